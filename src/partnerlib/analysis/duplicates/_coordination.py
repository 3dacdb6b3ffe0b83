"""What ties two actors in a cell: a joint record, a common lead or network."""

from collections import Counter

import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis.duplicates._joint_records import JointRecords
from partnerlib.analysis.duplicates._meetings import Booleans, Meetings
from partnerlib.analysis.duplicates._ties import MeetingPairs, Ties
from partnerlib.registry import Registry
from partnerlib.sparse import Efforts, IntArray, Lineage, Liveness, shared
from partnerlib.sparse._live_records import live_parties


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
            JointRecords(registry, efforts, liveness),
            _CommonLeads(registry, efforts, liveness),
            _CommonNetworks(registry, efforts, max_network),
        )

    def ties(self, meetings: Meetings) -> tuple[Ties, ...]:
        """Find what coordinates each group that may be the same work twice."""
        chosen = np.flatnonzero(meetings.compatible)
        return tuple(kind.ties(meetings, chosen) for kind in self._kinds)


class _CommonLeads:
    """Actors that lead the records of both efforts."""

    def __init__(
        self, registry: Registry, efforts: Efforts, liveness: Liveness
    ) -> None:
        self._records = efforts.effort_records
        roles = registry.vocabularies["roles"]
        parties = live_parties(registry, liveness)
        stated = {party.role for party in parties.distinct}
        leads = {role for role in stated if roles.role_class(role) == "leads"}
        leading = [party.role in leads for party in parties.distinct]
        rows = np.flatnonzero(np.array(leading, dtype=np.bool_)[parties.party])
        records: list[int] = parties.record[rows].tolist()
        numbers: list[int] = parties.party[rows].tolist()
        names = [parties.distinct[number].actor for number in numbers]
        entries = list(zip(records, names, strict=True))
        self._names, self._leading = _incidence(entries, parties.size)

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        left = self._records[meetings.first[chosen]]
        right = self._records[meetings.second[chosen]]
        led = np.diff(self._leading.indptr) > 0
        both = np.flatnonzero(led[left] & led[right])
        entries, leads = shared(self._leading, left[both], right[both])
        groups = meetings.group[chosen[both[entries]]]
        return Ties.of("common-lead", [(groups, leads)], self._reference)

    def _reference(self, number: int) -> str:
        return f"actor/{self._names[number]}"


class _CommonNetworks:
    """Small networks of which both are members, about the theme or about nothing."""

    def __init__(self, registry: Registry, efforts: Efforts, max_network: int) -> None:
        sizes = Counter(
            network for actor in registry.actors.values() for network in actor.member_of
        )
        small = {name for name, size in sizes.items() if size <= max_network}
        members = [
            (number, network)
            for number, actor in enumerate(efforts.actors if small else ())
            for network in registry.actors[actor].member_of
            if network in small
        ]
        self._names, self._members = _incidence(members, len(efforts.actors))
        self._about = [frozenset(registry.actors[name].themes) for name in self._names]
        lineage = Lineage(registry, "theme")
        self._wider = [lineage(theme) for theme in efforts.values[0]]
        self._theme = efforts.cell_values[:, 0]

    def ties(self, meetings: Meetings, chosen: IntArray) -> Ties:
        found: list[tuple[IntArray, IntArray]] = []
        size = max(self._members.shape[0], 1)
        pairs = MeetingPairs.of(meetings, chosen, size)
        left, right = np.divmod(pairs.distinct, size)
        in_one = np.diff(self._members.indptr) > 0
        some = np.flatnonzero(in_one[left] & in_one[right])
        entries, networks = shared(self._members, left[some], right[some])
        for positions, network in pairs.meeting(some[entries], networks):
            group = meetings.group[chosen[positions]]
            fitting = self._fits(network, self._theme[meetings.cell[group]])
            found.append((group[fitting], network[fitting]))
        return Ties.of("common-network", found, self._reference)

    def _reference(self, number: int) -> str:
        return f"actor/{self._names[number]}"

    def _fits(self, network: IntArray, theme: IntArray) -> Booleans:
        size = len(self._wider)
        codes, inverse = np.unique(network * size + theme, return_inverse=True)
        answers = [self._is_about(*divmod(code, size)) for code in codes.tolist()]
        return np.array(answers, dtype=np.bool_)[inverse]

    def _is_about(self, network: int, theme: int) -> bool:
        about = self._about[network]
        return not about or not about.isdisjoint(self._wider[theme])


def _incidence(
    entries: list[tuple[int, str]], rows: int
) -> tuple[list[str], csr_array]:
    """Give numbers to names, sorted, and make a table of the rows that have them."""
    names = sorted({name for _, name in entries})
    numbers = {name: number for number, name in enumerate(names)}
    where = [(row, numbers[name]) for row, name in entries]
    row, column = np.array(where, dtype=np.int64).reshape(-1, 2).T
    ones = np.ones(row.size, dtype=np.bool_)
    return names, csr_array((ones, (row, column)), shape=(rows, len(names)))
