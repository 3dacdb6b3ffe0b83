"""The kernel of pairs at distance two equals a walk over neighbours."""

import itertools
import math
from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ParameterError
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._wedges import Wedges, neighbour_weights

SCORES: dict[str, Callable[[int], float]] = {
    "common_neighbours": lambda _: 1.0,
    "adamic_adar": lambda degree: 1 / math.log(degree),
    "resource_allocation": lambda degree: 1 / degree,
}


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """Draw a small graph with nodes 0, 1, ..."""
    size = draw(st.integers(0, 9))
    pairs = list(itertools.combinations(range(size), 2))
    graph = nx.empty_graph(size)
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs))) if pairs else [])
    return graph


def edges_of(graph: nx.Graph) -> Edges:
    """Give a graph to the kernel."""
    ends = np.array(list(graph.edges), dtype=np.int64).reshape(-1, 2)
    return Edges.of(ends[:, 0], ends[:, 1], len(graph))


def walked(graph: nx.Graph, score: str) -> dict[tuple[int, int], float]:
    """Score each pair without an edge by its common neighbours, one by one."""
    found: dict[tuple[int, int], float] = {}
    for a, c in itertools.combinations(sorted(graph), 2):
        common = set(graph[a]) & set(graph[c])
        if common and not graph.has_edge(a, c):
            found[a, c] = sum(SCORES[score](graph.degree[b]) for b in sorted(common))
    return found


@given(graphs(), st.sampled_from(sorted(SCORES)), st.sampled_from([1, 5, 1 << 20]))
def test_blocks_hold_each_open_pair_once(
    graph: nx.Graph, score: str, block: int
) -> None:
    """Every open pair comes once, left < right, with both of its scores."""
    degrees = edges_of(graph).degrees
    weights = neighbour_weights(degrees, score) + 1j
    found: list[tuple[int, int]] = []
    values: list[complex] = []
    for part in Wedges(edges_of(graph), block=block).blocks(weights):
        found += zip(part.left.tolist(), part.right.tolist(), strict=True)
        values += part.values.tolist()

    expected = walked(graph, score)
    assert sorted(expected) == sorted(found)
    for pair, value in zip(found, values, strict=True):
        assert math.isclose(expected[pair], value.real, rel_tol=1e-12)
        assert len(set(graph[pair[0]]) & set(graph[pair[1]])) == value.imag


@given(
    graphs(),
    st.sampled_from(sorted(SCORES)),
    st.integers(0, 6),
    st.sampled_from([1, 9, 1 << 20]),
    st.sampled_from([1, 2, 4]),
)
def test_the_ranking_is_that_of_a_full_sort(
    graph: nx.Graph, score: str, top: int, block: int, threads: int
) -> None:
    """The best are those of all, by rounded score, then by number."""
    ranking = Wedges(edges_of(graph), block=block, threads=threads).rank(score, top)

    scores = walked(graph, score)
    best = sorted((-round(value, 9), pair) for pair, value in scores.items())[:top]
    assert [pair for _, pair in best] == list(
        zip(ranking.left.tolist(), ranking.right.tolist(), strict=True)
    )
    assert [-value for value, _ in best] == ranking.scores.tolist()
    assert len(scores) == ranking.pairs
    assert sum(walked(graph, "common_neighbours").values()) == ranking.wedges
    for name in ("adamic_adar", "resource_allocation"):
        total = sum(walked(graph, name).values())
        assert math.isclose(total, getattr(ranking, name), abs_tol=1e-9)


@given(graphs(), st.sampled_from([1, 4, 1 << 20]))
def test_triangles_are_those_of_networkx(graph: nx.Graph, block: int) -> None:
    """Each node is counted in the triangles in which it lies."""
    expected = nx.triangles(graph)

    assert [expected[node] for node in sorted(graph)] == Wedges(
        edges_of(graph), block=block
    ).triangles.tolist()


def test_a_long_row_is_a_block_of_its_own() -> None:
    """Rows are looked at in pieces, and one that exceeds the block is taken whole."""
    graph = nx.star_graph(5000)
    graph.add_edges_from((node, node + 1) for node in range(1, 5000))

    ranking = Wedges(edges_of(graph), block=10_000).rank("common_neighbours", 1)

    assert 5000 * 4999 // 2 - 4999 == ranking.pairs
    assert (1, 3, 2.0) == (
        ranking.left.item(),
        ranking.right.item(),
        ranking.scores.item(),
    )


def test_unknown_scores_and_numbers_are_told() -> None:
    """A wrong name or number says what would be right."""
    wedges = Wedges(Edges.of([0], [1]))

    with pytest.raises(ParameterError, match="common_neighbours"):
        wedges.rank("jaccard", 1)
    with pytest.raises(ParameterError, match="whole number"):
        wedges.rank("adamic_adar", -1)


@pytest.mark.parametrize("seed", range(5))
def test_single_numbers_give_the_same_pairs(seed: int) -> None:
    """Half the memory costs digits only: pairs, order and whole numbers are equal."""
    rng = np.random.default_rng(seed)
    ends = rng.integers(0, 60, (2, 200))
    edges = Edges.of(*ends)
    shares = 1 / np.maximum(edges.degrees, 1) + 1j
    whole = list(Wedges(edges, block=100).ranked(shares))
    single = list(Wedges(edges, block=100).ranked(shares.astype(np.complex64)))
    assert len(whole) == len(single)
    for one, other in zip(whole, single, strict=True):
        assert np.complex64 == other.values.dtype
        assert one.hub.tolist() == other.hub.tolist()
        assert one.other.tolist() == other.other.tolist()
        assert one.values.imag.tolist() == other.values.imag.tolist()
        assert one.values.real == pytest.approx(other.values.real, rel=1e-5)
