"""Every triangle of a graph comes once, with its corners and its sides."""

import itertools

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.sparse._edges import Edges
from partnerlib.sparse._triangles import triangles


@given(
    st.integers(0, 8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7))),
    st.sampled_from([1, 6, 1 << 20]),
)
def test_triangles_are_those_of_all_triples(
    extra: int, pairs: list[tuple[int, int]], block: int
) -> None:
    """Corners ascend; sides are the edges between them."""
    graph = nx.Graph([pair for pair in pairs if pair[0] != pair[1]])
    edges = Edges.of(
        [one for one, _ in pairs], [other for _, other in pairs], 8 + extra
    )
    found: list[tuple[int, ...]] = []
    for part in triangles(edges, block=block):
        for corners, sides in zip(
            part.corners.T.tolist(), part.sides.T.tolist(), strict=True
        ):
            found.append(tuple(corners))
            ends = zip(
                edges.left[sides].tolist(), edges.right[sides].tolist(), strict=True
            )
            assert list(itertools.combinations(corners, 2)) == list(ends)

    assert [
        trio
        for trio in itertools.combinations(sorted(graph), 3)
        if all(graph.has_edge(*pair) for pair in itertools.combinations(trio, 2))
    ] == sorted(found)
