"""When what rows tell happens, and when it was reported."""

from bisect import bisect
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeAlias

from partnerlib.errors import ModelError, Problem
from partnerlib.io.hxl._activity_columns import ActivityColumns
from partnerlib.io.hxl._cells import clean, stated
from partnerlib.io.hxl._coded import Coded
from partnerlib.io.hxl._contents import Contents
from partnerlib.io.hxl._dates import date_of, is_day_first
from partnerlib.io.hxl._table import Column
from partnerlib.io.hxl._telling import ByRow, Step
from partnerlib.model import UNKNOWN_PERIOD, PartialDate, Period

Dates: TypeAlias = tuple[PartialDate | None, PartialDate | None]


class Timing:
    """Reads the dates of a table.

    Parameters
    ----------
    contents : Contents
        All of the table: a column tells as a whole whether the day comes first.
    columns : ActivityColumns
        Which column is what.
    found : ByRow
        Where problems go.
    """

    def __init__(
        self, contents: Contents, columns: ActivityColumns, found: ByRow
    ) -> None:
        self._columns = columns
        self._found = found
        self._dates: dict[tuple[int, object], PartialDate | None] = {}
        self._periods: dict[Dates, Period | None] = {(None, None): UNKNOWN_PERIOD}
        self._day_first: dict[int, bool] = {}
        for column in (*columns.starts, *columns.ends):
            cells = contents.cells[column.index]
            self._day_first[column.index] = is_day_first(cells.values)
        for column in columns.reported[:1]:
            dates = contents.noted[column.index]
            self._day_first[column.index] = is_day_first(
                map(dates.values.__getitem__, set(dates.codes))
            )

    def periods(self, contents: Contents) -> Coded[Period]:
        """Read the periods of contents; an end before the start is left out."""
        starts, ends = self._columns.starts, self._columns.ends
        said = contents.together(column.index for column in (*starts, *ends))
        if not (starts or ends):
            return said.map(lambda _: UNKNOWN_PERIOD)
        first = said.first()
        periods: list[Period] = []
        for code, cells in enumerate(said.values):
            row = contents.firsts[first[code]]
            start = self._first_date(starts, cells, row)
            end = self._first_date(ends, cells[len(starts) :], row)
            period = self._period(start, end)
            if period is None:
                problem = Problem.of(
                    "end-before-start",
                    column=ends[0].heading,
                    value=str(end),
                    start=str(start),
                )
                for at, own in enumerate(said.codes):
                    if own == code:
                        self._found.find_again(problem, contents.firsts[at], Step.ENDS)
                period = Period(start=start)
            periods.append(period)
        return Coded(periods, said.codes)

    def reported(self, contents: Contents) -> Coded[PartialDate | None]:
        """Read when each of the rows was reported."""
        if not self._columns.reported:
            return Coded([None], [0] * len(contents.lines))
        column = self._columns.reported[0]
        said = contents.noted[column.index]
        dates: list[PartialDate | None] = [None] * len(said.values)
        for code, line in sorted(said.first().items(), key=itemgetter(1)):
            row = contents.lines[line]
            at = contents.firsts[bisect(contents.begins, line) - 1]
            dates[code] = self._date(said.values[code], column, row, Step.REPORTED, at)
        return Coded(dates, said.codes)

    def _period(
        self, start: PartialDate | None, end: PartialDate | None
    ) -> Period | None:
        """Make a period; None if the end lies before the start."""
        key = (start, end)
        if key not in self._periods:
            try:
                self._periods[key] = Period(start=start, end=end)
            except ModelError:
                self._periods[key] = None
        return self._periods[key]

    def _first_date(
        self, columns: Sequence[Column], cells: Sequence[object], row: int
    ) -> PartialDate | None:
        for column, cell in zip(columns, cells, strict=False):
            date = self._date(cell, column, row, Step.DATES)
            if date is not None:
                return date
        return None

    def _date(
        self, cell: object, column: Column, row: int, step: Step, at: int = 0
    ) -> PartialDate | None:
        key = (column.index, cell)
        if key not in self._dates:
            date = None
            if stated(cell):
                date = date_of(cell, day_first=self._day_first[column.index])
                if date is None:
                    heading, text = column.heading, clean(cell)
                    problem = Problem.of("bad-date", column=heading, value=text)
                    self._found.find(problem, row, step, at)
            self._dates[key] = date
        return self._dates[key]


__all__ = ["Timing"]
