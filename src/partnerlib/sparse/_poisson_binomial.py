"""Exact tails of the number of successes among unequal trials.

Every function takes one table of probabilities, or many of one length, and gives
one number a table. Only numbers that are not negative are multiplied and added:
there is no difference in which the digits of a small tail could be lost.
"""

from math import prod
from typing import Final, TypeVar

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from partnerlib.sparse._poisson_binomial_tail import log_cdf

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_Number = TypeVar("_Number", np.float64, np.int64)

_MANY: Final = 32  # successes, of which no probabilities are added one by one
_NEGLIGIBLE: Final = 46.0  # minus log of a probability, beside likely events
_TILTING_STEPS: Final = 60
_LARGEST_TILT: Final = 1e300


def poisson_binomial_cdf(
    p: ArrayLike, k: ArrayLike, counts: ArrayLike | None = None
) -> Floats:
    """Give the probability of at most k successes.

    See `partnerlib.kernels.poisson_binomial_cdf`, which checks what it is given.
    """
    trials = _Trials.of(p, k, counts)
    result = np.zeros(trials.k.size)
    possible = (trials.counts * (trials.p > 0.0)).sum(axis=0)
    result[trials.k >= possible] = 1.0
    open_ = (trials.k >= 0) & (trials.k < possible)
    few = trials.at(np.flatnonzero(open_ & (trials.k < _MANY)))
    result[open_ & (trials.k < _MANY)] = _cdf(few)
    many = trials.at(np.flatnonzero(open_ & (trials.k >= _MANY)))
    logs = log_cdf(many.p, many.k, many.counts)
    result[open_ & (trials.k >= _MANY)] = np.exp(logs)
    return result.reshape(trials.shape)


def poisson_binomial_sf(
    p: ArrayLike, k: ArrayLike, counts: ArrayLike | None = None
) -> Floats:
    """Give the probability of at least k successes.

    See `partnerlib.kernels.poisson_binomial_sf`, which checks what it is given.
    """
    return np.exp(poisson_binomial_log_sf(p, k, counts))


def poisson_binomial_log_sf(
    p: ArrayLike, k: ArrayLike, counts: ArrayLike | None = None
) -> Floats:
    """Give the natural logarithm of the probability of at least k successes.

    See `partnerlib.kernels.poisson_binomial_log_sf`, which checks what it is given.
    """
    trials = _Trials.of(p, k, counts)
    result = np.zeros(trials.k.size)
    for number in np.unique(trials.k[trials.k > 0]):
        chosen = np.flatnonzero(trials.k == number)
        if number == 1:
            result[chosen] = _log_any(trials, chosen)
        else:
            tilted = trials.tilted(chosen, number - 0.5)
            result[chosen] = _log_sf(tilted, int(number))
    return result.reshape(trials.shape)


def _cdf(trials: "_Trials") -> Floats:
    most = int(trials.k.max(initial=0))
    states = np.zeros((most + 1, trials.k.size))
    states[0] = 1.0
    for index in range(len(trials.counts)):
        size = min(most, int(trials.counts[index].max(initial=0)))
        states = _convolved(states, trials.binomial(index, size))
    sums = states.cumsum(axis=0)
    reached = np.take_along_axis(sums, trials.k[None, :], axis=0)
    result: Floats = np.minimum(reached[0], 1.0)
    return result


def _log_any(trials: "_Trials", chosen: Integers) -> Floats:
    """Give the logarithm of the probability that any trial succeeds."""
    none = (trials.counts * trials.log_failure).sum(axis=0)[chosen]
    with np.errstate(divide="ignore"):  # log 0: no trial can succeed
        result: Floats = np.log(-np.expm1(none))
    return result


def _log_sf(trials: "_Trials", k: int) -> Floats:
    states = np.zeros((k, trials.k.size))
    states[0] = 1.0
    beyond = np.zeros(trials.k.size)
    lessened = 1.0 / trials.tilt
    for index in range(len(trials.counts)):
        likely = trials.binomial(index, trials.likely(index))
        beyond *= np.exp(-trials.counts[index] * trials.log_norm[index])
        # Success m of this class is the k-th: the tail counts what follows too.
        tail = np.zeros(trials.k.size)
        for m in range(len(likely) - 1, 0, -1):
            tail = likely[m] + tail * lessened
            if m <= k:
                beyond += states[k - m] * tail
        states = _convolved(states, likely[:k])
    with np.errstate(divide="ignore"):  # log 0: fewer than k trials can succeed
        result = np.log(beyond)
    result += (trials.counts * trials.log_norm).sum(axis=0) - k * np.log(trials.tilt)
    return np.minimum(result, 0.0, out=result)


def _convolved(states: Floats, likely: Floats) -> Floats:
    """Add the successes of one class, up to as many as there are states."""
    result: Floats = states * likely[0]
    for m in range(1, len(likely)):
        result[m:] += states[:-m] * likely[m]
    return result


@attrs.frozen(eq=False)
class _Trials:
    """Classes of trials by tables, the odds of each table tilted by a factor."""

    p: Floats  # below 1: trials that succeed for sure are taken off k
    k: Integers
    counts: Integers  # of one table where all share them
    shape: tuple[int, ...]
    tilt: Floats
    log_odds: Floats  # of success, tilted
    log_failure: Floats  # log of the tilted probability of failure
    log_norm: Floats  # log of the sum of the tilted weights of a trial

    @classmethod
    def of(cls, p: ArrayLike, k: ArrayLike, counts: ArrayLike | None) -> "_Trials":
        table = np.asarray(p, dtype=np.float64)
        if counts is None and table.ndim == 1:  # equal trials are one class
            table, counts = np.unique(table, return_counts=True)
        width = table.shape[-1]
        shape = np.broadcast_shapes(table.shape[:-1], np.shape(k))
        numbers = np.asarray(1 if counts is None else counts, dtype=np.int64)
        wide = shape if numbers.ndim > 1 else ()
        table = _by_class(table, shape, width)
        numbers = _by_class(numbers, wide, width)
        sure = table == 1.0
        wanted = np.broadcast_to(np.asarray(k, dtype=np.int64), shape).reshape(-1)
        wanted = wanted - (numbers * sure).sum(axis=0)
        table[sure] = 0.0
        return cls._tilted(table, wanted, numbers, shape, np.ones(prod(shape)))

    @classmethod
    def _tilted(
        cls,
        p: Floats,
        k: Integers,
        counts: Integers,
        shape: tuple[int, ...],
        tilt: Floats,
    ) -> "_Trials":
        log_norm = np.log1p(p * (tilt - 1.0))
        none = np.log1p(-p)
        with np.errstate(divide="ignore"):  # log 0: these trials never succeed
            log_odds = np.log(p) - none + np.log(tilt)
        return cls(p, k, counts, shape, tilt, log_odds, none - log_norm, log_norm)

    def at(self, chosen: Integers) -> "_Trials":
        """Choose tables, as they are."""
        shared = self.counts.shape[1] == 1
        counts = self.counts if shared else self.counts[:, chosen]
        p, k, ones = self.p[:, chosen], self.k[chosen], np.ones(chosen.size)
        return self._tilted(p, k, counts, self.shape, ones)

    def tilted(self, chosen: Integers, wanted: float) -> "_Trials":
        """Choose tables and raise their odds until each expects enough successes.

        Tables that expect as many already, or cannot have them, stay as they are.
        """
        p = self.p[:, chosen]
        shared = self.counts.shape[1] == 1
        counts = self.counts if shared else self.counts[:, chosen]
        tilt = np.ones(chosen.size)
        possible = (counts * (p > 0.0)).sum(axis=0) > wanted
        for _ in range(_TILTING_STEPS):
            # Newton from below: the expected number is concave in the factor.
            norm = 1.0 + p * (tilt - 1.0)
            chance = p / norm
            mean = (counts * chance).sum(axis=0) * tilt
            slope = (counts * chance * (1.0 - p) / norm).sum(axis=0)
            low = possible & (mean < 0.9 * wanted)
            if not low.any():
                break
            step = np.divide(wanted - mean, slope, where=low, out=np.zeros_like(mean))
            tilt = np.minimum(tilt + step, _LARGEST_TILT)
        return self._tilted(p, self.k[chosen], counts, self.shape, tilt)

    def likely(self, index: int) -> int:
        """Give the number of successes above which a class never is, but for 1e-20."""
        number = self.counts[index]
        chance = np.exp(self.log_odds[index] + self.log_failure[index])
        mean = float((number * chance).max())
        if mean == 0.0:
            return 0
        # Chernoff's bound; at the last of these numbers it holds for any mean.
        m = np.arange(1, int(mean + 10.0 * np.sqrt(mean)) + 60)
        rare = m > mean
        rare &= m * np.log(m / mean) - m + mean > _NEGLIGIBLE
        return min(int(m[rare.argmax()]), int(number.max()))

    def binomial(self, index: int, size: int) -> Floats:
        """Give the probabilities of 0 to `size` successes of a class."""
        number = self.counts[index]
        m = np.arange(1, size + 1)[:, None]
        with np.errstate(divide="ignore"):  # log 0: there are no more trials
            steps = np.log(np.maximum(number - m + 1, 0) / m)
        logs = np.empty((size + 1, self.k.size))
        logs[0] = number * self.log_failure[index]
        logs[1:] = steps.cumsum(axis=0) + m * self.log_odds[index]
        logs[1:] += logs[0]
        return np.exp(logs, out=logs)


def _by_class(
    values: NDArray[_Number], shape: tuple[int, ...], width: int
) -> NDArray[_Number]:
    tables = np.broadcast_to(values, (*shape, width)).reshape(prod(shape), width)
    return np.array(tables.T, order="C")


__all__ = [
    "poisson_binomial_cdf",
    "poisson_binomial_log_sf",
    "poisson_binomial_sf",
]
