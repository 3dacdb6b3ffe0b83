"""Columns in which each distinct value stands once, and rows have its number.

Tables of the field say the same few things over and over. What is done to a value is
done once for each that is distinct, and what several columns say together once for
each of their combinations.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, TypeVar

import attrs

from partnerlib.io.raw import CellError

T = TypeVar("T")
U = TypeVar("U")

_EQUAL_TO_OTHERS: Final = frozenset((bool, CellError))
"""Types of cells that equal cells which say something else: 1, or the same text."""


class Numbers(dict[T, int]):
    """Numbers values in the order in which they first come."""

    def __missing__(self, value: T) -> int:
        number = self[value] = len(self)
        return number


@attrs.frozen(eq=False)
class Coded(Generic[T]):
    """A column of rows.

    Attributes
    ----------
    values : sequence
        What stands in it, in the order in which it first comes.
    codes : sequence of int
        For each row, which of the values.
    """

    values: Sequence[T]
    codes: Sequence[int]

    def map(self, read: Callable[[T], U]) -> "Coded[U]":
        """Do something to each distinct value."""
        return Coded(list(map(read, self.values)), self.codes)

    def each(self) -> Iterator[T]:
        """Go through the values of the rows."""
        return map(self.values.__getitem__, self.codes)

    def of(self, rows: Sequence[int]) -> "Coded[T]":
        """Give the column of some rows only."""
        return Coded(self.values, list(map(self.codes.__getitem__, rows)))

    def only(self, rows: Sequence[int]) -> "Coded[T]":
        """Give the column of some rows in their order, without values of others."""
        if len(rows) == len(self.codes):
            return self
        numbers: Numbers[int] = Numbers()
        codes = [numbers[self.codes[row]] for row in rows]
        return Coded([self.values[code] for code in numbers], codes)

    def first(self) -> dict[int, int]:
        """Give the first row of each number that a row has."""
        count = len(self.codes)
        return dict(zip(reversed(self.codes), range(count - 1, -1, -1), strict=True))

    def totals(self, times: Sequence[int]) -> list[int]:
        """Add up, for each value, how often its rows stand there."""
        totals = [0] * len(self.values)
        for code, count in zip(self.codes, times, strict=True):
            totals[code] += count
        return totals


class Coder:
    """Makes a column of cells, some rows at a time."""

    def __init__(self) -> None:
        self._numbers: Numbers[object] = Numbers()

    def __call__(self, cells: Sequence[object]) -> Iterator[int]:
        """Give the numbers of some more cells."""
        if _EQUAL_TO_OTHERS.isdisjoint(map(type, cells)):
            return map(self._numbers.__getitem__, cells)
        return map(self._numbers.__getitem__, map(_told_apart, cells))

    def cells(self) -> list[object]:
        """Give the distinct cells."""
        return [each.cell if type(each) is _Apart else each for each in self._numbers]


@attrs.frozen(hash=True)
class _Apart:
    """A cell that equals another which says something else."""

    kind: type
    cell: object


def _told_apart(cell: object) -> object:
    return _Apart(type(cell), cell) if type(cell) in _EQUAL_TO_OTHERS else cell


def combined(columns: Sequence[Coded[T]], size: int) -> Coded[tuple[T, ...]]:
    """Put columns side by side: what the rows say in all of them.

    Parameters
    ----------
    columns : sequence of Coded
        Of the same rows; of none, every row says the same: nothing.
    size : int
        The number of rows.

    Returns
    -------
    Coded
        Of tuples, one value for each column. All of them stand in some row.
    """
    if not columns:
        return Coded([()] if size else [], [0] * size)
    numbers: Numbers[tuple[int, ...]] = Numbers()
    rows = zip(*(column.codes for column in columns), strict=True)
    codes = list(map(numbers.__getitem__, rows))
    values = (
        map(column.values.__getitem__, each)
        for column, each in zip(columns, zip(*numbers, strict=True), strict=False)
    )
    return Coded(list(zip(*values, strict=True)), codes)


def paired(first: Coded[T], second: Coded[U]) -> Coded[tuple[T, U]]:
    """Put two columns side by side, as `combined` does."""
    numbers: Numbers[tuple[int, int]] = Numbers()
    rows = zip(first.codes, second.codes, strict=True)
    codes = list(map(numbers.__getitem__, rows))
    return Coded([(first.values[a], second.values[b]) for a, b in numbers], codes)


__all__ = ["Coded", "Coder", "Numbers", "combined", "paired"]
