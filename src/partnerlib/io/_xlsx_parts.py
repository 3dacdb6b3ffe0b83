"""What the fast reader of workbooks does not tell: how large a sheet is, its errors.

That reader lays a sheet out as a full rectangle, so that one cell in the far corner
of an otherwise empty sheet would take all memory there is; it makes a text of its own
of each cell that shares one; it unpacks what is there and not what the archive says
is; and it shows a cell that failed to compute as an empty one. All of this stands
plainly in the XML, and one pass over it, without parsing it, is enough.
"""

import html
import re
import struct
import zipfile
import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from partnerlib.io._limits import check_time, current_limits

_WIDEST: Final = 4  # bytes of a character

# A rectangle up to this size, or with one cell in so many filled, is no attack.
_SMALL: Final = 2**20
_SPARSE: Final = 1000

_CHUNK: Final = 2**22
_OVERLAP: Final = 2**15  # longer than any formula
_LONGEST_TAG: Final = 1000
_ALPHABET: Final = 26
_LONGEST_NUMBER: Final = 10  # digits
_LONGEST_COLUMN: Final = 7  # letters
_FAR: Final = 2**40  # beyond all sheets
_LARGEST_INDEX: Final = 2**24
_HEADER: Final = 30  # bytes before the name of a part
_LENGTHS: Final = 26  # where in them the lengths of it and of what follows stand
_ENCRYPTED: Final = 1
_RAW: Final = -15  # zlib: without header
_XML: Final = ".xml"
_STRINGS: Final = "xl/sharedstrings.xml"
# What other programs keep in a workbook, in UTF-16 often; no sheet lies there.
_FOREIGN: Final = "customxml/"

_PREFIX: Final = rb"<(?:[^\s<>/:!?]+:)?"
_PLACE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_ERROR: Final = re.compile(rb"""\st\s*=\s*["']e["']""")
_ERROR_MARKS: Final = (b'"e"', b"'e'")
_CELL: Final = re.compile(_PREFIX + rb"c\s")
_BOUND: Final = re.compile(rb"</?(?:\w+:)?c[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_STEP: Final = re.compile(_PREFIX + rb"(c|row)(?=[\s/>])([^<>]*)")
# A row or cell that does not begin by saying where it stands.
_UNPLACED: Final = re.compile(
    _PREFIX + rb"""(?:c|row)(?:[/>]|\s+(?!r\s*=\s*["'][A-Za-z]*[0-9]+["']))"""
)
_ITEM: Final = re.compile(_PREFIX + rb"si[\s/>]")
_SHARED: Final = re.compile(rb">\s*([0-9]{1,10})\s*<")
_TAG: Final = re.compile(r"<(?:\w+:)?(sheet|Relationship)\s([^<>]*)>")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


class TooLargeError(Exception):
    """A workbook beyond a limit.

    Attributes
    ----------
    what : str
        What of it.
    most : int
        The limit.
    unit : str
        What is counted.
    """

    def __init__(self, what: str, most: int, unit: str) -> None:
        super().__init__(what, most, unit)
        self.what = what
        self.most = most
        self.unit = unit


@attrs.define
class SheetFacts:
    """What one pass over a sheet tells.

    Attributes
    ----------
    cells : int
        The cells that are there.
    width, height : int
        The rectangle that holds them.
    errors : dict
        What the cells show that failed to compute, by row and column from 0.
    """

    cells: int = 0
    width: int = 0
    height: int = 0
    errors: dict[tuple[int, int], str] = attrs.field(factory=dict[tuple[int, int], str])

    @property
    def is_too_large(self) -> bool:
        """Whether the rectangle is larger than what is in it explains."""
        most = current_limits().cells
        allowed = min(most, max(_SMALL, _SPARSE * self.cells))
        return self.width * self.height > allowed or self.cells > 2 * most


def checked_facts(archive: zipfile.ZipFile) -> dict[str, SheetFacts]:
    """See to it that a workbook can be unpacked and laid out without harm.

    What sheets the workbook names is not asked: two readers may not agree on it.

    Returns
    -------
    dict of str to SheetFacts
        By part of the archive; what is not among them is no sheet.

    Raises
    ------
    TooLargeError
        If it goes beyond a limit.
    zipfile.BadZipFile
        If it is not what the archive says it is.
    """
    infos = archive.infolist()
    limits = current_limits()
    if sum(part.file_size for part in infos) > limits.unpacked:
        raise TooLargeError("the workbook", limits.unpacked, "bytes")
    names = {part.filename.lower() for part in infos}
    if len(names) < len(infos):
        raise zipfile.BadZipFile("a part stands twice")
    every: dict[str, SheetFacts] = {}
    lengths = _shared_lengths(archive)
    longest = max(lengths, default=0)
    for part in infos:
        name = part.filename.lower()
        if not name.endswith(_XML) or name.startswith(_FOREIGN):
            for _ in _inflated(archive, part.filename):
                continue
            continue
        facts = every[part.filename] = sheet_facts(archive, part.filename)
        if facts.is_too_large:
            raise TooLargeError("the sheet", limits.cells, "cells")
        # Only where it could matter is it looked up which texts the cells share.
        if longest * facts.cells > limits.tree_bytes:
            _check_shared(archive, part.filename, lengths)
    return every


def _shared_lengths(archive: zipfile.ZipFile) -> "array[int]":
    """Give the length of each text that cells share, marks of format included."""
    lengths: array[int] = array("q")
    for name in archive.namelist():
        if name.lower() == _STRINGS:
            at = -1
            begun = 0
            for chunk in _tags_of(archive, name):
                for found in _ITEM.finditer(chunk):
                    if at >= 0:
                        lengths.append(begun + found.start() - at)
                    at = begun + found.start()
                begun += len(chunk)
            if at >= 0:
                lengths.append(begun - at)
    return lengths


def _check_shared(archive: zipfile.ZipFile, part: str, lengths: Sequence[int]) -> None:
    """Refuse a sheet whose cells share texts that are too much for all of them.

    Any number may be that of a text; what is no number is none of them.
    """
    total = 0
    most = current_limits().tree_bytes
    for chunk in _tags_of(archive, part):
        for number in _SHARED.findall(chunk):
            at = int(number)
            total += lengths[at] if at < len(lengths) else 0
        if total > most:
            raise TooLargeError("the sheet", most, "bytes")


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of the archive that holds each sheet, by name of the sheet."""
    targets = {
        tag.get("Id"): tag.get("Target", "") for tag in _tags(archive, _RELATIONS)
    }
    parts: dict[str, str] = {}
    for tag in _tags(archive, _WORKBOOK):
        target = targets.get(tag.get("r:id") or tag.get("id"), "")
        part = target[1:] if target.startswith("/") else f"xl/{target}"
        parts[tag.get("name", "")] = part
    return parts


def sheet_facts(archive: zipfile.ZipFile, part: str) -> SheetFacts:
    """Read a sheet once from end to end.

    Raises
    ------
    TooLargeError
        If a text of it goes beyond the limit.
    zipfile.BadZipFile
        If it is not what the archive says it is.
    KeyError
        If it is not there.
    """
    facts = SheetFacts()
    steps = _Steps()
    most = 2 * current_limits().cells
    for chunk, fresh in _chunks(archive, part):
        places = _PLACE.findall(chunk)
        facts.cells += len(places)
        for column in {column for column, _ in places}:
            facts.width = max(facts.width, _column_number(column))
        for row in {row for _, row in places}:
            facts.height = max(facts.height, _number(row))
        if steps.has_begun or _UNPLACED.search(chunk):
            steps.take(facts, chunk[fresh:] if steps.has_begun else chunk)
        if any(mark in chunk for mark in _ERROR_MARKS):  # most have none: look fast
            for found in _ERROR.finditer(chunk):
                _note_error(facts, chunk, found.start(), found.end())
        if facts.cells > most:
            break  # for whatever follows, it is too large
    return facts


class _Steps:
    """Counts rows and cells that do not say where they stand: beside the last one."""

    def __init__(self) -> None:
        self.has_begun = False
        self._rest = b""
        self._row = self._column = 0

    def take(self, facts: SheetFacts, data: bytes) -> None:
        """Go on to the last tag that is whole."""
        if not self.has_begun:
            self._row = facts.height
            self.has_begun = True
        data = self._rest + data
        end = data.rfind(b"<")
        self._rest = data[max(0, end) :]
        for kind, inside in _STEP.findall(data, 0, max(0, end)):
            place = _PLACE.search(inside)
            if kind == b"c":
                self._column = _column_number(place[1]) if place else self._column + 1
                facts.cells += place is None
                facts.width = max(facts.width, self._column)
            else:
                self._row = _number(place[2]) if place else self._row + 1
                self._column = 0
                facts.height = max(facts.height, self._row)


def _note_error(facts: SheetFacts, chunk: bytes, start: int, end: int) -> None:
    # Windows and bounds keep the cost linear, whatever stands there.
    opening = chunk.rfind(b"<", max(0, start - _LONGEST_TAG), start)
    tag = chunk[max(0, opening) : end + _LONGEST_TAG].partition(b">")[0]
    place = _PLACE.search(tag)
    if place is None or not _CELL.match(tag):
        return
    bound = _BOUND.search(chunk, end)
    value = _VALUE.search(chunk, end, bound.start() if bound else len(chunk))
    shown = value[1].decode("utf-8", "replace") if value else "#"
    where = (_number(place[2]) - 1, _column_number(place[1]) - 1)
    facts.errors[where] = html.unescape(shown)


def _number(digits: bytes) -> int:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _FAR


def _column_number(letters: bytes) -> int:
    if len(letters) > _LONGEST_COLUMN:
        return _FAR
    number = 0
    for letter in letters.upper():
        number = number * _ALPHABET + letter - ord("A") + 1
    return number


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, int]]:
    """Yield a part in pieces that overlap, with where what is new begins in each."""
    tail = b""
    run = 0
    longest = _WIDEST * current_limits().cell
    for data in _inflated(archive, part):
        if b"\0" in data:
            raise zipfile.BadZipFile("it is no text in UTF-8")
        first = data.find(b"<")
        run += len(data) if first < 0 else first
        if run > longest:
            raise TooLargeError("a cell", longest, "bytes")
        if first >= 0:
            run = len(data) - data.rfind(b"<")
        chunk = tail + data
        yield chunk, len(tail)
        tail = chunk[-_OVERLAP:]


def _tags_of(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part in pieces that each begin where a tag does."""
    rest = b""
    for chunk, fresh in _chunks(archive, part):
        data = rest + chunk[fresh:]
        end = max(0, data.rfind(b"<"))
        yield data[:end]
        rest = data[end:]
    yield rest


def _inflated(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Unpack a part piece by piece, and no farther than the archive says it goes.

    Other readers go on, so that a part which says to be small could be any size.
    """
    info = archive.getinfo(part)
    packed = _packed(archive, info)
    size = 0
    for data in packed if info.compress_type == zipfile.ZIP_STORED else _unpack(packed):
        check_time(part)
        size += len(data)
        if size > info.file_size:
            break
        yield data
    if size != info.file_size:
        raise zipfile.BadZipFile("a part is not as large as the archive says")


def _packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    is_usual = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    stream = archive.fp
    if stream is None or not is_usual or info.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile("it is packed in an unusual way")
    stream.seek(info.header_offset)
    lengths = struct.unpack_from("<HH", stream.read(_HEADER).ljust(_HEADER), _LENGTHS)
    at = info.header_offset + _HEADER + sum(lengths)
    end = at + info.compress_size
    while at < end:
        stream.seek(at)  # others read the same file in between
        data = stream.read(min(_CHUNK, end - at))
        if not data:
            return
        at += len(data)
        yield data


def _unpack(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflate = zlib.decompressobj(_RAW)
    for data in packed:
        rest = data
        while rest and not inflate.eof:
            yield inflate.decompress(rest, _CHUNK)
            rest = inflate.unconsumed_tail
    yield inflate.flush()


def _tags(archive: zipfile.ZipFile, part: str) -> Iterator[dict[str, str]]:
    data = bytearray()
    for each in _inflated(archive, part):
        data += each
        if len(data) > _LARGEST_INDEX:
            raise TooLargeError("the list of sheets", _LARGEST_INDEX, "bytes")
    for tag in _TAG.finditer(data.decode("utf-8", "replace")):
        yield {
            found[1]: html.unescape(found[2] or found[3] or "")
            for found in _ATTRIBUTE.finditer(tag[2])
        }


__all__ = [
    "SheetFacts",
    "TooLargeError",
    "checked_facts",
    "sheet_facts",
    "sheet_parts",
]
