"""The hypergraph: each agreement and action as one edge, however many it binds."""

from typing import Any

from partnerlib.graph._incidence import incidence_graph
from partnerlib.graph._options import AsOf
from partnerlib.registry import Registry
from partnerlib.typing import Statuses


def hypergraph(
    registry: Registry, *, as_of: AsOf = None, statuses: Statuses = "live"
) -> dict[str, Any]:
    """Give actors and live records as a hypergraph, in the form that HIF defines.

    Nothing is flattened: an agreement of five is one edge of five, where a graph
    has ten. With live records, who by dates of its own is not in one at the day is no
    part of it.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.

    Returns
    -------
    dict
        ``network-type`` (``"undirected"``), ``metadata`` (view, digest,
        parameters), ``nodes`` (actors by id), ``edges`` (records as ``kind/id``)
        and ``incidences`` (which actor is in which record, with ``roles`` and
        ``during``), ready for `json.dump` and for the readers of xgi, hypergraphx
        and HyperNetX [1]_.

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the parties.

    References
    ----------
    .. [1] Coll, M. et al. (2025). HIF: The hypergraph interchange format for
       higher-order networks. https://doi.org/10.48550/arXiv.2507.11520

    Examples
    --------
    >>> from partnerlib.model import Actor, Agreement
    >>> from partnerlib.registry import Registry
    >>> actors = [Actor(name, name=name) for name in "abc"]
    >>> registry = Registry.of(
    ...     actors=actors, agreements=[Agreement("g1", parties=["a", "b", "c"])]
    ... )
    >>> [row["node"] for row in hypergraph(registry)["incidences"]]
    ['a', 'b', 'c']
    """
    graph = incidence_graph(registry, as_of=as_of, statuses=statuses)
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    incidences: list[dict[str, Any]] = []
    for node, data in graph.nodes(data=True):
        told = {key: value for key, value in data.items() if key != "bipartite"}
        if data["bipartite"]:
            edges.append({"edge": node, "attrs": told})
            incidences.extend(
                {
                    "edge": node,
                    "node": _id(actor),
                    "attrs": {**graph.edges[node, actor]}
                    | {"roles": list(graph.edges[node, actor]["roles"])},
                }
                for actor in sorted(graph[node])
            )
        else:
            nodes.append({"node": _id(node), "attrs": told})
    return {
        "network-type": "undirected",
        "metadata": {
            "view": "hypergraph",
            "digest": graph.graph["digest"],
            "parameters": graph.graph["parameters"],
        },
        "incidences": incidences,
        "nodes": nodes,
        "edges": edges,
    }


def _id(node: str) -> str:
    return node.partition("/")[2]
