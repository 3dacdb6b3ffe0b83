"""Exact tails of the number of successes among unequal trials."""

from partnerlib.sparse import _poisson_binomial
from partnerlib.sparse._checked import Column
from partnerlib.sparse._given_trials import given_trials
from partnerlib.sparse._ragged import Floats


def poisson_binomial_cdf(p: Column, k: Column, counts: Column | None = None) -> Floats:
    """Give the probability of at most k successes.

    Parameters
    ----------
    p : array of float, shape (..., n)
        The probability of success of each trial, or of each class of trials.
    k : int or array of int, shape (...)
        How many successes.
    counts : array of int, shape (n,) or (..., n), optional
        How many trials each class stands for; 1 by default.

    Returns
    -------
    array of float, shape (...)
        P(N <= k), with a relative error of about 1e-12 down to 1e-300.

    Raises
    ------
    ParameterError
        If a chance is no number from 0 to 1, if k and counts are no whole numbers, or
        a count is below 0, or if the shapes do not go together.

    Notes
    -----
    Exact: one binomial distribution a class is convolved with the others [1]_, up
    to k successes. O(n k min(k, largest count)) for each table; where k is large, O(n),
    from the characteristic function of a tilted distribution.

    References
    ----------
    .. [1] Hong, Y. (2013). "On computing the distribution function for the Poisson
       binomial distribution". Computational Statistics & Data Analysis 59, 41-51.
       doi:10.1016/j.csda.2012.10.006

    Examples
    --------
    >>> float(poisson_binomial_cdf([0.5, 0.5, 0.5], 1).round(12))
    0.5
    """
    return _poisson_binomial.poisson_binomial_cdf(*given_trials(p, k, counts))


def poisson_binomial_sf(p: Column, k: Column, counts: Column | None = None) -> Floats:
    """Give the probability of at least k successes.

    Parameters
    ----------
    p, k, counts
        As `poisson_binomial_cdf` takes them.

    Returns
    -------
    array of float, shape (...)
        P(N >= k), with a relative error of about 1e-12; 0 below 1e-308.

    Raises
    ------
    ParameterError
        If a chance is no number from 0 to 1, if k and counts are no whole numbers, or
        a count is below 0, or if the shapes do not go together.

    See Also
    --------
    poisson_binomial_log_sf : the same beyond the range of floats.

    Examples
    --------
    >>> float(poisson_binomial_sf([0.5, 0.5, 0.5], 3).round(12))
    0.125
    """
    return _poisson_binomial.poisson_binomial_sf(*given_trials(p, k, counts))


def poisson_binomial_log_sf(
    p: Column, k: Column, counts: Column | None = None
) -> Floats:
    """Give the natural logarithm of the probability of at least k successes.

    Parameters
    ----------
    p, k, counts
        As `poisson_binomial_cdf` takes them.

    Returns
    -------
    array of float, shape (...)
        log P(N >= k); minus infinity where k successes cannot be.

    Raises
    ------
    ParameterError
        If a chance is no number from 0 to 1, if k and counts are no whole numbers, or
        a count is below 0, or if the shapes do not go together.

    Notes
    -----
    Exact. States are the numbers of successes below k and, as one state that is
    never left, k or more. The odds of all trials of a table are first multiplied
    by one factor that makes about k successes likely, and what this changes is
    taken out of the result (an exponential tilt). So nothing underflows on the
    way, and a class needs no more successes than are likely for it.
    O(n k min(k, successes likely in one class)) for each table.

    Examples
    --------
    >>> float(poisson_binomial_log_sf([1e-200, 1e-200], 2).round(6))
    -921.034037
    """
    return _poisson_binomial.poisson_binomial_log_sf(*given_trials(p, k, counts))


__all__ = [
    "poisson_binomial_cdf",
    "poisson_binomial_log_sf",
    "poisson_binomial_sf",
]
