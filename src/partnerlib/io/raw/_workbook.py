"""Tables from workbooks: XLSX, XLS and ODS, each sheet a table."""

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from partnerlib.errors import DocumentError, MissingExtraError
from partnerlib.io._csv import unreadable
from partnerlib.io._grid import CellError
from partnerlib.io._limits import Limits, check_cells, too_large
from partnerlib.io._xlsx_parts import (
    SheetFacts,
    TooLargeError,
    checked_facts,
    sheet_parts,
)
from partnerlib.io.raw._binary import check_binary
from partnerlib.io.raw._repeats import check_repeats
from partnerlib.io.raw._sparse import read_sparse
from partnerlib.io.raw._table import RawTable

XLS_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLSX: Final = "xl/workbook.xml"
_ODS: Final = "content.xml"


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
        opened = partial(CalamineWorkbook.from_filelike, io.BytesIO(data))
        return _read(opened, SheetVisibleEnum.Visible, data, label, file, limits)
    except (DocumentError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # Two readers on bytes of any origin: there is no list of what they raise,
        # and one of them, written in Rust, panics with what is no Exception.
        raise unreadable(label, f"it is no workbook: {error}") from error


def _read(  # noqa: PLR0917 -- one call, right above
    opened: Callable[[], Any],
    visible: object,
    data: bytes,
    label: str,
    file: str,
    limits: Limits,
) -> list[RawTable]:
    facts: dict[str, SheetFacts] = {}
    if data.startswith(XLS_MARK):
        check_binary(data, label, limits)
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            try:
                facts = _facts(archive, label, limits)
            except TooLargeError as error:
                if _XLSX not in archive.namelist():
                    raise too_large(
                        label, error.what, error.most, error.unit
                    ) from error
                return read_sparse(archive, label, file, limits)
    with opened() as book:
        sheets = book.sheets_metadata
        if len(sheets) > limits.tables:
            raise too_large(label, "the file", limits.tables, "tables")
        return [
            RawTable(
                f"{label} [{sheet.name}]",
                _rows(book, sheet.name, facts.get(sheet.name), label, limits),
                sheet.visible != visible,
                file=file,
                sheet=sheet.name,
            )
            for sheet in sheets
        ]


def _facts(
    archive: zipfile.ZipFile, label: str, limits: Limits
) -> dict[str, SheetFacts]:
    """Measure the sheets of an XLSX before anything is laid out."""
    if sum(part.file_size for part in archive.infolist()) > limits.bytes:
        raise too_large(label, "the workbook", limits.bytes, "bytes")
    facts = checked_facts(archive)
    if _XLSX not in archive.namelist():
        if _ODS not in archive.namelist():
            raise zipfile.BadZipFile("save it as .xlsx: it is a binary one")
        check_repeats(archive, label, limits)
        return {}
    parts = sheet_parts(archive).items()
    if not all(part in facts for _, part in parts if part in archive.namelist()):
        raise zipfile.BadZipFile("a sheet lies where none can lie")
    return {name: facts[part] for name, part in parts if part in facts}


def _rows(
    book: Any, name: str, facts: SheetFacts | None, label: str, limits: Limits
) -> Sequence[Sequence[object]]:
    sheet = book.get_sheet_by_name(name)
    # Both are counted from 0, as far as the last cell.
    if (sheet.total_height + 1) * (sheet.total_width + 1) > limits.cells:
        raise too_large(label, "the sheet", limits.cells, "cells")
    rows: list[list[object]] = sheet.to_python(skip_empty_area=False)
    if len(rows) > limits.rows:
        raise too_large(label, "the sheet", limits.rows, "rows")
    if max(map(len, rows), default=0) > limits.columns:
        raise too_large(label, "the sheet", limits.columns, "columns")
    check_cells(rows, label, limits)
    # Ranges that lie on one another would be written over and over.
    left = limits.cells
    for first, last in sheet.merged_cell_ranges or ():
        if left > 0:
            left -= _spread(rows, first, last)
    if facts is not None:
        for (row, column), text in facts.errors.items():
            # To the fast reader they are empty, and may lie beyond its last cell.
            rows.extend([] for _ in range(row + 1 - len(rows)))
            rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
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
