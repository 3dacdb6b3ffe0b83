"""The territory graph: which territories cooperate."""

import networkx as nx

from partnerlib.graph._options import AsOf, Counting, checked_most
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._ties import Ties, territory_ties
from partnerlib.typing import Statuses


def territory_graph(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    max_territories: int = 100,
) -> Graph:
    """Project a registry on its territories.

    Two territories have an edge where actors seated in them are parties of one
    live agreement or action. A record of n parties is a clique of their distinct
    territories; actors that are there only to fund or to observe are left aside.
    A territory has no edge with itself, nor with one that contains it.

    Parameters
    ----------
    registry : Registry
        Not modified.
    level : str, optional
        Nodes are the territories of exactly this level, and seats count at the
        nearest such territory that contains them; by default seats count as they
        are, and all territories are nodes.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    max_territories : int, default 100
        A record of more territories than this makes no edges: it is listed in
        ``graph.graph["implicit"]``.

    Returns
    -------
    networkx.Graph
        Undirected and simple, nodes in the order of their ids, isolated ones
        among them.

        Nodes: ``name``, ``level``, and where known ``country`` (its own or that
        of what contains it) and ``population``.
        Edges: ``agreements`` and ``actions`` (tuples of ids), ``weight`` (how many
        records), ``newman`` (the sum of 1 / (n - 1) over the records [1]_).
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``implicit`` (references of the records without edges), ``records``
        (counts of live ``agreements`` and ``actions``, and ``unseated``: actors,
        once for each record, left aside because their seat is unknown or lies
        above the level).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the parties of the records and in the edges, with those that several
    records make counted each time.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest
       paths, weighted networks, and centrality. Physical Review E, 64, 016132.
       https://doi.org/10.1103/PhysRevE.64.016132

    Examples
    --------
    >>> from partnerlib.model import Agreement, Territory
    >>> from partnerlib.registry import Registry
    >>> towns = [Territory(name, name=name) for name in ("evry", "kayes")]
    >>> twinning = Agreement("t1", kind="twinning", parties=["evry", "kayes"])
    >>> graph = territory_graph(Registry.of(territories=towns, agreements=[twinning]))
    >>> graph.edges["evry", "kayes"]["agreements"]
    ('t1',)
    """
    level = resolve_level(registry, level)
    most = checked_most("max_territories", max_territories)
    counting = Counting.of(registry, as_of, statuses)
    ties = territory_ties(registry, level=level, liveness=counting.liveness, most=most)
    graph: Graph = nx.Graph(
        view="territories",
        digest=registry.digest,
        parameters={"level": level, **counting.parameters, "max_territories": most},
        implicit=list(ties.implicit),
        records=dict(ties.counts),
    )
    for id_ in ties.nodes.ids:
        territory = registry.territories[id_]
        graph.add_node(id_, name=territory.name, level=territory.level)
        country = registry.country_of(id_)
        if country:
            graph.nodes[id_]["country"] = country
        if territory.population is not None:
            graph.nodes[id_]["population"] = territory.population
    _add_edges(graph, ties)
    return graph


def _add_edges(graph: Graph, ties: Ties) -> None:
    ids = ties.nodes.ids
    newman = ties.newman.tolist()
    for tie in range(len(ties)):
        by_kind: dict[str, list[str]] = {"agreement": [], "action": []}
        for record in ties.records_of(tie):
            kind, _, id_ = ties.references[record].partition("/")
            by_kind[kind].append(id_)
        agreements, actions = by_kind["agreement"], by_kind["action"]
        graph.add_edge(
            ids[int(ties.left[tie])],
            ids[int(ties.right[tie])],
            agreements=tuple(agreements),
            actions=tuple(actions),
            weight=len(agreements) + len(actions),
            newman=newman[tie],
        )
