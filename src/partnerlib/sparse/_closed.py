"""The triangles among ties: all of them, by tie, and those of one record."""

from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._ragged import Bools, Ints, blocks, find, spread
from partnerlib.sparse._ties import Ties

_MARKS: Final = 8  # for each tie: one mark in eight at most is set
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio
_THIRD: Final = 2  # a record of more territories may close a triangle


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


def count_closed(ties: Ties, degrees: Ints, block: int) -> Closed:
    """Count the triangles.

    Parameters
    ----------
    ties : Ties
        The ties.
    degrees : array of int, shape (n_nodes,)
        How many ties each node has.
    block : int
        How many paths are laid out at a time.

    Notes
    -----
    Ties point from the node of fewer ties to that of more, so that a hub is walked
    from its neighbours and not the other way round.
    """
    size = len(degrees)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(degrees, kind="stable")] = np.arange(size)
    codes, order = _by_rank(rank[ties.left], rank[ties.right], size)
    # There may be very many ties: what is kept of each is as small as it can be.
    high = (codes % max(size, 1)).astype(np.int32)
    out = np.bincount(codes // max(size, 1), minlength=size).astype(np.int64)
    starts: Ints = np.cumsum(out) - out
    marks, meetings = _Marks(codes), _Meetings(ties)
    total = by_one_record = 0
    by_tie = np.zeros(len(order), dtype=np.int64)
    for first, last in blocks(out[high], block):
        targets = high[first:last]
        rows, positions = spread(starts[targets], out[targets])
        rows += first
        wanted = codes[rows] - high[rows] + high[positions]
        some = marks.likely(wanted)
        third = find(codes, wanted[some])
        closed = some[third >= 0]
        sides = np.stack((rows[closed], positions[closed], third[third >= 0]))
        triangle = order[sides]
        total += triangle.shape[1]
        np.add.at(by_tie, triangle.ravel(), 1)
        by_one_record += meetings.count(triangle)
    return Closed(total=total, by_one_record=by_one_record, by_tie=by_tie)


class _Marks:
    """Tells codes that are certainly not among others, without searching for them.

    Most paths are open. To look at one mark takes a small part of the time that it
    takes to find out where among millions a code would have to stand.
    """

    def __init__(self, codes: Ints) -> None:
        self._shift = np.uint64(64 - (_MARKS * len(codes)).bit_length())
        self._marked = np.zeros(1 << (64 - int(self._shift)), dtype=np.bool_)
        self._marked[self._at(codes)] = True

    def likely(self, codes: Ints) -> Ints:
        """Give the positions of the codes that may be among them."""
        return np.flatnonzero(self._marked[self._at(codes)])

    def _at(self, codes: Ints) -> NDArray[np.uint64]:
        # The upper digits of a product depend on all digits of the code.
        return (codes.view(np.uint64) * _FACTOR) >> self._shift


def _by_rank(one: Ints, other: Ints, size: int) -> tuple[Ints, Ints]:
    """Give ties by the lower and the higher rank of their ends, and which they are."""
    codes = np.minimum(one, other) * size + np.maximum(one, other)
    order = np.argsort(codes)
    return codes[order], order


class _Meetings:
    """Which three meet in one record."""

    def __init__(self, ties: Ties) -> None:
        self._ties = ties
        self._size = len(ties.nodes)
        wide = ties.sizes[ties.tie_records] > _THIRD
        owners = np.repeat(np.arange(len(ties)), ties.weights)
        self._shared: Bools = np.zeros(len(ties), dtype=bool)
        self._shared[owners[wide]] = True
        records = np.repeat(np.arange(len(ties.sizes)), ties.sizes)
        self._memberships: Ints = records * self._size + ties.members

    def count(self, triangle: Ints) -> int:
        """Count the triangles, given by their ties, that one record closes."""
        ties = self._ties
        first, second, _ = triangle[:, self._shared[triangle].all(axis=0)]
        rows, positions = spread(ties.starts[first], ties.weights[first])
        # The corner that the first tie lacks is an end of the second.
        mine = (ties.left[first], ties.right[first])
        far = ties.left[second]
        far = np.where((far == mine[0]) | (far == mine[1]), ties.right[second], far)
        wanted = ties.tie_records[positions] * self._size + far[rows]
        met = find(self._memberships, wanted) >= 0
        return int(np.count_nonzero(first_of_runs(rows[met])))
