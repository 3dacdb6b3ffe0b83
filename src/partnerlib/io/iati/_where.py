"""Where an activity is done."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from partnerlib.io.iati._draft import Draft, Found, Said
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

_Shares = list[str | None]


def read_places(file: File, draft: Draft, found: Found) -> None:
    """Read the places of an activity, else those of its transactions."""
    countries = found.get("recipient-country", [])
    regions = found.get("recipient-region", [])
    if not countries and not regions:
        countries = within(found, "recipient-country")
        regions = within(found, "recipient-region")
    shares: _Shares = []
    named = _read_countries(file, draft, countries, shares)
    # A region of the DAC completes the countries, one of another list states
    # the same again; not everybody knows.
    every = list(shares)
    _read_regions(file, draft, regions, shares, every)
    tag = "recipient-country" if countries else "recipient-region"
    file.check_sum(tag, shares, every)
    only = named.pop() if len(named) == 1 else ""
    _read_locations(file, draft, found.get("location", ()), only)


def _read_countries(
    file: File, draft: Draft, elements: Iterable[Element], shares: _Shares
) -> set[str]:
    declared = draft.stated["recipient-country"] = []
    for number, element in enumerate(elements, 1):
        said = file.said(element, number, country_key)
        if said is None:
            continue
        shares.append(said.stated.get("percentage"))
        declared.append(said)
        if said.key:
            file.places.country(said.key, said.stated, file.default)
        else:
            file.tell("bad-country", element.tag, number, value=said.stated["code"])
    return {each.key for each in declared if each.key}


def _read_regions(
    file: File,
    draft: Draft,
    elements: Iterable[Element],
    shares: _Shares,
    every: _Shares,
) -> None:
    reporter = draft.reporter

    def find(stated: Plain) -> str:
        if stated.get("vocabulary") == DAC_REGIONS:
            del stated["vocabulary"]  # it is the one that is meant anyhow
        return region_key(stated, reporter)

    declared = draft.stated["recipient-region"] = []
    for number, element in enumerate(elements, 1):
        said = file.said(element, number, find, reporter)
        if said is None:
            continue
        stated = said.stated
        every.append(stated.get("percentage"))
        if "vocabulary" not in stated:
            shares.append(stated.get("percentage"))
        declared.append(said)
        if said.key:
            file.places.region(said.key, stated, file.default)
        elif stated["code"] != UNSPECIFIED:
            file.tell("bad-id", element.tag, number, value=stated["code"])


def _read_locations(
    file: File, draft: Draft, elements: Iterable[Element], only: str
) -> None:
    declared = draft.stated["location"] = []
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


__all__ = ["read_places"]
