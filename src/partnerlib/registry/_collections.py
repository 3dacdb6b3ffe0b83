"""Which classes a registry holds, and which of their fields refer to what."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from partnerlib.errors import ParameterError
from partnerlib.model import (
    NO_SCOPE,
    UNKNOWN_PERIOD,
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    Party,
    Period,
    Record,
    Scope,
    Territory,
)


class Collection(NamedTuple):
    """One kind of record: its name in references, its plural, its class."""

    kind: str
    name: str
    cls: type[Record]


COLLECTIONS: Final = (
    Collection("territory", "territories", Territory),
    Collection("actor", "actors", Actor),
    Collection("agreement", "agreements", Agreement),
    Collection("action", "actions", Action),
    Collection("need", "needs", Need),
    Collection("offer", "offers", Offer),
    Collection("exchange", "exchanges", Exchange),
)
KINDS: Final = tuple(collection.kind for collection in COLLECTIONS)
ACTIVITIES: Final = ("agreement", "action", "need", "offer", "exchange")
"""The kinds of records in which actors take part."""
BONDS: Final = ("agreement", "action")
"""The kinds of records that have parties."""
SCOPED: Final = ("agreement", "action", "need", "offer")
"""The kinds of records that have a scope."""
_KIND_OF: Final[dict[type, str]] = {each.cls: each.kind for each in COLLECTIONS}

# Field, kind of the record that it names. Parties, givers and receivers are not
# here: they may name a territory too, see _authorities.py.
LINKS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "territory": (("parent", "territory"),),
    "actor": (("territory", "territory"),),
    "agreement": (("parent", "agreement"), ("derived_from", "agreement")),
    "action": (
        ("agreement", "agreement"),
        ("parent", "action"),
        ("derived_from", "action"),
    ),
    "need": (("territory", "territory"), ("actor", "actor")),
    "offer": (("actor", "actor"),),
    "exchange": (("agreement", "agreement"),),
}
MULTI_LINKS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "territory": (("successors", "territory"),),
    "actor": (("member_of", "actor"), ("successors", "actor")),
}
# Field, vocabulary of its terms.
TERM_FIELDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "territory": (("level", "levels"),),
    "actor": (("kind", "actor-kinds"),),
    "agreement": (("kind", "agreement-kinds"), ("status", "statuses")),
    "action": (("kind", "action-kinds"), ("status", "statuses")),
    "need": (("horizon", "horizons"),),
    "offer": (),
    "exchange": (("kind", "exchange-kinds"),),
}
MULTI_TERM_FIELDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "territory": (("zones", "zones"),),
    "actor": (("themes", "themes"),),
    "agreement": (("motives", "motives"),),
}
SCOPE_TERMS: Final = (
    ("themes", "themes"),
    ("audiences", "audiences"),
    ("functions", "functions"),
)


def collection_of(record: Record) -> str:
    """Give the kind of a record, as references name it.

    Raises
    ------
    ParameterError
        If it is no record of a registry.
    """
    kind = _KIND_OF.get(type(record))
    if kind is None:
        rule = "give records: " + ", ".join(each.cls.__name__ for each in COLLECTIONS)
        raise ParameterError("record", record, rule)
    return kind


def reference(record: Record) -> str:
    """Name a record as evidence does: ``kind/id``."""
    return f"{collection_of(record)}/{record.id}"


def single_links(kind: str, record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield (field, kind of the target, id) for all that a record refers to.

    Parties, givers, receivers and those who state a source are not among them.
    """
    for field, target in LINKS[kind]:
        value: str = getattr(record, field)
        if value:
            yield field, target, value
    for field, target in MULTI_LINKS.get(kind, ()):
        values: tuple[str, ...] = getattr(record, field)
        for value in values:
            yield field, target, value
    for value in scope_of(record).places:
        yield "places", "territory", value


def parties_of(record: Record) -> tuple[Party, ...]:
    """Give the parties of an agreement or action; none for other records."""
    return record.parties if isinstance(record, (Agreement, Action)) else ()


def scope_of(record: Record) -> Scope:
    """Give the scope of a record; an empty one where the class has none."""
    if isinstance(record, (Agreement, Action, Need, Offer)):
        return record.scope
    return NO_SCOPE


def time_of(record: Record) -> Period:
    """Give when a record holds: its period, or when its subject exists."""
    if isinstance(record, (Agreement, Action, Need, Offer, Exchange)):
        return record.period
    return record.valid if isinstance(record, (Territory, Actor)) else UNKNOWN_PERIOD


def actors_of(record: Record) -> set[str]:
    """List the actors (or territories standing for theirs) that take part."""
    if isinstance(record, Exchange):
        return {record.giver, record.receiver}
    if isinstance(record, (Need, Offer)):
        return {record.actor} - {""}
    return {party.actor for party in parties_of(record)}
