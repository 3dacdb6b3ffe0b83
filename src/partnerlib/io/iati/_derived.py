"""What an activity would say of something, from what a registry knows of it.

Of what an activity declares, its extra keeps only what does not follow from the
records themselves: reader and writer ask here, and so agree.
"""

from collections.abc import Iterable

from partnerlib.io._slugs import slug
from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._modern import WGS84
from partnerlib.io.iati._organisations import NAMED
from partnerlib.io.iati._places import (
    DAC_REGION,
    ISO,
    TERRITORIES,
    designation_of,
    is_country,
)
from partnerlib.io.iati._sectors import THEMES_URI
from partnerlib.io.iati._shapes import Narratives, Plain
from partnerlib.model import Actor, Concept, Territory
from partnerlib.vocabularies import builtin

_Pairs = Iterable[tuple[str, str]]


def texts_of(name: str, names: _Pairs = ()) -> Narratives:
    """Write a name, in the default language, and those in other languages."""
    return (("", name), *names) if name else tuple(names)


def follows(stated: Plain, derived: Plain) -> bool:
    """Whether what is stated follows from what is derived.

    The first text must be the same; further ones may be left unsaid.
    """
    if stated.keys() != derived.keys():
        return False
    for key, value in stated.items():
        if key == "narrative":
            known = derived[key]
            if value[0] != known[0] or not set(value) <= set(known):
                return False
        elif value != derived[key]:
            return False
    return True


def organisation_of(actor: Actor, *, is_alone: bool = True) -> Plain:
    """Write an actor as an organisation, without a role.

    Parameters
    ----------
    actor : Actor
        What is written.
    is_alone : bool
        Whether nobody else is called the same: its name is then enough.
    """
    stated: Plain = {}
    if not is_alone or actor.id != f"{NAMED}{slug(actor.name)}":
        stated["ref"] = actor.id
    code = codes.kind_code(actor.kind)
    if code != codes.UNSTATED:
        stated["type"] = code
    stated["narrative"] = texts_of(actor.name, actor.names)
    return stated


def place_of(territory: Territory) -> tuple[str, Plain]:
    """Write a territory as a country, a region or a location."""
    names = texts_of(territory.name, territory.names)
    if territory.level == "country" and is_country(territory.id):
        return "recipient-country", _named(territory, {"code": territory.id}, names)
    if territory.level == "zone" and territory.id.startswith(DAC_REGION):
        code = territory.id.removeprefix(DAC_REGION)
        stated = {"code": code}
        zone = codes.zone_of_region(code)
        if zone and territory.name == builtin()["zones"].label(zone, "en"):
            return "recipient-region", stated
        return "recipient-region", _named(territory, stated, names)
    return "location", _location_of(territory, names)


def _named(territory: Territory, stated: Plain, names: Narratives) -> Plain:
    return stated if territory.name == territory.id else {**stated, "narrative": names}


def _location_of(territory: Territory, names: Narratives) -> Plain:
    within = territory.country == territory.parent and is_country(territory.country)
    stated: Plain = {"name": [{"narrative": names}]}
    country = territory.country
    if not within or territory.id != f"place:{country}/{slug(territory.name)}":
        stated["location-id"] = [{"code": territory.id, "vocabulary": TERRITORIES}]
    if within:
        stated["administrative"] = [{"code": country, "vocabulary": ISO}]
    if territory.location is not None:
        pos = f"{territory.location.lat} {territory.location.lon}"
        stated["point"] = [{"srsName": WGS84, "pos": [{"text": pos}]}]
    designation = designation_of(territory.level)
    if designation:
        stated["feature-designation"] = [{"code": designation}]
    return stated


def sector_of(concept: Concept) -> Plain:
    """Write a theme as a sector: by its own code, else as one of ours."""
    theme = concept.id
    labels = (("fr", concept.label_fr),) if concept.label_fr else ()
    texts = texts_of(concept.label_en, labels)
    if theme in codes.theme_codes():
        vocabulary, code = codes.theme_codes()[theme]
        return {"code": code, "vocabulary": vocabulary}
    scheme, _, code = theme.partition(":")
    stated: Plain
    if scheme == "dac" and code.isdigit():
        stated = {"code": code, "vocabulary": codes.sector_vocabulary(None, code)}
    elif scheme == "sdg" and code:
        vocabulary = codes.SDG[min(code.count("."), len(codes.SDG) - 1)]
        stated = {"code": code, "vocabulary": vocabulary}
    else:
        stated = {
            "code": theme,
            "vocabulary": codes.OWN[-1],
            "vocabulary-uri": THEMES_URI,
        }
    return {**stated, "narrative": texts} if texts else stated


__all__ = ["follows", "organisation_of", "place_of", "sector_of", "texts_of"]
