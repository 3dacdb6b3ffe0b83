"""Who stands between whom, by group: the roles of Gould and Fernandez."""

from typing import Final

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._edges import Edges
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._triangles import triangles

ROLES: Final = (
    "coordinator",
    "itinerant",
    "representative",
    "gatekeeper",
    "liaison",
    "total",
)
"""All in one group; both ends in one other; out of the own; into it; all apart."""

_COORDINATOR, _ITINERANT, _REPRESENTATIVE, _GATEKEEPER, _LIAISON, _TOTAL = range(6)
_MIXED: Final = (_REPRESENTATIVE, _GATEKEEPER)

# The corners of a triangle as (a, b, c): b stands between a and c.
_PATHS: Final = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))


@attrs.frozen(kw_only=True, eq=False)
class Brokerage:
    """How often each node stands between two others, by role.

    Attributes
    ----------
    counts : array of int, shape (n_nodes, 6)
        By role, in the order of `ROLES`.
    expected, deviation : array of float, shape (n_nodes, 6)
        Mean and standard deviation over random graphs of the same size, groups
        and density.
    """

    counts: Ints
    expected: Floats
    deviation: Floats

    @property
    def z(self) -> Floats:
        """How many standard deviations the counts lie from the mean, else NaN."""
        known = self.deviation > 0
        scale = np.where(known, self.deviation, 1.0)
        return np.where(known, (self.counts - self.expected) / scale, np.nan)


def brokerage(
    edges: Edges,
    forward: ArrayLike,
    backward: ArrayLike,
    groups: ArrayLike,
    *,
    directed: bool,
) -> Brokerage:
    """Count the pairs that each node stands between.

    Parameters
    ----------
    edges : Edges
        Who is tied to whom, in whatever direction.
    forward, backward : array-like of bool, shape (n_edges,)
        Whether left is tied to right, and right to left.
    groups : array-like of int, shape (n_nodes,)
        The group of each node: 0, 1, ...
    directed : bool
        Whether pairs are ordered. If not, each pair counts once, and a pair of one
        in the own group and one outside counts as representative and as
        gatekeeper, once in the total.

    Notes
    -----
    Pairs are counted by group, and those that are tied themselves are taken off
    triangle by triangle: time follows the edges and the triangles, never the
    paths.
    """
    forward, backward = (
        np.asarray(arcs).astype(np.bool_) for arcs in (forward, backward)
    )
    groups = np.asarray(groups).astype(np.int64)
    counts = _all_pairs(edges, forward, backward, groups)
    for found in triangles(edges):
        for a, b, c in _PATHS:
            ab, bc, ac = (
                (forward if one < other else backward)[found.sides[one + other - 1]]
                for one, other in ((a, b), (b, c), (a, c))
            )
            closed = ab & bc & ac
            nodes = found.corners[:, closed]
            role = _role(groups[nodes[a]], groups[nodes[b]], groups[nodes[c]])
            np.subtract.at(counts, (nodes[b], role), 1)
    counts[:, _TOTAL] = counts[:, :_TOTAL].sum(axis=1)
    if not directed:
        mixed = counts[:, _MIXED].copy()
        counts //= 2
        counts[:, _MIXED] = mixed
    arcs = int(forward.sum() + backward.sum())
    pairs, shared = _moments(groups, directed=directed)
    possible = edges.size * (edges.size - 1)
    density = arcs / possible if possible else 0.0
    chance = density**2 * (1 - density)
    covariance = density**3 * (1 - density) ** 2 - chance**2
    variance = pairs * chance * (1 - chance) + shared * covariance
    return Brokerage(
        counts=counts,
        expected=(pairs * chance)[groups],
        deviation=np.sqrt(np.maximum(variance, 0.0))[groups],
    )


def _role(first: Ints, middle: Ints, last: Ints) -> Ints:
    return np.select(
        [
            (first == middle) & (last == middle),
            first == last,
            first == middle,
            last == middle,
        ],
        [_COORDINATOR, _ITINERANT, _REPRESENTATIVE, _GATEKEEPER],
        _LIAISON,
    )


def _all_pairs(edges: Edges, forward: Bools, backward: Bools, groups: Ints) -> Ints:
    """Count all paths in -> node -> out by role, tied ends or not."""
    size = edges.size
    kinds = int(groups.max()) + 1 if size else 0
    into, out, both = (
        _by_group(one, other, groups, (size, kinds))
        for one, other in (
            _arcs(edges, backward, forward),
            _arcs(edges, forward, backward),
            _arcs(edges, forward & backward, forward & backward),
        )
    )
    own = csr_array((np.ones(size, np.int64), (np.arange(size), groups)), (size, kinds))
    mine_in, mine_out, mine_both = (_total(each * own) for each in (into, out, both))
    all_in, all_out = _total(into), _total(out)
    alike = _total(into * out)
    counts = np.zeros((size, len(ROLES)), dtype=np.int64)
    counts[:, _COORDINATOR] = mine_in * mine_out - mine_both
    counts[:, _ITINERANT] = alike - mine_in * mine_out - (_total(both) - mine_both)
    counts[:, _REPRESENTATIVE] = mine_in * (all_out - mine_out)
    counts[:, _GATEKEEPER] = (all_in - mine_in) * mine_out
    counts[:, _LIAISON] = (
        all_in * all_out - alike - counts[:, _REPRESENTATIVE] - counts[:, _GATEKEEPER]
    )
    return counts


def _arcs(edges: Edges, along: Bools, against: Bools) -> tuple[Ints, Ints]:
    """Give node and neighbour of the arcs that a node has in one direction."""
    return (
        np.concatenate((edges.left[along], edges.right[against])),
        np.concatenate((edges.right[along], edges.left[against])),
    )


def _by_group(
    nodes: Ints, neighbours: Ints, groups: Ints, shape: tuple[int, int]
) -> csr_array:
    ones = np.ones(len(nodes), dtype=np.int64)
    return csr_array((ones, (nodes, groups[neighbours])), shape)


def _total(matrix: csr_array) -> Ints:
    return np.asarray(matrix.sum(axis=1), dtype=np.int64)


def _moments(groups: Ints, *, directed: bool) -> tuple[Floats, Floats]:
    """Count by group the pairs that a role is about, and how they share a tie.

    Returns
    -------
    pairs, shared : array of float, shape (n_groups, 6)
        The pairs (a, c), and the pairs of such pairs that share a or c: all else
        is independent where ties are.
    """
    sizes: NDArray[np.float64] = np.bincount(groups).astype(np.float64)
    everyone = sizes.sum()
    own, others = sizes - 1, everyone - sizes
    alike = sizes * (sizes - 1)
    trios = alike * (sizes - 2)
    apart = np.array(
        [_apart(sizes[np.arange(len(sizes)) != k]) for k in range(len(sizes))]
    ).reshape(-1, 2)
    mixed = own * others
    mixed_shared = mixed * (others - 1) + mixed * (own - 1)
    rest = everyone - 1
    pairs = np.stack(
        [
            own * (own - 1),
            alike.sum() - alike,
            mixed,
            mixed,
            apart[:, 0],
            np.full(len(sizes), rest * (rest - 1)),
        ],
        axis=1,
    )
    shared = np.stack(
        [
            2 * own * (own - 1) * (own - 2),
            2 * (trios.sum() - trios),
            mixed_shared,
            mixed_shared,
            2 * apart[:, 1],
            np.full(len(sizes), 2 * rest * (rest - 1) * (rest - 2)),
        ],
        axis=1,
    )
    if not directed:
        halved = [role for role in range(len(ROLES)) if role not in _MIXED]
        pairs[:, halved] /= 2
        shared[:, halved] /= 2
    return pairs, shared


def _apart(sizes: Floats) -> tuple[float, float]:
    far = sizes.sum() - sizes
    return float((sizes * far).sum()), float((sizes * far * (far - 1)).sum())


__all__ = ["ROLES", "Brokerage", "brokerage"]
