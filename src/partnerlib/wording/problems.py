"""What each problem code says, and how severe it is."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple


class ProblemText(NamedTuple):
    """The severity of a code and its sentence in both languages."""

    severity: Literal["error", "warning", "info"]
    en: str
    fr: str


# Placeholders are the facts of the problem. One that is missing is named in words,
# because a sentence must never raise.
PROBLEMS: Final[Mapping[str, ProblemText]] = {
    # -- a value -------------------------------------------------------------
    "missing-value": ProblemText(
        "error", "{field} is required and empty", "« {field} » est obligatoire et vide"
    ),
    "bad-id": ProblemText(
        "error",
        "{value} is no valid id: 1 to 200 characters, no outer blanks, "
        "no control characters, no ';'",
        "{value} n'est pas un identifiant valide : 1 à 200 caractères, sans blanc "
        "au bord, sans caractère de contrôle, sans « ; »",
    ),
    "bad-text": ProblemText(
        "error",
        "{field} holds a character that no text may hold: {character}",
        "« {field} » contient un caractère interdit : {character}",
    ),
    "bad-type": ProblemText(
        "error",
        "{field} must be {expected}, not {value}",
        "« {field} » doit être {expected}, et non {value}",
    ),
    "bad-number": ProblemText(
        "error",
        "{value} is not a number",
        "{value} n'est pas un nombre",
    ),
    "bad-integer": ProblemText(
        "error",
        "{value} is not a whole number",
        "{value} n'est pas un nombre entier",
    ),
    "negative-number": ProblemText(
        "error",
        "{field} is {value}; it cannot be negative",
        "« {field} » vaut {value} et ne peut pas être négatif",
    ),
    "out-of-range": ProblemText(
        "error",
        "{field} is {value}; it lies between {least} and {most}",
        "« {field} » vaut {value} ; il est compris entre {least} et {most}",
    ),
    "bad-date": ProblemText(
        "error",
        "{value} is no date that can be read: write 2004, 2004-06, 2004-06-30, "
        "with ~ for about, or .. for open",
        "{value} n'est pas une date lisible : écrire 2004, 2004-06, 2004-06-30, "
        "avec ~ pour « vers », ou .. pour « ouvert »",
    ),
    "end-before-start": ProblemText(
        "error",
        "the end {value} lies before the start {start}",
        "la fin {value} précède le début {start}",
    ),
    "bad-country": ProblemText(
        "error",
        "{value} is no ISO 3166-1 alpha-2 code (two letters)",
        "{value} n'est pas un code ISO 3166-1 alpha-2 (deux lettres)",
    ),
    "bad-language": ProblemText(
        "error",
        "{value} is no language tag such as fr or pt-BR",
        "{value} n'est pas une étiquette de langue telle que fr ou pt-BR",
    ),
    "bad-choice": ProblemText(
        "error",
        "{value} is not one of {allowed}",
        "{value} n'est pas une des valeurs {allowed}",
    ),
    "bad-pair": ProblemText(
        "error",
        "{value} in {field} is not written {form}",
        "{value} dans « {field} » ne s'écrit pas {form}",
    ),
    "repeated-key": ProblemText(
        "error",
        "{field} states {value} more than once",
        "« {field} » indique {value} plusieurs fois",
    ),
    # -- a record ------------------------------------------------------------
    "too-few-parties": ProblemText(
        "error",
        "an agreement binds two distinct actors or more; here: {value}",
        "un accord lie au moins deux acteurs distincts ; ici : {value}",
    ),
    "no-party": ProblemText(
        "error",
        "an action is done by one actor or more, and none is named",
        "une action est menée par au moins un acteur, et aucun n'est nommé",
    ),
    "self-twinning": ProblemText(
        "error",
        "{value} is bound to itself: an agreement needs two distinct actors",
        "{value} est lié à lui-même : un accord lie deux acteurs distincts",
    ),
    "self-exchange": ProblemText(
        "error",
        "{value} gives to itself: giver and receiver must differ",
        "{value} se donne à lui-même : le donneur et le receveur diffèrent",
    ),
    "missing-owner": ProblemText(
        "error",
        "a need belongs to a territory or to an actor, and neither is named",
        "un besoin est celui d'un territoire ou d'un acteur, et aucun n'est nommé",
    ),
    # -- between records -----------------------------------------------------
    "duplicate-id": ProblemText(
        "error",
        "the id {value} stands twice, with different contents",
        "l'identifiant {value} figure deux fois, avec des contenus différents",
    ),
    "repeated-statement": ProblemText(
        "info",
        "{value} is stated again with the same contents; its sources are united",
        "{value} est énoncé à nouveau à l'identique ; ses sources sont réunies",
    ),
    "unknown-id": ProblemText(
        "error",
        "{field} names {value}, and no {target} has this id{hint}",
        "« {field} » nomme {value}, et aucun enregistrement ({target}) n'a cet "
        "identifiant{hint}",
    ),
    "ambiguous-party": ProblemText(
        "error",
        "{value} can be read as an id and as {actor} in the role {role}; "
        "end it with ':' if it is an id",
        "{value} peut se lire comme un identifiant ou comme {actor} dans le rôle "
        "{role} ; le terminer par « : » si c'est un identifiant",
    ),
    "ambiguous-authority": ProblemText(
        "error",
        "{value} stands for the authority of that territory, and it has several: "
        "{authorities}",
        "{value} désigne la collectivité de ce territoire, et il y en a plusieurs : "
        "{authorities}",
    ),
    "actor-over-territory": ProblemText(
        "warning",
        "{value} is the id of an actor and of a territory; the actor is meant",
        "{value} est l'identifiant d'un acteur et d'un territoire ; l'acteur est "
        "retenu",
    ),
    "cycle": ProblemText(
        "error",
        "{field} leads from {start} back to itself: {chain}",
        "« {field} » ramène de {start} à lui-même : {chain}",
    ),
    "wrong-level": ProblemText(
        "error",
        "{child} ({level}) cannot lie in {value} ({parent_level}): "
        "a parent has a higher level",
        "{child} ({level}) ne peut pas être dans {value} ({parent_level}) : "
        "le niveau du parent est plus élevé",
    ),
    "unknown-term": ProblemText(
        "warning",
        "{value} is not in the vocabulary {vocabulary}{hint}",
        "{value} n'est pas dans le vocabulaire {vocabulary}{hint}",
    ),
    "scope-too-wide": ProblemText(
        "warning",
        "what is stated makes {cells} combinations of theme, function, audience and "
        "place, more than {most}: where all of them count, the record lies in none",
        "ce qui est indiqué fait {cells} croisements de thème, fonction, public et "
        "lieu, soit plus de {most} : là où tous comptent, la fiche n'est dans aucun",
    ),
    "conflicting-record": ProblemText(
        "warning",
        "{field} of {value} is stated as {other} too; {kept} stays",
        "« {field} » de {value} est aussi indiqué {other} ; {kept} est gardé",
    ),
    # -- a file --------------------------------------------------------------
    "unreadable-source": ProblemText(
        "error",
        "this source cannot be read: {reason}",
        "cette source est illisible : {reason}",
    ),
    "unknown-format": ProblemText(
        "error",
        "{value} is no format that can be read here: {allowed}{maps}{mappable}",
        "{value} n'est pas un format lisible ici : {allowed}{maps}{mappable}",
    ),
    "too-large": ProblemText(
        "error",
        "{value} goes beyond the limit ({unit}: {most})",
        "{value} dépasse la limite ({unit} : {most})",
    ),
    "no-table": ProblemText(
        "error",
        "no table is found here: expected one of {allowed}{maps}{mappable}",
        "aucune table trouvée ici : il en faut une parmi {allowed}{maps}{mappable}",
    ),
    "unknown-table": ProblemText(
        "warning",
        "{value} is no table of partnerlib and is passed over{hint}",
        "{value} n'est pas une table de partnerlib et n'est pas lue{hint}",
    ),
    "repeated-table": ProblemText(
        "error",
        "the table {value} is there twice",
        "la table {value} est présente deux fois",
    ),
    "cp1252-text": ProblemText(
        "warning",
        "the text is not UTF-8; it is read as Windows-1252",
        "le texte n'est pas en UTF-8 ; il est lu comme du Windows-1252",
    ),
    "missing-column": ProblemText(
        "error",
        "the required column {value} is missing{hint}",
        "la colonne obligatoire {value} manque{hint}",
    ),
    "unknown-column": ProblemText(
        "warning",
        "{value} is no column of the table {table}; its cells are kept in extra{hint}",
        "{value} n'est pas une colonne de la table {table} ; ses cellules sont "
        "gardées dans extra{hint}",
    ),
    "repeated-column": ProblemText(
        "error",
        "the column {value} is there twice",
        "la colonne {value} est présente deux fois",
    ),
    "extra-cell": ProblemText(
        "error",
        "{value} stands beyond the last heading{separator}",
        "{value} se trouve au-delà du dernier intitulé{separator}",
    ),
    "cell-error": ProblemText(
        "error",
        "the spreadsheet itself marks this cell as an error: {value}",
        "le tableur lui-même marque cette cellule comme une erreur : {value}",
    ),
    "bad-json": ProblemText(
        "error",
        "this is not JSON: {reason}",
        "ceci n'est pas du JSON : {reason}",
    ),
    "unknown-field": ProblemText(
        "error",
        "{value} is no field here{hint}",
        "{value} n'est pas un champ ici{hint}",
    ),
    "unasked-facet": ProblemText(
        "error",
        "{value} is not among what --by asks for: {by}",
        "{value} n'est pas dans ce que --by demande : {by}",
    ),
    "schema-version": ProblemText(
        "error",
        "the document has version {value}; this library reads {least} to {most}",
        "le document a la version {value} ; cette bibliothèque lit {least} à {most}",
    ),
    "missing-identifier": ProblemText(
        "warning",
        "this has no identifier; {value} is made of its contents",
        "il n'y a pas d'identifiant ; {value} est tiré de son contenu",
    ),
    "unknown-code": ProblemText(
        "warning",
        "{field} is {value}, which is no code of its list; it counts as unknown",
        "« {field} » vaut {value}, qui n'est pas un code de sa liste ; cela reste "
        "inconnu",
    ),
    "percentage-sum": ProblemText(
        "warning",
        "the percentages of {field} add up to {value} and not to 100; they stay as "
        "they are",
        "les pourcentages de « {field} » font {value} au total et non 100 ; ils "
        "restent tels quels",
    ),
    "personal-data": ProblemText(
        "info",
        "{value} holds personal data and is not read (values: {count})",
        "{value} contient des données personnelles et n'est pas lu (valeurs : {count})",
    ),
    "not-read": ProblemText(
        "info",
        "{value} has no place in a registry and is not read (values: {count})",
        "{value} n'a pas de place dans un registre et n'est pas lu (valeurs : {count})",
    ),
    "not-written": ProblemText(
        "warning",
        "{field} cannot be written in this format (values lost: {count})",
        "« {field} » ne peut pas être écrit dans ce format (valeurs perdues : {count})",
    ),
    "nothing-to-write": ProblemText(
        "error",
        "there is nothing to write: the format needs {value}, and there are none",
        "il n'y a rien à écrire : il faut au format des {value}, et il n'y en a pas",
    ),
    "self-statement": ProblemText(
        "warning",
        "{value} is stated to be twinned with itself; the statement is left out",
        "{value} serait jumelé avec lui-même ; l'énoncé est laissé de côté",
    ),
    # -- HXL -----------------------------------------------------------------
    "repeated-rows": ProblemText(
        "info",
        "{count} of {rows} rows repeat others but for numbers and reporting dates; "
        "each counts once",
        "{count} lignes sur {rows} en répètent d'autres, aux nombres et aux dates de "
        "déclaration près ; chacune compte une fois",
    ),
    "bad-place-code": ProblemText(
        "warning",
        "{value} is no code of a place; the name counts, if there is one",
        "{value} n'est pas un code de lieu ; le nom compte, s'il y en a un",
    ),
    "same-name": ProblemText(
        "warning",
        "{value} is the name of a place in another source too, and neither says in "
        "which country it lies: both are read as one place",
        "{value} est aussi le nom d'un lieu dans une autre source, et aucune ne dit "
        "dans quel pays il se trouve : les deux sont lus comme un seul lieu",
    ),
    "no-hashtags": ProblemText(
        "info",
        "this sheet has no hashtags and is not read",
        "cette feuille n'a pas de hashtags et n'est pas lue",
    ),
    "hidden-sheet": ProblemText(
        "info",
        "this sheet is hidden, or holds neither organisations nor needs, and is not "
        "read",
        "cette feuille est masquée, ou ne contient ni organisations ni besoins, et "
        "n'est pas lue",
    ),
    "untagged-column": ProblemText(
        "info",
        "these columns have no hashtag and are not read: {value}",
        "ces colonnes n'ont pas de hashtag et ne sont pas lues : {value}",
    ),
    "beyond-need": ProblemText(
        "warning",
        "{field} is {value}, more than the {quantity} in need",
        "« {field} » vaut {value}, plus que les {quantity} dans le besoin",
    ),
    "repeated-need": ProblemText(
        "warning",
        "the need {value} stands here again; both are kept",
        "le besoin {value} figure ici une nouvelle fois ; les deux sont gardés",
    ),
    # -- column maps ---------------------------------------------------------
    "map-does-not-fit": ProblemText(
        "error",
        "no table here ({tables}) has the columns of the map {value}: {columns}",
        "aucune table ici ({tables}) n'a les colonnes du plan {value} : {columns}",
    ),
    "nothing-recognised": ProblemText(
        "error",
        "no column here is understood: write a map by hand",
        "aucune colonne n'est comprise ici : écrire un plan de colonnes à la main",
    ),
    "provisional-map": ProblemText(
        "info",
        "the map {value} is provisional: {reason}",
        "le plan de colonnes {value} est provisoire : {reason}",
    ),
    "divided-record": ProblemText(
        "info",
        "rows of {value} differ in more than one of who, what and where: each "
        "combination is a part of its own, {value} followed by its number",
        "des lignes de {value} diffèrent par plus d'un point (qui, quoi, où) : chaque "
        "combinaison est une partie à part, {value} suivi de son numéro",
    ),
    "more-problems": ProblemText(
        "warning",
        "{value} more problems of this file are not listed",
        "{value} autres problèmes de ce fichier ne sont pas énumérés",
    ),
    "absent-column": ProblemText(
        "info",
        "there is no column {value}: {field} is not read",
        "il n'y a pas de colonne {value} : {field} n'est pas lu",
    ),
    # -- Wikidata ------------------------------------------------------------
    "several-values": ProblemText(
        "info",
        "{field} of {value} is stated as {others} too; {kept} is kept",
        "« {field} » de {value} est aussi indiqué {others} ; {kept} est gardé",
    ),
    "not-an-item": ProblemText(
        "error",
        "{value} is no item of Wikidata (Q and a number)",
        "{value} n'est pas un élément de Wikidata (Q et un nombre)",
    ),
    "unknown-partner": ProblemText(
        "warning",
        "{value} is twinned with somebody of whom it is not said who",
        "{value} est jumelé avec quelqu'un dont il n'est pas dit qui c'est",
    ),
    "deprecated-statement": ProblemText(
        "info",
        "the twinning with {value} is marked as wrong where it is stated; it is "
        "left out",
        "le jumelage avec {value} est marqué comme faux là où il est énoncé ; il est "
        "laissé de côté",
    ),
    "bad-point": ProblemText(
        "error",
        "{value} is no point on the Earth: write Point(longitude latitude)",
        "{value} n'est pas un point sur la Terre : écrire Point(longitude latitude)",
    ),
}


__all__ = ["PROBLEMS", "ProblemText"]
