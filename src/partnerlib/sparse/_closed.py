"""The triangles among ties: all of them, by tie, and those of one record."""

from typing import Final

import attrs
import numpy as np

from partnerlib.sparse._ragged import Bools, Ints, blocks, find, spread
from partnerlib.sparse._ties import Ties

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
    meetings = _Meetings(ties)
    total = by_one_record = 0
    by_tie = np.zeros(len(order), dtype=np.int64)
    for first, last in blocks(out[high], block):
        targets = high[first:last]
        rows, positions = spread(starts[targets], out[targets])
        rows += first
        third = find(codes, codes[rows] - high[rows] + high[positions])
        closed = np.flatnonzero(third >= 0)
        sides = np.stack((rows[closed], positions[closed], third[closed]))
        triangle = order[sides]
        total += triangle.shape[1]
        np.add.at(by_tie, triangle.ravel(), 1)
        by_one_record += meetings.count(triangle)
    return Closed(total=total, by_one_record=by_one_record, by_tie=by_tie)


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
        return len(np.unique(rows[met]))
