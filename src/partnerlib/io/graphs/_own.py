"""From the nodes and edges that this library wrote back to the records.

The file may have gone through other hands: a person moved an edge, a program added
columns of its own. What is still a record is read, and the rest is told.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from partnerlib.io._json_document import PLURALS, TERM
from partnerlib.io._lists import split, split_pair
from partnerlib.io._migrate import CURRENT, KEY
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._drafts import Draft, Plain, reading_of_drafts
from partnerlib.io.graphs._forms import (
    COORDINATES,
    EXTRA,
    FACETS,
    INTEGER,
    JSON,
    KEYED,
    LIST,
    MANY_LINKS,
    NAME,
    NUMBER,
    PAIRS,
    PLACES,
    RECORD,
    RELATION,
    SCOPE,
    TEXT,
    forms_of,
    targets_of,
)
from partnerlib.io.graphs._names import record_named
from partnerlib.io.graphs._raw import Attributes, RawGraph, RawNode, RawTie, told

_KEYED: Final[Mapping[str, str]] = {"names": NAME, "extra": EXTRA}
_ENDS: Final = 2
_TIE_PARTS: Final = ("role", "during")
# What other programs and formats add to nodes and edges, and nobody misses.
_THEIRS: Final = frozenset({"label", "id", "key", "networkx_key", "weight", "viz"})


def is_own(graph: RawGraph) -> bool:
    """Whether a graph is one that this library wrote: its nodes say what they are."""
    return KEY in graph.about or any(
        node.attributes.get(RECORD) in PLURALS for node in graph.nodes
    )


def own_reading(graph: RawGraph) -> Reading:
    """Read the records of such a graph."""
    return _Own(graph).reading()


class _Own:
    def __init__(self, graph: RawGraph) -> None:
        self._graph = graph
        self._problems = graph.problems
        self._drafts: dict[str, Draft] = {}

    def reading(self) -> Reading:
        for node in self._graph.nodes:
            self._take_node(node)
        for tie in self._graph.ties:
            self._take_tie(tie)
        about = self._graph.about
        version = _number(about.get(KEY, CURRENT))
        return reading_of_drafts(
            self._drafts.values(),
            {**about, KEY: version},
            Spot(self._graph.file),
            self._problems,
        )

    # -- nodes -----------------------------------------------------------------

    def _take_node(self, node: RawNode) -> None:
        stated, id_ = record_named(node.id)
        kind = node.attributes.get(RECORD, stated)
        if kind not in PLURALS:
            self._tell("unknown-field", node.spot, node.id)
            return
        if node.id in self._drafts:
            self._tell("duplicate-id", node.spot, node.id)
            return
        plain: Plain = {"id": id_.rpartition(";")[2] if kind == TERM else id_}
        draft = Draft(str(kind), plain, node.spot)
        self._drafts[node.id] = draft
        self._unfold(draft, node.attributes)

    def _unfold(self, draft: Draft, attributes: Attributes) -> None:
        forms = forms_of(draft.kind)
        for name, value in attributes.items():
            key, mark, rest = _parted(name)
            if value is None or value == "" or name == RECORD:
                continue
            if mark and forms.get(key) == KEYED:
                draft.plain.setdefault(key, {})[rest] = str(value)
            elif name in COORDINATES and "location" in forms:
                draft.plain.setdefault("location", {})[name] = _number(value)
            elif name in FACETS and SCOPE in forms:
                scope = draft.plain.setdefault(SCOPE, {})
                scope[name] = split(str(value))
            elif forms.get(name) in _READERS:
                draft.plain[name] = _READERS[forms[name]](value)
            elif name not in _THEIRS:
                self._tell("unknown-field", draft.spot, name)

    # -- edges -----------------------------------------------------------------

    def _take_tie(self, tie: RawTie) -> None:
        ends = [self._drafts.get(end) for end in tie.ends]
        if None in ends:
            facts = {"field": "edge", "target": "node"}
            self._tell("unknown-id", tie.spot, tie.ends[ends.index(None)], **facts)
            return
        if len(ends) != _ENDS:
            self._tell("unknown-field", tie.spot, "(edge)")
            return
        tail, head = (self._drafts[end] for end in tie.ends)
        field = str(tie.attributes.get(RELATION, ""))
        if head.kind not in targets_of(tail.kind).get(field, ()):
            self._tell("unknown-field", tie.spot, field or "(edge)")
            return
        id_ = head.plain["id"]
        if field == "parties":
            about = {
                key: str(tie.attributes[key])
                for key in _TIE_PARTS
                if tie.attributes.get(key)
            }
            tail.plain.setdefault(field, []).append({"actor": id_, **about})
        elif field == PLACES:
            tail.plain.setdefault(SCOPE, {}).setdefault(field, []).append(id_)
        elif forms_of(tail.kind)[field] == MANY_LINKS:
            tail.plain.setdefault(field, []).append(id_)
        elif field in tail.plain:
            self._tell("repeated-key", tie.spot, id_, field=field)
        else:
            tail.plain[field] = id_

    def _tell(self, code: str, spot: Spot, value: str, **facts: str) -> None:
        self._problems.append(told(code, spot, value, facts))


def _parted(name: str) -> tuple[str, str, str]:
    for field, mark in _KEYED.items():
        if name.startswith(mark):
            return field, mark, name.removeprefix(mark)
    return name, "", ""


def _number(value: Any) -> Any:
    """Read a number; what is none stays as it is, to be refused by name."""
    if not isinstance(value, str):
        return value
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


def _pairs(value: Any) -> list[Any]:
    return [list(split_pair(text) or (text,)) for text in split(str(value))]


def _json(value: Any) -> Any:
    try:
        return json.loads(value)
    except (ValueError, TypeError, RecursionError):
        return value


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    TEXT: str,
    INTEGER: _number,
    NUMBER: _number,
    LIST: lambda value: split(str(value)),
    PAIRS: _pairs,
    JSON: _json,
}

__all__ = ["is_own", "own_reading"]
