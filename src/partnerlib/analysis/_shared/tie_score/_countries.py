"""What the countries of two nodes say of a tie between them."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from partnerlib.analysis._shared.tie_score._partners import (
    UNKNOWN,
    Partners,
    against,
    share,
)
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._two_paths import Network


class Countries:
    """Ties between countries, and of single nodes with countries.

    Parameters
    ----------
    names : sequence of str
        The country of each node; empty where unknown.
    network : Network
        The ties.

    Attributes
    ----------
    numbers : array of int, shape (n_nodes,)
        The country of each node; -1 where unknown.
    """

    def __init__(self, names: Sequence[str], network: Network) -> None:
        numbers = {name: i for i, name in enumerate(sorted({*names} - {""}))}
        self.numbers: Ints = np.array(
            [numbers.get(name, UNKNOWN) for name in names], dtype=np.int64
        )
        count = len(numbers)
        known = self.numbers != UNKNOWN
        sizes = np.bincount(
            self.numbers[known], weights=network.degrees[known], minlength=count
        )
        self._partners = Partners(network, self.numbers, count)
        seen = self._partners.between
        # Within one country a tie is seen twice, and so is what is expected.
        halves = np.where(np.eye(count, dtype=bool), 0.5, 1.0)
        most = max(2 * len(network.ties), 1)
        self._affinity = share(
            against(seen * halves, np.outer(sizes, sizes) / most * halves, 1.0)
        )
        self._usual = seen / np.maximum(seen.sum(axis=1, keepdims=True), 1)
        together = self._partners.together
        often = together.sum(axis=1)
        self._company = against(
            together, np.outer(often, often) / max(often.sum(), 1), 2.0
        )
        self._same = np.eye(count)

    def table(self, nodes: Ints) -> tuple[Ints, Floats]:
        """Give the countries of nodes as numbers, the unknown last, and affinities."""
        numbers = self.numbers[nodes]
        return np.where(numbers == UNKNOWN, len(self._same), numbers), self._affinity

    @cached_property
    def habits(self) -> tuple[Floats, Floats]:
        """Bound leaning and company of pairs by the countries of their ends."""
        leaning = self._partners.most_often(self._usual)
        company = self._partners.most_near(self._company)
        return share(leaning * leaning.T), share(company * company.T)

    def known(self, left: Ints, right: Ints) -> Bools:
        """Say of which pairs both countries are known."""
        known: Bools = (self.numbers[left] != UNKNOWN) & (
            self.numbers[right] != UNKNOWN
        )
        return known

    def affinity(self, left: Ints, right: Ints) -> Floats:
        """Compare the ties between the two countries with what sizes predict."""
        return self._affinity[self.numbers[left], self.numbers[right]]

    def leaning(self, left: Ints, right: Ints) -> Floats:
        """Compare ties with the country of the other with what is usual at home."""
        return share(self._leaning(left, right) * self._leaning(right, left))

    def _leaning(self, nodes: Ints, others: Ints) -> Floats:
        usual = self._usual[self.numbers[nodes], self.numbers[others]]
        return against(
            self._partners.near(nodes, others, self._same),
            self._partners.totals[nodes] * usual,
        )

    def company(self, left: Ints, right: Ints) -> Floats:
        """Say how well the country of the other goes with those of the partners."""
        return share(self._joins(left, right) * self._joins(right, left))

    def _joins(self, nodes: Ints, others: Ints) -> Floats:
        return against(
            self._partners.near(nodes, others, self._company),
            self._partners.totals[nodes],
            1.0,
        )
