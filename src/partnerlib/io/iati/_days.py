"""Dates of an activity: actual ones, else planned ones with a tilde."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from partnerlib.errors import ModelError
from partnerlib.model import PartialDate, Period

_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*|Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)


@lru_cache(maxsize=65_536)
def day(stated: str) -> str:
    """Give a day as ISO 8601 writes it; empty if it is none.

    Examples
    --------
    >>> day("2010-01-02Z"), day("2010-01-02T00:00:00"), day("31/12/2011"), day("soon")
    ('2010-01-02', '2010-01-02', '2011-12-31', '')
    """
    text = stated.strip()
    if found := _ISO.fullmatch(text):
        year, month, number = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        number, month, year = found.groups()
    else:
        return ""
    try:
        return dt.date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return ""


def period_of(days: Iterable[tuple[str, str]]) -> tuple[Period, str]:
    """Give the period that dates tell, by type and day.

    Returns
    -------
    period : Period
        From the actual start, else the planned one, to the actual end, else the
        planned one; without its end if that lies before the start.
    left_out : str
        That end; empty if nothing was left out.
    """
    first: dict[str, str] = {}
    for type_, stated in days:
        first.setdefault(type_, stated)
    return _period(_or_planned(first, "2", "1"), _or_planned(first, "4", "3"))


def _or_planned(days: dict[str, str], actual: str, planned: str) -> str:
    if actual in days:
        return days[actual]
    return f"{days[planned]}~" if planned in days else ""


@lru_cache(maxsize=65_536)
def _period(start: str, end: str) -> tuple[Period, str]:
    try:
        return Period(start=start, end=end), ""
    except ModelError:
        return Period(start=start), end


def dates_of(period: Period) -> list[tuple[str, str]]:
    """Write a period as dates by type and day, as far as it is known to the day."""
    return [
        (planned if date.qualifier else actual, f"{date}"[:10])
        for date, actual, planned in ((period.start, "2", "1"), (period.end, "4", "3"))
        if date is not None and _is_day(date)
    ]


def _is_day(date: PartialDate) -> bool:
    return date.day is not None and date.qualifier in ("", "~")


__all__ = ["dates_of", "day", "period_of"]
