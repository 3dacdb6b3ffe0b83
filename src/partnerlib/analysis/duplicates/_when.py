"""When two actors are both there, in the words in which it was stated."""

from collections.abc import Sequence
from typing import TypeAlias

from partnerlib.model import (
    EVER_AFTER,
    EVER_BEFORE,
    Action,
    Agreement,
    PartialDate,
    Period,
    Span,
)
from partnerlib.sparse import effort_span

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


def common_period(pairs: Sequence[tuple[Dates, Dates]]) -> Period:
    """Bound the time that pairs of efforts have in common.

    Parameters
    ----------
    pairs : sequence of pairs of dates
        The dates of two efforts that are not certainly apart.

    Returns
    -------
    Period
        From the earliest of the later starts to the latest of the earlier ends;
        a bound is unknown where one of the dates on which it rests is.

    Examples
    --------
    >>> ends = PartialDate(2009), PartialDate(2011)
    >>> common_period([((PartialDate(2004), ends[0]), (None, ends[1]))])
    Period.parse('/2009')
    """
    starts = _known([date for (one, _), (other, _) in pairs for date in (one, other)])
    ends = _known([date for (_, one), (_, other) in pairs for date in (one, other)])
    later = [max(two, key=_start) for two in _twos(starts)]
    earlier = [min(two, key=_end) for two in _twos(ends)]
    return Period(
        start=min(later, key=_start, default=None),
        end=max(earlier, key=_end, default=None),
    )


def _known(dates: list[Date]) -> list[PartialDate]:
    """Give the dates if all of them are known, else none."""
    known = [date for date in dates if date is not None]
    return known if len(known) == len(dates) else []


def _twos(dates: list[PartialDate]) -> list[tuple[PartialDate, PartialDate]]:
    return list(zip(dates[::2], dates[1::2], strict=True))


def _start(date: PartialDate) -> tuple[int, int]:
    return (EVER_BEFORE, EVER_BEFORE) if date.is_open else date.bounds


def _end(date: PartialDate) -> tuple[int, int]:
    first, last = (EVER_AFTER, EVER_AFTER) if date.is_open else date.bounds
    return last, first


__all__ = ["Date", "Dates", "common_period", "effort_dates"]
