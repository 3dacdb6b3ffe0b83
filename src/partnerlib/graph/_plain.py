"""Graphs whose attributes are plain values, as the formats of graphs want them."""

import datetime as dt
import json
import math
import numbers
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs
import networkx as nx

from partnerlib.errors import ParameterError
from partnerlib.graph._types import AnyGraph
from partnerlib.model._rules import Violations, check_text

Plain: TypeAlias = str | int | float
"""A value that every format of graphs holds; truth values are numbers to Python."""

_Drawn = TypeVar("_Drawn", bound=AnyGraph)

_BETWEEN: Final = ";"
"""What stands between the texts of a tuple: a sign that no id holds."""
_MOST: Final = 2**63
"""Whole numbers are below: the `long` of GraphML and GEXF has 64 bits."""
_DEFAULTS: Final = ("node_default", "edge_default")
"""What every node or edge without the attribute has, in a graph that was read."""


def plain_graph(graph: _Drawn) -> _Drawn:
    """Copy a graph with attributes that GraphML and GEXF can hold.

    The views of this library name the records behind each edge in tuples, and say in
    mappings how they were made, which networkx writes to no file. The copy can be
    written for Gephi, Cytoscape and others, with whatever was written back onto it.

    Parameters
    ----------
    graph : networkx.Graph
        A view of this library, or any graph, of any class. Not modified.

    Returns
    -------
    networkx.Graph
        Of the same class, with the same nodes and edges in the same order. Every
        attribute is a text, a whole number, a float or a truth value:

        - a tuple, list or set of texts is one text, with ``;`` between them; ids
          hold none;
        - a mapping, what `structural_holes` or `brokerage` give for a node, and any
          other list are compact JSON with sorted keys;
        - a number of numpy is a number, a day its text in ISO 8601;
        - None and NaN are left out: what is not known is not there.

        An attribute has one type for all nodes, and one for all edges: floats where
        some are whole numbers and some are not, and texts where they are of
        different kinds.

    Raises
    ------
    ParameterError
        If it is no graph, or an attribute cannot be written; the first is named.

    Notes
    -----
    Linear in the graph. Equal graphs make equal files, apart from the day that GEXF
    states. What only GEXF knows, such as colours in ``viz``, is set on the copy.

    Examples
    --------
    >>> import networkx as nx
    >>> from partnerlib.datasets import essonne
    >>> from partnerlib.graph import territory_graph
    >>> graph = plain_graph(territory_graph(essonne()))
    >>> graph.graph["records"]
    '{"actions":17,"agreements":5,"unseated":0}'
    >>> "</graphml>" in "".join(nx.generate_graphml(graph))
    True
    """
    if not isinstance(graph, nx.Graph):
        raise ParameterError("graph", graph, "give a networkx graph")
    about = dict(graph.graph)
    for_nodes, for_edges = (about.pop(name, {}) for name in _DEFAULTS)
    nodes = [
        (node, _plain_row(f"node {node!r}", {**for_nodes, **row}))
        for node, row in graph.nodes(data=True)
    ]
    drawn = (
        graph.edges(keys=True, data=True)
        if isinstance(graph, nx.MultiGraph)
        else graph.edges(data=True)
    )
    edges = [
        (*ends, _plain_row(f"edge {tuple(ends)!r}", {**for_edges, **row}))
        for *ends, row in drawn
    ]
    _align([row for _, row in nodes])
    _align([edge[-1] for edge in edges])
    made = graph.__class__()
    made.graph.update(_plain_row("the graph", about))
    made.add_nodes_from(nodes)
    made.add_edges_from(edges)
    return made


def _plain_row(place: str, row: Mapping[Any, Any]) -> dict[str, Plain]:
    """Make the attributes of a node, of an edge or of the graph plain."""
    made: dict[str, Plain] = {}
    for name, value in row.items():
        try:
            plain = _plain(_bare(value))
            name_text = _text(name)
        except (TypeError, ValueError, OverflowError, RecursionError):
            rule = (
                f"the attribute {name!r} of {place} cannot be written; give texts,"
                " numbers, truth values, and lists and mappings of these"
            )
            raise ParameterError("graph", value, rule) from None
        if plain is not None:
            made[name_text] = plain
    return made


def _plain(value: Any) -> Plain | None:
    """Fold what JSON can hold into one plain value; None is to be left out."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        if not -_MOST <= value < _MOST:
            raise OverflowError
        return value
    if value is None or isinstance(value, float):
        return value
    if _is_list_of_texts(value):
        return _text(_BETWEEN.join(value))
    return _text(
        json.dumps(
            value,
            ensure_ascii=False,
            allow_nan=False,
            sort_keys=True,
            separators=(",", ":"),
        )
    )


def _is_list_of_texts(value: Any) -> bool:
    kind = cast("Any", type(value))
    return kind is list and all(
        isinstance(each, str) and _BETWEEN not in each for each in value
    )


def _bare(value: Any) -> Any:
    """Reduce a value to what JSON can hold, whatever classes it is made of."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        number = float(value)
        return None if math.isnan(number) else number
    return _bare_parts(value)


def _bare_parts(value: Any) -> Any:
    """Reduce what holds other values, and what stands for some."""
    kind = cast("Any", type(value))
    if issubclass(kind, dt.date):
        return value.isoformat()
    if issubclass(kind, Mapping):
        return {_text(key): _bare(each) for key, each in value.items()}
    if issubclass(kind, list | tuple):
        return [_bare(each) for each in value]
    if issubclass(kind, set | frozenset):
        return sorted(_bare(each) for each in value)
    if attrs.has(kind):
        names = [field.name for field in attrs.fields(kind)]
        return {name: _bare(getattr(value, name)) for name in names}
    # Arrays and truth values of numpy, which is not loaded for this.
    return _bare(value.tolist()) if hasattr(value, "tolist") else _refuse()


def _text(value: object) -> str:
    """Refuse what is no text, and what XML cannot hold."""
    out: Violations = []
    check_text(out, "graph", value)
    return _refuse() if out else cast("str", value)


def _refuse() -> Any:
    raise TypeError


def _align(rows: Iterable[dict[str, Plain]]) -> None:
    """Give each attribute one type: the files state it once for all values."""
    types: dict[str, set[type]] = {}
    holders: dict[str, list[dict[str, Plain]]] = {}
    for row in rows:
        for name, value in row.items():
            types.setdefault(name, set()).add(type(value))
            holders.setdefault(name, []).append(row)
    for name, found in types.items():
        if len(found) > 1:
            kind = float if found == {int, float} else str
            for row in holders[name]:
                row[name] = kind(row[name])


__all__ = ["plain_graph"]
