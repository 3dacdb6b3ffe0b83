"""How far what is stated of two ends can lift their score, at one glance."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis._shared.tie_score._ceilings import Ceilings, Reals
from partnerlib.analysis._shared.tie_score._features import Features
from partnerlib.analysis._shared.tie_score._partners import share
from partnerlib.sparse._ragged import Floats, Ints

_BINS: Final = 32
_HABITS: Final = ("country_leaning", "partner_countries")
_UNSTATED: Final = ("shared_language", "shared_themes", "need_offer_fit")


class Glance:
    """Bounds for the attributes of pairs that cost a few steps a pair.

    Countries are looked up in a table of pairs of countries, populations in one of
    classes of size, and the way between two places is no shorter than the straight
    line through the earth.

    Parameters
    ----------
    features : Features
        What is known of each node.
    nodes : array of int
        The nodes, in the order in which pairs name them.
    ceilings : Ceilings
        What each component counts at most.
    close : bool
        Whether to look at the partners of all nodes, once, for what those of one
        country lean to at most.

    Attributes
    ----------
    country, size : array of int, shape (n_nodes,)
        The country and the class of size of each node, as codes; the last code is
        what is unknown.
    spots : tuple of array of float
        Where each node lies in space, in km; NaN where unknown.
    """

    def __init__(
        self,
        features: Features,
        nodes: Ints,
        ceilings: Ceilings,
        *,
        close: bool = False,
    ) -> None:
        self._ceilings = ceilings
        self.country, self._affinity = features.country_table(nodes)
        ones = np.ones_like(self._affinity)
        self._habits = features.country_habits() if close else (ones, ones)
        populations = features.populations(nodes)
        known = ~np.isnan(populations)
        edges = np.unique(
            np.quantile(populations[known], np.linspace(0, 1, _BINS + 1))
            if known.any()
            else np.empty(0)
        )
        # A class holds what lies from its edge up to the next one.
        self.size: Ints = np.full(len(nodes), len(edges), dtype=np.int64)
        self.size[known] = np.searchsorted(edges, populations[known], "right") - 1
        low, high = edges, np.append(edges[1:], edges[-1:])
        alike = np.minimum(high[:, None], high) / np.maximum(low[:, None], low)
        self._similarity: Floats = np.minimum(alike, 1.0)
        self._joint = share(np.sqrt(np.outer(high, high)) / features.middle)
        self.spots = features.spots(nodes)
        self._far = features.far
        self._open = [name for name in _UNSTATED if name not in features.silent]

    def tables(self, least: float) -> tuple[Floats, Floats]:
        """Give how far countries and sizes can lift pairs over a score, at most.

        Returns
        -------
        countries : array of float, shape (n_countries + 1, n_countries + 1)
            By the codes in ``country``; nothing where one is unknown, the last.
        sizes : array of float, shape (n_classes + 1, n_classes + 1)
            By the codes in ``size``, likewise.
        """
        countries = self._lead("country_affinity", self._affinity, least)
        for name, most in zip(_HABITS, self._habits, strict=True):
            countries += self._lead(name, most, least)
        sizes = self._lead("size_similarity", self._similarity, least)
        sizes += self._lead("joint_size", self._joint, least)
        sizes += self._top(least, "partner_sizes")
        return _padded(countries), _padded(sizes)

    def places(self, near: Reals, least: float) -> Reals:
        """Give how far places can lift pairs of some proximity over a score."""
        lead = self._lead("proximity", near, least)
        lead += self._top(least, "nearby_ties", "partners_nearby")
        lead[np.isnan(lead)] = 0.0
        return lead

    def unstated(self, least: float) -> float:
        """Give how far all else can lift a pair over a score."""
        return sum(max(self._top(least, name), 0.0) for name in self._open)

    def proximity(self, chord: Reals) -> Reals:
        """Give the most that proximity can be, over a way through the earth in km."""
        near: Reals = 1.0 / (1.0 + chord / self._far)
        return near

    def leads(
        self, hub: NDArray[np.int32], other: NDArray[np.int32], least: float
    ) -> Floats:
        """Give how far attributes can lift pairs over a score, at most."""
        countries, sizes = self.tables(least)
        result = _looked_up(countries, self.country, hub, other)
        result += _looked_up(sizes, self.size, hub, other)
        chord = np.zeros(len(hub))
        for axis in self.spots:
            chord += (axis[hub] - axis[other]) ** 2
        result += self.places(self.proximity(np.sqrt(chord)), least)
        return result + self.unstated(least)

    def _lead(self, name: str, most: Reals, least: float) -> Reals:
        weighed = self._ceilings.weighed(name, most)
        lead: Reals = weighed - self._ceilings.weight(name) * least
        return lead

    def _top(self, least: float, *names: str) -> float:
        return sum(float(self._lead(name, np.ones(1), least)[0]) for name in names)


def _padded(table: Floats) -> Floats:
    """Add a last code, of what is unknown, that leads nowhere."""
    padded = np.zeros((len(table) + 1, len(table) + 1))
    padded[:-1, :-1] = table
    return padded


def _looked_up(
    table: Floats, codes: Ints, hub: NDArray[np.int32], other: NDArray[np.int32]
) -> Floats:
    """Look pairs up by the codes of their ends."""
    found: Floats = table.ravel()[codes[hub] * len(table) + codes[other]]
    return found


__all__ = ["Glance"]
