"""Chances and counts of trials as a caller of kernels gives them."""

import numpy as np

from partnerlib.errors import ParameterError
from partnerlib.sparse._checked import Column, broadcast, countable, reals, wholes
from partnerlib.sparse._ragged import Floats, Ints


def given_trials(
    p: Column, k: Column, counts: Column | None
) -> tuple[Floats, Ints, Ints | None]:
    """Take trials and how many of them succeed.

    Parameters
    ----------
    p, k, counts : array-like
        As `poisson_binomial_cdf` takes them.

    Returns
    -------
    tuple
        The same; successes that are far beyond all trials are just beyond them, so
        that nothing is computed for each.

    Raises
    ------
    ParameterError
        If chances are no numbers from 0 to 1, the others no whole numbers, or their
        shapes do not go together.

    Notes
    -----
    Linear.

    Examples
    --------
    >>> p, k, counts = given_trials([0.5, 0.5], 10**9, None)
    >>> p.tolist(), k.tolist(), counts
    ([0.5, 0.5], 3, None)
    """
    chances = reals("p", p, 0.0, 1.0, row=False)
    if chances.ndim == 0:
        raise ParameterError("p", p, "one row of chances, or several")
    width = chances.shape[-1]
    successes = wholes("k", k, row=False)
    shape = broadcast("k", successes.shape, chances.shape[:-1])
    if counts is None:
        return chances, np.clip(successes, -1, width + 1), None
    numbers = wholes("counts", counts, 0, row=False)
    if broadcast("counts", numbers.shape, (*shape, width)) != (*shape, width):
        rule = f"one count for each of {width} chances"
        raise ParameterError("counts", numbers.shape, rule)
    countable("counts", numbers)
    most = int(numbers.max(initial=0)) * width
    return chances, np.clip(successes, -1, most + 1), numbers


__all__ = ["given_trials"]
