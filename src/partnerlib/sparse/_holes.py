"""How much room the contacts of a node leave it: Burt's measures."""

import attrs
import numpy as np
from numpy.typing import ArrayLike

from partnerlib.sparse._edges import Edges
from partnerlib.sparse._ragged import Floats, Ints
from partnerlib.sparse._triangles import triangles

# The corners of a triangle as (i, q, j): i invests in q, and q in j.
_PATHS = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))


@attrs.frozen(kw_only=True, eq=False)
class Holes:
    """Burt's four measures, one value a node; NaN where a node has no contact.

    Attributes
    ----------
    constraint, effective_size, efficiency, hierarchy : array of float
        See :func:`partnerlib.graph.structural_holes`.
    """

    constraint: Floats
    effective_size: Floats
    efficiency: Floats
    hierarchy: Floats


def structural_holes(edges: Edges, strengths: ArrayLike) -> Holes:
    """Measure the structural holes around every node.

    Parameters
    ----------
    edges : Edges
        Who is in contact with whom.
    strengths : array-like of float, shape (n_edges,)
        The strength of each contact, both directions added up; above 0.

    Notes
    -----
    Time follows the edges and the triangles.
    """
    strengths = np.asarray(strengths, dtype=np.float64)
    size = edges.size
    ends = (edges.left, edges.right)
    total = sum((_by_node(end, strengths, size) for end in ends), np.zeros(size))
    strongest = np.zeros(size)
    for end in ends:
        np.maximum.at(strongest, end, strengths)
    # What share of its time the one end of an edge gives to the other, and how
    # strong the edge is among those of that end.
    share = tuple(strengths / total[end] for end in ends)
    marginal = tuple(strengths / strongest[end] for end in ends)
    indirect = (np.zeros(len(edges)), np.zeros(len(edges)))
    redundancy = np.zeros(size)
    for found in triangles(edges):
        for i, q, j in _PATHS:
            iq, ij, qj = (_side(a, b) for a, b in ((i, q), (i, j), (q, j)))
            invested = share[i > q][found.sides[iq]]
            np.add.at(
                indirect[i > j],
                found.sides[ij],
                invested * share[q > j][found.sides[qj]],
            )
            np.add.at(
                redundancy,
                found.corners[i],
                invested * marginal[j > q][found.sides[qj]],
            )
    parts = tuple((own + via) ** 2 for own, via in zip(share, indirect, strict=True))
    degrees = edges.degrees
    constraint = np.zeros(size)
    for end, part in zip(ends, parts, strict=True):
        constraint += _by_node(end, part, size)
    with np.errstate(invalid="ignore", divide="ignore"):
        contacts = np.where(degrees > 0, degrees, np.nan)
        mean = constraint / contacts
        entropy = np.zeros(size)
        for end, part in zip(ends, parts, strict=True):
            ratio = part / mean[end]
            entropy += _by_node(end, ratio * np.log(ratio), size)
        several = entropy / (contacts * np.log(contacts))
    return Holes(
        constraint=np.where(degrees > 0, constraint, np.nan),
        effective_size=contacts - redundancy,
        efficiency=(contacts - redundancy) / contacts,
        hierarchy=np.where(degrees == 1, 1.0, several),
    )


def _by_node(nodes: Ints, values: Floats, size: int) -> Floats:
    return np.bincount(nodes, weights=values, minlength=size).astype(np.float64)


def _side(one: int, other: int) -> int:
    return one + other - 1


__all__ = ["Holes", "structural_holes"]
