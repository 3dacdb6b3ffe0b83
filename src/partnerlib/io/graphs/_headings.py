"""What the attributes of other people's graphs are called, and what they mean."""

from collections.abc import Mapping
from typing import Final

from partnerlib.io.graphs._raw import Attributes
from partnerlib.model import spelling

_NODE: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "label", "nom", "title", "titre", "city", "town", "ville"),
    "country": (
        *("country", "country code", "countrycode", "countrycd", "country label"),
        *("countrylabel", "pays", "land", "iso", "iso2", "iso3"),
    ),
    "population": ("population", "pop", "inhabitants", "habitants", "einwohner"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "level": ("level", "niveau", "type", "kind", "category", "categorie"),
    "description": ("description",),
    "url": ("url", "uri", "link", "lien", "website"),
    "wikidata": ("wikidata", "wikidata id", "wikidata_id", "qid"),
    "geonames": ("geonames", "geonames id", "geonameid", "geoname id"),
    "insee": ("insee", "code insee", "insee code"),
    "nuts": ("nuts", "nuts id", "nuts code"),
}
_TIE: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": ("kind", "type", "relation", "relationship", "agreement"),
    "title": ("title", "titre", "name", "nom", "label"),
    "start": (
        *("start", "year", "date", "since", "from year", "start date", "signed"),
        *("debut", "date debut", "annee", "depuis"),
    ),
    "end": ("end", "until", "fin", "end date", "date fin"),
    "status": ("status", "statut"),
    "themes": ("theme", "themes", "topic", "topics"),
    "description": ("description",),
    "url": ("url", "uri", "link", "lien", "source url"),
}


def node_fields(attributes: Attributes) -> dict[str, str]:
    """Give the name of the attribute that states each field of a place."""
    return _found(attributes, _NODE)


def tie_fields(attributes: Attributes) -> dict[str, str]:
    """Give the name of the attribute that states each field of an agreement."""
    return _found(attributes, _TIE)


def _found(
    attributes: Attributes, meanings: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    by_spelling: dict[str, str] = {}
    for name in attributes:
        by_spelling.setdefault(spelling(name), name)
    found: dict[str, str] = {}
    for field, names in meanings.items():
        for name in names:
            if name in by_spelling:
                found[field] = by_spelling[name]
                break
    return found


__all__ = ["node_fields", "tie_fields"]
