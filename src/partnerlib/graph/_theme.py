"""The theme graph: what is worked on together with what."""

from functools import partial

import networkx as nx

from partnerlib.errors import ParameterError
from partnerlib.graph._edges import add_edges, checked_weight
from partnerlib.graph._options import AsOf, Counting, checked_most
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.sparse._theme_ties import ThemeNodes, theme_ties, themes_present
from partnerlib.typing import Statuses, WeightRule


def theme_graph(
    registry: Registry,
    *,
    broad: bool = False,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weight: WeightRule = "count",
    max_themes: int = 100,
) -> Graph:
    """Project a registry on its themes.

    Two themes have an edge where one live agreement or action states both. A theme has
    no edge with one that is broader or narrower.

    Parameters
    ----------
    registry : Registry
        Not modified.
    broad : bool, default False
        Whether each theme counts as the broadest one that it lies in; by default as
        it is stated.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    weight : {"count", "newman", "years"}, default "count"
        What an edge weighs, as in `territory_graph`; themes are worked on as long as
        the record lasts.
    max_themes : int, default 100
        A record of more themes than this makes no edges: it is listed in
        ``graph.graph["implicit"]``.

    Returns
    -------
    networkx.Graph
        Undirected and simple, nodes in the order of their terms, isolated ones
        among them.

        Nodes: the themes that live records state, with ``name`` and ``name_fr`` (their
        labels), ``agreements`` and ``actions`` (ids of the records that state them).
        Edges: ``agreements`` and ``actions`` (tuples of ids), ``weight``,
        ``newman`` (the sum of 1 / (n - 1) over the records [1]_); where years are
        weighed, ``years`` (at least) and, if anything bounds them,
        ``years_at_most``.
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``implicit`` (references of the records without edges), ``records``
        (counts of live ``agreements`` and ``actions``, whether they state a theme or
        not).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the themes of the records and in the pairs that they make.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest
       paths, weighted networks, and centrality. Physical Review E, 64, 016132.
       https://doi.org/10.1103/PhysRevE.64.016132

    Examples
    --------
    >>> from partnerlib.model import Action, Actor, Scope
    >>> from partnerlib.registry import Registry
    >>> both = Scope(themes=["health", "education"])
    >>> desk = Action("a1", title="Desk", parties=["asso"], scope=both)
    >>> registry = Registry.of(actors=[Actor("asso", name="Asso")], actions=[desk])
    >>> graph = theme_graph(registry)
    >>> graph.edges["education", "health"]["actions"], graph.nodes["health"]["name_fr"]
    (('a1',), 'Santé')
    """
    if type(broad) is not bool:
        raise ParameterError("broad", broad, "give True or False")
    most = checked_most("max_themes", max_themes)
    counting = Counting.of(registry, as_of, statuses)
    rule = checked_weight(weight)
    nodes = ThemeNodes(registry, counting.liveness, broad=broad)
    ties = theme_ties(registry, nodes, counting.liveness, most)
    graph: Graph = nx.Graph(
        view="themes",
        digest=registry.digest,
        parameters={
            "broad": broad,
            **counting.parameters,
            "weight": rule,
            "max_themes": most,
        },
        implicit=list(ties.implicit),
        records={name: ties.counts[name] for name in ("agreements", "actions")},
    )
    for theme in nodes.ids:
        stated = [each.partition("/") for each in nodes.stated[theme]]
        graph.add_node(
            theme,
            name=registry.label("theme", theme, "en"),
            name_fr=registry.label("theme", theme, "fr"),
            agreements=tuple(id_ for kind, _, id_ in stated if kind == "agreement"),
            actions=tuple(id_ for kind, _, id_ in stated if kind == "action"),
        )
    add_edges(graph, ties, rule, counting, partial(themes_present, nodes))
    return graph
