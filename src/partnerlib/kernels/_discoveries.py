"""Many tests at once: how many of those that stand out do so by chance."""

from partnerlib.sparse import _discoveries
from partnerlib.sparse._checked import Column, as_many, countable, one_of, reals, wholes
from partnerlib.sparse._ragged import Floats


def benjamini_hochberg(
    p: Column, tests: int | None = None, counts: Column | None = None
) -> Floats:
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

    Raises
    ------
    ParameterError
        If a p-value is no number from 0 to 1, if counts are no whole numbers from 1
        up or not as many, or if there were fewer tests than are given.

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
    values = reals("p", p, 0.0, 1.0)
    given = len(values)
    sizes = None
    if counts is not None:
        sizes = wholes("counts", counts, 1)
        as_many("counts", sizes, len(values), "p-values")
        countable("counts", sizes)
        given = int(sizes.sum())
    asked = None if tests is None else one_of("tests", tests, given)
    return _discoveries.benjamini_hochberg(values, asked, sizes)


__all__ = ["benjamini_hochberg"]
