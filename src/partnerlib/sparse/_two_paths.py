"""Paths of two and three ties: the kernels under triangular twinnings.

Nothing here runs over all pairs of territories, and no Python loop runs over
paths: pairs are taken in blocks whose paths fit a fixed piece of memory.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._closed import Closed, count_closed
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._lookup import lookup
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Bools, Floats, Ints, blocks, find, spread
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._wedges import Complexes, Wedges

Small: TypeAlias = NDArray[np.int32]

_BLOCK: Final = 1 << 20
"""Paths laid out at a time: some 100 MB of arrays at most."""

_AT_A_TIME: Final = 1 << 18
"""Pairs measured at a time."""


@attrs.frozen(eq=False)
class _Paths:
    """The paths of two ties between pairs: by pair, the best broker first."""

    pair: Ints
    middle: Ints
    hub_tie: Ints
    other_tie: Ints


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
        self.edges = Edges(ties.left, ties.right, self.size)
        self.degrees = self.edges.degrees
        # Ties come by their left end; turned, by their right end, the left ones
        # ascending: the neighbours of a node are those before it, then those after.
        links = np.arange(len(ties), dtype=np.int32)
        heads = np.append(0, np.cumsum(np.bincount(ties.left, minlength=self.size)))
        after = csr_array(
            (links, ties.right.astype(np.int32), heads.astype(np.int32)),
            shape=(self.size, self.size),
        )
        before = after.tocsc()
        self.starts: Ints = after.indptr.astype(np.int64) + before.indptr
        self.neighbours: Small = np.empty(2 * len(ties), dtype=np.int32)
        self.links: Small = np.empty(2 * len(ties), dtype=np.int32)
        for part, others in ((before, after.indptr[:-1]), (after, before.indptr[1:])):
            at = links + np.repeat(others, np.diff(part.indptr))
            self.neighbours[at] = part.indices
            self.links[at] = part.data
        self._codes = ties.codes

    def beside(self, steps: Ints | slice) -> Ints:
        """Give the neighbours at some places of ``neighbours``."""
        return self.neighbours[steps].astype(np.int64)

    def along(self, steps: Ints | slice) -> Ints:
        """Give the ties with them."""
        return self.links[steps].astype(np.int64)

    @property
    def wedges(self) -> int:
        """How many paths of two ties there are."""
        return self.edges.wedges

    @cached_property
    def closed(self) -> Closed:
        """The triangles, counted."""
        return count_closed(self.ties, self.degrees, self._block)

    def common_neighbours(self, left: int, right: int) -> Ints:
        """List the nodes that have ties with both, ascending."""
        near, others = (
            self.beside(slice(self.starts[node], self.starts[node + 1]))
            for node in (left, right)
        )
        return np.intersect1d(near, others, assume_unique=True)

    def tie(self, one: int, other: int) -> int:
        """Give the tie of two nodes that have one."""
        code = min(one, other) * self.size + max(one, other)
        return int(np.searchsorted(self._codes, code))

    def met(self) -> int:
        """Count the pairs with a common neighbour of which one contains the other."""
        nested = self.ties.nested
        hub, other = self.from_hubs(nested // self.size, nested % self.size)
        order = np.argsort(hub, kind="stable")
        hub, other = hub[order], other[order]
        count = 0
        for first, last in blocks(self.degrees[other], self._block):
            hubs, at = np.unique(hub[first:last], return_inverse=True)
            rows, positions = spread(
                self.starts[other[first:last]], self.degrees[other[first:last]]
            )
            near = self._matrix[hubs]
            shared = lookup(near, near.data, at[rows], self.beside(positions))
            count += len(np.unique(rows[shared > 0]))
        return count

    def brokers(self, left: int, right: int) -> list[int]:
        """List the common neighbours of two nodes, the best broker first."""
        starts = self.ties.starts

        def rank(middle: int) -> tuple[int, int, int]:
            ties = [self.tie(middle, end) for end in (left, right)]
            records = sum(int(starts[tie + 1] - starts[tie]) for tie in ties)
            return int(self.degrees[middle]), -records, middle

        nodes: list[int] = self.common_neighbours(left, right).tolist()
        return sorted(nodes, key=rank)

    # -- missing pairs -------------------------------------------------------

    def open_pairs(self) -> Iterator[OpenPairs]:
        """Yield every missing pair with a common neighbour, in blocks.

        Notes
        -----
        In the order of `Wedges`: the pairs of the node of most ties come first.
        Time follows the paths of two ties and the ties of their ends; memory is
        bounded by the block, or by one row that exceeds it.
        """
        for block in Wedges(self.edges, block=self._block).blocks(
            np.ones(self.size, dtype=np.complex128)
        ):
            left, right = block.left, block.right
            sound = find(self.ties.nested, left * self.size + right) < 0
            nested = len(left) - int(sound.sum())
            for pairs in self.between(left[sound], right[sound]):
                yield attrs.evolve(pairs, nested=nested)
                nested = 0
            if nested:
                yield self._measured(left[:0], right[:0], nested)

    def between(self, left: Ints, right: Ints) -> Iterator[OpenPairs]:
        """Measure any missing pairs, whether they have a common neighbour or not.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes without a tie, left < right; distinct, in any order. Pairs of
            one node are measured with less work when they are near each other.

        Yields
        ------
        OpenPairs
            The pairs in blocks, in order. Where they have no common neighbour,
            the broker and its ties are -1.
        """
        for first in range(0, len(left), _AT_A_TIME):
            last = first + _AT_A_TIME
            yield self._measured(left[first:last], right[first:last], 0)

    def measured(self, left: Ints, right: Ints) -> OpenPairs:
        """Measure some missing pairs as `between` does, all in one block."""
        return self._measured(left, right, 0)

    def from_hubs(self, left: Ints, right: Ints) -> tuple[Ints, Ints]:
        """Put the end of more ties first: the smaller number, where equal.

        A pair is measured from this end always, so that its sums come out the same
        to the last bit whatever else is measured.
        """
        turned = self.degrees[left] < self.degrees[right]
        return np.where(turned, right, left), np.where(turned, left, right)

    def _measured(self, left: Ints, right: Ints, nested: int) -> OpenPairs:
        """Measure pairs, those of one hub together."""
        hub, other = self.from_hubs(left, right)
        order = np.argsort(hub, kind="stable")
        heads = np.flatnonzero(np.diff(hub[order], prepend=-1))
        # The paths of two ties from a hub are laid out once for all its pairs.
        costs = self.degrees[other[order]].copy()
        costs[heads] += self._two_walks[hub[order][heads]]
        runs = list(blocks(costs, self._block)) or [(0, 0)]
        parts = [
            self._part(order[first:last], left, right, hub, other)
            for first, last in runs
        ]
        columns: dict[str, Any] = {}
        for field in attrs.fields(OpenPairs):
            if field.name != "nested":
                found = np.concatenate([getattr(part, field.name) for part in parts])
                columns[field.name] = np.empty_like(found)
                columns[field.name][order] = found
        return OpenPairs(**columns, nested=nested)

    @cached_property
    def roots(self) -> Floats:
        """What a node counts on a path of three ties: 1 / sqrt(degree)."""
        return 1.0 / np.sqrt(np.maximum(self.degrees, 1))

    @cached_property
    def walk_mass(self) -> Floats:
        """Add up what all paths of three ties from a node count, at most."""
        root = self.roots
        once = self._matrix @ root
        # The walk back to where it came from is no path.
        mass: Floats = self._matrix @ (root * once) - root * once
        return mass

    @cached_property
    def reach(self) -> Floats:
        """Give the root of the highest degree among the neighbours of each node."""
        highest = np.zeros(self.size)
        has = np.flatnonzero(self.degrees)
        beside = self.degrees[self.neighbours]
        highest[has] = np.maximum.reduceat(beside, self.starts[has])
        return np.sqrt(highest)

    @cached_property
    def _two_walks(self) -> Ints:
        """How many walks of two ties start at each node."""
        reached: Ints = np.append(0, np.cumsum(self.degrees[self.neighbours]))
        return reached[self.starts[1:]] - reached[self.starts[:-1]]

    def _part(
        self, chosen: Ints, left: Ints, right: Ints, hub: Ints, other: Ints
    ) -> OpenPairs:
        left, right, hub, other = (each[chosen] for each in (left, right, hub, other))
        hubs, at = np.unique(hub, return_inverse=True)
        rows, positions = spread(self.starts[other], self.degrees[other])
        steps, third = at[rows], self.beside(positions)
        first = self._matrix[hubs]
        walks = self._two_steps(first)
        data: Complexes = walks.data
        reached = lookup(walks, data, steps, third)
        count = len(chosen)
        parts: tuple[Floats, Floats] = reached.real, reached.imag
        three, weighed = (
            np.bincount(rows, weights=part, minlength=count).astype(np.float64)
            for part in parts
        )
        _, near = spread(self.starts[hubs], self.degrees[hubs])
        met = lookup(first, near + 1, steps, third)
        on = np.flatnonzero(met)
        paths = self._paths(
            rows[on],
            third[on],
            self.along(met[on] - 1),
            self.along(positions[on]),
        )
        return self._pairs(
            (left, right, hub == right), paths, np.rint(three).astype(np.int64), weighed
        )

    def _two_steps(self, first: csr_array) -> csr_array:
        """Count the walks of two ties from some nodes, plain and by degree.

        One complex product does both: its real part counts, its imaginary part
        adds 1 / sqrt(d(u) d(v)) for a walk over u to v. Between nodes without a
        tie a walk of three never comes back to either of them: it is a path.
        """
        root = self.roots
        # As complex numbers all ties would take more memory than all else.
        middle, at = np.unique(first.indices, return_inverse=True)
        out = csr_array(
            (first.data + 1j * root[first.indices], at, first.indptr),
            shape=(first.shape[0], len(middle)),
        )
        two = csr_array(out @ self._matrix[middle].astype(np.complex128))
        two.data = two.data.real + 1j * (two.data.imag * root[two.indices])
        return two

    @cached_property
    def _matrix(self) -> csr_array:
        return csr_array(
            (
                np.ones(len(self.neighbours), dtype=np.int8),
                self.neighbours,
                self.starts.astype(np.int32),
            ),
            shape=(self.size, self.size),
        )

    def _paths(
        self, pair: Ints, middle: Ints, hub_tie: Ints, other_tie: Ints
    ) -> _Paths:
        """Order paths by pair, and within each pair the best broker first."""
        starts = self.ties.starts
        records = starts[hub_tie + 1] - starts[hub_tie]
        records += starts[other_tie + 1] - starts[other_tie]
        order = np.lexsort((middle, -records, self.degrees[middle], pair))
        return _Paths(pair[order], middle[order], hub_tie[order], other_tie[order])

    def _pairs(
        self,
        ends: tuple[Ints, Ints, Bools],
        paths: _Paths,
        walks: Ints,
        three_paths: Floats,
    ) -> OpenPairs:
        left, right, turned = ends
        count = len(left)
        middle = paths.middle
        common = np.bincount(paths.pair, minlength=count).astype(np.int64)
        heads: Ints = np.cumsum(common) - common
        inside = self._inside(middle, paths.pair, heads, common)
        degrees = self.degrees[middle]
        by_tie = self.closed.by_tie
        through = by_tie[paths.hub_tie] + by_tie[paths.other_tie] - inside

        def total(values: Ints | Floats) -> Floats:
            sums = np.bincount(paths.pair, weights=values, minlength=count)
            return sums.astype(np.float64)

        between = walks - total(through)
        possible = (self.degrees[left] - common) * (self.degrees[right] - common)
        has = common > 0
        best = heads[has]
        path = np.full((3, count), -1, dtype=np.int64)
        path[:, has] = middle[best], paths.hub_tie[best], paths.other_tie[best]
        return OpenPairs(
            left=left,
            right=right,
            common=common,
            broker=path[0],
            left_tie=np.choose(turned, (path[1], path[2])),
            right_tie=np.choose(turned, (path[2], path[1])),
            adamic_adar=total(1.0 / np.log(degrees)),
            resource_allocation=total(1.0 / degrees),
            cannistraci_hebb=total((1.0 + inside) / (degrees - 1.0 - inside)),
            three_paths=three_paths,
            neighbourhood_ties=np.where(
                possible > 0, between / np.maximum(possible, 1), 0.0
            ),
            nested=0,
        )

    def _inside(self, middle: Ints, pair: Ints, heads: Ints, common: Ints) -> Ints:
        """Count for each common neighbour its ties with the others of its pair."""
        inside = np.zeros(len(middle), dtype=np.int64)
        several = np.flatnonzero(common[pair] > 1)
        lengths = common[pair[several]]
        for first, last in blocks(lengths, self._block):
            chosen = several[first:last]
            rows, positions = spread(heads[pair[chosen]], lengths[first:last])
            one, other = middle[chosen][rows], middle[positions]
            codes = np.minimum(one, other) * self.size + np.maximum(one, other)
            tied = find(self._codes, codes) >= 0
            inside[chosen] = np.bincount(rows[tied], minlength=len(chosen))
        return inside
