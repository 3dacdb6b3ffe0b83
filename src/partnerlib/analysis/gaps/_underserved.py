"""Cells with fewer actors than the margins predict."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._candidates import Candidate, Rarity, standing
from partnerlib.analysis.gaps._doubt import doubt_in_grid
from partnerlib.analysis.gaps._expectation import Expectation
from partnerlib.analysis.gaps._grid import Grid, membership, pattern
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._supply import row
from partnerlib.analysis.gaps._tables import NO_CELLS
from partnerlib.sparse import (
    Cell,
    IntArray,
    benjamini_hochberg,
    configuration_model,
)

FloatArray = NDArray[np.float64]

_HALF: Final = 0.5


def underserved_gaps(
    ground: Ground, alpha: float, counts: Counter[str]
) -> Iterator[Candidate]:
    """Find cells with fewer actors than chance and the margins would give them.

    Parameters
    ----------
    ground : Ground
        The registry as asked for; nothing is found unless its effort cells have a
        place and another facet.
    alpha : float
        The share of false findings that is accepted.
    counts : Counter
        What is looked at is counted here.

    Yields
    ------
    Candidate
        Of the kind ``underserved``.
    """
    efforts = ground.efforts
    facets = efforts.by[:-1]
    if efforts.by[-1:] != ("place",) or not facets or not efforts.cells:
        return
    grid = Grid.of(efforts)
    rare = rare_cells(grid, alpha)
    counts["model_cells"] += grid.size
    counts["no_power"] += rare.powerless
    listed: list[Cell] = [
        (*grid.activities[activity], *grid.places[place])
        for activity, place in zip(
            rare.activity.tolist(), rare.place.tolist(), strict=True
        )
    ]
    if not listed:
        return
    doubts = doubt_in_grid(
        ground.table(facets, grid.activities),
        ground.table(("place",), grid.places),
        ground.table(efforts.by, listed),
        ground.effort_groups(efforts.by),
    )
    records_in = pattern(efforts.record_cells @ membership(grid.place_of), turned=True)
    actors_in = csr_array(efforts.presence.T)
    for number, values in enumerate(listed):
        cell = tuple(zip(efforts.by, values, strict=True))
        effort_cell = int(rare.effort_cell[number])
        yield Candidate(
            kind="underserved",
            cell=cell,
            shortfall=1 - float(rare.p[number]),
            standing=standing(doubts, number, covered=ground.is_covered(cell)),
            records=row(records_in, int(rare.place[number])),
            actors=NO_CELLS if effort_cell < 0 else row(actors_in, effort_cell),
            rarity=Rarity(
                p_value=float(rare.p[number]),
                q_value=float(rare.q[number]),
                observed=int(rare.observed[number]),
                predicted=float(rare.predicted[number]),
            ),
        )


@attrs.frozen(eq=False)
class Rare:
    """The cells with so few actors that the margins are no explanation.

    Attributes
    ----------
    activity, place, effort_cell, observed : array of int
        Of each of them; the effort cell is -1 where nobody is.
    predicted, p, q : array of float
        Of each of them.
    powerless : int
        In how many of all cells even nobody at all would be no surprise.
    """

    activity: IntArray
    place: IntArray
    effort_cell: IntArray
    observed: IntArray
    predicted: FloatArray
    p: FloatArray
    q: FloatArray
    powerless: int


def rare_cells(grid: Grid, alpha: float) -> Rare:
    """Compare each cell with what the model predicts.

    Where the probability that nobody is in a cell exceeds alpha, so does the p-value:
    the cell cannot be listed, nor change with what others are listed. One product of
    matrices tells nearly all of these; exact tails are computed for the rest.
    """
    model = configuration_model(
        np.diff(grid.by_activity.indptr),
        np.bincount(grid.by_activity.indices, minlength=len(grid.activities)),
    )
    expectation = Expectation.of(grid, model)
    place, activity = expectation.candidates(math.log(alpha))
    counts = expectation.counts(place, activity)
    nobody = expectation.at_most(0, counts, activity)
    rare = np.flatnonzero(nobody <= alpha)
    place, activity, nobody = place[rare], activity[rare], nobody[rare]
    counts = counts[rare]
    predicted = expectation.predicted(counts, activity)
    effort_cell = grid.effort_cells(activity, place)
    observed = np.where(effort_cell < 0, 0, grid.observed[effort_cell])
    p = nobody.copy()
    # At or above the mean the tail holds half of the probability, or more.
    p[(observed >= predicted) & (alpha < _HALF)] = 1.0
    for number in np.unique(observed[(observed > 0) & (p < 1.0)]).tolist():
        at = np.flatnonzero((observed == number) & (p < 1.0))
        p[at] = expectation.at_most(number, counts[at], activity[at])
    kept = np.flatnonzero(p <= alpha)
    q = benjamini_hochberg(p[kept], tests=grid.size)
    listed = kept[q <= alpha]
    cut = alpha * max(listed.size, 1) / grid.size
    return Rare(
        activity=activity[listed],
        place=place[listed],
        effort_cell=effort_cell[listed],
        observed=observed[listed],
        predicted=predicted[listed],
        p=p[listed],
        q=q[q <= alpha],
        powerless=grid.size - int(np.count_nonzero(nobody <= cut)),
    )
