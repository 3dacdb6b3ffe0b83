"""What a triangle says: who could meet whom, through whom, why, in which roles."""

from collections.abc import Callable
from typing import Final

from partnerlib.wording._facts import Known
from partnerlib.wording._roles import roles_text
from partnerlib.wording._set_aside import is_inactive, set_aside_text
from partnerlib.wording.grammar import (
    MISSING,
    Text,
    both,
    count,
    listed,
    quoted,
)

_OPEN: Final = both(
    "{one} and {other} have no known tie yet.",
    "{one} et {other} n'ont pas encore de lien connu.",
)
_INACTIVE: Final = both(
    "{one} and {other} have no active tie known at this date.",
    "{one} et {other} n'ont pas de lien actif connu à cette date.",
)
_SET_ASIDE: Final = both(
    "{one} and {other} have no tie that counts here.",
    "{one} et {other} n'ont pas de lien qui compte ici.",
)
_BROKER: Final = both(
    "{broker} cooperates with both and could bring them together in a triangular "
    "twinning{others}.",
    "{broker} coopère avec les deux et pourrait les réunir dans un jumelage "
    "triangulaire{others}.",
)
_UNSIGNED: Final = both(
    "{names} cooperate two by two, and no known agreement or action holds all three.",
    "{names} coopèrent deux à deux, mais aucun accord ni aucune action connus ne les "
    "réunissent à trois.",
)
_INACTIVE_THREE: Final = both(
    "{names} cooperate two by two, and no agreement or action that holds all three "
    "is active at this date.",
    "{names} coopèrent deux à deux, mais aucun accord ni aucune action en cours à "
    "cette date ne les réunissent à trois.",
)
_SET_ASIDE_THREE: Final = both(
    "{names} cooperate two by two, and no agreement or action that holds all three "
    "counts here.",
    "{names} coopèrent deux à deux, mais aucun accord ni aucune action qui comptent "
    "ici ne les réunissent à trois.",
)
_SIGN: Final = both(
    "One agreement could make a triangular twinning of these ties.",
    "Un seul accord pourrait faire de ces liens un jumelage triangulaire.",
)
_ANSWERS: Final = both(
    "{one} states a need ({what}) that {other} answers by an offer or an effort.",
    "{one} exprime un besoin ({what}) auquel {other} répond par une offre ou une "
    "intervention.",
)
_FUNDER: Final = both(
    "{broker} cooperates with {partner}, funds this theme and could bring both "
    "together in a triangular twinning{others}.",
    "{broker} coopère avec {partner}, finance ce thème et pourrait réunir les deux "
    "dans un jumelage triangulaire{others}.",
)
_GIVER: Final = both(
    "{broker} cooperates with {partner}, gives in this theme and could bring both "
    "together in a triangular twinning{others}.",
    "{broker} coopère avec {partner}, donne dans ce thème et pourrait réunir les deux "
    "dans un jumelage triangulaire{others}.",
)
_TIED: Final = both(
    "{one} and {other} cooperate already, and no known agreement or action holds all "
    "three.",
    "{one} et {other} coopèrent déjà, mais aucun accord ni aucune action connus ne "
    "réunissent les trois.",
)
_TIED_INACTIVE: Final = both(
    "{one} and {other} cooperate already, and no agreement or action that holds all "
    "three is active at this date.",
    "{one} et {other} coopèrent déjà, mais aucun accord ni aucune action en cours à "
    "cette date ne réunissent les trois.",
)
_TIED_ASIDE: Final = both(
    "{one} and {other} cooperate already, and no agreement or action that holds all "
    "three counts here.",
    "{one} et {other} coopèrent déjà, mais aucun accord ni aucune action qui comptent "
    "ici ne réunissent les trois.",
)
_INVOLVED: Final = both("Actors: {names}.", "Acteurs concernés : {names}.")
_INVOLVED_ONE: Final = both("Actor: {names}.", "Acteur concerné : {names}.")
_OTHER: Final = both("{names}.", "{names}.")
_OTHERS: Final = both("; {brokers} could do so too", " ; {brokers} le pourraient aussi")
_ONE_OTHER: Final = both(
    "; {brokers} could do so too", " ; {brokers} le pourrait aussi"
)

_ACTORS: Final = both(
    "Actors of these ties: {names}.", "Acteurs de ces liens : {names}."
)
_ACTOR: Final = both("Actor of these ties: {names}.", "Acteur de ces liens : {names}.")

_FOR: Final = both("In favour: {reasons}.", "En faveur : {reasons}.")
_LITTLE: Final = both(
    "Counting for little here, by the curves of the weights: {reasons}.",
    "Peu favorable ici, d'après les courbes des poids : {reasons}.",
)
_AGAINST: Final = both("To be checked: {reasons}.", "À vérifier : {reasons}.")
_NOT_KNOWN: Final = both(
    "Not in the data: {reasons}.", "Absent des données : {reasons}."
)

_IN_COMMON: Final = both("{partners} in common", "{partners} en commun")

# A component speaks for the triangle, against it, or neither.
_FAVOURS: Final[dict[str, tuple[Callable[[float], bool], Text]]] = {
    "need_offer_fit": (
        lambda value: value == 1,
        both("a need that the other answers", "un besoin auquel l'autre répond"),
    ),
    "shared_themes": (
        lambda value: value > 0,
        both("themes in common", "des thèmes en commun"),
    ),
    "shared_language": (
        lambda value: value == 1,
        both("a language in common", "une langue en commun"),
    ),
    "country_affinity": (
        lambda value: value > 0.5,  # noqa: PLR2004 -- more ties than chance predicts
        both(
            "countries that cooperate more than others",
            "des pays qui coopèrent plus que d'autres",
        ),
    ),
    "nearby_ties": (
        lambda value: value > 2 / 3,  # twice what chance predicts
        both(
            "ties between the places around both",
            "des liens entre les lieux voisins de l'un et de l'autre",
        ),
    ),
    "partners_nearby": (
        lambda value: value > 2 / 3,  # twice what chance predicts
        both(
            "partners of one close to the other",
            "des partenaires de l'un proches de l'autre",
        ),
    ),
    "size_similarity": (
        lambda value: value >= 0.5,  # noqa: PLR2004 -- at most twice the other
        both("comparable sizes", "des tailles comparables"),
    ),
    "liveliness": (
        lambda value: value == 1,
        both("ties stated as active", "des liens déclarés actifs"),
    ),
}
_AMONG_THREE_FAVOURS: Final[dict[str, tuple[Callable[[float], bool], Text]]] = {
    "need_offer_fit": (
        lambda value: value == 1,
        both("a need that another of them answers", "un besoin auquel un autre répond"),
    ),
    "harmonic_strength": (
        lambda value: value > 0.5,  # noqa: PLR2004 -- one agreement of two each
        both(
            "ties that are more than one agreement of two each",
            "des liens plus forts qu'un accord à deux",
        ),
    ),
}
_COMPLEMENTARY_FAVOURS: Final[dict[str, tuple[Callable[[float], bool], Text]]] = {
    "capacity_fit": (
        lambda value: value == 1,
        both("a capacity that is enough", "une capacité suffisante"),
    ),
}
_FAVOURS_OF: Final = {
    "unsigned": _FAVOURS | _AMONG_THREE_FAVOURS,
    # That the need is answered is what such a finding says in the first place.
    "complementary": {
        name: rule for name, rule in _FAVOURS.items() if name != "need_offer_fit"
    }
    | _COMPLEMENTARY_FAVOURS,
}
_CAUTIONS: Final[dict[str, tuple[Callable[[float], bool], Text]]] = {
    "shared_themes": (
        lambda value: value == 0,
        both("no theme in common so far", "aucun thème en commun à ce jour"),
    ),
    "shared_language": (
        lambda value: value == 0,
        both("no language in common", "aucune langue en commun"),
    ),
    "size_similarity": (
        lambda value: value < 0.1,  # noqa: PLR2004 -- ten times the other
        both("very different sizes", "des tailles très différentes"),
    ),
    "capacity_fit": (
        lambda value: value < 1,
        both(
            "a capacity that is less than what is needed",
            "une capacité inférieure au besoin",
        ),
    ),
    "liveliness": (
        lambda value: value < 1,
        both("ties stated as not active", "des liens déclarés non actifs"),
    ),
}
_ABSENT: Final = {
    "shared_themes": both("themes", "les thèmes"),
    "shared_language": both("languages", "les langues"),
    "size_similarity": both("sizes", "les tailles"),
    "proximity": both("distance", "la distance"),
    "need_offer_fit": both("needs or offers", "les besoins ou les offres"),
    "liveliness": both("the status of the ties", "le statut des liens"),
}


def triangle_text(known: Known, lang: str) -> list[str]:
    """Say which territories could meet, through whom, why, and in which roles."""
    return [
        *_opening(known, lang),
        *_actors(known, lang),
        *favours(known, lang),
        *against(known, lang),
        *roles_text(known, lang),
        *unknown(known, lang),
    ]


def favours(known: Known, lang: str) -> list[str]:
    """Say what speaks for a tie, and what could but here does not, where there is any.

    A curve may turn what speaks for most ties against these: then it is no reason.
    """
    rules = _FAVOURS_OF.get(known.text("kind"), _FAVOURS)
    low = known.texts("bent_low")
    high = {name: rule for name, rule in rules.items() if name not in low}
    bent = {name: rule for name, rule in rules.items() if name in low}
    return [
        *_reasons(_FOR, [*_partners(known, lang), *_spoken(known, high, lang)], lang),
        *_reasons(_LITTLE, _spoken(known, bent, lang), lang),
    ]


def against(known: Known, lang: str) -> list[str]:
    """Say what is to be checked before, in one sentence or none."""
    return _reasons(_AGAINST, _spoken(known, _CAUTIONS, lang), lang)


def unknown(known: Known, lang: str, *, but: tuple[str, ...] = ()) -> list[str]:
    """Say of what the data tells nothing, in one sentence or none.

    What there is nothing to tell of is left out.
    """
    return _reasons(_NOT_KNOWN, _absent(known, but, lang), lang)


def _opening(known: Known, lang: str) -> list[str]:
    opening = _OPENINGS.get(known.text("kind"))
    if opening is None:
        names = known.texts("territories") or (MISSING,)
        return [_OTHER.say(lang, names=listed(names, lang))]
    return opening(known, lang)


def _unsigned(known: Known, lang: str) -> list[str]:
    aside = set_aside_text(known, lang, three=True)
    opening = (
        _UNSIGNED
        if not aside
        else _INACTIVE_THREE
        if is_inactive(known)
        else _SET_ASIDE_THREE
    )
    names = listed(known.texts("territories") or (MISSING,), lang)
    return [opening.say(lang, names=names), *aside, _SIGN.say(lang)]


def _complementary(known: Known, lang: str) -> list[str]:
    one = known.text("beneficiary") or MISSING
    other = known.text("pivotal") or MISSING
    broker = known.text("broker") or MISSING
    what = [
        quoted(known.text(facet), lang)
        for facet in ("theme", "function")
        if known.text(facet)
    ]
    missing = [set(pair) for pair in known.pairs("pairs")]
    bring = _MEANS.get(known.text("facilitating_reason"), _BROKER)
    if {one, other} in missing:
        apart = _apart(known, one, other, lang)
    else:
        apart = _together(known, one, other, lang)
    return [
        _ANSWERS.say(lang, one=one, other=other, what=listed(what, lang) or MISSING),
        bring.say(
            lang,
            broker=broker,
            partner=one if {other, broker} in missing else other,
            others=_others(known, lang),
        ),
        *apart,
    ]


def _apart(known: Known, one: str, other: str, lang: str) -> list[str]:
    """Say that two have no tie, and what the data holds of them all the same."""
    aside = set_aside_text(known, lang)
    opening = _OPEN if not aside else _INACTIVE if is_inactive(known) else _SET_ASIDE
    return [opening.say(lang, one=one, other=other), *aside]


def _together(known: Known, one: str, other: str, lang: str) -> list[str]:
    """Say that two have a tie, and nothing with the third that counts."""
    aside = set_aside_text(known, lang, three=True)
    inactive = _TIED_INACTIVE if is_inactive(known) else _TIED_ASIDE
    return [(inactive if aside else _TIED).say(lang, one=one, other=other), *aside]


def _open(known: Known, lang: str) -> list[str]:
    one, other = [*known.texts("missing"), MISSING, MISSING][:2]
    broker = known.text("broker") or MISSING
    return [
        *_apart(known, one, other, lang),
        _BROKER.say(lang, broker=broker, others=_others(known, lang)),
    ]


_OPENINGS: Final[dict[str, Callable[[Known, str], list[str]]]] = {
    "open": _open,
    "unsigned": _unsigned,
    "complementary": _complementary,
}
_MEANS: Final = {"funds-the-theme": _FUNDER, "gives-in-the-theme": _GIVER}


def _others(known: Known, lang: str) -> str:
    further = [name for name in known.texts("brokers") if name != known.text("broker")]
    if not further:
        return ""
    template = _ONE_OTHER if len(further) == 1 else _OTHERS
    return template.say(lang, brokers=listed(further, lang, 3))


def _actors(known: Known, lang: str) -> list[str]:
    names = known.texts("actors")
    if not names:
        return []
    one, several = _ACTOR, _ACTORS
    if known.text("kind") == "complementary":
        one, several = _INVOLVED_ONE, _INVOLVED
    template = one if len(names) == 1 else several
    return [template.say(lang, names=listed(names, lang))]


def _reasons(template: Text, reasons: list[str], lang: str) -> list[str]:
    return [template.say(lang, reasons=listed(reasons, lang, 6))] if reasons else []


def _partners(known: Known, lang: str) -> list[str]:
    brokers = len(known.texts("brokers"))
    if brokers <= 1 or known.text("kind") == "complementary":
        return []
    partners = count(brokers, "partner", lang)
    return [_IN_COMMON.say(lang, partners=partners)]


def _spoken(
    known: Known, rules: dict[str, tuple[Callable[[float], bool], Text]], lang: str
) -> list[str]:
    found: list[str] = []
    for name, (holds, text) in rules.items():
        value = known.number(name)
        if value is not None and holds(value):
            found.append(text.say(lang))
    return found


def _absent(known: Known, but: tuple[str, ...], lang: str) -> list[str]:
    return [
        text.say(lang)
        for name, text in _ABSENT.items()
        if known.number(name) is None and name not in but
    ]
