"""The live agreements and actions that tell of efforts, each piece of work once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import Action, Agreement, Party
from partnerlib.registry import Registry, kept
from partnerlib.sparse._time import Liveness

Bond: TypeAlias = Action | Agreement

_SAME_BUT_FOR: Final = ("id", "sources")
_status: Callable[[Bond], str] = attrgetter("status")
_period: Callable[[Bond], Any] = attrgetter("period")
_title: Callable[[Bond], str] = attrgetter("title")
_themes: Callable[[Bond], tuple[str, ...]] = attrgetter("scope.themes")
_places: Callable[[Bond], tuple[str, ...]] = attrgetter("scope.places")
_parties: Callable[[Bond], tuple[Party, ...]] = attrgetter("parties")
_first: Callable[[tuple[Party, ...]], Party] = itemgetter(0)
_actor: Callable[[Party], str] = attrgetter("actor")


def live_records(
    registry: Registry, liveness: Liveness
) -> tuple[tuple[Bond, ...], Mapping[str, int]]:
    """List the records that tell of efforts, by reference.

    Parameters
    ----------
    registry : Registry
        Not modified.
    liveness : Liveness
        Which records count.

    Returns
    -------
    records : tuple of Action or Agreement
        The live actions, and the live agreements that no action refers to; of those
        that repeat one another but for id and sources, the smallest id.
    counts : mapping of str to int
        What was looked at, under the names of `examined`.

    Notes
    -----
    Worked out once for each registry and rule.
    """
    key = ("live-records", liveness.kept, liveness.day)
    return kept(registry, key, lambda: _found(registry, liveness))


def by_identity(values: Iterable[Any]) -> Mapping[int, Any]:
    """Give the distinct objects among many by their identity, as they come.

    Readers make one object of what is written alike: to ask which objects there are
    costs far less than to ask what they are.
    """
    every = list(values)
    return dict(zip(map(id, every), every, strict=True))


def _found(
    registry: Registry, liveness: Liveness
) -> tuple[tuple[Bond, ...], Mapping[str, int]]:
    counts: Counter[str] = Counter(
        {"records": 0, "live_records": 0, "subsumed": 0, "identical_records": 0}
    )
    carried_out = {action.agreement for action in registry.actions.values()} - {""}
    found: list[Bond] = []
    for cls, records in (
        (Action, registry.actions.values()),
        (Agreement, registry.agreements.values()),
    ):
        every: Sequence[Bond] = list(records)
        counts["records"] += len(every)
        for status, number in Counter(map(_status, every)).items():
            counts[f"status:{status or 'unknown'}"] += number
        live = live_among(every, liveness)
        counts["live_records"] += len(live)
        if cls is Agreement and carried_out:
            own = [record for record in live if record.id not in carried_out]
            counts["subsumed"] += len(live) - len(own)
            live = own
        once = _without_repeats(live, cls)
        counts["identical_records"] += len(live) - len(once)
        found.extend(once)
    counts["efforts"] = len(found)
    return tuple(found), dict(counts)


def live_among(records: Sequence[Bond], liveness: Liveness) -> Sequence[Bond]:
    """Choose the records that are live."""
    keeps = {status: liveness.keeps(status) for status in set(map(_status, records))}
    if not all(keeps.values()):
        records = [record for record in records if keeps[record.status]]
    if liveness.day is None:
        return records
    periods = by_identity(map(_period, records))
    holds = {name: liveness.holds(period.span) for name, period in periods.items()}
    return [record for record in records if holds[id(record.period)]]


def _without_repeats(
    records: Sequence[Bond], cls: type[Action] | type[Agreement]
) -> Sequence[Bond]:
    """Leave out what repeats an earlier record.

    Ids come sorted, so that of identical records the smallest id stands. Only where
    numbers made of a few telling fields are equal are these fields compared, and
    whole contents only where these are.
    """
    first = map(_actor, map(_first, map(_parties, records)))
    telling = zip(
        map(_title, records),
        map(_themes, records),
        map(_places, records),
        first,
        strict=True,
    )
    numbers = np.fromiter(map(hash, telling), dtype=np.int64)
    ordered = np.sort(numbers)
    again = np.isin(numbers, ordered[1:][ordered[1:] == ordered[:-1]])
    if not again.any():
        return records
    repeats = _Repeats(cls)
    return [
        record
        for record, doubtful in zip(records, again.tolist(), strict=True)
        if not (doubtful and repeats(record))
    ]


class _Repeats:
    """Tell the records that repeat an earlier one but for its id and sources."""

    def __init__(self, cls: type[Action] | type[Agreement]) -> None:
        names = (field.name for field in attrs.fields(cls))
        self._contents = attrgetter(*(n for n in names if n not in _SAME_BUT_FOR))
        self._first: dict[object, Bond] = {}
        self._alike: dict[object, set[object]] = {}

    def __call__(self, record: Bond) -> bool:
        scope = record.scope
        actors = tuple([party.actor for party in record.parties])
        rough = (record.title, scope.themes, scope.places, actors)
        first = self._first.setdefault(rough, record)
        if first is record:
            return False
        alike = self._alike.get(rough)
        if alike is None:
            alike = self._alike[rough] = {self._contents(first)}
        before = len(alike)
        alike.add(self._contents(record))
        return len(alike) == before


@attrs.frozen(eq=False)
class Parties:
    """The parties of the records of `live_records`.

    Attributes
    ----------
    distinct : tuple of Party
        Equal ones may come again.
    record, party : array of int
        The record and the number of each party, record by record.
    size : int
        How many records there are.
    """

    distinct: tuple[Party, ...]
    record: NDArray[np.int32]
    party: NDArray[np.int32]
    size: int

    def records_with(self, of_party: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say which records have a party of which something holds."""
        has = np.zeros(self.size, dtype=np.bool_)
        has[self.record[of_party[self.party]]] = True
        return has


def live_parties(registry: Registry, liveness: Liveness) -> Parties:
    """Lay out the parties of the records of `live_records`; worked out once."""
    key = ("live-parties", liveness.kept, liveness.day)
    return kept(registry, key, lambda: _laid_out(live_records(registry, liveness)[0]))


def _laid_out(bonds: Sequence[Bond]) -> Parties:
    sizes = np.fromiter(map(len, map(_parties, bonds)), dtype=np.int32)
    every = all_parties(bonds)
    names = list(map(id, every))
    distinct = dict(zip(names, every, strict=True))
    numbers = dict(zip(distinct, range(len(distinct)), strict=True))
    party = np.fromiter(map(numbers.__getitem__, names), dtype=np.int32)
    record = np.repeat(np.arange(len(bonds), dtype=np.int32), sizes)
    party.flags.writeable = record.flags.writeable = False  # all get the same
    return Parties(tuple(distinct.values()), record, party, len(bonds))


def all_parties(records: Sequence[Bond]) -> list[Party]:
    """List the parties of records, record by record."""
    return list(chain.from_iterable(map(_parties, records)))


__all__ = [
    "Bond",
    "Parties",
    "all_parties",
    "by_identity",
    "live_among",
    "live_parties",
    "live_records",
]
