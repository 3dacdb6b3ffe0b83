"""Brokerage equals plain counting, exact moments, and another implementation."""

import itertools
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.graph import BrokerRoles

ROLES = (
    "coordinator",
    "itinerant",
    "representative",
    "gatekeeper",
    "liaison",
    "total",
)


def row(roles: BrokerRoles) -> list[float]:
    """Give the numbers in the order of the roles."""
    return [getattr(roles, role) for role in ROLES]


def role_of(first: int, middle: int, last: int) -> str:
    """Name the role of the middle, by the groups of all three."""
    if first == middle == last:
        return "coordinator"
    if first == last:
        return "itinerant"
    if first == middle:
        return "representative"
    return "gatekeeper" if last == middle else "liaison"


def counted(graph: nx.Graph, groups: dict[int, int]) -> dict[int, Counter[str]]:
    """Look at every pair of every node, one by one."""
    found: dict[int, Counter[str]] = {node: Counter() for node in graph}
    for a, b, c in itertools.permutations(graph, 3):
        if graph.has_edge(a, b) and graph.has_edge(b, c) and not graph.has_edge(a, c):
            found[b][role_of(groups[a], groups[b], groups[c])] += 1
            found[b]["total"] += 1
    if not graph.is_directed():
        for counts in found.values():
            for role in ("coordinator", "itinerant", "liaison", "total"):
                counts[role] //= 2
    return found


@st.composite
def grouped(draw: st.DrawFn) -> tuple[nx.Graph, dict[int, int]]:
    """Draw a small graph and a group for each node."""
    graph = draw(st.sampled_from([nx.Graph, nx.DiGraph]))()
    size = draw(st.integers(0, 7))
    graph.add_nodes_from(range(size))
    arcs = list(itertools.permutations(range(size), 2))
    graph.add_edges_from(draw(st.lists(st.sampled_from(arcs))) if arcs else [])
    return graph, {node: draw(st.integers(0, 2)) for node in graph}


@given(grouped())
def test_counts_are_those_of_looking_at_every_pair(
    drawn: tuple[nx.Graph, dict[int, int]],
) -> None:
    """Every role of every node, with direction and without."""
    graph, groups = drawn
    found = views.brokerage(graph, groups)

    expected = counted(graph, groups)
    assert list(graph) == list(found)
    for node, broker in found.items():
        assert [expected[node][role] for role in ROLES] == row(broker.counts)
        assert groups[node] == broker.group


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("groups", [(0, 0, 0, 0), (0, 0, 1, 1), (0, 0, 1, 2)])
def test_moments_are_those_of_all_graphs(
    groups: tuple[int, ...], *, directed: bool
) -> None:
    """Mean and variance over every graph of four nodes, weighed by its chance."""
    nodes = dict(enumerate(groups))
    pairs = itertools.permutations if directed else itertools.combinations
    arcs = list(pairs(range(4), 2))
    kind = nx.DiGraph if directed else nx.Graph
    drawn = kind(arcs[:2])
    drawn.add_nodes_from(range(4))
    density = 2 / len(arcs)
    sums = {role: [0.0, 0.0] for role in ROLES}
    for chosen in itertools.product([False, True], repeat=len(arcs)):
        graph = kind(list(itertools.compress(arcs, chosen)))
        graph.add_nodes_from(range(4))
        count = sum(chosen)
        chance = density**count * (1 - density) ** (len(arcs) - count)
        for role, number in counted(graph, nodes)[0].items():
            sums[role][0] += chance * number
            sums[role][1] += chance * number**2

    found = views.brokerage(drawn, nodes)[0]

    for role, (mean, square) in sums.items():
        deviation = math.sqrt(max(square - mean**2, 0))
        assert getattr(found.expected, role) == pytest.approx(mean, abs=1e-12)
        z = getattr(found.z, role)
        if deviation < 1e-9:
            assert math.isnan(z)
        else:
            number = getattr(found.counts, role)
            assert z == pytest.approx((number - mean) / deviation)


KARATE = nx.karate_club_graph()
FLORENCE = nx.florentine_families_graph()
MADE = nx.DiGraph()
MADE.add_nodes_from(range(12))
MADE.add_edges_from(
    (a, b)
    for a, b in itertools.permutations(range(12), 2)
    if (a * 7 + b * 5 + a * b) % 11 < 3
)
NAN = math.nan


class Reference(NamedTuple):
    """What `brokerage` of the R package sna 2.7-1 finds."""

    graph: nx.DiGraph
    groups: Mapping[Any, Any]
    sums: list[int]  # of the counts of all nodes
    node: Any
    counts: list[int]
    expected: list[float]
    z: list[float]


REFERENCES = {
    "karate": Reference(
        nx.DiGraph(KARATE),
        dict(KARATE.nodes(data="club")),
        [510, 20, 128, 128, 0, 786],
        0,
        [174, 0, 15, 15, 0, 204],
        [3.99446843904, *3 * [4.52706423092], 0, 17.5756611318],
        [43.2442497031, -1.05397993019, *2 * [2.40802377451], NAN, 16.3763840645],
    ),
    "florence": Reference(
        nx.DiGraph(FLORENCE),
        {name: len(name) % 3 for name in FLORENCE},
        [6, 14, 19, 19, 18, 76],
        list(FLORENCE)[1],
        [0, 10, 5, 5, 8, 28],
        [
            0.1762228701,
            1.5860058309,
            *(2 * [0.969225785552]),
            1.6447467876,
            5.34542705971,
        ],
        [
            -0.380015787749,
            4.66352549522,
            *(2 * [2.60589745695]),
            3.42444171497,
            4.92000357713,
        ],
    ),
    "made": Reference(
        MADE,
        {node: node % 4 for node in MADE},
        [2, 8, 18, 18, 13, 59],
        2,
        [1, 1, 2, 2, 2, 8],
        [0.0798271975958, *3 * [0.718444778362], 2.15533433509, 4.39049586777],
        [
            3.32382991223,
            0.29932974819,
            *(2 * [1.02369065957]),
            -0.0695077420773,
            0.933840341214,
        ],
    ),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_another_implementation_finds_the_same(name: str) -> None:
    """Counts, means and z of three graphs are those of sna."""
    reference = REFERENCES[name]
    found = views.brokerage(reference.graph, reference.groups)

    rows = [row(broker.counts) for broker in found.values()]
    broker = found[reference.node]
    assert reference.sums == [sum(column) for column in zip(*rows, strict=True)]
    assert reference.counts == row(broker.counts)
    assert row(broker.expected) == pytest.approx(reference.expected)
    assert row(broker.z) == pytest.approx(reference.z, nan_ok=True)


def test_a_group_may_be_an_attribute_of_the_nodes() -> None:
    """Nodes without it are a group of their own."""
    graph = nx.path_graph(["a", "b", "c"])
    graph.nodes["a"]["kind"] = graph.nodes["c"]["kind"] = "town"

    found = views.brokerage(graph, "kind")["b"]

    assert None is found.group
    assert 1 == found.counts.itinerant == found.counts.total


def test_an_attribute_that_no_node_has_is_told() -> None:
    """A misspelled one would put all nodes into one group."""
    graph = nx.path_graph(["a", "b", "c"])
    with pytest.raises(ParameterError, match="nodes have no attributes"):
        views.brokerage(graph, "kind")
    graph.nodes["a"]["kind"] = graph.nodes["b"]["name"] = "town"

    expected = "attributes of the nodes are: kind, name; did you mean kind"
    with pytest.raises(ParameterError, match=expected):
        views.brokerage(graph, "kindd")

    assert {} == views.brokerage(nx.Graph(), "kind")


def test_groups_that_are_none_are_told() -> None:
    """A mapping names every node."""
    graph = nx.path_graph(["a", "b"])

    with pytest.raises(ParameterError, match="every node"):
        views.brokerage(graph, {"a": 1})
    with pytest.raises(ParameterError, match="mapping"):
        views.brokerage(graph, 3)  # type: ignore[arg-type]
