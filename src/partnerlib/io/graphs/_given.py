"""Graphs and pairs that are in memory already, or in a file that is named."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from partnerlib.errors import ParameterError
from partnerlib.io._gather import gather
from partnerlib.io._read import warn_of
from partnerlib.io._reading import FieldDocument, Reading, Spot
from partnerlib.io.graphs._meaning import reading_of
from partnerlib.io.graphs._pairs import pairs_in
from partnerlib.io.graphs._raw import RawGraph, RawNode, RawTie
from partnerlib.model import PartialDate, Territory
from partnerlib.registry import Registry

if TYPE_CHECKING:
    import networkx as nx

    Graph: TypeAlias = "nx.Graph[Any]"
else:
    Graph = Any  # so that type hints resolve before networkx is imported

_ENDS = 2


def from_pairs(
    pairs: str | os.PathLike[str] | Iterable[Sequence[str]],
    *,
    names: Mapping[str, str] | None = None,
    territories: Iterable[Territory] = (),
    title: str = "",
    licence: str = "",
    date: PartialDate | str | None = None,
) -> Registry:
    """Make a registry of bare pairs of places that are twinned.

    Parameters
    ----------
    pairs : str, os.PathLike or iterable of pairs
        A file with two columns (``out.*`` of KONECT, an edge list, CSV), or pairs of
        ids. The order of a pair means nothing; where it means that the first states
        it, use :func:`partnerlib.from_statements`.
    names : mapping of str to str, optional
        Names of the places by id; the id stands for one that is missing.
    territories : iterable of Territory
        Those about which more is known than the name.
    title, licence, date
        About the data.

    Returns
    -------
    Registry
        One agreement ``twinning:<a>~<b>`` (a < b) for each pair; where an id holds a
        tilde itself, as in `from_statements`.

    Raises
    ------
    DocumentError
        If the file cannot be read.
    ParameterError
        If something given is no pair.

    Warns
    -----
    PartnerlibWarning
        Once, with counts, if a person should look at something: a place that is
        paired with itself is left out.

    Examples
    --------
    >>> registry = from_pairs([("evry", "troisdorf"), ("troisdorf", "evry")])
    >>> list(registry.agreements)
    ['twinning:evry~troisdorf']
    """
    if isinstance(pairs, str | os.PathLike):
        graph = pairs_in(Path(os.fsdecode(pairs)))
    else:
        graph = _paired(pairs)
    known = {territory.id: territory for territory in territories}
    graph.nodes = [
        RawNode(each.id, each.attributes, each.spot, (names or {}).get(each.id, ""))
        for each in graph.nodes
    ]
    reading = reading_of(graph)
    reading.records = [known.pop(each.id, each) for each in reading.records]
    for territory in known.values():
        reading.add(territory, Spot(graph.file))
    return _registry(reading, title, licence, date)


def from_graph(
    graph: Graph,
    *,
    statements: bool = False,
    title: str = "",
    licence: str = "",
    date: PartialDate | str | None = None,
) -> Registry:
    """Make a registry of a networkx graph.

    Parameters
    ----------
    graph : networkx.Graph
        Of any class. Nodes become places and edges twinnings; attributes of known
        names (``name``, ``country``, ``population``, ``lat``, ``lon``; ``kind``,
        ``start``, ...) become fields, and the others are kept in ``extra``. A graph
        read from a file that this library wrote gives the registry again.
    statements : bool, default False
        Whether an edge of a directed graph is what its tail states; else nobody
        knows who states it.
    title, licence, date
        About the data.

    Returns
    -------
    Registry
        Sound: every reference leads to a record.

    Raises
    ------
    ParameterError
        If it is no graph, or statements are asked of an undirected one.
    MissingExtraError
        If the nodes name countries, and the extra ``codes`` is not installed.

    Warns
    -----
    PartnerlibWarning
        Once, with counts, if a person should look at something.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("Q90", name="Paris", country="FR")
    >>> graph.add_edge("Q90", "Q220", since=1956)
    >>> registry = from_graph(graph)
    >>> str(registry.agreements["twinning:Q220~Q90"].period)
    '1956/'
    """
    import networkx as nx

    if not isinstance(graph, nx.Graph):
        raise ParameterError("graph", graph, "give a networkx graph")
    if statements and not graph.is_directed():
        rule = "an edge of an undirected graph is stated by neither of its ends"
        raise ParameterError("statements", statements, rule)
    spot = Spot("graph")
    nodes = [
        RawNode(str(node), _named(attributes), Spot("graph", None, f"node {node}"))
        for node, attributes in graph.nodes(data=True)
    ]
    ties = [
        RawTie((str(tail), str(head)), _named(attributes), _edge_spot(tail, head))
        for tail, head, attributes in graph.edges(data=True)
    ]
    raw = RawGraph(file=spot.file, nodes=nodes, ties=ties, about=_named(graph.graph))
    return _registry(reading_of(raw, statements=statements), title, licence, date)


def _edge_spot(tail: object, head: object) -> Spot:
    return Spot("graph", None, f"edge {tail}, {head}")


def _named(attributes: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in attributes.items()}


def _paired(pairs: Iterable[Sequence[str]]) -> RawGraph:
    nodes: dict[str, RawNode] = {}
    ties: list[RawTie] = []
    for row, pair in enumerate(pairs, 1):
        ends = () if isinstance(pair, str) else tuple(pair)
        if len(ends) != _ENDS or not all(isinstance(end, str) for end in ends):
            rule = "each is a pair of ids"
            raise ParameterError("pairs", pair, rule)
        spot = Spot("", row)
        for end in ends:
            nodes.setdefault(end, RawNode(end, {}, spot))
        ties.append(RawTie(ends, {}, spot))
    return RawGraph(file="", nodes=list(nodes.values()), ties=ties)


def _registry(
    reading: Reading, title: str, licence: str, date: PartialDate | str | None
) -> Registry:
    reading.title = title or reading.title
    reading.licence = licence or reading.licence
    stated = PartialDate.parse(date) if isinstance(date, str) and date else date
    reading.date = stated or reading.date
    result = gather([FieldDocument(reading)], [])
    registry = result.sound()
    warn_of(result, stacklevel=4)
    return registry


__all__ = ["from_graph", "from_pairs"]
