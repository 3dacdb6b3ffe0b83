"""What ties two actors in a cell: a joint record, a common lead or network."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis.duplicates._meetings import Booleans, Meetings
from partnerlib.model import EVER_AFTER, EVER_BEFORE, Action, Agreement
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Efforts,
    Holding,
    IntArray,
    Kinship,
    Lineage,
    Liveness,
    effort_span,
    joined,
    shared,
)
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._ragged import blocks, spread

JOINT_RECORD: Final = "joint-record"

_LARGEST_JOIN: Final = 2_000_000
_NONE: Final[IntArray] = np.zeros(0, dtype=np.int64)


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
    references : tuple of str
        The records by number, as ``kind/id``: the joint record, or the actor that
        leads or that is the network.
    """

    reason: str
    groups: IntArray
    witnesses: IntArray
    references: tuple[str, ...]

    @classmethod
    def of(
        cls,
        reason: str,
        groups: IntArray,
        witnesses: IntArray,
        references: tuple[str, ...],
    ) -> "Ties":
        """Sort the entries and drop repeats."""
        size = max(len(references), 1)
        codes = np.sort(groups * size + witnesses)
        codes = codes[first_of_runs(codes)]
        return cls(reason, codes // size, codes % size, references)


class Coordination:
    """The ties of a registry, ready to be looked up for meetings in bulk."""

    def __init__(
        self,
        registry: Registry,
        efforts: Efforts,
        liveness: Liveness,
        max_network: int,
    ) -> None:
        self._kinds = (
            _JointRecords(registry, efforts, liveness),
            _CommonLeads(registry, efforts),
            _CommonNetworks(registry, efforts, max_network),
        )

    def ties(self, meetings: Meetings) -> tuple[Ties, ...]:
        """Find what coordinates each group that may be the same work twice."""
        chosen = np.flatnonzero(meetings.compatible)
        return tuple(kind.ties(meetings, chosen) for kind in self._kinds)


class _JointRecords:
    """Live records that hold both at one time, about the cell or nothing stated."""

    def __init__(
        self, registry: Registry, efforts: Efforts, liveness: Liveness
    ) -> None:
        self._efforts = efforts
        self._size = max(len(efforts.actors), 1)
        live = list(_live(registry, liveness))
        self._references = tuple([reference for reference, _ in live])
        records = [record for _, record in live]
        self._terms = _terms(records, efforts.actors, liveness)
        held = self._terms[0][first_of_runs(self._terms[0])]
        bounds = np.searchsorted(held, np.arange(len(live) + 1) * self._size)
        self._holding = Holding(bounds, held % self._size, self._size)
        self._themes = Kinship(Lineage(registry, "theme"))
        self._places = Kinship(Lineage(registry, "place"))
        number, other = self._themes.number, self._places.number
        self._theme = _integers([number(record.scope.themes) for record in records])
        self._place = _integers([other(record.scope.places) for record in records])
        themes, places = efforts.values
        theme, place = efforts.cell_values.T
        self._cell_theme = _integers([number((each,)) for each in themes])[theme]
        self._cell_place = _integers([other((each,)) for each in places])[place]

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        groups: list[IntArray] = [_NONE]
        witnesses: list[IntArray] = [_NONE]
        pairs = _Pairs.of(meetings, chosen, self._size)
        for positions, record in pairs.meeting(*self._holding.both(pairs.distinct)):
            meeting = chosen[positions]
            touching = self._touches(record, meetings.cell[meetings.group[meeting]])
            kept, meeting = self._together(
                record[touching], meeting[touching], meetings
            )
            groups.append(meetings.group[meeting])
            witnesses.append(kept)
        return Ties.of(
            JOINT_RECORD,
            np.concatenate(groups),
            np.concatenate(witnesses),
            self._references,
        )

    def _together(
        self, record: IntArray, meeting: IntArray, meetings: Meetings
    ) -> tuple[IntArray, IntArray]:
        """Keep records that hold both actors at a time of both efforts.

        An actor with two terms of office in a record is in it at either.
        """
        efforts = self._efforts
        codes, begin, end = self._terms
        first = np.full(record.size, EVER_BEFORE)
        last = np.full(record.size, EVER_AFTER)
        for side in (meetings.first, meetings.second):
            actor = efforts.effort_actors[side[meeting]]
            entries, terms = joined(record * self._size + actor, codes)
            record, meeting = record[entries], meeting[entries]
            first = np.maximum(first[entries], begin[terms])
            last = np.minimum(last[entries], end[terms])
        shared = first <= last
        for side in (meetings.first, meetings.second):
            time = efforts.effort_spans[side[meeting]]
            shared &= (first <= time[:, 3]) & (time[:, 0] <= last)
        return record[shared], meeting[shared]

    def _touches(self, record: IntArray, cell: IntArray) -> Booleans:
        akin = self._themes.akin(self._theme[record], self._cell_theme[cell])
        return akin & self._places.akin(self._place[record], self._cell_place[cell])


def _terms(
    records: list[Action | Agreement], actors: tuple[str, ...], liveness: Liveness
) -> tuple[IntArray, IntArray, IntArray]:
    """Tell from when to when, at most, each record may hold each of some actors.

    Returns
    -------
    codes : array of int
        The record and the actor of each term, ascending: the number of the record,
        times the number of actors, plus that of the actor.
    first, last : array of int
        The days.
    """
    numbers = {actor: number for number, actor in enumerate(actors)}
    codes: list[int] = []
    times: list[int] = []
    start = 0
    for record in records:
        span = record.period.span
        for party in record.parties:
            lasting = span
            if not party.during.is_unknown:
                lasting = effort_span(record.period, party.during)
                if lasting.is_empty or not liveness.holds(lasting):
                    continue
            number = numbers.get(party.actor, -1)
            if number >= 0:
                codes.append(start + number)
                times += (lasting.start_low, lasting.end_high)
        start += max(len(actors), 1)
    found = _integers(codes)
    first, last = _integers(times).reshape(-1, 2).T
    order = np.lexsort((last, first, found))
    return found[order], first[order], last[order]


class _CommonLeads:
    """Actors that lead the records of both efforts."""

    def __init__(self, registry: Registry, efforts: Efforts) -> None:
        self._records = efforts.effort_records
        stated = {p.role for each in efforts.records for p in each.record.parties}
        roles = registry.vocabularies["roles"]
        leads = {role for role in stated if roles.role_class(role) == "leads"}
        leading = [
            {p.actor for p in each.record.parties if p.role in leads}
            for each in efforts.records
        ]
        names = sorted({name for each in leading for name in each})
        numbers = {name: number for number, name in enumerate(names)}
        self._references = tuple(f"actor/{name}" for name in names)
        self._leading = _incidence(
            [{numbers[name] for name in each} for each in leading], len(names)
        )

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        left = self._records[meetings.first[chosen]]
        right = self._records[meetings.second[chosen]]
        led = np.diff(self._leading.indptr) > 0
        both = np.flatnonzero(led[left] & led[right])
        entries, leads = shared(self._leading, left[both], right[both])
        groups = meetings.group[chosen[both[entries]]]
        return Ties.of("common-lead", groups, leads, self._references)


class _CommonNetworks:
    """Small networks of which both are members, about the theme or about nothing."""

    def __init__(self, registry: Registry, efforts: Efforts, max_network: int) -> None:
        sizes = Counter(
            network for actor in registry.actors.values() for network in actor.member_of
        )
        names = sorted(name for name, size in sizes.items() if size <= max_network)
        numbers = {name: number for number, name in enumerate(names)}
        self._references = tuple(f"actor/{name}" for name in names)
        member_of = (registry.actors[actor].member_of for actor in efforts.actors)
        self._members = _incidence(
            [{numbers[n] for n in each if n in numbers} for each in member_of],
            len(names),
        )
        self._about = [frozenset(registry.actors[name].themes) for name in names]
        lineage = Lineage(registry, "theme")
        self._wider = [lineage(theme) for theme in efforts.values[0]]
        self._theme = efforts.cell_values[:, 0]

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        groups: list[IntArray] = [_NONE]
        witnesses: list[IntArray] = [_NONE]
        size = max(self._members.shape[0], 1)
        pairs = _Pairs.of(meetings, chosen, size)
        left, right = pairs.distinct // size, pairs.distinct % size
        in_one = np.diff(self._members.indptr) > 0
        some = np.flatnonzero(in_one[left] & in_one[right])
        entries, networks = shared(self._members, left[some], right[some])
        for positions, network in pairs.meeting(some[entries], networks):
            group = meetings.group[chosen[positions]]
            fitting = self._fits(network, self._theme[meetings.cell[group]])
            groups.append(group[fitting])
            witnesses.append(network[fitting])
        return Ties.of(
            "common-network",
            np.concatenate(groups),
            np.concatenate(witnesses),
            self._references,
        )

    def _fits(self, network: IntArray, theme: IntArray) -> Booleans:
        size = len(self._wider)
        codes, inverse = np.unique(network * size + theme, return_inverse=True)
        answers = [self._is_about(*divmod(code, size)) for code in codes.tolist()]
        return np.array(answers, dtype=np.bool_)[inverse]

    def _is_about(self, network: int, theme: int) -> bool:
        about = self._about[network]
        return not about or not about.isdisjoint(self._wider[theme])


@attrs.frozen(eq=False)
class _Pairs:
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
    def of(cls, meetings: Meetings, chosen: IntArray, size: int) -> "_Pairs":
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


def _live(
    registry: Registry, liveness: Liveness
) -> Iterator[tuple[str, Action | Agreement]]:
    for kind, records in (
        ("action", registry.actions),
        ("agreement", registry.agreements),
    ):
        for id_, record in records.items():
            if liveness(record.status, record.period.span):
                yield f"{kind}/{id_}", record


def _incidence(rows: list[set[int]], columns: int) -> csr_array:
    sizes = [len(row) for row in rows]
    where = _integers(number for row in rows for number in sorted(row))
    ends = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    ones = np.ones(where.size, dtype=np.bool_)
    return csr_array((ones, where, ends), shape=(len(rows), columns))


def _integers(numbers: Iterable[int]) -> IntArray:
    return np.fromiter(numbers, dtype=np.int64)
