"""Records of several sources that speak of the same thing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import attrs

from partnerlib.errors import Problem
from partnerlib.model import (
    UNKNOWN_PERIOD,
    Actor,
    Concept,
    Party,
    Record,
    Scope,
    Territory,
)
from partnerlib.registry._collections import collection_of

# Of these, each source may add its own without contradicting the other.
_UNITED = frozenset({"sources", "codes"})
_KEYED = frozenset({"names", "extra"})
_UNKNOWN = ("", (), None, "unknown", UNKNOWN_PERIOD)


def unite(
    groups: Sequence[Iterable[Record]],
) -> tuple[list[Record], list[Problem]]:
    """Unite the records of several sources by kind and id.

    Empty fields are filled, the first stated value stays, other names become
    aliases; sources, codes and aliases are joined. Any other clash is the warning
    ``conflicting-record``. Records repeated inside one source are left as they
    are: that is for the source to answer for.

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
    problems: list[Problem] = []
    for group in groups:
        earlier = set(held)
        for record in group:
            key = (collection_of(record), record.id)
            if key not in held:
                held[key] = [record]
                order.append(key)
            elif key in earlier:
                first = held[key][0]
                held[key][0], clashes = _united(key[0], first, record)
                problems.extend(clashes)
            else:
                held[key].append(record)
    return [record for key in order for record in held[key]], problems


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
                    problems.append(
                        _clash(where, "label_en", concept.id, concept, first)
                    )
    return {name: list(by_id.values()) for name, by_id in found.items()}, problems


def _united(kind: str, first: Record, second: Record) -> tuple[Record, list[Problem]]:
    where = f"{kind}/{first.id}"
    changes: dict[str, object] = {}
    problems: list[Problem] = []
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
            changes[name], clashes = _united_scope(where, first.id, kept, other)
            problems.extend(clashes)
        elif (joined := _joined(name, kept, other)) is not None:
            changes[name] = joined
        else:
            problems.append(_clash(where, name, first.id, other, kept))
    if aliases and isinstance(first, (Territory, Actor)):
        changes["aliases"] = (*first.aliases, *aliases)
    return attrs.evolve(first, **changes), problems


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
) -> tuple[Scope, list[Problem]]:
    changes: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for field in ("themes", "places", "audiences", "functions"):
        mine: tuple[str, ...] = getattr(kept, field)
        theirs: tuple[str, ...] = getattr(other, field)
        if not mine:
            changes[field] = theirs
        elif theirs and mine != theirs:
            problems.append(
                _clash(where, field, id_, "; ".join(theirs), "; ".join(mine))
            )
    return attrs.evolve(kept, **changes), problems


def _clash(where: str, field: str, id_: str, other: object, kept: object) -> Problem:
    return Problem.of(
        "conflicting-record",
        record=where,
        column=field,
        value=id_,
        field=field,
        other=_told(other),
        kept=_told(kept),
    )


def _told(value: object) -> str:
    if isinstance(value, Party):
        return f"{value.actor}:{value.role}" if value.role else value.actor
    if isinstance(value, tuple):
        return "; ".join(_told(each) for each in cast("tuple[object, ...]", value))
    return str(value)
