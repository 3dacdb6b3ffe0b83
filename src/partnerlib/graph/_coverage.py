"""The coverage graph: who provides in which cell."""

import networkx as nx

from partnerlib.graph._options import AsOf, Counting
from partnerlib.graph._types import Graph
from partnerlib.registry import Registry
from partnerlib.sparse import build_efforts, checked_facets, resolve_level
from partnerlib.typing import Facet, Statuses

_ACTORS, _CELLS = 0, 1


def coverage_graph(
    registry: Registry,
    *,
    by: tuple[Facet, ...] | Facet | None = None,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
) -> Graph:
    """Draw who provides in which cell: the efforts of a registry.

    A cell is a theme, a function, an audience and a place, or some of these. An
    actor that shares many cells with another may double its efforts; a cell of one
    actor hangs on it.

    Parameters
    ----------
    registry : Registry
        Not modified.
    by : str or tuple of str, optional
        The facets of a cell; by default those that at least half of the live
        efforts state.
    level : str, optional
        The level to which places are rolled up; by default they stay as stated.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.

    Returns
    -------
    networkx.Graph
        Undirected, bipartite.

        Nodes: ``actor/<id>`` with ``bipartite`` 0, ``name`` and ``kind``; then
        ``cell/<facet>=<value>;...`` with ``bipartite`` 1 and one attribute for
        each facet. Only actors with an effort and cells with one are there.
        Edges: ``records`` (references ``action/<id>`` or ``agreement/<id>``) and
        ``weight`` (how many).
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``records`` (what was looked at, ``undocumented`` records among it).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the records and their cells. Records that leave a facet of ``by``
    empty make no cell: they are counted, and nothing is known of them here.

    Examples
    --------
    >>> from partnerlib.model import Action, Actor, Scope
    >>> from partnerlib.registry import Registry
    >>> care = Scope(themes=["health"])
    >>> desk = Action("a1", title="Desk", parties=["asso"], scope=care)
    >>> registry = Registry.of(actors=[Actor("asso", name="Asso")], actions=[desk])
    >>> coverage_graph(registry).edges["actor/asso", "cell/theme=health"]["records"]
    ('action/a1',)
    """
    level = resolve_level(registry, level)
    facets = None if by is None else checked_facets(by)
    counting = Counting.of(registry, as_of, statuses)
    efforts = build_efforts(
        registry, by=facets, level=level, liveness=counting.liveness
    )
    graph: Graph = nx.Graph(
        view="coverage",
        digest=registry.digest,
        parameters={**counting.parameters, "by": efforts.by, "level": level},
        records=dict(efforts.counts),
    )
    for id_ in efforts.actors:
        actor = registry.actors[id_]
        graph.add_node(
            f"actor/{id_}", bipartite=_ACTORS, name=actor.name, kind=actor.kind
        )
    names: list[str] = []
    for values in efforts.cells:
        cell = dict(zip(efforts.by, values, strict=True))
        names.append("cell/" + ";".join(f"{f}={v}" for f, v in cell.items()))
        graph.add_node(names[-1], bipartite=_CELLS, **cell)
    edges: dict[tuple[str, str], list[str]] = {}
    starts = efforts.record_cells.indptr
    for number, record in enumerate(efforts.records):
        first, last = starts[number], starts[number + 1]
        cells: list[int] = efforts.record_cells.indices[first:last].tolist()
        for actor_id in set(record.providers):
            for cell_number in cells:
                edge = (f"actor/{actor_id}", names[cell_number])
                edges.setdefault(edge, []).append(record.reference)
    for (actor_node, cell_node), records in sorted(edges.items()):
        graph.add_edge(
            actor_node, cell_node, records=tuple(records), weight=len(records)
        )
    return graph
