"""Every pair of actors with a common cell, and what each pair is."""

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._groups import Groups, changes, compare
from partnerlib.analysis.duplicates._meetings import Comparison


@attrs.frozen(eq=False)
class Candidates:
    """Pairs of actors that share a cell, one entry each, sorted by actors.

    Attributes
    ----------
    one, other : array of int
        The actors; the first is the smaller.
    label : array of int
        What they are, an index of ``LABELS``.
    cells : array of int
        How many of their cells have this label.
    overlap : array of int
        Their best overlap in time, an index of ``OVERLAPS``.
    """

    # Of all that is computed only these grow with the pairs, hence the small types.
    one: NDArray[np.int32]
    other: NDArray[np.int32]
    label: NDArray[np.int8]
    cells: NDArray[np.int32]
    overlap: NDArray[np.int8]

    def at(self, some: NDArray[Any]) -> "Candidates":
        """Choose some of them."""
        return Candidates(*(column[some] for column in self.columns))

    @property
    def columns(self) -> tuple[NDArray[Any], ...]:
        """All arrays, in the order in which they are stated."""
        return self.one, self.other, self.label, self.cells, self.overlap

    @classmethod
    def joined(cls, parts: list["Candidates"]) -> "Candidates":
        """Put parts, one or more, one after the other."""
        columns = zip(*(part.columns for part in parts), strict=True)
        return cls(*map(np.concatenate, columns))


def iter_candidates(
    comparison: Comparison, coordination: Coordination
) -> Iterator[Candidates]:
    """Find and label all pairs with a common cell, block by block.

    Yields
    ------
    Candidates
        Some pairs, never none but in the first block; sorted by actors within blocks
        and from block to block.

    Notes
    -----
    Linear in the pairs of efforts that lie in one cell; memory is bounded by one block
    of these, by the pairs of one actor, and by what one effort meets.
    """
    none = np.zeros(0, dtype=np.int64)
    yield _pairs(Groups.of(comparison.meetings(none, none), ()))
    for compared in compare(comparison, coordination):
        yield _pairs(Groups.all_of(compared))


def _pairs(groups: Groups) -> Candidates:
    new = changes(groups.one, groups.other)
    starts = np.flatnonzero(new)
    best = np.minimum.reduceat(groups.label, starts)
    alike = groups.label == best[new.cumsum() - 1]
    return Candidates(
        groups.one[starts].astype(np.int32),
        groups.other[starts].astype(np.int32),
        best,
        np.add.reduceat(alike, starts, dtype=np.int32),
        np.maximum.reduceat(groups.overlap, starts),
    )
