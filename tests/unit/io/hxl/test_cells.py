"""What cells say: texts, numbers, dates."""

import datetime as dt

import pytest

from partnerlib.io.hxl._cells import clean, number_of, stated
from partnerlib.io.hxl._dates import date_of, is_day_first
from partnerlib.io.raw import CellError


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        ("  a \u00a0 b\nc ", "a b c"),
        ("a\x00b\u200bc", "a bc"),
        (4.0, "4"),
        (True, "true"),
        (dt.datetime(2022, 1, 2), "2022-01-02"),  # noqa: DTZ001 -- as a sheet has it
        (CellError("#N/A"), ""),
    ],
)
def test_a_cell_is_cleaned(cell: object, expected: str) -> None:
    """One blank between words, and nothing that cannot be shown."""
    assert expected == clean(cell)


@pytest.mark.parametrize(
    "cell", ["", " - ", "N/A", "Not specified", "None", "\u00a0", "NO PARTNER", "néant"]
)
def test_words_for_nothing_say_nothing(cell: str) -> None:
    """People write in many ways that they do not know."""
    assert "" == stated(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("80 418", 80418),
        ("80\u00a0418", 80418),
        ("1,234,567", 1234567),
        ("1'234", 1234),
        ("1.234.567", 1234567),
        ("1.234", 1.234),
        ("12,5", 12.5),
        ("-3", -3),
        (7.0, 7),
        (7, 7),
        ("many", None),
        ("", None),
        ("1 2", None),
        ("9" * 30, None),
        (True, None),
        (CellError("#N/A"), None),
        (dt.date(2022, 1, 1), None),
    ],
)
def test_numbers_are_read_as_they_are_written(
    cell: object, expected: float | None
) -> None:
    """Thousands may be separated; what is no number is none."""
    assert expected == number_of(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (dt.datetime(2022, 3, 4, 5), "2022-03-04"),  # noqa: DTZ001
        (dt.date(2022, 3, 4), "2022-03-04"),
        ("2022", "2022"),
        ("2022-01", "2022-01"),
        ("2004~", "2004~"),
        ("2022-1-5", "2022-01-05"),
        ("2022/01/05 10:00", "2022-01-05"),
        ("20190415", "2019-04-15"),
        ("01/07/2021", "2021-07-01"),
        ("1.7.21", "2021-07-01"),
        ("31-12-2021 23:59", "2021-12-31"),
        ("07/2021", "2021-07"),
        ("2018Q2", "2018-04"),
        ("Q4 2018", "2018-10"),
        ("1 March 2015", "2015-03-01"),
        ("March 1st, 2015", "2015-03-01"),
        ("1er août 2015", "2015-08-01"),
        ("3 de marzo de 2015", "2015-03-03"),
        ("February 2022", "2022-02"),
        ("Feb-22", "2022-02"),
        (44562.0, "2022-01-01"),
        ("44562", "2022-01-01"),
    ],
)
def test_dates_are_read_as_they_are_written(cell: object, expected: str) -> None:
    """By days, months and years, in four languages, or as a spreadsheet counts."""
    assert expected == str(date_of(cell))


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "February",
        "2018-04-31",
        "2018W54",
        "15-21 June",
        "99999",
        "soon",
        "32/13/2020",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_none(cell: str) -> None:
    """A month without a year, a day that does not exist."""
    assert date_of(cell) is None


def test_a_column_tells_whether_the_day_comes_first() -> None:
    """It does, unless some date says otherwise and none agrees."""
    assert is_day_first(["01/02/2020", None, 3])
    assert not is_day_first(["01/02/2020", "01/13/2020"])
    assert is_day_first(["01/13/2020", "13/01/2020"])
    assert "2020-01-13" == str(date_of("01/13/2020", day_first=False))
