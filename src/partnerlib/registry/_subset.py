"""Parts of a registry that hold together by themselves."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

import attrs

from partnerlib.model import (
    Action,
    Agreement,
    Exchange,
    Need,
    Offer,
    Party,
    Record,
)
from partnerlib.registry._collections import (
    KINDS,
    LINKS,
    MULTI_LINKS,
    actors_of,
    scope_of,
    single_links,
)

_FEWEST = 2
Parts = Mapping[str, Mapping[str, Record]]


def keep(
    parts: Parts,
    kept: Mapping[str, AbstractSet[str]],
    keep_party: Callable[[Party], bool] = lambda _: True,
) -> list[Record]:
    """Keep some records and what can stand without the others.

    References to what is gone are emptied; parties that are gone leave. A record
    goes too when it cannot stand any more: an agreement with fewer than two
    actors, an action with none, a need without owner, an offer without actor, an
    exchange without giver or receiver.
    """
    standing: dict[str, dict[str, Record]] = {}
    for kind in KINDS:
        standing[kind] = {}
        for id_, record in parts[kind].items():
            if id_ in kept[kind]:
                left = _without_parties(record, kept, keep_party)
                if left is not None:
                    standing[kind][id_] = left
    return [
        _cleaned(kind, record, standing)
        for kind in KINDS
        for record in standing[kind].values()
    ]


def _without_parties(
    record: Record,
    kept: Mapping[str, AbstractSet[str]],
    keep_party: Callable[[Party], bool],
) -> Record | None:
    actors = kept["actor"]
    if isinstance(record, (Agreement, Action)):
        return _with_parties(record, actors, keep_party)
    if isinstance(record, (Exchange, Offer)):
        return record if actors_of(record) <= actors else None
    if isinstance(record, Need):
        owned = record.actor in actors or record.territory in kept["territory"]
        return record if owned else None
    return record


def _with_parties(
    record: Agreement | Action,
    actors: AbstractSet[str],
    keep_party: Callable[[Party], bool],
) -> Record | None:
    parties = tuple(
        party for party in record.parties if party.actor in actors and keep_party(party)
    )
    if len(parties) == len(record.parties):
        return record
    fewest = _FEWEST if isinstance(record, Agreement) else 1
    if len({party.actor for party in parties}) < fewest:
        return None
    return attrs.evolve(record, parties=parties)


def _cleaned(
    kind: str, record: Record, standing: Mapping[str, Mapping[str, Record]]
) -> Record:
    changes: dict[str, object] = {}
    for field, target in LINKS[kind]:
        value: str = getattr(record, field)
        if value and value not in standing[target]:
            changes[field] = ""
    for field, target in MULTI_LINKS.get(kind, ()):
        values: tuple[str, ...] = getattr(record, field)
        if any(value not in standing[target] for value in values):
            changes[field] = tuple(
                value for value in values if value in standing[target]
            )
    scope = scope_of(record)
    places = tuple(place for place in scope.places if place in standing["territory"])
    if places != scope.places:
        changes["scope"] = attrs.evolve(scope, places=places)
    sources = tuple(
        source
        if not source.stated_by
        or source.stated_by in standing["actor"]
        or source.stated_by in standing["territory"]
        else attrs.evolve(source, stated_by="", title=source.title or source.stated_by)
        for source in record.sources
    )
    if sources != record.sources:
        changes["sources"] = sources
    return attrs.evolve(record, **changes) if changes else record


def closure(
    parts: Parts, kind: str, ids: Iterable[str], fields: tuple[str, ...]
) -> set[str]:
    """List some records and all that they lead to by the fields named."""
    found: set[str] = set()
    left = list(ids)
    while left:
        id_ = left.pop()
        if id_ in found:
            continue
        found.add(id_)
        left.extend(
            value
            for field, target, value in single_links(kind, parts[kind][id_])
            if target == kind and field in fields
        )
    return found
