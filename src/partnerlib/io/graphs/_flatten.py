"""From a registry to the nodes and edges of a graph."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from partnerlib.io._json_document import PLURALS, TERM
from partnerlib.io._json_write import plain_entries
from partnerlib.io._lists import join, join_pair
from partnerlib.io.graphs._forms import (
    COORDINATES,
    EXTRA,
    FACETS,
    JSON,
    KEYED,
    LINK,
    LIST,
    MANY_LINKS,
    NAME,
    PAIRS,
    PARTIES,
    PLACES,
    POINT,
    RECORD,
    RELATION,
    SCOPE,
    forms_of,
    targets_of,
)
from partnerlib.io.graphs._names import node_name
from partnerlib.registry import Registry

Flat = dict[str, str | int | float]

_KEYED: Final[Mapping[str, str]] = {"names": NAME, "extra": EXTRA}


class Node(NamedTuple):
    """A record as a node."""

    name: str
    label: str
    attributes: Flat


class Edge(NamedTuple):
    """What a record names, as an edge from one node to another."""

    tail: str
    head: str
    attributes: Flat


def nodes_of(registry: Registry) -> Iterator[Node]:
    """Yield every record as a node, in the order of kinds and ids."""
    for kind in PLURALS:
        for plain in plain_entries(registry, kind):
            yield Node(name_of(kind, plain), label_of(plain), flat(kind, plain))


def edges_of(registry: Registry) -> Iterator[Edge]:
    """Yield every reference from a record to another, in the order of the nodes."""
    for kind in PLURALS:
        for plain in plain_entries(registry, kind):
            tail = name_of(kind, plain)
            for field, id_, about in _references(kind, plain):
                # In a registry a party is an actor, never the territory it stands for.
                head = node_name(targets_of(kind)[field][0], id_)
                yield Edge(tail, head, {RELATION: field, **about})


def name_of(kind: str, plain: Mapping[str, Any]) -> str:
    """Name the node of a record; a term is named by its vocabulary too."""
    id_: str = plain["id"]
    return node_name(kind, f"{plain['vocabulary']};{id_}" if kind == TERM else id_)


def label_of(plain: Mapping[str, Any]) -> str:
    """Give what people read."""
    label: str = plain.get("name") or plain.get("title") or plain["id"]
    return label


def flat(kind: str, plain: Mapping[str, Any]) -> Flat:
    """Give what a record says of itself as attributes of a node."""
    made: Flat = {RECORD: kind}
    for field, form in forms_of(kind).items():
        if field not in plain or form in (LINK, MANY_LINKS, PARTIES):
            continue
        value = plain[field]
        if form == KEYED:
            made |= {_KEYED[field] + key: text for key, text in value.items()}
        elif form == LIST:
            made[field] = join(value)
        elif form == PAIRS:
            made[field] = join(join_pair(*pair) for pair in value)
        elif form == JSON:
            made[field] = json.dumps(value, ensure_ascii=False)
        elif form == POINT:
            made |= {part: value[part] for part in COORDINATES}
        elif form == SCOPE:
            made |= {part: join(value[part]) for part in FACETS if part in value}
        else:
            made[field] = value
    return made


def _references(kind: str, plain: Mapping[str, Any]) -> Iterator[tuple[str, str, Flat]]:
    for field in targets_of(kind):
        if field == PLACES:
            for id_ in plain.get(SCOPE, {}).get(PLACES, ()):
                yield field, id_, {}
        elif field == "parties":
            for party in plain[field]:
                about = {key: text for key, text in party.items() if key != "actor"}
                yield field, party["actor"], about
        elif isinstance(stated := plain.get(field, ()), str):
            yield field, stated, {}
        else:
            for id_ in stated:
                yield field, id_, {}


__all__ = [
    "Edge",
    "Flat",
    "Node",
    "edges_of",
    "flat",
    "label_of",
    "name_of",
    "nodes_of",
]
