"""The best rows, whatever the order in which they come."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.analysis._shared.parts import in_parts
from partnerlib.analysis._shared.tie_score import Best

NODES = 4
ROWS = st.lists(
    st.tuples(
        st.sampled_from((0.25, 0.5, 0.75)),
        st.integers(0, NODES - 1),
        st.integers(0, NODES - 1),
        st.integers(0, 9),
    ).filter(lambda row: row[1] != row[2]),
    max_size=20,
    unique_by=lambda row: row[1:],
)


def name(row: list[int]) -> str:
    """Name a row so that the order of names is not that of numbers."""
    return f"{9 - row[2]}-{row[0]}-{row[1]}"


@given(rows=ROWS, most=st.integers(1, 3), size=st.integers(1, 5))
def test_diversity_prefers_the_smallest_key_among_equals(
    rows: list[tuple[float, int, int, int]], most: int, size: int
) -> None:
    """A row stays if it is among so many best of each of its nodes."""
    best = Best(None, name, columns=3, components=1, diversify=most, nodes=2)
    for at in range(0, len(rows), size):
        block = rows[at : at + size]
        numbers = np.array([row[1:] for row in block], dtype=np.int64)
        scores = np.array([row[0] for row in block])
        best.add(scores, numbers, np.zeros((len(block), 1)))
    kept = {tuple(row) for row in best.take()[1].tolist()}

    order = sorted(rows, key=lambda row: (-row[0], name([*row[1:]])))
    among = {
        node: [row[1:] for row in order if node in row[1:3]][:most]
        for node in range(NODES)
    }
    assert kept == {
        row[1:] for row in rows if all(row[1:] in among[node] for node in row[1:3])
    }


@given(lengths=st.lists(st.integers(0, 200), max_size=4))
def test_parts_hold_what_the_blocks_hold(lengths: list[int]) -> None:
    """In order, and none of them is empty."""
    total = sum(lengths)
    cuts = np.cumsum(lengths)[:-1]
    scores = np.arange(total, dtype=np.float64)
    rows = np.arange(2 * total).reshape(-1, 2)
    columns = (np.split(each, cuts) for each in (scores, rows, rows / 2))
    parts = list(in_parts(zip(*columns, strict=True)))

    assert all(len(part[0]) for part in parts)
    assert scores.tolist() == [x for part in parts for x in part[0].tolist()]
    assert rows.tolist() == [x for part in parts for x in part[1].tolist()]


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 10_000])
def test_the_first_part_is_small(count: int) -> None:
    """Who asks for one finding waits for a few."""
    block = np.zeros(count), np.zeros((count, 1), dtype=np.int64), np.zeros((count, 1))
    sizes = [len(scores) for scores, _, _ in in_parts([block])]

    assert count == sum(sizes)
    assert sizes[:1] == [16][: min(count, 1)] or count < 16
    assert max(sizes, default=0) <= 4096
