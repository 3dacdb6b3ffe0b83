"""Sheets whose cells lie far apart, read cell by cell.

The fast reader lays a sheet out as a full rectangle. Some workbooks of the field hold
a few hundred rows, and formats in millions of empty cells around them: these are read
here, in memory that grows with what is filled.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final, cast
from xml.etree.ElementTree import Element, XMLPullParser

from partnerlib.io._csv import unreadable
from partnerlib.io._grid import CellError
from partnerlib.io._limits import Limits, check_cells, too_large
from partnerlib.io._xlsx_parts import sheet_parts
from partnerlib.io.raw._table import RawTable

_CHUNK: Final = 2**18
_OVERLAP: Final = 32
_WORKBOOK: Final = "xl/workbook.xml"
_STYLES: Final = "xl/styles.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
_DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_PLACE: Final = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48)})
_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 -- as a sheet has it
_DAYS_LATER: Final = 1462  # where days are counted from 1904
_ALPHABET: Final = 26


def read_sparse(
    archive: zipfile.ZipFile, label: str, file: str, limits: Limits
) -> list[RawTable]:
    """Read the sheets of an XLSX in their order.

    Raises
    ------
    DocumentError
        If it goes beyond a limit, or declares entities.
    """
    book = _Book(archive, label, limits)
    tables: list[RawTable] = []
    for name, part in sheet_parts(archive).items():
        if part in book.parts:
            shown = f"{label} [{name}]"
            rows = book.rows(part, shown)
            tables.append(
                RawTable(shown, rows, name in book.hidden, file=file, sheet=name)
            )
    return tables


class _Book:
    def __init__(self, archive: zipfile.ZipFile, label: str, limits: Limits) -> None:
        self._archive = archive
        self._label = label
        self._limits = limits
        self.parts = frozenset(archive.namelist())
        self.hidden: set[str] = set()
        self._days_later = 0
        for each in self._parsed(_WORKBOOK, "sheet", "workbookPr"):
            if each.get("state", "visible") != "visible":
                self.hidden.add(each.get("name", ""))
            if each.get("date1904") in ("1", "true"):
                self._days_later = _DAYS_LATER
        self._is_date = [*self._date_styles()]
        self._texts = [*self._shared_texts()]

    def rows(self, part: str, label: str) -> list[Sequence[object]]:
        """Read a sheet; rows end with their last cell that is filled."""
        rows: list[Sequence[object]] = []
        number = cells = 0
        for row in self._parsed(part, "row"):
            stated = row.get("r", "")
            number = int(stated) if stated.isdecimal() else number + 1
            found = self._cells(row)
            if not found:
                continue
            width = max(found) + 1
            cells += width
            if number > self._limits.rows or width > self._limits.columns:
                raise too_large(label, "the sheet", self._limits.rows, "rows")
            if cells > self._limits.cells:
                raise too_large(label, "the sheet", self._limits.cells, "cells")
            if number <= len(rows):
                raise unreadable(label, f"row {number} stands out of order")
            rows.extend([()] * (number - 1 - len(rows)))
            rows.append([found.get(column, "") for column in range(width)])
            check_cells(rows[-1:], label, self._limits)
        return rows

    def _cells(self, row: Element) -> dict[int, object]:
        found: dict[int, object] = {}
        column = -1
        for cell in row:
            if _local(cell) == "c":
                place = _PLACE.fullmatch(cell.get("r", ""))
                column = _column(place[1]) if place else column + 1
                value = self._value(cell)
                if value != "":
                    found[column] = value
        return found

    def _value(self, cell: Element) -> object:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        text = next((each.text or "" for each in cell if _local(each) == "v"), "")
        if kind == "s":
            at = int(text) if text.isdecimal() else len(self._texts)
            return self._texts[at] if at < len(self._texts) else ""
        if kind == "b":
            return text == "1"
        if kind == "e":
            return CellError(text)
        return text if kind != "n" or not text else self._number(text, cell)

    def _number(self, text: str, cell: Element) -> object:
        try:
            number = float(text)
        except ValueError:
            return text
        style = cell.get("s", "")
        at = int(style) if style.isdecimal() else len(self._is_date)
        if at < len(self._is_date) and self._is_date[at]:
            try:
                return _EPOCH + dt.timedelta(days=number + self._days_later)
            except (OverflowError, ValueError):
                return number
        return number

    def _date_styles(self) -> Iterator[bool]:
        formats: dict[str, str] = {}
        for each in self._parsed(_STYLES, "numFmt", "cellXfs"):
            formats[each.get("numFmtId", "")] = each.get("formatCode", "")
            for style in each:
                number = style.get("numFmtId", "")
                code = _LITERAL.sub("", formats.get(number, "")).lower()
                yield (number.isdecimal() and int(number) in _DATE_FORMATS) or (
                    not set("dmyhs").isdisjoint(code)
                )

    def _shared_texts(self) -> Iterator[str]:
        length = 0
        for each in self._parsed(_STRINGS, "si"):
            text = _text(each)
            length += len(text)
            if length > self._limits.tree_bytes:
                most = self._limits.tree_bytes
                raise too_large(self._label, "the workbook", most, "characters")
            yield text

    def _parsed(self, part: str, *tags: str) -> Iterator[Element]:
        """Yield the elements of some names; what declares entities is refused."""
        if part not in self.parts:
            return
        parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
        path: list[Element] = []
        with self._archive.open(part) as stream:
            tail = b""
            while chunk := stream.read(_CHUNK):
                if _DECLARED.search((tail + chunk).replace(b"\0", b"")):
                    raise unreadable(self._label, "it declares entities")
                tail = chunk[-_OVERLAP:]
                parser.feed(chunk)
                yield from _ended(parser, path, tags)


def _ended(
    parser: "XMLPullParser[Element]", path: list[Element], tags: Sequence[str]
) -> Iterator[Element]:
    events = cast("Iterator[tuple[str, Element]]", parser.read_events())
    for event, element in events:
        if event == "start":
            path.append(element)
            continue
        path.pop()
        if _local(element) in tags:
            yield element
        if path and not any(_local(each) in tags for each in path):
            path[-1].remove(element)  # or the tree would hold all of it


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: Element) -> str:
    """Join the texts of an element, but for how they are pronounced."""
    parts: list[str] = []
    for each in element:
        name = _local(each)
        if name == "t":
            parts.append(each.text or "")
        elif name != "rPh":
            parts.append(_text(each))
    return "".join(parts)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _ALPHABET + ord(letter) - ord("A") + 1
    return number - 1


__all__ = ["read_sparse"]
