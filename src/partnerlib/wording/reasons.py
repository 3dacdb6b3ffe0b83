"""Why a source cannot be read, and which limit it goes beyond, in French.

Readers state reasons in English; here stands what they are in French. What another
library or the system says within a reason stays in its words, but for what everybody
meets: a file that is not there, or that may not be read.
"""

import re
from collections.abc import Mapping
from typing import Final

from partnerlib.wording.grammar import typeset

_WHOLE: Final = {
    "there is no such file": "ce fichier n'existe pas",
    "there is no such file or folder": "ce fichier ou dossier n'existe pas",
    "it is a folder: name one of its files": "c'est un dossier : nommer un de ses "
    "fichiers",
    "No such file or directory": "ce fichier ou dossier n'existe pas",
    "Permission denied": "les droits d'accès manquent",
    "Is a directory": "c'est un dossier",
    "File name too long": "le nom de fichier est trop long",
    "File is not a zip file": "ce n'est pas un fichier zip",
    "unexpected end of data": "les données s'arrêtent trop tôt",
    "it is empty": "elle est vide",
    "it is cut off": "elle est tronquée",
    "it is no text": "ce n'est pas du texte",
    "it is no object": "ce n'est pas un objet",
    "it is nested too deeply": "les imbrications sont trop profondes",
    "its encoding is unknown": "son encodage est inconnu",
    "it holds a null byte and is no text in UTF-8": "elle contient un octet nul, et "
    "n'est pas du texte en UTF-8",
    "it is a web page or XML, no table": "c'est une page web ou du XML, pas une table",
    "it is an archive within an archive": "c'est une archive dans une archive",
    "the archive holds no table": "l'archive ne contient aucune table",
    "it holds no list of rows or objects": "elle ne contient aucune liste de lignes ou "
    "d'objets",
    "it holds no workbook": "elle ne contient pas de classeur",
    "its sectors go in a circle": "ses secteurs tournent en rond",
    "its sectors are of no size that there is": "ses secteurs ont une taille qui "
    "n'existe pas",
    "it declares or uses entities, which are refused": "elle déclare ou utilise des "
    "entités, qui sont refusées",
    "it declares entities": "elle déclare des entités",
    "it holds a document type declaration, which is never read": "elle contient une "
    "déclaration de type de document, qui n'est jamais lue",
    "it is no hypergraph: it holds no incidences": "ce n'est pas un hypergraphe : elle "
    "ne contient aucune incidence",
    "its pairs tie things of two kinds (bipartite)": "ses paires relient des choses de "
    "deux natures (biparti)",
    "it is neither an answer nor an entity of Wikidata": "ce n'est ni une réponse ni "
    "une entité de Wikidata",
    "no column of it holds items of Wikidata (Q…)": "aucune de ses colonnes ne "
    "contient d'éléments de Wikidata (Q…)",
    "no table of it has hashtags of organisations or needs": "aucune de ses tables n'a "
    "de hashtags d'organisations ou de besoins",
}
_WITH_PARTS: Final = (
    (r"byte (\d+) is not UTF-8", "l'octet {} n'est pas de l'UTF-8"),
    (
        r"it is neither UTF-8 nor Windows-1252 \(byte (\d+)\)",
        "ce n'est ni de l'UTF-8 ni du Windows-1252 (octet {})",
    ),
    (
        r"it is not in the encoding that it claims: (.+)",
        "elle n'est pas dans l'encodage qu'elle annonce : {}",
    ),
    (
        r"the outermost element is <(.*)>, not one of IATI",
        "l'élément extérieur est <{}>, qui n'est pas d'IATI",
    ),
    (r"row (\d+) stands out of order", "la ligne {} n'est pas à sa place"),
    (r"it cannot be unpacked: (.+)", "elle ne peut pas être décompressée : {}"),
    (r"a map has at most (\d+) bytes", "un plan de colonnes a au plus {} octets"),
    (r"it is no workbook: (.+)", "ce n'est pas un classeur : {}"),
    (r"it is no archive: (.+)", "ce n'est pas une archive : {}"),
    (r"it is no JSON: (.+)", "ce n'est pas du JSON : {}"),
    (r"it is no CSV: (.+)", "ce n'est pas du CSV : {}"),
    (r"it is no XML: (.+)", "ce n'est pas du XML : {}"),
    (r"it is no TOML: (.+)", "ce n'est pas du TOML : {}"),
    (r"(.+), column (\d+)", "{}, colonne {}"),
    (
        r"the reader '(.+)' gave no Reading",
        "le lecteur « {} » n'a pas rendu de Reading",
    ),
    (r"the reader '(.+?)' failed: (.+)", "le lecteur « {} » a échoué : {}"),
    (r"a whole number from (\d+) up", "un nombre entier à partir de {}"),
)
_PARTS: Final = tuple(
    (re.compile(english, re.DOTALL), typeset(french)) for english, french in _WITH_PARTS
)
_REASONS: Final[Mapping[str, str]] = {
    english: typeset(french) for english, french in _WHOLE.items()
}

LIMITED_FR: Final[Mapping[str, str]] = {
    "the file": "le fichier",
    "the archive": "l'archive",
    "the workbook": "le classeur",
    "the row": "la ligne",
    "the sheet": "la feuille",
    "the list of sheets": "la liste des feuilles",
    "the table": "la table",
    "a row": "une ligne",
    "a cell": "une cellule",
    "a text": "un texte",
    "a tag or comment": "une balise ou un commentaire",
    "an activity": "une activité",
    "the nesting": "l'imbrication",
    "the reading": "la lecture",
}
"""What goes beyond a limit."""

UNITS_FR: Final[Mapping[str, str]] = {
    "bytes": "octets",
    "cells": "cellules",
    "characters": "caractères",
    "columns": "colonnes",
    "elements": "éléments",
    "levels": "niveaux",
    "lists and objects": "listes et objets",
    "rows": "lignes",
    "seconds": "secondes",
    "tables": "tables",
}
"""What a limit counts."""


def reason_fr(reason: str) -> str:
    r"""Say a reason in French; one that is not known stays as it is.

    Examples
    --------
    >>> reason_fr("it is no CSV: unexpected end of data")
    'ce n’est pas du CSV\xa0: les données s’arrêtent trop tôt'
    >>> reason_fr("disk on fire")
    'disk on fire'
    """
    if reason in _REASONS:
        return _REASONS[reason]
    for english, french in _PARTS:
        found = english.fullmatch(reason)
        if found is not None:
            return french.format(*map(reason_fr, found.groups()))
    return reason


__all__ = ["LIMITED_FR", "UNITS_FR", "reason_fr"]
