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
Small = NDArray[np.int32]

_DOUBT: Final = 1e-6  # of a sum of logarithms; far more than rounding leaves
_SURE: Final = -1000.0  # the logarithm of what cannot fail; it can be subtracted
_LARGEST_TABLE: Final = 4_000_000
_WHOLE: Final = 101  # shares are counted in hundredths, from none to all


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
    place_starts: IntArray
    actor: IntArray
    alike: Small

    @classmethod
    def of(cls, grid: Grid, model: BipartiteModel) -> "Expectation":
        """Bring together the actors in a place that are alike to the model."""
        pairs = csr_array(grid.by_place.T)
        starts, actor = (
            each.astype(np.int64) for each in (pairs.indptr, pairs.indices)
        )
        has = np.diff(grid.by_activity.indptr)[actor]
        codes, first, which = np.unique(
            _codes(actor, has, pairs.data), return_index=True, return_inverse=True
        )
        shares = np.array(_shares(has[first], pairs.data[first], codes % _WHOLE))
        values, value = np.unique(shares, return_inverse=True)
        row_class = model.row_class[actor[first]].astype(np.int64)
        found, number = np.unique(
            row_class * values.size + value.reshape(shares.shape), return_inverse=True
        )
        row_class, share = np.divmod(found, values.size)
        return cls(
            grid,
            model.column_class,
            model.table[row_class] * values[share][:, None],
            starts,
            actor,
            number.reshape(shares.shape).astype(np.int32)[:, which],
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
        No activity is expected more than one that an actor has elsewhere only: what
        is so rare at best is known by kind of activity, and leaves few places.
        """
        size = self.grid.size
        every = np.arange(len(self.grid.places), dtype=np.int64)
        kinds = np.bincount(self.kinds, minlength=self.table.shape[1])
        place, kind, chance = self._rare(every, least, at_best=True)
        cells = kinds[kind]
        before = size + 1
        while 0 < (now := int(cells.sum())) < before:
            before = now
            few = chance <= least + math.log(now / size) + _DOUBT
            place, cells, chance = place[few], cells[few], chance[few]
        place, activity, chance = self._rare(np.unique(place), least, at_best=False)
        before = size + 1
        while 0 < chance.size < before:
            before = chance.size
            few = chance <= least + math.log(before / size) + _DOUBT
            place, activity, chance = place[few], activity[few], chance[few]
        return place, activity

    def _rare(
        self, places: IntArray, least: float, *, at_best: bool
    ) -> tuple[IntArray, IntArray, FloatArray]:
        """Find where the chance that nobody is there is low: place, activity, chance.

        At best, it is that of kinds of activity, which no activity of a kind is below.
        """
        failure = self._log_failure()
        width = len(self.grid.activities)
        found: list[tuple[IntArray, IntArray, FloatArray]] = []
        for start, stop in blocks(self._costs()[places], _LARGEST_TABLE):
            some = places[start:stop]
            chance = self._present(some, 1 if at_best else 0) @ failure
            if not at_best:
                chance = chance[:, self.kinds]
                place, activity, before, now = self._exceptions(some)
                kind = self.kinds[activity]
                chance += np.bincount(
                    np.searchsorted(some, place) * width + activity,
                    failure[now, kind] - failure[before, kind],
                    chance.size,
                ).reshape(chance.shape)
            where, which = np.nonzero(chance <= least + _DOUBT)
            found.append((some[where], which, chance[where, which]))
        none = np.zeros(0, np.int64)
        parts = [(none, none, np.zeros(0)), *found]
        return (
            np.concatenate([part[0] for part in parts]),
            np.concatenate([part[1] for part in parts]),
            np.concatenate([part[2] for part in parts]),
        )

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
        some, which = np.unique(places, return_inverse=True)
        parts: list[tuple[IntArray, Small, Small]] = []
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
        shape = (wanted.size, self.table.shape[0])
        found = csr_array(
            self._present(some, 0)[which]
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

    def _present(self, places: IntArray, alike: int) -> csr_array:
        """Count the actors in some places by their number, by a row of `alike`."""
        heads = self.place_starts[places]
        sizes = self.place_starts[places + 1] - heads
        _, entries = spread(heads, sizes)
        ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        ones = np.ones(entries.size, dtype=np.int64)
        shape = (places.size, self.table.shape[0])
        found = csr_array((ones, self.alike[alike, entries], ends), shape=shape)
        found.sum_duplicates()
        return found

    def _log_failure(self) -> FloatArray:
        with np.errstate(divide="ignore"):  # log 0: present for sure
            return np.maximum(np.log1p(-self.table), _SURE)

    def _costs(self) -> IntArray:
        """Say how much memory each place takes: its cells, and the exceptions."""
        has = np.diff(self.grid.by_activity.indptr)[self.actor]
        total = np.concatenate([np.zeros(1, np.int64), np.cumsum(has, dtype=np.int64)])
        return np.diff(total[self.place_starts]) + len(self.grid.activities)

    def _exceptions(self, places: IntArray) -> tuple[IntArray, IntArray, Small, Small]:
        """Find the activities that actors in some places have, there or elsewhere.

        Returns
        -------
        place, activity : array of int
            Of each of them, of who has several.
        before, now : array of int
            Its number in an activity that it does nowhere, and in this one.
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


def _codes(actor: IntArray, has: IntArray, there: IntArray) -> IntArray:
    """Give one number for all entries of as many activities and of equal shares.

    Its last digits, below `_WHOLE`, are the mean share that the actor has of its
    activities in its other places. To a hundredth: as many actors as there are would
    else be alike to nobody.
    """
    total = np.bincount(actor, there)[actor] - there
    others = np.maximum(np.bincount(actor)[actor] - 1, 1)
    mean = np.rint((_WHOLE - 1) * total / (has * others)).astype(np.int64)
    width = int(has.max(initial=0)) + 1
    return (has.astype(np.int64) * width + there) * _WHOLE + mean


def _shares(
    has: IntArray, there: IntArray, mean: IntArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give the shares of what actors do nowhere, elsewhere only, and there.

    Parameters
    ----------
    has, there : array of int, shape (n_entries,)
        How many activities an actor has, and how many of them in a place.
    mean : array of int, shape (n_entries,)
        The mean share that it has in its other places, in hundredths.
    """
    least = there / has
    others = np.maximum(has - 1, 1)
    elsewhere = np.clip(mean / (_WHOLE - 1), least, np.minimum(there / others, 1))
    return least, elsewhere, np.where(has > 1, (there - 1) / others, 1)
