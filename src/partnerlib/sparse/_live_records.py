"""The live agreements and actions that tell of efforts, each piece of work once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Final

import attrs
import numpy as np

from partnerlib.model import Action, Agreement, Party
from partnerlib.registry import Registry, kept
from partnerlib.sparse._bound import Bond, Parties, bound
from partnerlib.sparse._time import Liveness

_SAME_BUT_FOR: Final = ("id", "sources")
_status: Callable[[Bond], str] = attrgetter("status")
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


def _found(
    registry: Registry, liveness: Liveness
) -> tuple[tuple[Bond, ...], Mapping[str, int]]:
    counts: Counter[str] = Counter(
        {"records": 0, "live_records": 0, "subsumed": 0, "identical_records": 0}
    )
    carried_out = {action.agreement for action in registry.actions.values()} - {""}
    every = bound(registry)
    found: list[Bond] = []
    live = every.live(liveness)
    parts = slice(0, every.actions), slice(every.actions, len(every))
    for cls, part in zip((Action, Agreement), parts, strict=True):
        stated = every.records[part]
        counts["records"] += len(stated)
        for status, number in Counter(map(_status, stated)).items():
            counts[f"status:{status or 'unknown'}"] += number
        alive: Sequence[Bond] = list(compress(stated, live[part].tolist()))
        counts["live_records"] += len(alive)
        if cls is Agreement and carried_out:
            own = [record for record in alive if record.id not in carried_out]
            counts["subsumed"] += len(alive) - len(own)
            alive = own
        once = _without_repeats(alive, cls)
        counts["identical_records"] += len(alive) - len(once)
        found.extend(once)
    counts["efforts"] = len(found)
    # What leaves nothing out is the whole, and is kept once.
    whole = len(found) == len(every)
    return every.records if whole else tuple(found), dict(counts)


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


def live_parties(registry: Registry, liveness: Liveness) -> Parties:
    """Lay out the parties of the records of `live_records`; worked out once."""
    records, _ = live_records(registry, liveness)
    every = bound(registry)
    if records is every.records:
        return every.parties
    key = ("live-parties", liveness.kept, liveness.day)
    return kept(registry, key, lambda: Parties.of(records))


__all__ = ["Bond", "Parties", "live_parties", "live_records"]
