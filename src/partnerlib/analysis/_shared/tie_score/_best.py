"""The exact best of many candidates that come in blocks."""

from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score._order import Order
from partnerlib.errors import ParameterError
from partnerlib.sparse._ragged import Floats, Ints

_BELOW: Final = -1.0  # every score reaches it
_ABOVE: Final = 2.0  # and none reaches this


class Best:
    """Keep the rows of the highest scores; equal scores by key.

    Parameters
    ----------
    limit : int or None
        How many to keep; None keeps all.
    order : callable
        Gives numbers that sort rows of integers as their keys do.
    columns, components : int
        How many integers, and how many floats, a row has.
    """

    def __init__(
        self,
        limit: int | None,
        order: Order,
        columns: int,
        components: int,
    ) -> None:
        self._limit = limit
        self._order = order
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

    @property
    def least(self) -> float:
        """The score that a row has to reach; it never falls.

        There is no such score where all are kept.
        """
        if self._limit == 0:
            return _ABOVE
        kept = self._scores[0]
        return float(kept.min()) if len(kept) == self._limit else _BELOW

    def take(self) -> tuple[Floats, Ints, Floats]:
        """Give scores, rows and values of the best, in no order."""
        return (
            np.concatenate(self._scores),
            np.concatenate(self._rows),
            np.concatenate(self._values),
        )

    def _cut(self, limit: int) -> None:
        scores, rows, _ = self.take()
        self._keep(self._highest(scores, rows, limit))

    def _keep(self, kept: Ints) -> None:
        scores, rows, values = self.take()
        self._scores, self._rows = [scores[kept]], [rows[kept]]
        self._values = [values[kept]]

    def _highest(self, scores: Floats, rows: Ints, limit: int) -> Ints:
        if len(scores) <= limit or limit == 0:
            return np.arange(min(len(scores), limit), dtype=np.int64)
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        above = np.flatnonzero(scores > least)
        tied = np.flatnonzero(scores == least)
        room = limit - len(above)
        first = np.argpartition(self._order(rows[tied]), room - 1)[:room]
        return np.concatenate((above, tied[first]))


def checked_limit(limit: object) -> int | None:
    """Refuse what is no number of findings.

    Raises
    ------
    ParameterError
        If it is neither None nor a whole number from 0 up.
    """
    if limit is None or (type(limit) is int and limit >= 0):
        return limit
    raise ParameterError("limit", limit, "give a whole number from 0 up, or None")


def checked_diversify(diversify: object) -> int | None:
    """Refuse what is no number of findings of one territory.

    Raises
    ------
    ParameterError
        If it is neither None nor a whole number from 1 up.
    """
    if diversify is None or (type(diversify) is int and diversify >= 1):
        return diversify
    rule = "give a whole number from 1 up, or None"
    raise ParameterError("diversify", diversify, rule)
