"""Where an activity is done."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from partnerlib.io.iati._draft import EXTRA, Draft, Found
from partnerlib.io.iati._file import File
from partnerlib.io.iati._modern import modern_location, within
from partnerlib.io.iati._places import UNSPECIFIED, point_of
from partnerlib.io.iati._shapes import Plain, plain, to_json

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
    only = named[0] if len(set(named)) == 1 else ""
    _read_locations(file, draft, found.get("location", ()), only)


def _read_countries(
    file: File, draft: Draft, elements: Iterable[Element], shares: _Shares
) -> list[str]:
    declared: list[Plain] = []
    named: list[str] = []
    for number, element in enumerate(elements, 1):
        stated = file.read(element, number, "code")
        if stated is None:
            continue
        shares.append(stated.get("percentage"))
        declared.append(stated)
        place = file.places.country(stated, file.default)
        if place:
            named.append(place)
        else:
            file.tell("bad-country", element.tag, number, value=stated["code"])
    draft.places.extend(named)
    if named != [each["code"] for each in declared] or any(map(_says_more, declared)):
        draft.extra[f"{EXTRA}recipient-country"] = to_json(declared)
    return named


def _says_more(country: Plain) -> bool:
    return len(country) > 1


def _read_regions(
    file: File,
    draft: Draft,
    elements: Iterable[Element],
    shares: _Shares,
    every: _Shares,
) -> None:
    declared: list[Plain] = []
    for number, element in enumerate(elements, 1):
        stated = file.read(element, number, "code")
        if stated is None:
            continue
        every.append(stated.get("percentage"))
        if stated.get("vocabulary", "1") == "1":
            shares.append(stated.get("percentage"))
        declared.append(stated)
        place = file.places.region(stated, draft.reporter, file.default)
        if place:
            draft.places.append(place)
        elif stated["code"] != UNSPECIFIED:
            file.tell("bad-id", element.tag, number, value=stated["code"])
    if declared:
        draft.extra[f"{EXTRA}recipient-region"] = to_json(declared)


def _read_locations(
    file: File, draft: Draft, elements: Iterable[Element], only: str
) -> None:
    declared: list[Plain] = []
    for number, element in enumerate(elements, 1):
        stated = plain(modern_location(element), file.default)
        if not stated:
            continue
        declared.append(stated)
        if "point" in stated and point_of(stated) is None:
            pos = stated["point"][0].get("pos", [{}])[0].get("text")
            column = "location/point/pos"
            file.tell("bad-number", element.tag, number, column=column, value=pos)
        place = file.places.location(stated, only, file.default)
        if place:
            draft.places.append(place)
    if declared:
        draft.extra[f"{EXTRA}location"] = to_json(declared)


__all__ = ["read_places"]
