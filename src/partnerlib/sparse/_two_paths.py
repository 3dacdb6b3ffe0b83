"""Paths of two and three ties: the kernels under triangular twinnings.

Nothing here runs over all pairs of territories, and no Python loop runs over
paths: rows are taken in blocks whose paths fit a fixed piece of memory.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, TypeAlias, TypeVar

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from partnerlib.sparse._ragged import (
    Bools,
    Floats,
    Ints,
    blocks,
    find,
    row_sums,
    spread,
)
from partnerlib.sparse._ties import Ties

Complexes: TypeAlias = NDArray[np.complex128]

_BLOCK: Final = 1 << 20
"""Paths laid out at a time: some 100 MB of arrays at most."""


@attrs.frozen(kw_only=True, eq=False)
class Closed:
    """The triangles of the graph, counted.

    Attributes
    ----------
    total : int
        How many triangles there are.
    by_one_record : int
        In how many of them the three territories meet in one record.
    by_tie : array of int, shape (n_ties,)
        In how many triangles each tie lies: the common neighbours of its ends.
    """

    total: int
    by_one_record: int
    by_tie: Ints


@attrs.frozen(kw_only=True, eq=False)
class OpenPairs:
    """A block of missing pairs: they have no tie, and mostly a common neighbour.

    All arrays have the shape (n_pairs,), sorted by left, then right.

    Attributes
    ----------
    left, right : array of int
        The nodes, left < right.
    common : array of int
        How many common neighbours they have.
    broker : array of int
        The best of them: the fewest ties, then the most records on its two ties,
        then the smallest id; -1 where there is none.
    left_tie, right_tie : array of int
        The ties of the broker with left and right.
    adamic_adar : array of float
        The sum of 1 / log d over the common neighbours.
    resource_allocation, cannistraci_hebb, three_paths : array of float
        The raw indices.
    neighbourhood_ties : array of float
        The density of ties between the neighbours that only left has and those
        that only right has; 0 where either has none.
    nested : int
        Pairs left out because one contains the other.
    """

    left: Ints
    right: Ints
    common: Ints
    broker: Ints
    left_tie: Ints
    right_tie: Ints
    adamic_adar: Floats
    resource_allocation: Floats
    cannistraci_hebb: Floats
    three_paths: Floats
    neighbourhood_ties: Floats
    nested: int


@attrs.frozen(kw_only=True, eq=False)
class _Paths:
    """The paths of two ties between pairs: by pair, the best broker first."""

    middle: Ints
    left_tie: Ints
    right_tie: Ints
    heads: Ints
    common: Ints


N = TypeVar("N", np.int64, np.float64)


def _filled(values: NDArray[N], where: Bools, rest: int) -> NDArray[N]:
    """Put values where they belong, and something else in the other places."""
    result = np.full(len(where), rest, dtype=values.dtype)
    result[where] = values
    return result


class Network:
    """The ties of a graph, by territory.

    Parameters
    ----------
    ties : Ties
        The ties.
    block : int
        How many paths are laid out at a time.

    Attributes
    ----------
    starts : array of int, shape (n_nodes + 1,)
        Where the neighbours of each node start.
    neighbours : array of int, shape (2 * n_ties,)
        The neighbours, node by node, ascending.
    links : array of int, shape (2 * n_ties,)
        The tie with each neighbour.
    degrees : array of int, shape (n_nodes,)
        How many ties each node has.
    """

    def __init__(self, ties: Ties, block: int = _BLOCK) -> None:
        self.ties = ties
        self.size = len(ties.nodes)
        self._block = block
        ends = np.concatenate((ties.left, ties.right))
        others = np.concatenate((ties.right, ties.left))
        links = np.tile(np.arange(len(ties), dtype=np.int64), 2)
        order = np.lexsort((others, ends))
        self._ends = ends[order]
        self.neighbours = others[order]
        self.links = links[order]
        self.degrees = np.bincount(ends, minlength=self.size).astype(np.int64)
        self.starts = np.concatenate(([0], np.cumsum(self.degrees)))
        self._codes = ties.codes
        # The same tie seen from the other end.
        self._reverse = np.empty(len(order), dtype=np.int64)
        self._reverse[np.lexsort((self._ends, self.neighbours))] = np.arange(len(order))

    @property
    def wedges(self) -> int:
        """How many paths of two ties there are."""
        return int((self.degrees * (self.degrees - 1) // 2).sum())

    def common_neighbours(self, left: int, right: int) -> Ints:
        """List the nodes that have ties with both, ascending."""
        return np.intersect1d(
            self.neighbours[self.starts[left] : self.starts[left + 1]],
            self.neighbours[self.starts[right] : self.starts[right + 1]],
            assume_unique=True,
        )

    def tie(self, one: int, other: int) -> int:
        """Give the tie of two nodes that have one."""
        code = min(one, other) * self.size + max(one, other)
        return int(np.searchsorted(self._codes, code))

    def brokers(self, left: int, right: int) -> list[int]:
        """List the common neighbours of two nodes, the best broker first."""
        weights = self.ties.weights

        def rank(middle: int) -> tuple[int, int, int]:
            records = sum(int(weights[self.tie(middle, end)]) for end in (left, right))
            return int(self.degrees[middle]), -records, middle

        nodes: list[int] = self.common_neighbours(left, right).tolist()
        return sorted(nodes, key=rank)

    # -- triangles -----------------------------------------------------------

    @cached_property
    def closed(self) -> Closed:
        """Count the triangles.

        Notes
        -----
        Ties point from the node of fewer ties to that of more, so that a hub is
        walked from its neighbours and not the other way round.
        """
        rank = np.empty(self.size, dtype=np.int64)
        rank[np.lexsort((np.arange(self.size), self.degrees))] = np.arange(self.size)
        ends = rank[self.ties.left], rank[self.ties.right]
        low, high = np.minimum(*ends), np.maximum(*ends)
        order = np.lexsort((high, low))
        low, high = low[order], high[order]
        codes = low * self.size + high
        out = np.bincount(low, minlength=self.size)
        starts = np.concatenate(([0], np.cumsum(out)))
        total = by_one_record = 0
        by_tie = np.zeros(len(order), dtype=np.int64)
        for first, last in blocks(out[high], self._block):
            targets = high[first:last]
            rows, positions = spread(starts[targets], out[targets])
            rows += first
            third = find(codes, low[rows] * self.size + high[positions])
            sides = np.stack((rows, positions, third))[:, third >= 0]
            triangle = order[sides]
            total += triangle.shape[1]
            by_tie += np.bincount(triangle.ravel(), minlength=len(order))
            by_one_record += self._met(triangle)
        return Closed(total=total, by_one_record=by_one_record, by_tie=by_tie)

    def _met(self, triangle: Ints) -> int:
        """Count the triangles whose three nodes meet in one record."""
        ties = self.ties
        shared = ties.sizes[ties.tie_records] > 2  # noqa: PLR2004 -- a third one
        many = np.zeros(len(ties), dtype=np.int64)
        owners = np.repeat(np.arange(len(ties)), ties.weights)
        np.add.at(many, owners[shared], 1)
        candidates = triangle[:, (many[triangle] > 0).all(axis=0)]
        first, second, _ = candidates
        rows, positions = spread(ties.starts[first], ties.weights[first])
        # The corner that the first tie lacks is an end of the second.
        mine = (ties.left[first], ties.right[first])
        far = ties.left[second]
        far = np.where((far == mine[0]) | (far == mine[1]), ties.right[second], far)
        met = self._is_member(ties.tie_records[positions], far[rows])
        return len(np.unique(rows[met]))

    def _is_member(self, records: Ints, nodes: Ints) -> Bools:
        return find(self._memberships, records * self.size + nodes) >= 0

    @cached_property
    def _memberships(self) -> Ints:
        owners = np.repeat(np.arange(len(self.ties.sizes)), self.ties.sizes)
        return owners * self.size + self.ties.members

    # -- missing pairs -------------------------------------------------------

    def open_pairs(self) -> Iterator[OpenPairs]:
        """Yield every missing pair with a common neighbour, in blocks of rows.

        Notes
        -----
        Time and memory follow the paths of two ties, and for the indices those
        of three; memory is bounded by the block, or by one row that exceeds it.
        """
        lengths = self.starts[self.neighbours + 1] - self._reverse - 1
        rows = np.bincount(self._ends, weights=lengths, minlength=self.size)
        for first, last in blocks(rows.astype(np.int64) + self._walks, self._block):
            entries = np.arange(self.starts[first], self.starts[last], dtype=np.int64)
            if lengths[entries].any():
                yield self._open_block(first, last, entries, lengths[entries])

    @cached_property
    def _walks(self) -> Ints:
        """How many walks of three ties start at each node."""
        reached = self.degrees
        for _ in range(2):
            sums = np.bincount(
                self._ends, weights=reached[self.neighbours], minlength=self.size
            )
            reached = sums.astype(np.int64)
        return reached

    def _open_block(
        self, first: int, last: int, entries: Ints, lengths: Ints
    ) -> OpenPairs:
        rows, positions = spread(self._reverse[entries] + 1, lengths)
        left = self._ends[entries][rows]
        right = self.neighbours[positions]
        codes = left * self.size + right
        missing = find(self._codes, codes) < 0
        nested = missing & (find(self.ties.nested, codes) >= 0)
        kept = np.flatnonzero(missing & ~nested)
        middle = self.neighbours[entries][rows[kept]]
        left_tie = self.links[entries][rows[kept]]
        right_tie = self.links[positions[kept]]
        order = self._best_first(codes[kept], middle, left_tie, right_tie)
        pairs, heads, common = np.unique(
            codes[kept][order], return_index=True, return_counts=True
        )
        paths = _Paths(
            middle=middle[order],
            left_tie=left_tie[order],
            right_tie=right_tie[order],
            heads=heads,
            common=common,
        )
        block = np.arange(first, last, dtype=np.int64)
        return self._measured(block, pairs, paths, len(np.unique(codes[nested])))

    def between(self, left: Ints, right: Ints) -> Iterator[OpenPairs]:
        """Measure any missing pairs, whether they have a common neighbour or not.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes without a tie, left < right; distinct, sorted by left, then
            right.

        Yields
        ------
        OpenPairs
            The pairs in blocks, in order. Where they have no common neighbour,
            the broker and its ties are -1.
        """
        rows, heads = np.unique(left, return_index=True)
        counts = np.diff(np.append(heads, len(left)))
        two = np.bincount(
            self._ends, weights=self.degrees[self.neighbours], minlength=self.size
        ).astype(np.int64)
        for first, last in blocks((self._walks + two)[rows] + counts, self._block):
            start, stop = heads[first], heads[first] + counts[first:last].sum()
            codes = left[start:stop] * self.size + right[start:stop]
            block = rows[first:last]
            yield self._measured(block, codes, self._paths(block, codes), 0)

    def _paths(self, block: Ints, pairs: Ints) -> "_Paths":
        """Lay out the paths of two ties between pairs that may have none."""
        rows, positions = spread(self.starts[block], self.degrees[block])
        middle, left_tie = self.neighbours[positions], self.links[positions]
        # From each neighbour onwards, as far as the wanted pairs reach.
        further, steps = spread(self.starts[middle], self.degrees[middle])
        codes = block[rows[further]] * self.size + self.neighbours[steps]
        at = find(pairs, codes)
        kept = np.flatnonzero(at >= 0)
        middle, left_tie = middle[further[kept]], left_tie[further[kept]]
        right_tie, at = self.links[steps[kept]], at[kept]
        order = self._best_first(at, middle, left_tie, right_tie)
        common = np.bincount(at, minlength=len(pairs)).astype(np.int64)
        return _Paths(
            middle=middle[order],
            left_tie=left_tie[order],
            right_tie=right_tie[order],
            heads=np.cumsum(common) - common,
            common=common,
        )

    def _best_first(
        self, pairs: Ints, middle: Ints, left_tie: Ints, right_tie: Ints
    ) -> Ints:
        """Order paths by pair, and within each pair the best broker first."""
        records = self.ties.weights[left_tie] + self.ties.weights[right_tie]
        return np.lexsort((middle, -records, self.degrees[middle], pairs))

    def _measured(
        self, block: Ints, pairs: Ints, paths: "_Paths", nested: int
    ) -> OpenPairs:
        left, right = pairs // self.size, pairs % self.size
        middle, common = paths.middle, paths.common
        has = common > 0
        heads = paths.heads[has]
        inside = self._inside(middle, heads, common[has])
        outside = self.degrees[middle] - 2 - inside
        walks, three_paths = self._three_walks(block, pairs)
        by_tie = self.closed.by_tie
        through = by_tie[paths.left_tie] + by_tie[paths.right_tie] - inside
        between = walks - _filled(row_sums(through, heads), has, 0)
        possible = (self.degrees[left] - common) * (self.degrees[right] - common)
        return OpenPairs(
            left=left,
            right=right,
            common=common,
            broker=_filled(middle[heads], has, -1),
            left_tie=_filled(paths.left_tie[heads], has, -1),
            right_tie=_filled(paths.right_tie[heads], has, -1),
            adamic_adar=_filled(
                row_sums(1.0 / np.log(self.degrees[middle]), heads), has, 0
            ),
            resource_allocation=_filled(
                row_sums(1.0 / self.degrees[middle], heads), has, 0
            ),
            cannistraci_hebb=_filled(
                row_sums((1.0 + inside) / (1.0 + outside), heads), has, 0
            ),
            three_paths=three_paths,
            neighbourhood_ties=np.where(
                possible > 0, between / np.maximum(possible, 1), 0.0
            ),
            nested=nested,
        )

    def _inside(self, middle: Ints, heads: Ints, common: Ints) -> Ints:
        """Count for each common neighbour its ties with the others of its pair."""
        inside = np.zeros(len(middle), dtype=np.int64)
        lengths = np.repeat(common, common)
        starts = np.repeat(heads, common)
        several = np.flatnonzero(lengths > 1)
        for first, last in blocks(lengths[several], self._block):
            chosen = several[first:last]
            rows, positions = spread(starts[chosen], lengths[chosen])
            one, other = middle[chosen][rows], middle[positions]
            codes = np.minimum(one, other) * self.size + np.maximum(one, other)
            tied = find(self._codes, codes) >= 0
            inside[chosen] = np.bincount(rows[tied], minlength=len(chosen))
        return inside

    def _three_walks(self, block: Ints, pairs: Ints) -> tuple[Ints, Floats]:
        """Count the walks of three ties between pairs, plain and by degree.

        One complex product does both: its real part counts, its imaginary part
        adds 1 / sqrt(d(u) d(v)) for a walk over u and v. Between nodes without a
        tie such a walk never comes back to either of them, so it is a path.
        """
        rows = self._matrix[block]
        root = 1.0 / np.sqrt(np.maximum(self.degrees, 1))
        out = csr_array(
            (rows.data + 1j * root[rows.indices], rows.indices, rows.indptr),
            shape=rows.shape,
        )
        two = csr_array(out @ self._matrix)
        two.data = two.data.real + 1j * (two.data.imag * root[two.indices])
        # Turning rows into columns sorts in linear time.
        three = csc_array(two @ self._matrix)
        columns = np.repeat(np.arange(self.size, dtype=np.int64), np.diff(three.indptr))
        height = len(block)
        places = np.searchsorted(block, pairs // self.size)
        wanted = pairs % self.size * height + places
        at = find(columns * height + three.indices, wanted)
        values: Complexes = np.append(three.data, 0)[at]  # -1, the last, is no walk
        return np.rint(values.real).astype(np.int64), values.imag

    @cached_property
    def _matrix(self) -> csr_array:
        data = np.ones(len(self.neighbours), dtype=np.complex128)
        return csr_array(
            (data, self.neighbours, self.starts), shape=(self.size, self.size)
        )
