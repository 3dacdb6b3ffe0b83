"""Ragged rows, rounding and look-ups on arrays of integers."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

_DECIMALS: Final = 9
_LARGEST: Final = 2**62
_DOUBT: Final = 1e-5


def spread(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Lay ragged rows out in one line.

    Parameters
    ----------
    starts, lengths : array of int, shape (n_rows,)
        Where each row starts in some array, and how long it is.

    Returns
    -------
    rows : array of int, shape (total,)
        The row of each item.
    positions : array of int, shape (total,)
        The position of each item in that array.

    Examples
    --------
    >>> rows, positions = spread(np.array([4, 0]), np.array([2, 1]))
    >>> rows.tolist(), positions.tolist()
    ([0, 0, 1], [4, 5, 0])
    """
    rows = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    ends = np.cumsum(lengths, dtype=np.int64)
    offsets = starts - (ends - lengths)
    return rows, np.arange(len(rows), dtype=np.int64) + offsets[rows]


def blocks(costs: Ints, most: int) -> Iterator[tuple[int, int]]:
    """Cut items into runs that cost no more than a limit, or are one item.

    Parameters
    ----------
    costs : array of int, shape (n_items,)
        What each item costs.
    most : int
        The limit.

    Yields
    ------
    start, stop : int
        The items of a run; together they are all items, in order.

    Examples
    --------
    >>> list(blocks(np.array([3, 3, 9, 1]), 6))
    [(0, 2), (2, 3), (3, 4)]
    """
    total = np.cumsum(costs, dtype=np.int64)
    start = 0
    while start < len(total):
        before = int(total[start] - costs[start])
        stop = int(np.searchsorted(total, before + most, side="right"))
        stop = max(stop, start + 1)
        yield start, stop
        start = stop


def stable_order(keys: Ints) -> Ints:
    """Give the order that sorts whole numbers, equal ones as they stand.

    Notes
    -----
    Sorting numbers is several times faster than sorting their positions: where both
    fit into one number, they are sorted as one.

    Examples
    --------
    >>> stable_order(np.array([7, 3, 7, 3])).tolist()
    [1, 3, 0, 2]
    """
    count = len(keys)
    low, high = (int(keys.min()), int(keys.max())) if count else (0, 0)
    if (high - low + 1) * count >= _LARGEST:
        return np.argsort(keys, kind="stable")
    both = (keys.astype(np.int64) - low) * count + np.arange(count)
    both.sort()
    both %= max(count, 1)
    return both


def find(keys: Ints, wanted: Ints) -> Ints:
    """Give the position of each wanted key among sorted distinct keys, else -1.

    Examples
    --------
    >>> find(np.array([2, 5, 9]), np.array([5, 6])).tolist()
    [1, -1]
    """
    if len(keys) == 0:
        return np.full(len(wanted), -1, dtype=np.int64)
    positions = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[positions] == wanted, positions, -1)


def row_sums(values: Ints | Floats, heads: Ints) -> Floats:
    """Add up rows that lie one after the other, none of them empty.

    Parameters
    ----------
    values : array, shape (total,)
        The items of all rows.
    heads : array of int, shape (n_rows,)
        Where each row starts; the first at 0.

    Examples
    --------
    >>> row_sums(np.array([1, 2, 4]), np.array([0, 2])).tolist()
    [3.0, 4.0]
    """
    if len(heads) == 0:
        return np.empty(0)
    return np.add.reduceat(values, heads).astype(np.float64)


def rounded(values: Floats) -> Floats:
    """Round to 9 decimals exactly as Python's `round` does; NaN stays.

    Notes
    -----
    Scores are compared after rounding, so that arrays and findings must agree in
    every case. Scaling and cutting agrees but where the tenth decimal is so close
    to a half that the product itself is rounded over it: these few are given to
    `round`.

    Examples
    --------
    >>> rounded(np.array([1 / 3, 0.0001953125])).tolist()
    [0.333333333, 0.000195313]
    """
    scaled = values * 10.0**_DECIMALS
    result: Floats = np.rint(scaled) / 10.0**_DECIMALS + 0.0
    doubtful = np.abs(scaled - np.floor(scaled) - 0.5) < _DOUBT
    if doubtful.any():
        result[doubtful] = [round(v, _DECIMALS) for v in values[doubtful].tolist()]
    return result
