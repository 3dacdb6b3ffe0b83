"""Tables from workbooks: XLSX, XLS and ODS, each sheet a table."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final

from partnerlib.errors import DocumentError, MissingExtraError
from partnerlib.io._csv import unreadable
from partnerlib.io._grid import CellError
from partnerlib.io._xlsx_parts import (
    SheetFacts,
    TooLargeError,
    sheet_facts,
    sheet_parts,
)
from partnerlib.io.raw._limits import Limits, too_large
from partnerlib.io.raw._table import RawTable

XLS_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLSX: Final = "xl/workbook.xml"
_ODS: Final = "content.xml"
_STRINGS: Final = "xl/sharedStrings.xml"
_CHUNK: Final = 2**20


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is itself a workbook."""
    names = archive.namelist()
    return any(name.startswith("xl/") for name in names) or _ODS in names


def read_workbook(data: bytes, label: str, file: str, limits: Limits) -> list[RawTable]:
    """Read the sheets of a workbook in their order.

    Raises
    ------
    DocumentError
        If it cannot be read or goes beyond a limit.
    MissingExtraError
        If python-calamine is not installed (extra ``excel``).
    """
    try:
        from python_calamine import CalamineWorkbook, SheetVisibleEnum
    except ImportError as error:
        raise MissingExtraError("excel", "python-calamine") from error
    try:
        facts = _facts(data, label, limits)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                (sheet.name, sheet.visible != SheetVisibleEnum.Visible)
                for sheet in book.sheets_metadata
            ]
            return _tables(book, sheets, facts, label, file, limits=limits)
    except TooLargeError as error:
        raise too_large(label, error.what, error.most, error.unit) from error
    except (DocumentError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # Two readers on bytes of any origin: there is no list of what they raise,
        # and one of them, written in Rust, panics with what is no Exception.
        raise unreadable(label, f"it is no workbook: {error}") from error


def _tables(
    book: Any,
    sheets: Sequence[tuple[str, bool]],
    facts: Mapping[str, SheetFacts],
    label: str,
    file: str,
    *,
    limits: Limits,
) -> list[RawTable]:
    if len(sheets) > limits.tables:
        raise too_large(label, "the file", limits.tables, "tables")
    tables: list[RawTable] = []
    for name, is_hidden in sheets:
        shown = f"{label} [{name}]"
        rows = _rows(book, name, facts.get(name), shown, limits)
        tables.append(RawTable(shown, rows, is_hidden, file=file, sheet=name))
    return tables


def _facts(data: bytes, label: str, limits: Limits) -> dict[str, SheetFacts]:
    """Measure the sheets of an XLSX before anything is laid out."""
    if data.startswith(XLS_MARK):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > limits.bytes:
            raise too_large(label, "the workbook", limits.bytes, "bytes")
        # Read to the end, a part that unpacks to more than it says is found out.
        for part in archive.namelist():
            if part in (_STRINGS, _ODS):
                with archive.open(part) as stream:
                    while stream.read(_CHUNK):
                        continue
        if _XLSX not in archive.namelist():
            return {}
        return {
            name: sheet_facts(archive, part)
            for name, part in sheet_parts(archive).items()
            if part in archive.namelist()
        }


def _rows(
    book: Any, name: str, facts: SheetFacts | None, label: str, limits: Limits
) -> Sequence[Sequence[object]]:
    if facts is not None and facts.is_too_large:
        raise too_large(label, "the sheet", limits.cells, "cells")
    sheet = book.get_sheet_by_name(name)
    # Both are counted from 0, as far as the last cell.
    if (sheet.total_height + 1) * (sheet.total_width + 1) > limits.cells:
        raise too_large(label, "the sheet", limits.cells, "cells")
    rows: list[list[object]] = sheet.to_python(skip_empty_area=False)
    # Ranges that lie on one another would be written over and over.
    left = limits.cells
    for first, last in sheet.merged_cell_ranges or ():
        if left > 0:
            left -= _spread(rows, first, last)
    if facts is not None:
        for (row, column), text in facts.errors.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = CellError(text)
    return rows


def _spread(
    rows: Sequence[list[object]], first: tuple[int, int], last: tuple[int, int]
) -> int:
    """Say in every part of a merged cell what it says; a number counts but once.

    Returns how many cells were written.
    """
    top, left = first
    text = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
    written = 1
    if isinstance(text, str) and text:
        for row in rows[top : last[0] + 1]:
            width = min(last[1] + 1, len(row)) - left
            row[left : left + width] = [text] * width
            written += width
    return written


__all__ = ["XLS_MARK", "is_workbook", "read_workbook"]
