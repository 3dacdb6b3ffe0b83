"""Pairs at distance three, and what the paths of three edges between them add up to."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from partnerlib.sparse._lookup import lookup
from partnerlib.sparse._ragged import Bools, Floats, Ints, blocks
from partnerlib.sparse._wedges import Rows

_WORN: Final = 0.9
"""Which share of the right factor is left when what is done leaves it."""


def far_pairs(
    matrix: csr_array,
    weights: Floats,
    alive: Bools,
    *,
    kinds: Ints,
    required: Callable[[Rows], Floats],
    block: int,
) -> Iterator[tuple[Rows, Rows, Floats]]:
    """Go through the pairs that three edges join, and neither one nor two do.

    Parameters
    ----------
    matrix : csr_array, shape (n_nodes, n_nodes)
        Symmetric, of ones. Best with nodes of many edges first.
    weights : array of float, shape (n_nodes,)
        A path over u and v counts the product of their weights.
    alive : array of bool, shape (n_nodes,)
        Which nodes are asked about: both ends of a pair are among them.
    kinds : array of int, shape (n_nodes,)
        The kind of each node, from 0 up.
    required : callable
        Gives, for some rows, the sum that a pair has to reach, by row and by the
        kind of its other end. Asked block by block: it may rise.
    block : int
        Walks laid out at a time.

    Yields
    ------
    hub, other : array of int
        The ends, hub < other; equal hubs together, hubs ascending.
    sums : array of float
        What the paths add up to, up to rounding.

    Notes
    -----
    Time follows the walks of three steps; memory the block, or one row that exceeds
    it. Nothing is laid out for pairs that no walk joins.

    Examples
    --------
    >>> line = csr_array(np.eye(4, k=1) + np.eye(4, k=-1))
    >>> ones, one_kind = np.ones(4), np.zeros(4, dtype=np.int64)
    >>> none = lambda rows: np.zeros((len(rows), 1))
    >>> found = far_pairs(
    ...     line, ones, ones > 0, kinds=one_kind, required=none, block=100
    ... )
    >>> [each.tolist() for each in next(found)]
    [[0], [3], [1.0]]
    """
    matrix = matrix.astype(np.float64)  # once for all products
    edges = np.diff(matrix.indptr).astype(np.float64)
    rows = np.flatnonzero(alive).astype(np.int32)
    costs: Ints = np.rint(matrix @ (matrix @ edges))[rows].astype(np.int64)
    right = _columns(matrix, alive)
    left = right.nnz
    for first, last in blocks(costs, block):
        hubs = rows[first:last]
        near = csr_array(matrix[hubs])
        near.data = weights[near.indices]
        two = csr_array(near @ matrix)
        walks = two.data
        two.data = walks * weights[two.indices]
        three = csr_array(two @ right)
        at = np.repeat(np.arange(len(hubs), dtype=np.int64), np.diff(three.indptr))
        least = required(hubs)
        enough = three.data >= least.ravel()[at * least.shape[1] + kinds[three.indices]]
        kept = np.flatnonzero(enough & (three.indices > hubs[at]))
        at, other, sums = at[kept], three.indices[kept], three.data[kept]
        columns = other.astype(np.int64)
        beside = lookup(two, walks, at, columns) + lookup(near, near.data, at, columns)
        far = np.flatnonzero(beside == 0)
        yield hubs[at[far]], other[far], sums[far]
        # To drop columns is to copy the matrix: only when it pays.
        left -= int(edges[hubs].sum())
        if left < _WORN * right.nnz:
            right = _columns(right, np.arange(len(alive)) > hubs[-1])
            left = right.nnz


def _columns(matrix: csr_array, wanted: Bools) -> csr_array:
    """Keep some columns; they keep their numbers."""
    kept: Bools = wanted[matrix.indices]
    starts = np.concatenate(([0], np.cumsum(kept)))[matrix.indptr]
    return csr_array(
        (matrix.data[kept], matrix.indices[kept], starts.astype(np.int32)),
        shape=matrix.shape,
    )


__all__ = ["far_pairs"]
