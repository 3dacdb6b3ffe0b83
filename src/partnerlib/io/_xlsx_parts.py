"""What the fast reader of workbooks does not tell: how large a sheet is, its errors.

That reader lays a sheet out as a full rectangle, so that one cell in the far corner
of an otherwise empty sheet would take all memory there is; and it shows a cell that
failed to compute as an empty one. Both stand plainly in the XML, and one pass over
it, without parsing it, is enough.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from typing import Final

import attrs

LARGEST: Final = 2**31
"""Bytes of a workbook once unpacked."""

MOST_CELLS: Final = 2**26
"""Cells of a sheet, empty ones among them."""

# A rectangle up to this size, or with one cell in so many filled, is no attack.
_SMALL: Final = 2**20
_SPARSE: Final = 1000

_CHUNK: Final = 2**22
_OVERLAP: Final = 2**15  # longer than any formula
_LONGEST_TAG: Final = 1000
_ALPHABET: Final = 26

_PLACE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_ERROR: Final = re.compile(rb"""\st\s*=\s*["']e["']""")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s")
_BOUND: Final = re.compile(rb"</?(?:\w+:)?c[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_TAG: Final = re.compile(r"<(?:\w+:)?(sheet|Relationship)\s([^<>]*)>")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


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
        allowed = min(MOST_CELLS, max(_SMALL, _SPARSE * self.cells))
        return self.width * self.height > allowed


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
    zipfile.BadZipFile
        If it is not what the archive says it is.
    KeyError
        If it is not there.
    """
    facts = SheetFacts()
    for chunk in _chunks(archive, part):
        places = _PLACE.findall(chunk)
        facts.cells += len(places)
        for column in {column for column, _ in places}:
            facts.width = max(facts.width, _column_number(column))
        for row in {row for _, row in places}:
            facts.height = max(facts.height, int(row))
        for found in _ERROR.finditer(chunk):
            _note_error(facts, chunk, found.start(), found.end())
    return facts


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
    where = (int(place[2]) - 1, _column_number(place[1]) - 1)
    facts.errors[where] = html.unescape(shown)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _ALPHABET + letter - ord("A") + 1
    return number


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        tail = b""
        while data := stream.read(_CHUNK):
            chunk = tail + data
            yield chunk
            tail = chunk[-_OVERLAP:]


def _tags(archive: zipfile.ZipFile, part: str) -> Iterator[dict[str, str]]:
    text = archive.read(part).decode("utf-8", "replace")
    for tag in _TAG.finditer(text):
        yield {
            found[1]: html.unescape(found[2] or found[3] or "")
            for found in _ATTRIBUTE.finditer(tag[2])
        }


__all__ = ["LARGEST", "MOST_CELLS", "SheetFacts", "sheet_facts", "sheet_parts"]
