"""Controlled terms: a concept, and the vocabulary that holds concepts."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.model._rules import (
    Violations,
    check_choice,
    check_count,
    check_id,
    check_optional_id,
    check_pairs,
    check_required,
    check_text,
    check_texts,
    refuse,
    sorted_pairs,
    sorted_texts,
    trimmed,
)
from partnerlib.typing import Lang

ROLE_CLASSES: Final = ("provides", "leads", "funds", "receives", "connects")

_NOT_WORD: Final = re.compile(r"[\W_]+")


def spelling(text: str) -> str:
    """Reduce a label to what counts: no case, accents, hyphens or outer blanks."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", letters.casefold()).strip()


@attrs.frozen(kw_only=True)
class Concept:
    """A term with its labels, after SKOS.

    Attributes
    ----------
    id : str
        Unique in its vocabulary.
    label_en, label_fr : str
        What people read. An empty label is unknown; the id stands in for it.
    broader : str
        The id of the wider term in the same vocabulary; empty for a top term.
    matches : tuple of (str, str)
        Exact matches elsewhere, as (scheme, value), for instance ``("sdg", "3")``.
    aliases : tuple of str
        Other labels, in any language, by which the term may be given.
    rank : int or None
        Levels only: the smaller, the higher the territory. None is unknown.
    role_class : str
        Roles only: provides, leads, funds, receives or connects.

    Raises
    ------
    ModelError
        If a field breaks its rule.

    Examples
    --------
    >>> Concept("health", label_en="Health", label_fr="Santé").label("fr")
    'Santé'
    """

    id: str = attrs.field(kw_only=False, converter=trimmed)
    label_en: str = attrs.field(default="", converter=trimmed)
    label_fr: str = attrs.field(default="", converter=trimmed)
    broader: str = attrs.field(default="", converter=trimmed)
    matches: tuple[tuple[str, str], ...] = attrs.field(
        default=(), converter=sorted_pairs
    )
    aliases: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    rank: int | None = None
    role_class: str = ""

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_id(out, "id", self.id)
        check_text(out, "label_en", self.label_en)
        check_text(out, "label_fr", self.label_fr)
        check_optional_id(out, "broader", self.broader)
        check_pairs(out, "matches", self.matches)
        check_texts(out, "aliases", self.aliases)
        check_count(out, "rank", self.rank)
        check_choice(out, "role_class", self.role_class, ("", *ROLE_CLASSES))
        refuse(self, out)

    def label(self, lang: Lang = "en") -> str:
        """Give the label in a language, else the other one, else the id."""
        first, second = self.label_en, self.label_fr
        if lang == "fr":
            first, second = second, first
        return first or second or self.id


@attrs.frozen(slots=False)
class Vocabulary:
    """A scheme of concepts, open: a registry may add its own.

    Attributes
    ----------
    id : str
        The name of the scheme, for instance ``"themes"``.
    label_en, label_fr : str
        What people read.
    concepts : tuple of Concept
        In the order in which they are shown; the last of two with one id counts.

    Raises
    ------
    ModelError
        If the broader terms run in a circle.

    Examples
    --------
    >>> water = Concept("water", label_en="Water", label_fr="Eau")
    >>> wells = Concept("wells", label_en="Wells", label_fr="Puits", broader="water")
    >>> themes = Vocabulary("themes", "Themes", "Thèmes", (water, wells))
    >>> themes.resolve("eau"), themes.covers("water", "wells")
    ('water', True)
    """

    id: str
    label_en: str
    label_fr: str
    concepts: tuple[Concept, ...] = ()

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_id(out, "id", self.id)
        check_required(out, "label_en", self.label_en)
        check_required(out, "label_fr", self.label_fr)
        circle = self._circle()
        if circle:
            out.append(
                Violation(
                    field="broader",
                    code="cycle",
                    value=circle[0],
                    facts=(
                        ("chain", " > ".join(circle)),
                        ("field", "broader"),
                        ("start", circle[0]),
                    ),
                )
            )
        if out:
            raise ModelError("Vocabulary", tuple(out))

    def _circle(self) -> list[str]:
        done: set[str] = set()
        for concept in self.concepts:
            path: list[str] = []
            on_path: set[str] = set()
            term = concept.id
            while term in self._by_id and term not in done:
                if term in on_path:
                    return [*path[path.index(term) :], term]
                path.append(term)
                on_path.add(term)
                term = self._by_id[term].broader
            done.update(path)
        return []

    @cached_property
    def _by_id(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    @property
    def spellings(self) -> Mapping[str, str]:
        """The term that each id, label and alias means, as `spelling` reduces it."""
        return MappingProxyType(self._by_spelling)

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        # Ids win over labels and labels over aliases; the first stated wins.
        found: dict[str, str] = {}
        concepts = self._by_id.values()
        for concept in concepts:
            found.setdefault(spelling(concept.id), concept.id)
        for concept in concepts:
            for text in (concept.label_en, concept.label_fr):
                found.setdefault(spelling(text), concept.id)
        for concept in concepts:
            for text in concept.aliases:
                found.setdefault(spelling(text), concept.id)
        found.pop("", None)
        return found

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        return {term: tuple(self._walk_up(term)) for term in self._by_id}

    def _walk_up(self, term: str) -> list[str]:
        found: list[str] = []
        broader = self._by_id[term].broader
        while broader:
            found.append(broader)
            concept = self._by_id.get(broader)
            broader = concept.broader if concept else ""
        return found

    def __contains__(self, term: object) -> bool:
        return term in self._by_id

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, term: str) -> Concept | None:
        """Give a concept by its id, or None."""
        return self._by_id.get(term)

    def resolve(self, text: str) -> str | None:
        """Find the id that a text means: an id, or a label in either language.

        Case, accents, hyphens and blanks do not count. None if it means no term.
        """
        if text in self._by_id:
            return text
        return self._by_spelling.get(spelling(text))

    def ancestors(self, term: str) -> tuple[str, ...]:
        """List the broader terms, nearest first; none for an unknown term."""
        return self._ancestors.get(term, ())

    def covers(self, broad: str, narrow: str) -> bool:
        """Say whether one term is the other or broader than it."""
        return broad == narrow or broad in self.ancestors(narrow)

    def label(self, term: str, lang: Lang = "en") -> str:
        """Give the label of a term; the term itself where it is unknown."""
        concept = self._by_id.get(term)
        return concept.label(lang) if concept else term

    def rank(self, term: str) -> int | None:
        """Give the rank of a level, its own or that of the nearest broader term."""
        for step in (term, *self.ancestors(term)):
            concept = self._by_id.get(step)
            if concept and concept.rank is not None:
                return concept.rank
        return None

    def role_class(self, term: str) -> str:
        """Give the class of a role, its own or that of the nearest broader term."""
        for step in (term, *self.ancestors(term)):
            concept = self._by_id.get(step)
            if concept and concept.role_class:
                return concept.role_class
        return ""

    def with_concepts(self, *concepts: Concept) -> "Vocabulary":
        """Give a vocabulary with more concepts; one of the same id is replaced."""
        merged = self._by_id | {concept.id: concept for concept in concepts}
        return attrs.evolve(self, concepts=tuple(merged.values()))
