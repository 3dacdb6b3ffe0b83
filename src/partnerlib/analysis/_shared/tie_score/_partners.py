"""What kinds of partners each node has, as counts by category."""

from typing import Final

import numpy as np
from scipy.sparse import csr_array

from partnerlib.sparse._ragged import Floats, Ints, blocks
from partnerlib.sparse._two_paths import Network
from partnerlib.sparse._wedges import Rows

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
        theirs = categories[network.neighbours]
        known = theirs != UNKNOWN
        before = np.zeros(len(known) + 1, dtype=np.int32)
        np.cumsum(known, dtype=np.int32, out=before[1:])
        kinds = theirs[known].astype(np.int32)
        # Single numbers count exactly as far as anybody has partners.
        ones = np.ones(len(kinds), dtype=np.float32)
        self._table: csr_array = csr_array(
            (ones, kinds, before[network.starts]), shape=(count, size)
        )
        self._table.sum_duplicates()
        self.totals: Floats = np.diff(before[network.starts]).astype(np.float64)
        owners, kinds, counts = self._entries()
        mine = categories[owners]
        both = mine != UNKNOWN
        self.between: Floats = (
            np.bincount(
                mine[both] * size + kinds[both],
                weights=counts[both],
                minlength=size * size,
            )
            .astype(np.float64)
            .reshape(size, size)
        )

    def _entries(self) -> tuple[Rows, Rows, Floats]:
        """List whose partners are of which category, and how many."""
        table = self._table
        nodes = np.arange(len(self._categories), dtype=np.int32)
        owners: Rows = np.repeat(nodes, np.diff(table.indptr))
        return owners, table.indices, table.data.astype(np.float64)

    @property
    def together(self) -> Floats:
        """How often two categories meet among the partners of one node.

        Returns
        -------
        array of float, shape (size, size)
            Ordered pairs of two distinct partners of one node, by category.
        """
        size = len(self.between)
        table = self._table.astype(np.float64)
        met = csr_array(table.T @ table).toarray()
        # Nobody meets itself.
        own = np.bincount(table.indices, weights=table.data, minlength=size)
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
        owners, kinds, counts = self._entries()
        mine = self._categories[owners]
        known = mine != UNKNOWN
        ends = mine[known], kinds[known]
        expected = self.totals[owners[known]] * usual[ends]
        # Who has none has no more than expected.
        most = np.ones_like(usual)
        np.maximum.at(most, ends, against(counts[known], expected))
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
        most = np.empty_like(kernel)
        order = np.argsort(self._categories, kind="stable")
        heads = np.searchsorted(self._categories[order], np.arange(len(kernel) + 1))
        for category in range(len(kernel)):
            nodes = order[heads[category] : heads[category + 1]]
            near = np.zeros(len(kernel))  # less than anything is
            for first in range(0, len(nodes), _ROWS):
                rows = nodes[first : first + _ROWS]
                found = against(
                    self._table[rows] @ kernel, self.totals[rows, None], 1.0
                )
                near = np.maximum(near, found.max(axis=0))
            most[category] = near
        return most


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
