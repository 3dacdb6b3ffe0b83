"""A registry as an Excel workbook: one sheet for each table."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from itertools import count, zip_longest
from typing import Any, Final

from partnerlib.errors import DocumentError, MissingExtraError, Problem
from partnerlib.io._cell_values import shielded_term
from partnerlib.io._column import Column
from partnerlib.io._header import VERSION, VERSION_KEY
from partnerlib.io._limits import DEFAULT_LIMITS
from partnerlib.io._sheet_dress import (
    ROWS,
    dress_columns,
    dress_heading,
    place_of,
    style_of,
    widen,
)
from partnerlib.io._tabulate import Cell, Written, tabulate
from partnerlib.io._template import TERMS_SHEET
from partnerlib.io._workbook import HEADER_SHEET
from partnerlib.model import Vocabulary
from partnerlib.registry import Registry

# What a sheet can hold.
_LONGEST_CELL: Final = 32_767
_MOST_ROWS: Final = 2**20
_MOST_COLUMNS: Final = 2**14
_MOST_CELLS: Final = DEFAULT_LIMITS.cells
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
    _add_rows(book.create_sheet(HEADER_SHEET), _header(registry))
    used = {each.vocabulary for table in tables for each in table.table.columns}
    listed = {
        name: each for name, each in registry.vocabularies.items() if name in used
    }
    for table in tables:
        _add_table(book.create_sheet(table.table.name), table, _offered(listed))
    _add_terms(book.create_sheet(TERMS_SHEET["en"]), listed)
    raw = io.BytesIO()
    book.save(raw)
    return without_times(raw)


def _check_size(name: str, rows: int, columns: int) -> None:
    for size, most, unit in (
        (rows, _MOST_ROWS, "rows"),
        (columns, _MOST_COLUMNS, "columns"),
        (rows * columns, _MOST_CELLS, "cells"),  # what is written is read again
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


def _add_rows(sheet: Any, rows: Iterable[tuple[Cell, ...]]) -> None:
    from openpyxl.cell import WriteOnlyCell

    for number, row in enumerate(rows):
        cells: list[object] = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            if number == 0:
                dress_heading(cell, is_required=False)
            cells.append(_filled(cell, value))
        sheet.append(cells)


def _filled(cell: Any, value: Cell) -> Any:
    """Put a value into a cell; None for nothing. A text stays a text."""
    plain = _plain(value)
    if plain is None:
        return None
    cell.value = plain
    if isinstance(plain, str):  # also if it looks like a formula or an error
        cell.data_type = "s"
    return cell


def _add_table(sheet: Any, table: Written, offered: Mapping[str, str]) -> None:
    from openpyxl.cell import WriteOnlyCell

    columns = [
        table.table.by_key.get(each) or Column(each, each) for each in table.headings
    ]
    rows = max(ROWS, min(len(table) + ROWS, _MOST_ROWS))
    dress_columns(sheet, columns, _key, offered, rows)
    headings: list[object] = []
    cells: list[Any] = []
    for column in columns:
        heading = WriteOnlyCell(sheet)
        dress_heading(heading, is_required=column.required)
        headings.append(_filled(heading, column.key))
        cell = WriteOnlyCell(sheet)
        cell.number_format = style_of(column)
        cells.append(cell)  # for all rows: each is written before the next is filled
    sheet.append(headings)
    for row in table.rows():
        sheet.append(list(map(_filled, cells, row)))


def _key(column: Column) -> str:
    return column.key


def _offered(vocabularies: Mapping[str, Vocabulary]) -> dict[str, str]:
    """Give where the terms of each vocabulary stand in their sheet."""
    return {
        name: place_of(TERMS_SHEET["en"], number, len(each.concepts))
        for number, (name, each) in zip(
            count(1, _TERM_COLUMNS), vocabularies.items(), strict=False
        )
        if each.concepts
    }


_TERM_COLUMNS: Final = 3  # its id and labels


def _add_terms(sheet: Any, vocabularies: Mapping[str, Vocabulary]) -> None:
    """List the allowed terms as cells hold them, beside what they are called."""
    columns: list[list[str]] = []
    for name, vocabulary in vocabularies.items():
        terms = vocabulary.concepts
        columns += (
            [name, *(shielded_term(each.id, vocabulary) for each in terms)],
            ["label_en", *(each.label("en") for each in terms)],
            ["label_fr", *(each.label("fr") for each in terms)],
        )
    widen(sheet, len(columns))
    _add_rows(sheet, zip_longest(*columns))


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
