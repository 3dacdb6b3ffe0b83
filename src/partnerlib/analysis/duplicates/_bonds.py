"""Who is in each live record, and from when to when at most."""

from collections.abc import Callable, Sequence
from itertools import compress
from operator import attrgetter
from typing import TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import UNKNOWN_PERIOD, Action, Agreement, Party, Period
from partnerlib.registry import Registry
from partnerlib.sparse import Holding, IntArray, Liveness, effort_span
from partnerlib.sparse._bound import bound
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._spans import Spans

Record: TypeAlias = Action | Agreement
Booleans: TypeAlias = NDArray[np.bool_]

_period: Callable[[Record], Period] = attrgetter("period")


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
        every = bound(registry)
        live = every.live(liveness)
        records = list(compress(every.records, live.tolist()))
        first, last = Spans.of(map(_period, records)).outer
        size = max(len(actors), 1)
        # Parties stand in the order of their actors: codes come ascending.
        parties = every.parties
        known = {actor: number for number, actor in enumerate(actors)}
        who = [known.get(party.actor, -1) for party in parties.distinct]
        rows = np.flatnonzero(live[parties.record])
        party = parties.party[rows]
        owner = (np.cumsum(live) - 1)[parties.record[rows]]
        codes = owner * size + np.array(who, dtype=np.int64)[party]
        kept = np.array(who, dtype=np.int64)[party] >= 0
        terms, dated = _terms(records, parties.distinct, party, owner, liveness)
        kept[[row for row, days in terms.items() if days is None]] = False
        stated = [
            (int(codes[row]), *days)
            for row, days in terms.items()
            if days is not None and kept[row]
        ]
        codes = codes[kept]
        codes = codes[first_of_runs(codes)]
        bounds = np.searchsorted(codes, np.arange(len(records) + 1) * size)
        return cls(
            records=records,
            actions=int(np.count_nonzero(live[: every.actions])),
            holding=Holding(bounds, codes % size, size),
            first=first,
            last=last,
            dated=dated,
            terms=np.array(stated, dtype=np.int64).reshape(-1, 3),
        )

    def reference(self, number: int) -> str:
        """Name a record, as ``kind/id``."""
        kind = "action" if number < self.actions else "agreement"
        return f"{kind}/{self.records[number].id}"


def _terms(
    records: list[Record],
    distinct: Sequence[Party],
    party: NDArray[np.int32],
    owner: IntArray,
    liveness: Liveness,
) -> tuple[dict[int, tuple[int, int] | None], Booleans]:
    """Tell from when to when parties are in records with dated parties, if they count.

    Returns
    -------
    terms : dict of int to (int, int) or None
        By row, of all parties of such records.
    dated : array of bool
        Which records are such.
    """
    own = [
        each.during is not UNKNOWN_PERIOD and not each.during.is_unknown
        for each in distinct
    ]
    dated = np.zeros(len(records), dtype=np.bool_)
    dated[owner[np.array(own, dtype=np.bool_)[party]]] = True
    rows: list[int] = np.flatnonzero(dated[owner]).tolist()
    return {
        row: _days(records[int(owner[row])], distinct[int(party[row])], liveness)
        for row in rows
    }, dated


def _days(record: Record, party: Party, liveness: Liveness) -> tuple[int, int] | None:
    """Tell from when to when a party is in a record at most, if it counts."""
    if party.during.is_unknown:
        span = record.period.span
    else:
        span = effort_span(record.period, party.during)
        if span.is_empty or not liveness.holds(span):
            return None
    return span.start_low, span.end_high


__all__ = ["LiveRecords"]
