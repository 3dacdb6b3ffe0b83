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

from partnerlib.errors import ModelError
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

_DAC_REGIONS: Final = "1"
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

    def country(self, stated: Plain, default: str) -> str:
        """Give the territory of a country; empty if the code is none."""
        code: str = stated["code"].upper()
        if not is_country(code):
            return ""
        self._of_country(code)
        self._mention(code, stated.get("narrative", ()), default)
        return code

    def region(self, stated: Plain, reporter: str, default: str) -> str:
        """Give the territory of a region; empty if it is no place."""
        code = stated["code"]
        vocabulary = stated.get("vocabulary", _DAC_REGIONS)
        place = _Place(level="zone")
        if vocabulary == _DAC_REGIONS:
            if code == UNSPECIFIED:
                return ""
            key = f"{DAC_REGION}{code}"
            place.zone = zone_of_region(code)
            place.codes = (("dac-region", code),)
        elif vocabulary in OWN:
            key = f"iati-region-{vocabulary}:{reporter}:{code}"
        else:
            key = f"iati-region-{vocabulary}:{code}"
        if not is_id(key):
            return ""
        self._places.setdefault(key, place)
        self._mention(key, stated.get("narrative", ()), default)
        return key

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
        texts: Narratives = stated["name"][0]["narrative"] if "name" in stated else ()
        within = _codes(stated, "administrative").get(ISO, "").upper()
        codes = _codes(stated, "location-id")
        country = within if is_country(within) else only_country
        itself = codes.get(ISO, "").upper()
        designation = _designation(stated)
        if not is_country(itself) and designation.startswith(_COUNTRIES):
            itself = country
        if is_country(itself):
            self._of_country(itself)
            self._mention(itself, texts, default)
            return itself
        key = _key(codes, texts, country)
        if not is_id(key):
            return ""
        place = self._places.setdefault(key, _Place())
        place.codes = _gazetted(codes)
        place.levels[_level(designation)] += 1
        own = codes.get(TERRITORIES)
        country = country if own is None else within
        if country and country != key:
            self._of_country(country)
            place.countries[country] += 1
        point = point_of(stated)
        if point is not None:
            place.points[point] += 1
        self._mention(key, texts, default)
        return key

    def _of_country(self, code: str) -> None:
        if code not in self._places:
            self._places[code] = _Place(level="country")
            self._places[code].countries[code] += 1

    def _mention(self, key: str, texts: Narratives, default: str) -> None:
        if texts:
            self._names.mention(key, texts, default)

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


def is_country(code: str) -> bool:
    """Whether a code has the form of one of ISO 3166-1 alpha-2."""
    return _COUNTRY.fullmatch(code) is not None


def point_of(stated: Plain) -> Location | None:
    """Give the point of a location, if there is one on the Earth."""
    if "point" not in stated or "pos" not in stated["point"][0]:
        return None
    found = _POINT.fullmatch(stated["point"][0]["pos"][0].get("text", ""))
    if found is None:
        return None
    try:
        return Location(float(found[1]), float(found[2]))
    except ModelError:
        return None


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
    "ISO",
    "TERRITORIES",
    "UNSPECIFIED",
    "Places",
    "designation_of",
    "is_country",
    "point_of",
]
