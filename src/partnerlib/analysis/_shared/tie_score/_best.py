"""The exact best of many candidates that come in blocks."""

from collections.abc import Callable
from heapq import nsmallest
from typing import Final

import numpy as np

from partnerlib.errors import ParameterError
from partnerlib.sparse._ragged import Bools, Floats, Ints

_BELOW: Final = -1.0  # every score reaches it
_ABOVE: Final = 2.0  # and none reaches this


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
    diversify : int, optional
        Keep a row only if it is among so many best rows of each of its nodes.
    nodes : int
        How many of the integers, the first ones, are nodes.
    """

    def __init__(
        self,
        limit: int | None,
        key: Callable[[list[int]], str],
        columns: int,
        components: int,
        *,
        diversify: int | None = None,
        nodes: int = 0,
    ) -> None:
        self._most = diversify
        self._nodes = nodes
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
        if self._most is not None:
            # Whatever is best of one node decides on the rows of that node.
            self._keep(np.flatnonzero(self._ranks(self._most).any(axis=1)))
        elif self._limit is not None:
            self._cut(self._limit)

    @property
    def least(self) -> float:
        """The score that a row has to reach; it never falls.

        Only where rows are kept by their score alone: there is no such score where
        all are kept, or where they are diversified.
        """
        if self._limit == 0:
            return _ABOVE
        kept = self._scores[0]
        return float(kept.min()) if len(kept) == self._limit else _BELOW

    def take(self) -> tuple[Floats, Ints, Floats]:
        """Give scores, rows and values of the best, in no order."""
        if self._most is not None:
            self._keep(np.flatnonzero(self._ranks(self._most).all(axis=1)))
            self._most = None
            if self._limit is not None:
                self._cut(self._limit)
        return self._all()

    def _all(self) -> tuple[Floats, Ints, Floats]:
        return (
            np.concatenate(self._scores),
            np.concatenate(self._rows),
            np.concatenate(self._values),
        )

    def _cut(self, limit: int) -> None:
        scores, rows, _ = self._all()
        self._keep(self._highest(scores, rows, limit))

    def _keep(self, kept: Ints) -> None:
        scores, rows, values = self._all()
        self._scores, self._rows = [scores[kept]], [rows[kept]]
        self._values = [values[kept]]

    def _ranks(self, most: int) -> Bools:
        """Say for each row and node whether it is among the best of that node."""
        scores, rows, _ = self._all()
        among = np.zeros((len(scores), self._nodes), dtype=bool)
        # A node may be the left end of one row and the broker of another.
        owners = rows[:, : self._nodes].ravel()
        entries = np.repeat(np.arange(len(scores)), self._nodes)
        order = np.lexsort((-scores[entries], owners))
        ranked, reached = owners[order], scores[entries[order]]
        places = np.arange(len(order)) - np.searchsorted(ranked, ranked)
        # Keys are only made where one of several equal scores is the last one kept.
        fresh = (ranked[1:] != ranked[:-1]) | (reached[1:] != reached[:-1])
        starts = np.append(0, np.flatnonzero(fresh) + 1)[: len(order)]
        ends = np.append(starts[1:], len(order))
        cut = (places[starts] < most) & (places[starts] + ends - starts > most)
        for start, end in zip(starts[cut].tolist(), ends[cut].tolist(), strict=True):
            tied: list[int] = order[start:end].tolist()
            order[start:end] = sorted(
                tied, key=lambda at: self._key(rows[entries[at]].tolist())
            )
        flat = among.ravel()
        flat[order] = places < most
        return flat.reshape(among.shape)

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
