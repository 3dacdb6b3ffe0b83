"""The projection equals pairs drawn record by record."""

import itertools
import tracemalloc
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ParameterError
from partnerlib.sparse import _projection
from partnerlib.sparse._incidence import Incidence
from partnerlib.sparse._projection import Projection, project

records = st.lists(st.sets(st.integers(0, 7), max_size=6), max_size=8)


def laid_out(rows: list[set[int]], most: int | None = None) -> Projection:
    """Project records given as sets of members."""
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    members = np.array([m for row in rows for m in sorted(row)], dtype=np.int64)
    return project(starts, members, 8, most=most)


@given(records, st.sampled_from([None, 2, 3]))
def test_pairs_are_counted_record_by_record(
    rows: list[set[int]], most: int | None
) -> None:
    """Counts and Newman's weights are those of a plain walk."""
    counts: Counter[tuple[int, int]] = Counter()
    newman: dict[tuple[int, int], Fraction] = {}
    for row in rows:
        if most is None or len(row) <= most:
            for pair in itertools.combinations(sorted(row), 2):
                counts[pair] += 1
                share = Fraction(1, len(row) - 1)
                newman[pair] = newman.get(pair, Fraction(0)) + share

    found = laid_out(rows, most)

    pairs = zip(found.edges.left.tolist(), found.edges.right.tolist(), strict=True)
    assert sorted(counts) == list(pairs)
    assert [counts[pair] for pair in sorted(counts)] == found.counts.tolist()
    assert [float(newman[pair]) for pair in sorted(newman)] == pytest.approx(
        found.newman.tolist()
    )
    large = [i for i, row in enumerate(rows) if most is not None and len(row) > most]
    assert large == found.implicit.tolist()


def test_ten_thousand_members_take_no_room_and_are_told() -> None:
    """A record of 10,000 would make 50 million pairs; it makes none, and is listed."""
    starts = np.array([0, 10_000, 10_002])
    members = np.append(np.arange(10_000), [3, 9_999])
    tracemalloc.start()
    found = project(starts, members, 10_000, most=100)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [(3, 9_999)] == list(zip(found.edges.left, found.edges.right, strict=True))
    assert [0] == found.implicit.tolist()
    assert peak < 4_000_000


def test_pairs_are_laid_out_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of one size that are too many for one piece are all there."""
    monkeypatch.setattr(_projection, "_BLOCK", 4)

    found = laid_out([{0, 1, 2}, {1, 2, 3}, {0, 2, 3}])

    assert [1, 2, 1, 2, 1, 2] == found.counts.tolist()


def test_a_record_of_thousands_is_listed_and_not_drawn() -> None:
    """50 million pairs are not laid out where the caller sets a bound."""
    many = np.arange(10_000, dtype=np.int64)
    starts = np.array([0, 10_000, 10_002])

    found = project(starts, np.append(many, [0, 1]), 10_000, most=100)

    assert [0] == found.implicit.tolist()
    assert [1] == found.edges.codes.tolist()


@pytest.mark.parametrize("most", [1, 2.5, True])
def test_a_bound_below_two_is_told(most: int) -> None:
    """Nobody meets in a record of one."""
    with pytest.raises(ParameterError, match="from 2 up"):
        laid_out([], most)


def test_columns_make_an_incidence() -> None:
    """Rows may come in any order and more than once; ids are sorted."""
    incidence = Incidence.of_columns(
        np.array([7, 3, 7, 7]), np.array(["b", "b", "a", "b"], dtype=object)
    )

    assert [3, 7] == list(incidence.records)
    assert ["a", "b"] == list(incidence.actors)
    assert [1, 2] == incidence.sizes.tolist()
    assert [[0.0, 1.0], [1.0, 1.0]] == incidence.matrix.toarray().tolist()


def test_no_rows_make_an_empty_incidence() -> None:
    """A table without rows is no error."""
    incidence = Incidence.of_columns([], [])

    assert (0, 0) == incidence.matrix.shape


@pytest.mark.parametrize(
    ("rows", "actors"),
    [
        (["a"], []),
        ([["a"]], ["b"]),
        ([1.5], ["b"]),
        (np.array(["a", None], dtype=object), ["b", "c"]),
    ],
)
def test_columns_that_cannot_be_are_told(rows: list[str], actors: list[str]) -> None:
    """A missing id is told, never made a text."""
    with pytest.raises(ParameterError):
        Incidence.of_columns(rows, actors)
