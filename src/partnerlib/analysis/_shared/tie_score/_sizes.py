"""What the populations of two nodes say of a tie between them."""

from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score._partners import (
    UNKNOWN,
    Partners,
    against,
    share,
)
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._two_paths import Network

MIDDLE: Final = 50_000  # inhabitants at which joint size is a half
_STEPS: Final = 4  # classes of size for each factor e
_WIDTH: Final = 0.7  # how far sizes are alike, as a logarithm


class Sizes:
    """Populations of the nodes, and of the partners that they have.

    Parameters
    ----------
    populations : array of float, shape (n_nodes,)
        NaN where unknown.
    network : Network
        The ties.

    Attributes
    ----------
    populations : array of float, shape (n_nodes,)
        As they were given.
    """

    def __init__(self, populations: Floats, network: Network) -> None:
        self.populations = populations
        has = ~np.isnan(populations)
        classes = np.full(len(populations), UNKNOWN, dtype=np.int64)
        classes[has] = np.rint(_STEPS * np.log(populations[has])).astype(np.int64)
        count = int(classes.max(initial=UNKNOWN)) + 1
        steps = np.arange(count) / _STEPS
        self._alike = np.exp(-(((steps[:, None] - steps) / _WIDTH) ** 2) / 2)
        self._classes = classes
        self._partners = Partners(network, classes, count)
        seen = np.bincount(
            classes[network.neighbours][has[network.neighbours]], minlength=count
        )
        self._usual = seen @ self._alike / max(seen.sum(), 1)

    def known(self, left: Ints, right: Ints) -> Bools:
        """Say of which pairs both populations are known."""
        return ~np.isnan(self.populations[left] + self.populations[right])

    def similarity(self, left: Ints, right: Ints) -> Floats:
        """Divide the smaller population by the larger one."""
        one, other = self.populations[left], self.populations[right]
        result: Floats = np.minimum(one, other) / np.maximum(one, other)
        return result

    def joint(self, left: Ints, right: Ints) -> Floats:
        """Compare the geometric mean of both with a town of 50,000 inhabitants."""
        mean = np.sqrt(self.populations[left]) * np.sqrt(self.populations[right])
        return share(mean / MIDDLE)

    def habit(self, left: Ints, right: Ints) -> Floats:
        """Say how well the size of the other goes with those of the partners."""
        return share(self._leaning(left, right) * self._leaning(right, left))

    def _leaning(self, nodes: Ints, others: Ints) -> Floats:
        return against(
            self._partners.near(nodes, others, self._alike),
            self._partners.totals[nodes] * self._usual[self._classes[others]],
        )
