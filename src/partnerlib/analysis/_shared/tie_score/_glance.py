"""How far what is stated of two ends can lift their score, at one glance."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis._shared.tie_score._ceilings import Ceilings
from partnerlib.analysis._shared.tie_score._features import Features
from partnerlib.analysis._shared.tie_score._partners import share
from partnerlib.sparse._ragged import Floats, Ints

_BINS: Final = 32
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
    """

    def __init__(self, features: Features, nodes: Ints, ceilings: Ceilings) -> None:
        self._ceilings = ceilings
        self._country, self._affinity = features.country_table(nodes)
        populations = features.populations(nodes)
        known = ~np.isnan(populations)
        edges = np.unique(
            np.quantile(populations[known], np.linspace(0, 1, _BINS + 1))
            if known.any()
            else np.empty(0)
        )
        # A class holds what lies from its edge up to the next one.
        self._size: Ints = np.full(len(nodes), len(edges), dtype=np.int64)
        self._size[known] = np.searchsorted(edges, populations[known], "right") - 1
        low, high = edges, np.append(edges[1:], edges[-1:])
        alike = np.minimum(high[:, None], high) / np.maximum(low[:, None], low)
        self._similarity: Floats = np.minimum(alike, 1.0)
        self._joint = share(np.sqrt(np.outer(high, high)) / features.middle)
        self._spots = features.spots(nodes)
        self._far = features.far

    def leads(
        self, hub: NDArray[np.int32], other: NDArray[np.int32], least: float
    ) -> Floats:
        """Give how far attributes can lift pairs over a score, at most."""
        ceilings = self._ceilings

        def lead(name: str, most: Floats) -> Floats:
            return ceilings.weight(name) * (ceilings.counted(name, most) - least)

        def top(*names: str) -> float:
            return sum(float(lead(name, np.ones(1))[0]) for name in names)

        countries = lead("country_affinity", self._affinity)
        countries += top("country_leaning", "partner_countries")
        sizes = lead("size_similarity", self._similarity)
        sizes += lead("joint_size", self._joint) + top("partner_sizes")
        result = _looked_up(countries, self._country, hub, other)
        result += _looked_up(sizes, self._size, hub, other)
        chord = np.zeros(len(hub))
        for axis in self._spots:
            chord += (axis[hub] - axis[other]) ** 2
        near = 1.0 / (1.0 + np.sqrt(chord) / self._far)
        places = lead("proximity", near) + top("nearby_ties", "partners_nearby")
        result += np.where(np.isnan(places), 0.0, places)
        return result + sum(max(top(name), 0.0) for name in _UNSTATED)


def _looked_up(
    table: Floats, codes: Ints, hub: NDArray[np.int32], other: NDArray[np.int32]
) -> Floats:
    """Look pairs up; what is unknown, the last code, leads nowhere."""
    width = len(table) + 1
    padded = np.zeros((width, width))
    padded[:-1, :-1] = table
    found: Floats = padded.ravel()[codes[hub] * width + codes[other]]
    return found


__all__ = ["Glance"]
