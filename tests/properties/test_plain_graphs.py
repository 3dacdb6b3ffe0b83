"""Every view can be written to a file of another program, and read back."""

import io
from collections.abc import Callable
from typing import Any

import attrs
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib import datasets
from partnerlib import graph as views
from partnerlib.registry import Registry
from partnerlib.strategies import small_registries


def _with_holes(registry: Registry) -> views.Graph:
    graph = views.actor_graph(registry, weight="newman")
    found = views.structural_holes(graph)
    rows = {node: attrs.asdict(holes) for node, holes in found.items()}
    nx.set_node_attributes(graph, rows)
    return graph


def _with_brokerage(registry: Registry) -> views.Graph:
    graph = views.territory_graph(registry)
    found = views.brokerage(graph, "country")
    nx.set_node_attributes(graph, found, "brokerage")
    totals = {node: each.counts.total for node, each in found.items()}
    nx.set_node_attributes(graph, totals, "broker")
    return graph


def _with_centrality(registry: Registry) -> views.Graph:
    graph = views.theme_graph(registry)
    nx.set_node_attributes(graph, nx.degree_centrality(graph), "centrality")
    return graph


VIEWS: dict[str, Callable[[Registry], Any]] = {
    "territory": views.territory_graph,
    "years": lambda registry: views.territory_graph(registry, weight="years"),
    "actor": views.actor_graph,
    "country": views.country_graph,
    "theme": views.theme_graph,
    "incidence": views.incidence_graph,
    "coverage": views.coverage_graph,
    "need_offer": views.need_offer_graph,
    "exchange": views.exchange_graph,
    "holes": _with_holes,
    "brokerage": _with_brokerage,
    "centrality": _with_centrality,
}


def rows(graph: Any) -> tuple[list[Any], list[Any]]:
    """List nodes and edges with what they say, but the names that files add."""
    nodes = [
        (node, {name: value for name, value in row.items() if name != "label"})
        for node, row in graph.nodes(data=True)
    ]
    edges = [
        (*ends, {name: value for name, value in row.items() if name != "id"})
        for *ends, row in (
            graph.edges(keys=True, data=True)
            if graph.is_multigraph()
            else graph.edges(data=True)
        )
    ]
    return nodes, edges


def through_graphml(graph: Any) -> Any:
    """Write a graph as GraphML and read it."""
    file = io.BytesIO()
    nx.write_graphml(graph.copy(), file)
    file.seek(0)
    return nx.read_graphml(file, force_multigraph=graph.is_multigraph())


def through_gexf(graph: Any) -> Any:
    """Write a graph as GEXF and read it, as the class that it had."""
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    file.seek(0)
    found = nx.read_gexf(file)
    if not graph.is_multigraph():
        return found
    # Where no two edges are parallel, networkx reads a simple graph: keys are lost.
    again = nx.MultiDiGraph()
    again.add_nodes_from(found.nodes(data=True))
    keys = [key for *_, key in graph.edges(keys=True)]
    read = found.edges(data=True)
    again.add_edges_from(
        (*ends, key, row) for (*ends, row), key in zip(read, keys, strict=True)
    )
    return again


def check(graph: Any) -> None:
    """Both formats give the plain graph back, and it is the graph."""
    plain = views.plain_graph(graph)

    assert type(graph) is type(plain)
    assert list(graph.nodes) == list(plain.nodes)
    assert list(graph.edges) == list(plain.edges)
    assert rows(plain) == rows(through_graphml(plain))
    assert rows(plain) == rows(through_gexf(plain))
    told = through_graphml(plain).graph
    assert plain.graph == {name: told[name] for name in plain.graph}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["essonne", "reciprocity"])
def test_views_of_built_in_worlds_go_through_both_formats(name: str, view: str) -> None:
    """Each view, with what was measured on it, is read back as it was written."""
    check(VIEWS[view](datasets.load(name)))


@given(small_registries(), st.sampled_from(list(VIEWS)))
def test_views_of_any_registry_go_through_both_formats(
    registry: Registry, view: str
) -> None:
    """No view of a registry holds what GraphML and GEXF cannot."""
    check(VIEWS[view](registry))
