"""When two actors are both there, in the words in which it was stated."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from partnerlib.model import (
    EVER_AFTER,
    EVER_BEFORE,
    Action,
    Agreement,
    PartialDate,
    Period,
    Span,
)
from partnerlib.sparse import IntArray, effort_span

Date: TypeAlias = PartialDate | None
Dates: TypeAlias = tuple[Date, Date]
"""A start and an end; None is unknown."""


def effort_dates(record: Action | Agreement, actor: str, span: Span) -> Dates:
    """Give the dates of an effort: those of its record and of its party.

    Parameters
    ----------
    record : Action or Agreement
        The record of the effort.
    actor : str
        Who provides.
    span : Span
        When: it tells the terms of office of one actor apart.
    """
    during = next(
        party.during
        for party in record.parties
        if party.actor == actor and effort_span(record.period, party.during) == span
    )
    starts = [date for date in (record.period.start, during.start) if date is not None]
    ends = [date for date in (record.period.end, during.end) if date is not None]
    return max(starts, key=_start, default=None), min(ends, key=_end, default=None)


def common_period(dates: Sequence[Dates], one: IntArray, other: IntArray) -> Period:
    """Bound the time that pairs of efforts have in common.

    Parameters
    ----------
    dates : sequence of dates
        Those of each effort.
    one, other : array of int, shape (n_pairs,)
        Pairs of efforts that are not certainly apart, by position; each effort is in
        some pair.

    Returns
    -------
    Period
        From the earliest of the later starts to the latest of the earlier ends;
        a bound is unknown where one of the dates on which it rests is.

    Notes
    -----
    Dates are compared once for each effort, pairs by rank: there may be millions.

    Examples
    --------
    >>> dates = [(PartialDate(2004), PartialDate(2009)), (None, PartialDate(2011))]
    >>> common_period(dates, np.array([0]), np.array([1]))
    Period.parse('/2009')
    """
    starts, ends = [start for start, _ in dates], [end for _, end in dates]
    return Period(
        start=_earliest_of_later(starts, _start, 1, one, other),
        # The latest of the earlier is the same, counted backwards.
        end=_earliest_of_later(ends, _end, -1, one, other),
    )


def _earliest_of_later(
    dates: Sequence[Date],
    key: Callable[[PartialDate], tuple[int, int]],
    sign: int,
    one: IntArray,
    other: IntArray,
) -> Date:
    """Choose a date; of equal ones that of the first pair, and there of the one."""
    known = [key(date) for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return None
    places = {value: place for place, value in enumerate(sorted({*known}))}
    rank = np.array([sign * places[value] for value in known])
    later = np.maximum(rank[one], rank[other])
    pair = int(later.argmin())
    effort = one[pair] if rank[one[pair]] == later[pair] else other[pair]
    return dates[int(effort)]


def _start(date: PartialDate) -> tuple[int, int]:
    return (EVER_BEFORE, EVER_BEFORE) if date.is_open else date.bounds


def _end(date: PartialDate) -> tuple[int, int]:
    first, last = (EVER_AFTER, EVER_AFTER) if date.is_open else date.bounds
    return last, first


__all__ = ["Date", "Dates", "common_period", "effort_dates"]
