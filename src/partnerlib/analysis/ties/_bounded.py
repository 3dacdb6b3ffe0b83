"""The best pairs of all: bounded first, and measured only where it counts.

Pairs with a broker come from the stream of paths of two ties, pairs at distance three
from that of paths of three; of all others only what is stated of both ends, and the
ties of their surroundings, can lift the score, and whole groups of them are set aside
at once. Whatever is left is looked at more and more closely, and measured in full at
the last: what is measured raises the score that the others have to reach.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score import (
    COMPONENTS,
    Best,
    Scene,
    Twins,
)
from partnerlib.analysis.ties._make import COLUMNS, Maker
from partnerlib.analysis.ties._room import Room
from partnerlib.analysis.ties._sieve import BLOCK, Pairs, Sieve
from partnerlib.sparse._far_pairs import far_pairs
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._wedges import Rows

_AT_A_TIME: Final = 1 << 18
_STEPS: Final = 1 << 9


def count_free(scene: Scene, nodes: Ints) -> int:
    """Count the pairs of nodes without a tie of which neither contains the other."""
    asked = np.zeros(scene.network.size, dtype=bool)
    asked[nodes] = True
    ties = scene.network.ties
    tied = int((asked[ties.left] & asked[ties.right]).sum())
    outer, inner = np.divmod(scene.nested, max(scene.network.size, 1))
    nested = int((asked[outer] & asked[inner]).sum())
    return len(nodes) * (len(nodes) - 1) // 2 - tied - nested


class Search:
    """The search for the best of all pairs.

    Parameters
    ----------
    maker : Maker
        Knows the scene and the weights, and the order of the keys.
    nodes : array of int
        The nodes asked about.
    limit : int
        How many pairs are wanted.

    Attributes
    ----------
    best : Best
        The best so far.
    sieve : Sieve
        What looks at pairs.
    """

    def __init__(self, maker: Maker, nodes: Ints, limit: int) -> None:
        self._network = maker.scene.network
        self.best = Best(
            limit, maker.order, columns=COLUMNS, components=len(COMPONENTS)
        )
        self.sieve = Sieve(maker.scene, maker.weights, self.best)
        asked = np.zeros(self._network.size, dtype=bool)
        asked[nodes] = True
        self._asked: Bools = asked[self.sieve.order]
        self._twins = Twins(
            self._network,
            features=maker.scene.features,
            nested=maker.scene.nested,
            order=maker.order,
            asked=asked,
            limit=limit,
        )

    def run(self, advance: Callable[[int], None]) -> None:
        """Go through all pairs: the nodes once for each kind of paths, and none.

        Parameters
        ----------
        advance : callable
            Told how many more nodes are done, of three times all.
        """
        size = self._network.size
        done = 0
        streams = self._with_a_broker(), self._at_distance_three(), self._apart()
        for stream, steps in enumerate(streams):
            for step in chain(steps, (size,)):
                reached = max(stream * size + step, done)
                advance(reached - done)
                done = reached

    def _sift(self, pairs: Pairs, *, exact: bool) -> None:
        if self._twins.some:
            order = self.sieve.order
            pairs = pairs.at(self._twins.hopeful(order[pairs.hub], order[pairs.other]))
        self.sieve.sift(pairs, exact=exact)

    def _with_a_broker(self) -> Iterator[int]:
        shares = (1.0 / np.maximum(self._network.degrees, 1)).astype(np.complex128)
        asked, three = self._asked, self.sieve.most_three
        for block in self.sieve.wedges.ranked(shares + 1j):
            for at in range(0, len(block.hub), _AT_A_TIME):
                part = slice(at, at + _AT_A_TIME)
                hub, other = block.hub[part], block.other[part]
                values = block.values[part].astype(np.complex128, copy=False)
                kept = np.flatnonzero(asked[hub] & asked[other])
                hub, other, values = hub[kept], other[kept], values[kept]
                most = np.minimum(three[hub], three[other])
                pairs = Pairs(hub, other, values.real, values.imag, most)
                self._sift(pairs, exact=False)
            yield int(block.hub.max(initial=0))

    def _at_distance_three(self) -> Iterator[int]:
        sieve = self.sieve
        matrix = sieve.wedges.ordered.astype(np.float64, copy=False)
        count = matrix.shape[0]
        room = Room(sieve)
        steps = np.arange(_STEPS + 1) / _STEPS
        # Any sum reaches the first, and none the last.
        reach = np.concatenate(([-1.0], steps[:-1] / (1 - steps[:-1]), [np.inf]))
        counted = sieve.weighed("three_paths", steps)

        def required(rows: Rows) -> Floats:
            """Give the paths that pairs need, by the country of the other end."""
            wanted = -room.leads(rows, self.best.least)
            # The last step that is too low is a bound.
            return reach[np.searchsorted(counted, wanted)]

        rows = np.arange(count, dtype=np.int32)
        alive = self._asked[:count].copy()
        for first in range(0, count, _AT_A_TIME):
            some = rows[first : first + _AT_A_TIME]
            alive[some] &= sieve.most_three[some] >= required(some).min(axis=1)
        found = far_pairs(
            matrix,
            sieve.roots,
            alive,
            kinds=room.country[:count],
            required=required,
            block=BLOCK,
        )
        for hub, other, three in found:
            for at in range(0, len(hub), _AT_A_TIME):
                part = slice(at, at + _AT_A_TIME)
                none = np.zeros(len(hub[part]))
                pairs = Pairs(hub[part], other[part], none, none, three[part])
                self._sift(pairs, exact=True)
            yield int(hub.max(initial=0))

    def _apart(self) -> Iterator[int]:
        for hub, other in Room(self.sieve).groups(self._asked):
            none = np.zeros(len(hub))
            pairs = Pairs(hub, other, none, none, none, apart=True)
            self._sift(pairs, exact=True)
            yield 0


__all__ = ["Search", "count_free"]
