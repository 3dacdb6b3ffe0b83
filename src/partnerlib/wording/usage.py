"""What the command says of itself: what it did, and what makes no sense."""

import re
from collections.abc import Mapping
from typing import Final

from partnerlib.wording.grammar import Text, both, typeset

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
    "later": both(
        "the later edition holds no tie that is new in it",
        "l'édition ultérieure ne contient aucun lien nouveau",
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
    "registry": both(
        "too few ties between territories are known to hide one of them",
        "trop peu de liens entre territoires sont connus pour en cacher un",
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

RULES: Final[Mapping[str, Text]] = {
    "leave out the records of the most parties, as records are hidden whole": both(
        "to hide whole records would hide too many ties at once: leave out the records "
        "of the most parties",
        "cacher des fiches entières cacherait d'un coup trop de liens : retirer les "
        "fiches qui ont le plus de parties",
    ),
    "pairs without a tie": both(
        "every two territories are tied: there is no pair to tell ties from",
        "tous les territoires sont liés deux à deux : aucune paire à comparer aux "
        "liens",
    ),
}
"""Why a parameter makes no sense, by the rule, where that says more than its name."""

_WRONG_USE_FR: Final = (
    (r"argument (\S+): (.*)", "argument {0} : {1}"),
    (r"(.*); did you mean (.*)\?", "{0} ; vouliez-vous dire {1} ?"),
    (
        r"(.*) is no whole number from (\d) up",
        "{0} n'est pas un entier à partir de {1}",
    ),
    (
        r"(.*): name theme, function, audience or place, each once",
        "{0} : nommer thème, fonction, public ou lieu, chacun une fois",
    ),
    (
        r"(.*): name open, unsigned or complementary, or all",
        "{0} : nommer open, unsigned ou complementary, ou all",
    ),
    (r"unrecognized arguments: (.*)", "arguments inconnus : {0}"),
    (r"the following arguments are required: (.*)", "il manque : {0}"),
    (r"invalid choice: (.*) \(choose from (.*)\)", "{0} n'est pas au choix : {1}"),
    (r"expected one argument", "une valeur est attendue"),
    (r"give one source or more", "donner une source ou plusieurs"),
    (
        r"give one source or more, and where to write",
        "donner une source ou plusieurs, et où écrire",
    ),
    (
        r"give one source or more, or --dataset",
        "donner une source ou plusieurs, ou --dataset",
    ),
    (
        r"give sources or --dataset, not both",
        "donner des sources ou --dataset, pas les deux",
    ),
    (r"give one table", "donner une table"),
    (r"give one place to write to", "donner un seul endroit où écrire"),
    (
        r"a path is empty; the current folder is '\.'",
        "un chemin est vide ; le dossier courant est '.'",
    ),
)
USED_WRONGLY: Final = both("{prog}: error: {message}", "{prog} : erreur : {message}")


def wrong_use(message: str, lang: str) -> str:
    """Say what makes no sense in the arguments; English is as it comes.

    What an older or newer Python says in other words stays in its words.
    """
    for pattern, french in _WRONG_USE_FR if lang == "fr" else ():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = [wrong_use(part, lang) for part in found.groups()]
            return typeset(french).format(*parts)
    return message


NO_TERRITORY: Final = both(
    "no territory of the data has the id or the name {value}",
    "aucun territoire des données n'a {value} pour identifiant ou pour nom",
)
HINT: Final = both("; did you mean {hints}?", " ; vouliez-vous dire {hints} ?")
NO_PACKAGE: Final = both(
    'this needs {package}: install it with  pip install "partnerlib[{extra}]"',
    'il faut {package} : à installer par  pip install "partnerlib[{extra}]"',
)
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
    "NO_PACKAGE",
    "NO_TERRITORY",
    "PARAMETERS",
    "PROBLEM",
    "SOUND",
    "TEMPLATE",
    "USED_WRONGLY",
    "WARNED",
    "WARNED_ALL",
    "wrong_use",
]
