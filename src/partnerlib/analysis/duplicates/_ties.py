"""What ties groups of meetings, and which meetings a pair of actors has."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis.duplicates._meetings import Meetings
from partnerlib.sparse import IntArray
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._ragged import blocks, spread

_LARGEST_JOIN: Final = 2_000_000


@attrs.frozen(eq=False)
class Ties:
    """What coordinates the groups of meetings, for one kind of reason.

    Attributes
    ----------
    reason : str
        ``joint-record``, ``common-lead`` or ``common-network``.
    groups, witnesses : array of int
        One entry for each group and each record that ties it, sorted and without
        repeats.
    reference : callable
        Gives a record by number, as ``kind/id``: the joint record, or the actor that
        leads or that is the network.
    """

    reason: str
    groups: IntArray
    witnesses: IntArray
    reference: Callable[[int], str]

    @classmethod
    def of(
        cls,
        reason: str,
        found: list[tuple[IntArray, IntArray]],
        reference: Callable[[int], str],
    ) -> "Ties":
        """Sort the entries, given as some groups and witnesses, and drop repeats."""
        none = np.zeros(0, dtype=np.int64)
        groups = np.concatenate([none, *(groups for groups, _ in found)])
        witnesses = np.concatenate([none, *(witnesses for _, witnesses in found)])
        size = int(witnesses.max(initial=0)) + 1
        codes = np.sort(groups * size + witnesses)
        codes = codes[first_of_runs(codes)]
        return cls(reason, codes // size, codes % size, reference)


@attrs.frozen(eq=False)
class MeetingPairs:
    """The pairs of actors of some meetings.

    Attributes
    ----------
    distinct : array of int
        Each pair once, ascending: the first actor times the size, plus the other.
    starts, counts : array of int
        Where the meetings of each pair start, and how many they are.
    """

    distinct: IntArray
    starts: IntArray
    counts: IntArray

    @classmethod
    def of(cls, meetings: Meetings, chosen: IntArray, size: int) -> "MeetingPairs":
        """Find the pairs of the meetings that are chosen."""
        groups = meetings.group[chosen]
        codes = meetings.one[groups] * size + meetings.other[groups]
        starts = np.flatnonzero(first_of_runs(codes))
        counts = np.diff(np.append(starts, codes.size))
        return cls(codes[starts], starts, counts)

    def meeting(
        self, pairs: IntArray, witnesses: IntArray
    ) -> Iterator[tuple[IntArray, IntArray]]:
        """Yield the meetings of some pairs, by position, with what each pair has.

        In parts, so that joining one with the meetings takes a bounded room.
        """
        counts = self.counts[pairs]
        for start, stop in blocks(counts, _LARGEST_JOIN):
            some = slice(start, stop)
            entries, positions = spread(self.starts[pairs[some]], counts[some])
            yield positions, witnesses[some][entries]


__all__ = ["MeetingPairs", "Ties"]
