"""Which form each field of a record has in a graph.

A node holds what a record says of itself; whatever names another record is an edge.
Attributes of graphs are plain numbers and texts, so that lists become one text with
semicolons, pairs ``key=value``, and the sources, which are records in themselves, JSON.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import attrs

from partnerlib.io._json_document import CLASSES, TERM, Term
from partnerlib.io._json_write import field_order
from partnerlib.model import Location, Party, Scope, Source
from partnerlib.registry._collections import LINKS, MULTI_LINKS

RECORD: Final = "record"
"""The attribute of a node that tells of which kind its record is."""
RELATION: Final = "relation"
"""The attribute of an edge that tells which field of its tail it stands for."""
EXTRA: Final = "extra:"
NAME: Final = "name_"
SCOPE: Final = "scope"
PLACES: Final = "places"
COORDINATES: Final = tuple(field.name for field in attrs.fields(Location))
FACETS: Final = tuple(
    field.name for field in attrs.fields(Scope) if field.name != PLACES
)
ANYBODY: Final = ("actor", "territory")
"""A party is an actor, or a territory that stands for its authority."""

TEXT, LIST, PAIRS, NUMBER, INTEGER = "text", "list", "pairs", "number", "integer"
JSON, KEYED, LINK, MANY_LINKS, PARTIES = "json", "keyed", "link", "links", "parties"
POINT: Final = "point"

_BY_TYPE: Final[Mapping[Any, str]] = MappingProxyType(
    {
        int | None: INTEGER,
        float | None: NUMBER,
        Location | None: POINT,
        Scope: SCOPE,
        tuple[str, ...]: LIST,
        tuple[Source, ...]: JSON,
        tuple[Party, ...]: PARTIES,
    }
)
_BY_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {"names": KEYED, "extra": KEYED, "codes": PAIRS, "matches": PAIRS}
)
_PARTIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"exchange": ("giver", "receiver")}
)


@cache
def forms_of(kind: str) -> Mapping[str, str]:
    """Give the form of each field of a kind of record but the id, in their order."""
    cls = Term if kind == TERM else CLASSES[kind]
    links = targets_of(kind)
    many = dict(MULTI_LINKS.get(kind, ()))
    forms: dict[str, str] = {}
    for field in field_order(cls):
        if field.name == "id":
            continue
        form = _BY_NAME.get(field.name) or _BY_TYPE.get(field.type, TEXT)
        if field.name in links and form != PARTIES:
            form = MANY_LINKS if field.name in many else LINK
        forms[field.name] = form
    return MappingProxyType(forms)


@cache
def targets_of(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Give the kinds of records that the edges of a record may lead to, by field."""
    named = (*LINKS.get(kind, ()), *MULTI_LINKS.get(kind, ()))
    targets: dict[str, tuple[str, ...]] = {field: (to,) for field, to in named}
    targets |= dict.fromkeys(_PARTIES.get(kind, ()), ANYBODY)
    if kind in ("need", "offer"):
        targets["actor"] = ANYBODY
    if kind != TERM:
        names = {field.name for field in attrs.fields(CLASSES[kind])}
        targets |= {"parties": ANYBODY} if "parties" in names else {}
        targets |= {PLACES: ("territory",)} if SCOPE in names else {}
    return MappingProxyType(targets)


__all__ = [
    "ANYBODY",
    "COORDINATES",
    "EXTRA",
    "FACETS",
    "INTEGER",
    "JSON",
    "KEYED",
    "LINK",
    "LIST",
    "MANY_LINKS",
    "NAME",
    "NUMBER",
    "PAIRS",
    "PARTIES",
    "PLACES",
    "POINT",
    "RECORD",
    "RELATION",
    "SCOPE",
    "TEXT",
    "forms_of",
    "targets_of",
]
