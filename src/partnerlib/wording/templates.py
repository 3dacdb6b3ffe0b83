"""What the empty workbook says of the cells that are to be filled in."""

from collections.abc import Mapping
from typing import Final

from partnerlib.wording.grammar import Text, both

TITLE: Final = both("Tables to be filled in", "Tables à remplir")

HINTS: Final[Mapping[str, Text]] = {
    "required": both("Required.", "Obligatoire."),
    "id": both(
        "A short name of your own, each once; other tables refer to it.",
        "Un nom court à vous, une seule fois ; d'autres tables y renvoient.",
    ),
    "date": both(
        "2004, 2004-06 or 2004-06-30; 2004~ for about, .. for open.",
        "2004, 2004-06 ou 2004-06-30 ; 2004~ pour « vers », .. pour « ouvert ».",
    ),
    "parties": both(
        "Ids of actors or territories, separated by ;  With a role: evry:lead",
        "Identifiants d'acteurs ou de territoires, séparés par ;  "
        "Avec un rôle : evry:chef de file",
    ),
    "term": both("Choose from the list.", "Choisir dans la liste."),
    "terms": both(
        "Terms of the list, several separated by ;",
        "Termes de la liste, plusieurs séparés par ;",
    ),
    "reference": both(
        "An id of the table that is meant.", "Un identifiant de la table concernée."
    ),
    "references": both("Ids, separated by ;", "Identifiants, séparés par ;"),
    "texts": both("Several are separated by ;", "Plusieurs sont séparés par ;"),
    "languages": both("Tags such as fr; wo", "Étiquettes telles que fr; wo"),
    "country": both("Two letters, such as FR", "Deux lettres, telles que FR"),
    "pairs": both("scheme=value; scheme=value", "système=valeur; système=valeur"),
    "answer": both("yes, no or nothing", "oui, non ou rien"),
    "source": both(
        "Who says so: an id, or the title of a document.",
        "Qui le dit : un identifiant, ou le titre d'un document.",
    ),
}
"""By the kind of cell."""

__all__ = ["HINTS", "TITLE"]
