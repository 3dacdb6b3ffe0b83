"""The territory graph: which territories cooperate."""

import networkx as nx

from partnerlib.graph._edges import add_edges, checked_weight
from partnerlib.graph._options import AsOf, Counting, checked_most
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.sparse._in_roles import acting_in
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._nodes import Nodes
from partnerlib.sparse._ties import ties_of
from partnerlib.sparse._together import parties_present
from partnerlib.typing import Roles, Statuses, WeightRule


def territory_graph(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    roles: Roles = "acting",
    weight: WeightRule = "count",
    max_territories: int = 100,
) -> Graph:
    """Project a registry on its territories.

    Two territories have an edge where actors seated in them are parties of one
    live agreement or action. A record of n parties is a clique of their distinct
    territories; by default actors that are there only to fund or to observe are left
    aside. With live records, so are those that by dates of their own are not in the
    record at the day.
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
    roles : str or tuple of str, default "acting"
        Which parties count: ``"acting"``, all but those that only fund or observe;
        ``"any"``; or the role terms (``"operator"``) and classes (``"provides"``,
        ``"leads"``, ``"funds"``, ``"receives"``, ``"connects"``) to keep, and
        ``"unknown"`` for those that state none.
    weight : {"count", "newman", "years"}, default "count"
        What an edge weighs: how many records; the sum of 1 / (n - 1) over the
        records [1]_; or the years that both were in them together, at least [2]_.
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
        Edges: ``agreements`` and ``actions`` (tuples of ids), ``weight``,
        ``newman`` (the sum of 1 / (n - 1) over the records); where years are
        weighed, ``years`` (at least) and, if anything bounds them,
        ``years_at_most``.
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

    Years are added up over the records, until the day: in each of them, the days on
    which a party from either end certainly is in it, and those on which it may be,
    by what is stated of the record and of the party (one without dates is there as
    long as its record). Unknown dates are not filled in: a record of which nothing
    is known adds no certain year, and no upper bound is left, nor of one that never
    began. An edge may weigh 0 years.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest
       paths, weighted networks, and centrality. Physical Review E, 64, 016132.
       https://doi.org/10.1103/PhysRevE.64.016132
    .. [2] Isella, L. et al. (2011). What's in a crowd? Analysis of face-to-face
       behavioral networks. Journal of Theoretical Biology, 271, 166-180.
       https://doi.org/10.1016/j.jtbi.2010.11.033

    Examples
    --------
    >>> from partnerlib.model import Agreement, Territory
    >>> from partnerlib.registry import Registry
    >>> towns = [Territory(name, name=name) for name in ("evry", "kayes")]
    >>> twinning = Agreement("t1", kind="twinning", parties=["evry", "kayes"])
    >>> graph = territory_graph(Registry.of(territories=towns, agreements=[twinning]))
    >>> graph.edges["evry", "kayes"]["agreements"]
    ('t1',)
    >>> twinning = Agreement("t1", parties=["evry", "kayes"], period="2004/2007")
    >>> registry = Registry.of(territories=towns, agreements=[twinning])
    >>> graph = territory_graph(registry, weight="years", as_of="2007")
    >>> edge = graph.edges["evry", "kayes"]
    >>> round(edge["weight"], 2), round(edge["years_at_most"], 2)
    (2.0, 4.0)
    """
    level = resolve_level(registry, level)
    most = checked_most("max_territories", max_territories)
    counting = Counting.of(registry, as_of, statuses)
    rule = checked_weight(weight)
    kept, acting = acting_in(registry, counting.liveness, roles)
    nodes = Nodes(registry, level, counting.liveness)
    ties = ties_of(registry, nodes, acting, counting.liveness, most)
    graph: Graph = nx.Graph(
        view="territories",
        digest=registry.digest,
        parameters={
            "level": level,
            **counting.parameters,
            "roles": kept,
            "weight": rule,
            "max_territories": most,
        },
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
    add_edges(graph, ties, rule, counting, parties_present(ties))
    return graph
