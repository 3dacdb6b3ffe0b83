"""The values of a table column by column, and the faults of its rows."""

import itertools
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from partnerlib.errors import Problem, Violation
from partnerlib.io._cell_values import Bad, violation
from partnerlib.io._cells import CellReader, plain_ids, plain_texts
from partnerlib.io._columns import COLUMN_OF_FIELD
from partnerlib.io._grid import CellError, Sheet

_SEVERAL: Final = ("languages", "pairs", "parties", "references", "source", "terms")
_FIELD_OF: Final = {
    "start": "period",
    "end": "period",
    "valid_from": "valid",
    "valid_to": "valid",
    "lat": "location",
    "lon": "location",
    "source": "sources",
    **dict.fromkeys(("themes", "places", "audiences", "functions"), "scope"),
}


class Rows:
    """Reads the columns of a sheet and collects what is wrong, row by row.

    A fault is noted where it lies and its cell read as empty, so that one row can
    tell all of its faults at once.
    """

    def __init__(self, sheet: Sheet, reader: CellReader) -> None:
        self.sheet = sheet
        self.layout = sheet.layout
        self._reader = reader
        by_key = sheet.table.by_key
        self._single = {
            index
            for key, index in self.layout.columns.items()
            if by_key[key].kind not in _SEVERAL
        }
        # By row, by index of the column; a column that is not there is named.
        self.faults: dict[int, dict[int | str, list[Violation]]] = {}
        # By row, by key of the column or field: what is sound of a faulty value.
        self.rests: dict[int, dict[str, Any]] = {}

    def values(self, key: str) -> list[Any] | None:
        """Read a column; None if it is not there or wholly empty."""
        index = self.layout.columns.get(key)
        if index is None:
            return None
        column = self.sheet.table.by_key[key]
        texts = self.texts(index, days=column.kind == "date")
        if not any(texts):
            return None
        if (plain := self._plain(column.kind, texts)) is not None:
            return plain
        cells = self._reader.cells(column)
        values = cells.column(texts)
        if cells.faulty:
            empty = cells[""]
            for row, value in enumerate(values):
                if type(value) is Bad:
                    self.blame(row, index, value.violations)
                    values[row] = empty
                    if value.rest:
                        self.rests.setdefault(row, {})[key] = value.rest
        return values

    def _plain(self, kind: str, texts: Sequence[str]) -> list[str] | None:
        """Read texts and ids, if all of them are what they look like."""
        if kind == "text":
            # The model itself tidies texts. In a workbook a cell that failed says so,
            # and a text is one whatever it says.
            return list(texts) if self.sheet.grid.typed else plain_texts(texts)
        if kind == "reference":
            return self._reader.plain_ids(texts)
        return plain_ids(texts) if kind == "id" else None

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

    def faulty_fields(self, row: int, fields: Container[str]) -> set[str]:
        """List the fields of a record of which a cell is faulty."""
        layout = self.layout
        by_index: dict[int | str, str] = {
            **dict.fromkeys(layout.extras.values(), "extra"),
            **dict.fromkeys(layout.names.values(), "names"),
            **{index: key for key, index in layout.columns.items()},
        }
        keys = (by_index.get(where, str(where)) for where in self.faults.get(row, ()))
        return {key if key in fields else _FIELD_OF.get(key, key) for key in keys}

    def _where(self, fault: Violation) -> int | str:
        key = COLUMN_OF_FIELD.get(fault.field, fault.field)
        return self.layout.columns.get(key, key)

    def problems(self, name: Callable[[int], str | None]) -> Iterator[Problem]:
        """Yield a problem for each fault, in the order of rows and columns.

        Parameters
        ----------
        name : callable
            Gives the reference of the record of a row, or None.
        """
        for row in sorted(self.faults):
            for where in sorted(self.faults[row], key=_position):
                heading = (
                    where if isinstance(where, str) else self.layout.headings[where]
                )
                for fault in self.faults[row][where]:
                    shown = attrs.evolve(fault, value=self._shown(row, where, fault))
                    yield self.sheet.problem(row, heading, shown, name(row))

    def _shown(self, row: int, where: int | str, fault: Violation) -> object:
        """Give what the cell says, or of several values the one that is meant."""
        if where in self._single and fault.code != "cell-error":
            return self.sheet.text(row, int(where))
        return "" if fault.value is None else fault.value


def _position(where: int | str) -> tuple[bool, int, str]:
    if isinstance(where, str):
        return (True, 0, where)
    return (False, where, "")


__all__ = ["Rows"]
