"""What an activity is about, and when it is done."""

from typing import Final

from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._days import day, period_of
from partnerlib.io.iati._draft import EXTRA, Draft, Found
from partnerlib.io.iati._file import File
from partnerlib.io.iati._modern import within
from partnerlib.io.iati._shapes import Plain, plain, to_json

_DATE: Final = {"type", "iso-date"}
_STARTS: Final = ("1", "2")


def read_sectors(file: File, draft: Draft, found: Found) -> None:
    """Read the sectors of an activity, else those of its transactions."""
    declared: list[tuple[str, Plain]] = []
    shares: dict[str, list[str | None]] = {}
    elements = found.get("sector") or within(found, "sector")
    for number, element in enumerate(elements, 1):
        stated = file.read(element, number)
        if stated is None:
            continue
        vocabulary = codes.sector_vocabulary(stated.get("vocabulary"), stated["code"])
        stated["vocabulary"] = vocabulary
        shares.setdefault(vocabulary, []).append(stated.get("percentage"))
        theme = file.sectors.theme(stated, draft.reporter, file.default)
        declared.append((theme, stated))
        if not theme:
            file.tell("bad-id", "sector", number, value=stated["code"])
    for several in shares.values():
        file.check_sum("sector", several)
    draft.stated["sector"] = declared


def read_dates(file: File, draft: Draft, found: Found) -> None:
    """Read the dates of an activity."""
    declared: list[Plain] = []
    for number, element in enumerate(found.get("activity-date", ()), 1):
        stated = plain(element, file.default)
        written = element.attrib.get("iso-date", "").strip()
        if not written and not len(element):
            written = (element.text or "").strip()
            stated.pop("narrative", None)
        type_ = codes.date_type(stated.get("type", ""))
        iso = day(written)
        if type_ == codes.UNSTATED:
            continue  # as it is written where no date is known
        if type_ not in codes.DATE_TYPES:
            column = "activity-date/@type"
            file.tell("unknown-code", element.tag, number, column=column, value=type_)
        elif not iso:
            code = "bad-date" if written else "missing-value"
            file.tell(code, element.tag, number, value=written or None)
        else:
            declared.append({**stated, "type": type_, "iso-date": iso})
    days = [(each["type"], each["iso-date"]) for each in declared]
    draft.period, left_out = period_of(days)
    if left_out:
        start = str(draft.period.start)
        file.tell("end-before-start", "activity-date", value=left_out, start=start)
    starts = sum(type_ in _STARTS for type_, _ in days)
    is_shown = starts <= 1 and len(days) - starts <= 1 and not left_out
    if not is_shown or any(each.keys() != _DATE for each in declared):
        draft.extra[f"{EXTRA}activity-date"] = to_json(declared)


__all__ = ["read_dates", "read_sectors"]
