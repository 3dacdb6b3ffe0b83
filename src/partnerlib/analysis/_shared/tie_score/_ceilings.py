"""The highest score that a pair can have, before all of it is measured."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis._shared.tie_score._features import COMPONENTS
from partnerlib.analysis._shared.tie_score._weights import TriangleWeights
from partnerlib.sparse._ragged import Floats

Reals: TypeAlias = NDArray[Any]
"""Numbers, single or double: what is made of them is as precise."""

SLACK: Final = 1e-6
"""More than rounding to 9 decimals can lift a score over its ceiling."""

_TOGETHER: Final = {
    "country_leaning": "country_affinity",
    "partner_countries": "country_affinity",
    "joint_size": "size_similarity",
    "partner_sizes": "size_similarity",
    "nearby_ties": "proximity",
    "partners_nearby": "proximity",
}
"""Components that are there for the pairs that have another one."""


class Ceilings:
    """How high each component, and the score, can be.

    A curve need not rise: what a measure of at most x can count is the highest
    point of the curve up to x.

    Parameters
    ----------
    weights : TriangleWeights
        The weights and curves.
    """

    def __init__(self, weights: TriangleWeights) -> None:
        self._weights = dict(weights.pairs)
        self._curves = {
            name: np.array(knots, dtype=np.float64).T for name, knots in weights.curves
        }

    def weight(self, name: str) -> float:
        """Give the weight of a component."""
        return self._weights[name]

    def weighed(self, name: str, most: Reals) -> Reals:
        """Give what a measure of at most so much adds to a score at most, weighted.

        As precise as the measure is given: single numbers stay such.
        """
        weight = most.dtype.type(self._weights[name])
        result: Reals = self.counted(name, most) * weight
        return result

    def counted(self, name: str, most: Reals) -> Reals:
        """Give what a measure of at most so much counts at most; NaN stays."""
        if name not in self._curves:
            return most
        x, y = self._curves[name]
        # Rounding may put a measure on the other side of a knot.
        highest: Floats = np.append(y[0], np.maximum.accumulate(y))
        passed: Floats = highest[np.searchsorted(x, most + SLACK, side="right")]
        here: Floats = np.asarray(np.interp(most, x, y), dtype=np.float64)
        result = np.where(np.isnan(most), np.nan, np.maximum(here, passed))
        counted: Reals = result.astype(most.dtype)
        return counted

    def top(self, name: str) -> float:
        """Give the most that a component can count."""
        return float(self.counted(name, np.ones(1))[0])

    def lead(self, name: str, most: Reals, least: float) -> Reals:
        """Give how far a component lifts pairs over a score; not where it is absent."""
        lead: Reals = self.weighed(name, most) - self._weights[name] * least
        lead[np.isnan(lead)] = 0.0
        return lead

    def score(self, most: Mapping[str, Floats]) -> Floats:
        """Give the highest score of pairs.

        Parameters
        ----------
        most : mapping of str to array of float, shape (n_pairs,)
            By component, the highest measure; NaN where it is absent. One that is
            not there may be anything, where the data knows enough to measure it.
            Liveliness may be absent in any case: it counts where it lifts the score.
        """
        count = len(most["resource_allocation"])
        total, mass = np.zeros(count), np.zeros(count)
        for name in COMPONENTS:
            weight = self._weights[name]
            if name == MAYBE:
                continue
            if name in most:
                values = self.counted(name, most[name])
                there = ~np.isnan(values)
                total += weight * np.where(there, values, 0.0)
            else:
                there = ~np.isnan(most[_TOGETHER[name]])
                total += weight * self.top(name) * there
            mass += weight * there
        lived = self.counted(MAYBE, most[MAYBE])
        weight = self._weights[MAYBE]
        # Where it lifts the score, and where nothing else counts.
        lifts = (lived * mass > total) | ((mass == 0) & ~np.isnan(lived))
        total += weight * np.where(lifts, lived, 0.0)
        mass += weight * lifts
        return np.divide(total, mass, out=np.zeros(count), where=mass > 0)

    def attributes(self, least: float) -> float:
        """Give how far attributes can lift a pair over a score.

        That is the sum, over the components that no paths tell, of the weight times
        the lead over the score: those that come together are there or are not.
        """
        leads: dict[str, float] = {}
        for name in COMPONENTS:
            if name not in OF_PATHS:
                key = _TOGETHER.get(name, name)
                lead = self._weights[name] * (self.top(name) - least)
                leads[key] = leads.get(key, 0.0) + lead
        return sum(max(lead, 0.0) for lead in leads.values())


ALWAYS: Final = (
    "cannistraci_hebb",
    "resource_allocation",
    "three_paths",
    "neighbourhood_ties",
)
"""The components that every pair has, whether it has a broker or not."""

MAYBE: Final = "liveliness"
"""The component of which only the measure itself tells whether it is there."""

OF_PATHS: Final = (*ALWAYS, MAYBE)
"""The components that paths tell, and not what is stated of both ends."""
