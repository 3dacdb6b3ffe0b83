"""Burt's four measures of structural holes, on any graph."""

from typing import Any

import attrs

from partnerlib.graph._arrays import Arrays
from partnerlib.graph._types import AnyGraph
from partnerlib.sparse import _holes


@attrs.frozen
class StructuralHoles:
    """How much room its contacts leave a node; NaN where it has none.

    Attributes
    ----------
    constraint : float
        How far all contacts lead back to one another: high where a node depends
        on a few that know each other.
    effective_size : float
        The contacts less their redundancy: how many separate circles it reaches.
    efficiency : float
        The effective size by contact, 1 where no two contacts know each other.
    hierarchy : float
        Whether the constraint comes from one contact (1) or from all alike (0);
        1 for a node of one contact.
    """

    constraint: float
    effective_size: float
    efficiency: float
    hierarchy: float


def structural_holes(
    graph: AnyGraph, *, weight: str | None = None
) -> dict[Any, StructuralHoles]:
    """Measure who bridges between contacts that do not know each other.

    Which actors or territories connect circles that would not meet without them,
    and which depend on a closed circle? [1]_

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        A view of this library, or any graph. Loops are passed over.
    weight : str, optional
        The attribute of the edges that is their weight, as ``"weight"`` or
        ``"newman"`` in the views; by default every edge counts 1. An edge of weight
        0, as one of no certain year, is a tie without strength: no contact.

    Returns
    -------
    dict of node to StructuralHoles
        In the order of the graph. To write one back::

            nx.set_node_attributes(
                graph,
                {node: holes.constraint for node, holes in found.items()},
                "constraint",
            )

    Raises
    ------
    ParameterError
        If it is no graph, or a weight is no number from 0 up.

    Notes
    -----
    With p[i, j] the share that the contact j has of the contacts of i, both
    directions added up, and m[j, q] the strength of j with q by that of j's
    strongest contact::

        constraint      C = sum over j of c[j],
                        c[j] = (p[i, j] + sum over q of p[i, q] p[q, j]) ** 2
        effective size  sum over j of (1 - sum over q of p[i, q] m[j, q])
        hierarchy       sum over j of r[j] ln r[j] / (N ln N), r[j] = c[j] N / C

    over the N contacts j of i and the others q. The strengths of a loop do not
    count. What has no strength has no share of anybody's contacts, as in Burt's
    matrices, and in networkx where it takes all nodes at once; igraph counts it as
    a contact. Time follows the edges and the triangles.

    References
    ----------
    .. [1] Burt, R. S. (1992). Structural Holes. Harvard University Press.
       https://doi.org/10.4159/9780674038714

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.star_graph(["hub", "a", "b", "c"])
    >>> structural_holes(star)["hub"].effective_size
    3.0
    """
    arrays = Arrays.of(graph, weight)
    both = zip(arrays.forward, arrays.backward, strict=True)
    found = _holes.structural_holes(arrays.edges, [one + other for one, other in both])
    columns: Any = (
        found.constraint.tolist(),
        found.effective_size.tolist(),
        found.efficiency.tolist(),
        found.hierarchy.tolist(),
    )
    rows = (StructuralHoles(*row) for row in zip(*columns, strict=True))
    return dict(zip(arrays.nodes, rows, strict=True))
