"""Pairs at distance three equal those of walks taken one by one."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.sparse._edges import Edges
from partnerlib.sparse._far_pairs import far_pairs


def drawn(seed: int) -> Edges:
    """Draw a sparse graph."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws graphs
    size = rng.randint(1, 14)
    pairs = list(itertools.combinations(range(size), 2))
    chosen = rng.sample(pairs, min(len(pairs), rng.randint(0, 2 * size)))
    return Edges.of([one for one, _ in chosen], [other for _, other in chosen], size)


def by_hand(edges: Edges, weights: list[float]) -> dict[tuple[int, int], float]:
    """Add up the paths of three edges of each pair that has no shorter one."""
    near = {node: set[int]() for node in range(edges.size)}
    for one, other in zip(edges.left.tolist(), edges.right.tolist(), strict=True):
        near[one].add(other)
        near[other].add(one)
    found: dict[tuple[int, int], float] = {}
    for one, other in itertools.combinations(range(edges.size), 2):
        if other in near[one] or near[one] & near[other]:
            continue
        paths = [
            weights[u] * weights[v] for u in near[one] for v in near[u] & near[other]
        ]
        if paths:
            found[one, other] = sum(paths)
    return found


@given(st.integers(0, 10**6), st.sampled_from([1, 20, 10**6]), st.booleans())
def test_every_far_pair_is_found_once(seed: int, block: int, some: bool) -> None:
    """With its sum, if both ends are asked about and the sum is enough."""
    edges = drawn(seed)
    rng = np.random.default_rng(seed)
    weights = rng.choice([0.5, 1.0, 3.0], edges.size)
    alive = rng.random(edges.size) < (0.6 if some else 2.0)
    kinds = rng.integers(0, 2, edges.size)
    needed = rng.choice([-1.0, 0.0, 1.5, np.inf], (edges.size, 2))
    rows: list[tuple[int, int, float]] = []
    hubs: list[int] = []
    for hub, other, sums in far_pairs(
        edges.matrix,
        weights,
        alive,
        kinds=kinds,
        required=lambda asked: needed[asked],
        block=block,
    ):
        rows += zip(hub.tolist(), other.tolist(), sums.tolist(), strict=True)
        hubs += hub.tolist()

    expected = {
        (one, other): total
        for (one, other), total in by_hand(edges, weights.tolist()).items()
        if alive[one] and alive[other] and total >= needed[one, kinds[other]]
    }
    assert sorted(expected) == sorted((one, other) for one, other, _ in rows)
    assert {(one, other): total for one, other, total in rows} == pytest.approx(
        expected
    )
    assert sorted(hubs) == hubs
