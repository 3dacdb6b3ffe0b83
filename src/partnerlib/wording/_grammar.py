"""The small grammar of both languages: numbers, lists, plurals, quotation marks."""

from collections.abc import Iterable
from typing import Final

NBSP: Final = "\u00a0"
THIN: Final = "\u202f"

# Singular and plural; French takes the singular for 0 and 1.
NOUNS: Final = {
    "en": {
        "need": ("need", "needs"),
        "offer": ("offer", "offers"),
        "agreement": ("agreement", "agreements"),
        "action": ("action", "actions"),
        "record": ("record", "records"),
        "actor": ("actor", "actors"),
        "cell": ("activity", "activities"),
    },
    "fr": {
        "need": ("besoin", "besoins"),
        "offer": ("offre", "offres"),
        "agreement": ("accord", "accords"),
        "action": ("action", "actions"),
        "record": ("fiche", "fiches"),
        "actor": ("acteur", "acteurs"),
        "cell": ("activité", "activités"),
    },
}


def number(value: float, lang: str, decimals: int = 2) -> str:
    """Write a number as people read it.

    Examples
    --------
    >>> number(12000.5, "en"), number(3, "fr")
    ('12,000.5', '3')
    """
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if lang == "fr":
        text = text.replace(",", THIN).replace(".", ",")
    return text


def percent(share: float, lang: str) -> str:
    """Write a share as a percentage.

    Examples
    --------
    >>> percent(0.25, "en")
    '25%'
    """
    gap = NBSP if lang == "fr" else ""
    return f"{number(round(share * 100), lang)}{gap}%"


def count(value: int, noun: str, lang: str) -> str:
    """Write how many there are of something.

    Examples
    --------
    >>> count(1, "need", "fr"), count(0, "need", "en")
    ('1 besoin', '0 needs')
    """
    singular, plural = NOUNS[lang][noun]
    alone = value in (0, 1) if lang == "fr" else value == 1
    return f"{number(value, lang)} {singular if alone else plural}"


def listed(items: Iterable[str], lang: str, most: int = 5) -> str:
    """Join texts with commas and a last "and"; beyond the limit, say how many.

    Examples
    --------
    >>> listed(["a", "b", "c"], "fr")
    'a, b et c'
    """
    texts = list(items)
    if len(texts) > most:
        more = number(len(texts) - most, lang)
        rest = f"{more} autres" if lang == "fr" else f"{more} more"
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


def colon(lang: str) -> str:
    """Give the colon with the blanks of the language."""
    return f"{NBSP}: " if lang == "fr" else ": "


def semicolon(lang: str) -> str:
    """Give the semicolon with the blanks of the language."""
    return f"{NBSP}; " if lang == "fr" else "; "
