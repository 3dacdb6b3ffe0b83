"""Partial dates: a definite answer is never wrong, and an unknown one is honest."""

import datetime as dt
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ModelError
from partnerlib.model import OPEN, PartialDate, Period, Span
from partnerlib.strategies import partial_dates, periods
from tests.properties.oracles.world import days, ends_of, overlap

World = tuple[int, int]

# A short calendar around a leap day, in which every possible world can be listed.
FEBRUARY = dt.date(2004, 2, 27)
WINDOW = range(FEBRUARY.toordinal() - 3, FEBRUARY.toordinal() + 9)
SHORT_DATES = st.builds(
    lambda shift, qualifier: PartialDate(
        (FEBRUARY + dt.timedelta(shift)).year,
        month=(FEBRUARY + dt.timedelta(shift)).month,
        day=(FEBRUARY + dt.timedelta(shift)).day,
        qualifier=qualifier,
    ),
    st.integers(0, 5),
    st.sampled_from(["", "~"]),
)


def _ordered(start: PartialDate | None, end: PartialDate | None) -> Period:
    if start and end and start.year and end.year and start.bounds[0] > end.bounds[1]:
        return Period(start=end, end=start)
    return Period(start=start, end=end)


SHORT_ENDS = st.none() | st.just(OPEN) | SHORT_DATES
SHORT_PERIODS = st.builds(_ordered, SHORT_ENDS, SHORT_ENDS)


def _worlds(period: Period) -> list[World]:
    """List every first and last day that a period may mean, inside the window.

    A start or an end that is open, or may lie anywhere, is taken to the rim.
    """
    begins, ends = ends_of(period)
    first = [d for d in WINDOW if begins is None or _lies(d, begins)]
    last = [d for d in WINDOW if ends is None or _lies(d, ends)]
    return [(s, e) for s, e in product(first, last) if s <= e]


def _lies(day: int, between: tuple[int, int]) -> bool:
    low, high = between
    if low == high and low < WINDOW[0]:
        return day == WINDOW[0]
    if low == high and high > WINDOW[-1]:
        return day == WINDOW[-1]
    return low <= day <= high


def _answer(answers: set[bool]) -> str:
    if len(answers) == 2:
        return "unknown"
    return "yes" if answers == {True} else "no"


@given(SHORT_PERIODS, SHORT_PERIODS)
def test_overlap_is_what_all_worlds_agree_on(one: Period, other: Period) -> None:
    """Yes: in every possible world a day is shared; no: in none; unknown: in some."""
    worlds = product(_worlds(one), _worlds(other))
    shared = {s1 <= e2 and s2 <= e1 for (s1, e1), (s2, e2) in worlds}

    assert _answer(shared) == one.overlap(other)


@given(SHORT_PERIODS, st.sampled_from(WINDOW[2:-2]))
def test_holding_a_day_is_what_all_worlds_agree_on(period: Period, day: int) -> None:
    """A day lies in a period, or does not, or nobody can say."""
    held = {first <= day <= last for first, last in _worlds(period)}

    assert _answer(held) == period.holds(dt.date.fromordinal(day))


@given(periods(), periods(), st.data())
def test_definite_answers_are_never_wrong(
    one: Period, other: Period, data: st.DataObject
) -> None:
    """Whatever the unknown days turn out to be, yes and no stay true."""
    (s1, e1), (s2, e2) = (data.draw(_world(period)) for period in (one, other))
    shared = s1 <= e2 and s2 <= e1

    assert one.overlap(other) in ({"yes", "unknown"} if shared else {"no", "unknown"})


def _world(period: Period) -> st.SearchStrategy[World]:
    begins, ends = ends_of(period)
    low, high = dt.date.min.toordinal() - 500, dt.date.max.toordinal() + 500

    def within(bounds: tuple[int, int] | None, least: int, most: int) -> list[int]:
        first, last = bounds or (least, most)
        return [min(max(first, least), most), min(max(last, least), most)]

    first, last = within(begins, low, high)
    earliest_end, latest_end = within(ends, low, high)
    return st.integers(first, min(last, latest_end)).flatmap(
        lambda start: st.tuples(
            st.just(start), st.integers(max(start, earliest_end), latest_end)
        )
    )


@given(periods(), periods())
def test_overlap_equals_brute_force_on_any_dates(one: Period, other: Period) -> None:
    """Years, months and days of any era are widened as they should be."""
    assert overlap(days(one), days(other)) == one.overlap(other)
    assert one.overlap(other) == other.overlap(one)


@given(periods(), periods())
def test_the_common_time_lies_in_both(one: Period, other: Period) -> None:
    """What is certainly outside one of two periods is outside their intersection."""
    both = one.span.intersection(other.span)

    assert both.is_empty == (one.overlap(other) == "no")
    assert both.start_low == max(one.span.start_low, other.span.start_low)
    assert both.end_high == min(one.span.end_high, other.span.end_high)


@given(periods())
def test_a_period_is_not_empty(period: Period) -> None:
    """Every period may be some day, and what it says of its ends is tidy."""
    span = period.span

    assert not span.is_empty
    assert span.start_low <= span.start_high <= span.end_high
    assert span.start_low <= span.end_low <= span.end_high
    assert isinstance(span, Span)


@given(partial_dates(allow_open=True))
def test_dates_are_written_and_read(date: PartialDate) -> None:
    """The EDTF text of a date reads as the same date."""
    assert date == PartialDate.parse(str(date))


@given(periods())
def test_periods_are_written_and_read(period: Period) -> None:
    """The EDTF text of a period reads as the same period."""
    assert period == Period.parse(str(period))


@given(st.text(max_size=24) | st.from_regex(r"\A[0-9./~?% -]{0,24}\Z"))
def test_texts_are_periods_or_refused(text: str) -> None:
    """Any text is a period that can be written again, or an error of ours."""
    try:
        period = Period.parse(text)
    except ModelError:
        return
    assert period == Period.parse(str(period))
