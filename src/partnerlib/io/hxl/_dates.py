"""Dates as people write them."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from partnerlib.errors import ModelError
from partnerlib.io.hxl._cells import clean
from partnerlib.model import PartialDate, spelling

_ISO: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?")
_EDTF: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}[~?%]?")
_DAYS: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: .*)?")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/.](\d{4})")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_QUARTER: Final = re.compile(
    r"(\d{4})[- ]?[qt]([1-4])|[qt]([1-4])[- ]?(\d{4})", re.IGNORECASE
)
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|º)?[-\s,./]+(?:de\s+|of\s+)?)?([^\W\d]{3,})\.?"
    r"[-\s,./]+(?:de\s+|of\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4}|\d{2})"
)
_SERIAL: Final = (20_000, 60_000)  # 1954 to 2064, in days of a spreadsheet
_EPOCH: Final = dt.date(1899, 12, 30)
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 100
_MONTHS: Final = 12

_MONTH_NAMES: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv enero janeiro ene",
            "february feb fevrier fevr febrero fevereiro fev",
            "march mar mars marzo marco",
            "april apr avril avr abril abr",
            "may mai mayo maio",
            "june jun juin junio junho",
            "july jul juillet juil julio julho",
            "august aug aout agosto ago",
            "september sep sept septembre septiembre setembro set",
            "october oct octobre octubre outubro out",
            "november nov novembre noviembre novembro",
            "december dec decembre diciembre dezembro dic dez",
        ),
        1,
    )
    for name in names.split()
}


def is_day_first(cells: Iterable[object]) -> bool:
    """Tell from the dates of a column whether the day comes before the month.

    It does unless some date says otherwise and none agrees.
    """
    month_first = False
    for cell in cells:
        found = _DAYS.fullmatch(cell.strip()) if isinstance(cell, str) else None
        if found and int(found[1]) > _MONTHS:
            return True
        month_first = month_first or bool(found and int(found[2]) > _MONTHS)
    return not month_first


def date_of(cell: object, *, day_first: bool = True) -> PartialDate | None:
    """Read a date; None if it is none that can be read."""
    if isinstance(cell, dt.date):
        return PartialDate(cell.year, month=cell.month, day=cell.day)
    text = clean(cell)
    try:
        return _of_number(cell) if _is_serial(text) else _of_text(text, day_first)
    except (ModelError, ValueError, OverflowError):
        return None


def _is_serial(text: str) -> bool:
    return text.isdecimal() and len(text) == len("20000")


def _of_number(cell: object) -> PartialDate | None:
    days = int(clean(cell))
    if not _SERIAL[0] <= days <= _SERIAL[1]:
        return None
    day = _EPOCH + dt.timedelta(days=days)
    return PartialDate(day.year, month=day.month, day=day.day)


def _of_text(text: str, day_first: bool) -> PartialDate | None:  # noqa: FBT001
    if _EDTF.fullmatch(text):
        return PartialDate.parse(text)
    parts = _parts(text, day_first)
    return None if parts is None else _made(*parts)


def _parts(text: str, day_first: bool) -> tuple[str, str, str | None] | None:  # noqa: FBT001
    """Take a date apart into year, month and day."""
    if found := _COMPACT.fullmatch(text) or _ISO.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _DAYS.fullmatch(text):
        first, second = found[1], found[2]
        return (found[3], second, first) if day_first else (found[3], first, second)
    if found := _MONTH_YEAR.fullmatch(text):
        return found[2], found[1], None
    if found := _QUARTER.fullmatch(text):
        first_month = 3 * int(found[2] or found[3]) - 2
        return found[1] or found[4], str(first_month), None
    found = _NAMED.fullmatch(text)
    month = _MONTH_NAMES.get(spelling(found[2])) if found else None
    return (found[4], str(month), found[1] or found[3]) if found and month else None


def _made(year: str, month: str | None, day: str | None) -> PartialDate:
    full = int(year)
    if full < _TWO_DIGITS:
        full += _CENTURY
    return PartialDate(
        full, month=int(month) if month else None, day=int(day) if day else None
    )


__all__ = ["date_of", "is_day_first"]
