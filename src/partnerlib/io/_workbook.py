"""Tables from an Excel workbook: one sheet each."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from partnerlib.errors import DocumentError, MissingExtraError, Problem
from partnerlib.io._column import Table, reduced
from partnerlib.io._columns import TABLE_BY_NAME
from partnerlib.io._csv import unreadable
from partnerlib.io._folder import no_table, shown
from partnerlib.io._grid import CellError, Grid, as_text
from partnerlib.io._header import Header, read_header
from partnerlib.io._limits import current_limits, too_large
from partnerlib.io._tables import TablesDocument
from partnerlib.io._template import TERMS_SHEET
from partnerlib.io._xlsx_parts import (
    TooLargeError,
    checked_facts,
    sheet_parts,
)
from partnerlib.registry import hints

HEADER_SHEET: Final = "registry"
_HEADER_NAMES: Final = (HEADER_SHEET, "registre")
_TERM_SHEETS: Final = frozenset(map(reduced, TERMS_SHEET.values()))
_PAIR: Final = 2
_MOST_HINTED: Final = 50  # unknown sheets for which similar names are looked up


def open_workbook(path: Path) -> TablesDocument:
    """Open an .xlsx workbook.

    Parameters
    ----------
    path : Path
        Where it lies; problems name it and the sheet.

    Raises
    ------
    DocumentError
        If it cannot be read.
    MissingExtraError
        If python-calamine is not installed (extra ``excel``).
    """
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise MissingExtraError("excel", "python-calamine") from error
    file = shown(path)
    try:
        with zipfile.ZipFile(path) as archive:
            reading = _Reading(archive, file)
            with CalamineWorkbook.from_path(path) as book:  # pyright: ignore[reportUnknownMemberType]
                reading.count(len(book.sheet_names))
                for name in book.sheet_names:
                    reading.take(book, name)
    except TooLargeError as error:
        raise too_large(file, error.what, error.most, error.unit) from error
    except (DocumentError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # Two readers on bytes of any origin: there is no list of what they raise,
        # and one of them, written in Rust, panics with what is no Exception.
        raise unreadable(file, f"it is no workbook: {error}") from error
    return reading.document()


class _Reading:
    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._facts = checked_facts(archive)
        size = sum(part.file_size for part in archive.infolist())
        self._limits = current_limits()
        self._has_long_cells = size > self._limits.cell
        self._cells = 0
        self._parts = sheet_parts(archive)
        self._file = file
        self._grids: dict[str, Grid] = {}
        self._header = Header()
        self._problems: list[Problem] = []
        self._is_ours = False

    def count(self, sheets: int) -> None:
        """See that there are not too many sheets."""
        if sheets > self._limits.tables:
            raise too_large(self._file, "the file", self._limits.tables, "tables")

    def take(self, book: Any, name: str) -> None:
        """Read a sheet if it is a table."""
        label = f"{self._file} [{name}]"
        table = TABLE_BY_NAME.get(reduced(name))
        if reduced(name) in _TERM_SHEETS:
            return  # what a template offers to choose from
        if reduced(name) in _HEADER_NAMES:
            self._take_header(self._rows(book, name, label), label)
        elif table is None:
            few = len(self._problems) < _MOST_HINTED
            similar = hints(name.strip().lower(), TABLE_BY_NAME) if few else ()
            hint = ", ".join(similar)
            problem = Problem.of("unknown-table", file=label, value=name, hint=hint)
            self._problems.append(problem)
        elif table.name in self._grids:
            problem = Problem.of("repeated-table", file=label, value=name)
            self._problems.append(problem)
        else:
            self._take_table(table, self._rows(book, name, label), label)

    def document(self) -> TablesDocument:
        """Give what was read, if there was anything."""
        if not self._grids and not self._is_ours:
            raise DocumentError(
                [*self._problems, no_table(self._file, mappable=self._file)]
            )
        return TablesDocument(self._grids.values(), self._header, self._problems)

    def _take_table(
        self, table: Table, rows: list[Sequence[object]], label: str
    ) -> None:
        self._grids[table.name] = Grid.of(table, label, rows, typed=True)

    def _take_header(self, rows: list[Sequence[object]], label: str) -> None:
        self._is_ours = True
        stated: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for number, row in enumerate(rows, 1):
            key, value = (as_text(cell).strip() for cell in (*row, "", "")[:_PAIR])
            if key and (number > 1 or reduced(key) not in ("key", "cle")):
                stated[key] = value
                numbers[key] = number

        def place(key: str, problem: Problem) -> Problem:
            return attrs.evolve(problem, file=label, row=numbers[key], column=key)

        self._header, problems = read_header(stated, place)
        self._problems.extend(problems)

    def _rows(self, book: Any, name: str, label: str) -> list[Sequence[object]]:
        facts = self._facts[self._parts[name]]
        limits = self._limits
        if self._cells > limits.cells:  # of the sheets before
            raise too_large(self._file, "the workbook", limits.cells, "cells")
        rows: list[Any] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        self._cells += sum(map(len, rows))
        if self._has_long_cells:
            for row in rows:
                for cell in row:
                    if isinstance(cell, str) and len(cell) > limits.cell:
                        raise too_large(label, "a cell", limits.cell, "characters")
        for (row, column), text in facts.errors.items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = CellError(text)
        return rows


__all__ = ["HEADER_SHEET", "open_workbook"]
