"""Whether a file holds hashtags, without reading all of it."""

import io
import re
import zipfile
from pathlib import Path
from typing import Final

from partnerlib.io.hxl._table import find_tags
from partnerlib.io.hxl._tags import KNOWN
from partnerlib.io.raw import DEFAULT_LIMITS
from partnerlib.io.raw._delimited import read_delimited
from partnerlib.io.raw._workbook import XLS_MARK

_NAMES: Final = "|".join(sorted(KNOWN))
_HASHTAG: Final = re.compile(rb"#(?:%s)\b" % _NAMES.encode(), re.IGNORECASE)
# In a workbook each hashtag is a text of its own, and begins it.
_IN_XML: Final = re.compile(rb">\s*#(?:%s)\b" % _NAMES.encode(), re.IGNORECASE)
_IN_JSON: Final = re.compile(rb'"\s*#(?:%s)\b' % _NAMES.encode(), re.IGNORECASE)
_TEXT_PARTS: Final = ("xl/sharedStrings.xml", "content.xml")
_SHEETS: Final = "xl/worksheets/"
_CHUNK: Final = 2**20
_OVERLAP: Final = 64
_MOST: Final = 2**28
_WIDE: Final = b"\0"


def has_hashtags(path: Path, head: bytes) -> bool:
    """Tell whether a file has hashtags; never raises for what is in it."""
    try:
        if head.startswith(XLS_MARK):
            return _in_binary(path)
        if head.startswith(b"PK"):
            with zipfile.ZipFile(path) as archive:
                return _in_archive(archive)
        return _in_text(head)
    except Exception:  # noqa: BLE001 -- whoever reads it next says what is wrong
        return False


def _in_text(head: bytes) -> bool:
    plain = head.replace(_WIDE, b"")  # UTF-16
    if not _HASHTAG.search(plain):
        return False
    if plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] in (b"[", b"{"):
        return _IN_JSON.search(plain) is not None
    table, _ = read_delimited(head, "", "", DEFAULT_LIMITS)
    return find_tags(table.rows) is not None


def _in_archive(archive: zipfile.ZipFile) -> bool:
    names = archive.namelist()
    parts = [name for name in names if name in _TEXT_PARTS or name.startswith(_SHEETS)]
    if parts:
        return any(_in_part(archive, name) for name in sorted(parts, key=_order))
    for name in names:
        with archive.open(name) as stream:
            head = stream.read(_OVERLAP * 1024)
        if head.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(archive.read(name))) as inner:
                if "xl/workbook.xml" in inner.namelist() and _in_archive(inner):
                    return True
        elif _in_text(head):
            return True
    return False


def _order(name: str) -> tuple[bool, str]:
    return (name not in _TEXT_PARTS, name)


def _in_part(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as stream:
        tail, read = b"", 0
        while (data := stream.read(_CHUNK)) and read < _MOST:
            if _IN_XML.search(tail + data):
                return True
            tail, read = data[-_OVERLAP:], read + len(data)
    return False


def _in_binary(path: Path) -> bool:
    data = path.read_bytes()[:_MOST]
    return (
        _HASHTAG.search(data) is not None
        or _HASHTAG.search(data.replace(_WIDE, b"")) is not None
    )


__all__ = ["has_hashtags"]
