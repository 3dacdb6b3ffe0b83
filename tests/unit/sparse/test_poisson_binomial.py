import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from partnerlib.sparse import (
    _poisson_binomial,
    poisson_binomial_cdf,
    poisson_binomial_log_sf,
    poisson_binomial_sf,
)

TINY = Fraction(10) ** -300


def enumerated(p: list[float]) -> list[Fraction]:
    """Give the chance of each number of successes, by all outcomes of all trials."""
    chances = [Fraction(0)] * (len(p) + 1)
    for outcome in range(2 ** len(p)):
        chance = Fraction(1)
        for trial, probability in enumerate(p):
            success = Fraction(probability)
            chance *= success if outcome >> trial & 1 else 1 - success
        chances[outcome.bit_count()] += chance
    return chances


def random_trials(seed: int) -> list[float]:
    """Draw a few trials: likely, rare, certain and impossible ones."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(0, 9 if seed else 13))
    small = 10.0 ** (-rng.random(size) * rng.choice([1, 20, 60]))
    certain = rng.integers(0, 2, size).astype(float)
    few = rng.choice([0.3, 1e-9, 1 - 1e-9], size)
    chosen = np.where(rng.random(size) < 0.2, certain, small)
    return (few if seed % 3 == 0 else chosen).tolist()


@pytest.mark.parametrize("seed", range(40))
def test_tails_equal_enumeration(seed: int) -> None:
    """Both tails are those of all outcomes, exact in the relative sense."""
    p = random_trials(seed)
    chances = enumerated(p)
    for k in range(-1, len(p) + 2):
        for found, wanted in (
            (poisson_binomial_cdf(p, k), sum(chances[: max(k + 1, 0)])),
            (poisson_binomial_sf(p, k), sum(chances[max(k, 0) :])),
        ):
            if wanted > TINY:
                assert abs(Fraction(float(found)) / wanted - 1) < Fraction(1, 10**12)
            else:
                assert float(found) < 1e-290


@pytest.mark.parametrize(("n", "p"), [(1000, 0.3), (50, 0.999), (10**6, 1e-6)])
@pytest.mark.parametrize("k", [0, 1, 2, 7, 40])
def test_equal_trials_are_binomial(n: int, p: float, k: int) -> None:
    """A class that counts many times is a binomial distribution."""
    np.testing.assert_allclose(
        poisson_binomial_cdf([p], k, [n]), stats.binom.cdf(k, n, p), rtol=1e-9
    )
    np.testing.assert_allclose(
        poisson_binomial_sf([p], k, [n]), stats.binom.sf(k - 1, n, p), rtol=1e-9
    )


def test_classes_are_trials_counted() -> None:
    """Counting a trial three times is the same as writing it three times."""
    written = [0.1, 0.1, 0.1, 0.7, 0.02, 0.02]
    for k in range(7):
        counted = poisson_binomial_sf([0.1, 0.7, 0.02], k, [3, 1, 2])
        assert math.isclose(poisson_binomial_sf(written, k), counted, rel_tol=1e-13)


@pytest.mark.skipif(
    not hasattr(stats, "poisson_binom"), reason="this scipy has no poisson_binom"
)
def test_tails_equal_those_of_scipy() -> None:
    """An independent implementation agrees where it is precise."""
    p = np.random.default_rng(3).random(60)
    other = stats.poisson_binom(p)
    for k in (0, 10, 25, 30, 45):
        np.testing.assert_allclose(poisson_binomial_cdf(p, k), other.cdf(k), atol=1e-12)
        np.testing.assert_allclose(
            poisson_binomial_sf(p, k), other.sf(k - 1), atol=1e-12
        )


def test_the_far_tail_is_known_beyond_floats() -> None:
    """The logarithm of 10^-6000 is found, not that of zero."""
    log = poisson_binomial_log_sf([1e-200] * 30, 30)

    assert math.isclose(-6000 * math.log(10), log, rel_tol=1e-13)
    assert 0.0 == poisson_binomial_sf([1e-200] * 30, 30)


def test_what_cannot_be_has_no_chance() -> None:
    """More successes than trials that can succeed have probability 0."""
    assert -math.inf == poisson_binomial_log_sf([0.5, 0.0], 2)
    assert -math.inf == poisson_binomial_log_sf([0.0, 0.0], 1)
    assert -math.inf == poisson_binomial_log_sf([], 1)


def test_trials_that_succeed_for_sure_are_counted() -> None:
    """They bring the others nearer to the number asked for."""
    assert math.isclose(0.5, poisson_binomial_sf([1.0, 1.0, 0.5], 3))
    assert math.isclose(0.5, poisson_binomial_cdf([1.0, 1.0, 0.5], 2))
    assert 0.0 == poisson_binomial_cdf([1.0, 1.0, 0.5], 1)
    assert 1.0 == poisson_binomial_sf([1.0, 1.0, 0.5], 2)


def test_many_tables_are_many_results() -> None:
    """Tables with numbers and counts of their own give what each gives alone."""
    p = [[0.1, 0.2, 0.9], [0.5, 1e-8, 0.3]]
    counts = [[1, 4, 2], [3, 0, 1]]
    for function in (poisson_binomial_cdf, poisson_binomial_sf):
        together = function(p, [3, 2], counts)
        alone = [function(*each) for each in zip(p, [3, 2], counts, strict=True)]

        np.testing.assert_allclose(together, alone, rtol=1e-13)
        assert (2,) == together.shape


def test_one_table_serves_many_numbers() -> None:
    """The number of successes may be an array on its own."""
    found = poisson_binomial_sf([0.5, 0.5], [[0, 1], [2, 3]])

    np.testing.assert_allclose(found, [[1, 0.75], [0.25, 0]], rtol=1e-14)


def test_the_tilt_changes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """The factor on the odds is taken out of the result, whatever it is."""
    p = np.random.default_rng(5).random(12) ** 6
    exact = poisson_binomial_log_sf(p, [4, 8, 11])
    monkeypatch.setattr(_poisson_binomial, "_TILTING_STEPS", 1)

    np.testing.assert_allclose(
        exact, poisson_binomial_log_sf(p, [4, 8, 11]), rtol=1e-13
    )
