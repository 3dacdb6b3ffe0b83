"""Paths of three ties between many pairs, added up by weights of their nodes."""

from threading import local
from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._ragged import Ints, blocks
from partnerlib.sparse._wedges import Rows

Singles: TypeAlias = NDArray[np.float32]
R = TypeVar("R", np.float32, np.float64)

_ROUNDING: Final = 2.0**-23
"""Twice what one addition of single numbers can lose."""


class ThreeWalks:
    """Adds up walks of three steps between pairs of nodes that have no edge.

    Between such nodes a walk never comes back to either of them: it is a path.
    Several threads may ask at a time.

    Parameters
    ----------
    matrix : csr_array, shape (n_nodes, n_nodes)
        Symmetric; what it holds is not read. Where nodes of many edges have low
        numbers, what is looked up most often lies together, and time is saved.
    block : int
        How many entries are laid out at a time.
    """

    def __init__(self, matrix: csr_array, block: int) -> None:
        starts, indices = matrix.indptr, matrix.indices
        # Who only asks for neighbours need not copy numbers with them.
        self._bare = csr_array(
            (np.ones(len(indices), dtype=np.int8), indices, starts), shape=matrix.shape
        )
        self._block = block
        self._degrees: Ints = np.diff(starts).astype(np.int64)
        self._two_walks: Ints = np.zeros(len(self._degrees), dtype=np.int64)
        has = np.flatnonzero(self._degrees)
        beside = self._degrees.astype(np.int32)[indices]
        self._two_walks[has] = np.add.reduceat(beside, starts[has], dtype=np.int64)
        # Nothing is added to more often than nodes have neighbours, twice.
        chain = 2 * int(self._degrees.max(initial=0)) + 8
        self._lift = np.float32(1 + chain * _ROUNDING)
        self._own = local()

    def between(self, hub: Rows, other: Rows, weights: NDArray[R]) -> NDArray[R]:
        """Add up the paths of three edges between pairs; never too little.

        Parameters
        ----------
        hub, other : array of int, shape (n_pairs,)
            The pairs, equal hubs together; no end without edges.
        weights : array of float, shape (n_nodes,)
            A path over u and v counts the product of their weights, from 0 up.

        Returns
        -------
        array of float, shape (n_pairs,)
            More than the sum only by the rounding of single numbers, in which it is
            added up; of the type of the weights.

        Examples
        --------
        >>> line = csr_array(np.eye(4, k=1) + np.eye(4, k=-1))
        >>> walks = ThreeWalks(line, 100)
        >>> ends = np.array([[0], [3]], dtype=np.int32)
        >>> walks.between(*ends, np.ones(4)).round(4).tolist()
        [1.0]
        """
        found = np.empty(len(hub), dtype=np.float32)
        heads = np.flatnonzero(np.diff(hub, prepend=-1))
        costs = self._degrees[other]
        costs[heads] += self._two_walks[hub[heads]]
        single = weights.astype(np.float32, copy=False)
        for first, last in blocks(costs, self._block):
            found[first:last] = self._sums(hub[first:last], other[first:last], single)
        found *= self._lift
        return found.astype(weights.dtype, copy=False)

    def _sums(self, hub: Rows, other: Rows, weights: Singles) -> Singles:
        heads = np.flatnonzero(np.diff(hub, prepend=-1))
        near = self._bare[hub[heads]]
        beyond = self._bare[near.indices]
        counts = np.repeat(weights[near.indices], np.diff(beyond.indptr))
        counts *= weights[beyond.indices]
        at = beyond.indices.astype(np.intp)
        ends: list[int] = beyond.indptr[near.indptr].tolist()
        further = self._bare[other]
        columns = further.indices
        runs: list[int] = further.indptr[heads].tolist()
        runs.append(len(columns))
        reached = np.empty(len(columns), dtype=np.float32)
        line = self._line()
        for row in range(len(heads)):
            # To add to a line is several times faster than a product of matrices.
            there = at[ends[row] : ends[row + 1]]
            np.add.at(line, there, counts[ends[row] : ends[row + 1]])
            wanted = slice(runs[row], runs[row + 1])
            # Checked indices would go through a buffer; these are within the width.
            line.take(columns[wanted], out=reached[wanted], mode="clip")
            line[there] = 0
        sums: Singles = np.add.reduceat(reached, further.indptr[:-1])
        return sums

    def _line(self) -> Singles:
        """Give this thread its own line of zeros, which it leaves behind as such."""
        if not hasattr(self._own, "line"):
            self._own.line = np.zeros(len(self._degrees), dtype=np.float32)
        line: Singles = self._own.line
        return line


__all__ = ["Singles", "ThreeWalks"]
