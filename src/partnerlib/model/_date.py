"""One date, honestly: a year, a month or a day; exact, approximate or open.

Dates are written in EDTF (ISO 8601-2), levels 0 and 1 as far as the field needs
them: ``2004``, ``2004-06``, ``2004-06-30``, ``2004~`` (about), ``2004?``
(uncertain), ``2004%`` (both), ``..`` (open).
"""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Violation

# Days are proleptic Gregorian ordinals; these two lie beyond every date.
EVER_BEFORE: Final = -(10**7)
EVER_AFTER: Final = 10**7

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
OPEN_TEXT: Final = ".."


def bad_date(field: str, value: object) -> ModelError:
    """Say that a value is no date, or no period, as the field tells."""
    violation = Violation(field=field, code="bad-date", value=value)
    return ModelError("PartialDate", (violation,))


@attrs.frozen
class PartialDate:
    """A day, a month or a year; exact, approximate or uncertain; or open.

    Attributes
    ----------
    year : int or None
        1 to 9999; None only for the open date ``..``.
    month, day : int or None
        None where the date is only known to the year or to the month.
    qualifier : {"", "~", "?", "%"}
        ``~`` approximate, ``?`` uncertain, ``%`` both.

    Raises
    ------
    ModelError
        If there is no such date.

    Examples
    --------
    >>> PartialDate.parse("2004-06").first_day
    datetime.date(2004, 6, 1)
    >>> str(PartialDate(2004, qualifier="~"))
    '2004~'
    >>> PartialDate(2016, 2)
    PartialDate.parse('2016-02')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    qualifier: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.year is None:
            sound = self.month is None and self.day is None and not self.qualifier
        else:
            sound = (
                self.qualifier in ("", "~", "?", "%")
                and all(
                    part is None or type(part) is int
                    for part in (self.year, self.month, self.day)
                )
                and (self.month is not None or self.day is None)
                and _exists(self.year, self.month, self.day)
            )
        if not sound:
            parts = (self.year, self.month, self.day, self.qualifier)
            raise bad_date("date", parts)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read one EDTF date, or ``..`` for open.

        Raises
        ------
        ModelError
            If the text is no such date.

        Examples
        --------
        >>> PartialDate.parse("2004?")
        PartialDate.parse('2004?')
        """
        if type(text) is not str:
            raise bad_date("date", text)
        return _parse(text.strip())

    @property
    def is_open(self) -> bool:
        """Whether this is ``..``: known to have no bound."""
        return self.year is None

    @property
    def first_day(self) -> dt.date | None:
        """The first day of the year, month or day meant; None if open."""
        if self.year is None:
            return None
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date | None:
        """The last day of the year, month or day meant; None if open."""
        if self.year is None:
            return None
        month = self.month or 12
        return dt.date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    @property
    def bounds(self) -> tuple[int, int]:
        """The first and last day (ordinals) on which the date may lie.

        A qualified date is widened by one unit of its own precision on each side.
        An open date has no bounds of its own: see :attr:`Period.span`.
        """
        return _bounds(self)

    def __str__(self) -> str:
        if self.year is None:
            return OPEN_TEXT
        parts = [f"{self.year:04}"]
        parts.extend(f"{part:02}" for part in (self.month, self.day) if part)
        return "-".join(parts) + self.qualifier

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except (ValueError, OverflowError):
        return False
    return True


@lru_cache(maxsize=65_536)
def _parse(text: str) -> PartialDate:
    if text == OPEN_TEXT:
        return OPEN
    match = _DATE.fullmatch(text)
    if match is None:
        raise bad_date("date", text)
    year, month, day, qualifier = match.groups()
    try:
        return PartialDate(
            int(year),
            None if month is None else int(month),
            None if day is None else int(day),
            qualifier=qualifier,
        )
    except ModelError as error:
        raise bad_date("date", text) from error


@lru_cache(maxsize=65_536)
def _bounds(date: PartialDate) -> tuple[int, int]:
    first, last = date.first_day, date.last_day
    if first is None or last is None:
        return (EVER_BEFORE, EVER_AFTER)
    low, high = first.toordinal(), last.toordinal()
    if date.qualifier:
        if date.day is not None:
            return (low - 1, high + 1)
        if date.month is not None:
            before = (first - dt.timedelta(1)) if low > 1 else first
            after = dt.date.fromordinal(min(high + 1, dt.date.max.toordinal()))
            low = before.replace(day=1).toordinal()
            return (low, _month_end(after).toordinal())
        return (
            first.replace(year=max(first.year - 1, 1)).toordinal(),
            last.replace(year=min(last.year + 1, 9999)).toordinal(),
        )
    return (low, high)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


OPEN: Final = PartialDate()
"""The open date ``..``."""


def partial_date(value: Any) -> Any:
    """Turn a text, a year or a day into a partial date; empty means unknown."""
    if value is None or value == "":
        return None
    if type(value) is str:
        return PartialDate.parse(value)
    if type(value) is int:
        return PartialDate(value)
    if type(value) is dt.date:
        return PartialDate(value.year, value.month, value.day)
    return value
