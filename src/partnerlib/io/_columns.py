"""The columns of every table, as data: headings, kinds of cell, what they refer to.

Reading, writing, the schema of the data package and the templates all lean on this
one list, so that they cannot disagree.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from partnerlib.io._column import Column, Table, reduced
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    Territory,
)


def _term(key: str, french: str, vocabulary: str, *also: str) -> Column:
    return Column(key, french, "term", vocabulary=vocabulary, also=also)


def _terms(key: str, french: str, *also: str) -> Column:
    return Column(key, french, "terms", vocabulary=key, also=also)


def _reference(key: str, french: str, target: str, *also: str) -> Column:
    return Column(key, french, "reference", target=target, also=also)


def _references(key: str, french: str, target: str, *also: str) -> Column:
    return Column(key, french, "references", target=target, also=also)


def _required(column: Column) -> Column:
    return attrs.evolve(column, required=True)


_ID = Column("id", "identifiant", "id", required=True)
_NAME = Column("name", "nom", required=True)
_TITLE = Column("title", "titre", also=("intitulé",))
_ALIASES = Column("aliases", "autres_noms", "texts", also=("alias",))
_LANGUAGES = Column("languages", "langues", "languages")
_VALID = (
    Column("valid_from", "valide_de", "date", also=("valide_depuis",)),
    Column("valid_to", "valide_à", "date", also=("valide_jusqu'à",)),
)
_SCOPE = (
    _terms("themes", "thèmes", "thématiques"),
    _references("places", "lieux", "territory"),
    _terms("audiences", "publics"),
    _terms("functions", "fonctions"),
)
_PERIOD = (
    Column("start", "début", "date"),
    Column("end", "fin", "date"),
)
_STATUS = _term("status", "statut", "statuses", "état")
_PARTIES = Column("parties", "partenaires", "parties", required=True)
_UNIT = _term("unit", "unité", "units")
_AMOUNT = Column("amount", "montant", "number")
_CURRENCY = Column("currency", "devise", also=("monnaie",))
_AGREEMENT = _reference("agreement", "accord", "agreement")
_ACTOR = _reference("actor", "acteur", "actor")
_COMMON = (
    Column("description", "description"),
    Column("url", "lien", also=("adresse_web", "site_web", "web")),
    Column("codes", "codes", "pairs"),
    Column("source", "source", "source"),
    Column("extra", "extra", "pairs"),
)

# Headings of names in other languages: `name_fr`, `titre_en`.
NAME_PREFIXES: Final = ("name", "title", "nom", "titre", "intitule")
# Headings of what no column is for: `extra:<key>`.
EXTRA: Final = "extra"
# Under this key a reader keeps the cells of a column that it does not know.
UNKNOWN_COLUMN: Final = "column:"

_TERRITORIES = Table(
    "territories",
    "territoires",
    "territory",
    Territory,
    (
        _ID,
        _NAME,
        _required(_term("level", "niveau", "levels")),
        _reference("parent", "parent", "territory"),
        Column("country", "pays", "country"),
        Column("population", "population", "integer", also=("habitants",)),
        Column("lat", "latitude", "number"),
        Column("lon", "longitude", "number", also=("lng",)),
        _terms("zones", "zones"),
        _LANGUAGES,
        _ALIASES,
        *_VALID,
        _references("successors", "successeurs", "territory"),
        *_COMMON,
    ),
)
_ACTORS = Table(
    "actors",
    "acteurs",
    "actor",
    Actor,
    (
        _ID,
        _NAME,
        _required(_term("kind", "nature", "actor-kinds", "type")),
        _reference("territory", "territoire", "territory", "siège"),
        _references("member_of", "membre_de", "actor"),
        _SCOPE[0],
        _ALIASES,
        _LANGUAGES,
        *_VALID,
        _references("successors", "successeurs", "actor"),
        *_COMMON,
    ),
)
_AGREEMENTS = Table(
    "agreements",
    "accords",
    "agreement",
    Agreement,
    (
        _ID,
        _required(_term("kind", "nature", "agreement-kinds", "type")),
        _PARTIES,
        _TITLE,
        *_SCOPE,
        *_PERIOD,
        _STATUS,
        Column("last_activity", "dernière_activité", "date"),
        _reference("parent", "accord_cadre", "agreement"),
        _reference("derived_from", "issu_de", "agreement"),
        _AMOUNT,
        _CURRENCY,
        _terms("motives", "motifs", "motivations"),
        *_COMMON,
    ),
)
_ACTIONS = Table(
    "actions",
    "actions",
    "action",
    Action,
    (
        _ID,
        _required(_TITLE),
        _PARTIES,
        _term("kind", "nature", "action-kinds", "type"),
        _AGREEMENT,
        _reference("parent", "action_cadre", "action"),
        *_SCOPE,
        *_PERIOD,
        _STATUS,
        Column("recognised", "reconnue", "answer", also=("recognized", "reconnu")),
        _reference("derived_from", "issue_de", "action", "issu_de"),
        Column("outcome", "résultat", also=("résultats",)),
        _AMOUNT,
        _CURRENCY,
        *_COMMON,
    ),
)
_NEEDS = Table(
    "needs",
    "besoins",
    "need",
    Need,
    (
        _ID,
        _reference("territory", "territoire", "territory"),
        _ACTOR,
        _TITLE,
        *_SCOPE,
        Column("quantity", "quantité", "integer"),
        _UNIT,
        Column("targeted", "visé", "integer", also=("visés",)),
        Column("reached", "atteint", "integer", also=("atteints",)),
        Column("priority", "priorité"),
        _term("horizon", "échéance", "horizons"),
        *_PERIOD,
        *_COMMON,
    ),
)
_OFFERS = Table(
    "offers",
    "offres",
    "offer",
    Offer,
    (
        _ID,
        _required(_ACTOR),
        _TITLE,
        *_SCOPE,
        Column("capacity", "capacité", "integer"),
        _UNIT,
        _LANGUAGES,
        *_PERIOD,
        *_COMMON,
    ),
)
_EXCHANGES = Table(
    "exchanges",
    "échanges",
    "exchange",
    Exchange,
    (
        _ID,
        _required(_reference("giver", "donneur", "actor")),
        _required(_reference("receiver", "receveur", "actor")),
        _required(_term("kind", "nature", "exchange-kinds", "type")),
        _TITLE,
        _AGREEMENT,
        _AMOUNT,
        _UNIT,
        *_PERIOD,
        *_COMMON,
    ),
)
_RECORD = Column("record", "fiche", "record", required=True)
PARTIES: Final = Table(
    "parties",
    "partenaires",
    "",
    None,
    (
        _RECORD,
        _required(_ACTOR),
        _term("role", "rôle", "roles"),
        *_PERIOD,
    ),
    ("parties_prenantes",),
)
SOURCES: Final = Table(
    "sources",
    "sources",
    "",
    None,
    (
        _RECORD,
        _reference("stated_by", "énoncé_par", "actor", "déclaré_par"),
        _TITLE,
        _COMMON[1],
        Column("date", "date", "date"),
        Column("file", "fichier"),
        Column("row", "ligne", "integer"),
    ),
)
TERMS: Final = Table(
    "terms",
    "termes",
    "",
    None,
    (
        Column("vocabulary", "vocabulaire", "id", required=True),
        _ID,
        Column("label_fr", "libellé_fr"),
        Column("label_en", "libellé_en"),
        Column("broader", "terme_plus_large", "reference"),
        Column("matches", "équivalents", "pairs"),
        _ALIASES,
        Column("rank", "rang", "integer"),
        Column("role_class", "classe_de_rôle"),
    ),
)
RECORD_TABLES: Final = (
    _TERRITORIES,
    _ACTORS,
    _AGREEMENTS,
    _ACTIONS,
    _NEEDS,
    _OFFERS,
    _EXCHANGES,
)
TABLES: Final = (*RECORD_TABLES, PARTIES, SOURCES, TERMS)
# A need belongs to a territory or to an actor: one of the two columns is enough.
OWNERS: Final = ("territory", "actor")


def _table_names() -> Iterator[tuple[str, Table]]:
    for table in TABLES:
        for name in (table.name, table.french, *table.also):
            yield reduced(name), table


TABLE_BY_NAME: Final[Mapping[str, Table]] = dict(_table_names())
"""Every name of a table, reduced, in English and French."""

TABLE_BY_KIND: Final[Mapping[str, Table]] = {
    table.kind: table for table in RECORD_TABLES
}
"""The tables of records, by the kind of their records."""

# The column that shows a field which has no column of its own name.
COLUMN_OF_FIELD: Final[Mapping[str, str]] = {
    "sources": "source",
    "location": "lat",
    "period": "start",
    "valid": "valid_from",
    "scope": "themes",
}

__all__ = [
    "COLUMN_OF_FIELD",
    "EXTRA",
    "NAME_PREFIXES",
    "OWNERS",
    "PARTIES",
    "RECORD_TABLES",
    "SOURCES",
    "TABLES",
    "TABLE_BY_KIND",
    "TABLE_BY_NAME",
    "TERMS",
    "UNKNOWN_COLUMN",
]
