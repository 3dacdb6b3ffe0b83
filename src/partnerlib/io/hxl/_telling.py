"""Telling what is wrong with a table, each thing once."""

from partnerlib.errors import Problem
from partnerlib.io._reading import Spot
from partnerlib.io.hxl._cells import clean
from partnerlib.io.hxl._table import Column, TaggedTable


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
            index < len(row) and bool(clean(row[index]))
            for _, row in self._table.rows()
        )
        problem = Problem.of("personal-data", value=column.heading, count=str(count))
        self.tell(problem, self._table.tag_row + 1)


__all__ = ["Teller"]
