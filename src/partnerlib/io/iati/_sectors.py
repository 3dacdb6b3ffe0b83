"""Sectors: the theme that each of them is.

A code that a built-in theme matches exactly is that theme. Every other code is a term
of its own, under the nearest built-in theme: a purpose code of the DAC under that of
its category (the first three digits), a target under that of its goal. A code of the
reporting organisation means nothing beyond it, so its term names the organisation.
"""

from typing import Final

from partnerlib.io.iati._codes import (
    CLUSTER_THEMES,
    CLUSTERS,
    DAC,
    OWN,
    SDG,
    theme_above_dac,
    theme_of_dac,
    theme_of_goal,
)
from partnerlib.io.iati._ids import is_id
from partnerlib.io.iati._names import Names
from partnerlib.io.iati._shapes import Narratives, Plain
from partnerlib.model import Concept
from partnerlib.vocabularies import builtin

THEMES_URI: Final = "urn:partnerlib:themes"
"""The vocabulary of codes that are the ids of themes, as we write them."""

_SCHEMES: Final = {**dict.fromkeys(DAC, "dac"), **dict.fromkeys(SDG, "sdg")}


class Sectors:
    """Finds the theme of a sector, and keeps the terms that are no built-in ones."""

    def __init__(self) -> None:
        self._themes = builtin()["themes"]
        self._found: dict[tuple[str, ...], str] = {}
        self._own: dict[str, str] = {}
        self._names = Names()

    def mention(self, theme: str, texts: Narratives, default: str) -> None:
        """Count how an activity calls a theme, in whose default language."""
        if theme in self._own:
            self._names.mention(theme, texts, default)

    def find(self, sector: Plain, reporter: str) -> str:
        """Give the theme of a sector; empty if its code cannot be a term.

        Parameters
        ----------
        sector : dict
            With its code, and its vocabulary as a number.
        reporter : str
            The organisation that reports it.
        """
        code, vocabulary = sector["code"], sector["vocabulary"]
        texts = sector.get("narrative", ())
        key = (vocabulary, code)
        if vocabulary in OWN:
            uri = sector.get("vocabulary-uri", "")
            key = (*key, reporter, uri, *(text for _, text in texts))
        theme = self._found.get(key)
        if theme is None:
            theme = self._found[key] = self._theme(code, vocabulary, key)
        return theme

    def _theme(self, code: str, vocabulary: str, key: tuple[str, ...]) -> str:
        exact, above = "", ""
        scheme = _SCHEMES.get(vocabulary, f"iati-{vocabulary}")
        if vocabulary in DAC:
            exact = theme_of_dac(code) or ""
            above = theme_above_dac(code)
        elif vocabulary in SDG:
            above = theme_of_goal(code)
            exact = "" if "." in code else above
        elif vocabulary == CLUSTERS:
            exact = CLUSTER_THEMES.get(code, "")
        elif vocabulary in OWN:
            reporter, uri, *texts = key[2:]
            if uri == THEMES_URI:
                exact, scheme = code if code in self._themes else "", ""
            else:
                known = (self._themes.resolve(text) for text in texts)
                exact = next((each for each in known if each), "")
                scheme += f":{reporter}"
        if exact:
            return exact
        own = f"{scheme}:{code}" if scheme else code
        if not is_id(own):
            return ""
        self._own.setdefault(own, above)
        return own

    def concepts(self) -> list[Concept]:
        """Give the terms of its own, sorted by id."""
        found: list[Concept] = []
        for theme, above in sorted(self._own.items()):
            settled = self._names.settle(theme, "")
            labels = dict(settled.names)
            labels["fr" if settled.language == "fr" else "en"] = settled.name
            found.append(
                Concept(
                    theme,
                    label_en=labels.get("en", ""),
                    label_fr=labels.get("fr", ""),
                    broader=above,
                    aliases=settled.aliases,
                )
            )
        return found


__all__ = ["THEMES_URI", "Sectors"]
