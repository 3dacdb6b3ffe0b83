"""Burt's measures equal those of networkx, and a plain reading of the definition."""

import itertools
import math
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Agreement, Territory
from partnerlib.registry import Registry


@st.composite
def graphs(draw: st.DrawFn, least: int = 1) -> nx.Graph:
    """Draw a small weighted graph, with direction or without."""
    graph = draw(st.sampled_from([nx.Graph, nx.DiGraph]))()
    size = draw(st.integers(0, 7))
    graph.add_nodes_from(f"n{number}" for number in range(size))
    arcs = list(itertools.permutations(graph, 2))
    for one, other in draw(st.lists(st.sampled_from(arcs))) if arcs else []:
        graph.add_edge(one, other, weight=draw(st.integers(least, 5)))
    return graph


def share(graph: nx.Graph, one: str, other: str) -> float:
    """Give the share of the contacts of a node that one of them has."""
    return strength(graph, one, other) / sum(
        strength(graph, one, each) for each in graph if each != one
    )


def strength(graph: nx.Graph, one: str, other: str) -> float:
    """Add up both directions."""
    arcs = ((one, other), (other, one))
    return sum(graph.edges[arc]["weight"] for arc in arcs if graph.has_edge(*arc))


@given(graphs())
def test_constraint_and_size_are_those_of_networkx(graph: nx.Graph) -> None:
    """Two of the four are in networkx, with and without weights."""
    for weight in (None, "weight"):
        found = views.structural_holes(graph, weight=weight)
        assert list(graph) == list(found)
        if not graph:
            continue  # networkx refuses a graph without nodes
        constraint = nx.constraint(graph, weight=weight)
        # Node by node: networkx 3.6 divides by the strongest contact of q, not of j,
        # where it takes all nodes at once; and a node that is only pointed at counts
        # as isolated there.
        size = nx.effective_size(graph, nodes=list(graph), weight=weight)
        for node, holes in found.items():
            assert holes.constraint == pytest.approx(constraint[node], nan_ok=True)
            if graph.out_degree(node) if graph.is_directed() else True:
                assert holes.effective_size == pytest.approx(size[node], nan_ok=True)


@given(graphs())
def test_hierarchy_and_efficiency_follow_the_definition(graph: nx.Graph) -> None:
    """The other two are worked out contact by contact."""
    for node, holes in views.structural_holes(graph, weight="weight").items():
        contacts = [each for each in graph if strength(graph, node, each)]
        if not contacts:
            assert math.isnan(holes.hierarchy)
            assert math.isnan(holes.efficiency)
            continue
        assert holes.efficiency == pytest.approx(holes.effective_size / len(contacts))
        parts = [
            (
                share(graph, node, each)
                + sum(
                    share(graph, node, q) * share(graph, q, each)
                    for q in contacts
                    if q != each
                )
            )
            ** 2
            for each in contacts
        ]
        mean = sum(parts) / len(parts)
        entropy = sum(part / mean * math.log(part / mean) for part in parts)
        count = len(contacts)
        expected = entropy / (count * math.log(count)) if count > 1 else 1.0
        assert holes.hierarchy == pytest.approx(expected, abs=1e-12)


def test_a_small_graph_by_hand() -> None:
    """The bridge between two circles is freer than a member of one."""
    found = views.structural_holes(nx.Graph(["ab", "ac", "bc", "ad", "ae"]))

    # Four contacts, of which b and c know each other: 4 - 2 * 1 / 4.
    assert 3.5 == found["a"].effective_size
    assert 0.875 == found["a"].efficiency
    # b: half of its time to a, half to c; a gives c 1/4, c gives a 1/2.
    assert (1 / 2 + 1 / 4) ** 2 + (1 / 2 + 1 / 8) ** 2 == found["b"].constraint
    assert found["a"].constraint < found["b"].constraint
    assert 1 == found["d"].hierarchy == found["d"].constraint


@pytest.mark.parametrize(
    "weight", [-1, math.inf, math.nan, 10**400, True, "much", 1j, None]
)
def test_weights_that_are_none_are_told(weight: object) -> None:
    """An edge weighs a number from 0 up."""
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=weight)

    with pytest.raises(ParameterError, match="from 0 up"):
        views.structural_holes(graph, weight="weight")


@pytest.mark.parametrize("kind", [np.int64, np.float32, np.uint8, Fraction])
def test_numbers_of_other_kinds_are_weights(kind: Any) -> None:
    """What numpy or another package counts with is as good as what Python has."""
    plain, other = nx.Graph(), nx.Graph()
    for (one, end), weight in {"ab": 2, "bc": 1, "ac": 3, "cd": 0}.items():
        plain.add_edge(one, end, weight=weight)
        other.add_edge(one, end, weight=kind(weight))

    found = views.structural_holes(plain, weight="weight")
    assert str(found) == str(views.structural_holes(other, weight="weight"))


@given(graphs(0).filter(len))
def test_ties_without_strength_are_none_in_networkx_too(graph: nx.Graph) -> None:
    """Where it takes all nodes at once: node by node it counts such contacts."""
    constraint = nx.constraint(graph, weight="weight")
    found = views.structural_holes(graph, weight="weight")
    for node, holes in found.items():
        assert holes.constraint == pytest.approx(constraint[node], nan_ok=True)


def test_a_tie_without_strength_is_no_contact() -> None:
    """Who has no other contact has no measure, and nobody else's changes."""
    graph = nx.Graph(["ab", "bc", "ac"], weight=1)
    nx.set_edge_attributes(graph, 1, "weight")
    before = views.structural_holes(graph, weight="weight")
    graph.add_edge("a", "d", weight=0)

    found = views.structural_holes(graph, weight="weight")

    assert math.isnan(found.pop("d").constraint)
    assert before == found


def test_years_of_our_own_view_are_weights() -> None:
    """A tie of no certain year is without strength, and is measured all the same."""
    towns = [Territory(x, name=x) for x in "abc"]
    ties = [
        Agreement("ab", parties=["a", "b"], period="2001/2005"),
        Agreement("bc", parties=["b", "c"]),
    ]
    registry = Registry.of(territories=towns, agreements=ties)
    graph = views.territory_graph(registry, weight="years", statuses="any")
    assert 0 == graph.edges["b", "c"]["weight"]

    found = views.structural_holes(graph, weight="weight")

    assert (1, 1) == (found["a"].constraint, found["b"].effective_size)
    assert math.isnan(found["c"].constraint)


def test_what_is_no_graph_is_told() -> None:
    """A registry is no graph: draw a view of it first."""
    with pytest.raises(ParameterError, match="networkx graph"):
        views.structural_holes("graph")  # type: ignore[arg-type]


def test_loops_are_passed_over_and_parallel_edges_added_up() -> None:
    """A multigraph counts like a graph with summed weights."""
    multi = nx.MultiGraph(["ab", "ab", "bc", "aa"])
    plain = nx.Graph()
    plain.add_edge("a", "b", weight=2)
    plain.add_edge("b", "c", weight=1)

    assert views.structural_holes(plain, weight="weight") == views.structural_holes(
        multi
    )
