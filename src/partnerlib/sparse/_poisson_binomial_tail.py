"""Tails of the number of successes among very many unequal trials.

Adding class after class costs the square of the number of successes. A tilted
distribution can instead be told from its characteristic function, and only a few
hundred values of it differ from 0, however many trials there are.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_HALF: Final = 0.5
_NOTHING: Final = -1e300
_NEGLIGIBLE: Final = 46.0  # minus log of what is no part of a sum
_FARTHEST: Final = 700.0  # a factor of the odds, as a logarithm
_NEAR: Final = 0.25  # of a standard deviation, between a mean and what is wanted
_WIDTHS: Final = 24.0  # standard deviations that are told
_LEAST_WIDTH: Final = 64.0
_AT_A_TIME: Final = 2_000_000


def log_cdf(p: Floats, k: Integers, counts: Integers) -> Floats:
    """Give the logarithm of the probability of at most k successes.

    Parameters
    ----------
    p : array of float, shape (n, m)
        The probability of success of n classes of trials, for m tables; below 1.
    k : array of int, shape (m,)
        How many successes: fewer than there are trials of a chance above 0.
    counts : array of int, shape (n, 1) or (n, m)
        How many trials each class stands for.

    Returns
    -------
    array of float, shape (m,)
        With an absolute error of about 1e-12.

    Notes
    -----
    All odds are multiplied by the factor that makes k the expected number, where k
    lies below it (an exponential tilt), so that what is summed is no small difference
    of large numbers. The probabilities within twelve standard deviations are the
    discrete Fourier transform of the characteristic function [1]_, whose modulus is
    at most exp(-2 v t^2 / pi^2) at t for a variance v: beyond some t it is nothing.
    O(n) for each table.

    References
    ----------
    .. [1] Hong, Y. (2013). "On computing the distribution function for the Poisson
       binomial distribution". Computational Statistics & Data Analysis 59, 41-51.
       doi:10.1016/j.csda.2012.10.006

    Examples
    --------
    >>> halves = log_cdf(np.full((1, 1), 0.5), np.array([1]), np.array([[3]]))
    >>> np.exp(halves).round(9).tolist()
    [0.5]
    """
    tilt = _tilt(p, k, counts)
    scale = (counts * _log_norm(p, tilt)).sum(axis=0) - k * np.log(tilt)
    chance, other = _tilted(p, tilt)
    mean = (counts * chance).sum(axis=0)
    width = np.sqrt((counts * chance * other).sum(axis=0))
    sizes = 2 ** np.ceil(np.log2(_WIDTHS * width + _LEAST_WIDTH)).astype(np.int64)
    result = np.empty(k.size)
    distinct: list[int] = np.unique(sizes).tolist()
    for size in distinct:
        alike = np.flatnonzero(sizes == size)
        # The narrowest of these: what it still needs is enough for all of one size,
        # so that no table depends on what stands beside it.
        narrowest = max((size / 2 - _LEAST_WIDTH) / _WIDTHS, 0.0)
        last = _last_frequency(size, narrowest)
        step = max(1, _AT_A_TIME // (last * p.shape[0]))
        for start in range(0, alike.size, step):
            some = alike[start : start + step]
            mine = counts if counts.shape[1] == 1 else counts[:, some]
            first = np.rint(mean[some]).astype(np.int64) - size // 2
            both = chance[:, some], other[:, some]
            likely = _probabilities(both, mine, first, size, last)
            back: Integers = np.subtract.outer(k[some] - first, np.arange(size))
            weights = np.exp(np.where(back >= 0, back, 0) * np.log(tilt[some, None]))
            sums = (likely * np.where(back >= 0, weights, 0.0)).sum(axis=1)
            result[some] = np.log(sums) + scale[some]
    return np.minimum(result, 0.0)


def _tilt(p: Floats, k: Integers, counts: Integers) -> Floats:
    """Choose factors of the odds that bring the means down to about k."""
    log = np.zeros(k.size)
    low, high = np.full(k.size, -_FARTHEST), np.zeros(k.size)
    far = np.ones(k.size, dtype=np.bool_)
    while far.any():
        chance, other = _tilted(p, np.exp(log))
        off = (counts * chance).sum(axis=0) - k
        variance = (counts * chance * other).sum(axis=0)
        far = np.abs(off) > _NEAR * np.sqrt(variance)
        far &= (off > 0) | (log < 0.0)
        # Newton, never by more than a factor of e, and halves where it would leave
        # what is known to lie around the answer.
        low, high = np.where(off < 0, log, low), np.where(off > 0, log, high)
        step = np.divide(off, variance, where=far, out=np.zeros_like(off))
        new = log - np.clip(step, -1.0, 1.0)
        new = np.where((low < new) & (new < high), new, (low + high) / 2.0)
        log = np.where(far, new, log)
    return np.exp(log)


def _tilted(p: Floats, tilt: Floats) -> tuple[Floats, Floats]:
    """Give the tilted probabilities of success, and of failure."""
    success, failure = p * tilt, 1.0 - p
    norm = failure + success
    return success / norm, failure / norm


def _log_norm(p: Floats, tilt: Floats) -> Floats:
    """Give the logarithm of what divides tilted chances, near 0 and near 1 as well."""
    change = p * (tilt - 1.0)
    near = np.maximum(change, -_HALF)
    return np.where(change < -_HALF, np.log((1.0 - p) + p * tilt), np.log1p(near))


def _last_frequency(size: int, width: float) -> int:
    """Give the number of the frequency from which on the function is nothing."""
    reach = np.pi * np.sqrt(_NEGLIGIBLE / 2.0) / max(width, 1e-9)
    return min(size // 2, int(reach * size / (2.0 * np.pi)) + 1)


def _probabilities(
    chances: tuple[Floats, Floats],
    counts: Integers,
    first: Integers,
    size: int,
    last: int,
) -> Floats:
    """Give the probabilities of `size` numbers of successes from the first on."""
    angles = 2.0 * np.pi / size * np.arange(last + 1)
    half = np.sin(angles / 2.0) ** 2
    spectrum = np.zeros((first.size, size // 2 + 1), dtype=np.complex128)
    modulus = np.zeros((first.size, last + 1))
    phase = -first[:, None] * angles
    for success, failure, number in zip(*chances, counts, strict=True):
        each, other, many = success[:, None], failure[:, None], number[:, None]
        real, imaginary = 1.0 - 2.0 * each * half, each * np.sin(angles)
        # Of what is near 1 the difference from 1 is known better than itself.
        lost = np.minimum(4.0 * each * other * half, _HALF)
        with np.errstate(divide="ignore"):  # log 0: two turns that cancel
            logs: Floats = np.log(np.hypot(real, imaginary))
        logs = np.where(lost < _HALF, 0.5 * np.log1p(-lost), logs)
        modulus += many * np.maximum(logs, _NOTHING)
        phase += many * np.arctan2(imaginary, real)
    spectrum[:, : last + 1] = np.exp(modulus - 1j * phase)
    return np.maximum(np.fft.irfft(spectrum, size, axis=1), 0.0)


__all__ = ["log_cdf"]
