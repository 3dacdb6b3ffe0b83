"""All paths of two edges at once: every pair at distance two, with its scores.

One product of sparse matrices does the work. Its values are complex, so that two
scores come at the price of one; the pairs that have an edge are marked by adding a
number that no score reaches, at the cost of one more term an edge. Nodes are
numbered by falling degree, and once enough rows are done their columns leave the
right factor: of each pair little more than one half is computed.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import Any, Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.errors import ParameterError
from partnerlib.sparse._best_pairs import Best
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._triangles import triangles

Complexes: TypeAlias = NDArray[np.complex128]
AnyComplexes: TypeAlias = NDArray[np.complexfloating[Any, Any]]
Rows: TypeAlias = NDArray[np.int32]

BLOCK: Final = 1 << 21
"""Paths laid out at a time: some 100 MB of arrays at most."""

_MARK: Final = 2.0**60
"""What stands at the pairs that have an edge; no sum of scores comes near."""

_SCAN: Final = 512
_WORN: Final = 0.9
"""Which share of the right factor is left when what is done leaves it."""


@attrs.frozen(eq=False)
class Block:
    """A block of pairs without an edge and with one common neighbour or more.

    Attributes
    ----------
    left, right : array of int, shape (n_pairs,)
        The nodes, left < right; in no order.
    values : array of complex, shape (n_pairs,)
        The sum over the common neighbours of what each counts.
    """

    left: Ints
    right: Ints
    values: Complexes


@attrs.frozen(eq=False)
class RankedBlock:
    """The same pairs by the places of their nodes in the order of `Wedges`.

    Attributes
    ----------
    hub, other : array of int, shape (n_pairs,)
        Places in ``Wedges.nodes``, hub < other: the hub has no fewer edges. The
        pairs of one hub are together, hubs ascending.
    values : array of complex, shape (n_pairs,)
        The sum over the common neighbours of what each counts, as precise as the
        weights are.
    """

    hub: Rows
    other: Rows
    values: AnyComplexes


@attrs.frozen(kw_only=True, eq=False)
class Ranking:
    """The open pairs of a graph, counted, and the best of them.

    Attributes
    ----------
    pairs : int
        Pairs without an edge that have a common neighbour.
    wedges : int
        Paths of two edges between them: the sum of their common neighbours.
    adamic_adar, resource_allocation : float
        The sums of both scores over all pairs.
    left, right : array of int, shape (n_best,)
        The best pairs, by score (9 decimals), then left, then right.
    scores : array of float, shape (n_best,)
        The score that they are ranked by.
    """

    pairs: int
    wedges: int
    adamic_adar: float
    resource_allocation: float
    left: Ints
    right: Ints
    scores: Floats


def neighbour_weights(degrees: Ints, score: str) -> Floats:
    """Give what a common neighbour counts in a score, by its degree.

    Parameters
    ----------
    degrees : array of int
        How many edges each node has.
    score : {"common_neighbours", "adamic_adar", "resource_allocation"}
        1, 1 / log(degree) [1]_, or 1 / degree [2]_.

    Raises
    ------
    ParameterError
        If there is no such score.

    References
    ----------
    .. [1] Adamic, L. A. & Adar, E. (2003). Friends and neighbors on the Web. Social
       Networks, 25, 211-230. https://doi.org/10.1016/S0378-8733(03)00009-1
    .. [2] Zhou, T., Lü, L. & Zhang, Y.-C. (2009). Predicting missing links via
       local information. European Physical Journal B, 71, 623-630.
       https://doi.org/10.1140/epjb/e2009-00335-8

    Examples
    --------
    >>> neighbour_weights(np.array([0, 2, 4]), "resource_allocation").tolist()
    [0.0, 0.5, 0.25]
    """
    # Nobody has a common neighbour of fewer than two edges.
    between = degrees > 1
    known = np.where(between, degrees, 2)
    rules: dict[str, Callable[[], Floats]] = {
        "common_neighbours": lambda: np.ones(len(degrees)),
        "adamic_adar": lambda: 1 / np.log(known),
        "resource_allocation": lambda: 1 / known,
    }
    if score not in rules:
        raise ParameterError("score", score, f"one of: {', '.join(rules)}")
    return np.where(between, rules[score](), 0.0)


class Wedges:
    """The paths of two edges of a graph, in blocks of pairs.

    Parameters
    ----------
    edges : Edges
        The graph.
    block : int
        How many paths are laid out at a time.
    threads : int
        How many blocks are computed at a time. The result is the same.

    Attributes
    ----------
    nodes : array of int
        The nodes that have edges: most edges first, equal ones by number.
    """

    def __init__(self, edges: Edges, *, block: int = BLOCK, threads: int = 1) -> None:
        self.edges = edges
        self._block = block
        self._threads = threads
        degrees = edges.degrees
        # Hubs first, ties by number; who has no edge is on no path.
        order = np.argsort(-degrees, kind="stable")
        self.nodes: Ints = order[: int((degrees > 0).sum())]

    def blocks(self, weights: Complexes) -> Iterator[Block]:
        """Yield every pair without an edge that has a common neighbour, once.

        Parameters
        ----------
        weights : array of complex, shape (n_nodes,)
            What each node counts as a common neighbour: two scores in one.

        Notes
        -----
        Time follows the paths of two edges, half of them; memory is bounded by the
        block, or by one row that exceeds it.
        """
        for block in self.ranked(weights):
            one, other = self.nodes[block.hub], self.nodes[block.other]
            values = np.asarray(block.values, dtype=np.complex128)
            yield Block(np.minimum(one, other), np.maximum(one, other), values)

    def ranked(self, weights: AnyComplexes) -> Iterator[RankedBlock]:
        """Yield the same pairs by the ranks of their nodes.

        Parameters
        ----------
        weights : array of complex, shape (n_nodes,)
            What each node counts as a common neighbour. Single numbers take half
            the memory, and give the sums up to their rounding.
        """
        if len(self.nodes) == 0:
            return
        for rows, product in self._products(weights[self.nodes]):
            left = np.repeat(rows, np.diff(product.indptr))
            values: AnyComplexes = product.data
            kept = np.flatnonzero((product.indices > left) & (values.real < _MARK / 2))
            yield RankedBlock(left[kept], product.indices[kept], values[kept])

    def _products(self, weights: AnyComplexes) -> Iterator[tuple[Rows, csr_array]]:
        matrix = self.ordered
        right = csr_array(matrix.astype(weights.dtype, copy=False))
        waiting: deque[tuple[Rows, Future[csr_array]]] = deque()
        with ThreadPoolExecutor(self._threads) as pool:
            first, left = 0, right.nnz
            lengths = np.diff(right.indptr)
            while first < len(self.nodes):
                last = self._end(first, lengths)
                rows = np.arange(first, last, dtype=np.int32)
                part = _marked(matrix, first, last, weights)
                if self._threads == 1:
                    yield rows, csr_array(part @ right)
                else:
                    waiting.append((rows, pool.submit(_product, part, right)))
                    if len(waiting) > self._threads:
                        done, future = waiting.popleft()
                        yield done, future.result()
                # To drop columns is to copy the matrix: only when it pays.
                left -= int(matrix.indptr[last] - matrix.indptr[first])
                first = last
                if left < _WORN * right.nnz:
                    right = _without_columns(right, first)
                    lengths = np.diff(right.indptr)
                    left = right.nnz
            for done, future in waiting:
                yield done, future.result()

    def _end(self, first: int, lengths: Rows) -> int:
        """Find where a block that begins at a row has to end."""
        matrix = self.ordered
        last, room = first, self._block
        while last < len(self.nodes):
            stop = min(last + _SCAN, len(self.nodes))
            start = matrix.indptr[last]
            middle = matrix.indices[start : matrix.indptr[stop]]
            paths = np.concatenate(([0], np.cumsum(lengths[middle], dtype=np.int64)))
            ends = paths[matrix.indptr[last + 1 : stop + 1] - start]
            fit = int(np.searchsorted(ends, room, side="right"))
            last += fit
            if last < stop:
                break
            room -= int(ends[-1])
        return max(last, first + 1)

    @cached_property
    def ordered(self) -> csr_array:
        """The edges, with nodes numbered as in ``nodes``; rows ascending."""
        ranks = np.empty(self.edges.size, dtype=np.int32)
        ranks[self.nodes] = np.arange(len(self.nodes), dtype=np.int32)
        one, other = ranks[self.edges.left], ranks[self.edges.right]
        ends = np.concatenate((one, other)), np.concatenate((other, one))
        ones = np.ones(2 * len(one), dtype=np.int8)
        size = len(self.nodes)
        matrix = csr_array((ones, ends), shape=(size, size))
        matrix.sort_indices()
        return matrix

    def rank(self, score: str, top: int) -> Ranking:
        """Count the open pairs and give the best by a score.

        Parameters
        ----------
        score : {"common_neighbours", "adamic_adar", "resource_allocation"}
            What they are ranked by.
        top : int
            How many to give.

        Examples
        --------
        >>> star = Edges.of([0, 0, 0], [1, 2, 3])
        >>> ranking = Wedges(star).rank("resource_allocation", 2)
        >>> ranking.pairs, ranking.left.tolist(), ranking.right.tolist()
        (3, [1, 1], [2, 3])
        """
        degrees = self.edges.degrees
        if type(top) is not int or top < 0:
            raise ParameterError("top", top, "a whole number from 0 up")
        own = neighbour_weights(degrees, score)
        scores = ("adamic_adar", "resource_allocation")
        wanted = scores.index(score) if score in scores else 0
        parts = [neighbour_weights(degrees, each) for each in scores]
        if score not in scores:
            parts[0] = own
        best = Best(top)
        pairs = 0
        sums = np.complex128(0)
        for block in self.blocks(parts[0] + 1j * parts[1]):
            pairs += len(block.left)
            sums += block.values.sum()
            best.add(
                block.values.imag if wanted else block.values.real,
                block.left,
                block.right,
            )
        open_at = self.open_wedges
        return Ranking(
            pairs=pairs,
            wedges=int(open_at.sum()),
            adamic_adar=float(open_at @ neighbour_weights(degrees, scores[0])),
            resource_allocation=float(open_at @ parts[1]),
            left=best.left,
            right=best.right,
            scores=best.scores,
        )

    @cached_property
    def open_wedges(self) -> Ints:
        """How many pairs without an edge each node lies between."""
        degrees = self.edges.degrees
        return degrees * (degrees - 1) // 2 - self.triangles

    @cached_property
    def triangles(self) -> Ints:
        """In how many triangles each node lies."""
        counts = np.zeros(self.edges.size, dtype=np.int64)
        for found in triangles(self.edges, block=self._block):
            nodes = found.corners.ravel()
            counts += np.bincount(nodes, minlength=self.edges.size)
        return counts


def _marked(
    matrix: csr_array, first: int, last: int, weights: AnyComplexes
) -> csr_array:
    """Weigh the columns of some rows; the diagonal marks, through it, neighbours."""
    count = last - first
    begin, end = matrix.indptr[first], matrix.indptr[last]
    columns = matrix.indices[begin:end]
    starts = matrix.indptr[first : last + 1] - begin
    starts += np.arange(count + 1, dtype=starts.dtype)
    own = np.zeros(len(columns) + count, dtype=bool)
    own[starts[:-1]] = True
    indices = np.empty(len(own), dtype=np.int32)
    data = np.empty(len(own), dtype=weights.dtype)
    indices[own] = np.arange(first, last, dtype=np.int32)
    data[own] = _MARK
    indices[~own] = columns
    data[~own] = weights[columns]
    return csr_array((data, indices, starts), shape=(count, matrix.shape[1]))


def _without_columns(matrix: csr_array, first: int) -> csr_array:
    """Drop the columns before one; the others keep their numbers, all are ones."""
    kept: Bools = matrix.indices >= first
    before = np.zeros(len(kept) + 1, dtype=np.int32)
    np.cumsum(kept, dtype=np.int32, out=before[1:])
    starts = before[matrix.indptr]
    return csr_array(
        (matrix.data[: starts[-1]], matrix.indices[kept], starts), shape=matrix.shape
    )


def _product(one: csr_array, other: csr_array) -> csr_array:
    return csr_array(one @ other)


__all__ = [
    "BLOCK",
    "Block",
    "RankedBlock",
    "Ranking",
    "Wedges",
    "neighbour_weights",
]
