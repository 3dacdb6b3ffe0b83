"""Every pair of actors with a common cell, and what each pair is."""

from collections.abc import Iterator
from typing import Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._meetings import Comparison, Meetings
from partnerlib.analysis.duplicates._ties import Ties

LABELS: Final = ("duplicate", "complementary", "coordinated")
"""What a pair may be. Of what its cells are, the first of these counts."""

OVERLAPS: Final = ("no", "unknown", "yes")
"""Whether two actors are in a common cell at one time."""

BLOCK: Final = 200_000
"""About how many pairs of efforts are compared at a time."""


@attrs.frozen(eq=False)
class Candidates:
    """Pairs of actors that share a cell, one entry each, sorted by actors.

    Attributes
    ----------
    one, other : array of int
        The actors; the first is the smaller.
    label : array of int
        What they are, an index of `LABELS`.
    cells : array of int
        How many of their cells have this label.
    overlap : array of int
        Their best overlap in time, an index of `OVERLAPS`.
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
    of these.
    """
    none = np.zeros(0, dtype=np.int64)
    yield _pairs(comparison.meetings(none, none), ())
    for first, second in comparison.posts.blocks(BLOCK):
        meetings = comparison.meetings(first, second)
        yield _pairs(meetings, coordination.ties(meetings))


def group_labels(meetings: Meetings, ties: tuple[Ties, ...]) -> NDArray[np.int8]:
    """Say what each group of meetings is, as an index of `LABELS`."""
    labels = np.ones(meetings.one.size, dtype=np.int8)
    labels[meetings.group[meetings.compatible]] = 0
    for kind in ties:
        labels[kind.groups] = 2
    return labels


def _pairs(meetings: Meetings, ties: tuple[Ties, ...]) -> Candidates:
    labels = group_labels(meetings, ties)
    overlaps = np.zeros(meetings.one.size, dtype=np.int8)
    overlaps[meetings.group[~meetings.apart]] = 1
    overlaps[meetings.group[meetings.sure]] = 2
    new = np.ones(meetings.one.size, dtype=np.bool_)
    new[1:] = meetings.one[1:] != meetings.one[:-1]
    new[1:] |= meetings.other[1:] != meetings.other[:-1]
    starts = np.flatnonzero(new)
    best = np.minimum.reduceat(labels, starts)
    alike = labels == best[new.cumsum() - 1]
    return Candidates(
        meetings.one[starts].astype(np.int32),
        meetings.other[starts].astype(np.int32),
        best,
        np.add.reduceat(alike, starts, dtype=np.int32),
        np.maximum.reduceat(overlaps, starts),
    )
