"""The actor graph: who is party to a record with whom."""

from itertools import combinations
from typing import Any

import networkx as nx

from partnerlib.graph._options import AsOf, Counting, checked_most
from partnerlib.graph._records import live_records
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.typing import Statuses

_DECIMALS = 9


def actor_graph(
    registry: Registry,
    *,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    max_parties: int = 100,
) -> Graph:
    """Project a registry on its actors.

    Two actors have an edge where both are parties, in whatever role, of one live
    agreement or action.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    max_parties : int, default 100
        A record of more actors than this makes no edges: it is listed in
        ``graph.graph["implicit"]``.

    Returns
    -------
    networkx.Graph
        Undirected and simple, nodes in the order of their ids, isolated ones
        among them.

        Nodes: ``name``, ``kind``, and where known ``territory`` (the seat).
        Edges: ``agreements`` and ``actions`` (tuples of ids), ``weight`` (how many
        records), ``newman`` (the sum of 1 / (n - 1) over the records [1]_).
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``implicit`` (references of the records without edges), ``records``
        (counts of live ``agreements`` and ``actions``).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the parties of the records and in the pairs that they make.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest
       paths, weighted networks, and centrality. Physical Review E, 64, 016132.
       https://doi.org/10.1103/PhysRevE.64.016132

    Examples
    --------
    >>> from partnerlib.model import Action, Actor
    >>> from partnerlib.registry import Registry
    >>> actors = [Actor(name, name=name) for name in ("batik", "tetraktys")]
    >>> joint = Action("a1", title="Trails", parties=["batik", "tetraktys"])
    >>> graph = actor_graph(Registry.of(actors=actors, actions=[joint]))
    >>> graph.edges["batik", "tetraktys"]["actions"]
    ('a1',)
    """
    most = checked_most("max_parties", max_parties)
    counting = Counting.of(registry, as_of, statuses)
    graph: Graph = nx.Graph(
        view="actors",
        digest=registry.digest,
        parameters={**counting.parameters, "max_parties": most},
    )
    for id_, actor in registry.actors.items():
        graph.add_node(id_, name=actor.name, kind=actor.kind)
        if actor.territory:
            graph.nodes[id_]["territory"] = actor.territory
    counts = {"agreements": 0, "actions": 0}
    implicit: list[str] = []
    edges: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, record in live_records(registry, counting.liveness):
        counts[f"{kind}s"] += 1
        actors = sorted({party.actor for party in record.parties})
        if len(actors) > most:
            implicit.append(f"{kind}/{record.id}")
            continue
        for pair in combinations(actors, 2):
            edge = edges.setdefault(
                pair, {"agreements": (), "actions": (), "weight": 0, "newman": 0.0}
            )
            edge[f"{kind}s"] += (record.id,)
            edge["weight"] += 1
            edge["newman"] += 1 / (len(actors) - 1)
    for (one, other), edge in sorted(edges.items()):
        edge["newman"] = round(edge["newman"], _DECIMALS)
        graph.add_edge(one, other, **edge)
    graph.graph["implicit"] = sorted(implicit)
    graph.graph["records"] = counts
    return graph
