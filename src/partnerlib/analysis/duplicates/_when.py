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
        Pairs of efforts that are not certainly apart, by position.

    Returns
    -------
    Period
        From the earliest of the later starts to the latest of the earlier ends;
        a bound is unknown where one of the dates is on which it rests.

    Examples
    --------
    >>> dates = [(PartialDate(2004), PartialDate(2009)), (None, PartialDate(2011))]
    >>> common_period(dates, np.array([0]), np.array([1]))
    Period.parse('/2009')
    """
    found: list[Date] = []
    for side, ranks in enumerate(_ranked(dates)):
        date: Date = None
        if ranks is not None:
            later = np.maximum(ranks[one], ranks[other])
            pair = int(later.argmin())
            first = ranks[one[pair]] == later[pair]
            date = dates[int(one[pair] if first else other[pair])][side]
        found.append(date)
    return Period(start=found[0], end=found[1])


def bounding_pairs(dates: Sequence[Dates], one: IntArray, other: IntArray) -> list[int]:
    """Give the first pairs on which each bound of their common period rests.

    Instead of all pairs these are enough for `common_period`, also along with others.
    Dates are compared once for each effort, pairs by rank: there may be millions.
    """
    first = {
        int(np.maximum(ranks[one], ranks[other]).argmin())
        for ranks in _ranked(dates)
        if ranks is not None
    }
    return sorted(first)


def _ranked(dates: Sequence[Dates]) -> list[IntArray | None]:
    """Rank starts, and ends from the last one; none where one of them is unknown."""
    starts, ends = [start for start, _ in dates], [end for _, end in dates]
    return [_ranks(starts, _start, 1), _ranks(ends, _end, -1)]


def _ranks(
    dates: list[Date], key: Callable[[PartialDate], tuple[int, int]], sign: int
) -> IntArray | None:
    known = [key(date) for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return None
    places = {value: sign * place for place, value in enumerate(sorted({*known}))}
    return np.array([places[value] for value in known])


def _start(date: PartialDate) -> tuple[int, int]:
    return (EVER_BEFORE, EVER_BEFORE) if date.is_open else date.bounds


def _end(date: PartialDate) -> tuple[int, int]:
    first, last = (EVER_AFTER, EVER_AFTER) if date.is_open else date.bounds
    return last, first


__all__ = ["Date", "Dates", "bounding_pairs", "common_period", "effort_dates"]
