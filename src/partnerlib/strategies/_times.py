"""Partial dates and periods: known, approximate, open, unknown."""

import datetime as dt
from typing import Final, Literal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import OPEN, UNKNOWN_PERIOD, PartialDate, Period
from partnerlib.strategies._made import made
from partnerlib.strategies._texts import check_bounds

# Days on which a month or a leap year is easily got wrong.
_EDGES: Final = (dt.date(2000, 2, 29), dt.date(2004, 2, 29), dt.date(1900, 2, 28))
_Precision = Literal["year", "month", "day"]


def partial_dates(
    *, min_year: int = 1, max_year: int = 9999, allow_open: bool = False
) -> SearchStrategy[PartialDate]:
    """Draw dates known to the year, the month or the day, exact or not.

    Parameters
    ----------
    min_year, max_year : int
        The first and the last year.
    allow_open : bool
        Whether ``..`` is drawn too. Only the ends of a period can be open.

    Returns
    -------
    SearchStrategy of PartialDate
        Shrinks to ``2000``, or to the year nearest to it.

    Raises
    ------
    InvalidArgument
        If there is no such year.

    Examples
    --------
    >>> from hypothesis import find
    >>> str(find(partial_dates(), lambda date: date.qualifier == "~"))
    '2000~'
    """
    check_bounds(min_year, max_year, 1, 9999)
    first, last = dt.date(min_year, 1, 1), dt.date(max_year, 12, 31)
    edges = [first, last, *(day for day in _EDGES if first <= day <= last)]
    edges.sort(key=lambda day: abs(day.year - 2000))
    dates = made(
        _rounded,
        {
            "day": st.dates(first, last) | st.sampled_from(edges),
            "precision": st.sampled_from(["year", "month", "day"]),
            "qualifier": st.sampled_from(["", "~", "?", "%"]),
        },
    )
    return dates | st.just(OPEN) if allow_open else dates


def _rounded(day: dt.date, precision: _Precision, qualifier: str) -> PartialDate:
    return PartialDate(
        day.year,
        month=None if precision == "year" else day.month,
        day=day.day if precision == "day" else None,
        qualifier=qualifier,
    )


def periods(*, min_year: int = 1, max_year: int = 9999) -> SearchStrategy[Period]:
    """Draw periods whose ends are known, partly known, open or unknown.

    Parameters
    ----------
    min_year, max_year : int
        The first and the last year that they mention.

    Returns
    -------
    SearchStrategy of Period
        Shrinks to the unknown period.

    Raises
    ------
    InvalidArgument
        If there is no such year.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(periods(), lambda period: True)
    Period.parse('')
    """
    check_bounds(min_year, max_year, 1, 9999)
    dates = partial_dates(min_year=min_year, max_year=max_year)
    ends = st.none() | st.just(OPEN) | dates
    return st.one_of(
        st.just(UNKNOWN_PERIOD),
        dates.map(_whole),
        made(_ordered, {"start": ends, "end": ends}),
    )


def _whole(date: PartialDate) -> Period:
    return Period(start=date, end=date)


def _ordered(start: PartialDate | None, end: PartialDate | None) -> Period:
    if (
        start is not None
        and end is not None
        and not (start.is_open or end.is_open)
        and start.bounds[0] > end.bounds[1]
    ):
        start, end = end, start
    return Period(start=start, end=end)
