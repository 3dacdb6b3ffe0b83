"""What an activity is about, and when it is done."""

from collections.abc import Iterable
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._days import day, period_of
from partnerlib.io.iati._draft import EXTRA, Draft, Found, Said, Several, listed
from partnerlib.io.iati._file import File
from partnerlib.io.iati._modern import within
from partnerlib.io.iati._shapes import Plain, plain

_SIMPLE: Final = 2  # a type and a day
# The vocabularies that mean the same, whoever reports.
_SHARED: Final = {None, "1", "2", "7", "8", "9", "10", "DAC", "DAC-3"}
_STARTS: Final = ("1", "2")


def read_sectors(file: File, draft: Draft, found: Found) -> None:
    """Read the sectors of an activity, else those of its transactions."""
    elements = found.get("sector") or within(found, "sector")
    if elements:
        stated = {each.attrib.get("vocabulary") for each in elements}
        owner = "" if stated <= _SHARED else draft.reporter
        make = partial(_sectors, file, elements, owner)
        draft.stated["sector"] = file.several(elements, make, owner)


def _sectors(file: File, elements: Iterable[Element], owner: str) -> Several:
    sectors, default = file.sectors, file.default

    def find(stated: Plain) -> str:
        code = stated["code"]
        vocabulary = codes.sector_vocabulary(stated.get("vocabulary"), code)
        stated["vocabulary"] = vocabulary
        return sectors.find(stated, owner)

    declared: list[Said] = []
    shares: dict[str, list[str | None]] = {}
    for number, element in enumerate(elements, 1):
        said = file.said(element, number, find, owner)
        if said is None:
            continue
        stated = said.stated
        shares.setdefault(stated["vocabulary"], []).append(stated.get("percentage"))
        declared.append(said)
        if not said.key:
            file.tell("bad-id", "sector", number, value=stated["code"])
        elif "narrative" in stated:
            sectors.mention(said.key, stated["narrative"], default)
    for several in shares.values():
        file.check_sum("sector", several)
    return Several(declared)


def read_dates(file: File, draft: Draft, found: Found) -> None:
    """Read the dates of an activity."""
    elements = found.get("activity-date")
    if elements:
        several = file.several(elements, partial(_dates, file, elements))
        draft.period = several.period
        if several.json:
            draft.extra[f"{EXTRA}activity-date"] = several.json


def _dates(file: File, elements: Iterable[Element]) -> Several:
    every = (_date(file, each, number) for number, each in enumerate(elements, 1))
    declared = [each for each in every if each is not None]
    days = [(each.key, each.stated["iso-date"]) for each in declared]
    period, left_out = period_of(days)
    if left_out:
        start = str(period.start)
        file.tell("end-before-start", "activity-date", value=left_out, start=start)
    starts = sum(type_ in _STARTS for type_, _ in days)
    is_shown = starts <= 1 and len(days) - starts <= 1 and not left_out
    is_simple = is_shown and all(len(each.stated) == _SIMPLE for each in declared)
    return Several(declared, period=period, json="" if is_simple else listed(declared))


def _date(file: File, element: Element, number: int) -> Said | None:
    """Give a date, its type as the key; None, told, if it is none."""
    signature = file.signature(element)
    found = file.known.get(signature)
    if found is not None:
        return found
    stated = plain(element, file.default)
    written = element.attrib.get("iso-date", "").strip()
    if not written and not len(element):
        written = (element.text or "").strip()
        stated.pop("narrative", None)
    type_ = codes.date_type(stated.get("type", ""))
    iso = day(written)
    if type_ == codes.UNSTATED:
        return None  # as it is written where no date is known
    if type_ not in codes.DATE_TYPES:
        column = "activity-date/@type"
        file.tell("unknown-code", element.tag, number, column=column, value=type_)
        return None
    if not iso:
        code = "bad-date" if written else "missing-value"
        file.tell(code, element.tag, number, value=written or None)
        return None
    found = Said(type_, {**stated, "type": type_, "iso-date": iso})
    file.know(signature, found, len(file.problems))
    return found


__all__ = ["read_dates", "read_sectors"]
