"""What kinds of partners each node has, as counts by category."""

from functools import cached_property
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from partnerlib.sparse._ragged import Floats, Ints, blocks
from partnerlib.sparse._two_paths import Network

UNKNOWN: Final = -1
_DOUBT: Final = 0.5
_BLOCK: Final = 1 << 20
_ROWS: Final = 1 << 13


class Partners:
    """The partners of each node, counted by category.

    Parameters
    ----------
    network : Network
        The ties.
    categories : array of int, shape (n_nodes,)
        The category of each node; -1 where it is unknown. Ties to such nodes are
        not counted.
    size : int
        How many categories there are.

    Attributes
    ----------
    between : array of float, shape (size, size)
        Ties by the categories of their ends, seen from both ends: a tie within
        one category counts twice.
    totals : array of float, shape (n_nodes,)
        How many partners of a known category each node has.
    """

    def __init__(self, network: Network, categories: Ints, size: int) -> None:
        count = network.size
        self._categories = categories
        owners = np.repeat(np.arange(count, dtype=np.int64), network.degrees)
        theirs = categories[network.neighbours]
        known = theirs != UNKNOWN
        codes, counts = np.unique(
            owners[known] * size + theirs[known], return_counts=True
        )
        self._owners, self._kinds = np.divmod(codes, max(size, 1))
        self._counts = counts.astype(np.float64)
        self._lengths = np.bincount(self._owners, minlength=count).astype(np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self.totals = np.bincount(
            self._owners, weights=self._counts, minlength=count
        ).astype(np.float64)
        mine = categories[self._owners]
        both = mine != UNKNOWN
        self.between: Floats = (
            np.bincount(
                mine[both] * size + self._kinds[both],
                weights=self._counts[both],
                minlength=size * size,
            )
            .astype(np.float64)
            .reshape(size, size)
        )

    @property
    def together(self) -> Floats:
        """How often two categories meet among the partners of one node.

        Returns
        -------
        array of float, shape (size, size)
            Ordered pairs of two distinct partners of one node, by category.
        """
        size = len(self.between)
        met = csr_array(self._table.T @ self._table).toarray()
        # Nobody meets itself.
        own = np.bincount(self._kinds, weights=self._counts, minlength=size)
        return np.asarray(met - np.diag(own), dtype=np.float64)

    def near(self, nodes: Ints, others: Ints, kernel: Floats) -> Floats:
        """Add up how near the partners of nodes are to the category of others.

        Parameters
        ----------
        nodes, others : array of int, shape (n_pairs,)
            Whose partners; and the nodes, of known category, that they are
            compared with.
        kernel : array of float, shape (size, size)
            How near a category (row) is to another (column).
        """
        rows, at = np.unique(nodes, return_inverse=True)
        order = np.argsort(at, kind="stable")
        heads = np.searchsorted(at[order], np.arange(len(rows) + 1))
        wanted = self._categories[others]
        result = np.empty(len(nodes))
        width = np.full(len(rows), len(kernel), dtype=np.int64)
        for first, last in blocks(width, _BLOCK):
            chosen = order[heads[first] : heads[last]]
            table = self._table[rows[first:last]] @ kernel
            result[chosen] = table[at[chosen] - first, wanted[chosen]]
        return result

    def most_often(self, usual: Floats) -> Floats:
        """Bound how much more often than usual a node has partners of a category.

        Parameters
        ----------
        usual : array of float, shape (size, size)
            By the category of the node and of its partners, the usual share.

        Returns
        -------
        array of float, shape (size, size)
            By the category of the node, no less than what is seen `against` what is
            expected of any of them.
        """
        mine = self._categories[self._owners]
        known = mine != UNKNOWN
        ends = mine[known], self._kinds[known]
        expected = self.totals[self._owners[known]] * usual[ends]
        # Who has none has no more than expected.
        most = np.ones_like(usual)
        np.maximum.at(most, ends, against(self._counts[known], expected))
        return most

    def most_near(self, kernel: Floats) -> Floats:
        """Bound how near the partners of a node are to a category, on average.

        Parameters
        ----------
        kernel : array of float, shape (size, size)
            As `near` takes it.

        Returns
        -------
        array of float, shape (size, size)
            By the category of the node, no less than what any of them has `against`
            how many partners it has, with a doubt of 1.
        """
        most = np.ones_like(kernel)
        order = np.argsort(self._categories, kind="stable")
        heads = np.searchsorted(self._categories[order], np.arange(len(kernel) + 1))
        for category in range(len(kernel)):
            nodes = order[heads[category] : heads[category + 1]]
            near = np.full(len(kernel), -np.inf)
            for first in range(0, len(nodes), _ROWS):
                rows = nodes[first : first + _ROWS]
                found = against(
                    self._table[rows] @ kernel, self.totals[rows, None], 1.0
                )
                near = np.maximum(near, found.max(axis=0))
            if len(nodes):
                most[category] = near
        return most

    @cached_property
    def _table(self) -> csr_array:
        starts = np.append(self._starts, len(self._kinds))
        shape = len(self._starts), len(self.between)
        return csr_array((self._counts, self._kinds, starts), shape=shape)


def against(observed: Floats, expected: Floats, doubt: float = _DOUBT) -> Floats:
    """Compare what there is with what is expected; small numbers say little.

    Examples
    --------
    >>> against(np.array([0.0, 1.0]), np.array([0.0, 2.5])).tolist()
    [1.0, 0.5]
    """
    ratio: Floats = (observed + doubt) / (expected + doubt)
    return ratio


def share(ratio: Floats) -> Floats:
    """Bring a ratio into [0, 1]: 1/2 where it is 1.

    Examples
    --------
    >>> share(np.array([1.0, 3.0])).tolist()
    [0.5, 0.75]
    """
    result: Floats = ratio / (1 + ratio)
    return result
