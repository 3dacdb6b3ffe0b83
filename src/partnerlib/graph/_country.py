"""The country graph: which countries cooperate, through whoever sits in them."""

import networkx as nx

from partnerlib.graph._edges import add_edges, checked_weight
from partnerlib.graph._options import AsOf, Counting, checked_most
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.sparse._country_ties import CountryNodes
from partnerlib.sparse._in_roles import acting_in
from partnerlib.sparse._ties import ties_of
from partnerlib.sparse._together import parties_present
from partnerlib.typing import Roles, Statuses, WeightRule


def country_graph(
    registry: Registry,
    *,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    roles: Roles = "acting",
    weight: WeightRule = "count",
    max_countries: int = 100,
) -> Graph:
    """Project a registry on its countries.

    Two countries have an edge where actors seated in them are parties of one live
    agreement or action. The country of a territory is the code that it states, or the
    nearest of what contains it: unlike ``territory_graph(level="country")``, this
    needs no territory that is the country itself.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    roles : str or tuple of str, default "acting"
        Which parties count, as in `territory_graph`.
    weight : {"count", "newman", "years"}, default "count"
        What an edge weighs, as in `territory_graph`.
    max_countries : int, default 100
        A record of more countries than this makes no edges: it is listed in
        ``graph.graph["implicit"]``.

    Returns
    -------
    networkx.Graph
        Undirected and simple, nodes in the order of their codes, isolated ones
        among them.

        Nodes: ISO 3166-1 codes of two letters, with ``territories`` (the ids of those
        that lie in the country).
        Edges: ``agreements`` and ``actions`` (tuples of ids), ``weight``,
        ``newman`` (the sum of 1 / (n - 1) over the records [1]_); where years are
        weighed, ``years`` (at least) and, if anything bounds them,
        ``years_at_most``.
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``implicit`` (references of the records without edges), ``records``
        (counts of live ``agreements`` and ``actions``, and ``unseated``: actors,
        once for each record, left aside because their country is unknown).

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
    >>> from partnerlib.model import Agreement, Territory
    >>> from partnerlib.registry import Registry
    >>> towns = [
    ...     Territory("evry", name="Évry", country="FR"),
    ...     Territory("kayes", name="Kayes", country="ML"),
    ... ]
    >>> twinning = Agreement("t1", kind="twinning", parties=["evry", "kayes"])
    >>> graph = country_graph(Registry.of(territories=towns, agreements=[twinning]))
    >>> graph.edges["FR", "ML"]["agreements"], graph.nodes["ML"]["territories"]
    (('t1',), ('kayes',))
    """
    most = checked_most("max_countries", max_countries)
    counting = Counting.of(registry, as_of, statuses)
    rule = checked_weight(weight)
    kept, acting = acting_in(registry, counting.liveness, roles)
    nodes = CountryNodes(registry, counting.liveness)
    ties = ties_of(registry, nodes, acting, counting.liveness, most)
    graph: Graph = nx.Graph(
        view="countries",
        digest=registry.digest,
        parameters={
            **counting.parameters,
            "roles": kept,
            "weight": rule,
            "max_countries": most,
        },
        implicit=list(ties.implicit),
        records=dict(ties.counts),
    )
    for code in nodes.ids:
        graph.add_node(code, territories=tuple(nodes.territories[code]))
    add_edges(graph, ties, rule, counting, parties_present(ties))
    return graph
