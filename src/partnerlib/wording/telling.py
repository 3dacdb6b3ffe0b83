"""How a problem is told: the sentence of its code, with its facts, and its place."""

import re
from collections.abc import Mapping
from typing import Final

from partnerlib.wording.grammar import both, typeset
from partnerlib.wording.problems import PROBLEMS
from partnerlib.wording.reasons import LIMITED_FR, UNITS_FR, reason_fr

_PLACES: Final = {
    "en": {
        "row": "row {}",
        "column": "column {}",
        "hint": "; did you mean {}?",
        "separator": "; a cell that itself holds {} stands in quotes",
        "maps": "; the column map {} fits it",
        "mappable": "; any table can be read through a column map: "
        "'partnerlib map {}' proposes one",
    },
    "fr": {
        "row": "ligne {}",
        "column": "colonne {}",
        "hint": typeset(" ; vouliez-vous dire {} ?"),
        "separator": typeset(
            " ; une cellule qui contient elle-même {} se met entre guillemets"
        ),
        "maps": typeset(" ; le plan de colonnes {} lui convient"),
        "mappable": typeset(
            " ; toute table se lit avec un plan de colonnes : la commande "
            "« partnerlib map {} » en propose un"
        ),
    },
}


# What a field must be, as the checks name it.
_EXPECTED_FR: Final = {
    "text": "un texte",
    "several texts": "plusieurs textes",
    "pairs of texts": "des paires de textes",
    "a list": "une liste",
    "a list of two texts": "une liste de deux textes",
    "an object": "un objet",
    "an object with one record": "un objet avec un seul enregistrement",
    "a heading, or an object": "un intitulé, ou un objet",
    "a heading, or the number of a column": "un intitulé, ou le numéro d'une colonne",
    "a regular expression": "une expression régulière",
    "a regular expression without repeats within repeats": "une expression régulière "
    "sans répétition dans une répétition",
    "weights of which one is above 0": "des poids dont un dépasse 0",
    "true or false": "vrai ou faux",
}
_FORMATS_FR: Final = {
    "a folder of tables": "un dossier de tables",
    "lists of codes": "listes de codes",
    "pairs": "paires",
    "other tables with a column map": "les autres tables avec un plan de colonnes",
}


_TARGETS_FR: Final = {
    "territory": "territoire",
    "actor": "acteur",
    "agreement": "accord",
    "need": "besoin",
    "offer": "offre",
    "exchange": "échange",
    "term": "terme",
}


# What may stand there, where records of two kinds may.
_SEPARATOR: Final = re.compile("([,;] )")
_OR: Final = both("{one} or {other}", "{one} ou {other}")
_WORDS_FR: Final = {
    "expected": _EXPECTED_FR,
    "target": _TARGETS_FR,
    "or_else": _TARGETS_FR,
    "unit": UNITS_FR,
}
_ASIDES: Final = ("hint", "separator", "maps", "mappable")
_MISSING: Final = {
    "en": {"field": "this value", "value": "nothing", **dict.fromkeys(_ASIDES, "")},
    "fr": {"field": "cette valeur", "value": "rien", **dict.fromkeys(_ASIDES, "")},
}
_UNSAID: Final = {"en": "(not stated)", "fr": "(non précisé)"}


class _Facts(dict[str, str]):
    def __init__(self, facts: Mapping[str, str], lang: str) -> None:
        super().__init__(facts)
        self._lang = lang

    def __missing__(self, key: str) -> str:
        return _MISSING[self._lang].get(key, _UNSAID[self._lang])


def problem_text(code: str, facts: Mapping[str, str], lang: str) -> str:
    """Render the sentence of a problem.

    Parameters
    ----------
    code : str
        A key of :data:`PROBLEMS`.
    facts : mapping of str to str
        What the sentence mentions. ``hint`` holds the proposals, if any,
        ``separator`` what separates the cells of a file, ``maps`` the column maps
        that fit, and ``mappable`` a table that one could be made for.
    lang : str
        ``"en"`` or ``"fr"``.

    Returns
    -------
    str
        One sentence without its place and without a full stop.

    Examples
    --------
    >>> problem_text("bad-number", {"value": "'many'"}, "en")
    "'many' is not a number"
    """
    shown = _Facts(facts, lang)
    if code == "too-large" and "value" in shown:
        shown["value"] = shown["value"].strip("'")  # our own words: no quotation
    for aside in _ASIDES:
        if shown.get(aside):
            shown[aside] = _PLACES[lang][aside].format(shown[aside])
    if lang == "fr":
        _translate(shown, code)
    if shown.get("or_else"):
        shown["target"] = _OR.say(lang, one=shown["target"], other=shown["or_else"])
    if lang != "fr":
        return PROBLEMS[code].en.format_map(shown)
    return typeset(PROBLEMS[code].fr).format_map(shown)


def _translate(shown: _Facts, code: str) -> None:
    """Say in French what readers and checks state in English."""
    for fact, words in _WORDS_FR.items():
        if fact in shown:
            shown[fact] = words.get(shown[fact], shown[fact])
    for fact in ("reason", "expected"):
        if fact in shown:
            shown[fact] = reason_fr(shown[fact])
    if code == "too-large" and "value" in shown:
        shown["value"] = LIMITED_FR.get(shown["value"], shown["value"])
    if code == "unknown-format" and "allowed" in shown:
        parts = _SEPARATOR.split(shown["allowed"])
        shown["allowed"] = "".join(_FORMATS_FR.get(part, part) for part in parts)


def problem_place(
    file: str | None, row: int | None, column: str | None, path: str | None, lang: str
) -> str:
    """Render where a problem lies, as a person looks it up in a spreadsheet.

    Examples
    --------
    >>> problem_place("actors.csv", 7, "kind", None, "fr")
    'actors.csv, ligne 7, colonne kind'
    """
    words = _PLACES[lang]
    parts = [
        file,
        None if row is None else words["row"].format(row),
        None if column is None else words["column"].format(column),
        path,
    ]
    return ", ".join(part for part in parts if part)


__all__ = ["problem_place", "problem_text"]
