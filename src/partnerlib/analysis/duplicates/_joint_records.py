"""Joint records: live ones that hold two actors at one time, about their cell."""

from typing import Final

import numpy as np

from partnerlib.analysis.duplicates._bonds import LiveRecords
from partnerlib.analysis.duplicates._meetings import Booleans, Meetings
from partnerlib.analysis.duplicates._ties import MeetingPairs, Ties
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Efforts,
    IntArray,
    Kinship,
    Lineage,
    Liveness,
    joined,
)

JOINT_RECORD: Final = "joint-record"


class JointRecords:
    """Live records that hold both at one time, about the cell or nothing stated."""

    def __init__(
        self, registry: Registry, efforts: Efforts, liveness: Liveness
    ) -> None:
        self._efforts = efforts
        self._size = max(len(efforts.actors), 1)
        self._live = live = LiveRecords.of(registry, efforts.actors, liveness)
        self._themes = Kinship(Lineage(registry, "theme"))
        self._places = Kinship(Lineage(registry, "place"))
        scopes = [record.scope for record in live.records]
        self._theme = self._themes.numbers(scope.themes for scope in scopes)
        self._place = self._places.numbers(scope.places for scope in scopes)
        themes, places = efforts.values
        theme, place = efforts.cell_values.T
        self._cell_theme = self._themes.numbers((each,) for each in themes)[theme]
        self._cell_place = self._places.numbers((each,) for each in places)[place]

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        """Find the joint records of each group of some meetings."""
        found: list[tuple[IntArray, IntArray]] = []
        pairs = MeetingPairs.of(meetings, chosen, self._size)
        for positions, holding in pairs.meeting(
            *self._live.holding.both(pairs.distinct)
        ):
            cell = meetings.cell[meetings.group[chosen[positions]]]
            touching = self._touches(holding, cell)
            record, meeting = holding[touching], chosen[positions[touching]]
            dated = self._live.dated[record]
            found += [
                self._at_once(record[~dated], meeting[~dated], meetings),
                self._in_office(record[dated], meeting[dated], meetings),
            ]
        return Ties.of(JOINT_RECORD, found, self._live.reference)

    def _at_once(
        self, record: IntArray, meeting: IntArray, meetings: Meetings
    ) -> tuple[IntArray, IntArray]:
        """Keep records without dated parties that hold at a time of both efforts."""
        first, last = self._live.first[record], self._live.last[record]
        shared = self._shares(first, last, meeting, meetings)
        return meetings.group[meeting[shared]], record[shared]

    def _in_office(
        self, record: IntArray, meeting: IntArray, meetings: Meetings
    ) -> tuple[IntArray, IntArray]:
        """Keep records that hold both actors at a time of both efforts.

        An actor with two terms of office in a record is in it at either.
        """
        codes, begin, end = self._live.terms.T
        first = self._live.first[record]
        last = self._live.last[record]
        for side in (meetings.first, meetings.second):
            actor = self._efforts.effort_actors[side[meeting]]
            entries, terms = joined(record * self._size + actor, codes)
            record, meeting = record[entries], meeting[entries]
            first = np.maximum(first[entries], begin[terms])
            last = np.minimum(last[entries], end[terms])
        shared = first <= last
        shared &= self._shares(first, last, meeting, meetings)
        return meetings.group[meeting[shared]], record[shared]

    def _shares(
        self, first: IntArray, last: IntArray, meeting: IntArray, meetings: Meetings
    ) -> Booleans:
        """Say whether some days are not certainly apart from either effort."""
        spans = self._efforts.effort_spans
        start, _, _, end = spans[meetings.first[meeting]].T
        shared: Booleans = (first <= end) & (start <= last)
        start, _, _, end = spans[meetings.second[meeting]].T
        shared &= (first <= end) & (start <= last)
        return shared

    def _touches(self, record: IntArray, cell: IntArray) -> Booleans:
        akin = self._themes.akin(self._theme[record], self._cell_theme[cell])
        return akin & self._places.akin(self._place[record], self._cell_place[cell])


__all__ = ["JOINT_RECORD", "JointRecords"]
