import numpy as np
import pytest
from scipy import stats

from partnerlib.sparse import benjamini_hochberg


@pytest.mark.parametrize("size", [0, 1, 2, 17])
def test_q_values_equal_those_of_scipy(size: int) -> None:
    """The procedure is that of Benjamini and Hochberg."""
    p = np.random.default_rng(size).random(size).round(1)

    expected = stats.false_discovery_control(p) if size else p
    np.testing.assert_allclose(benjamini_hochberg(p), expected, rtol=1e-14)


def test_tests_that_are_not_given_count_as_failed() -> None:
    """Leaving out tests with p = 1 changes no q-value if their number is told."""
    p = [0.001, 0.02, 0.3]

    np.testing.assert_allclose(
        benjamini_hochberg(p, tests=9), stats.false_discovery_control(p + [1] * 6)[:3]
    )


def test_counted_p_values_are_so_many_tests() -> None:
    """A p-value with a count has to the last bit the q-value of each of them alone."""
    random = np.random.default_rng(5)
    p, counts = random.random(40).round(2), random.integers(1, 9, 40)

    for tests in (None, 5_000):
        alone = benjamini_hochberg(np.repeat(p, counts), tests=tests)
        counted = benjamini_hochberg(p, tests=tests, counts=counts)
        assert alone.tolist() == np.repeat(counted, counts).tolist()
