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
    MAYBE,
    SLACK,
    Best,
    Ceilings,
    Glance,
    KeyOrder,
    Twins,
    score,
    shaped,
    squashed,
)
from partnerlib.analysis.triangles._ground import Ground
from partnerlib.analysis.triangles._sight import ROOM, Ends, Pairs, Sight, together
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Floats, Ints, find
from partnerlib.sparse._three_walks import Singles, ThreeWalks
from partnerlib.sparse._wedges import RankedBlock, Rows, Wedges

COLUMNS: Final = 5
NODES: Final = 3  # of the columns: left, right, broker

_AT_A_TIME: Final = 1 << 16
_MEASURED: Final = 1 << 9
_BLOCK: Final = 1 << 19
_PATHS: Final = 1 << 19
_ENOUGH: Final = 1 << 14
"""So many pairs are looked at closely at a time, whichever blocks they are of."""

_ROUNDING: Final = 2.0**-23
"""Twice what one addition of single numbers can lose."""

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
    order : KeyOrder
        The order of the keys of rows.

    Attributes
    ----------
    best : Best
        The best so far.
    pairs : int
        Missing pairs with a broker, also those of which one contains the other.
    exact : int
        Pairs that were measured in full.
    wedges : Wedges
        The stream of missing pairs.
    walks : ThreeWalks
        Their paths of three ties.
    roots : array of float, shape (n_nodes,)
        What a node counts on such a path, by rank.
    sight : Sight
        What is known of pairs at a glance.
    """

    def __init__(self, ground: Ground, limit: int, order: KeyOrder) -> None:
        self._ground = ground
        self._ceilings = Ceilings(ground.weights)
        self.best = Best(limit, order, columns=COLUMNS, components=len(COMPONENTS))
        self.pairs = 0
        self.exact = 0
        # Blocks are looked at by several threads: whatever the order in which they
        # raise the least score, the best are the same.
        self._lock = Lock()
        self._left: list[Pairs] = []
        network = ground.network
        self._twins = Twins(
            network,
            features=ground.features,
            nested=network.ties.nested,
            order=order,
            asked=np.ones(network.size, dtype=bool),
            limit=limit,
        )
        self.wedges = Wedges(network.edges, block=_BLOCK)
        nodes = self.wedges.nodes
        self.walks = ThreeWalks(self.wedges.ordered, _PATHS)
        self.roots: Singles = network.roots[nodes].astype(np.float32)
        self._mass = sum(self._ceilings.weight(name) for name in COMPONENTS)
        self.sight = Sight(
            self._ceilings,
            Glance(ground.features, nodes, self._ceilings),
            self._ceilings.weighed("three_paths", squashed(network.walk_mass[nodes])),
            ground.features.lived[nodes],
            1 + int(network.degrees.max(initial=0)) * _ROUNDING,
        )

    def run(self, advance: Callable[[int], None]) -> None:
        """Go through all missing pairs."""
        network = self._ground.network
        shares = (1.0 / np.maximum(network.degrees, 1)).astype(np.complex64)
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
            for block in self.wedges.ranked(shares + np.complex64(1j)):
                self.pairs += len(block.hub)
                reached = int(block.hub.max(initial=reached))
                waiting.append((reached, pool.submit(self._go_through, block)))
                if len(waiting) > _THREADS:
                    finish()
            while waiting:
                finish()
            self._look(self._left)
        finally:
            pool.shutdown(cancel_futures=True)
        advance(network.size - done)

    def _go_through(self, block: RankedBlock) -> None:
        """Sift a block; look closely once enough is left of it and of others."""
        for at in range(0, len(block.hub), _AT_A_TIME):
            part = slice(at, at + _AT_A_TIME)
            left = self.sift(
                RankedBlock(block.hub[part], block.other[part], block.values[part])
            )
            with self._lock:
                self._left.append(left)
                enough = sum(len(each.hub) for each in self._left) >= _ENOUGH
                chosen, self._left = (self._left, []) if enough else ([], self._left)
            self._look(chosen)

    def sift(self, block: RankedBlock) -> Pairs:
        """Set aside what at a glance, and by its paths of three ties, is too low."""
        network, nodes, sight = self._ground.network, self.wedges.nodes, self.sight
        weighed, least = self._ceilings.weighed, self.best.least
        if self._twins.some:
            kept = self._twins.hopeful(nodes[block.hub], nodes[block.other])
            block = RankedBlock(block.hub[kept], block.other[kept], block.values[kept])
        name = "neighbourhood_ties"
        assumed = self._ceilings.weight(name) * self._ceilings.top(name)
        always = sum(self._ceilings.weight(name) for name in ALWAYS) * least
        pairs = sight.first(block, assumed - always + ROOM * self._mass, least)
        pairs = pairs.of(
            np.flatnonzero(pairs.lead >= -self._ceilings.attributes(least))
        )
        ends = Ends(pairs.hub, pairs.other)
        lead = pairs.lead + sight.stated(ends, least)
        hopeful = np.flatnonzero(lead >= 0)
        pairs = attrs.evolve(pairs, lead=lead).of(hopeful)
        three = self.walks.between(pairs.hub, pairs.other, self.roots)
        lead = pairs.lead + weighed("three_paths", three / (1 + three))
        lead -= sight.three(Ends(pairs.hub, pairs.other))
        hopeful = np.flatnonzero(lead >= 0)
        pairs = attrs.evolve(pairs, lead=lead, three=three).of(hopeful)
        hub, other = nodes[pairs.hub], nodes[pairs.other]
        walks = pairs.three.astype(np.float64)
        codes = np.minimum(hub, other) * network.size + np.maximum(hub, other)
        rest = self._themes(hub, other, least)
        rest += weighed(name, self._density(hub, other, walks, pairs.common)) - assumed
        sound = (pairs.lead + rest >= 0) & (find(network.ties.nested, codes) < 0)
        return pairs.of(np.flatnonzero(sound))

    def _density(
        self, hub: Ints, other: Ints, three: Floats, common: Singles
    ) -> Floats:
        """Bound the density of ties between the neighbourhoods.

        A path over u and v counts 1 / sqrt(d(u) d(v)): no more of them than by the
        highest degrees among the neighbours of both ends.
        """
        network = self._ground.network
        walks = three * network.reach[hub] * network.reach[other]
        possible = (network.degrees[hub] - common) * (network.degrees[other] - common)
        return np.minimum(walks / np.maximum(possible, 1.0), 1.0)

    def _themes(self, hub: Ints, other: Ints, least: float) -> Floats:
        """Lower what shared themes were assumed to count."""
        name = "shared_themes"
        if name in self._ground.features.silent:
            return np.zeros(len(hub))
        weight, top = self._ceilings.weight(name), self._ceilings.top(name)
        shared = self._ground.features.shared_themes(hub, other)
        lead = self._ceilings.weighed(name, shared) - weight * least
        return np.where(np.isnan(lead), 0.0, lead) - max(weight * (top - least), 0.0)

    def _look(self, left: list[Pairs]) -> None:
        """Look at pairs more and more closely, and measure those that may count."""
        if not left:
            return
        network, features = self._ground.network, self._ground.features
        sifted = together(left)
        hub, other = self.wedges.nodes[sifted.hub], self.wedges.nodes[sifted.other]
        shares, common, three = (
            each.astype(np.float64)
            for each in (sifted.shares, sifted.common, sifted.three)
        )
        most = {
            "resource_allocation": squashed(shares),
            "cannistraci_hebb": np.minimum(shares * common, 1.0),
            "three_paths": squashed(three),
            "neighbourhood_ties": np.ones(len(hub)),
            MAYBE: np.fmax(features.lived[hub], features.lived[other]),
            **features.stated(hub, other),
        }
        highest = self._ceilings.score(most)
        pairs = _Pairs(sifted.hub, sifted.other, hub, other, common, most, highest)
        pairs = pairs.above(self.best.least)
        walks = self.walks.between(pairs.rank, pairs.further, np.ones_like(self.roots))
        degrees = network.degrees
        possible = (degrees[pairs.hub] - pairs.common) * (
            degrees[pairs.other] - pairs.common
        )
        density = walks / np.maximum(possible, 1)
        pairs.most["neighbourhood_ties"] = np.minimum(density, 1.0)
        pairs = pairs.again(self._ceilings).above(self.best.least)
        pairs.most.update(features.habits(pairs.hub, pairs.other))
        pairs = pairs.again(self._ceilings).above(self.best.least)
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
                rows = measured(self._ground, found)
                with self._lock:
                    self.best.add(*rows)
                    self.exact += len(found.left)


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
