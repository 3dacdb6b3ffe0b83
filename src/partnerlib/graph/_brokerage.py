"""The brokerage roles of Gould and Fernandez, on any graph."""

from collections.abc import Hashable, Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from partnerlib.errors import ParameterError
from partnerlib.graph._arrays import Arrays
from partnerlib.graph._types import AnyGraph
from partnerlib.sparse import _brokerage


@attrs.frozen(kw_only=True)
class BrokerRoles:
    """One number for each role of a broker b between a and c.

    Attributes
    ----------
    coordinator : float
        All three are of one group.
    itinerant : float
        a and c are of one group, b is not (also: consultant).
    representative : float
        a and b are of one group, c is not: b speaks for its group.
    gatekeeper : float
        b and c are of one group, a is not: b lets into its group.
    liaison : float
        All three are of different groups.
    total : float
        All of these; without direction, representative and gatekeeper count
        once.
    """

    coordinator: float
    itinerant: float
    representative: float
    gatekeeper: float
    liaison: float
    total: float


@attrs.frozen(kw_only=True)
class Brokerage:
    """How often a node stands between two others that are not tied.

    Attributes
    ----------
    group : hashable
        The group of the node.
    counts : BrokerRoles
        Pairs (a, c) that the node stands between.
    expected : BrokerRoles
        Their mean over random graphs of the same size, groups and density.
    z : BrokerRoles
        (counts - expected) / standard deviation; NaN where there is none.
    """

    group: Hashable
    counts: BrokerRoles
    expected: BrokerRoles
    z: BrokerRoles


def brokerage(
    graph: AnyGraph, group: str | Mapping[Any, Hashable]
) -> dict[Any, Brokerage]:
    """Count who stands between whom, by the groups of the three.

    Which actors bring associations and town halls together, which territories speak
    for their country? A node b is a broker of a and c where there are edges a - b
    and b - c, and none between a and c. [1]_

    Parameters
    ----------
    graph : networkx.Graph or networkx.DiGraph
        A view of this library, or any graph. In a directed one, a -> b -> c without
        a -> c. Loops are passed over.
    group : str or mapping
        The attribute of the nodes that is their group, as ``"kind"``,
        ``"territory"`` or ``"country"`` in the views, or the group of each node.
        Nodes without the attribute are a group of their own (None); some node has
        it.

    Returns
    -------
    dict of node to Brokerage
        In the order of the graph.

    Raises
    ------
    ParameterError
        If it is no graph, no node has the attribute, or a mapping leaves out a node.

    Notes
    -----
    Mean and variance are exact where every edge is there with the density of the
    graph, independent of the others. The z of a small group is far from normal: a
    large one is a reason to look, not a proof.

    Without direction a pair counts once. Where one of the pair is of b's group and
    the other is not, it counts as representative and as gatekeeper.

    Time follows the edges and the triangles, never the paths.

    References
    ----------
    .. [1] Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal
       approach to brokerage in transaction networks. Sociological Methodology, 19,
       89-126. https://doi.org/10.2307/270949

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("evry", "network"), ("network", "kayes")])
    >>> kinds = {"evry": "authority", "kayes": "authority", "network": "network"}
    >>> brokerage(graph, kinds)["network"].counts.itinerant
    1
    """
    arrays = Arrays.of(graph, None)
    groups = _groups(graph, arrays.nodes, group)
    numbers = {name: number for number, name in enumerate(dict.fromkeys(groups))}
    found = _brokerage.brokerage(
        arrays.edges,
        arrays.forward,
        arrays.backward,
        [numbers[name] for name in groups],
        directed=graph.is_directed(),
    )
    tables = (found.counts.tolist(), found.expected.tolist(), found.z.tolist())
    return {
        node: Brokerage(
            group=name,
            counts=_roles(counts),
            expected=_roles(expected),
            z=_roles(scores),
        )
        for node, name, counts, expected, scores in zip(
            arrays.nodes, groups, *tables, strict=True
        )
    }


def _groups(
    graph: AnyGraph, nodes: tuple[Any, ...], group: str | Mapping[Any, Hashable]
) -> list[Hashable]:
    if isinstance(group, str):
        if nodes and not any(group in graph.nodes[node] for node in nodes):
            raise ParameterError("group", group, *_attributes(graph, group))
        return [graph.nodes[node].get(group) for node in nodes]
    if not isinstance(group, Mapping):
        raise ParameterError("group", group, "an attribute of the nodes, or a mapping")
    missing = [node for node in nodes if node not in group]
    if missing:
        raise ParameterError("group", missing[0], "every node has a group")
    return [group[node] for node in nodes]


def _attributes(graph: AnyGraph, group: str) -> tuple[str, tuple[str, ...]]:
    """Say which attributes the nodes have, and which look like the one asked for."""
    attributes = {str(name) for _, data in graph.nodes(data=True) for name in data}
    if not attributes:
        return "the nodes have no attributes", ()
    known = sorted(attributes)
    rule = f"the attributes of the nodes are: {', '.join(known)}"
    return rule, tuple(get_close_matches(group, known))


def _roles(values: list[float]) -> BrokerRoles:
    return BrokerRoles(**dict(zip(_brokerage.ROLES, values, strict=True)))
