"""What each finding says to people: what, why, how sure, and on which data.

A finding hands over plain facts: numbers, texts, and names already in the
language. Nothing here knows a class, and no missing fact makes a sentence raise.
"""

from collections.abc import Callable, Mapping
from typing import Final

from partnerlib.wording._clusters import cluster_text
from partnerlib.wording._duplicates import duplicate_text
from partnerlib.wording._facts import Facts, Known
from partnerlib.wording._gaps import gap_text
from partnerlib.wording._roles import role_reason
from partnerlib.wording._ties import tie_text
from partnerlib.wording._triangles import triangle_text
from partnerlib.wording.grammar import both, count, listed

_EVIDENCE: Final = both("Based on {records}.", "Établi sur {records}.")
_NOTHING: Final = both(
    "No record stands behind it: it is an absence that is found.",
    "Aucune fiche ne l'appuie : c'est une absence qui est constatée.",
)
_FAMILIES: Final[Mapping[str, Callable[[Known, str], list[str]]]] = {
    "gap": gap_text,
    "duplicate": duplicate_text,
    "cluster": cluster_text,
    "tie": tie_text,
    "triangle": triangle_text,
}


def finding_text(family: str, facts: Facts, lang: str) -> str:
    """Say in plain words what was found, why, how sure, and on which data.

    Parameters
    ----------
    family : {"gap", "duplicate", "cluster", "tie", "triangle"}
        The question that the finding answers.
    facts : mapping
        Plain facts: ``kind``, the number of records behind it by kind
        (``need_records``, ...), and those of the family; names are in the language.
        Any may be missing.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A few sentences.
    """
    known = Known(facts)
    return " ".join([*_FAMILIES[family](known, lang), _evidence(known, lang)])


def _evidence(known: Known, lang: str) -> str:
    records = [
        count(known.count(f"{kind}_records"), kind, lang)
        for kind in ("need", "offer", "agreement", "action", "exchange")
        if known.count(f"{kind}_records")
    ]
    if not records:
        return _NOTHING.say(lang)
    return _EVIDENCE.say(lang, records=listed(records, lang))


__all__ = ["Facts", "finding_text", "role_reason"]
