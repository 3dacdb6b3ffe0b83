"""Every triangle of a graph, in blocks."""

from collections.abc import Iterator

import attrs
import numpy as np

from partnerlib.sparse._edges import Edges
from partnerlib.sparse._ragged import Ints, find, spread

_BLOCK = 1 << 21


@attrs.frozen(eq=False)
class Triangles:
    """A block of triangles.

    Attributes
    ----------
    corners : array of int, shape (3, n_triangles)
        The nodes, ascending.
    sides : array of int, shape (3, n_triangles)
        The edges first-second, first-third and second-third corner.
    """

    corners: Ints
    sides: Ints


def triangles(edges: Edges, *, block: int = _BLOCK) -> Iterator[Triangles]:
    """Yield every triangle of a graph once.

    See `partnerlib.kernels.triangles`, which checks what it is given.
    """
    size = edges.size
    order = np.argsort(edges.degrees, kind="stable")
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size)
    ends = rank[edges.left], rank[edges.right]
    codes = np.sort(np.minimum(*ends) * size + np.maximum(*ends))
    low, high = codes // max(size, 1), codes % max(size, 1)
    out = np.bincount(low, minlength=size).astype(np.int64)
    starts: Ints = np.append(0, np.cumsum(out))
    room: Ints = np.append(0, np.cumsum(out[high]))
    first = 0
    while first < len(low):
        bound = int(room[first]) + block
        last = max(int(np.searchsorted(room, bound, side="right")) - 1, first + 1)
        one, other = low[first:last], high[first:last]
        rows, positions = spread(starts[other], out[other])
        closed = find(codes, one[rows] * size + high[positions]) >= 0
        if closed.any():
            rows, third = rows[closed], high[positions[closed]]
            corners = np.sort(order[np.stack((one[rows], other[rows], third))], axis=0)
            yield Triangles(corners, _sides(edges, corners))
        first = last


def _sides(edges: Edges, corners: Ints) -> Ints:
    first, second, third = corners
    pairs = ((first, second), (first, third), (second, third))
    return np.stack([find(edges.codes, a * edges.size + b) for a, b in pairs])


__all__ = ["Triangles", "triangles"]
