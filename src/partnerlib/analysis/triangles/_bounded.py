"""The best open triangles of many: bounded first, and measured only where it counts.

All missing pairs are streamed once. What cannot be among the best is set aside as soon
as an upper bound of its score says so: first by what the stream itself gives, then by
what is stated of both ends, then by the paths of three ties; what is left is measured
in full, and raises the score that the others have to reach.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis._shared.tie_score import (
    ALWAYS,
    COMPONENTS,
    SLACK,
    Best,
    Ceilings,
    Glance,
    score,
    shaped,
    squashed,
)
from partnerlib.analysis.triangles._ground import Ground
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Floats, Ints, find
from partnerlib.sparse._three_walks import ThreeWalks
from partnerlib.sparse._wedges import Complexes, RankedBlock, Rows, Wedges

COLUMNS: Final = 5
NODES: Final = 3  # of the columns: left, right, broker

_AT_A_TIME: Final = 1 << 18
_MEASURED: Final = 1 << 11
_BLOCK: Final = 1 << 20
_THREADS: Final = 2
"""Blocks that are looked at while the next one is laid out."""


def measured(ground: Ground, pairs: OpenPairs) -> tuple[Floats, Ints, Floats]:
    """Give the scores, the rows and the components of pairs."""
    values = ground.features.components(pairs)
    rows = np.stack(
        (pairs.left, pairs.right, pairs.broker, pairs.left_tie, pairs.right_tie),
        axis=1,
    )
    return score(shaped(values, ground.weights), ground.weights), rows, values


class Search:
    """The search for the best open triangles.

    Parameters
    ----------
    ground : Ground
        The ties, and what is known of the territories.
    limit : int
        How many are wanted.
    key : callable
        Gives the key of a row.

    Attributes
    ----------
    best : Best
        The best so far.
    pairs : int
        Missing pairs with a broker, also those of which one contains the other.
    exact : int
        Pairs that were measured in full.
    """

    def __init__(
        self, ground: Ground, limit: int, key: Callable[[list[int]], str]
    ) -> None:
        self._ground = ground
        self._ceilings = Ceilings(ground.weights)
        self.best = Best(limit, key, columns=COLUMNS, components=len(COMPONENTS))
        self.pairs = 0
        self.exact = 0
        # Blocks are looked at by several threads: whatever the order in which they
        # raise the least score, the best are the same. One at a time measures.
        self._lock = Lock()
        self._wedges = Wedges(ground.network.edges, block=_BLOCK)
        nodes = self._wedges.nodes
        self._walks = ThreeWalks(self._wedges.ordered, _BLOCK)
        self._roots: Floats = ground.network.roots[nodes]
        squeezed = squashed(ground.network.walk_mass[nodes])
        self._three: Floats = self._weighed("three_paths", squeezed)
        self._mass = sum(self._ceilings.weight(name) for name in COMPONENTS)
        self._lived: Floats = ground.features.lived[nodes]
        self._glance = Glance(ground.features, nodes, self._ceilings)

    def run(self, advance: Callable[[int], None]) -> None:
        """Go through all missing pairs."""
        network = self._ground.network
        shares = (1.0 / np.maximum(network.degrees, 1)).astype(np.complex128)
        waiting: deque[tuple[int, Future[None]]] = deque()
        done = reached = 0

        def finish() -> None:
            nonlocal done
            now, future = waiting.popleft()
            future.result()
            advance(now - done)
            done = now

        pool = ThreadPoolExecutor(_THREADS)
        try:
            for block in self._wedges.ranked(shares + 1j):
                self.pairs += len(block.hub)
                reached = int(block.hub.max(initial=reached))
                waiting.append((reached, pool.submit(self._go_through, block)))
                if len(waiting) > _THREADS:
                    finish()
            while waiting:
                finish()
        finally:
            pool.shutdown(cancel_futures=True)
        advance(network.size - done)

    def _go_through(self, block: RankedBlock) -> None:
        for at in range(0, len(block.hub), _AT_A_TIME):
            part = slice(at, at + _AT_A_TIME)
            sifted = self._sift(
                RankedBlock(block.hub[part], block.other[part], block.values[part])
            )
            self._look(*sifted)

    def _weighed(self, name: str, most: Floats) -> Floats:
        weight = self._ceilings.weight(name)
        return weight * self._ceilings.counted(name, most)

    def _first(self, block: RankedBlock) -> Floats:
        """Say by how much pairs could exceed the least score, attributes aside.

        For z among c common neighbours, i(z) <= c - 1: where c times the resource
        allocation is below 1, the Cannistraci-Hebb index is below c r / (1 - c r),
        and its share of 1 is c r.
        """
        least = self.best.least
        shares, common = block.values.real, block.values.imag
        lead = self._weighed("resource_allocation", squashed(shares))
        lead += self._weighed("cannistraci_hebb", np.minimum(shares * common, 1.0))
        lead += np.minimum(self._three[block.hub], self._three[block.other])
        lived = (self._lived[block.hub] + self._lived[block.other]) / 2
        lead += self._weighed("liveliness", lived)
        rest = sum(self._ceilings.weight(name) for name in ALWAYS) * least
        top = self._ceilings.weight("neighbourhood_ties")
        top *= self._ceilings.top("neighbourhood_ties")
        lead += top - rest + SLACK * self._mass
        return lead

    def _sift(self, block: RankedBlock) -> tuple[Rows, Rows, Floats, Complexes]:
        """Set aside what at a glance, and by its paths of three ties, is too low.

        Returns
        -------
        hub, other : array of int
            The ranks of the nodes of the pairs that are left.
        three : array of float
            Their paths of three ties, by degree.
        values : array of complex
            What the stream says of them.
        """
        network, nodes = self._ground.network, self._wedges.nodes
        least = self.best.least
        lead = self._first(block)
        kept = np.flatnonzero(lead + self._ceilings.attributes(least) >= 0)
        ranks = block.hub[kept], block.other[kept]
        lead = lead[kept] + self._glance.leads(*ranks, least)
        hopeful = lead >= 0
        kept, lead = kept[hopeful], lead[hopeful]
        hub, other = nodes[block.hub[kept]], nodes[block.other[kept]]
        codes = np.minimum(hub, other) * network.size + np.maximum(hub, other)
        lead += self._themes(hub, other)
        sound = (lead >= 0) & (find(network.ties.nested, codes) < 0)
        kept, hub, other, lead = kept[sound], hub[sound], other[sound], lead[sound]
        ranks = block.hub[kept], block.other[kept]
        three = self._walks.between(*ranks, self._roots)
        lead += self._weighed("three_paths", squashed(three))
        lead -= np.minimum(self._three[ranks[0]], self._three[ranks[1]])
        common = block.values[kept].imag
        lead += self._density(hub, other, three, common)
        hopeful = lead >= 0
        kept = kept[hopeful]
        return block.hub[kept], block.other[kept], three[hopeful], block.values[kept]

    def _density(self, hub: Ints, other: Ints, three: Floats, common: Floats) -> Floats:
        """Lower what ties between the neighbourhoods were assumed to count.

        A path over u and v counts 1 / sqrt(d(u) d(v)): no more of them than by the
        highest degrees among the neighbours of both ends.
        """
        network = self._ground.network
        walks = three * network.reach[hub] * network.reach[other]
        possible = (network.degrees[hub] - common) * (network.degrees[other] - common)
        most = np.minimum(walks / np.maximum(possible, 1.0), 1.0)
        name = "neighbourhood_ties"
        assumed = self._ceilings.weight(name) * self._ceilings.top(name)
        return self._weighed(name, most) - assumed

    def _themes(self, hub: Ints, other: Ints) -> Floats:
        """Lower what shared themes were assumed to count."""
        least = self.best.least
        name = "shared_themes"
        weight, top = self._ceilings.weight(name), self._ceilings.top(name)
        shared = self._ground.features.shared_themes(hub, other)
        lead = self._weighed(name, shared) - weight * least
        return np.where(np.isnan(lead), 0.0, lead) - max(weight * (top - least), 0.0)

    def _look(
        self, rank: Rows, further: Rows, three: Floats, values: Complexes
    ) -> None:
        """Look at pairs more and more closely, and measure those that may count."""
        network, features = self._ground.network, self._ground.features
        hub, other = self._wedges.nodes[rank], self._wedges.nodes[further]
        common = values.imag
        most = {
            "resource_allocation": squashed(values.real),
            "cannistraci_hebb": np.minimum(values.real * common, 1.0),
            "three_paths": squashed(three),
            "neighbourhood_ties": np.ones(len(hub)),
            "liveliness": (features.lived[hub] + features.lived[other]) / 2,
            **features.stated(hub, other),
        }
        highest = self._ceilings.score(most)
        pairs = _Pairs(rank, further, hub, other, common, most, highest)
        pairs = pairs.above(self.best.least)
        ones = np.ones(len(self._roots))
        walks = self._walks.between(pairs.rank, pairs.further, ones)
        degrees = network.degrees
        possible = (degrees[pairs.hub] - pairs.common) * (
            degrees[pairs.other] - pairs.common
        )
        density = walks / np.maximum(possible, 1)
        pairs.most["neighbourhood_ties"] = np.minimum(density, 1.0)
        pairs = pairs.again(self._ceilings).above(self.best.least)
        pairs.most.update(features.habits(pairs.hub, pairs.other))
        pairs = pairs.again(self._ceilings).above(self.best.least)
        with self._lock:
            self._measure(pairs)

    def _measure(self, pairs: "_Pairs") -> None:
        """Measure pairs in full, those that could be highest first."""
        order = np.argsort(-pairs.highest, kind="stable")
        for first in range(0, len(order), _MEASURED):
            chosen = order[first : first + _MEASURED]
            if pairs.highest[chosen[0]] < self.best.least - SLACK:
                break
            ends = pairs.hub[chosen], pairs.other[chosen]
            left, right = np.minimum(*ends), np.maximum(*ends)
            for found in self._ground.network.between(left, right):
                self.best.add(*measured(self._ground, found))
            self.exact += len(chosen)


@attrs.frozen(eq=False)
class _Pairs:
    """Pairs by rank and by node, their common neighbours, and what they can reach."""

    rank: Rows
    further: Rows
    hub: Ints
    other: Ints
    common: Floats
    most: dict[str, Floats]
    highest: Floats

    def above(self, least: float) -> "_Pairs":
        """Keep those that could reach a score."""
        kept = np.flatnonzero(self.highest >= least - SLACK)
        return _Pairs(
            self.rank[kept],
            self.further[kept],
            self.hub[kept],
            self.other[kept],
            self.common[kept],
            {name: values[kept] for name, values in self.most.items()},
            self.highest[kept],
        )

    def again(self, ceilings: Ceilings) -> "_Pairs":
        """Work out again what they can reach."""
        return attrs.evolve(self, highest=ceilings.score(self.most))
