import itertools
import math
import random

import networkx as nx
import pytest

from partnerlib.model import Agreement, Record, Territory
from partnerlib.registry import Registry
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ties import territory_ties
from partnerlib.sparse._time import Liveness
from partnerlib.sparse._two_paths import Network

Pair = tuple[str, str]
BLOCKS = [1, 7, 1 << 20]


def world(graph: nx.Graph, bonds: list[tuple[str, ...]] | None = None) -> Registry:
    """Make a registry whose ties are the edges of a graph, and more records."""
    records: list[Record] = [Territory(node, name=node) for node in graph]
    records += [Agreement("~".join(edge), parties=list(edge)) for edge in graph.edges]
    records += [Agreement("+".join(b), parties=list(b)) for b in bonds or []]
    return Registry.from_records(records)


def network_of(registry: Registry, block: int) -> Network:
    """Lay out the ties of a registry."""
    liveness = Liveness.of(registry, "any", None)
    return Network(
        territory_ties(registry, level=None, liveness=liveness, most=100), block
    )


def open_pairs(network: Network) -> dict[Pair, tuple[OpenPairs, int]]:
    """Give the block and the row of each missing pair."""
    ids = network.ties.nodes.ids
    return {
        (ids[left], ids[right]): (block, row)
        for block in network.open_pairs()
        for row, (left, right) in enumerate(
            zip(block.left.tolist(), block.right.tolist(), strict=True)
        )
    }


def random_graph(seed: int) -> nx.Graph:
    """Draw a small graph with letters as nodes."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    size = rng.randint(2, 9)
    graph = nx.gnp_random_graph(size, rng.uniform(0.2, 0.8), seed=seed)
    return nx.relabel_nodes(graph, dict(enumerate("abcdefghi")))


def missing_pairs(graph: nx.Graph) -> list[Pair]:
    """List the pairs without an edge that have a common neighbour."""
    return [
        (a, c)
        for a, c in itertools.combinations(sorted(graph), 2)
        if not graph.has_edge(a, c) and set(graph[a]) & set(graph[c])
    ]


def ch2(graph: nx.Graph, a: str, c: str) -> float:
    """Compute the Cannistraci-Hebb index as it is defined."""
    common = set(graph[a]) & set(graph[c])
    return sum(
        (1 + len(set(graph[z]) & common)) / (1 + len(set(graph[z]) - common - {a, c}))
        for z in common
    )


def three_paths(graph: nx.Graph, a: str, c: str) -> float:
    """Add up the paths of three edges one by one."""
    return sum(
        1 / math.sqrt(graph.degree(u) * graph.degree(v))
        for u in graph[a]
        for v in graph[c]
        if graph.has_edge(u, v) and not {u, v} & {a, c}
    )


def neighbourhood_ties(graph: nx.Graph, a: str, c: str) -> float:
    """Compute the density of edges between the two exclusive neighbourhoods."""
    one, other = set(graph[a]) - set(graph[c]), set(graph[c]) - set(graph[a])
    edges = sum(graph.has_edge(u, v) for u in one for v in other)
    return edges / (len(one) * len(other)) if one and other else 0.0


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("seed", range(40))
def test_indices_are_those_of_the_definitions(seed: int, block: int) -> None:
    """On random graphs every index equals its definition, whatever the block."""
    graph = random_graph(seed)
    found = open_pairs(network_of(world(graph), block))
    assert missing_pairs(graph) == sorted(found)
    for (a, c), (pairs, row) in found.items():
        common = set(graph[a]) & set(graph[c])
        assert len(common) == pairs.common[row]
        assert pytest.approx(ch2(graph, a, c)) == pairs.cannistraci_hebb[row]
        assert pytest.approx(three_paths(graph, a, c)) == pairs.three_paths[row]
        assert (
            pytest.approx(neighbourhood_ties(graph, a, c))
            == pairs.neighbourhood_ties[row]
        )


@pytest.mark.parametrize("seed", range(20))
def test_resource_allocation_is_that_of_networkx(seed: int) -> None:
    """The resource allocation index equals that of networkx."""
    graph = random_graph(seed)
    found = open_pairs(network_of(world(graph), 1 << 20))
    expected = {
        (min(a, c), max(a, c)): pytest.approx(index)
        for a, c, index in nx.resource_allocation_index(graph)
        if index > 0
    }
    assert expected == {
        pair: block.resource_allocation[row] for pair, (block, row) in found.items()
    }


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("seed", range(20))
def test_triangles_and_wedges_are_all_counted(seed: int, block: int) -> None:
    """Triangles, also by tie, and paths of two ties are those of networkx."""
    graph = random_graph(seed)
    network = network_of(world(graph), block)
    ids = network.ties.nodes.ids
    triangles = sum(nx.triangles(graph).values()) // 3
    wedges = sum(d * (d - 1) // 2 for _, d in graph.degree)
    assert (triangles, wedges) == (network.closed.total, network.wedges)
    assert [
        len(set(graph[ids[left]]) & set(graph[ids[right]]))
        for left, right in zip(network.ties.left, network.ties.right, strict=True)
    ] == network.closed.by_tie.tolist()


@pytest.mark.parametrize("seed", range(20))
def test_triangles_closed_by_one_record_are_counted(seed: int) -> None:
    """A triangle is closed by one record where its three territories meet in it."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    graph = random_graph(seed)
    bonds = [
        tuple(sorted(rng.sample(sorted(graph), rng.randint(2, len(graph)))))
        for _ in range(3)
    ]
    network = network_of(world(graph, sorted(set(bonds))), 7)
    triples = {triple for bond in bonds for triple in itertools.combinations(bond, 3)}
    assert len(triples) == network.closed.by_one_record


@pytest.mark.parametrize(
    ("edges", "again", "best"),
    [
        (["ax", "cx", "xw", "ay", "cy"], [], "y"),
        (["ax", "cx", "ay", "cy"], [("c", "y", "w")], "x"),
        (["ax", "cx", "xw", "ay", "cy", "yw"], ["cy"], "y"),
        (["ax", "cx", "ay", "cy"], [], "x"),
    ],
)
def test_the_best_broker(
    edges: list[str], again: list[str | tuple[str, ...]], best: str
) -> None:
    """Fewest ties come first, then most records on both ties, then the id."""
    graph = nx.Graph([*edges, "wv"])
    records = world(graph)
    more = [Agreement(f"more {bond}", parties=list(bond)) for bond in again]
    network = network_of(records.with_agreements(more), 1 << 20)
    block, row = open_pairs(network)["a", "c"]
    ids = network.ties.nodes.ids
    assert best == ids[block.broker[row]]
    ends = {
        ids[node]
        for tie in (block.left_tie[row], block.right_tie[row])
        for node in (network.ties.left[tie], network.ties.right[tie])
    }
    assert {"a", best, "c"} == ends


def test_nested_pairs_are_no_candidates() -> None:
    """A place and what contains it are counted apart, once a pair."""
    registry = Registry.from_records(
        [
            Territory("r", name="r", level="region"),
            Territory("t", name="t", level="municipality", parent="r"),
            Territory("x", name="x"),
            Territory("y", name="y"),
            *(
                Agreement(f"{one}~{two}", parties=[one, two])
                for one, two in ("rx", "tx", "ry", "ty")
            ),
        ]
    )
    network = network_of(registry, 1 << 20)
    assert [("x", "y")] == sorted(open_pairs(network))
    assert 1 == sum(block.nested for block in network.open_pairs())


def test_no_ties_no_pairs() -> None:
    """Without ties there is nothing to find."""
    network = network_of(Registry(), 1 << 20)
    assert [] == list(network.open_pairs())
    assert (0, 0, 0) == (
        network.wedges,
        network.closed.total,
        network.closed.by_one_record,
    )
