"""What the margins predict of the cells of a grid: how many actors, and how surely."""

import math
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._grid import Grid
from partnerlib.sparse import BipartiteModel, IntArray, poisson_binomial_cdf
from partnerlib.sparse._ragged import blocks, find, spread

FloatArray = NDArray[np.float64]

_DOUBT: Final = 1e-6  # of a sum of logarithms; far more than rounding leaves
_SURE: Final = -1000.0  # the logarithm of what cannot fail; it can be subtracted
_LARGEST_TABLE: Final = 4_000_000


@attrs.frozen(eq=False)
class Expectation:
    """What the margins predict of each cell of a grid.

    Attributes
    ----------
    grid : Grid
        Activities and places, and the actors that are there.
    kinds : array of int, shape (n_activities,)
        The kind of each activity: those of one kind are alike to the model.
    table : array of float, shape (n_alike, n_kinds)
        The probability of the actors that are alike to the model and have the same
        share of their activities in a place, by kind of activity.
    present : csr_array of int, shape (n_places, n_alike)
        How many of them are in each place, in an activity that they do nowhere.
    place_starts : array of int, shape (n_places + 1,)
        Where the entries of each place start: the actors that are in it.
    actor : array of int, shape (n_entries,)
        The actor of each entry.
    alike : array of int, shape (3, n_entries)
        Its number in an activity that it does nowhere; elsewhere only; there.

    Notes
    -----
    Where an actor of d activities has n of them, a share of its probability for an
    activity is expected: (n - 1) / (d - 1) if it does that there, the share of its
    others; n / d if it does it nowhere. If it does it elsewhere only, n / d would
    count its absence twice, and n / (d - 1) not at all: what is expected lies between
    these, as near as can be to its mean share in its other places. Who has only one
    activity does that wherever it is.
    """

    grid: Grid
    kinds: IntArray
    table: FloatArray
    present: csr_array
    place_starts: IntArray
    actor: IntArray
    alike: IntArray

    @classmethod
    def of(cls, grid: Grid, model: BipartiteModel) -> "Expectation":
        """Bring together the actors in a place that are alike to the model."""
        pairs = csr_array(grid.by_place.T)
        actor = pairs.indices.astype(np.int64)
        has, there = np.diff(grid.by_activity.indptr)[actor], pairs.data
        shares = _shares(actor, has.astype(np.float64), there.astype(np.float64))
        values, value = np.unique(np.array(shares), return_inverse=True)
        codes = model.row_class[actor].astype(np.int64) * values.size + value.reshape(
            len(shares), -1
        )
        found, alike = np.unique(codes, return_inverse=True)
        alike = alike.reshape(codes.shape)
        row_class, share = np.divmod(found, values.size)
        places, count = len(grid.places), pairs.indptr.astype(np.int64)
        ones = np.ones(actor.size, dtype=np.int64)
        where = np.repeat(np.arange(places), np.diff(count))
        return cls(
            grid,
            model.column_class,
            model.table[row_class] * values[share][:, None],
            csr_array((ones, (where, alike[0])), shape=(places, found.size)),
            count,
            actor,
            alike,
        )

    def candidates(self, least: float) -> tuple[IntArray, IntArray]:
        """Find the cells where nobody at all would be rare enough to be listed, nearly.

        Parameters
        ----------
        least : float
            The logarithm of the share of false findings.

        Returns
        -------
        places, activities : array of int
            Sorted by place, then activity.

        Notes
        -----
        If a share s of all cells is listed, each of them has a p-value of s times the
        share of false findings at most: that of nobody in it is not above that. The
        cells of which this may hold are counted again and again, as they get fewer.
        """
        failure = self._log_failure()
        width = len(self.grid.activities)
        places: list[IntArray] = [np.zeros(0, np.int64)]
        activities: list[IntArray] = [np.zeros(0, np.int64)]
        chances: list[FloatArray] = [np.zeros(0)]
        for start, stop in blocks(self._costs(), _LARGEST_TABLE):
            chance = (self.present[start:stop] @ failure)[:, self.kinds]
            every = np.arange(start, stop, dtype=np.int64)
            place, activity, before, now = self._exceptions(every)
            kind = self.kinds[activity]
            chance += np.bincount(
                (place - start) * width + activity,
                failure[now, kind] - failure[before, kind],
                chance.size,
            ).reshape(chance.shape)
            where, which = np.nonzero(chance <= least + _DOUBT)
            places.append(where + start)
            activities.append(which)
            chances.append(chance[where, which])
        found = np.concatenate(places), np.concatenate(activities)
        chance = np.concatenate(chances)
        size = chance.size + 1
        while 0 < chance.size < size:
            size = chance.size
            few = chance <= least + math.log(size / self.grid.size) + _DOUBT
            found, chance = (found[0][few], found[1][few]), chance[few]
        return found

    def counts(self, places: IntArray, activities: IntArray) -> csr_array:
        """Count the actors in some cells that are alike.

        Parameters
        ----------
        places, activities : array of int, shape (n_cells,)
            Sorted by place, then activity; no cell twice.

        Returns
        -------
        csr_array of int, shape (n_cells, n_alike)
        """
        width = len(self.grid.activities)
        wanted = places * width + activities
        some = np.unique(places)
        parts: list[tuple[IntArray, IntArray, IntArray]] = []
        for start, stop in blocks(self._costs()[some], _LARGEST_TABLE):
            place, activity, before, now = self._exceptions(some[start:stop])
            cell = find(wanted, place * width + activity)
            kept = cell >= 0
            parts.append((cell[kept], before[kept], now[kept]))
        cells, before, now = (
            np.concatenate([np.zeros(0, np.int64), *(part[k] for part in parts)])
            for k in range(3)
        )
        ones = np.ones(cells.size, dtype=np.int64)
        shape = (wanted.size, self.present.shape[1])
        found = csr_array(
            self.present[places]
            + csr_array((ones, (cells, now)), shape=shape)
            - csr_array((ones, (cells, before)), shape=shape)
        )
        found.eliminate_zeros()
        found.sort_indices()
        return found

    def predicted(self, counts: csr_array, activities: IntArray) -> FloatArray:
        """Add up the probabilities of the actors in some cells."""
        cells = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        chances = self.table[counts.indices, self.kinds[activities][cells]]
        sums: FloatArray = np.zeros(counts.shape[0])
        np.add.at(sums, cells, counts.data * chances)
        return sums

    def at_most(
        self, number: int, counts: csr_array, activities: IntArray
    ) -> FloatArray:
        """Give the exact probability of so many actors or fewer in some cells."""
        tails = np.empty(activities.size)
        size = max(1, _LARGEST_TABLE // self.table.shape[0])
        for start in range(0, activities.size, size):
            some = slice(start, start + size)
            actors = counts[some]
            alike = np.unique(actors.indices)
            tails[some] = poisson_binomial_cdf(
                self.table.T[self.kinds[activities[some]]][:, alike],
                np.full(actors.shape[0], number),
                actors[:, alike].toarray(),
            )
        return tails

    def _log_failure(self) -> FloatArray:
        with np.errstate(divide="ignore"):  # log 0: present for sure
            return np.maximum(np.log1p(-self.table), _SURE)

    def _costs(self) -> IntArray:
        """Say how much memory each place takes: its cells, and the exceptions."""
        has = np.diff(self.grid.by_activity.indptr)[self.actor]
        total = np.concatenate([np.zeros(1, np.int64), np.cumsum(has, dtype=np.int64)])
        return np.diff(total[self.place_starts]) + len(self.grid.activities)

    def _exceptions(
        self, places: IntArray
    ) -> tuple[IntArray, IntArray, IntArray, IntArray]:
        """Find the activities that actors in some places have, there or elsewhere.

        Returns
        -------
        place, activity : array of int
            Of each of them, of who has several.
        before, now : array of int
            As what the actor is counted in `present`, and as what in that cell.
        """
        starts = self.place_starts[places]
        row, entries = spread(starts, self.place_starts[places + 1] - starts)
        heads = self.grid.by_activity.indptr.astype(np.int64)
        actors = self.actor[entries]
        has = np.diff(heads)[actors]
        of, at = spread(heads[actors], np.where(has > 1, has, 0))
        place, entry = places[row[of]], entries[of]
        activity = self.grid.by_activity.indices[at].astype(np.int64)
        cell = self.grid.effort_cells(activity, place)
        does = self.grid.is_active(actors[of], cell).astype(np.int64)
        return place, activity, self.alike[0, entry], self.alike[1 + does, entry]


def _shares(
    actor: IntArray, has: FloatArray, there: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give the shares of what actors do nowhere, elsewhere only, and there.

    Parameters
    ----------
    actor : array of int, shape (n_entries,)
        An actor in a place, each once.
    has, there : array of float, shape (n_entries,)
        How many activities it has, and how many of them there.
    """
    least = there / has
    others = np.maximum(has - 1, 1)
    places = np.bincount(actor)[actor]
    mean = (np.bincount(actor, least)[actor] - least) / np.maximum(places - 1, 1)
    # To a hundredth: as many actors as there are would else be alike to nobody.
    mean = np.round(mean, 2)
    elsewhere = np.clip(mean, least, np.minimum(there / others, 1))
    return least, elsewhere, np.where(has > 1, (there - 1) / others, 1)
