"""One activity: what it states, as far as it is known without the rest of the file."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._days import day
from partnerlib.io.iati._draft import EXTRA, Draft, Found, Several, listed
from partnerlib.io.iati._file import File
from partnerlib.io.iati._ids import digest, is_id
from partnerlib.io.iati._modern import modern_identifier
from partnerlib.io.iati._shapes import (
    BOOLEAN,
    INTEGER,
    Narratives,
    Plain,
    narratives,
    plain,
    to_json,
)
from partnerlib.io.iati._sieve import KEPT, ORGANISATION
from partnerlib.io.iati._what_when import read_dates, read_sectors
from partnerlib.io.iati._where import read_places
from partnerlib.io.iati._who import read_organisation, read_organisations

_GENERAL: Final = ("", "1")  # the types of a description of no special kind
SINGLE_CODES: Final = (
    "activity-scope",
    "collaboration-type",
    "default-flow-type",
    "default-finance-type",
    "default-tied-status",
)
LISTS: Final = ("policy-marker", "tag", "humanitarian-scope", "default-aid-type")
ATTRIBUTES: Final = {
    "hierarchy": INTEGER,
    "humanitarian": BOOLEAN,
    "default-currency": re.compile(r".+"),
}
_LONGEST_TITLE: Final = 200
_NOTHING: Final[frozenset[str]] = frozenset()


def read_item(file: File, element: Element) -> None:
    """Read one activity or organisation of a file."""
    draft = file.begin(element)
    if element.tag == ORGANISATION:
        read_organisation(file, element)
        return
    found: Found = {}
    for child in element:
        tag = child.tag
        several = found.get(tag)
        if several is not None:
            several.append(child)
        elif tag in KEPT:
            found[tag] = [child]
        else:
            file.pass_over(tag)
    _read_attributes(file, draft, element)
    _read_texts(file, draft, found)
    _read_identifier(file, draft, found)
    read_organisations(file, draft, found)
    read_dates(file, draft, found)
    read_sectors(file, draft, found)
    read_places(file, draft, found)
    _read_status(file, draft, found)
    _read_related(file, draft, found)
    _read_rest(file, draft, found)
    file.drafts.append(draft)


def _read_attributes(file: File, draft: Draft, element: Element) -> None:
    stated = element.attrib
    if file.default:
        draft.extra[f"{EXTRA}lang"] = file.default
    for name, form in ATTRIBUTES.items():
        value = stated.get(name, "").strip()
        if value and form.fullmatch(value):
            draft.extra[EXTRA + name] = value
        elif value:
            file.tell("unknown-code", "", column=f"iati-activity/@{name}", value=value)
    draft.date = day(stated.get("last-updated-datetime", ""))
    draft.url = stated.get("linked-data-uri", "").strip()


def _read_texts(file: File, draft: Draft, found: Found) -> None:
    titles = file.narratives(found.get("title", ()))
    draft.title, draft.names, is_whole = told(titles)
    if not is_whole:
        draft.extra[f"{EXTRA}title"] = to_json([{"narrative": titles}])
    _read_descriptions(file, draft, found.get("description", []))
    if not draft.title:
        file.tell("missing-value", "title")
        draft.title = draft.description[:_LONGEST_TITLE]


def told(texts: Narratives) -> tuple[str, tuple[tuple[str, str], ...], bool]:
    """Give a title, those in other languages, and whether this is all there is."""
    if not texts:
        return "", (), True
    main = next((text for tag, text in texts if not tag), texts[0][1])
    names: dict[str, str] = {}
    for tag, text in texts:
        if tag:
            names.setdefault(tag, text)
    is_whole = texts[0] == ("", main) and len(names) == len(texts) - 1
    return main, tuple(names.items()), is_whole


def _read_descriptions(file: File, draft: Draft, elements: list[Element]) -> None:
    if len(elements) == 1 and elements[0].attrib.get("type", "") in _GENERAL:
        texts = narratives(elements[0], file.default)
        if len(texts) == 1 and not texts[0][0]:
            draft.description = texts[0][1]
            return
    every = (plain(each, file.default) for each in elements)
    several = [each for each in every if "narrative" in each]
    draft.description = general(several)
    if several:
        draft.extra[f"{EXTRA}description"] = to_json(several)


def general(descriptions: Iterable[Plain]) -> str:
    """Give the first description of no special kind."""
    for each in descriptions:
        if each.get("type", "") in _GENERAL:
            return str(each["narrative"][0][1])
    return ""


def _read_identifier(file: File, draft: Draft, found: Found) -> None:
    stated = found.get("iati-identifier")
    identifier = (stated[0].text or "").strip() if stated else ""
    if is_id(identifier):
        draft.id = identifier
    elif identifier:
        draft.id = digest(identifier)
        draft.extra[f"{EXTRA}iati-identifier"] = identifier
        file.tell("bad-id", "iati-identifier", value=identifier)
    else:
        # Its contents identify it: what says the same in all is the same.
        draft.id = digest(*_every_text(found))
        file.tell("missing-identifier", "iati-identifier", value=draft.id)
    draft.title = draft.title or draft.id


def _every_text(found: Found) -> Iterator[str]:
    for tag in sorted(found):
        if KEPT.get(tag, _NOTHING) is not None:
            continue  # of which it depends on the rest whether it is there
        left = found[tag][::-1]
        while left:
            each = left.pop()
            if _is_foreign(each.tag):
                continue  # of another namespace, with all that it holds
            left.extend(reversed(each))
            yield each.tag
            stated = sorted(key for key in each.attrib if not _is_foreign(key))
            yield from (f"{key}={each.attrib[key]}" for key in stated)
            yield (each.text or "").strip()


def _is_foreign(name: str) -> bool:
    """Whether a name is of another namespace, whichever way it is written."""
    return ":" in name or name.startswith("{")


def _read_status(file: File, draft: Draft, found: Found) -> None:
    for element in found.get("activity-status", ())[:1]:
        stated = element.attrib.get("code", "").strip()
        stated = stated or (element.text or "").strip()
        status = codes.status_of(stated)
        if status is None:
            file.tell("unknown-code", "activity-status", value=stated)
        else:
            draft.status = status


def _read_related(file: File, draft: Draft, found: Found) -> None:
    for number, element in enumerate(found.get("related-activity", ()), 1):
        stated = file.read(element, number, "ref")
        if stated is not None:
            stated["type"] = codes.relation(stated.get("type", ""))
            draft.related.append(stated)


def _read_rest(file: File, draft: Draft, found: Found) -> None:
    for element in found.get("activity-website", ()):
        draft.url = draft.url or (element.text or "").strip()
    for tag in SINGLE_CODES:
        if tag in found:
            said = file.said(found[tag][0], 1)
            if said is not None:
                draft.extra[EXTRA + tag] = said.stated["code"]
    for tag in LISTS:
        if tag in found:
            several = file.several(found[tag], partial(_listed, file, found[tag]))
            if several.said:
                draft.extra[EXTRA + tag] = several.json
    if "other-identifier" in found:
        _read_identifiers(file, draft, found["other-identifier"])


def _listed(file: File, elements: Iterable[Element]) -> Several:
    every = (file.said(each, number) for number, each in enumerate(elements, 1))
    kept = [each for each in every if each is not None]
    return Several(kept, json=listed(kept))


def _read_identifiers(file: File, draft: Draft, elements: Iterable[Element]) -> None:
    pairs: list[tuple[str, str]] = []
    owned: list[Plain] = []
    for number, element in enumerate(elements, 1):
        stated = file.read(modern_identifier(element), number)
        if stated is None:
            continue
        stated.setdefault("type", codes.UNSTATED)
        pairs.append((f"{IDENTIFIER}{stated['type']}", stated["ref"]))
        if "owner-org" in stated:
            owned.append(stated)
    draft.codes = tuple(pairs)
    if owned:
        draft.extra[f"{EXTRA}other-identifier"] = to_json(owned)


IDENTIFIER: Final = "iati-"
"""How the scheme of an other-identifier begins; its type follows."""

__all__ = [
    "ATTRIBUTES",
    "IDENTIFIER",
    "LISTS",
    "SINGLE_CODES",
    "general",
    "read_item",
    "told",
]
