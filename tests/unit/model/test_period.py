import datetime as dt
import pickle

import pytest

from partnerlib import ModelError, PartialDate, Period
from partnerlib.model import OPEN, UNKNOWN_PERIOD


@pytest.mark.parametrize(
    "text", ["2004", "2004-06", "2004-06-30", "2004~", "2004-06?", "2004-06-30%", ".."]
)
def test_a_date_is_written_as_it_is_read(text: str) -> None:
    """Parsing an EDTF date and writing it gives the same text."""
    assert text == str(PartialDate.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "04",
        "2004-13",
        "2004-00",
        "2004-02-30",
        "0000",
        "2004-6",
        "2004/2005",
        "20040630",
        "2004~~",
        "..~",
        "٢٠٠٤",
        "37546",
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    """A text that is no date raises an error that holds the text."""
    with pytest.raises(ModelError) as caught:
        PartialDate.parse(text)

    assert ("bad-date", text) == (caught.value.rule, caught.value.value)


@pytest.mark.parametrize(
    ("year", "parts"),
    [
        (2004, {"day": 3}),
        (2004, {"qualifier": "!"}),
        (None, {"month": 3}),
        (None, {"qualifier": "~"}),
        ("2004", {}),
        (True, {}),
        (10**9, {}),
    ],
)
def test_an_impossible_date_cannot_be_made(year: int, parts: dict[str, int]) -> None:
    """A day without a month, an unknown qualifier or a wrong type is refused."""
    with pytest.raises(ModelError):
        PartialDate(year, **parts)


def test_a_text_is_asked_for() -> None:
    """Parsing anything but a text is the same error."""
    with pytest.raises(ModelError):
        PartialDate.parse(2004)  # type: ignore[arg-type]
    with pytest.raises(ModelError):
        Period.parse(2004)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2004", "2004-01-01", "2004-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2004-02-03", "2004-02-03", "2004-02-03"),
        ("2004~", "2003-01-01", "2005-12-31"),
        ("2004-01?", "2003-12-01", "2004-02-29"),
        ("2004-03-01%", "2004-02-29", "2004-03-02"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999?", "9998-01-01", "9999-12-31"),
        ("0001-01~", "0001-01-01", "0001-02-28"),
        ("9999-12~", "9999-11-01", "9999-12-31"),
    ],
)
def test_a_date_is_an_interval_of_days(text: str, first: str, last: str) -> None:
    """A partial date spans its days; a qualifier widens it by one unit."""
    bounds = PartialDate.parse(text).bounds

    assert (first, last) == tuple(
        dt.date.fromordinal(day).isoformat() for day in bounds
    )


def test_the_open_date_has_no_day() -> None:
    """The open date knows that it is open and has no first or last day."""
    assert (True, None, None) == (OPEN.is_open, OPEN.first_day, OPEN.last_day)
    assert OPEN.bounds[0] < 0 < OPEN.bounds[1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("2004", "2004"),
        ("2004/2004", "2004"),
        ("2004/2005-06", "2004/2005-06"),
        ("2012/..", "2012/.."),
        ("../2011", "../2011"),
        ("../..", "../.."),
        ("2012/", "2012/"),
        ("/2011", "/2011"),
        ("2004~", "2004~"),
    ],
)
def test_a_period_has_one_way_of_writing(text: str, written: str) -> None:
    """A period is written in EDTF, the whole year without a slash."""
    period = Period.parse(text)

    assert written == str(period)
    assert period == Period.parse(written)


@pytest.mark.parametrize("text", ["..", "/", "2004/2005/2006", "2005/2004", "x/y"])
def test_what_is_no_period_is_refused(text: str) -> None:
    """A text that is no period, or ends before it starts, raises."""
    with pytest.raises(ModelError):
        Period.parse(text)


def test_an_end_before_the_start_names_both() -> None:
    """The error says the end and the start."""
    with pytest.raises(ModelError) as caught:
        Period(start="2005", end="2004")

    violation = caught.value.violations[0]
    assert ("end", "end-before-start", "2004") == (
        violation.field,
        violation.code,
        violation.value,
    )
    assert (("start", "2005"),) == violation.facts


def test_an_end_that_may_lie_after_the_start_is_kept() -> None:
    """Only a certain contradiction is refused: about 2005 may be 2004."""
    assert "2005~/2004" == str(Period(start="2005~", end="2004"))


def test_an_endpoint_takes_texts_years_and_days() -> None:
    """Years, days, texts and partial dates make the same endpoints."""
    period = Period(start=2004, end=dt.date(2004, 6, 30))

    assert period == Period(start="2004", end=PartialDate.parse("2004-06-30"))


def test_an_endpoint_of_another_kind_is_refused() -> None:
    """An endpoint that is no date is named by its field."""
    with pytest.raises(ModelError) as caught:
        Period(end=20.04)  # type: ignore[arg-type]

    assert ("end", "bad-date") == (caught.value.field, caught.value.rule)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2004", "2004", "yes"),
        ("2004", "2004-06-30", "yes"),
        ("2004", "2005", "no"),
        ("2004/2006", "2006/2008", "unknown"),
        ("2004/2006", "2005/2008", "yes"),
        ("2004~", "2004~", "unknown"),
        ("2004~", "2005-06", "unknown"),
        ("2004", "", "unknown"),
        ("2004/..", "2010/..", "yes"),
        ("2004/..", "../2003", "no"),
        ("2004/", "2010", "unknown"),
        ("2004/", "../2003", "no"),
    ],
)
def test_overlap_has_three_answers(one: str, other: str, answer: str) -> None:
    """Overlap is yes or no only when it is certain, and it is symmetric."""
    a, b = Period.parse(one), Period.parse(other)

    assert (answer, answer) == (a.overlap(b), b.overlap(a))


@pytest.mark.parametrize(
    ("text", "day", "answer"),
    [
        ("2004", dt.date(2004, 1, 1), "yes"),
        ("2004", dt.date(2005, 1, 1), "no"),
        ("2004/2006", dt.date(2004, 6, 1), "unknown"),
        ("2004/2006", dt.date(2005, 6, 1), "yes"),
        ("", dt.date(2005, 6, 1), "unknown"),
    ],
)
def test_a_period_holds_a_day_or_not_or_perhaps(
    text: str, day: dt.date, answer: str
) -> None:
    """Whether a day lies in a period has three answers too."""
    assert answer == Period.parse(text).holds(day)


def test_what_two_periods_share_may_be_empty() -> None:
    """The intersection of periods that are apart is empty."""
    a, b = Period.parse("2004").span, Period.parse("2005").span

    assert a.intersection(b).is_empty
    assert not a.intersection(Period.parse("2004-06/2005").span).is_empty


def test_the_unknown_period_says_so() -> None:
    """A period of which nothing is known is empty in writing and in repr."""
    assert UNKNOWN_PERIOD.is_unknown
    assert "Period.parse('')" == repr(Period())


def test_periods_can_be_pickled_and_hashed() -> None:
    """A period survives pickling and serves as a key."""
    period = Period.parse("2004/..")

    assert {period: 1} == {pickle.loads(pickle.dumps(period)): 1}  # noqa: S301 -- our own


@pytest.mark.parametrize(
    "text", ["", "2004", "2004/", "/2004", "../2004-06", "2004~/..", "/..", "../.."]
)
def test_what_a_period_shows_can_be_typed(text: str) -> None:
    """The repr of a period, put into a program, is the period."""
    period = Period.parse(text)

    assert f"Period.parse({text!r})" == repr(period)
    assert period == eval(repr(period))  # noqa: S307 -- our own


@pytest.mark.parametrize("text", ["..", "2004", "2004-06?", "2004-06-30%", "0033"])
def test_what_a_date_shows_can_be_typed(text: str) -> None:
    """The repr of a date, put into a program, is the date."""
    date = PartialDate.parse(text)

    assert f"PartialDate.parse({text!r})" == repr(date)
    assert date == eval(repr(date))  # noqa: S307 -- our own


def test_a_date_is_made_of_year_month_and_day() -> None:
    """The parts stand in the order of the calendar, as in the standard library."""
    assert PartialDate.parse("2016-02-29") == PartialDate(2016, 2, 29)
    assert PartialDate.parse("2016-02") == PartialDate(2016, 2)
