"""What ties two actors in a cell: a joint record, a common lead or network."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import attrs
import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis.duplicates._meetings import Booleans, Meetings
from partnerlib.model import EVER_AFTER, EVER_BEFORE, Action, Agreement
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Efforts,
    IntArray,
    Kinship,
    Lineage,
    Liveness,
    effort_span,
    joined,
    shared,
)

JOINT_RECORD: Final = "joint-record"

_LARGEST_JOIN: Final = 2_000_000
_FEWEST: Final = 2
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
        codes = np.unique(groups * size + witnesses)
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


class _Term(NamedTuple):
    """From when to when, at most, a record may hold an actor."""

    actor: int
    first: int
    last: int


class _JointRecords:
    """Live records that hold both at one time, about the cell or nothing stated."""

    def __init__(
        self, registry: Registry, efforts: Efforts, liveness: Liveness
    ) -> None:
        self._efforts = efforts
        numbers = {actor: number for number, actor in enumerate(efforts.actors)}
        kept: list[tuple[str, Action | Agreement, list[_Term]]] = []
        for reference, record in _live(registry, liveness):
            terms = [
                _Term(numbers[party.actor], span.start_low, span.end_high)
                for party in record.parties
                if party.actor in numbers
                for span in (effort_span(record.period, party.during),)
                if not span.is_empty and liveness.holds(span)
            ]
            if len({term.actor for term in terms}) >= _FEWEST:
                kept.append((reference, record, sorted(terms)))
        self._references = tuple(reference for reference, _, _ in kept)
        held = [{term.actor for term in terms} for _, _, terms in kept]
        self._held = _incidence(held, len(numbers)).T.tocsr()
        self._size = max(len(numbers), 1)
        self._terms = np.array(
            [
                (number * self._size + term.actor, term.first, term.last)
                for number, (_, _, terms) in enumerate(kept)
                for term in terms
            ],
            dtype=np.int64,
        ).reshape(-1, 3)
        self._themes = Kinship(Lineage(registry, "theme"))
        self._places = Kinship(Lineage(registry, "place"))
        scopes = [record.scope for _, record, _ in kept]
        self._theme = _integers(self._themes.number(s.themes) for s in scopes)
        self._place = _integers(self._places.number(s.places) for s in scopes)
        cells = efforts.cells
        self._cell_theme = _integers(self._themes.number((c[0],)) for c in cells)
        self._cell_place = _integers(self._places.number((c[1],)) for c in cells)

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        groups: list[IntArray] = [_NONE]
        witnesses: list[IntArray] = [_NONE]
        pairs = _Pairs.of(meetings, chosen)
        for keys, records in pairs.shared(self._held):
            entries, positions = joined(keys, pairs.codes)
            record, meeting = records[entries], chosen[positions]
            touching = self._touches(record, meetings.cell[meetings.group[meeting]])
            record, meeting = self._together(
                record[touching], meeting[touching], meetings
            )
            groups.append(meetings.group[meeting])
            witnesses.append(record)
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
        codes, begin, end = self._terms.T
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


class _CommonLeads:
    """Actors that lead the records of both efforts."""

    def __init__(self, registry: Registry, efforts: Efforts) -> None:
        roles = registry.vocabularies["roles"]
        self._records = efforts.effort_records
        leading = [
            {
                p.actor
                for p in each.record.parties
                if roles.role_class(p.role) == "leads"
            }
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
        themes = sorted({cell[0] for cell in efforts.cells})
        lineage = Lineage(registry, "theme")
        self._wider = [lineage(theme) for theme in themes]
        numbers = {theme: number for number, theme in enumerate(themes)}
        self._theme = _integers(numbers[cell[0]] for cell in efforts.cells)

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        groups: list[IntArray] = [_NONE]
        witnesses: list[IntArray] = [_NONE]
        pairs = _Pairs.of(meetings, chosen)
        for keys, networks in pairs.shared(self._members):
            entries, positions = joined(keys, pairs.codes)
            group, network = meetings.group[chosen[positions]], networks[entries]
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
    """The pairs of actors of some meetings."""

    codes: IntArray
    """The pair of each meeting, ascending."""
    distinct: IntArray
    size: int

    @classmethod
    def of(cls, meetings: Meetings, chosen: IntArray) -> "_Pairs":
        groups = meetings.group[chosen]
        size = int(meetings.other.max(initial=0)) + 1
        codes = meetings.one[groups] * size + meetings.other[groups]
        return cls(codes, np.unique(codes), size)

    def shared(self, matrix: csr_array) -> Iterator[tuple[IntArray, IntArray]]:
        """Yield pairs by code with the columns that both actors have in a matrix.

        In parts, so that joining one with the meetings takes a bounded room.
        """
        left, right = self.distinct // self.size, self.distinct % self.size
        pairs, columns = shared(matrix, left, right)
        codes = self.distinct[pairs]
        sizes = np.searchsorted(self.codes, codes, side="right")
        sizes -= np.searchsorted(self.codes, codes, side="left")
        part = sizes.cumsum() // _LARGEST_JOIN
        bounds = np.flatnonzero(np.diff(part)) + 1
        yield from zip(np.split(codes, bounds), np.split(columns, bounds), strict=True)


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
