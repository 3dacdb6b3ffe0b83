"""Entries of sparse rows, looked up many at a time."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from partnerlib.sparse._lookup import lookup


@pytest.mark.parametrize("seed", range(10))
def test_entries_are_those_of_the_matrix(seed: int) -> None:
    """Whatever is asked for, in whatever order within a row, is the entry there."""
    rng = np.random.default_rng(seed)
    dense = rng.integers(0, 3, (4, 6)).astype(np.float64)
    rows = csr_array(dense)
    at = np.sort(rng.integers(0, 4, 30))
    columns = rng.integers(0, 6, 30)
    assert dense[at, columns].tolist() == lookup(rows, rows.data, at, columns).tolist()


def test_nothing_asked_nothing_given() -> None:
    """A matrix without rows has no entries."""
    rows = csr_array((0, 3))
    none = np.empty(0, dtype=np.int64)
    assert [] == lookup(rows, rows.data, none, none).tolist()
