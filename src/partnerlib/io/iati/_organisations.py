"""Organisations: the actor that each of them is, under whatever names.

An organisation is its identifier. One without is its name; where exactly one
identified organisation of the file is called the same, it is that one.
"""

from collections import Counter
from typing import Final

from partnerlib.errors import Problem
from partnerlib.io._slugs import slug
from partnerlib.io.iati._codes import UNSTATED, kind_code, kind_of
from partnerlib.io.iati._ids import is_id
from partnerlib.io.iati._names import Names, Settled
from partnerlib.io.iati._shapes import Narratives, Plain
from partnerlib.model import Actor

NAMED: Final = "org:"
# What publishers write where they know no identifier.
_NO_REF: Final = frozenset(
    {"", "0", "-", "n/a", "na", "none", "null", "unknown", "tbc"}
)


class Organisations:
    """Finds the actor of an organisation, and keeps what is said of it."""

    def __init__(self) -> None:
        self._names = Names()
        self._types: dict[str, Counter[str]] = {}
        self._settled: dict[str, Settled] = {}
        self._same: dict[str, str] = {}

    def actor(self, stated: Plain) -> str:
        """Give the id of an organisation; empty if it has neither id nor name."""
        ref: str = stated.get("ref", "")
        if ref.lower() not in _NO_REF and is_id(ref):
            return ref
        texts: Narratives = stated.get("narrative", ())
        plain = slug(texts[0][1]) if texts else ""
        return f"{NAMED}{plain}" if plain else ""

    def mention(self, actor: str, stated: Plain, default: str) -> None:
        """Count what is said of an organisation, in whose default language."""
        texts = stated.get("narrative")
        if texts:
            self._names.mention(actor, texts, default)
        found = self._types.setdefault(actor, Counter())
        type_ = stated.get("type")
        if type_:
            found[type_] += 1

    def settle(self) -> None:
        """Decide which organisations without identifier are identified ones."""
        by_name: dict[str, set[str]] = {}
        nameless: list[str] = []
        for actor in self._types:
            if actor.startswith(NAMED):
                nameless.append(actor)
                continue
            for text in self._names.texts(actor):
                by_name.setdefault(slug(text), set()).add(actor)
        for actor in nameless:
            meant = by_name.get(actor.removeprefix(NAMED), set())
            if len(meant) == 1:
                (same,) = meant
                self._same[actor] = same
                self._names.join(actor, same)
                self._types[same].update(self._types.pop(actor))

    def meant(self, actor: str) -> str:
        """Give the identified organisation that an id stands for, else the id."""
        return self._same.get(actor, actor)

    def settled(self, actor: str) -> Settled:
        """Give the names of an organisation, once all are known."""
        found = self._settled.get(actor)
        if found is None:
            found = self._settled[actor] = self._names.settle(actor, actor)
        return found

    def kind(self, actor: str) -> str:
        """Give the kind of an organisation: what most say that it is."""
        types = self._types[actor]
        known = [each for each in types if kind_of(each)]
        best = min(known, key=lambda each: (-types[each], each), default="")
        return kind_of(best) or "unknown"

    def is_derived(self, actor: str, stated: Plain, role: str) -> bool:
        """Whether what an activity says of an actor follows from the actor itself."""
        settled = self.settled(actor)
        derived = organisation_of(actor, self.kind(actor), settled.name)
        if stated.keys() - {"role", "narrative"} != derived.keys():
            return False
        return (
            all(stated[key] == value for key, value in derived.items())
            and stated.get("role", role) == role
            and settled.covers(stated.get("narrative", ()))
        )

    def actors(self, file: str) -> tuple[list[Actor], list[Problem]]:
        """Make the actors, sorted by id, and tell of what several kinds they are."""
        made: list[Actor] = []
        problems: list[Problem] = []
        for actor in sorted(self._types):
            settled = self.settled(actor)
            kind = self.kind(actor)
            made.append(
                Actor(
                    actor,
                    name=settled.name,
                    names=settled.names,
                    aliases=settled.aliases,
                    kind=kind,
                )
            )
            others = {kind_of(each) or kind for each in self._types[actor]} - {kind}
            problems.extend(
                Problem.of(
                    "conflicting-record",
                    file=file,
                    column="kind",
                    value=actor,
                    record=f"actor/{actor}",
                    other=other,
                    kept=kind,
                )
                for other in sorted(others)
            )
        return made, problems


def organisation_of(actor: str, kind: str, name: str) -> Plain:
    """Write an actor as an organisation, without its names and its role."""
    stated: Plain = {}
    if actor != f"{NAMED}{slug(name)}":
        stated["ref"] = actor
    code = kind_code(kind)
    if code != UNSTATED:
        stated["type"] = code
    return stated


__all__ = ["NAMED", "Organisations", "organisation_of"]
