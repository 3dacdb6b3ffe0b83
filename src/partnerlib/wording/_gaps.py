"""What a gap says: what is missing, for whom, who is there, and how sure it is."""

from typing import Final

from partnerlib.wording._facts import Known
from partnerlib.wording.grammar import (
    MISSING,
    Text,
    both,
    chance,
    count,
    listed,
    number,
    percent,
    quoted,
)
from partnerlib.wording.labels import FACETS
from partnerlib.wording.units import quantity

# The first words tell the kind apart; the rest of each sentence tells why.
_GAPS: Final = {
    "unmet": both(
        "No known answer: {cell}. {demand}, and nobody is known to provide it.",
        "Sans réponse connue : {cell}. {demand}, et aucun acteur connu n'y répond.",
    ),
    "short": both(
        "What is provided is not enough: {cell}. {coverage}.{who}",
        "La réponse ne suffit pas : {cell}. {coverage}.{who}",
    ),
    "single-provider": both(
        "Only one actor provides this: {cell}. {demand}.{who} If this actor stopped, "
        "nobody would be left.",
        "Un seul acteur y répond : {cell}. {demand}.{who} Si cet acteur arrêtait, il "
        "ne resterait personne.",
    ),
    "unfunded": both(
        "No funder is named: {cell}.{who} The records state roles, and none of them is "
        "that of a funder.",
        "Aucun financeur n'est indiqué : {cell}.{who} Les fiches indiquent des rôles, "
        "et aucun n'est celui de financeur.",
    ),
    "unrecognised": both(
        "Provided, and not recognised: {cell}.{who} The records say that this work is "
        "not recognised.",
        "Assuré, mais non reconnu : {cell}.{who} Les fiches disent que ce travail "
        "n'est pas reconnu.",
    ),
    "underserved": both(
        "Fewer actors than usual: {cell}. Actors present there that provide this: "
        "{observed}, where there would usually be {predicted} ({chances}).{who}",
        "Moins d'acteurs que d'ordinaire : {cell}. Acteurs présents qui y répondent : "
        "{observed}, là où il y en aurait d'ordinaire {predicted} ({chances}).{who}",
    ),
    "unreached": both(
        "No cooperation is known: {cell}. No agreement or action that counts at this "
        "date concerns it.",
        "Aucune coopération connue : {cell}. Aucun accord ni aucune action retenus à "
        "cette date ne s'y rapportent.",
    ),
}
_OTHER: Final = both("Something is missing: {cell}.{who}", "Manque : {cell}.{who}")

_NEEDED: Final = both("{needs} are stated{amount}", "{needs} sont exprimés{amount}")
_NEEDED_ONCE: Final = both("A need is stated{amount}", "Un besoin est exprimé{amount}")
_EXPECTED: Final = both("It is expected there", "Une intervention y est attendue")
_COVERAGE: Final = both(
    "Reached: {reached} of {amount} ({share})",
    "Couverture : {reached} sur {amount}, soit {share}",
)
_NO_COVERAGE: Final = both(
    "How much is reached is not known", "La couverture n'est pas connue"
)
_PROVIDERS: Final = both(" Actors: {names}.", " Acteurs : {names}.")
_PROVIDER: Final = both(" Actor: {names}.", " Acteur : {names}.")
_CHANCES: Final = both("p {p}, q {q}", "p {p}, q {q}")
_CHANCE: Final = both("p {p}", "p {p}")
_NO_CHANCE: Final = both("chance not computed", "hasard non calculé")

_NOT_COVERED: Final = both(
    "Caution: the data holds no effort at all in this country, so the absence says "
    "nothing.",
    "Prudence : les données ne connaissent aucune intervention dans ce pays ; "
    "l'absence ne dit donc rien.",
)
_CONFIDENCE: Final = both("Confidence: {share}.", "Fiabilité : {share}.")
_DOUBT: Final = both(
    "Confidence: {share}, because {records} could belong here without saying so.",
    "Fiabilité : {share}, car {records} pourraient s'y rattacher sans le dire.",
)
_ONE_DOUBT: Final = both(
    "Confidence: {share}, because {records} could belong here without saying so.",
    "Fiabilité : {share}, car {records} pourrait s'y rattacher sans le dire.",
)


def gap_text(known: Known, lang: str) -> list[str]:
    """Say what is missing and how sure that is."""
    template: Text = _GAPS.get(known.text("kind"), _OTHER)
    what = template.say(
        lang,
        cell=cell_text(known, lang),
        demand=_demand(known, lang),
        coverage=_coverage(known, lang),
        who=_who(known, lang),
        observed=_number(known.number("observed"), lang),
        predicted=_number(known.number("predicted"), lang),
        chances=_chances(known, lang),
    )
    return [what, _sure(known, lang)]


def cell_text(known: Known, lang: str) -> str:
    """Name the cell: the facets that it states, each with its value."""
    parts = [
        f"{word.say(lang)} {quoted(known.text(facet), lang)}"
        for facet, word in FACETS.items()
        if known.text(facet)
    ]
    return ", ".join(parts) or MISSING


def _demand(known: Known, lang: str) -> str:
    needs = known.count("needs")
    if needs == 0:
        return _EXPECTED.say(lang)
    template = _NEEDED_ONCE if needs == 1 else _NEEDED
    wanted = _amount(known, lang)
    return template.say(
        lang,
        needs=count(needs, "need", lang),
        amount=f" ({wanted})" if wanted else "",
    )


def _coverage(known: Known, lang: str) -> str:
    quantity, reached = known.number("quantity"), known.number("reached")
    if not quantity or reached is None:
        return _NO_COVERAGE.say(lang)
    return _COVERAGE.say(
        lang,
        reached=number(reached, lang),
        amount=_amount(known, lang),
        share=percent(reached / quantity, lang),
    )


def _amount(known: Known, lang: str) -> str:
    stated = known.number("quantity")
    return "" if stated is None else quantity(stated, known.text("unit"), lang)


def _who(known: Known, lang: str) -> str:
    providers = known.texts("providers")
    if not providers:
        return ""
    template = _PROVIDER if len(providers) == 1 else _PROVIDERS
    return template.say(lang, names=listed(providers, lang))


def _chances(known: Known, lang: str) -> str:
    p, q = known.number("p_value"), known.number("q_value")
    if p is None:
        return _NO_CHANCE.say(lang)
    if q is None:
        return _CHANCE.say(lang, p=chance(p, lang))
    return _CHANCES.say(lang, p=chance(p, lang), q=chance(q, lang))


def _number(value: float | None, lang: str) -> str:
    return MISSING if value is None else number(value, lang)


def _sure(known: Known, lang: str) -> str:
    if known.count("not_covered"):
        return _NOT_COVERED.say(lang)
    confidence = known.number("confidence")
    share = MISSING if confidence is None else percent(confidence, lang)
    records = known.count("undocumented")
    if records == 0:
        return _CONFIDENCE.say(lang, share=share)
    template = _ONE_DOUBT if records == 1 else _DOUBT
    return template.say(lang, share=share, records=count(records, "record", lang))
