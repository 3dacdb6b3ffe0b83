"""What each finding says to people: what, why, how sure, and on which data.

A finding hands over plain facts: numbers, texts, and names already in the
language. Nothing here knows a class.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from partnerlib.wording._grammar import (
    colon,
    count,
    listed,
    number,
    percent,
    quoted,
    semicolon,
)

Facts = Mapping[str, Any]

_FACETS: Final = {
    "en": {
        "theme": "theme",
        "function": "function",
        "audience": "audience",
        "place": "place",
    },
    "fr": {
        "theme": "thème",
        "function": "fonction",
        "audience": "public",
        "place": "territoire",
    },
}

_GAPS: Final = {
    "unmet": {
        "en": "No known actor provides for {cell}, although {wanted}.",
        "fr": "Aucun acteur connu n'intervient pour {cell}, alors que {wanted}.",
    },
    "short": {
        "en": "{providers} provide for {cell}, but reach {reached} of {amount}.",
        "fr": "{providers} interviennent pour {cell}, mais {reached} sur {amount} "
        "sont couverts.",
    },
    "single-provider": {
        "en": "Only {providers} provides for {cell}, although {wanted}: without this "
        "actor there would be nobody.",
        "fr": "Seul {providers} intervient pour {cell}, alors que {wanted}{colon}sans "
        "cet acteur, il n'y aurait plus personne.",
    },
    "unfunded": {
        "en": "{providers} provide for {cell}, and no funder is named although the "
        "roles are stated.",
        "fr": "{providers} interviennent pour {cell}, et aucun financeur n'est nommé "
        "alors que les rôles sont indiqués.",
    },
    "unrecognised": {
        "en": "{providers} provide for {cell}, and this is recorded as not recognised.",
        "fr": "{providers} interviennent pour {cell}, et cela est noté comme non "
        "reconnu.",
    },
    "underserved": {
        "en": "{observed} of the actors present provide for {cell}, where the general "
        "pattern predicts {predicted} (p = {p_value}, q = {q_value}).",
        "fr": "{observed} parmi les acteurs présents pour {cell}, là où la tendance "
        "générale en prévoit {predicted} (p = {p_value}, q = {q_value}).",
    },
    "unreached": {
        "en": "No cooperation at all is known for {cell}.",
        "fr": "Aucune coopération n'est connue pour {cell}.",
    },
}

_WANTED: Final = {
    "en": {
        "stated": "{needs} ask for it",
        "one": "{needs} asks for it",
        "expected": "it is expected there",
    },
    "fr": {
        "stated": "{needs} le demandent",
        "one": "{needs} le demande",
        "expected": "cela y est attendu",
    },
}

_SURE: Final = {
    "en": {
        "not_covered": "The country is not covered by the data: the absence says "
        "nothing.",
        "confidence": "Confidence{colon}{confidence}.",
        "undocumented": "Confidence{colon}{confidence}, because {records} could lie "
        "here without saying so.",
    },
    "fr": {
        "not_covered": "Le pays est non couvert par les données{colon}l'absence ne "
        "dit rien.",
        "confidence": "Confiance{colon}{confidence}.",
        "undocumented": "Confiance{colon}{confidence}, car {records} pourraient s'y "
        "trouver sans le dire.",
    },
}

_DUPLICATES: Final = {
    "duplicate": {
        "en": "{actors} both provide for {cells}, and nothing in the data coordinates "
        "them.",
        "fr": "{actors} interviennent tous deux pour {cells}, et rien dans les données "
        "ne les coordonne.",
    },
    "complementary": {
        "en": "{actors} both provide for {cells}, but differ in {reasons}.",
        "fr": "{actors} interviennent tous deux pour {cells}, mais diffèrent par "
        "{reasons}.",
    },
    "coordinated": {
        "en": "{actors} both provide for {cells}, and are coordinated by {reasons}.",
        "fr": "{actors} interviennent tous deux pour {cells}, et sont coordonnés par "
        "{reasons}.",
    },
}

_REASONS: Final = {
    "en": {
        "audience": "audience",
        "function": "function",
        "period": "period",
        "joint-record": "a joint record",
        "common-lead": "a common lead",
        "common-network": "a common network",
    },
    "fr": {
        "audience": "le public",
        "function": "la fonction",
        "period": "la période",
        "joint-record": "une fiche commune",
        "common-lead": "un chef de file commun",
        "common-network": "un réseau commun",
    },
}

_OVERLAP: Final = {
    "en": "Overlap in time{colon}{period}, certainty {certainty}. "
    "By chance alone{colon}p = {p_value}, q = {q_value}.",
    "fr": "Recouvrement dans le temps{colon}{period}, certitude {certainty}. "
    "Par le seul hasard{colon}p = {p_value}, q = {q_value}.",
}
_NO_PERIOD: Final = {"en": "dates not known", "fr": "dates non connues"}

_TRIANGLES: Final = {
    "open": {
        "en": "{one} and {other} have no tie yet; {broker} has ties with both and "
        "could bring them together{others}.",
        "fr": "{one} et {other} n'ont pas encore de lien{semicolon}{broker} est en "
        "lien avec les deux et pourrait les rapprocher{others}.",
    },
}
_OTHERS: Final = {
    "en": " (as could {brokers})",
    "fr": " (ainsi que {brokers})",
}

_ROLES: Final = {
    "en": {
        "facilitating": "facilitating",
        "pivotal": "pivotal",
        "beneficiary": "beneficiary",
    },
    "fr": {
        "facilitating": "facilitateur",
        "pivotal": "pivot",
        "beneficiary": "bénéficiaire",
    },
}
_ROLE_REASONS: Final = {
    "tied-to-both": {
        "en": "it has ties with both",
        "fr": "en lien avec les deux autres",
    },
    "states-the-need": {
        "en": "a need is stated there that the other answers",
        "fr": "un besoin y est exprimé auquel l'autre répond",
    },
    "answers-the-need": {
        "en": "an offer or an effort from there answers the need of the other",
        "fr": "une offre ou une action de ce territoire répond au besoin de l'autre",
    },
    "either-could": {
        "en": "each has a need that the other answers",
        "fr": "chacun a un besoin auquel l'autre répond",
    },
    "no-need-stated": {
        "en": "no need with a theme is stated there",
        "fr": "aucun besoin avec un thème n'y est exprimé",
    },
    "no-answer-stated": {
        "en": "no offer or effort with a theme is stated there",
        "fr": "aucune offre ni action avec un thème n'y est indiquée",
    },
    "no-match": {
        "en": "the stated needs and what is offered are of different themes",
        "fr": "les besoins exprimés et ce qui est proposé sont de thèmes différents",
    },
}
_UNKNOWN: Final = {"en": "unknown", "fr": "inconnu"}
_EVIDENCE: Final = {
    "en": "Based on {records}.",
    "fr": "Établi sur {records}.",
}
_NOTHING: Final = {
    "en": "No record stands behind it.",
    "fr": "Aucune fiche ne l'appuie.",
}


def finding_text(family: str, facts: Facts, lang: str) -> str:
    """Say in plain words what was found, why, how sure, and on which data.

    Parameters
    ----------
    family : {"gap", "duplicate", "triangle"}
        The question that the finding answers.
    facts : mapping
        Plain facts: ``kind``, ``score``, the number of records behind it by kind
        (``need_records``, ...), and those of the family; names are in the language.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A few sentences.
    """
    sentences = [*_FAMILIES[family](facts, lang), _evidence(facts, lang)]
    return " ".join(sentences)


def role_reason(reason: str, lang: str) -> str:
    """Say why a territory is proposed for a role, or why none is.

    Examples
    --------
    >>> role_reason("tied-to-both", "en")
    'it has ties with both'
    """
    return _ROLE_REASONS[reason][lang]


def _fill(template: str, lang: str, **facts: str) -> str:
    return template.format(colon=colon(lang), semicolon=semicolon(lang), **facts)


def _cell(facts: Facts, lang: str) -> str:
    parts = [
        f"{word} {quoted(facts[facet], lang)}"
        for facet, word in _FACETS[lang].items()
        if facts[facet]
    ]
    return listed(parts, lang)


def _gap(facts: Facts, lang: str) -> list[str]:
    quantity, reached, predicted = (
        facts["quantity"],
        facts["reached"],
        facts["predicted"],
    )
    what = _fill(
        _GAPS[facts["kind"]][lang],
        lang,
        cell=_cell(facts, lang),
        wanted=_wanted(facts, lang),
        providers=listed(facts["providers"], lang),
        amount=_amount(quantity, facts["unit"], lang),
        reached=_number(reached, lang),
        observed=_number(facts["observed"], lang),
        predicted=_number(predicted, lang),
        p_value=_number(facts["p_value"], lang, 4),
        q_value=_number(facts["q_value"], lang, 4),
    )
    return [what, _sure(facts, lang)]


def _wanted(facts: Facts, lang: str) -> str:
    words = _WANTED[lang]
    needs = facts["needs"]
    if needs == 0:
        return words["expected"]
    text = words["one" if needs == 1 else "stated"]
    said = text.format(needs=count(needs, "need", lang))
    if facts["quantity"] is None:
        return said
    return f"{said} ({_amount(facts['quantity'], facts['unit'], lang)})"


def _amount(quantity: int | None, unit: str, lang: str) -> str:
    return f"{_number(quantity, lang)} {unit}".strip()


def _number(value: float | None, lang: str, decimals: int = 2) -> str:
    return "…" if value is None else number(value, lang, decimals)


def _sure(facts: Facts, lang: str) -> str:
    words = _SURE[lang]
    if facts["not_covered"]:
        return _fill(words["not_covered"], lang)
    confidence = percent(facts["confidence"], lang)
    records = facts["undocumented"]
    if records == 0:
        return _fill(words["confidence"], lang, confidence=confidence)
    return _fill(
        words["undocumented"],
        lang,
        confidence=confidence,
        records=count(records, "record", lang),
    )


def _duplicate(facts: Facts, lang: str) -> list[str]:
    cells = [
        f"{quoted(theme, lang)} ({place})"
        for theme, place in zip(facts["cell_themes"], facts["cell_places"], strict=True)
    ]
    names = _REASONS[lang]
    what = _fill(
        _DUPLICATES[facts["kind"]][lang],
        lang,
        actors=listed(facts["actors"], lang),
        cells=listed(cells, lang),
        reasons=listed([names[reason] for reason in facts["reasons"]], lang),
    )
    sure = _fill(
        _OVERLAP[lang],
        lang,
        period=facts["period"] or _NO_PERIOD[lang],
        certainty=percent(facts["certainty"], lang),
        p_value=number(facts["p_value"], lang, 4),
        q_value=number(facts["q_value"], lang, 4),
    )
    return [what, sure]


def _triangle(facts: Facts, lang: str) -> list[str]:
    one, other = facts["missing"]
    further = [name for name in facts["brokers"] if name != facts["broker"]]
    others = _OTHERS[lang].format(brokers=listed(further, lang)) if further else ""
    what = _fill(
        _TRIANGLES[facts["kind"]][lang],
        lang,
        one=one,
        other=other,
        broker=facts["broker"],
        others=others,
    )
    proposals = [
        f"{word} – {facts[role] or _UNKNOWN[lang]} "
        f"({role_reason(facts[f'{role}_reason'], lang)})"
        for role, word in _ROLES[lang].items()
        if role in facts
    ]
    if not proposals:
        return [what]
    word = "Rôles" if lang == "fr" else "Roles"
    return [what, f"{word}{colon(lang)}{semicolon(lang).join(proposals)}."]


def _evidence(facts: Facts, lang: str) -> str:
    records = [
        count(facts[f"{kind}_records"], kind, lang)
        for kind in ("need", "offer", "agreement", "action")
        if facts[f"{kind}_records"]
    ]
    if not records:
        return _NOTHING[lang]
    return _EVIDENCE[lang].format(records=listed(records, lang))


_FAMILIES: Final[Mapping[str, Callable[[Facts, str], list[str]]]] = {
    "gap": _gap,
    "duplicate": _duplicate,
    "triangle": _triangle,
}

__all__ = ["Facts", "finding_text", "role_reason"]
