"""Cells without power are left out early, and nothing changes by that."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis.gaps import _expectation
from partnerlib.analysis.gaps._grid import Grid
from partnerlib.analysis.gaps._underserved import rare_cells
from partnerlib.sparse import (
    benjamini_hochberg,
    configuration_model,
    poisson_binomial_cdf,
)

Cells = list[tuple[int, int, int, float, float]]


def grid(there: NDArray[np.bool_]) -> Grid:
    """Make a grid of a table of actors, activities and places."""
    cells = np.argwhere(there.any(axis=0))
    # Each activity and each place has somebody: others would be in no cell.
    activities, activity_of = np.unique(cells[:, 0], return_inverse=True)
    places, place_of = np.unique(cells[:, 1], return_inverse=True)
    return Grid(
        [(f"y{number}",) for number in activities],
        [(f"x{number}",) for number in places],
        activity_of,
        place_of,
        there.sum(axis=0)[tuple(cells.T)],
        np.flatnonzero(there[:, cells[:, 0], cells[:, 1]]),
        csr_array(there.any(axis=2)[:, activities].astype(np.int32)),
        csr_array(there.sum(axis=1)[:, places].astype(np.int32)),
    )


def share(does: NDArray[np.bool_], activity: int, place: int) -> float:
    """Say how much of its probability an actor of activities and places has."""
    has, here = does.any(axis=1).sum(), does[:, place].sum()
    if has == 1 or not does[activity].any():
        return float(here / has)
    if does[activity, place]:
        return float((here - 1) / (has - 1))
    elsewhere = [int(n) for n in np.delete(does, place, axis=1).sum(axis=0) if n]
    mean = round(100 * sum(elsewhere) / (int(has) * len(elsewhere))) / 100
    return float(min(max(mean, here / has), here / (has - 1)))


def every_tail(there: NDArray[np.bool_], grid: Grid, alpha: float) -> tuple[Cells, int]:
    """Test every cell by exact tails, and give those listed and those powerless."""
    there = there[:, there.any(axis=(0, 2))][:, :, there.any(axis=(0, 1))]
    by_activity, by_place = grid.by_activity.toarray(), grid.by_place.toarray()
    model = configuration_model(by_activity.sum(axis=1), by_activity.sum(axis=0))
    tested: Cells = []
    nobody: list[float] = []
    for place in range(by_place.shape[1]):
        rows = np.flatnonzero(by_place[:, place])
        for activity in range(by_activity.shape[1]):
            shares = [share(there[row], activity, place) for row in rows]
            coins = model.probability(rows, activity) * shares
            cell = int(grid.effort_cells(np.array([activity]), np.array([place]))[0])
            observed = 0 if cell < 0 else int(grid.observed[cell])
            p = float(poisson_binomial_cdf(coins, observed))
            tested.append((activity, place, observed, p, 0.0))
            nobody.append(float(poisson_binomial_cdf(coins, 0)))
    rates = benjamini_hochberg([cell[3] for cell in tested]).tolist()
    listed = [
        (*cell[:4], rate)
        for cell, rate in zip(tested, rates, strict=True)
        if rate <= alpha
    ]
    cut = alpha * max(len(listed), 1) / len(tested)
    return listed, sum(each > cut for each in nobody)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    actors=st.integers(1, 60),
    activities=st.integers(1, 4),
    places=st.integers(1, 5),
    share=st.floats(0.05, 0.9),
    alpha=st.sampled_from([1e-6, 0.05, 0.3, 0.6, 0.999]),
)
def test_what_is_left_out_early_changes_nothing(
    *,
    seed: int,
    actors: int,
    activities: int,
    places: int,
    share: float,
    alpha: float,
) -> None:
    """The cells listed, and the count of those without power, are as of all tails."""
    random = np.random.default_rng(seed)
    there = random.random((actors, activities, places)) < share
    # One activity is done less by everybody: there is something to find.
    there[:, 0] &= random.random((actors, places)) < 0.3
    there[0, 0, 0] = True
    world = grid(there)

    rare = rare_cells(world, alpha)
    found = sorted(
        zip(
            rare.activity.tolist(),
            rare.place.tolist(),
            rare.observed.tolist(),
            rare.p.tolist(),
            rare.q.tolist(),
            strict=True,
        )
    )

    listed, powerless = every_tail(there, world, alpha)
    assert [cell[:3] for cell in sorted(listed)] == [cell[:3] for cell in found]
    assert np.allclose([c[3:] for c in sorted(listed)], [c[3:] for c in found], 1e-11)
    assert powerless == rare.powerless


def test_a_part_at_a_time_gives_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many places are looked at together, not a bit is different."""
    random = np.random.default_rng(7)
    there = random.random((80, 4, 9)) < 0.5
    there[:, 0, ::2] = False
    whole = rare_cells(grid(there), 0.05)
    monkeypatch.setattr(_expectation, "_LARGEST_TABLE", 1)
    parts = rare_cells(grid(there), 0.05)

    assert 5 == whole.p.size
    for name in ("activity", "place", "observed", "predicted", "p", "q"):
        assert getattr(whole, name).tolist() == getattr(parts, name).tolist()
    assert whole.powerless == parts.powerless
