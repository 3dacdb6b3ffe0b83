"""Days together equal days counted one by one."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ParameterError
from partnerlib.sparse import _together
from partnerlib.sparse._together import days_together

Days = dict[int, set[int]]
records = st.lists(
    st.dictionaries(st.integers(0, 5), st.sets(st.integers(1, 9), min_size=1)),
    max_size=6,
)


def stays(days: set[int]) -> list[tuple[int, int]]:
    """Give the runs of days that follow each other."""
    runs: list[tuple[int, int]] = []
    for day in sorted(days):
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def laid_out(rows: list[Days]) -> dict[tuple[int, int], float]:
    """Give the days of each pair, from the days of the members of each record."""
    table = [
        [(member, *stay) for member, days in row.items() for stay in stays(days)]
        for row in rows
    ]
    starts = np.cumsum([0, *map(len, table)], dtype=np.int64)
    flat = np.array([each for row in table for each in row], dtype=float).reshape(-1, 3)
    edges, days = days_together(
        starts, flat[:, 0].astype(np.int64), flat[:, 1], flat[:, 2], 6, endless=0.0
    )
    ends = zip(edges.left.tolist(), edges.right.tolist(), strict=True)
    return dict(zip(ends, days.tolist(), strict=True))


@given(records)
def test_days_are_counted_record_by_record(rows: list[Days]) -> None:
    """Pairs and their days are those of a plain walk over days."""
    expected: Counter[tuple[int, int]] = Counter()
    for row in rows:
        for pair in itertools.combinations(sorted(row), 2):
            expected[pair] += len(row[pair[0]] & row[pair[1]])

    found = laid_out(rows)

    assert dict(expected) == found
    assert sorted(found) == list(found)


@pytest.mark.parametrize("waiting", [0, 3, 1000])
@pytest.mark.parametrize("block", [1, 2, 5])
def test_pairs_are_laid_out_in_pieces(
    monkeypatch: pytest.MonkeyPatch, block: int, waiting: int
) -> None:
    """Records too large for one piece, and pairs added up on the way, are all there."""
    monkeypatch.setattr(_together, "_BLOCK", block)
    monkeypatch.setattr(_together, "_WAITING", waiting)
    rows: list[Days] = [
        {0: {1, 2}, 1: {2}},
        {1: {4, 5}, 0: {4, 5}},
        {0: {1, 3, 5, 7}, 2: {1, 2, 3, 7, 9}, 1: {7}, 3: {9}},
    ]

    assert {
        (0, 1): 4.0,
        (0, 2): 3.0,
        (0, 3): 0.0,
        (1, 2): 1.0,
        (1, 3): 0.0,
        (2, 3): 1.0,
    } == laid_out(rows)


def test_the_stays_of_one_member_are_not_laid_out() -> None:
    """One member's terms of office cost what they are, not their square."""
    count = 100_000
    starts, days = np.array([0, count + 1]), np.arange(count + 1.0) * 2
    members = np.append(np.zeros(count, dtype=np.int64), 1)

    edges, shared = days_together(starts, members, days, days, 2, endless=0.0)

    assert ([1], [0.0]) == (edges.codes.tolist(), shared.tolist())


@pytest.mark.parametrize("endless", [0.0, float("inf")])
def test_what_has_no_end_counts_as_it_is_told(endless: float) -> None:
    """Time without bound is what the caller says; a bound of either is enough."""
    starts = np.array([0, 3])
    first = np.array([-np.inf, -np.inf, 4.0])
    last = np.array([np.inf, 7.0, 7.0])

    edges, days = days_together(starts, np.arange(3), first, last, 3, endless=endless)

    assert [1, 2, 5] == edges.codes.tolist()
    assert [endless, 4.0, 4.0] == days.tolist()


def test_columns_of_unequal_length_are_told() -> None:
    """Every stay has a first and a last day."""
    with pytest.raises(ParameterError, match="as many"):
        days_together(
            np.array([0, 1]), np.array([0]), np.ones(2), np.ones(1), 1, endless=0.0
        )
