"""Paths of three edges between pairs, added up by weights of their nodes."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._three_walks import ThreeWalks
from partnerlib.sparse._wedges import Rows


def graph(seed: int, size: int = 12) -> NDArray[np.float64]:
    """Draw a graph of which every node has an edge."""
    rng = np.random.default_rng(seed)
    dense = np.triu(rng.random((size, size)) < rng.choice([0.1, 0.3, 0.6]), 1)
    dense[0, 1:] |= ~dense.any(axis=0)[1:] & ~dense.any(axis=1)[1:]
    dense[0, 1] |= not dense[0].any()
    return (dense | dense.T).astype(np.float64)


def pairs(dense: NDArray[np.float64]) -> tuple[Rows, Rows]:
    """List the pairs without an edge."""
    one, other = np.nonzero(np.triu(1 - dense, 1))
    return one.astype(np.int32), other.astype(np.int32)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from([1, 40, 10**6]))
def test_paths_are_those_of_the_cube(seed: int, block: int) -> None:
    """Weighed paths are never fewer than in the cube of the matrix, nor many more."""
    dense = graph(seed)
    weights = np.random.default_rng(seed).random(len(dense))
    expected = dense @ np.diag(weights) @ dense @ np.diag(weights) @ dense
    hub, other = pairs(dense)
    found = ThreeWalks(csr_array(dense), block).between(hub, other, weights)
    assert (found >= expected[hub, other]).all()
    assert found == pytest.approx(expected[hub, other], rel=1e-4, abs=1e-12)


def test_sums_are_as_precise_as_the_weights() -> None:
    """Single numbers come back as single numbers, double ones as double ones."""
    dense = graph(5)
    walks = ThreeWalks(csr_array(dense), 100)
    for kind in (np.float32, np.float64):
        found = walks.between(*pairs(dense), np.ones(len(dense), dtype=kind))
        assert kind == found.dtype


def test_threads_do_not_meet() -> None:
    """Each thread adds up on a line of its own."""
    dense = graph(7, 60)
    walks = ThreeWalks(csr_array(dense), 50)
    hub, other = pairs(dense)
    alone = walks.between(hub, other, np.ones(60)).tolist()
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(walks.between, hub, other, np.ones(60)) for _ in range(20)]
        assert [alone] * 20 == [each.result().tolist() for each in found]


def test_no_pairs_no_paths() -> None:
    """Nothing asked, nothing given."""
    walks = ThreeWalks(csr_array(graph(1)), 50)
    none = np.empty(0, dtype=np.int32)
    assert [] == walks.between(none, none, np.ones(12)).tolist()
