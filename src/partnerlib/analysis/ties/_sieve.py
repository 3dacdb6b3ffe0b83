"""Pairs set aside by what they can score at most; what is left is measured."""

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
    Scene,
    TriangleWeights,
    squashed,
)
from partnerlib.analysis.ties._make import scored
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._three_walks import ThreeWalks
from partnerlib.sparse._wedges import Rows, Wedges

BLOCK: Final = 1 << 20
_MEASURED: Final = 1 << 11


@attrs.frozen(eq=False)
class Pairs:
    """Pairs by the places of their ends in `Sieve.order`, and the paths between them.

    Attributes
    ----------
    hub, other : array of int
        The ends; equal hubs are together.
    shares, common : array of float
        Their resource allocation, and how many common neighbours they have.
    three : array of float
        Their paths of three ties by degree, or more.
    apart : bool
        Whether those that turn out to have a path of two or three ties are left
        out: somebody else looks at them.
    """

    hub: Rows
    other: Rows
    shares: Floats
    common: Floats
    three: Floats
    apart: bool = False

    def at(self, kept: Ints | Bools) -> "Pairs":
        """Give some of them."""
        return Pairs(
            self.hub[kept],
            self.other[kept],
            self.shares[kept],
            self.common[kept],
            self.three[kept],
            self.apart,
        )


class Sieve:
    """Looks at pairs more and more closely, and measures those that may count.

    Parameters
    ----------
    scene : Scene
        The ties, and what is known of their ends.
    weights : TriangleWeights
        How much each component counts.
    best : Best
        The best so far.

    Attributes
    ----------
    order : array of int
        The nodes: those that have ties, most ties first, then the others.
    most_three : array of float
        What the paths of three ties from each of them add up to, at most.
    exact : int
        Pairs that were measured in full.
    """

    def __init__(self, scene: Scene, weights: TriangleWeights, best: Best) -> None:
        network, features = scene.network, scene.features
        self._scene = scene
        self._weights = weights
        self.best = best
        self.ceilings = Ceilings(weights)
        self.wedges = Wedges(network.edges, block=BLOCK)
        idle = np.flatnonzero(network.degrees == 0)
        self.order: Ints = np.concatenate((self.wedges.nodes, idle))
        self.glance = Glance(features, self.order, self.ceilings, close=True)
        self.most_three: Floats = network.walk_mass[self.order]
        self.roots: Floats = network.roots[self.wedges.nodes]
        self._walks = ThreeWalks(self.wedges.ordered, BLOCK)
        self._lived: Floats = features.lived[self.order]
        self._mass = sum(self.ceilings.weight(name) for name in COMPONENTS)
        self.exact = 0

    def weighed(self, name: str, most: Floats) -> Floats:
        """Give what a measure of at most so much adds to a score, at most."""
        return self.ceilings.weight(name) * self.ceilings.counted(name, most)

    def start(self, least: float) -> float:
        """Give how far below a score a pair is of which nothing is counted."""
        return SLACK * self._mass - least * sum(
            self.ceilings.weight(name) for name in ALWAYS
        )

    def _lead(self, pairs: Pairs, density: Floats, least: float) -> Floats:
        """Say by how much pairs could exceed a score, attributes aside.

        For z among c common neighbours, i(z) <= c - 1: where c times the resource
        allocation is below 1, the Cannistraci-Hebb index is below c r / (1 - c r),
        and its share of 1 is c r.
        """
        most = self._paths(pairs)
        lead = self.start(least) + self.weighed("neighbourhood_ties", density)
        for name in ("resource_allocation", "cannistraci_hebb", "three_paths"):
            lead += self.weighed(name, most[name])
        # Whether the liveliness of the best broker is known, is not known here.
        return lead + np.maximum(self.ceilings.lead(MAYBE, most[MAYBE], least), 0.0)

    def _paths(self, pairs: Pairs) -> dict[str, Floats]:
        lived = np.fmax(self._lived[pairs.hub], self._lived[pairs.other])
        return {
            "resource_allocation": squashed(pairs.shares),
            "cannistraci_hebb": np.minimum(pairs.shares * pairs.common, 1.0),
            "three_paths": squashed(pairs.three),
            MAYBE: np.where(pairs.common > 0, lived, np.nan),
        }

    def sift(self, pairs: Pairs, *, exact: bool) -> None:
        """Set aside what cannot be among the best, and measure the rest.

        Parameters
        ----------
        pairs : Pairs
            Any pairs; those that are tied, or nested, are left out.
        exact : bool
            Whether their paths of three ties are known, and not only bounded. All
            ends have ties where they are not.
        """
        least = self.best.least
        ones = np.ones(len(pairs.hub))
        lead = self._lead(pairs, ones, least)
        kept = np.flatnonzero(lead + self.ceilings.attributes(least) >= 0)
        pairs, lead = pairs.at(kept), lead[kept]
        known = self.glance.leads(pairs.hub, pairs.other, least)
        kept = np.flatnonzero(lead + known >= 0)
        pairs, known = pairs.at(kept), known[kept]
        ends = self.order[pairs.hub], self.order[pairs.other]
        known += self._themes(*ends, least)
        lead = self._lead(pairs, self._density(pairs), least)
        kept = np.flatnonzero(self._scene.is_free(*ends) & (lead + known >= 0))
        pairs, known = pairs.at(kept), known[kept]
        if not exact:
            three = self._walks.between(pairs.hub, pairs.other, self.roots)
            pairs = attrs.evolve(pairs, three=three)
            lead = self._lead(pairs, self._density(pairs), least)
            pairs = pairs.at(lead + known >= 0)
        self._look(pairs)

    def _density(self, pairs: Pairs) -> Floats:
        """Bound the density of ties between neighbourhoods by paths of three ties.

        A path over u and v counts 1 / sqrt(d(u) d(v)): no more of them than by the
        highest degrees among the neighbours of both ends.
        """
        network = self._scene.network
        hub, other = self.order[pairs.hub], self.order[pairs.other]
        walks = pairs.three * network.reach[hub] * network.reach[other]
        return np.minimum(walks / np.maximum(self._possible(pairs), 1.0), 1.0)

    def _possible(self, pairs: Pairs) -> Floats:
        degrees = self._scene.network.degrees[self.order]
        one, other = degrees[pairs.hub], degrees[pairs.other]
        return (one - pairs.common) * (other - pairs.common)

    def _themes(self, hub: Ints, other: Ints, least: float) -> Floats:
        """Lower what shared themes were assumed to count."""
        name = "shared_themes"
        features = self._scene.features
        if name in features.silent:
            return np.zeros(len(hub))
        weight, top = self.ceilings.weight(name), self.ceilings.top(name)
        lead = self.weighed(name, features.shared_themes(hub, other)) - weight * least
        return np.where(np.isnan(lead), 0.0, lead) - max(weight * (top - least), 0.0)

    def _look(self, pairs: Pairs) -> None:
        """Work out what pairs can score with what is stated, and with their habits."""
        features = self._scene.features
        hub, other = self.order[pairs.hub], self.order[pairs.other]
        most = self._paths(pairs)
        most["neighbourhood_ties"] = self._density(pairs)
        most.update(features.stated(hub, other))
        found = _Looked(pairs, most, self.ceilings.score(most))
        found = found.above(self.best.least)
        found.most["neighbourhood_ties"] = self._exact_density(found.pairs)
        found = found.again(self.ceilings).above(self.best.least)
        hub, other = self.order[found.pairs.hub], self.order[found.pairs.other]
        found.most.update(features.habits(hub, other))
        found = found.again(self.ceilings).above(self.best.least)
        hub, other = self.order[found.pairs.hub], self.order[found.pairs.other]
        found.most.update(features.around_at_most(hub, other))
        self._measure(found.again(self.ceilings))

    def _exact_density(self, pairs: Pairs) -> Floats:
        density = np.zeros(len(pairs.hub))
        far = np.flatnonzero(pairs.three > 0)
        some = pairs.at(far)
        walks = self._walks.between(some.hub, some.other, np.ones(len(self.roots)))
        density[far] = walks / np.maximum(self._possible(some), 1.0)
        return np.minimum(density, 1.0)

    def _measure(self, looked: "_Looked") -> None:
        """Measure pairs in full, those that could be highest first."""
        order = np.argsort(-looked.highest, kind="stable")
        for first in range(0, len(order), _MEASURED):
            chosen = order[first : first + _MEASURED]
            if looked.highest[chosen[0]] < self.best.least - SLACK:
                break
            pairs = looked.pairs.at(chosen)
            ends = self.order[pairs.hub], self.order[pairs.other]
            for found, values in self._scene.measure(
                np.minimum(*ends), np.maximum(*ends)
            ):
                scores, rows = scored(found, values, self._weights)
                paths = (found.common > 0) | (found.three_paths > 0)
                kept = np.flatnonzero(~(paths & pairs.apart))
                self.best.add(scores[kept], rows[kept], values[kept])
            self.exact += len(chosen)


@attrs.frozen(eq=False)
class _Looked:
    """Pairs, their components at most, and the score that they can reach."""

    pairs: Pairs
    most: dict[str, Floats]
    highest: Floats

    def above(self, least: float) -> "_Looked":
        """Keep those that could reach a score."""
        kept = np.flatnonzero(self.highest >= least - SLACK)
        most = {name: values[kept] for name, values in self.most.items()}
        return _Looked(self.pairs.at(kept), most, self.highest[kept])

    def again(self, ceilings: Ceilings) -> "_Looked":
        """Work out again what they can reach."""
        return attrs.evolve(self, highest=ceilings.score(self.most))


__all__ = ["BLOCK", "Pairs", "Sieve"]
