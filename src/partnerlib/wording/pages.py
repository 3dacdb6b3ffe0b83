"""Titles, openings and remarks of the report for people."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from partnerlib.wording.grammar import Text, both


class Question(NamedTuple):
    """How the report puts one of its questions, and says what was found.

    Attributes
    ----------
    title : Text
        The question as a heading.
    nothing : Text
        That nothing was found, out of how much.
    nothing_to_see : Text
        That there was nothing to look at, and what the data would have to hold.
    method : Text
        What the score means.
    """

    title: Text
    nothing: Text
    nothing_to_see: Text
    method: Text


QUESTIONS: Final[Mapping[str, Question]] = {
    "gaps": Question(
        both("What is missing", "Ce qui manque"),
        both(
            "No gap was found. Looked at: {looked}.",
            "Aucun manque n'a été trouvé. Examiné : {looked}.",
        ),
        both(
            "There was nothing to look at: no need, no expected cell, and no agreement "
            "or action that counts at this date.",
            "Il n'y avait rien à examiner : ni besoin, ni attente, ni accord ou action "
            "qui compte à cette date.",
        ),
        both(
            "The score, from 0 to 1, is the part that is missing × the weight of the "
            "need × the confidence that the data allows.",
            "Le score, de 0 à 1, est la part qui manque × le poids du besoin × la "
            "fiabilité que permettent les données.",
        ),
    ),
    "duplicates": Question(
        both("Who does the same", "Qui fait la même chose"),
        both(
            "Nobody was found to do the same as somebody else, uncoordinated. Looked "
            "at: {looked}.",
            "Personne ne fait, d'après les données, la même chose que d'autres sans "
            "coordination. Examiné : {looked}.",
        ),
        both(
            "There was nothing to look at: no agreement or action that counts at this "
            "date says precisely enough who does what and where.",
            "Il n'y avait rien à examiner : aucun accord ni aucune action qui compte à "
            "cette date ne dit assez précisément qui fait quoi et où.",
        ),
        both(
            "The score, from 0 to 1, rises as chance explains less of what two actors "
            "share: p is the chance of as much or more, q the share of false alarms "
            "among pairs as rare.",
            "Le score, de 0 à 1, monte quand le hasard explique moins ce que deux "
            "acteurs ont en commun : p est la probabilité d'en avoir autant ou plus "
            "par hasard, q la part de fausses alertes parmi les paires aussi rares.",
        ),
    ),
    "triangles": Question(
        both("Who could twin as three", "Qui pourrait se jumeler à trois"),
        both(
            "No triangular twinning is open. Looked at: {looked}.",
            "Aucun jumelage triangulaire n'est ouvert. Examiné : {looked}.",
        ),
        both(
            "There was nothing to look at: no agreement or action that counts at this "
            "date binds actors seated in two territories.",
            "Il n'y avait rien à examiner : aucun accord ni aucune action qui compte à "
            "cette date ne lie des acteurs de deux territoires.",
        ),
        both(
            "The score, from 0 to 1, is the weighted mean of what the data tells: "
            "common partners first, then needs and offers, countries, themes, "
            "languages, sizes, distance. What it does not tell is left out.",
            "Le score, de 0 à 1, est la moyenne pondérée de ce que disent les "
            "données : d'abord les partenaires communs, puis les besoins et les "
            "offres, les pays, les thèmes, les langues, les tailles, la distance. Ce "
            "qu'elles ne disent pas n'est pas compté.",
        ),
    ),
}
"""The three questions, in the order of the report."""

TRIANGLES: Final = {
    "open": both("To bring together", "À rapprocher"),
    "unsigned": both("To sign as three", "À signer à trois"),
    "complementary": both("Needs and answers", "Besoins et réponses"),
}
"""The title of each kind of triangle, where there are several."""

OTHER_TRIANGLES: Final = both(
    "Each kind has parts of its own: where three could sign, how strong their ties "
    "are; where a need is answered, how many of the ties there are and how much the "
    "capacities cover. Scores of different kinds are not to be compared.",
    "Chaque type a ses propres éléments : là où trois pourraient signer, la force de "
    "leurs liens ; là où un besoin a une réponse, le nombre de liens déjà noués et la "
    "part couverte par les capacités. Les scores de types différents ne se comparent "
    "pas.",
)

UNTITLED: Final = both("Cooperation of territories", "Coopération des territoires")
SUBTITLE: Final = both(
    "Report by partnerlib {version}", "Rapport de partnerlib {version}"
)
CONTENTS: Final = both("Contents", "Contenu")
EMPTY: Final = both("nothing", "rien")
LATEST_DAY: Final = both(
    "{day} (latest day stated: {reference})", "{day} (dernier jour cité : {reference})"
)
ON_ITS_DAY: Final = both("no date stated", "aucune date indiquée")
PROBLEMS: Final = both(
    "{warnings}: “partnerlib check” tells more",
    "{warnings} : « partnerlib check » en dit plus",
)
PROBLEMS_LABEL: Final = both("To be checked", "À vérifier")
EVERY_STATUS: Final = both("all, at any date", "tous, à toute date")
LIVE_STATUS: Final = both(
    "active, or not known to be over", "en cours, ou sans fin connue"
)
EXPECTED_CELLS: Final = both("{count} from a file", "{count} d'après un fichier")

SUMMARY: Final = both("In short", "En bref")
FOUND: Final = both("{found}. First: {first}", "{found}. En premier : {first}")
FOUND_NONE: Final = both("none found", "rien de trouvé")
ALL_LISTED: Final = both("{found}, strongest first.", "{found}, par score décroissant.")
SOME_LISTED: Final = both(
    "{found}; the first {listed} by score are listed.",
    "{found} ; les {listed} premiers scores sont listés.",
)
ONE_LISTED: Final = both(
    "{found}; the first by score is listed.",
    "{found} ; le premier score est listé.",
)
BY_KIND: Final = both("By kind: {kinds}.", "Par nature : {kinds}.")
UNTOLD: Final[Mapping[str, tuple[Text, Text]]] = {
    "undocumented": (
        both(
            "{records} could not be looked at: it does not say what is done, or where.",
            "{records} hors examen : rien n'y dit ce qui est fait, ou bien où.",
        ),
        both(
            "{records} could not be looked at: they do not say what is done, or where.",
            "{records} hors examen : rien n'y dit ce qui est fait, ou bien où.",
        ),
    ),
    "unplaced": (
        both(
            "{records} could not be looked at: it states no place at the level asked "
            "for.",
            "{records} hors examen : aucun lieu n'y est au niveau demandé.",
        ),
        both(
            "{records} could not be looked at: they state no place at the level asked "
            "for.",
            "{records} hors examen : aucun lieu n'y est au niveau demandé.",
        ),
    ),
    "too_wide": (
        both(
            "{records} could not be looked at: what it says is too wide, with more "
            "than {most} combinations.",
            "{records} hors examen : ce qui y est dit est trop large, avec plus de "
            "{most} croisements.",
        ),
        both(
            "{records} could not be looked at: what they say is too wide, with more "
            "than {most} combinations each.",
            "{records} hors examen : ce qui y est dit est trop large, avec plus de "
            "{most} croisements chacune.",
        ),
    ),
}
"""Why records were not looked at, of one and of several, by what counts them."""
ALSO_SEEN: Final = both(
    "Also seen, and not listed: {kinds}.", "Vues aussi, sans être listées : {kinds}."
)
OF_A_KIND: Final = both("{kind} {count}", "{kind} {count}")
IN_WORDS: Final = both("In plain words", "En clair")
MEETINGS: Final = both(
    "One meeting could settle several pairs",
    "Une seule réunion pourrait régler plusieurs paires",
)
MEETING: Final = both(
    "{actors}: {pairs}, {cells}; a division of roles would free up to {efforts} "
    "efforts",
    "{actors} : {pairs}, {cells} ; un partage des rôles libérerait jusqu'à {efforts} "
    "interventions",
)

EXAMINED: Final = both("What was looked at, and how sure it is", "Ce qui a été examiné")
LOOKED_AT: Final = both("Looked at", "Examiné")
LEFT_ASIDE: Final = both("Not listed, and why", "Non listé, et pourquoi")
STATUSES: Final = both("Stated statuses: {statuses}.", "Statuts indiqués : {statuses}.")
ABSENCE: Final = both(
    "Absent data is not an absent service: what nobody wrote down cannot be found "
    "here. A finding is a reason to call each other, not a verdict.",
    "Absent des données ne veut pas dire absent du terrain : ce que personne n'a "
    "noté ne peut se trouver ici. Un résultat est une raison de se parler, pas un "
    "verdict.",
)

__all__ = [
    "ABSENCE",
    "ALL_LISTED",
    "ALSO_SEEN",
    "BY_KIND",
    "CONTENTS",
    "EMPTY",
    "EVERY_STATUS",
    "EXAMINED",
    "EXPECTED_CELLS",
    "FOUND",
    "FOUND_NONE",
    "IN_WORDS",
    "LATEST_DAY",
    "LEFT_ASIDE",
    "LIVE_STATUS",
    "LOOKED_AT",
    "MEETING",
    "MEETINGS",
    "OF_A_KIND",
    "ONE_LISTED",
    "ON_ITS_DAY",
    "PROBLEMS",
    "PROBLEMS_LABEL",
    "QUESTIONS",
    "SOME_LISTED",
    "STATUSES",
    "SUBTITLE",
    "SUMMARY",
    "UNTITLED",
    "UNTOLD",
    "Question",
]
