"""What a pair of actors says: the same work, coordinated or not, or chance."""

import math
from typing import Final

from partnerlib.wording._facts import Known
from partnerlib.wording._set_aside import is_inactive, set_aside_text
from partnerlib.wording.days import period_text
from partnerlib.wording.grammar import (
    MISSING,
    both,
    chance,
    listed,
    percent,
    quoted,
)

_PAIRS: Final = {
    "duplicate": both(
        "{actors} do the same in the same place: {cells}.",
        "{actors} font la même chose au même endroit : {cells}.",
    ),
    "complementary": both(
        "{actors} work on the same theme in the same place: {cells}. They do not do "
        "the same{reasons}.",
        "{actors} interviennent au même endroit sur le même thème : {cells}. Leurs "
        "interventions diffèrent{reasons}.",
    ),
    "coordinated": both(
        "{actors} do the same in the same place: {cells}. They are coordinated"
        "{reasons}.",
        "{actors} font la même chose au même endroit : {cells}. Une coordination "
        "existe{reasons}.",
    ),
}
_OTHER: Final = both("{actors}: {cells}.", "{actors} : {cells}.")
_NOTHING: Final = both(
    "Nothing in the data shows that they coordinate.",
    "Rien dans les données ne montre une coordination.",
)
_NOTHING_ACTIVE: Final = both(
    "Nothing active at this date shows that they coordinate.",
    "Rien d'actif à cette date ne montre une coordination.",
)
_NOTHING_COUNTED: Final = both(
    "Nothing that counts here shows that they coordinate in this.",
    "Rien de ce qui compte ici ne montre une coordination sur ce point.",
)
_REASONS: Final = both(": {reasons}", " : {reasons}")
_REASON: Final = {
    "audience": both("the audience differs", "le public"),
    "function": both("the function differs", "la fonction"),
    "period": both("the periods are apart", "la période"),
    "joint-record": both("a record holds both", "une fiche les réunit"),
    "common-lead": both("they have a common lead", "un chef de file commun"),
    "common-network": both("they belong to a common network", "un réseau commun"),
}
_REASON_OF_SEVERAL: Final = {
    "joint-record": both("records hold both", "des fiches les réunissent"),
    "common-lead": both("they have common leads", "des chefs de file communs"),
    "common-network": both("they belong to common networks", "des réseaux communs"),
}
_RECORDS: Final = both(" ({records})", " ({records})")

_AT: Final = both("{theme} – {place}", "{theme} – {place}")
_UNKNOWN: Final = both("not stated", "non indiqué")

_CERTAIN: Final = both(
    "Both are active at the same time{period}.",
    "Les périodes se recouvrent{period}.",
)
_UNCERTAIN: Final = both(
    "That both are active at the same time is {share} certain: dates or statuses are "
    "missing{period}.",
    "Simultanéité certaine à {share} : des dates ou des statuts manquent{period}.",
)
_PERIOD: Final = both(" ({period})", " ({period})")

_CHANCES: Final = (
    (
        0.001,
        both(
            "Chance alone would hardly ever bring this about ({chances}).",
            "Le hasard seul n'y mènerait presque jamais ({chances}).",
        ),
    ),
    (
        0.05,
        both(
            "Chance alone would seldom bring this about ({chances}).",
            "Le hasard seul y mènerait rarement ({chances}).",
        ),
    ),
    (
        math.inf,
        both(
            "Among actors this busy, chance alone could bring it about ({chances}).",
            "Entre acteurs aussi présents, cela peut être fortuit ({chances}).",
        ),
    ),
)
_P: Final = both("p {p}", "p {p}")
_PQ: Final = both("p {p}, q {q}", "p {p}, q {q}")


def duplicate_text(known: Known, lang: str) -> list[str]:
    """Say who does the same as whom, whether they coordinate, and how sure that is."""
    kind = known.text("kind")
    what = _PAIRS.get(kind, _OTHER).say(
        lang,
        actors=listed(known.texts("actors"), lang) or MISSING,
        cells=listed(cells_told(known, lang), lang) or MISSING,
        reasons=_reasons(known, lang),
    )
    # Complementary pairs may well be so because their periods are apart.
    time = [] if kind == "complementary" else _time(known, lang)
    tie = _untied(known, lang) if kind == "duplicate" else []
    return [what, *tie, *time, *_chance(known, lang)]


def _untied(known: Known, lang: str) -> list[str]:
    aside = set_aside_text(known, lang)
    if not aside:
        return [_NOTHING.say(lang)]
    nothing = _NOTHING_ACTIVE if is_inactive(known) else _NOTHING_COUNTED
    return [nothing.say(lang), *aside]


def cells_told(known: Known, lang: str) -> list[str]:
    """Name the cells: the theme and the place of each."""
    unknown = _UNKNOWN.say(lang)
    return [
        _AT.say(
            lang,
            theme=quoted(theme, lang) if theme else unknown,
            place=place or unknown,
        )
        for theme, place in zip(
            known.texts("cell_themes"), known.texts("cell_places"), strict=False
        )
    ]


def _reasons(known: Known, lang: str) -> str:
    several = _REASON | _REASON_OF_SEVERAL
    names = [
        (several if reason in known.texts("several") else _REASON)[reason].say(lang)
        for reason in known.texts("reasons")
        if reason in _REASON
    ]
    if not names:
        return ""
    records = listed([quoted(r, lang) for r in known.texts("reason_records")], lang)
    shown = _RECORDS.say(lang, records=records) if records else ""
    return _REASONS.say(lang, reasons=listed(names, lang)) + shown


def _time(known: Known, lang: str) -> list[str]:
    certainty = known.number("certainty")
    if certainty is None:
        return []
    said = period_text(known.text("period"), lang)
    period = _PERIOD.say(lang, period=said) if said else ""
    if certainty == 1:
        return [_CERTAIN.say(lang, period=period)]
    return [_UNCERTAIN.say(lang, share=percent(certainty, lang), period=period)]


def _chance(known: Known, lang: str) -> list[str]:
    p, q = known.number("p_value"), known.number("q_value")
    if p is None:
        return []
    chances = (
        _P.say(lang, p=chance(p, lang))
        if q is None
        else _PQ.say(lang, p=chance(p, lang), q=chance(q, lang))
    )
    template = next(text for bound, text in _CHANCES if p <= bound)
    return [template.say(lang, chances=chances)]
