"""The exact best of many candidates that come in blocks."""

from collections.abc import Callable
from heapq import nsmallest

import numpy as np

from partnerlib.sparse._ragged import Floats, Ints


class Best:
    """Keep the rows of the highest scores; equal scores by key.

    Parameters
    ----------
    limit : int or None
        How many to keep; None keeps all.
    key : callable
        Gives the key of a row of integers.
    columns, components : int
        How many integers, and how many floats, a row has.
    """

    def __init__(
        self,
        limit: int | None,
        key: Callable[[list[int]], str],
        columns: int,
        components: int,
    ) -> None:
        self._limit = limit
        self._key = key
        self._scores = [np.empty(0)]
        self._rows = [np.empty((0, columns), dtype=np.int64)]
        self._values = [np.empty((0, components))]

    def add(self, scores: Floats, rows: Ints, values: Floats) -> None:
        """Add a block, and drop what cannot be among the best any more."""
        self._scores.append(scores)
        self._rows.append(rows)
        self._values.append(values)
        if self._limit is not None:
            self._cut(self._limit)

    def take(self) -> tuple[Floats, Ints, Floats]:
        """Give scores, rows and values of the best, in no order."""
        return (
            np.concatenate(self._scores),
            np.concatenate(self._rows),
            np.concatenate(self._values),
        )

    def _cut(self, limit: int) -> None:
        scores, rows, values = self.take()
        kept = self._highest(scores, rows, limit)
        self._scores, self._rows = [scores[kept]], [rows[kept]]
        self._values = [values[kept]]

    def _highest(self, scores: Floats, rows: Ints, limit: int) -> Ints:
        if len(scores) <= limit or limit == 0:
            return np.arange(min(len(scores), limit), dtype=np.int64)
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        above = np.flatnonzero(scores > least)
        tied = np.flatnonzero(scores == least)
        room = limit - len(above)
        first = nsmallest(
            room,
            range(len(tied)),
            key=lambda at: self._key(rows[tied[at]].tolist()),
        )
        return np.concatenate((above, tied[first]))
