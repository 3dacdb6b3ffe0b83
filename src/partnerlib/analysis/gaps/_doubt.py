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
    Placed,
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

    def add(self, parts: list[IntArray], possible: int, records: int) -> None:
        """Let some equal records lie in some of the cells possible for them."""
        for cells in parts:
            self.confidence[cells] *= (1.0 - 1.0 / possible) ** records
            self.undocumented[cells] += records


def doubt(tables: Sequence[CellTable], groups: Groups) -> Doubt:
    """Give the doubt in every cell of a family, table after table."""
    result = Doubt.none(sum(len(table) for table in tables))
    # What is documented in every table casts no doubt: mostly, that is nearly all.
    open_ = {
        places: by_terms
        for places, by_terms in groups.items()
        if not all(table.is_precise(places) for table in tables)
        or not all(table.by_terms(terms)[1] for table in tables for terms in by_terms)
    }
    for lying in _signatures(tables, open_):
        lying.weigh(result)
    return result


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
    result = Doubt.none(cells)
    covered, alike = [NO_CELLS], list[list[int]]()
    for lying in _signatures(tables, groups):
        lying.weigh(result)
        parts = lying.covered
        if parts:
            covered.append(parts[0] if len(parts) == 1 else np.concatenate(parts))
            alike.append(lying.records)
    by_signature = incidence(covered[1:], cells).T
    matrix = csr_array(by_signature @ incidence(alike, records))
    matrix.sort_indices()
    return matrix, result


def doubt_in_grid(
    activities: CellTable, places: CellTable, listed: CellTable, groups: Groups
) -> Doubt:
    """Give the doubt in some cells of a family that is a full product.

    Parameters
    ----------
    activities, places : CellTable
        The cells of the family are all pairs of these; they are counted and never
        made.
    listed : CellTable
        The cells that matter.
    groups : Groups
        The records.
    """
    result = Doubt.none(len(listed))
    for where, by_terms in groups.items():
        placed, chosen = places.by_places(where), listed.by_places(where)
        for terms, records in by_terms.items():
            fitting, whole = listed.by_terms(terms)
            maybe = listed.both(fitting, chosen.maybe(whole=whole))
            if maybe.size:
                width = placed.maybe(whole=whole).size
                width += placed.covered.size if whole else 0
                height = activities.by_terms(terms)[0].size
                result.add([maybe], height * width, len(records))
    return result


class _Lying(NamedTuple):
    """Where the records of one signature lie, and may lie, in a family of cells."""

    records: list[int]
    fitting: list[tuple[int, CellTable, Placed, IntArray, bool]]

    @property
    def covered(self) -> list[IntArray]:
        """The cells that they cover, in parts."""
        found: list[IntArray] = []
        for start, table, placed, cells, whole in self.fitting:
            if whole:
                part = table.both(cells, placed.covered)
                if part.size:
                    found.append(part + start)
        return found

    def weigh(self, doubt: Doubt) -> None:
        """Add the doubt that they cast."""
        maybe: list[IntArray] = []
        for start, table, placed, cells, whole in self.fitting:
            part = table.both(cells, placed.maybe(whole=whole))
            if part.size:
                maybe.append(part + start)
        if maybe:
            possible = sum(part.size for part in (*maybe, *self.covered))
            doubt.add(maybe, possible, len(self.records))


def _signatures(tables: Sequence[CellTable], groups: Groups) -> Iterator[_Lying]:
    starts = [0, *accumulate(len(table) for table in tables)]
    for places, by_terms in groups.items():
        placed = [table.by_places(places) for table in tables]
        for terms, records in by_terms.items():
            yield _Lying(
                records,
                [
                    (start, table, where, *table.by_terms(terms))
                    for start, table, where in zip(starts, tables, placed, strict=False)
                ],
            )


def incidence(rows: Sequence[Sequence[int] | IntArray], columns: int) -> csr_array:
    """Give a matrix with ones at some columns of each row."""
    starts = np.fromiter(accumulate(map(len, rows), initial=0), dtype=np.int64)
    at = np.concatenate([NO_CELLS, *rows])
    ones = np.ones(at.size, dtype=np.int32)
    return csr_array((ones, at, starts), shape=(len(rows), columns))
