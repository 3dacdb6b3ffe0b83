"""What two actors are to one another in each of their cells, block by block."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._meetings import Comparison, Meetings
from partnerlib.analysis.duplicates._ties import Ties
from partnerlib.sparse import Block, IntArray

LABELS: Final = ("duplicate", "complementary", "coordinated")
"""What a pair may be. Of what its cells are, the first of these counts."""

OVERLAPS: Final = ("no", "unknown", "yes")
"""Whether two actors are in a common cell at one time."""

BLOCK: Final = 200_000
"""About how many pairs of efforts are compared at a time."""

Piece: TypeAlias = tuple[Meetings, tuple[Ties, ...]]

# In one cell a tie prevails over work that may be the same, and that over work that
# differs: what prevails by label, and just so the label of what prevails.
_PREVAILS: Final = np.array([1, 0, 2], dtype=np.int8)


@attrs.frozen(eq=False)
class Groups:
    """Pairs of actors in the cells that they share, sorted by actors and cell.

    Attributes
    ----------
    one, other, cell : array of int
        The actors, the first being the smaller, and the cell.
    label : array of int
        What they are there, an index of `LABELS`.
    overlap : array of int
        Their best overlap in time there, an index of `OVERLAPS`.
    """

    one: IntArray
    other: IntArray
    cell: IntArray
    label: NDArray[np.int8]
    overlap: NDArray[np.int8]

    @classmethod
    def of(cls, meetings: Meetings, ties: tuple[Ties, ...]) -> "Groups":
        """Say what the groups of meetings are."""
        labels = np.ones(meetings.one.size, dtype=np.int8)
        labels[meetings.group[meetings.compatible]] = 0
        for kind in ties:
            labels[kind.groups] = 2
        overlaps = np.zeros(meetings.one.size, dtype=np.int8)
        overlaps[meetings.group[~meetings.apart]] = 1
        overlaps[meetings.group[meetings.sure]] = 2
        return cls(meetings.one, meetings.other, meetings.cell, labels, overlaps)

    @classmethod
    def all_of(cls, pieces: Iterable[Piece]) -> "Groups":
        """Say what the groups of a block are, of which several pieces may have some."""
        parts: list[Groups] = []
        for piece in pieces:
            parts.append(cls.of(*piece))
            # Those that are united have to double before they are again.
            if sum(part.one.size for part in parts[1:]) > max(BLOCK, parts[0].one.size):
                parts = [cls._united(parts)]
        return parts[0] if len(parts) == 1 else cls._united(parts)

    @classmethod
    def _united(cls, parts: list["Groups"]) -> "Groups":
        one, other, cell, label, overlap = (
            np.concatenate(column)
            for column in zip(
                *((p.one, p.other, p.cell, p.label, p.overlap) for p in parts),
                strict=True,
            )
        )
        order = np.lexsort((cell, other, one))
        one, other, cell = one[order], other[order], cell[order]
        starts = np.flatnonzero(changes(one, other, cell))
        return cls(
            one[starts],
            other[starts],
            cell[starts],
            _PREVAILS[np.maximum.reduceat(_PREVAILS[label[order]], starts)],
            np.maximum.reduceat(overlap[order], starts),
        )


@attrs.frozen(eq=False)
class Compared:
    """The pairs of efforts of a block, compared anew at each walk over its pieces."""

    block: Block
    comparison: Comparison
    coordination: Coordination
    codes: IntArray | None

    def __iter__(self) -> Iterator[Piece]:
        """Compare the efforts piece by piece."""
        posts, size = self.comparison.posts, len(self.comparison.efforts.actors)
        for first, second in self.block:
            if self.codes is not None:
                found = posts.actors[first].astype(np.int64) * size
                wanted = np.isin(found + posts.actors[second], self.codes)
                first, second = first[wanted], second[wanted]  # noqa: PLW2901 -- fewer
            meetings = self.comparison.meetings(first, second)
            yield meetings, self.coordination.ties(meetings)


def compare(
    comparison: Comparison, coordination: Coordination, codes: IntArray | None = None
) -> Iterator[Compared]:
    """Compare the efforts of actors with a common cell, block by block.

    Parameters
    ----------
    comparison, coordination : Comparison, Coordination
        What compares them.
    codes : array of int, optional
        Only these pairs: the smaller actor times the number of actors, plus the other.

    Yields
    ------
    Compared
        Some pairs with all their cells.
    """
    size = max(len(comparison.efforts.actors), 1)
    actors = None if codes is None else codes // size
    for block in comparison.posts.blocks(BLOCK, actors):
        yield Compared(block, comparison, coordination, codes)


def changes(*keys: IntArray) -> NDArray[np.bool_]:
    """Say of each row of sorted keys whether it differs from the one before."""
    new = np.ones(keys[0].size, dtype=np.bool_)
    new[1:] = False
    for key in keys:
        new[1:] |= key[1:] != key[:-1]
    return new
