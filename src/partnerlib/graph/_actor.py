"""The actor graph: who is party to a record with whom."""

import networkx as nx

from partnerlib.graph._edges import add_edges, checked_weight
from partnerlib.graph._options import AsOf, Counting, checked_most
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.sparse._in_roles import acting_in
from partnerlib.sparse._nodes import ActorNodes
from partnerlib.sparse._ties import ties_of
from partnerlib.sparse._together import parties_present
from partnerlib.typing import Roles, Statuses, WeightRule


def actor_graph(
    registry: Registry,
    *,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    roles: Roles = "any",
    weight: WeightRule = "count",
    max_parties: int = 100,
) -> Graph:
    """Project a registry on its actors.

    Two actors have an edge where both are parties, by default in whatever role, of
    one live agreement or action: with live records, at the day.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    roles : str or tuple of str, default "any"
        Which parties count, as in `territory_graph`.
    weight : {"count", "newman", "years"}, default "count"
        What an edge weighs, as in `territory_graph`.
    max_parties : int, default 100
        A record of more actors than this makes no edges: it is listed in
        ``graph.graph["implicit"]``.

    Returns
    -------
    networkx.Graph
        Undirected and simple, nodes in the order of their ids, isolated ones
        among them.

        Nodes: ``name``, ``kind``, and where known ``territory`` (the seat).
        Edges: ``agreements`` and ``actions`` (tuples of ids), ``weight``,
        ``newman`` (the sum of 1 / (n - 1) over the records [1]_); where years are
        weighed, ``years`` (at least) and, if anything bounds them,
        ``years_at_most``.
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
    rule = checked_weight(weight)
    kept, acting = acting_in(registry, counting.liveness, roles)
    nodes = ActorNodes(registry, counting.liveness)
    ties = ties_of(registry, nodes, acting, counting.liveness, most)
    records = {name: ties.counts[name] for name in ("agreements", "actions")}
    graph: Graph = nx.Graph(
        view="actors",
        digest=registry.digest,
        parameters={
            **counting.parameters,
            "roles": kept,
            "weight": rule,
            "max_parties": most,
        },
        implicit=list(ties.implicit),
        records=records,
    )
    for id_, actor in registry.actors.items():
        graph.add_node(id_, name=actor.name, kind=actor.kind)
        if actor.territory:
            graph.nodes[id_]["territory"] = actor.territory
    add_edges(graph, ties, rule, counting, parties_present(ties))
    return graph
