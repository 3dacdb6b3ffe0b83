"""A map for a table that nobody described, to be looked over by a person."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._json_decode import is_list
from partnerlib.io.maps._survey import Survey, survey
from partnerlib.io.maps._validate import VERSION, VERSION_KEY
from partnerlib.io.raw import open_raw

Record = dict[str, Any]

_LEVELS: Final = {
    "country": "country",
    "first": "adm1",
    "second": "adm2",
    "third": "adm3",
}
_ROLES: Final = {
    "implementer": "implementer",
    "org": "implementer",
    "lead": "lead",
    "partner_org": "partner",
    "funder": "funder",
}
_ORGS: Final = ("org", "implementer", "lead", "partner_org", "funder")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def propose(path: Path) -> str:
    """Propose a map for a file, as TOML.

    Parameters
    ----------
    path : Path
        Any table.

    Returns
    -------
    str
        A map that reads the file as it is.

    Raises
    ------
    DocumentError
        If the file cannot be read, or nothing of it is understood.
    """
    tables, _ = open_raw(path)
    parts: list[tuple[str, Survey, dict[str, Record]]] = []
    for table in tables:
        found = None if table.is_hidden else survey(table)
        records = {} if found is None else _Proposal(found).records()
        if found is not None and records:
            parts.append((table.sheet, found, records))
    if not parts:
        told = Problem.of("nothing-recognised", file=path.name)
        raise DocumentError([told])
    lines = [
        "# A map proposed from the headings and the contents of",
        f"# {_line(path.name)}: look it over before you trust what is read with it.",
        f"{VERSION_KEY} = {VERSION}",
        f"title = {_quoted(path.stem)}",
    ]
    for sheet, found, records in parts:
        lines.extend(_table(sheet, found, records))
    return "\n".join(lines) + "\n"


class _Proposal:
    """What records the columns of a table make."""

    def __init__(self, found: Survey) -> None:
        self._found = found
        self._has = dict(found.columns)
        if "partner_place" in self._has and "country" in self._has:
            # Where one country stands beside a partner, it is the partner's.
            country = self._has.pop("country")
            self._has.setdefault("partner_country", country)
        self._records: dict[str, Record] = {}

    def records(self) -> dict[str, Record]:
        """Give the records by their names; none where nothing can be told."""
        place = self._places()
        if "partner_place" in self._has:
            self._twinning(place)
        elif "inneed" in self._has and place:
            self._need(place)
        else:
            self._action(place)
        return self._records if self._told else {}

    @property
    def _told(self) -> bool:
        kinds = {record["record"] for record in self._records.values()}
        return bool(kinds - {"territory"})

    # -- places --------------------------------------------------------------

    def _places(self) -> Record:
        """Add the places, from the widest to the narrowest.

        Gives what refers to the narrowest that a row states.
        """
        above: list[str] = []
        for meaning, level in _LEVELS.items():
            record: Record = {"record": "territory"}
            key = "country" if meaning == "country" else "id"
            if f"code_{meaning}" in self._has:
                record[key] = self._has[f"code_{meaning}"]
            if meaning in self._has:
                record["name"] = self._value(meaning)
            if not record.keys() & {"id", "name"}:
                continue
            record["level"] = {"value": level}
            if above:
                record["parent"] = _first_of(above)
            self._records[meaning] = record
            above.insert(0, meaning)
        return _first_of(above) if above else {}

    def _country(self, name: str) -> Record:
        """Add a country; give what refers to it, if there is one."""
        if name not in self._has:
            return {}
        self._records[name] = {
            "record": "territory",
            "name": self._has[name],
            "level": {"value": "country"},
        }
        return {"ref": name}

    def _town(self, name: str, heading: str, above: Record, facts: str) -> Record:
        """Add a town with what is known of it; give what refers to it."""
        record: Record = {"record": "territory", "name": heading}
        if above:
            record["parent"] = above
        for key in ("lat", "lon", "population"):
            self._add(record, (key, f"{facts}{key}"))
        self._records[name] = record
        return {"ref": name}

    def _value(self, meaning: str) -> Any:
        heading = self._has[meaning]
        split = self._found.splits.get(meaning)
        return heading if split is None else {"column": heading, "split": split}

    # -- what is told --------------------------------------------------------

    def _twinning(self, place: Record) -> None:
        own = place
        if "own_place" in self._has:
            above = self._country("own_country") or place
            own = self._town("town", self._has["own_place"], above, "")
        if not own:
            return
        country = self._country("partner_country")
        heading = self._has["partner_place"]
        partner = self._town("partner", heading, country, "partner_")
        tie: Record = {"record": "agreement"}
        self._add(tie, ("id", "id"), ("id", "agreement_ref"), ("title", "title"))
        kind = self._has.get("agreement_kind")
        tie["kind"] = (
            {"column": kind, "default": "twinning"} if kind else {"value": "twinning"}
        )
        tie["parties"] = [own, partner]
        self._describe(tie)
        self._records["agreement"] = tie

    def _need(self, place: Record) -> None:
        need: Record = {"record": "need", "territory": place}
        self._add(need, ("id", "id"), ("title", "title"))
        self._add(need, ("themes", "theme"), ("audiences", "audience"))
        need["quantity"] = self._has["inneed"]
        need["unit"] = {"value": "people"}
        self._add(need, ("targeted", "targeted"), ("reached", "reached"))
        self._records["need"] = need

    def _action(self, place: Record) -> None:
        parties = self._parties()
        told = [each for each in ("title", "theme", "description") if each in self._has]
        if not told and not (parties and place):
            return
        if "own_place" in self._has:
            town = self._town("town", self._has["own_place"], {}, "")
            place = place or town
            if not {"implementer", "lead"} & {party["role"] for party in parties}:
                parties.insert(0, {**town, "role": "project-holder"})
        if not parties:
            return
        action: Record = {"record": "action"}
        self._add(action, ("id", "id"), ("agreement", "agreement_ref"))
        self._add(action, ("title", "title"))
        if "title" not in action:
            codes = (f"code_{level}" for level in _LEVELS)
            named = ("theme", *reversed(_LEVELS), *_ORGS, "org_acronym", *codes)
            columns = [self._has[each] for each in named if each in self._has]
            action["title"] = {"column": columns[:3], "join": ", "}
        action["parties"] = parties
        if place:
            action["places"] = place
        self._describe(action)
        self._add(action, ("audiences", "audience"))
        self._records["action"] = action

    def _parties(self) -> list[Record]:
        """Add the organisations; give each in the role that its heading says."""
        named = dict(self._has)
        if "org_acronym" in named and not any(each in named for each in _ORGS):
            named["org"] = named.pop("org_acronym")
        parties: list[Record] = []
        for meaning in _ORGS:
            if meaning not in named:
                continue
            record: Record = {"record": "actor", "name": named[meaning]}
            if meaning in self._found.splits:
                record["name"] = self._value(meaning)
            if not parties:
                self._add(record, ("kind", "org_type"), ("url", "url"))
                if "org_acronym" in named:
                    record["aliases"] = named["org_acronym"]
            self._records[meaning] = record
            is_lead = meaning == "org" and "implementer" in named
            role = "lead" if is_lead else _ROLES[meaning]
            parties.append({"ref": meaning, "role": role})
        return parties

    def _describe(self, record: Record) -> None:
        self._add(record, ("themes", "theme"), ("status", "status"))
        starts = [self._has[each] for each in ("start", "signed") if each in self._has]
        if starts:
            record["start"] = starts[0] if len(starts) == 1 else starts
        self._add(record, ("end", "end"))
        if not starts and "end" not in record:
            self._add(record, ("period", "year"))
        if self._found.dates != "dmy":
            for key in ("start", "end", "period"):
                if key in record:
                    record[key] = {"column": record[key], "dates": self._found.dates}
        self._add(record, ("amount", "amount"), ("currency", "currency"))
        self._add(record, ("description", "description"))

    def _add(self, record: Record, *pairs: tuple[str, str]) -> None:
        for key, meaning in pairs:
            if meaning in self._has and key not in record:
                record[key] = self._value(meaning)


def _first_of(names: list[str]) -> Record:
    return {"ref": names[0] if len(names) == 1 else list(names)}


# -- as TOML ---------------------------------------------------------------------


def _table(sheet: str, found: Survey, records: Mapping[str, Record]) -> Iterable[str]:
    yield ""
    yield "[[tables]]"
    if sheet:
        yield f"sheet = {_quoted(sheet)}"
    yield f"header = {found.header}"
    if found.rows_from != found.header + 1:
        yield f"rows_from = {found.rows_from}"
    if found.personal:
        yield "# Data of persons: not read."
        yield f"drop = {_toml(list(found.personal))}"
    if found.unused:
        yield "# Not understood, and not read:"
        for heading in found.unused:
            yield f"#   {_line(heading)}"
    for name, record in records.items():
        yield ""
        yield f"[tables.records.{name}]"
        for key, value in record.items():
            yield f"{key} = {_toml(value)}"


def _toml(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if is_list(value):
        return f"[{', '.join(map(_toml, value))}]"
    inner = ", ".join(f"{_key(key)} = {_toml(each)}" for key, each in value.items())
    return f"{{ {inner} }}"


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"'
        + "".join(
            char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped
        )
        + '"'
    )


def _line(text: str) -> str:
    """Write a text so that it stays in its line."""
    return "".join(char if char.isprintable() else " " for char in text)


__all__ = ["propose"]
