"""Cells with fewer actors than the margins predict."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._candidates import Candidate, Rarity, standing
from partnerlib.analysis.gaps._doubt import doubt_in_grid
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._supply import row
from partnerlib.analysis.gaps._tables import NO_CELLS
from partnerlib.sparse import (
    BipartiteModel,
    Cell,
    Efforts,
    IntArray,
    benjamini_hochberg,
    configuration_model,
    poisson_binomial_cdf,
)
from partnerlib.sparse._ragged import spread

FloatArray = NDArray[np.float64]

_HALF: Final = 0.5
_DOUBT: Final = 1e-6  # of a sum of logarithms; far more than rounding leaves
_LARGEST_TABLE: Final = 4_000_000


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
class Grid:
    """Effort cells as activities (all facets but place) times places."""

    activities: Sequence[Cell]
    places: Sequence[Cell]
    activity_of: IntArray  # of each effort cell
    place_of: IntArray
    observed: IntArray  # how many actors are in each effort cell
    by_activity: csr_array  # actors x activities
    by_place: csr_array  # actors x places: how many activities there

    @classmethod
    def of(cls, efforts: Efforts) -> "Grid":
        # Cells come sorted, so that those of one activity follow one another.
        others, place_of = efforts.cell_values[:, :-1], efforts.cell_values[:, -1]
        new = np.ones(len(efforts.cells), dtype=np.bool_)
        new[1:] = (others[1:] != others[:-1]).any(axis=1)
        activity_of = new.cumsum() - 1
        presence = efforts.presence.astype(np.int32)
        return cls(
            [efforts.cells[number][:-1] for number in np.flatnonzero(new).tolist()],
            [(place,) for place in efforts.values[-1]],
            activity_of,
            place_of,
            np.bincount(presence.indices, minlength=len(efforts.cells)),
            pattern(presence @ membership(activity_of)),
            csr_array(presence @ membership(place_of)),
        )

    @property
    def size(self) -> int:
        """How many cells there are, with an effort or without."""
        return len(self.activities) * len(self.places)

    def effort_cells(self, activity: IntArray, place: IntArray) -> IntArray:
        """Give the number of the effort cell at some activities and places, else -1."""
        # Effort cells come sorted, and their place is the last of their values.
        width = len(self.places)
        known = self.activity_of * width + self.place_of
        wanted = activity * width + place
        at = np.minimum(np.searchsorted(known, wanted), known.size - 1)
        return np.where(known[at] == wanted, at, -1)


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

    Actors of one degree, and activities of one degree, are alike to the model, so
    that the probability that nobody is in a cell depends on its place and on the
    class of its activity alone. Where it exceeds alpha, so does the p-value: the
    cell cannot be listed, nor change with what others are listed. One product of
    matrices tells nearly all of these; exact tails are computed for the rest.
    """
    model = configuration_model(
        np.diff(grid.by_activity.indptr),
        np.bincount(grid.by_activity.indices, minlength=len(grid.activities)),
    )
    expectation = Expectation.of(grid, model)
    place, kind, predicted = expectation.candidates(
        math.log(alpha), model.column_counts / grid.size
    )
    nobody = expectation.at_most(0, place, kind)
    rare = np.flatnonzero(nobody <= alpha)
    entries, activity = _of_kind(model, kind[rare])
    entries = rare[entries]
    place, kind, predicted = place[entries], kind[entries], predicted[entries]
    nobody = nobody[entries]
    effort_cell = grid.effort_cells(activity, place)
    observed = np.where(effort_cell < 0, 0, grid.observed[effort_cell])
    p = nobody.copy()
    # At or above the mean the tail holds half of the probability, or more.
    p[(observed >= predicted) & (alpha < _HALF)] = 1.0
    for number in np.unique(observed[(observed > 0) & (p < 1.0)]).tolist():
        at = np.flatnonzero((observed == number) & (p < 1.0))
        p[at] = expectation.at_most(number, place[at], kind[at])
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


def _of_kind(model: BipartiteModel, kinds: IntArray) -> tuple[IntArray, IntArray]:
    """Give the activities of some kinds: the entry of each, and the activity."""
    by_kind = np.argsort(model.column_class, kind="stable")
    ends = model.column_counts.cumsum()
    sizes = model.column_counts[kinds]
    entries, positions = spread(ends[kinds] - sizes, sizes)
    return entries, by_kind[positions]


@attrs.frozen(eq=False)
class Expectation:
    """What the margins predict of each place and each kind of activity.

    Attributes
    ----------
    present : csr_array of int, shape (n_places, n_alike)
        How many actors of those that are alike to the model are in each place.
    table : array of float, shape (n_alike, n_kinds)
        The probability of each of them, by kind of activity.
    log_failure : array of float, shape (n_alike, n_kinds)
        The logarithm of what is missing to 1.
    """

    present: csr_array
    table: FloatArray
    log_failure: FloatArray

    @classmethod
    def of(cls, grid: Grid, model: BipartiteModel) -> "Expectation":
        """Bring together the actors present in a place that are alike to the model.

        An actor of d activities that has n of them in a place is there in each
        activity with n / d of its probability, so that the margins predict n for it.
        """
        pairs = grid.by_place.tocoo()
        degrees = np.diff(grid.by_activity.indptr)[pairs.row].astype(np.int64)
        width = int(degrees.max(initial=0)) + 1
        # An actor has no more activities in a place than it has.
        codes = (model.row_class[pairs.row] * width + pairs.data) * width + degrees
        alike, alike_of = np.unique(codes, return_inverse=True)
        present = csr_array(
            (np.ones(alike_of.size, dtype=np.int64), (pairs.col, alike_of)),
            shape=(len(grid.places), alike.size),
        )
        row_class, shares = np.divmod(alike, width * width)
        table = model.table[row_class] * (shares // width / (shares % width))[:, None]
        with np.errstate(divide="ignore"):  # log 0: present for sure
            return cls(present, table, np.log1p(-table))

    def candidates(
        self, least: float, share: FloatArray
    ) -> tuple[IntArray, IntArray, FloatArray]:
        """Find the cells where nobody at all would be rare enough to be listed, nearly.

        Parameters
        ----------
        least : float
            The logarithm of the share of false findings.
        share : array of float
            The share of all cells that is of each kind.

        Returns
        -------
        places, kinds : array of int
            Sorted by place, then kind.
        predicted : array of float
            The number of actors to be expected.

        Notes
        -----
        If a share s of all cells is listed, each of them has a p-value of s times the
        share of false findings at most: that of nobody in it is not above that. The
        cells of which this may hold are counted again and again, as they get fewer.
        """
        places: list[IntArray] = [np.zeros(0, np.int64)]
        kinds: list[IntArray] = [np.zeros(0, np.int64)]
        chances: list[FloatArray] = [np.zeros(0)]
        size = max(1, _LARGEST_TABLE // self.table.shape[1])
        for start in range(0, self.present.shape[0], size):
            chance = self.present[start : start + size] @ self.log_failure
            where, which = np.nonzero(chance <= least + _DOUBT)
            places.append(where + start)
            kinds.append(which)
            chances.append(chance[where, which])
        place, kind = np.concatenate(places), np.concatenate(kinds)
        chance = np.concatenate(chances)
        before = chance.size + 1
        while 0 < chance.size < before:
            before = chance.size
            few = chance <= least + math.log(share[kind].sum()) + _DOUBT
            place, kind, chance = place[few], kind[few], chance[few]
        return place, kind, self._predicted(place, kind)

    def _predicted(self, places: IntArray, kinds: IntArray) -> FloatArray:
        """Add up the probabilities of the actors in some cells."""
        predicted = np.empty(places.size)
        size = max(1, _LARGEST_TABLE // self.table.shape[1])
        for start in range(0, places.size, size):
            some = slice(start, start + size)
            where, at = np.unique(places[some], return_inverse=True)
            predicted[some] = (self.present[where] @ self.table)[at, kinds[some]]
        return predicted

    def at_most(self, number: int, places: IntArray, kinds: IntArray) -> FloatArray:
        """Give the exact probability of so many actors or fewer in some cells."""
        tails = np.empty(places.size)
        size = max(1, _LARGEST_TABLE // self.table.shape[0])
        for start in range(0, places.size, size):
            some = slice(start, start + size)
            present = self.present[places[some]]
            alike = np.unique(present.indices)
            tails[some] = poisson_binomial_cdf(
                self.table.T[kinds[some]][:, alike],
                np.full(present.shape[0], number),
                present[:, alike].toarray(),
            )
        return tails


def membership(classes: IntArray) -> csr_array:
    """Give a matrix of items by their class, classes being numbered from 0."""
    ones = np.ones(classes.size, dtype=np.int32)
    return csr_array((ones, (np.arange(classes.size), classes)))


def pattern(matrix: csr_array, *, turned: bool = False) -> csr_array:
    """Give a matrix, or its transpose, with ones where there is anything but 0."""
    result = csr_array(matrix.T if turned else matrix)
    result.data = np.ones(result.data.size, dtype=np.int32)
    result.sort_indices()
    return result
