"""Short words for tables: facets, kinds of findings, headings, and what was counted."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from partnerlib.wording.grammar import Text, both

FACETS: Final[Mapping[str, Text]] = {
    "theme": both("theme", "thème"),
    "function": both("function", "fonction"),
    "audience": both("audience", "public"),
    "place": both("place", "territoire"),
}
"""The facets of a cell, in the order in which it shows them."""

FACET_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "theme": ("theme", "themes", "thème", "thèmes", "thématique", "thématiques"),
    "function": ("function", "functions", "fonction", "fonctions"),
    "audience": ("audience", "audiences", "public", "publics"),
    "place": ("place", "places", "lieu", "lieux", "territoire", "territory"),
}
"""The words by which people may ask for a facet, or head a column with it."""

PAIR_KINDS: Final[Mapping[str, Text]] = {
    "complementary": both("complementary pairs", "paires complémentaires"),
    "coordinated": both("coordinated pairs", "paires coordonnées"),
}
"""What pairs that are no duplicated effort are called."""

GAP_KINDS: Final[Mapping[str, Text]] = {
    "unmet": both("unmet", "sans réponse"),
    "short": both("not enough", "insuffisant"),
    "single-provider": both("one actor", "un seul acteur"),
    "unfunded": both("no funder", "sans financeur"),
    "unrecognised": both("unrecognised", "non reconnu"),
    "underserved": both("underserved", "peu d'acteurs"),
    "unreached": both("unreached", "non atteint"),
}
"""What each kind of gap is called in a table."""

TRIANGLE_KINDS: Final[Mapping[str, Text]] = {
    "open": both("open", "à ouvrir"),
    "unsigned": both("to sign", "à signer"),
    "complementary": both("complementary", "complémentaires"),
}
"""What each kind of triangular twinning is called, beside its number."""

HEADINGS: Final[Mapping[str, Text]] = {
    "number": both("no.", "n°"),
    "score": both("score", "score"),
    "kind": both("gap", "manque"),
    "what": both("what", "quoi"),
    "where": both("where", "où"),
    "who": both("who", "qui"),
    "pair": both("who", "qui"),
    "one": both("to bring together", "à rapprocher"),
    "other": both("and", "et"),
    "broker": both("through", "grâce à"),
    "signs": both("could sign", "pourraient signer"),
    "signs_too": both("and", "et"),
    "needs": both("who needs", "qui a besoin"),
    "answers": both("who answers", "qui répond"),
}
"""The headings of the tables of findings."""

RECORD: Final = both("“{label}” ({reference})", "« {label} » ({reference})")
NOBODY: Final = both("nobody", "personne")
AND_MORE: Final = both("+{more}", "+{more}")
THROUGH: Final = both("{pair}, through {broker}", "{pair}, grâce à {broker}")
EVIDENCE: Final = both("Records: {references}", "Fiches : {references}")
EVIDENCE_MORE: Final = both(
    "{references} and {more} more", "{references} et {more} de plus"
)
UNKNOWN_STATUS: Final = both("not stated", "non indiqué")


class Counted(NamedTuple):
    """How a count of ``examined`` is told to people.

    Attributes
    ----------
    name : str
        As in ``examined``.
    aside : bool
        Whether it tells what was left aside; else what was looked at.
    label : Text
        What is counted.
    """

    name: str
    aside: bool
    label: Text


def _looked(name: str, en: str, fr: str) -> Counted:
    return Counted(name, aside=False, label=both(en, fr))


def _aside(name: str, en: str, fr: str) -> Counted:
    return Counted(name, aside=True, label=both(en, fr))


_RECORDS: Final = (
    _looked("records", "agreements and actions read", "accords et actions lus"),
    _looked(
        "live_records",
        "of these, kept by status and date",
        "dont retenus selon leur statut et leur date",
    ),
    _aside(
        "subsumed",
        "agreements seen through the actions done under them",
        "accords vus à travers les actions menées sous eux",
    ),
    _aside(
        "identical_records",
        "records the same as another one, counted once",
        "fiches identiques à une autre, comptées une fois",
    ),
)
_EFFORTS: Final = (
    _aside(
        "undocumented",
        "records that do not say precisely enough what or where",
        "fiches qui ne disent pas assez précisément quoi ou où",
    ),
    _aside(
        "unplaced",
        "of these, with no place at the level asked for",
        "dont sans lieu au niveau demandé",
    ),
    _aside(
        "too_wide",
        "of these, too wide to say anything precise",
        "dont trop larges pour dire quelque chose de précis",
    ),
    _aside(
        "above_level",
        "places stated above the level asked for",
        "lieux indiqués au-dessus du niveau demandé",
    ),
)

EXAMINED: Final[Mapping[str, tuple[Counted, ...]]] = {
    "gaps": (
        *_RECORDS,
        _looked("efforts", "records of work", "fiches d'activité"),
        _looked("needs", "needs", "besoins"),
        _looked(
            "cells",
            "combinations that are needed or expected",
            "croisements demandés par un besoin ou une attente",
        ),
        _looked("expected", "of these, expected", "dont attendus"),
        _looked(
            "effort_cells",
            "combinations in which somebody works",
            "croisements où quelqu'un intervient",
        ),
        _looked(
            "model_cells",
            "combinations compared with what is usual",
            "croisements comparés à ce qui est habituel",
        ),
        _looked("territories", "territories", "territoires"),
        _looked("audiences", "audiences", "publics"),
        _looked(
            "covered",
            "needs of which the quantity is reached, and no more",
            "besoins dont la quantité est atteinte, sans plus",
        ),
        _looked(
            "over_covered",
            "needs of which more than the quantity is reached",
            "besoins dont la quantité est dépassée",
        ),
        *_EFFORTS,
        _aside(
            "no_provider",
            "records in which nobody provides",
            "fiches où personne n'intervient",
        ),
        _aside(
            "undocumented_needs",
            "needs that do not say precisely enough what or where",
            "besoins qui ne disent pas assez précisément quoi ou où",
        ),
        _aside("zero", "needs of quantity zero", "besoins de quantité nulle"),
        _aside(
            "gone",
            "territories that no longer exist at this date",
            "territoires qui n'existent plus à cette date",
        ),
        _aside(
            "reached_unknown",
            "needs with an actor of which nobody says how much is reached",
            "besoins pourvus sans qu'on sache jusqu'où",
        ),
        _aside(
            "no_power",
            "combinations of which too little is known to judge",
            "croisements trop peu connus pour en juger",
        ),
        _aside(
            "not_covered",
            "gaps in countries of which the data knows no work",
            "manques dans des pays absents des données",
        ),
    ),
    "duplicates": (
        *_RECORDS,
        _looked("efforts", "records of work", "fiches d'activité"),
        _looked("actors", "actors that provide", "acteurs qui interviennent"),
        _looked("cells", "themes in a place", "thèmes en un lieu"),
        _looked(
            "pairs",
            "pairs with a theme and place in common",
            "paires d'acteurs sur un même thème au même endroit",
        ),
        _looked(
            "label:duplicate",
            "of these, the same work uncoordinated",
            "dont font la même chose sans coordination",
        ),
        _looked(
            "label:complementary",
            "of these, complementary",
            "dont complémentaires",
        ),
        _looked("label:coordinated", "of these, coordinated", "dont coordonnées"),
        _looked(
            "overlap_unknown",
            "of these, at the same time perhaps",
            "dont peut-être au même moment",
        ),
        *_EFFORTS,
        _aside(
            "no_provider",
            "records in which nobody provides",
            "fiches où personne n'intervient",
        ),
    ),
    "triangles": (
        _looked("territories", "territories", "territoires"),
        _looked("agreements", "agreements kept", "accords retenus"),
        _looked("actions", "actions kept", "actions retenues"),
        _looked("ties", "ties between two territories", "liens entre deux territoires"),
        _looked(
            "pairs",
            "pairs without a tie that share a partner",
            "paires sans lien qui ont un partenaire commun",
        ),
        _looked(
            "open_triads",
            "chains of two ties that are open",
            "chaînes de deux liens restées ouvertes",
        ),
        _looked(
            "closed_triads",
            "triangles already closed",
            "triangles déjà fermés",
        ),
        _looked(
            "closed_by_one_record",
            "of these, by one common record",
            "dont par une fiche commune aux trois",
        ),
        _looked(
            "kind:unsigned",
            "triangles closed, by no record of all three",
            "triangles fermés sans fiche commune aux trois",
        ),
        _looked(
            "need_cells",
            "needs, by territory and theme",
            "besoins, par territoire et thème",
        ),
        _looked(
            "answered_cells",
            "of these, answered elsewhere",
            "dont avec une réponse ailleurs",
        ),
        _looked(
            "kind:complementary",
            "answers that a third could bring",
            "réponses qu'un tiers pourrait apporter",
        ),
        _aside(
            "answers_left_out",
            "answers far from the need, beyond the first hundred",
            "réponses éloignées du besoin, au-delà des cent premières",
        ),
        _aside(
            "nested_pairs",
            "pairs of which one lies inside the other",
            "paires dont l'un contient l'autre",
        ),
        _aside(
            "implicit",
            "records of too many territories to tie them",
            "fiches de trop de territoires pour les lier",
        ),
        _aside(
            "unseated",
            "actors without a known seat, by record",
            "acteurs sans siège connu, par fiche",
        ),
    ),
}
"""The counts of each question that people are told, in order."""

LOOKED_AT: Final[Mapping[str, tuple[str, ...]]] = {
    "gaps": ("needs", "effort_cells", "territories", "audiences"),
    "duplicates": ("actors", "cells"),
    "triangles": ("ties",),
}
"""Which of these counts tell how much was looked at where nothing was found."""

PARAMETERS: Final[Mapping[str, Text]] = {
    "as_of": both("As of", "Situation au"),
    "sources": both("Read", "Lu"),
    "dataset": both("Built-in data", "Données intégrées"),
    "within": both("Within", "Dans"),
    "themes": both("Themes", "Thèmes"),
    "level": both("Level", "Niveau"),
    "by": both("Combining", "Croisement"),
    "statuses": both("Records kept", "Fiches retenues"),
    "expected": both("Expected", "Attendu"),
}
"""What the reader may have asked for, as the head of the report tells it."""

SEVERITIES: Final[Mapping[Literal["error", "warning", "info"], Text]] = {
    "error": both("error", "erreur"),
    "warning": both("warning", "avertissement"),
    "info": both("remark", "remarque"),
}
"""How severe a problem is."""

__all__ = [
    "AND_MORE",
    "EVIDENCE",
    "EVIDENCE_MORE",
    "EXAMINED",
    "FACETS",
    "FACET_WORDS",
    "GAP_KINDS",
    "HEADINGS",
    "LOOKED_AT",
    "NOBODY",
    "PAIR_KINDS",
    "PARAMETERS",
    "RECORD",
    "SEVERITIES",
    "THROUGH",
    "TRIANGLE_KINDS",
    "UNKNOWN_STATUS",
    "Counted",
]
