"""Many tests at once: how many of those that stand out do so by chance."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(
    p: ArrayLike, tests: int | None = None, counts: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Turn p-values into q-values that control the false discovery rate.

    Parameters
    ----------
    p : array of float, shape (n,)
        The p-values.
    tests : int, optional
        How many tests were made; the n given are the smallest, and the others
        have p = 1. By default n.
    counts : array of int, shape (n,), optional
        How many tests have each of the p-values; 1 by default. The n given, and n
        by default, are then the sum of these.

    Returns
    -------
    array of float, shape (n,)
        For each test the smallest rate at which it is still a discovery.

    Notes
    -----
    The step-up procedure [1]_: the smallest of p tests / rank over this and all
    larger p-values. O(n log n).

    References
    ----------
    .. [1] Benjamini, Y. and Hochberg, Y. (1995). "Controlling the false discovery
       rate: a practical and powerful approach to multiple testing". Journal of the
       Royal Statistical Society B 57, 289-300.
       doi:10.1111/j.2517-6161.1995.tb02031.x

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.5, 0.02]).round(3).tolist()
    [0.03, 0.5, 0.03]
    >>> benjamini_hochberg([0.02, 0.5], counts=[2, 1]).round(3).tolist()
    [0.03, 0.5]
    """
    values = np.asarray(p, dtype=np.float64)
    order = np.argsort(values, kind="stable")[::-1]
    sizes = np.ones(values.size) if counts is None else np.asarray(counts)
    # Of equal p-values all have the q-value of the last, so that they need no ranks
    # of their own.
    ranks = sizes[order[::-1]].cumsum()[::-1]
    total = sizes.sum() if tests is None else tests
    scaled = values[order] * (total / ranks)
    q = np.empty_like(values)
    q[order] = np.minimum(np.minimum.accumulate(scaled), 1.0)
    return q


__all__ = ["benjamini_hochberg"]
