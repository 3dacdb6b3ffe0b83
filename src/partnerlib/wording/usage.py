"""What the command says of itself: what it did, and what makes no sense."""

from collections.abc import Mapping
from typing import Final

from partnerlib.wording.grammar import Text, both

PARAMETERS: Final[Mapping[str, Text]] = {
    "as_of": both(
        "{value} is no day: write 2016-07-04, a month (2016-07) or a year (2016)",
        "{value} n'est pas un jour : écrire 2016-07-04, un mois (2016-07) ou une année "
        "(2016)",
    ),
    "by": both(
        "{value} makes no combination: name theme, function, audience or place, "
        "each once",
        "{value} ne fait pas de croisement : nommer thème, fonction, public ou lieu, "
        "chacun une fois",
    ),
    "expected": both(
        "the expected cells do not fit: {value}: {rule}",
        "les attentes ne conviennent pas : {value} : {rule}",
    ),
    "level": both(
        "no level of territories is called {value}",
        "aucun niveau de territoire ne s'appelle {value}",
    ),
    "map": both(
        "no column map is called {value}: {rule}",
        "aucun plan de colonnes ne s'appelle {value} ({rule})",
    ),
    "name": both(
        "no built-in data is called {value}; there are {names}",
        "aucune donnée intégrée ne s'appelle {value} ; il y a {names}",
    ),
    "statuses": both(
        "{value} is no status: write live, any, or statuses separated by commas",
        "{value} n'est pas un statut : écrire live, any, ou des statuts séparés par "
        "des virgules",
    ),
    "target": both(
        "{value}: {rule}",
        "{value} ne peut pas être écrit ({rule})",
    ),
    "theme": both("no theme is called {value}", "aucun thème ne s'appelle {value}"),
}
"""Why a parameter makes no sense, by its name; any other says so by itself."""

NO_TERRITORY: Final = both(
    "no territory of the data has the id or the name {value}",
    "aucun territoire des données n'a {value} pour identifiant ou pour nom",
)
HINT: Final = both("; did you mean {hints}?", " ; vouliez-vous dire {hints} ?")
FAILED: Final = both("partnerlib: error: {message}", "partnerlib : erreur : {message}")
CANNOT_PRINT: Final = both(
    "the output cannot be written: {reason}", "impossible d'écrire la sortie : {reason}"
)

PROBLEM: Final = both("{severity}: {problem}", "{severity} : {problem}")
SOUND: Final = both("Sound: {contents}.", "Données saines : {contents}.")
NOT_SOUND: Final = both(
    "{counts}: nothing was made of this data.",
    "{counts} : rien n'a été fait de ces données.",
)
CHECKED: Final = both("{counts}.", "{counts}.")
WARNED: Final = both(
    "{warnings} in the data, the first ones here; “partnerlib check” lists all:",
    "{warnings} dans les données, dont les premiers ; « partnerlib check » les donne "
    "tous :",
)
WARNED_ALL: Final = both("{warnings} in the data:", "{warnings} dans les données :")
CONVERTED: Final = both(
    "Written to {target}: {contents}.", "Écrit dans {target} : {contents}."
)
LOST: Final = both(
    "This format does not hold everything:", "Ce format ne contient pas tout :"
)
TEMPLATE: Final = both(
    "Written to {target}: empty tables to be filled in.",
    "Écrit dans {target} : des tables vides à remplir.",
)

__all__ = [
    "CANNOT_PRINT",
    "CHECKED",
    "CONVERTED",
    "FAILED",
    "HINT",
    "LOST",
    "NOT_SOUND",
    "NO_TERRITORY",
    "PARAMETERS",
    "PROBLEM",
    "SOUND",
    "TEMPLATE",
    "WARNED",
    "WARNED_ALL",
]
