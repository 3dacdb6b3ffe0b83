"""Organisations: the actor that each of them is, under whatever names.

An organisation is its identifier. One without is its name; where exactly one
identified organisation of the file is called the same, it is that one.
"""

from collections import Counter
from collections.abc import Set as AbstractSet
from typing import Final

from partnerlib.errors import Problem
from partnerlib.io._slugs import slug
from partnerlib.io.iati._codes import kind_of
from partnerlib.io.iati._ids import is_id
from partnerlib.io.iati._names import Names
from partnerlib.io.iati._shapes import Narratives, Plain
from partnerlib.model import Actor

NAMED: Final = "org:"

Mention = tuple[str, Narratives, str, str]
"""What is said of an organisation: its id, texts, type, and the default language."""
# What publishers write where they know no identifier.
NO_REF: Final = frozenset(("", "-", "n/a", "na", "none", "null", "unknown", "tbc"))


class Organisations:
    """Finds the actor of an organisation, and keeps what is said of it."""

    def __init__(self) -> None:
        self._numbers: dict[Mention, int] = {}
        self._counts: Counter[int] = Counter()
        self._names = Names()
        self._types: dict[str, Counter[str]] = {}
        self._same: dict[str, str] = {}

    def mention(self, stated: Plain, default: str) -> int:
        """Give the number of what is said of an organisation, in which language."""
        key = organisation_key(stated)
        texts: Narratives = stated.get("narrative", ())
        mention = (key, texts, stated.get("type", ""), default)
        return self._numbers.setdefault(mention, len(self._numbers))

    def count(self, several: AbstractSet[int]) -> None:
        """Count what an activity says of organisations, by number."""
        self._counts.update(several)

    def settle(self) -> None:
        """Decide which organisations without identifier are identified ones."""
        for (actor, texts, type_, default), number in self._numbers.items():
            count = self._counts[number]
            if not actor or not count:
                continue
            self._names.mention(actor, texts, default, count)
            types = self._types.setdefault(actor, Counter())
            if type_:
                types[type_] += count
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

    def kind(self, actor: str) -> str:
        """Give the kind of an organisation: what most say that it is."""
        types = self._types[actor]
        known = [each for each in types if kind_of(each)]
        best = min(known, key=lambda each: (-types[each], each), default="")
        return kind_of(best) or "unknown"

    def actors(self, file: str) -> tuple[list[Actor], list[Problem]]:
        """Make the actors, sorted by id, and tell of what several kinds they are."""
        made: list[Actor] = []
        problems: list[Problem] = []
        for actor in sorted(self._types):
            settled = self._names.settle(actor, actor)
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


def organisation_key(stated: Plain) -> str:
    """Give the id of an organisation; empty if it has neither identifier nor name."""
    ref: str = stated.get("ref", "")
    if ref.lower() not in NO_REF and is_id(ref):
        return ref
    texts: Narratives = stated.get("narrative", ())
    plain = slug(texts[0][1]) if texts else ""
    return f"{NAMED}{plain}" if plain else ""


__all__ = ["NAMED", "NO_REF", "Mention", "Organisations", "organisation_key"]
