import numpy as np
import pytest

from partnerlib.sparse import _ragged
from partnerlib.sparse._ragged import blocks, find, rounded, row_sums, spread


def test_spread_lays_rows_out() -> None:
    """Rows come one after the other, empty ones giving nothing."""
    rows, positions = spread(np.array([7, 0, 3]), np.array([2, 0, 3]))
    assert [0, 0, 2, 2, 2] == rows.tolist()
    assert [7, 8, 3, 4, 5] == positions.tolist()


def test_spread_of_nothing() -> None:
    """No row gives no item."""
    rows, positions = spread(np.empty(0, dtype=int), np.empty(0, dtype=int))
    assert ([], []) == (rows.tolist(), positions.tolist())


@pytest.mark.parametrize("most", [1, 4, 100])
def test_blocks_cover_everything_within_the_limit(most: int) -> None:
    """Runs cover all items in order; one costs more only if it is one item."""
    costs = np.array([0, 3, 1, 9, 0, 0, 2, 2])
    found = list(blocks(costs, most))
    assert list(range(8)) == [i for start, stop in found for i in range(start, stop)]
    assert all(
        costs[start:stop].sum() <= most or stop - start == 1 for start, stop in found
    )


def test_blocks_of_nothing() -> None:
    """No item makes no run."""
    assert [] == list(blocks(np.empty(0, dtype=int), 5))


def test_find_among_no_keys() -> None:
    """Among no keys nothing is found."""
    assert [-1, -1] == find(np.empty(0, dtype=int), np.array([3, 0])).tolist()


def test_row_sums_of_no_rows() -> None:
    """No row has no sum."""
    assert [] == row_sums(np.empty(0), np.empty(0, dtype=int)).tolist()


def test_rounding_is_that_of_python() -> None:
    """Arrays round as Python does, also where ten decimals end in a five."""
    rng = np.random.default_rng(7)
    halves = rng.integers(0, 10**9, 20_000) / 10**9 + 5e-10
    fractions = rng.integers(0, 5**4, 2_000) / (5 * 2**10)
    values = np.concatenate((halves, fractions, rng.random(2_000)))
    assert [round(v, 9) for v in values.tolist()] == rounded(values).tolist()


def test_rounding_keeps_what_is_absent() -> None:
    """What is not there stays so, and zero has no sign."""
    result = rounded(np.array([np.nan, -1e-12]))
    assert np.isnan(result[0])
    assert "0.0" == str(result.tolist()[1])


@pytest.mark.parametrize("size", [0, 1, 7, 1000])
@pytest.mark.parametrize("largest", [0, 2**62])
def test_a_stable_order_keeps_equals_as_they_stand(
    monkeypatch: pytest.MonkeyPatch, size: int, largest: int
) -> None:
    """Whether numbers are small enough to carry their positions or not."""
    monkeypatch.setattr(_ragged, "_LARGEST", largest)
    keys = np.random.default_rng(size).integers(-9, 9, size)

    expected = sorted(range(size), key=keys.tolist().__getitem__)
    assert expected == _ragged.stable_order(keys).tolist()
