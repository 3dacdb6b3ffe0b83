"""A period as days, and what is known of it although its ends are not exact."""

from typing import Final, NamedTuple

from partnerlib.model._date import EVER_AFTER, EVER_BEFORE
from partnerlib.typing import Truth


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
        return tidied(
            max(self.start_low, other.start_low),
            max(self.start_high, other.start_high),
            min(self.end_low, other.end_low),
            min(self.end_high, other.end_high),
        )


def tidied(start_low: int, start_high: int, end_low: int, end_high: int) -> Span:
    """Narrow the bounds: as no start is after its end, each tells of the other."""
    return Span(start_low, min(start_high, end_high), max(end_low, start_low), end_high)


ALWAYS: Final = Span(EVER_BEFORE, EVER_AFTER, EVER_BEFORE, EVER_AFTER)
"""The span of an unknown period: any time."""
