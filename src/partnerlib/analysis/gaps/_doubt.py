"""How far the data allows to say that something is absent.

A record that leaves a facet empty, or states a place too widely, may lie in any of
the cells it is compatible with. Where there are m of them, each is spared by it
with probability 1 - 1/m; the confidence in an absence is the product over all
such records.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._tables import (
    NO_CELLS,
    CellTable,
    Groups,
)
from partnerlib.sparse import IntArray


@attrs.frozen(eq=False)
class Doubt:
    """By cell: the confidence that what no record states is not there.

    Attributes
    ----------
    confidence : array of float
        From 0 to 1.
    undocumented : array of int
        How many records could lie in the cell and do not say so.
    """

    confidence: NDArray[np.float64]
    undocumented: IntArray

    @classmethod
    def none(cls, size: int) -> "Doubt":
        """Trust the absence in every cell."""
        return cls(np.ones(size), np.zeros(size, dtype=np.int64))

    def add(self, cells: IntArray, possible: int, records: int) -> None:
        """Let some equal records lie in any of the possible cells."""
        if cells.size:
            self.confidence[cells] *= (1.0 - 1.0 / possible) ** records
            self.undocumented[cells] += records


class Match(NamedTuple):
    """The cells of a family that equal records cover, or may lie in unsaid."""

    records: list[int]
    covered: IntArray
    doubtful: IntArray


def matches(tables: Sequence[CellTable], groups: Groups) -> Iterator[Match]:
    """Go through the records by signature and tell where they lie.

    The cells of all tables are numbered on, table after table.
    """
    starts = [0, *accumulate(len(table) for table in tables)]
    numbered = list(zip(starts, tables, strict=False))
    for places, by_terms in groups.items():
        placed = [table.by_places(places) for table in tables]
        for terms, records in by_terms.items():
            covered, doubtful = [NO_CELLS], [NO_CELLS]
            for (start, table), where in zip(numbered, placed, strict=True):
                fitting, whole = table.by_terms(terms)
                inside, maybe = where.among(whole=whole)
                covered.append(start + table.both(fitting, inside))
                doubtful.append(start + table.both(fitting, maybe))
            yield Match(records, np.concatenate(covered), np.concatenate(doubtful))


def covering(
    tables: Sequence[CellTable], groups: Groups, records: int
) -> tuple[csr_array, Doubt]:
    """Tell which records cover each cell of a family, and the doubt in each cell.

    Returns
    -------
    covering : csr_array of int, shape (n_cells, n_records)
        Table after table; indices ascending.
    doubt : Doubt
        By cell, table after table.
    """
    cells = sum(len(table) for table in tables)
    doubt = Doubt.none(cells)
    at, by = [NO_CELLS], [NO_CELLS]
    for match in matches(tables, groups):
        possible = match.covered.size + match.doubtful.size
        doubt.add(match.doubtful, possible, len(match.records))
        at.append(np.repeat(match.covered, len(match.records)))
        by.append(np.tile(np.array(match.records), match.covered.size))
    where = (np.concatenate(at), np.concatenate(by))
    ones = np.ones(where[0].size, dtype=np.int32)
    matrix = csr_array((ones, where), shape=(cells, records))
    matrix.sort_indices()
    return matrix, doubt


def doubt_in_grid(
    activities: CellTable,
    places: CellTable,
    groups: Groups,
    listed: tuple[IntArray, IntArray],
) -> Doubt:
    """Give the doubt in some cells of a family that is a full product.

    Parameters
    ----------
    activities, places : CellTable
        The cells are all pairs of these; they are counted and never made.
    groups : Groups
        The records.
    listed : tuple of array of int
        The activity and the place of each cell that matters.
    """
    result = Doubt.none(listed[0].size)
    for where, by_terms in groups.items():
        placed = places.by_places(where)
        for terms, records in by_terms.items():
            fitting, whole = activities.by_terms(terms)
            inside, maybe = placed.among(whole=whole)
            chosen = np.isin(listed[0], fitting) & np.isin(listed[1], maybe)
            possible = fitting.size * (inside.size + maybe.size)
            result.add(np.flatnonzero(chosen), possible, len(records))
    return result
