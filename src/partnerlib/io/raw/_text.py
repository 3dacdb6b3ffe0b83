"""What encoding a text is in."""

import codecs
import re
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._csv import unreadable

_MENDING: Final = "partnerlib-cp1252"
_HEAD: Final = 65_536
_MOST_ODD: Final = 0.02
# Without a mark, text in UTF-16 still has every second byte zero where it is Latin.
_ZEROS: Final = 0.15
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What no text holds, but for a slip.
_ODD: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as the Windows-1252 that it nearly always is.

    Byte by byte, because files are pasted together of both.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return byte.decode("latin-1"), error.start + 1


codecs.register_error(_MENDING, _as_windows)


@attrs.frozen
class Encoding:
    """How bytes become text: the arguments of a decoder."""

    name: str
    errors: str = "strict"


def encoding_of(data: bytes, file: str) -> tuple[Encoding, list[Problem]]:
    """Find out the encoding of a text.

    Returns
    -------
    encoding : Encoding
        UTF-8, UTF-16 or UTF-32 with or without a mark; where bytes are no UTF-8,
        they are read as Windows-1252.
    problems : list of Problem
        That it was so.

    Raises
    ------
    DocumentError
        If it is no text.
    """
    encoding = _unicode_of(data)
    head = data[:_HEAD].decode(encoding.name, encoding.errors)
    if len(_ODD.findall(head)) > _MOST_ODD * len(head):
        raise unreadable(file, "it is no text")
    if encoding.name != "utf-8":
        return encoding, []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return encoding, [Problem.of("cp1252-text", file=file)]
    return Encoding("utf-8"), []


def _unicode_of(data: bytes) -> Encoding:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, "replace")
    head = data[:_HEAD]
    upper, lower = head[::2].count(0), head[1::2].count(0)
    if max(upper, lower) > _ZEROS * len(head) and min(upper, lower) < len(head) / 100:
        return Encoding("utf-16-le" if lower > upper else "utf-16-be", "replace")
    return Encoding("utf-8", _MENDING)


__all__ = ["Encoding", "encoding_of"]
