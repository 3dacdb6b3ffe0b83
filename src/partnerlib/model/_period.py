"""From when to when, honestly: partial, approximate and open dates.

Dates are written in EDTF (ISO 8601-2), levels 0 and 1 as far as the field needs
them: ``2004``, ``2004-06``, ``2004-06-30``, ``2004~`` (about), ``2004?``
(uncertain), ``2004%`` (both), ``..`` (open), and intervals of these.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.typing import Truth

# Days are proleptic Gregorian ordinals; these two lie beyond every date.
EVER_BEFORE: Final = -(10**7)
EVER_AFTER: Final = 10**7

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
_OPEN: Final = ".."


def _bad_date(field: str, value: object) -> ModelError:
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
            raise _bad_date("date", parts)

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
            raise _bad_date("date", text)
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
            return _OPEN
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
    if text == _OPEN:
        return OPEN
    match = _DATE.fullmatch(text)
    if match is None:
        raise _bad_date("date", text)
    year, month, day, qualifier = match.groups()
    try:
        return PartialDate(
            int(year),
            None if month is None else int(month),
            None if day is None else int(day),
            qualifier=qualifier,
        )
    except ModelError as error:
        raise _bad_date("date", text) from error


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


class Span(NamedTuple):
    """A period as days: the bounds of its start and the bounds of its end."""

    start_low: int
    start_high: int
    end_low: int
    end_high: int

    @property
    def is_empty(self) -> bool:
        """Whether no day can lie in it."""
        return self.start_low > self.end_high

    def overlap(self, other: "Span") -> Truth:
        """Say whether two periods share a day.

        ``"no"`` when they are certainly apart, ``"yes"`` when they share a day
        whatever the unknown, else ``"unknown"``.
        """
        if self.start_low > other.end_high or other.start_low > self.end_high:
            return "no"
        if self.start_high <= other.end_low and other.start_high <= self.end_low:
            return "yes"
        return "unknown"

    def holds(self, day: int) -> Truth:
        """Say whether a day (ordinal) lies in the period."""
        if day < self.start_low or day > self.end_high:
            return "no"
        return "yes" if self.start_high <= day <= self.end_low else "unknown"

    def intersection(self, other: "Span") -> "Span":
        """Give the time in both; it may be empty, see :attr:`is_empty`."""
        return _tidied(
            max(self.start_low, other.start_low),
            max(self.start_high, other.start_high),
            min(self.end_low, other.end_low),
            min(self.end_high, other.end_high),
        )


def _tidied(start_low: int, start_high: int, end_low: int, end_high: int) -> Span:
    # The start is not after the end: each bound tells something of the other.
    return Span(start_low, min(start_high, end_high), max(end_low, start_low), end_high)


ALWAYS: Final = Span(EVER_BEFORE, EVER_AFTER, EVER_BEFORE, EVER_AFTER)
"""The span of an unknown period: any time."""


class _Timed:
    """Where a period keeps its span; it is no field of it."""

    __slots__ = ("_span",)

    _span: Span


@attrs.frozen(kw_only=True)
class Period(_Timed):
    """From when to when; an end that is None is unknown, ``..`` is open.

    Attributes
    ----------
    start, end : PartialDate or None
        Texts in EDTF, years and days are taken too.

    Raises
    ------
    ModelError
        If a date cannot be read, or if the end certainly lies before the start.

    Notes
    -----
    An endpoint is an interval of days. Unknown is unbounded on both sides; ``~``
    and ``?`` widen it by one unit. ``2004`` alone (or ``2004/2004``) means the
    whole year.

    Examples
    --------
    >>> Period(start="2004", end="..")
    Period.parse('2004/..')
    >>> Period.parse("2004").overlap(Period.parse("2004-06/2005"))
    'yes'
    >>> Period.parse("2004").overlap(Period(start="2001"))
    'unknown'
    """

    start: PartialDate | None = attrs.field(default=None, converter=partial_date)
    end: PartialDate | None = attrs.field(default=None, converter=partial_date)

    def __attrs_post_init__(self) -> None:
        out = [
            Violation(field=field, code="bad-date", value=value)
            for field, value in (("start", self.start), ("end", self.end))
            if value is not None and type(value) is not PartialDate
        ]
        if not out:
            span = _raw_span(self)
            if span.start_low > span.end_high:
                out.append(
                    Violation(
                        field="end",
                        code="end-before-start",
                        value=str(self.end),
                        facts=(("start", str(self.start)),),
                    )
                )
        if out:
            raise ModelError("Period", tuple(out))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an EDTF date or interval; an empty text is the unknown period.

        Raises
        ------
        ModelError
            If the text is neither.

        Examples
        --------
        >>> Period.parse("../2011").end
        PartialDate.parse('2011')
        """
        if type(text) is not str:
            raise _bad_date("period", text)
        text = text.strip()
        start, slash, end = text.partition("/")
        if text == _OPEN or "/" in end or text == "/":
            raise _bad_date("period", text)
        if not slash:
            end = start
        return cls(start=start, end=end)

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of it."""
        return self.start is None and self.end is None

    @property
    def span(self) -> Span:
        """The period as days, what is unknown being unbounded."""
        try:
            return self._span
        except AttributeError:  # asked for the first time
            span = _tidied(*_raw_span(self))
            object.__setattr__(self, "_span", span)
            return span

    def overlap(self, other: "Period") -> Truth:
        """Say whether two periods share a day: yes, no or unknown."""
        return self.span.overlap(other.span)

    def holds(self, day: dt.date) -> Truth:
        """Say whether a day lies in the period: yes, no or unknown."""
        return self.span.holds(day.toordinal())

    def __str__(self) -> str:
        if self.is_unknown:
            return ""
        start = "" if self.start is None else str(self.start)
        end = "" if self.end is None else str(self.end)
        if start == end and start != _OPEN:
            return start
        return f"{start}/{end}"

    def __repr__(self) -> str:
        return f"Period.parse({str(self)!r})"


def _raw_span(period: Period) -> Span:
    start, end = period.start, period.end
    if start is not None and start == end and not start.qualifier and start.year:
        low, high = start.bounds
        return Span(low, low, high, high)
    start_low, start_high = EVER_BEFORE, EVER_AFTER
    if start is not None:
        start_low, start_high = (
            (EVER_BEFORE, EVER_BEFORE) if start.is_open else start.bounds
        )
    end_low, end_high = EVER_BEFORE, EVER_AFTER
    if end is not None:
        end_low, end_high = (EVER_AFTER, EVER_AFTER) if end.is_open else end.bounds
    return Span(start_low, start_high, end_low, end_high)


UNKNOWN_PERIOD: Final = Period()
"""The period of which nothing is known."""


def period_of(value: Any) -> Any:
    """Turn an EDTF text into a period; None means unknown."""
    if value is None:
        return UNKNOWN_PERIOD
    if type(value) is str:
        return Period.parse(value)
    return value
