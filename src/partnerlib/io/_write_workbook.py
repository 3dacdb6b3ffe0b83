"""A registry as an Excel workbook: one sheet for each table."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any, Final

from partnerlib.errors import DocumentError, MissingExtraError, Problem
from partnerlib.io._cells import ERROR_VALUES
from partnerlib.io._header import VERSION, VERSION_KEY
from partnerlib.io._tabulate import Cell, tabulate
from partnerlib.io._workbook import HEADER_SHEET
from partnerlib.io._xlsx_parts import MOST_CELLS
from partnerlib.registry import Registry

# What a sheet can hold.
_LONGEST_CELL: Final = 32_767
_MOST_ROWS: Final = 2**20
_MOST_COLUMNS: Final = 2**14
_LARGEST_NUMBER: Final = 2**53

# Written as they are, these would be read as the character that they stand for.
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f]")
EPOCH: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 -- the file has no zone
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)  # the first time that an archive can tell
_PROPERTIES: Final = "docProps/core.xml"
_TIMES: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def workbook_bytes(registry: Registry) -> bytes:
    """Write a registry as a workbook; equal registries give the same bytes.

    Raises
    ------
    DocumentError
        If a text, or a table, is too large for a sheet.
    MissingExtraError
        If openpyxl is not installed (extra ``excel``).
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtraError("excel", "openpyxl") from error
    tables = tabulate(registry, longest=_LONGEST_CELL)
    for table in tables:
        _check_size(table.table.name, len(table) + 1, len(table.headings))
    book = Workbook(write_only=True)
    book.properties.creator = "partnerlib"
    book.properties.created = EPOCH
    _add_sheet(book, HEADER_SHEET, _header(registry))
    for table in tables:
        rows: Iterable[tuple[Cell, ...]] = table.rows()
        _add_sheet(book, table.table.name, [tuple(table.headings), *rows])
    raw = io.BytesIO()
    book.save(raw)
    return without_times(raw)


def _check_size(name: str, rows: int, columns: int) -> None:
    for size, most, unit in (
        (rows, _MOST_ROWS, "rows"),
        (columns, _MOST_COLUMNS, "columns"),
        (rows * columns, MOST_CELLS, "cells"),  # what is written is read again
    ):
        if size > most:
            problem = Problem.of("too-large", value=name, most=str(most), unit=unit)
            raise DocumentError([problem])


def _header(registry: Registry) -> list[tuple[Cell, ...]]:
    stated = {key: getattr(registry, key) for key in ("title", "licence", "date")}
    return [
        ("key", "value"),
        (VERSION_KEY, VERSION),
        *((key, str(value)) for key, value in stated.items() if value),
    ]


def _add_sheet(book: Any, name: str, rows: Iterable[tuple[Cell, ...]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    font = Font(bold=True)
    for number, row in enumerate(rows):
        cells: list[object] = []
        for value in row:
            cell = _plain(value)
            if isinstance(cell, str) and (number == 0 or _misleads(cell)):
                text = WriteOnlyCell(sheet, cell)
                text.data_type = "s"
                if number == 0:
                    text.font = font
                cells.append(text)
            else:
                cells.append(cell)
        sheet.append(cells)


def _misleads(text: str) -> bool:
    """Whether a text looks like a formula or an error, and is to stay a text."""
    return text.startswith("=") or text in ERROR_VALUES


def _plain(value: Cell) -> str | float | None:
    """Write a value so that a sheet keeps it exactly."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = _ESCAPED.sub("_x005F_", value)
        return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    exact = abs(value) <= _LARGEST_NUMBER and float(f"{value:.16g}") == value
    return value if exact else str(value)


def without_times(raw: io.BytesIO) -> bytes:
    """Pack a workbook anew without the times of its making."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(raw) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == _PROPERTIES:
                data = _TIMES.sub(f"{EPOCH.isoformat()}Z".encode(), data)
            new.writestr(zipfile.ZipInfo(name, _OLDEST), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


__all__ = ["EPOCH", "without_times", "workbook_bytes"]
