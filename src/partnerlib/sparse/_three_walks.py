"""Paths of three ties between many pairs, added up by weights of their nodes."""

import numpy as np
from scipy.sparse import csr_array

from partnerlib.sparse._lookup import lookup_runs
from partnerlib.sparse._ragged import Floats, Ints, blocks
from partnerlib.sparse._wedges import Rows


class ThreeWalks:
    """Adds up walks of three steps between pairs of nodes that have no edge.

    Between such nodes a walk never comes back to either of them: it is a path.

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
        self._matrix = csr_array(
            (np.ones(len(indices)), indices, starts), shape=matrix.shape
        )
        # Who only asks for neighbours need not copy numbers with them.
        self._bare = csr_array(
            (np.ones(len(indices), dtype=np.int8), indices, starts), shape=matrix.shape
        )
        self._block = block
        self._degrees: Ints = np.diff(starts).astype(np.int64)
        reached: Ints = np.append(0, np.cumsum(self._degrees[indices]))
        self._two_walks: Ints = reached[starts[1:]] - reached[starts[:-1]]

    def between(self, hub: Rows, other: Rows, weights: Floats) -> Floats:
        """Add up the paths of three edges between pairs, up to rounding.

        Parameters
        ----------
        hub, other : array of int, shape (n_pairs,)
            The pairs, equal hubs together; no end without edges.
        weights : array of float, shape (n_nodes,)
            A path over u and v counts the product of their weights.

        Examples
        --------
        >>> line = csr_array(np.eye(4, k=1) + np.eye(4, k=-1))
        >>> walks = ThreeWalks(line, 100)
        >>> walks.between(*np.array([[0], [3]], dtype=np.int32), np.ones(4)).tolist()
        [1.0]
        """
        found = np.empty(len(hub))
        heads = np.flatnonzero(np.diff(hub, prepend=-1))
        costs = self._degrees[other]
        costs[heads] += self._two_walks[hub[heads]]
        for first, last in blocks(costs, self._block):
            firsts = np.flatnonzero(np.diff(hub[first:last], prepend=-1))
            near = self._matrix[hub[first:last][firsts]]
            near.data = weights[near.indices]
            walks = csr_array(near @ self._matrix)
            further = self._bare[other[first:last]]
            runs = np.append(further.indptr[firsts], len(further.indices))
            reached = lookup_runs(walks, runs.tolist(), further.indices, weights)
            found[first:last] = np.add.reduceat(reached, further.indptr[:-1])
        return found


__all__ = ["ThreeWalks"]
