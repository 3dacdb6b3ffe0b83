"""Records of several sources that speak of the same thing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.model import (
    UNKNOWN_PERIOD,
    Actor,
    Concept,
    Party,
    Record,
    Scope,
    Source,
    Territory,
    Vocabulary,
)
from partnerlib.registry._authorities import Authorities
from partnerlib.registry._collections import collection_of
from partnerlib.vocabularies import builtin

# Of these, each source may add its own without contradicting the other.
_UNITED = frozenset({"sources", "codes", "zones"})
_KEYED = frozenset({"names", "extra"})
_PARTIES = frozenset({"parties", "giver", "receiver"})
_UNKNOWN = ("", (), None, "unknown", UNKNOWN_PERIOD)


def unite(
    groups: Sequence[Iterable[Record]], kinds: Vocabulary | None = None
) -> tuple[list[Record], list[Problem]]:
    """Unite the records of several sources by kind and id.

    Empty fields are filled, the first stated value stays, other names become
    aliases; sources, codes, zones and aliases are joined. Any other clash is the
    warning ``conflicting-record``. Records repeated inside one source are left as
    they are: that is for the source to answer for. A territory and its authority are
    the same as a party.

    Parameters
    ----------
    groups : sequence of iterable of Record
        Those of each source, in the order in which their values take precedence.
    kinds : Vocabulary or None
        The kinds of actors, to know authorities by; None means the built-in ones.

    Returns
    -------
    records : list of Record
        In the order in which they first come.
    problems : list of Problem
        The clashes.
    """
    if len(groups) == 1:
        return list(groups[0]), []
    order: list[tuple[str, str]] = []
    held: dict[tuple[str, str], list[Record]] = {}
    sources: dict[tuple[str, str], list[Source]] = {}
    clashes: list[_Clash] = []
    for group in groups:
        earlier = set(held)
        for record in group:
            key = (collection_of(record), record.id)
            if key not in held:
                held[key] = [record]
                order.append(key)
            elif key in earlier:
                first = held[key][0]
                sources.setdefault(key, [*first.sources]).extend(record.sources)
                bare = attrs.evolve(record, sources=())
                held[key][0], more = _united(key[0], first, bare)
                clashes.extend(more)
            else:
                held[key].append(record)
    for key, stated in sources.items():  # once for each, however often it is
        held[key][0] = attrs.evolve(held[key][0], sources=tuple(stated))
    records = [record for key in order for record in held[key]]
    if any(clash.field in _PARTIES for clash in clashes):
        means = _Meaning(records, kinds or builtin()["actor-kinds"])
        clashes = [clash for clash in clashes if not means.same(clash)]
    return records, [clash.problem() for clash in clashes]


class _Clash(NamedTuple):
    """A field that two sources state otherwise."""

    where: str
    field: str
    id: str
    other: object
    kept: object

    def problem(self) -> Problem:
        """Tell the clash; the value stated first stays."""
        return Problem.of(
            "conflicting-record",
            record=self.where,
            column=self.field,
            value=self.id,
            field=self.field,
            other=_told(self.other),
            kept=_told(self.kept),
        )


class _Meaning:
    """Whom the parties of records mean."""

    def __init__(self, records: Iterable[Record], kinds: Vocabulary) -> None:
        territories: dict[str, Territory] = {}
        actors: dict[str, Actor] = {}
        for record in records:
            if isinstance(record, Territory):
                territories[record.id] = record
            elif isinstance(record, Actor):
                actors[record.id] = record
        self._authorities = Authorities(territories, actors, kinds, frozenset())

    def same(self, clash: _Clash) -> bool:
        """Say whether both values name the same parties."""
        if clash.field not in _PARTIES:
            return False
        return self._of(clash.kept) == self._of(clash.other)

    def _of(self, value: Any) -> object:
        if isinstance(value, str):
            return self._actor(value)
        return {(self._actor(each.actor), each.role, each.during) for each in value}

    def _actor(self, id_: str) -> str:
        id_ = self._authorities.replaced.get(id_, id_)
        try:
            found = self._authorities.stands_for(id_)
        except ModelError:  # no authority can be made: the id stands for itself
            return id_
        return found[0] if len(found) == 1 else id_


def unite_terms(
    groups: Iterable[Mapping[str, Iterable[Concept]]],
) -> tuple[dict[str, list[Concept]], list[Problem]]:
    """Unite the own terms of several sources; the first of one id stays."""
    found: dict[str, dict[str, Concept]] = {}
    problems: list[Problem] = []
    for group in groups:
        for name, concepts in group.items():
            for concept in concepts:
                first = found.setdefault(name, {}).setdefault(concept.id, concept)
                if first != concept:
                    where = f"term/{name}/{concept.id}"
                    clash = _Clash(where, "label_en", concept.id, concept, first)
                    problems.append(clash.problem())
    return {name: list(by_id.values()) for name, by_id in found.items()}, problems


def _united(kind: str, first: Record, second: Record) -> tuple[Record, list[_Clash]]:
    where = f"{kind}/{first.id}"
    changes: dict[str, object] = {}
    clashes: list[_Clash] = []
    aliases: list[str] = []
    for field in attrs.fields(type(first)):
        name = field.name
        kept, other = getattr(first, name), getattr(second, name)
        if kept == other or other in _UNKNOWN:
            continue
        if name == "name":
            # Where nothing better is known, the id stands for the name.
            if kept == first.id:
                changes[name] = other
            elif other != first.id:
                aliases.append(other)
        elif name == "aliases":
            aliases.extend(other)
        elif name == "scope":
            changes[name], more = _united_scope(where, first.id, kept, other)
            clashes.extend(more)
        elif (joined := _joined(name, kept, other)) is not None:
            changes[name] = joined
        else:
            clashes.append(_Clash(where, name, first.id, other, kept))
    if aliases and isinstance(first, (Territory, Actor)):
        changes["aliases"] = (*first.aliases, *aliases)
    return attrs.evolve(first, **changes) if changes else first, clashes


def _joined(name: str, kept: Any, other: Any) -> Any:
    """Give the value that holds both, or None where they clash."""
    if kept in _UNKNOWN:
        return other
    if name in _UNITED:
        return kept + other
    if name in _KEYED:
        return {**dict(other), **dict(kept)}
    return None


def _united_scope(
    where: str, id_: str, kept: Scope, other: Scope
) -> tuple[Scope, list[_Clash]]:
    changes: dict[str, tuple[str, ...]] = {}
    clashes: list[_Clash] = []
    for field in ("themes", "places", "audiences", "functions"):
        mine: tuple[str, ...] = getattr(kept, field)
        theirs: tuple[str, ...] = getattr(other, field)
        if not mine:
            changes[field] = theirs
        elif theirs and mine != theirs:
            clashes.append(_Clash(where, field, id_, theirs, mine))
    return attrs.evolve(kept, **changes), clashes


def _told(value: object) -> str:
    if isinstance(value, Party):
        return f"{value.actor}:{value.role}" if value.role else value.actor
    if isinstance(value, tuple):
        return "; ".join(_told(each) for each in cast("tuple[object, ...]", value))
    return str(value)
