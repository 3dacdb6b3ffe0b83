"""Many tests at once: how many of those that stand out do so by chance."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benjamini_hochberg(
    p: ArrayLike, tests: int | None = None, counts: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Turn p-values into q-values that control the false discovery rate.

    See `partnerlib.kernels.benjamini_hochberg`, which checks what it is given.
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
