"""The best of many candidates, all of them or so many of each node."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

import attrs
import numpy as np

from partnerlib.analysis._shared.tie_score import Best, Order, by_text
from partnerlib.sparse._ragged import Bools, Floats, Ints

Block: TypeAlias = tuple[Floats, Ints, Floats]
"""Scores, rows and values."""

Key: TypeAlias = Callable[[list[int]], str]

_ROOM: Final = 1 << 19
"""So many rows are ranked at a time where they are diversified."""


@attrs.frozen(kw_only=True, eq=False)
class Choice:
    """Which rows are wanted.

    Attributes
    ----------
    limit : int or None
        How many at most; None means all.
    diversify : int or None
        How many of each node at most; None means all.
    key : callable
        Gives the key of a row: it decides between equal scores.
    order : callable or None
        Gives numbers that sort rows as their keys do, where that is known without
        writing the keys.
    columns, components : int
        How many integers, and how many floats, a row has.
    nodes : int
        How many of the integers, the first ones, are nodes.
    size : int
        How many nodes there are.
    """

    limit: int | None
    diversify: int | None
    key: Key
    columns: int
    components: int
    nodes: int
    size: int
    order: Order | None = None

    def of(self, stream: Callable[[Bools], Iterable[Block]]) -> Block:
        """Give what is wanted of a stream, in no order.

        Parameters
        ----------
        stream : callable
            Gives the blocks, as often as it is asked: once, unless rows are
            diversified and are very many. Told which nodes there is still room for;
            it may leave out rows of others.
        """
        if self.diversify is not None:
            return self._diverse(stream, self.diversify)
        best = self._best(self.limit)
        for block in stream(np.ones(self.size, dtype=bool)):
            best.add(*block)
        return best.take()

    def _best(self, limit: int | None) -> Best:
        order = self.order or by_text(self.key)
        return Best(limit, order, columns=self.columns, components=self.components)

    def _diverse(self, stream: Callable[[Bools], Iterable[Block]], most: int) -> Block:
        """Go down the ranking, and take what there is still room for at all its nodes.

        Only what is taken uses up room. The ranking is laid out from the top, as far
        as memory allows; what lies further down is asked for again, when few nodes
        have room left.
        """
        taken = self._best(None)
        room = [most] * self.size
        wanted = self.limit
        edge: _Edge | None = _Edge(np.inf)
        while edge is not None:
            free = np.array([left > 0 for left in room], dtype=bool)
            pile = _Pile(self.key, self._best(None).take())
            for scores, rows, values in stream(free):
                kept = np.flatnonzero(free[rows[:, : self.nodes]].all(axis=1))
                kept = kept[edge.is_above(scores[kept], rows[kept], self.key)]
                pile.add(scores[kept], rows[kept], values[kept])
            scores, rows, values = pile.ranked()
            chosen: list[int] = []
            every: list[list[int]] = rows[:, : self.nodes].tolist()
            for at, ends in enumerate(every):
                if len(chosen) == wanted:
                    break
                if all(room[node] for node in ends):
                    chosen.append(at)
                    for node in ends:
                        room[node] -= 1
            taken.add(scores[chosen], rows[chosen], values[chosen])
            edge = pile.edge
            if wanted is not None:
                wanted -= len(chosen)
                edge = edge if wanted else None
        return taken.take()


@attrs.frozen
class _Edge:
    """Where a part of the ranking ends: after a score, or after a key of that score."""

    score: float
    last: str | None = None

    def is_above(self, scores: Floats, rows: Ints, key: Key) -> Bools:
        """Say which rows the edge is above: those further down the ranking."""
        found: Bools = scores < self.score
        level = np.flatnonzero(scores == self.score)
        found[level] = True
        if self.last is not None:
            numbers: list[list[int]] = rows[level].tolist()
            found[level] = [key(row) > self.last for row in numbers]
        return found


class _Pile:
    """The top of a ranking, as far as there is room for it.

    Parameters
    ----------
    key : callable
        Decides between equal scores.
    none : block
        One without rows.

    Attributes
    ----------
    edge : _Edge or None
        Where it ends; None where it has all.
    """

    def __init__(self, key: Key, none: Block) -> None:
        self._key = key
        self._blocks = [none]
        self._count = 0
        self.edge: _Edge | None = None

    def add(self, scores: Floats, rows: Ints, values: Floats) -> None:
        """Add a block; where there are too many, let go of the lowest."""
        if self.edge is not None:
            # Of the last score, some or all have been let go; which, is seen at last.
            amid = self.edge.last is not None
            low = self.edge.score
            kept = np.flatnonzero((scores >= low) if amid else (scores > low))
            scores, rows, values = scores[kept], rows[kept], values[kept]
        self._blocks.append((scores, rows, values))
        self._count += len(scores)
        if self._count > 2 * _ROOM:
            self._cut()

    def ranked(self) -> Block:
        """Give the rows in order; where it ends amid equal scores, exactly there."""
        scores, rows, values = self._all()
        if self.edge is not None:
            kept = np.flatnonzero(~self.edge.is_above(scores, rows, self._key))
            scores, rows, values = scores[kept], rows[kept], values[kept]
        keys = [self._key(row) for row in rows.tolist()]
        order = sorted(range(len(keys)), key=lambda at: (-scores[at], keys[at]))
        return scores[order], rows[order], values[order]

    def _all(self) -> Block:
        scores, rows, values = zip(*self._blocks, strict=True)
        return np.concatenate(scores), np.concatenate(rows), np.concatenate(values)

    def _cut(self) -> None:
        """Keep what is above some score, or the first of those that all have it."""
        scores, rows, values = self._all()
        place = len(scores) - _ROOM
        least = float(np.partition(scores, place)[place])
        kept = np.flatnonzero(scores > least)
        self.edge = _Edge(least)
        if len(kept) == 0:
            level = np.flatnonzero(scores == least)
            keys = {at: self._key(rows[at].tolist()) for at in level.tolist()}
            first = sorted(keys, key=keys.__getitem__)[:_ROOM]
            kept = np.array(first, dtype=np.int64)
            self.edge = _Edge(least, keys[first[-1]])
        self._blocks = [(scores[kept], rows[kept], values[kept])]
        self._count = len(kept)


__all__ = ["Choice"]
