"""Terms of the vocabularies, from what people write."""

import re
from typing import Final

from partnerlib.io._slugs import slug
from partnerlib.io.hxl._words import WORDS
from partnerlib.model import Concept, spelling
from partnerlib.vocabularies import builtin

_PARTS: Final = re.compile(r"\s*(?:[;,/&+|\n]| and | et | y | e )\s*")
_CODE_SCHEMES: Final = ("hxl", "ocha-code", "ocha")


class Terms:
    """The terms of one vocabulary, and those that a source brings itself."""

    def __init__(self, vocabulary: str) -> None:
        self.name = vocabulary
        self._vocabulary = builtin()[vocabulary]
        self._words = WORDS.get(vocabulary, {})
        self._known: dict[str, str] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        self._own: dict[str, Concept] = {}
        self._by_code = {
            spelling(value): concept.id
            for scheme in reversed(_CODE_SCHEMES)
            for concept in self._vocabulary.concepts
            for own_scheme, value in concept.matches
            if own_scheme == scheme
        }

    def known(self, text: str) -> str:
        """Give the built-in term that a text means; empty if none."""
        if text not in self._known:
            self._known[text] = self._resolve(text)
        return self._known[text]

    def _resolve(self, text: str) -> str:
        spelt = spelling(text)
        return (
            self._vocabulary.resolve(text)
            or self._words.get(spelt)
            or self._by_code.get(spelt)
            or ""
        )

    def of(self, text: str, lang: str = "") -> tuple[str, ...]:
        """Give the terms that a cell means, one of its own if there is none.

        A cell that lists several is taken apart only if all its parts are known.
        """
        if text not in self._found:
            self._found[text] = self._resolved(text, lang)
        return self._found[text]

    def own(self) -> list[Concept]:
        """Give the terms that the source brings, in the order of their ids."""
        return [self._own[term] for term in sorted(self._own)]

    def narrowest(self, terms: set[str]) -> tuple[str, ...]:
        """Leave out the terms that are broader than others."""
        return tuple(
            sorted(
                term
                for term in terms
                if not any(
                    other != term and self._vocabulary.covers(term, other)
                    for other in terms
                )
            )
        )

    def _resolved(self, text: str, lang: str) -> tuple[str, ...]:
        if not text:
            return ()
        known = self.known(text) or self.known(text.rpartition(":")[2])
        if known:
            return (known,)
        parts = [self.known(part) for part in _PARTS.split(text) if part]
        if parts and all(parts):
            return tuple(sorted(set(parts)))
        term = slug(text)
        if not term:
            return ()
        if term not in self._own:
            french = lang == "fr"
            self._own[term] = Concept(
                term,
                label_en="" if french else text,
                label_fr=text if french else "",
            )
        return (term,)


__all__ = ["Terms"]
