"""The small grammar of both languages: numbers, lists, quotation marks."""

import math
import re
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

NBSP: Final = "\u00a0"
THIN: Final = "\u202f"
APOSTROPHE: Final = "\u2019"
MISSING: Final = "…"
"""What stands for a fact that is not there."""

_BEFORE_SIGN: Final = re.compile(r" (?=[:;?!»%])")
_AFTER_SIGN: Final = re.compile(r"(?<=«) ")
_TWO: Final = 2
_TINY: Final = 0.0001  # below, a p-value is told by this bound

# Singular and plural; French takes the singular for 0 and 1.
NOUNS: Final = {
    "en": {
        "territory": ("territory", "territories"),
        "actor": ("actor", "actors"),
        "agreement": ("agreement", "agreements"),
        "action": ("action", "actions"),
        "need": ("need", "needs"),
        "offer": ("offer", "offers"),
        "exchange": ("exchange", "exchanges"),
        "record": ("record", "records"),
        "partner": ("partner", "partners"),
        "error": ("error", "errors"),
        "warning": ("warning", "warnings"),
        "info": ("remark", "remarks"),
        "gap": ("gap", "gaps"),
        "pair": ("pair", "pairs"),
        "missing-tie": ("possible tie", "possible ties"),
        "triangle": ("possible triangular twinning", "possible triangular twinnings"),
    },
    "fr": {
        "territory": ("territoire", "territoires"),
        "actor": ("acteur", "acteurs"),
        "agreement": ("accord", "accords"),
        "action": ("action", "actions"),
        "need": ("besoin", "besoins"),
        "offer": ("offre", "offres"),
        "exchange": ("échange", "échanges"),
        "record": ("fiche", "fiches"),
        "partner": ("partenaire", "partenaires"),
        "error": ("erreur", "erreurs"),
        "warning": ("avertissement", "avertissements"),
        "info": ("remarque", "remarques"),
        "gap": ("manque", "manques"),
        "pair": ("paire", "paires"),
        "missing-tie": ("lien possible", "liens possibles"),
        "triangle": (
            "jumelage triangulaire possible",
            "jumelages triangulaires possibles",
        ),
    },
}


def typeset(text: str) -> str:
    r"""Put no-break spaces and apostrophes where French wants them.

    Meant for our own sentences, never for names: those stay as they are stated.

    Examples
    --------
    >>> typeset("Manque d'eau : « x » ; y")
    'Manque d’eau\xa0: «\xa0x\xa0»\xa0; y'
    """
    return apostrophes(_AFTER_SIGN.sub(NBSP, _BEFORE_SIGN.sub(NBSP, text)))


def apostrophes(text: str) -> str:
    """Write apostrophes as print does, and not as a typewriter.

    Examples
    --------
    >>> apostrophes("l'eau")
    'l’eau'
    """
    return text.replace("'", APOSTROPHE)


def amount(value: float, unit: str, lang: str) -> str:
    r"""Write a number with what it counts; in French they stay on one line.

    Examples
    --------
    >>> amount(1, "person", "en"), amount(2500, "personnes", "fr")
    ('1 person', '2\u202f500\xa0personnes')
    """
    gap = NBSP if lang == "fr" else " "
    return f"{number(value, lang)}{gap}{unit}".rstrip()


class Text(NamedTuple):
    """A text in both languages, with placeholders for the facts it mentions."""

    en: str
    fr: str

    def say(self, lang: str, **facts: Any) -> str:
        """Give the text in a language, with its facts in place."""
        return (self.fr if lang == "fr" else self.en).format(**facts)


def both(en: str, fr: str) -> Text:
    r"""Make a text of its English and its French, the French typeset.

    Examples
    --------
    >>> both("Missing: {what}", "Manque : {what}").say("fr", what="x")
    'Manque\xa0: x'
    """
    return Text(en, typeset(fr))


def number(value: float, lang: str, decimals: int = 2) -> str:
    r"""Write a number as people read it.

    Examples
    --------
    >>> number(12000.5, "en"), number(3, "fr"), number(1234.5, "fr")
    ('12,000.5', '3', '1\u202f234,5')
    """
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if lang == "fr":
        text = text.replace(",", THIN).replace(".", ",")
    return text


def score(value: float, lang: str) -> str:
    """Write a score with two decimals, so that a column of them lines up.

    Examples
    --------
    >>> score(0.5, "fr")
    '0,50'
    """
    return f"{value:.2f}".replace(".", "," if lang == "fr" else ".")


def chance(value: float, lang: str) -> str:
    """Write a p-value with its relation sign; a tiny one is told by a bound.

    Examples
    --------
    >>> chance(0.0312, "en"), chance(1e-9, "fr")
    ('= 0.031', '< 0,0001')
    """
    if value < _TINY:
        return f"< {number(_TINY, lang, 4)}"
    return f"= {number(float(f'{value:.2g}'), lang, 5)}"


def percent(share: float, lang: str) -> str:
    """Write a share as a percentage; only all of it is 100, only nothing 0.

    Examples
    --------
    >>> percent(0.25, "en"), percent(0.9999, "en")
    ('25%', '99%')
    """
    if not math.isfinite(share * 100):  # of another tool: a sentence never raises
        return MISSING
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    gap = NBSP if lang == "fr" else ""
    return f"{number(whole, lang)}{gap}%"


def is_one(value: float, lang: str) -> bool:
    """Say whether a number takes the singular: in French all below 2 do."""
    return abs(value) < _TWO if lang == "fr" else value == 1


def count(value: int, noun: str, lang: str) -> str:
    r"""Write how many there are of something.

    Examples
    --------
    >>> count(1, "need", "fr"), count(0, "need", "en")
    ('1\xa0besoin', '0 needs')
    """
    singular, plural = NOUNS[lang][noun]
    return amount(value, singular if is_one(value, lang) else plural, lang)


def listed(items: Iterable[str], lang: str, most: int = 5) -> str:
    """Join texts with commas and a last "and"; beyond the limit, say how many.

    Examples
    --------
    >>> listed(["a", "b", "c"], "fr")
    'a, b et c'
    """
    texts = list(items)
    if len(texts) > most + 1:  # to leave out a single one would save nothing
        rest = amount(len(texts) - most, "autres" if lang == "fr" else "more", lang)
        texts = [*texts[:most], rest]
    if len(texts) < 2:  # noqa: PLR2004 -- nothing to join
        return "".join(texts)
    last = " et " if lang == "fr" else " and "
    return ", ".join(texts[:-1]) + last + texts[-1]


def quoted(text: str, lang: str) -> str:
    """Put a name in quotation marks.

    Examples
    --------
    >>> quoted("Kayes", "en")
    '“Kayes”'
    """
    return f"«{NBSP}{text}{NBSP}»" if lang == "fr" else f"“{text}”"


def uncapital(text: str) -> str:
    """Begin a label in lower case, as inside a sentence; not so an acronym.

    Examples
    --------
    >>> uncapital("People"), uncapital("US dollars")
    ('people', 'US dollars')
    """
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def colon(lang: str) -> str:
    """Give the colon with the blanks of the language."""
    return f"{NBSP}: " if lang == "fr" else ": "


def semicolon(lang: str) -> str:
    """Give the semicolon with the blanks of the language."""
    return f"{NBSP}; " if lang == "fr" else "; "
