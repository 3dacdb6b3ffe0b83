"""Where an activity is done."""

from collections.abc import Iterable
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from partnerlib.io.iati._draft import Draft, Found, Said, Several
from partnerlib.io.iati._file import File
from partnerlib.io.iati._modern import modern_location, within
from partnerlib.io.iati._places import (
    DAC_REGIONS,
    UNSPECIFIED,
    country_key,
    point_of,
    region_key,
)
from partnerlib.io.iati._shapes import Plain, plain

_NOWHERE: Final = Several([])


def read_places(file: File, draft: Draft, found: Found) -> None:
    """Read the places of an activity, else those of its transactions."""
    countries = found.get("recipient-country", [])
    regions = found.get("recipient-region", [])
    if not countries and not regions:
        countries = within(found, "recipient-country")
        regions = within(found, "recipient-region")
    nations = zones = _NOWHERE
    if countries:
        make = partial(_countries, file, countries)
        nations = draft.stated["recipient-country"] = file.several(countries, make)
    if regions:
        reporter = draft.reporter
        make = partial(_regions, file, regions, reporter)
        zones = file.several(regions, make, reporter)
        draft.stated["recipient-region"] = zones
    shares = [*nations.shares, *zones.shares]
    if shares:
        tag = "recipient-country" if countries else "recipient-region"
        file.check_sum(tag, shares, [*nations.every, *zones.every])
    locations = found.get("location")
    if locations:
        only = next(iter(nations.keys)) if len(nations.keys) == 1 else ""
        draft.stated["location"] = _locations(file, locations, only)


def _countries(file: File, elements: Iterable[Element]) -> Several:
    declared: list[Said] = []
    for number, element in enumerate(elements, 1):
        said = file.said(element, number, country_key)
        if said is None:
            continue
        declared.append(said)
        if said.key:
            file.places.country(said.key, said.stated, file.default)
        else:
            file.tell("bad-country", element.tag, number, value=said.stated["code"])
    shares = [each.stated.get("percentage") for each in declared]
    return Several(declared, shares, shares)


def _regions(file: File, elements: Iterable[Element], reporter: str) -> Several:
    def find(stated: Plain) -> str:
        if stated.get("vocabulary") == DAC_REGIONS:
            del stated["vocabulary"]  # it is the one that is meant anyhow
        return region_key(stated, reporter)

    declared: list[Said] = []
    for number, element in enumerate(elements, 1):
        said = file.said(element, number, find, reporter)
        if said is None:
            continue
        declared.append(said)
        if said.key:
            file.places.region(said.key, said.stated, file.default)
        elif said.stated["code"] != UNSPECIFIED:
            file.tell("bad-id", element.tag, number, value=said.stated["code"])
    every = [each.stated for each in declared]
    # A region of the DAC completes the countries, one of another list states the
    # same again; not everybody knows.
    apart = [each for each in every if "vocabulary" not in each]
    return Several(
        declared,
        [each.get("percentage") for each in apart],
        [each.get("percentage") for each in every],
    )


def _locations(file: File, elements: Iterable[Element], only: str) -> Several:
    declared: list[Said] = []
    for number, element in enumerate(elements, 1):
        stated = plain(modern_location(element), file.default)
        if not stated:
            continue
        if "point" in stated and point_of(stated) is None:
            pos = stated["point"][0]["pos"][0].get("text")
            column = "location/point/pos"
            file.tell("bad-number", element.tag, number, column=column, value=pos)
        place = file.places.location(stated, only, file.default)
        declared.append(Said(place, stated))
    return Several(declared)


__all__ = ["read_places"]
