"""Who is in each live record, and from when to when at most."""

from itertools import repeat
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import UNKNOWN_PERIOD, Action, Agreement, Party
from partnerlib.registry import Registry
from partnerlib.sparse import Holding, IntArray, Liveness, effort_span
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._spans import Spans

Record: TypeAlias = Action | Agreement
Booleans: TypeAlias = NDArray[np.bool_]

_NONE: Final[IntArray] = np.zeros(0, dtype=np.int64)
_AT_A_TIME: Final = 100_000  # records whose parties are laid out


@attrs.frozen(eq=False)
class LiveRecords:
    """The live records of a registry, and which of some actors they hold.

    Attributes
    ----------
    records : list of Action or Agreement
        Actions first, each by id.
    actions : int
        How many of them are actions.
    holding : Holding
        Which of them hold both actors of a pair, these being given by number.
    first, last : array of int
        When each record holds, at most.
    dated : array of bool
        Whether some party of it has dates of its own.
    terms : array of int, shape (n, 3)
        Of these records, who is in them from when to when, at most: the record times
        the number of actors, plus the actor, ascending; the first day and the last.
        There is one for each term of office.
    """

    records: list[Record]
    actions: int
    holding: Holding
    first: IntArray
    last: IntArray
    dated: Booleans
    terms: IntArray

    @classmethod
    def of(
        cls, registry: Registry, actors: tuple[str, ...], liveness: Liveness
    ) -> "LiveRecords":
        """Lay out the records; the actors are given by id, ascending."""
        every: list[Record] = [
            *registry.actions.values(),
            *registry.agreements.values(),
        ]
        spans = Spans.of(record.period for record in every)
        live = _live(every, spans, liveness)
        first, last = spans.outer
        records = [every[number] for number in np.flatnonzero(live).tolist()]
        layout = _Layout(actors, liveness)
        for start in range(0, len(records), _AT_A_TIME):
            layout.add(start, records[start : start + _AT_A_TIME])
        size = max(len(actors), 1)
        codes = np.concatenate([_NONE, *layout.codes])
        codes = codes[first_of_runs(codes)]
        bounds = np.searchsorted(codes, np.arange(len(records) + 1) * size)
        terms = np.array(layout.terms, dtype=np.int64).reshape(-1, 3)
        dated = np.zeros(len(records), dtype=np.bool_)
        dated[layout.dated] = True
        return cls(
            records=records,
            actions=int(np.count_nonzero(live[: len(registry.actions)])),
            holding=Holding(bounds, codes % size, size),
            first=first[live],
            last=last[live],
            dated=dated,
            terms=terms,
        )

    def reference(self, number: int) -> str:
        """Name a record, as ``kind/id``."""
        kind = "action" if number < self.actions else "agreement"
        return f"{kind}/{self.records[number].id}"


class _Layout:
    """What lays out the parties of records, some records at a time.

    Attributes
    ----------
    codes : list of array of int
        The record times the number of actors, plus the actor; ascending, because
        parties stand in the order of their actors.
    dated : list of int
        The records in which a party has dates of its own.
    terms : list of tuple of int
        The terms of office in these.
    """

    def __init__(self, actors: tuple[str, ...], liveness: Liveness) -> None:
        self._numbers = {actor: number for number, actor in enumerate(actors)}
        self._liveness = liveness
        self.codes: list[IntArray] = []
        self.dated: list[int] = []
        self.terms: list[tuple[int, int, int]] = []

    def add(self, start: int, records: list[Record]) -> None:
        """Lay out some records, given with the number of the first."""
        sizes = [len(record.parties) for record in records]
        parties = [party for record in records for party in record.parties]
        names = [party.actor for party in parties]
        known = map(self._numbers.get, names, repeat(-1))
        actors = np.fromiter(known, dtype=np.int64, count=len(names))
        owners = np.repeat(np.arange(len(records)), sizes)
        codes = (start + owners) * max(len(self._numbers), 1) + actors
        kept = actors >= 0
        own = [
            number
            for number, party in enumerate(parties)
            if party.during is not UNKNOWN_PERIOD and not party.during.is_unknown
        ]
        dated = np.unique(owners[own])
        self.dated += (start + dated).tolist()
        for number in np.flatnonzero(kept & np.isin(owners, dated)).tolist():
            days = self._days(records[int(owners[number])], parties[number])
            kept[number] = days is not None
            if days is not None:
                self.terms.append((int(codes[number]), *days))
        self.codes.append(codes[kept])

    def _days(self, record: Record, party: Party) -> tuple[int, int] | None:
        """Tell from when to when a party is in a record at most, if it counts."""
        if party.during.is_unknown:
            span = record.period.span
        else:
            span = effort_span(record.period, party.during)
            if span.is_empty or not self._liveness.holds(span):
                return None
        return span.start_low, span.end_high


def _live(records: list[Record], spans: Spans, liveness: Liveness) -> Booleans:
    """Say which records count, each status and each span being asked about once."""
    holds = np.array([liveness.holds(span) for span in spans.distinct], dtype=np.bool_)
    keeps = {status: liveness.keeps(status) for status in {r.status for r in records}}
    kept = np.array([keeps[record.status] for record in records], dtype=np.bool_)
    return kept & holds[spans.numbers]


__all__ = ["LiveRecords"]
