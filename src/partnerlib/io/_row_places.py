"""Where the records of tables stand: their rows."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import overload

import attrs

from partnerlib.errors import Problem
from partnerlib.io._grid import Sheet
from partnerlib.io._links import Links


@attrs.frozen
class RowPlace:
    """The row that a record came from."""

    sheet: Sheet
    row: int
    links: Links

    def locate(self, problem: Problem) -> Problem:
        """Give a problem of the record its file, row and heading."""
        return self.links.locate(problem) or self.sheet.locate(self.row, problem)


class RowPlaces(Sequence[RowPlace]):
    """The places of the records of some tables; one is made when it is asked for."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._sheets: list[tuple[Sheet, Sequence[int]]] = []
        self._ends: list[int] = []

    def add(self, sheet: Sheet, rows: Sequence[int]) -> None:
        """Note the row of each further record, which are all of one sheet."""
        self._ends.append(len(self) + len(rows))
        self._sheets.append((sheet, rows))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> RowPlace: ...
    @overload
    def __getitem__(self, index: slice) -> list[RowPlace]: ...
    def __getitem__(self, index: int | slice) -> RowPlace | list[RowPlace]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        table = bisect_right(self._ends, at)
        sheet, rows = self._sheets[table]
        return RowPlace(sheet, rows[at - self._ends[table]], self._links)


__all__ = ["RowPlace", "RowPlaces"]
