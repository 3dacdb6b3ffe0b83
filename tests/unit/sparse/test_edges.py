"""A simple graph is made of pairs as they come."""

import pytest

from partnerlib.errors import ParameterError
from partnerlib.sparse._edges import Edges, first_of_runs


def test_loops_and_repeated_pairs_are_left_out() -> None:
    """An edge stated twice, in either order, is one; a loop is none."""
    edges = Edges.of([3, 1, 1, 2], [1, 3, 1, 0])

    assert [(0, 2), (1, 3)] == list(
        zip(edges.left.tolist(), edges.right.tolist(), strict=True)
    )
    assert 4 == edges.size
    assert [1, 1, 1, 1] == edges.degrees.tolist()
    assert [2, 7] == edges.codes.tolist()


def test_nodes_without_an_edge_are_there() -> None:
    """The size may be more than what the edges name."""
    edges = Edges.of([0], [1], 4)

    assert 1 == len(edges)
    assert [1, 1, 0, 0] == edges.degrees.tolist()
    assert (4, 4) == edges.matrix.shape


def test_no_edges_make_a_graph() -> None:
    """Nothing is a graph without nodes."""
    edges = Edges.of([], [])

    assert (0, 0, 0) == (len(edges), edges.size, edges.wedges)
    assert [] == edges.codes.tolist()


@pytest.mark.parametrize(
    ("one", "other", "size"),
    [
        ([0, 1], [1], None),
        ([0.5], [1], None),
        ([-1], [1], None),
        ([[0]], [[1]], None),
        ([0], [5], 3),
    ],
)
def test_what_is_no_graph_is_told(
    one: list[int], other: list[int], size: int | None
) -> None:
    """Ends are whole numbers below the size, equally many."""
    with pytest.raises(ParameterError):
        Edges.of(one, other, size)


def test_the_first_of_each_run_is_marked() -> None:
    """Runs of length one are runs."""
    import numpy as np

    assert [True, False, True, True] == first_of_runs(np.array([1, 1, 2, 3])).tolist()
    assert [] == first_of_runs(np.array([], dtype=np.int64)).tolist()
