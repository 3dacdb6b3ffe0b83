"""Tails of very many trials, from the characteristic function."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

from partnerlib.sparse import _poisson_binomial, _poisson_binomial_tail
from partnerlib.sparse import poisson_binomial_cdf as cdf
from tests.unit.sparse.test_poisson_binomial import TINY, enumerated, random_trials


@pytest.fixture
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the way of very many trials for a few as well."""
    monkeypatch.setattr(_poisson_binomial, "_MANY", 0)


@pytest.mark.usefixtures("_always")
@pytest.mark.parametrize("seed", range(40))
def test_few_trials_have_the_tails_of_all_outcomes(seed: int) -> None:
    """The transform is exact in the relative sense, down to the least of numbers."""
    p = random_trials(seed)
    chances = enumerated(p)
    for k in range(-1, len(p) + 2):
        wanted = sum(chances[: max(k + 1, 0)])
        found = Fraction(float(cdf(p, k)))
        if wanted > TINY:
            assert abs(found / wanted - 1) < Fraction(1, 10**12)
        else:
            assert found < TINY


@pytest.mark.parametrize(
    ("trials", "p", "k"),
    [
        (10**6, 0.3, 299_000),
        (10**6, 0.001, 800),
        (10**5, 0.999, 99_800),
        (10**6, 0.5, 500_000),
        (10**4, 0.01, 400),
        (10**4, 0.9, 8_000),
    ],
)
def test_a_million_equal_trials_are_binomial(trials: int, p: float, k: int) -> None:
    """Below, at and above the mean, and far from it."""
    wanted = stats.binom.cdf(k, trials, p)

    np.testing.assert_allclose(cdf([p], k, [trials]), wanted, rtol=1e-10)


def test_both_ways_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding trial by trial gives the same, for thousands with their own chances."""
    random = np.random.default_rng(3)
    p = 10.0 ** (-random.random((60, 9)) * 5)
    counts = random.integers(0, 900, (60, 9))
    k = random.integers(0, 300, 60)

    fast = cdf(p, k, counts)
    monkeypatch.setattr(_poisson_binomial, "_MANY", 10**9)
    slow = cdf(p, k, counts)

    assert slow.min() < 1e-100
    assert slow.max() > 0.99
    np.testing.assert_allclose(fast, slow, rtol=1e-11, atol=1e-300)


@pytest.mark.usefixtures("_always")
def test_no_table_depends_on_what_stands_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each tail is the same to the last bit, alone or among others."""
    random = np.random.default_rng(4)
    p = random.random((40, 5)) ** 3
    counts = random.integers(0, 2_000, (40, 5))
    k = (counts.sum(axis=1) * random.random(40) * 0.5).astype(np.int64)
    together = cdf(p, k, counts)

    alone = [float(cdf(*each)) for each in zip(p, k, counts, strict=True)]
    assert alone == together.tolist()
    monkeypatch.setattr(_poisson_binomial_tail, "_AT_A_TIME", 1)
    assert alone == cdf(p, k, counts).tolist()


def test_tables_may_share_their_counts() -> None:
    """One row of counts stands for each table."""
    p = np.array([[0.1, 0.5], [0.4, 0.2]])
    shared = cdf(p, [90, 150], [300, 200])

    assert shared.tolist() == cdf(p, [90, 150], [[300, 200]] * 2).tolist()


@pytest.mark.usefixtures("_always")
@pytest.mark.parametrize("near", [0.0, 1e-9, -1e-12])
def test_turns_that_cancel_lose_nothing(near: float) -> None:
    """At a chance of about one half the characteristic function may be 0."""
    p = [0.5 + near, 0.5 - near, 1e-9]
    chances = enumerated(p)

    for k in range(3):
        found = Fraction(float(cdf(p, k)))
        assert abs(found / sum(chances[: k + 1]) - 1) < Fraction(1, 10**12)
    assert math.isclose(0.5, cdf([0.5, 0.7], 0, [1, 0]), rel_tol=1e-14)
