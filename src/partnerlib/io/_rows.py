"""The values of a table column by column, and the faults of its rows."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from partnerlib.errors import Problem, Violation
from partnerlib.io._cells import Bad, CellReader, violation
from partnerlib.io._columns import COLUMN_OF_FIELD
from partnerlib.io._grid import CellError, Sheet


class Rows:
    """Reads the columns of a sheet and collects what is wrong, row by row.

    A fault is noted where it lies and its cell read as empty, so that one row can
    tell all of its faults at once.
    """

    def __init__(self, sheet: Sheet, reader: CellReader) -> None:
        self.sheet = sheet
        self.layout = sheet.layout
        self._reader = reader
        # By row, by index of the column; a column that is not there is named.
        self.faults: dict[int, dict[int | str, list[Violation]]] = {}

    def values(self, key: str) -> list[Any] | None:
        """Read a column; None if it is not there or wholly empty."""
        index = self.layout.columns.get(key)
        if index is None:
            return None
        column = self.sheet.table.by_key[key]
        texts = self.texts(index, days=column.kind == "date")
        if not any(texts):
            return None
        if column.kind == "text":
            return list(texts)  # the model itself tidies texts
        cells = self._reader.cells(column)
        values: list[Any] = [cells[text] for text in texts]
        if cells.faulty:
            empty = cells[""]
            for row, value in enumerate(values):
                if type(value) is Bad:
                    self.blame(row, index, value.violations)
                    values[row] = empty
        return values

    def texts(self, index: int, *, days: bool = False) -> Sequence[str]:
        """Give a column as texts; cells that failed to compute are faults."""
        if self.sheet.grid.typed:
            for row, cell in enumerate(self.sheet.cells(index)):
                if type(cell) is CellError:
                    self.blame(row, index, [violation("cell-error", cell)])
        return self.sheet.texts(index, days=days)

    def is_blank(self, row: int) -> bool:
        """Whether a row holds nothing but blanks."""
        return not any(
            self.sheet.text(row, index) for index in range(len(self.layout.headings))
        )

    def blame(
        self, row: int, where: int | str, violations: Iterable[Violation]
    ) -> None:
        """Note faults of a cell."""
        self.faults.setdefault(row, {}).setdefault(where, []).extend(violations)

    def blame_field(self, row: int, violations: Iterable[Violation]) -> None:
        """Note faults by the fields that they name, unless the cell has one."""
        for key, group in itertools.groupby(violations, self._where):
            if key not in self.faults.get(row, {}):
                self.blame(row, key, group)

    def is_faulty(self, row: int, key: str) -> bool:
        """Whether a cell has a fault."""
        return self.layout.columns.get(key, key) in self.faults.get(row, {})

    def _where(self, fault: Violation) -> int | str:
        key = COLUMN_OF_FIELD.get(fault.field, fault.field)
        return self.layout.columns.get(key, key)

    def problems(self, records: Sequence[str | None]) -> Iterator[Problem]:
        """Yield a problem for each fault, in the order of rows and columns."""
        for row in sorted(self.faults):
            for where in sorted(self.faults[row], key=_position):
                heading = (
                    where if isinstance(where, str) else self.layout.headings[where]
                )
                for fault in self.faults[row][where]:
                    yield self.sheet.problem(row, heading, fault, records[row])


def _position(where: int | str) -> tuple[bool, int, str]:
    if isinstance(where, str):
        return (True, 0, where)
    return (False, where, "")


__all__ = ["Rows"]
