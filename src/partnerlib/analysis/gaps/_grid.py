"""Effort cells as a grid of activities and places, and who is where in it."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse import Cell, Efforts, IntArray
from partnerlib.sparse._ragged import find

BoolArray = NDArray[np.bool_]


@attrs.frozen(eq=False)
class Grid:
    """Effort cells as activities (all facets but place) times places."""

    activities: Sequence[Cell]
    places: Sequence[Cell]
    activity_of: IntArray  # of each effort cell
    place_of: IntArray
    observed: IntArray  # how many actors are in each effort cell
    active: IntArray  # actor times cells plus effort cell, ascending
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
            np.sort(actors_and_cells(presence)),
            pattern(presence @ membership(activity_of)),
            csr_array(presence @ membership(place_of)),
        )

    @property
    def size(self) -> int:
        """How many cells there are, with an effort or without."""
        return len(self.activities) * len(self.places)

    def is_active(self, actor: IntArray, effort_cell: IntArray) -> BoolArray:
        """Say which actors have an effort in their effort cell; -1 is none."""
        pairs = actor * self.observed.size + effort_cell
        return (effort_cell >= 0) & (find(self.active, pairs) >= 0)

    def effort_cells(self, activity: IntArray, place: IntArray) -> IntArray:
        """Give the number of the effort cell at some activities and places, else -1."""
        # Effort cells come sorted, and their place is the last of their values.
        width = len(self.places)
        known = self.activity_of * width + self.place_of
        wanted = activity * width + place
        at = np.minimum(np.searchsorted(known, wanted), known.size - 1)
        return np.where(known[at] == wanted, at, -1)


def actors_and_cells(presence: csr_array) -> IntArray:
    """Give one number for each actor in each of its effort cells."""
    entries = presence.tocoo()
    return entries.row.astype(np.int64) * presence.shape[1] + entries.col


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
