"""Countries, regions and locations: the territory that each of them is.

A country is its ISO code; a region of the DAC, ``dac-region:<code>``. A location is
the code that it has in a gazetteer, else its name in its country; one that has
neither is no place at which records could meet, and stays in the extra of the action.
"Developing countries, unspecified" is no place at all.
"""

import re
from collections import Counter
from functools import cache
from typing import Final, TypeVar

import attrs

from partnerlib.io._slugs import slug
from partnerlib.io.iati._codes import OWN, zone_of_region
from partnerlib.io.iati._ids import is_id
from partnerlib.io.iati._names import Names, Settled
from partnerlib.io.iati._shapes import Narratives, Plain
from partnerlib.model import Location, Territory
from partnerlib.vocabularies import builtin

UNSPECIFIED: Final = "998"
DAC_REGION: Final = "dac-region:"
TERRITORIES: Final = "partnerlib"
"""The vocabulary of codes that are the ids of territories, as we write them."""
ISO: Final = "A4"

DAC_REGIONS: Final = "1"
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_GAZETTEERS: Final = {
    "A1": "gaul:",
    "A2": "salb:",
    "A3": "gadm:",
    "G1": "geonames:",
    "G2": "osm:",
}
_POINT: Final = re.compile(
    r"\s*([+-]?\d*\.?\d+(?:e[+-]?\d+)?)\.?[\s,]+([+-]?\d*\.?\d+(?:e[+-]?\d+)?)\.?\s*",
    re.ASCII | re.IGNORECASE,
)
_POLE: Final = 90
_ANTIMERIDIAN: Final = 180
_NAMING: Final = frozenset(("name", "location-id", "feature-designation"))
_DIVISION: Final = re.compile(r"ADM([1-5])H?", re.ASCII)
_COUNTRIES: Final = "PCL"
_SETTLEMENTS: Final = "PPL"

T = TypeVar("T")


@attrs.define
class _Place:
    """What is said of a territory until it is made."""

    level: str = ""
    zone: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    levels: Counter[str] = attrs.field(factory=Counter[str])
    countries: Counter[str] = attrs.field(factory=Counter[str])
    points: Counter[Location] = attrs.field(factory=Counter[Location])


class Places:
    """Finds the territory of a place, and keeps what is said of it."""

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}
        self._names = Names()

    def country(self, key: str, stated: Plain, default: str) -> None:
        """Keep what is said of a country."""
        self._of_country(key)
        if "narrative" in stated:
            self._names.mention(key, stated["narrative"], default)

    def region(self, key: str, stated: Plain, default: str) -> None:
        """Keep what is said of a region."""
        if key not in self._places:
            place = self._places[key] = _Place(level="zone")
            if key.startswith(DAC_REGION):
                place.zone = zone_of_region(stated["code"])
                place.codes = (("dac-region", stated["code"]),)
        if "narrative" in stated:
            self._names.mention(key, stated["narrative"], default)

    def location(self, stated: Plain, only_country: str, default: str) -> str:
        """Give the territory of a location; empty if it has neither code nor name.

        Parameters
        ----------
        stated : dict
            The location.
        only_country : str
            The country of the activity, if it names exactly one.
        default : str
            The language of texts that state none.
        """
        key, country, is_country_itself = location_key(stated, only_country)
        if not key:
            return ""
        texts = _texts(stated)
        if texts:
            self._names.mention(key, texts, default)
        if is_country_itself:
            self._of_country(key)
            return key
        place = self._places.setdefault(key, _Place())
        place.codes = _gazetted(_codes(stated, "location-id"))
        place.levels[_level(_designation(stated))] += 1
        if country:
            self._of_country(country)
            place.countries[country] += 1
        point = point_of(stated)
        if point is not None:
            place.points[Location(*point)] += 1
        return key

    def _of_country(self, code: str) -> None:
        if code not in self._places:
            self._places[code] = _Place(level="country")
            self._places[code].countries[code] += 1

    def settled(self, key: str) -> Settled:
        """Give the names of a territory."""
        zone = self._places[key].zone
        if not zone:
            return self._names.settle(key, key)
        english, french = _zone_names(zone)
        settled = self._names.settle(key, english)
        if settled.name == english and "fr" not in dict(settled.names):
            names = tuple(sorted((*settled.names, ("fr", french))))
            return settled._replace(names=names)
        return settled

    def territories(self) -> list[Territory]:
        """Make the territories, sorted by id."""
        return [self._made(key) for key in sorted(self._places)]

    def _made(self, key: str) -> Territory:
        place = self._places[key]
        settled = self.settled(key)
        country = _most(place.countries) or ""
        return Territory(
            key,
            name=settled.name,
            names=settled.names,
            aliases=settled.aliases,
            level=place.level or _most(place.levels) or "unknown",
            parent="" if country == key else country,
            country=country,
            location=_most(place.points),
            zones=(place.zone,) if place.zone else (),
            codes=place.codes,
        )


def country_key(stated: Plain) -> str:
    """Give the id of a country; empty if the code is none."""
    code: str = stated["code"].upper()
    return code if is_country(code) else ""


def region_key(stated: Plain, reporter: str) -> str:
    """Give the id of a region; empty if it is no place."""
    code, vocabulary = stated["code"], stated.get("vocabulary", DAC_REGIONS)
    if vocabulary != DAC_REGIONS:
        owner = f"{reporter}:" if vocabulary in OWN else ""
        key = f"iati-region-{vocabulary}:{owner}{code}"
    elif code == UNSPECIFIED:
        key = ""
    else:
        key = f"{DAC_REGION}{code}"
    return key if is_id(key) else ""


def location_key(stated: Plain, only_country: str) -> tuple[str, str, bool]:
    """Give the id of a location, its country, and whether it is that country.

    The id is empty if it has neither code nor name.
    """
    if _NAMING.isdisjoint(stated):
        return "", "", False
    within = _codes(stated, "administrative").get(ISO, "").upper()
    codes = _codes(stated, "location-id")
    country = within if is_country(within) else only_country
    itself = codes.get(ISO, "").upper()
    if not is_country(itself) and _designation(stated).startswith(_COUNTRIES):
        itself = country
    if is_country(itself):
        return itself, itself, True
    key = _key(codes, _texts(stated), country)
    if TERRITORIES in codes and not is_country(within):
        country = ""  # as we write it, it would say so
    return (key if is_id(key) else ""), (country if country != key else ""), False


def _texts(stated: Plain) -> Narratives:
    found: Narratives = stated["name"][0]["narrative"] if "name" in stated else ()
    return found


def is_country(code: str) -> bool:
    """Whether a code has the form of one of ISO 3166-1 alpha-2."""
    return _COUNTRY.fullmatch(code) is not None


def point_of(stated: Plain) -> tuple[float, float] | None:
    """Give latitude and longitude of a location, if it has a point on the Earth."""
    if "point" not in stated:
        return None
    found = _POINT.fullmatch(stated["point"][0]["pos"][0].get("text", ""))
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    is_there = abs(latitude) <= _POLE and abs(longitude) <= _ANTIMERIDIAN
    return (latitude, longitude) if is_there else None


def _codes(stated: Plain, name: str) -> dict[str, str]:
    """Give the codes of a kind by vocabulary; the last of several counts."""
    return {each["vocabulary"]: each["code"] for each in stated.get(name, ())}


def _gazetted(codes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_GAZETTEERS[name].rstrip(":"), codes[name])
        for name in sorted(codes.keys() & _GAZETTEERS.keys())
    )


def _key(codes: dict[str, str], texts: Narratives, country: str) -> str:
    if TERRITORIES in codes:
        return str(codes[TERRITORIES])
    for name in ("G1", "G2", "A3", "A2", "A1"):
        if name in codes:
            return f"{_GAZETTEERS[name]}{codes[name]}"
    for name, code in sorted(codes.items()):
        if name != ISO:
            return f"{name}:{code}"
    plain = slug(texts[0][1]) if texts else ""
    if not plain:
        return ""
    return f"place:{country}/{plain}" if country else f"place:{plain}"


def _designation(stated: Plain) -> str:
    found = stated.get("feature-designation")
    return found[0]["code"].upper() if found else ""


def _level(designation: str) -> str:
    found = _DIVISION.fullmatch(designation)
    if found is not None:
        return f"adm{found[1]}"
    return "locality" if designation.startswith(_SETTLEMENTS) else ""


def designation_of(level: str) -> str:
    """Write a level as a feature designation; the reverse of reading it."""
    if level == "locality":
        return _SETTLEMENTS
    return level.upper() if _DIVISION.fullmatch(level.upper()) else ""


@cache
def _zone_names(zone: str) -> tuple[str, str]:
    zones = builtin()["zones"]
    return zones.label(zone, "en"), zones.label(zone, "fr")


def _most(counts: Counter[T]) -> T | None:
    """Give what was counted most often, the least of several, empty ones aside."""
    stated = [each for each in counts if each != ""]
    return min(stated, key=lambda each: (-counts[each], str(each)), default=None)


__all__ = [
    "DAC_REGION",
    "DAC_REGIONS",
    "ISO",
    "TERRITORIES",
    "UNSPECIFIED",
    "Places",
    "country_key",
    "designation_of",
    "is_country",
    "location_key",
    "point_of",
    "region_key",
]
