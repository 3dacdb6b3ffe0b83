"""The times of many periods, each distinct one worked out once."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import Period, Span
from partnerlib.sparse._bound import by_identity
from partnerlib.sparse._efforts import IntArray


@attrs.frozen(eq=False)
class Spans:
    """The spans of periods.

    Attributes
    ----------
    distinct : tuple of Span
        Some may be equal.
    numbers : array of int, shape (n,)
        The span of each period, an index of the distinct ones.
    """

    distinct: tuple[Span, ...]
    numbers: NDArray[np.int32]

    @classmethod
    def of(cls, periods: Iterable[Period]) -> "Spans":
        """Look up the spans of periods that something else keeps alive.

        Notes
        -----
        What is read repeats the same few dates, as the same objects: asking which
        objects they are is several times faster than asking what they are.

        Examples
        --------
        >>> spans = Spans.of([Period.parse("2004"), Period.parse("2005")] * 2)
        >>> len(spans.distinct), spans.numbers.tolist()
        (2, [0, 1, 0, 1])
        """
        every = list(periods)
        known: dict[tuple[int, int], int] = {}
        distinct: list[Span] = []
        numbers: dict[int, int] = {}
        for name, period in by_identity(every).items():
            key = (id(period.start), id(period.end))
            number = known.get(key)
            if number is None:
                number = known[key] = len(distinct)
                distinct.append(period.span)
            numbers[name] = number
        found = map(numbers.__getitem__, map(id, every))
        return cls(tuple(distinct), np.fromiter(found, dtype=np.int32))

    @property
    def outer(self) -> tuple[IntArray, IntArray]:
        """The first and the last day on which each period may hold."""
        first = np.array([span.start_low for span in self.distinct], dtype=np.int64)
        last = np.array([span.end_high for span in self.distinct], dtype=np.int64)
        return first[self.numbers], last[self.numbers]


__all__ = ["Spans"]
