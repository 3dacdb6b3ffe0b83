import math

import numpy as np
import pytest
from numpy.typing import NDArray

from partnerlib.errors import ParameterError
from partnerlib.sparse import BipartiteModel, _null_model, configuration_model


def expected_degrees(
    model: BipartiteModel,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Add up the probabilities of each row and of each column."""
    rows = np.arange(model.row_class.size)[:, None]
    cells = model.probability(rows, np.arange(model.column_class.size))
    return cells.sum(axis=1), cells.sum(axis=0)


def assert_fits(matrix: NDArray[np.bool_]) -> BipartiteModel:
    """Fit a model to a matrix and check its degrees."""
    model = configuration_model(matrix.sum(axis=1), matrix.sum(axis=0))
    rows, columns = expected_degrees(model)
    np.testing.assert_allclose(rows, matrix.sum(axis=1), rtol=0, atol=1e-8)
    np.testing.assert_allclose(columns, matrix.sum(axis=0), rtol=0, atol=1e-8)
    return model


def test_equal_degrees_give_equal_probabilities() -> None:
    """Where all rows and all columns are alike, so are all cells."""
    model = configuration_model([2, 2, 2], [3, 3])

    assert np.array_equal(np.ones((1, 1)), model.table)
    half = configuration_model([1, 1], [1, 1])
    np.testing.assert_allclose(half.table, [[0.5]], rtol=1e-14)


def test_two_by_two_has_the_closed_solution() -> None:
    """Rows of 1 and columns of 1 in three: x y / (1 + x y) = 1/3 everywhere."""
    model = configuration_model([1, 1, 1], [1, 1, 1])

    np.testing.assert_allclose(model.probability([0, 1], [2, 0]), [1 / 3, 1 / 3])


def test_odds_are_a_product_of_a_row_and_a_column() -> None:
    """The odds of all cells form a matrix of rank one: that is the model."""
    model = configuration_model([1, 2, 3, 2, 1], [1, 2, 4, 2])

    odds = model.table / (1 - model.table)
    ratios = odds / odds[:1]

    np.testing.assert_allclose(
        ratios, np.broadcast_to(ratios[:, :1], ratios.shape), rtol=1e-9
    )
    rows, columns = expected_degrees(model)
    np.testing.assert_allclose(rows, [1, 2, 3, 2, 1], atol=1e-8)
    np.testing.assert_allclose(columns, [1, 2, 4, 2], atol=1e-8)


@pytest.mark.parametrize("seed", range(30))
def test_random_matrices_are_fitted(seed: int) -> None:
    """Any 0/1 matrix, sparse, dense or nested, has a model of its degrees."""
    rng = np.random.default_rng(seed)
    shape = tuple(rng.integers(1, 9, 2))
    ramp = np.add.outer(rng.integers(0, 5, shape[0]), rng.integers(0, 5, shape[1]))

    assert_fits(rng.random(shape) < rng.random())
    assert_fits((ramp > 4) ^ (rng.random(shape) < 0.05))


def test_heavy_tails_are_fitted() -> None:
    """Newton's method, on either side, brings heavy tails home."""
    rng = np.random.default_rng(7)
    weights = np.outer(rng.pareto(0.6, 200) + 0.05, rng.pareto(0.6, 70) + 0.05)
    matrix = rng.random(weights.shape) < weights / (1 + weights)

    wide = assert_fits(matrix.T)
    tall = assert_fits(matrix)

    np.testing.assert_allclose(tall.table.T, wide.table, rtol=1e-8)


def lines_of(kind: str, seed: int) -> tuple[list[int], list[int]]:
    """Draw a table on which the usual fixed point crawls, and give its degrees."""
    random = np.random.default_rng(seed)
    rows, columns = (int(random.integers(2, most)) for most in (300, 150))
    shape = rows, columns
    if kind == "odds of many orders":
        odds = np.outer(random.lognormal(0, 6, rows), random.lognormal(0, 6, columns))
        table = random.random(shape) < odds / (1 + odds)
    elif kind == "tails without a mean":
        odds = np.outer(random.pareto(0.3, rows), random.pareto(0.3, columns))
        table = random.random(shape) < np.minimum(odds, 1.0)
    elif kind == "full hubs":
        table = random.random(shape) < 1 / columns
        table[: 1 + rows // 50] = random.random((1 + rows // 50, columns)) < 0.999
        table[:, :2] |= random.random((rows, 2)) < 0.995
    else:  # one cell, or a few, away from a table that leaves nothing to chance
        table = np.arange(columns) < random.integers(0, columns + 1, rows)[:, None]
        flips = 1 if kind == "almost nested" else 1 + rows * columns // 200
        table.ravel()[random.integers(0, rows * columns, flips)] ^= True
    return table.sum(axis=1).tolist(), table.sum(axis=0).tolist()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    "kind",
    [
        "odds of many orders",
        "tails without a mean",
        "full hubs",
        "almost nested",
        "nested but for some",
    ],
)
def test_what_a_fixed_point_crawls_on_is_solved(kind: str, seed: int) -> None:
    """Saturated, empty and heavy-tailed lines are fitted to 1e-8, and far better."""
    rows, columns = lines_of(kind, seed)

    model = configuration_model(rows, columns)

    table = model.probability(
        np.arange(len(rows))[:, None], np.arange(len(columns))[None, :]
    )
    assert np.abs(table.sum(axis=1) - rows).max() <= 1e-10
    assert np.abs(table.sum(axis=0) - columns).max() <= 1e-10


def test_large_degrees_are_fitted_as_far_as_floats_go() -> None:
    """Where no step lessens the error any more, it is that of adding up."""
    rows = np.repeat([1, 3, 10, 40], [10**6, 300_000, 50_000, 3])
    columns = np.repeat([2_000, 17_000, 100_000, 450_120], [100, 50, 9, 1])
    model = configuration_model(rows, columns)

    found = model.row_counts @ model.table
    np.testing.assert_allclose(found, np.unique(columns), rtol=0, atol=1e-8)


def test_empty_and_full_lines_are_certain() -> None:
    """A degree of 0 has probability 0, a full line 1, and both change the rest."""
    model = configuration_model([0, 4, 2, 1], [1, 2, 2, 2])

    assert np.zeros(4).tolist() == model.probability(0, np.arange(4)).tolist()
    assert np.ones(4).tolist() == model.probability(1, np.arange(4)).tolist()
    np.testing.assert_allclose(model.probability([2, 3], 0), [0, 0])
    np.testing.assert_allclose(model.probability(2, [1, 2, 3]), [2 / 3] * 3)
    np.testing.assert_allclose(model.probability(3, [1, 2, 3]), [1 / 3] * 3)


def test_nested_degrees_leave_nothing_to_chance() -> None:
    """A triangle of ones is the only matrix with its degrees."""
    matrix = np.tri(5, dtype=np.bool_)
    model = assert_fits(matrix)

    rows = np.arange(5)[:, None]
    assert np.array_equal(matrix, model.probability(rows, np.arange(5)))


def test_forced_blocks_are_certain_without_a_full_line() -> None:
    """Degrees can force a block although no single line is empty or full."""
    model = configuration_model([3, 3, 1, 1], [3, 3, 1, 1])

    np.testing.assert_allclose(
        model.probability(np.arange(4)[:, None], np.arange(4)),
        [[1, 1, 0.5, 0.5], [1, 1, 0.5, 0.5], [0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]],
        rtol=1e-12,
    )


def test_the_order_of_lines_does_not_matter() -> None:
    """A line has the probabilities of its degree, wherever it stands."""
    rows, columns = [3, 1, 2, 1], [2, 2, 1, 1, 1]
    model = configuration_model(rows, columns)
    turned = configuration_model(rows[::-1], columns[::-1])

    assert np.array_equal(model.table, turned.table)
    assert model.probability(0, 0) == turned.probability(3, 4)


def test_a_row_is_given_by_class_of_columns() -> None:
    """The probabilities by class, each counted, add up to the degree."""
    model = configuration_model([3, 1, 2, 1], [2, 2, 1, 1, 1])

    assert math.isclose(3, model.row_of(0) @ model.column_counts, rel_tol=1e-9)
    assert [2, 1, 1] == model.row_counts.tolist()


@pytest.mark.parametrize(("rows", "columns"), [([], []), ([], [0]), ([0, 0], [])])
def test_nothing_is_no_problem(rows: list[int], columns: list[int]) -> None:
    """Without rows or columns there is a model without cells."""
    model = configuration_model(rows, columns)

    cells = model.probability(np.arange(len(rows))[:, None], model.column_class)

    assert 0 == cells.sum()


@pytest.mark.parametrize(
    ("rows", "columns"),
    [([1, 1], [1]), ([3], [1, 1]), ([2, 2], [3, 1]), ([-1, 1], [0]), ([0], [-1])],
)
def test_impossible_degrees_are_refused(rows: list[int], columns: list[int]) -> None:
    """Degrees of different sums, too large or negative belong to no matrix."""
    with pytest.raises(ParameterError, match="degrees"):
        configuration_model(rows, columns)


def test_a_poor_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the solver stops early the model is not given out as if it were right."""
    monkeypatch.setattr(_null_model, "_STEPS", 1)
    monkeypatch.setattr(_null_model, "_SWEEPS", 0)

    with pytest.raises(ParameterError, match="expected degrees are"):
        configuration_model([9, 5, 1, 1], [1, 1, 1, 1, 1, 1, 2, 2, 3, 3])
