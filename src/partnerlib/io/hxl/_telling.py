"""Telling what is wrong with a table, each thing once."""

from enum import IntEnum
from operator import itemgetter
from typing import Final

from partnerlib.errors import Problem
from partnerlib.io._reading import Spot
from partnerlib.io.hxl._cells import clean
from partnerlib.io.hxl._table import Column, TaggedTable

_ORDER: Final = itemgetter(0, 1)


class Step(IntEnum):
    """The order in which the problems of one content are told."""

    CELLS = 0
    PLACES = 1
    PARTIES = 2
    STATUS = 3
    DATES = 4
    ENDS = 5
    PRIVATE = 6
    REPORTED = 7


class Teller:
    """Collects the problems of one table.

    What is wrong with one value of a column is told once, where it first stands:
    a word that is no date stands in thousands of rows.
    """

    def __init__(self, table: TaggedTable) -> None:
        self._table = table
        self._told: set[tuple[str, str, str]] = set()
        self.problems: list[Problem] = []

    def tell(self, problem: Problem, row: int | None) -> None:
        """Tell a problem of a row, or of the table."""
        key = (problem.code, problem.column or "", problem.value or "")
        if key not in self._told:
            self._told.add(key)
            self.tell_again(problem, row)

    def tell_again(self, problem: Problem, row: int | None) -> None:
        """Tell a problem of which each row counts."""
        raw = self._table.raw
        spot = Spot(raw.label) if row is None else raw.spot(row)
        self.problems.append(spot.locate(problem))

    def tell_private(self, column: Column) -> None:
        """Tell that a column is not read because it is about persons."""
        index = column.index
        count = sum(
            index < len(row) and bool(clean(row[index])) for row in self._table.cells()
        )
        problem = Problem.of("personal-data", value=column.heading, count=str(count))
        self.tell(problem, self._table.tag_row + 1)


class ByRow:
    """Keeps what is found column by column, and tells it row by row.

    Parameters
    ----------
    teller : Teller
        Whom to tell it.
    """

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._found: list[tuple[int, Step, Problem, int, bool]] = []

    def find(self, problem: Problem, row: int, step: Step, at: int = 0) -> None:
        """Keep a problem of a value: it is told once.

        Parameters
        ----------
        problem : Problem
            What is wrong.
        row : int
            Where.
        step : Step
            The order among the problems of one content.
        at : int, optional
            The first row of the content; the row itself by default.
        """
        self._found.append((at or row, step, problem, row, False))

    def find_again(self, problem: Problem, row: int, step: Step, at: int = 0) -> None:
        """Keep a problem of which each row counts."""
        self._found.append((at or row, step, problem, row, True))

    def tell(self) -> None:
        """Tell everything that was found since the last time."""
        for _, _, problem, row, again in sorted(self._found, key=_ORDER):
            if again:
                self._teller.tell_again(problem, row)
            else:
                self._teller.tell(problem, row)
        self._found.clear()


__all__ = ["ByRow", "Teller"]
