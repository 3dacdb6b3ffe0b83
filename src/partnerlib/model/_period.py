"""From when to when, honestly: an EDTF interval whose ends may be unknown or open."""

import datetime as dt
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.model._date import (
    EVER_AFTER,
    EVER_BEFORE,
    OPEN_TEXT,
    PartialDate,
    bad_date,
    partial_date,
)
from partnerlib.model._span import Span, tidied
from partnerlib.typing import Truth


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
            raise bad_date("period", text)
        text = text.strip()
        start, slash, end = text.partition("/")
        if text == OPEN_TEXT or "/" in end or text == "/":
            raise bad_date("period", text)
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
            span = tidied(*_raw_span(self))
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
        if start == end and start != OPEN_TEXT:
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
