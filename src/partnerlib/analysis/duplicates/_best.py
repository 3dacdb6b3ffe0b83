"""The best of all pairs, kept while they come, and counts of all."""

from functools import partial
from heapq import nsmallest
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis.duplicates._candidates import Candidates
from partnerlib.analysis.duplicates._groups import LABELS, OVERLAPS
from partnerlib.analysis.duplicates._rarity import Census, Rarity
from partnerlib.findings import key_between
from partnerlib.sparse import IntArray

_FEW: Final = 1_000_000  # pairs, of which none is dropped before all have come
_MARGIN: Final = 1e-8  # by which scores may still change


@attrs.frozen(eq=False)
class Best:
    """The pairs that are listed, and what all pairs were.

    Attributes
    ----------
    pairs : Candidates
        Those listed, by actors.
    number : array of int
        The rarity of each of them.
    rarity : Rarity
        What these numbers mean.
    labels, overlaps : array of int
        How many of all pairs there are of each of `LABELS` and of `OVERLAPS`.
    """

    pairs: Candidates
    number: NDArray[np.int32]
    rarity: Rarity
    labels: IntArray
    overlaps: IntArray


class Selection:
    """What keeps the best pairs of some labels as all of them come.

    Parameters
    ----------
    census : Census
        What tells how rare they are.
    actors : tuple of str
        All actors, by number.
    labels : tuple of str
        The labels to be listed.
    limit : int or None
        How many pairs to keep at most; the best by score, then key.
    """

    def __init__(
        self,
        census: Census,
        actors: tuple[str, ...],
        labels: tuple[str, ...],
        limit: int | None,
    ) -> None:
        self._census = census
        self._actors = actors
        self._wanted = np.array([LABELS.index(label) for label in labels])
        self._limit = limit
        self._parts: list[tuple[Candidates, NDArray[np.int32]]] = []
        self._kept = 0
        self._most = max(_FEW, limit or 0)
        self._labels = np.zeros(len(LABELS), dtype=np.int64)
        self._overlaps = np.zeros(len(OVERLAPS), dtype=np.int64)

    def add(self, pairs: Candidates) -> None:
        """Count some pairs, and keep those that may be among the best."""
        number = self._census.add(pairs)
        self._labels += np.bincount(pairs.label, minlength=len(LABELS))
        self._overlaps += np.bincount(pairs.overlap, minlength=len(OVERLAPS))
        some = np.flatnonzero(np.isin(pairs.label, self._wanted))
        self._parts.append((pairs.at(some), number[some]))
        self._kept += some.size
        if self._limit is not None and self._kept > self._most:
            self._drop(self._limit)

    def _drop(self, limit: int) -> None:
        """Drop the pairs that are certainly not among the best.

        Those that remain may be many, if their scores are equal. They have to double
        before they are looked at again, so that each is looked at a few times.
        """
        pairs, number = self._joined()
        scores = self._census.scores(number)
        some = np.flatnonzero(scores >= _cut(scores, limit) - _MARGIN)
        self._parts = [(pairs.at(some), number[some])]
        self._kept = some.size
        self._most = max(self._most, 2 * some.size)

    def _joined(self) -> tuple[Candidates, NDArray[np.int32]]:
        return (
            Candidates.joined([pairs for pairs, _ in self._parts]),
            np.concatenate([number for _, number in self._parts]),
        )

    def best(self) -> Best:
        """Choose, when all have come."""
        rarity = self._census.rarity()
        pairs, number = self._joined()
        self._parts.clear()
        if self._limit is not None and self._limit < number.size:
            scores = rarity.score[number]
            cut = _cut(scores, self._limit)
            above = np.flatnonzero(scores > cut)
            level = np.flatnonzero(scores == cut)
            rest = self._first_by_key(pairs, level, self._limit - above.size)
            some = np.sort(np.append(above, np.array(rest, dtype=np.int64)))
            pairs, number = pairs.at(some), number[some]
        return Best(pairs, number, rarity, self._labels, self._overlaps)

    def _first_by_key(
        self, pairs: Candidates, level: IntArray, count: int
    ) -> list[int]:
        """Choose the first by key, of pairs that may be millions.

        A key is a kind and an actor, a tilde, and another actor. Only such are written
        out whose first half, up to that only tilde, is among the first.
        """
        size = len(self._actors)
        codes = pairs.label[level] * np.int64(size) + pairs.one[level]
        halves, half, counts = np.unique(codes, return_inverse=True, return_counts=True)
        starts: list[int] = halves.tolist()
        texts = [
            key_between(LABELS[code // size], self._actors[code % size], "")
            for code in starts
        ]
        order = sorted(range(len(texts)), key=texts.__getitem__)
        enough = int(np.searchsorted(counts[order].cumsum(), count))
        needed = np.zeros(len(texts), dtype=np.bool_)
        needed[order[: enough + 1]] = True
        chosen: list[int] = level[needed[half]].tolist()
        return nsmallest(count, chosen, key=partial(key, pairs, self._actors))


def key(pairs: Candidates, actors: tuple[str, ...], number: int) -> str:
    """Give the key of a pair."""
    one, other = (actors[int(side[number])] for side in (pairs.one, pairs.other))
    return key_between(LABELS[int(pairs.label[number])], one, other)


def _cut(scores: NDArray[np.float64], limit: int) -> float:
    """Give the least score among the best, of more than these."""
    place = scores.size - limit
    return float(np.partition(scores, place)[place]) if limit else np.inf


__all__ = ["Best", "Selection", "key"]
