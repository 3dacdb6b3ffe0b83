"""The best rows, whatever the order in which they come."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.analysis._shared import choice
from partnerlib.analysis._shared.choice import Choice
from partnerlib.analysis._shared.parts import in_parts, watched
from partnerlib.analysis._shared.tie_score import Best, KeyOrder, by_text
from partnerlib.findings import key_between
from partnerlib.sparse._ragged import Bools, Floats, Ints

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


@given(
    rows=ROWS,
    most=st.integers(1, 3),
    size=st.integers(1, 5),
    limit=st.none() | st.integers(0, 6),
    room=st.integers(1, 8),
)
def test_only_what_is_kept_uses_up_room(
    rows: list[tuple[float, int, int, int]],
    most: int,
    size: int,
    limit: int | None,
    room: int,
) -> None:
    """Down the ranking, exactly, however little of it can be laid out at a time."""

    def blocks(free: Bools) -> Iterator[tuple[Floats, Ints, Floats]]:
        for at in range(0, len(rows), size):
            block = rows[at : at + size]
            numbers = np.array([row[1:] for row in block], dtype=np.int64)
            scores = np.array([row[0] for row in block])
            hopeful = free[numbers[:, :2]].any(axis=1)
            yield scores[hopeful], numbers[hopeful], np.zeros((hopeful.sum(), 1))

    wanted = Choice(
        limit=limit,
        diversify=most,
        key=name,
        columns=3,
        components=1,
        nodes=2,
        size=NODES,
    )
    with patch.object(choice, "_ROOM", room):
        found = {tuple(row) for row in wanted.of(blocks)[1].tolist()}

    used: Counter[int] = Counter()
    expected: set[tuple[int, ...]] = set()
    for row in sorted(rows, key=lambda row: (-row[0], name([*row[1:]]))):
        if len(expected) != limit and all(used[node] < most for node in row[1:3]):
            expected.add(row[1:])
            used.update(row[1:3])
    assert expected == found


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


@pytest.mark.parametrize("count", [0, 1, 1024, 1025, 2048])
def test_who_watches_hears_of_each_thousand_and_of_the_rest(count: int) -> None:
    """All is passed on, and told, never nothing."""
    told: list[int] = []

    assert [*range(count)] == list(watched(range(count), told.append))
    assert (count, [1024] * (count // 1024)) == (sum(told), told[: count // 1024])
    assert 0 not in told


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 10_000])
def test_the_first_part_is_small(count: int) -> None:
    """Who asks for one finding waits for a few."""
    block = np.zeros(count), np.zeros((count, 1), dtype=np.int64), np.zeros((count, 1))
    sizes = [len(scores) for scores, _, _ in in_parts([block])]

    assert count == sum(sizes)
    assert sizes[:1] == [16][: min(count, 1)] or count < 16
    assert max(sizes, default=0) <= 4096


# What sorts before a tilde, after it, and what starts as another id does.
IDS = st.lists(
    st.text("~a!}é\u0301東\U0001f600", min_size=1, max_size=4)
    | st.sampled_from(["a", "a~", "a~a", "aa", "a!", "aé", "~", "~~", "t1", "t10"]),
    min_size=3,
    max_size=9,
    unique=True,
)


@given(ids=IDS, nodes=st.sampled_from([2, 3]), more=st.data())
def test_rows_are_sorted_as_their_keys_are(
    ids: list[str], nodes: int, more: st.DataObject
) -> None:
    """The numbers of rows are in the order of the keys that would be written."""
    node = st.integers(0, len(ids) - 1)
    row = st.tuples(node, node, node, st.integers(0, 3))
    rows = np.array(more.draw(st.lists(row, min_size=1)), dtype=np.int64)
    numbers = KeyOrder(ids, nodes)(rows).tolist()
    keys = [key_between("open", *(ids[n] for n in row[:nodes])) for row in rows]

    for number, key in zip(numbers, keys, strict=True):
        assert [key < other for other in keys] == [number < each for each in numbers]


@given(
    ids=IDS,
    scores=st.lists(st.sampled_from([0.25, 0.5, 0.75]), min_size=36, max_size=36),
    size=st.integers(1, 40),
    limit=st.none() | st.integers(0, 40),
)
def test_the_best_are_the_highest_then_the_first_keys(
    ids: list[str], scores: list[float], size: int, limit: int | None
) -> None:
    """Whether keys are written or not, and whatever the blocks, the same rows stay."""
    pairs = list(combinations(range(len(ids)), 2))

    def key(row: list[int]) -> str:
        return key_between("open", *(ids[node] for node in row))

    ranked = sorted(
        zip(scores, pairs, strict=False), key=lambda e: (-e[0], key([*e[1]]))
    )
    for order in (KeyOrder(ids), by_text(key)):
        best = Best(limit, order, columns=2, components=1)
        for at in range(0, len(pairs), size):
            block = pairs[at : at + size]
            rows = np.array(block, dtype=np.int64)
            values = np.array(scores[at : at + len(block)])
            best.add(values, rows, np.zeros((len(block), 1)))
        kept = zip(
            best.take()[0].tolist(), map(tuple, best.take()[1].tolist()), strict=True
        )
        assert sorted(ranked[:limit]) == sorted(kept)
