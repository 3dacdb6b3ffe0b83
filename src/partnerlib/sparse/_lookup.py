"""Many entries of some rows of a sparse matrix, without a search for each."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._ragged import Ints

N = TypeVar("N", np.int64, np.float64, np.complex128)


def lookup(rows: csr_array, values: NDArray[N], at: Ints, columns: Ints) -> NDArray[N]:
    """Give entries of a sparse matrix; 0 where there is none.

    Parameters
    ----------
    rows : csr_array
        Where the entries are: no column twice in a row. Its own data is not read.
    values : array, shape (n_entries,)
        The entries.
    at, columns : array of int, shape (n_wanted,)
        The row, ascending, and the column of each entry asked for.

    Notes
    -----
    Each row is laid out in full once, so that whatever is asked of it is one step:
    time follows the entries and the questions, memory one row.

    Examples
    --------
    >>> rows = csr_array(np.array([[0.0, 2.0], [3.0, 0.0]]))
    >>> lookup(rows, rows.data, np.array([0, 0, 1]), np.array([0, 1, 0])).tolist()
    [0.0, 2.0, 3.0]
    """
    height, width = rows.shape
    line = np.zeros(width, dtype=values.dtype)
    result = np.empty(len(at), dtype=values.dtype)
    heads: list[int] = np.searchsorted(at, np.arange(height + 1)).tolist()
    starts: list[int] = rows.indptr.tolist()
    for row in range(height):
        wanted = slice(heads[row], heads[row + 1])
        entries = slice(starts[row], starts[row + 1])
        there = rows.indices[entries]
        line[there] = values[entries]
        # Checked indices would go through a buffer; these are within the width.
        line.take(columns[wanted], out=result[wanted], mode="clip")
        line[there] = 0
    return result


__all__ = ["lookup"]
