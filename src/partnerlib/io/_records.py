"""From the rows of a table to its records."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, Final, cast

import attrs

from partnerlib.errors import ModelError, Problem, Violation
from partnerlib.io._cell_values import violation
from partnerlib.io._cells import CellReader
from partnerlib.io._column import Table
from partnerlib.io._columns import OWNERS
from partnerlib.io._composites import joined, keyed, locations, periods, scopes
from partnerlib.io._drafts import UNKNOWN_PARTIES, Draft, draft_of
from partnerlib.io._grid import Sheet
from partnerlib.io._layout import missing
from partnerlib.io._links import Linked, Links
from partnerlib.io._row_places import RowPlace
from partnerlib.io._rows import Rows
from partnerlib.model import Party, Record
from partnerlib.model._bulk import Bulk

# Stands where a required value is faulty, so that the rest of the row can be
# checked; a record in which one of these stands goes nowhere.
_STAND_IN: Final = "\ue000"
_STAND_INS: Final[dict[str, object]] = {
    "id": _STAND_IN,
    "territory": _STAND_IN,
    "actor": _STAND_IN,
    "giver": _STAND_IN,
    "receiver": _STAND_IN * 2,
    "parties": (Party(_STAND_IN), Party(_STAND_IN * 2)),
}
_UNKNOWN: Final = "unknown"


@attrs.define
class Batch:
    """What the rows of one table make.

    Attributes
    ----------
    records : list of Record
        The sound ones, and those whose fault no other record leans on.
    drafts : list of Draft
        The faulty ones, to be checked for what else is wrong with them.
    healed : set of int
        Which of the records are among the drafts too, by their index.
    rows : array of int
        The row of each record.
    broken : set of str
        The ids of the rows that have an error.
    lost : int
        How many rows have no id.
    problems : list of Problem
        In the order of rows and columns.
    """

    records: list[Record] = attrs.field(factory=list[Record])
    rows: "array[int]" = attrs.field(factory=lambda: array("q"))
    drafts: list[Draft] = attrs.field(factory=list[Draft])
    healed: set[int] = attrs.field(factory=set[int])
    broken: set[str] = attrs.field(factory=set[str])
    lost: int = 0
    problems: list[Problem] = attrs.field(factory=list[Problem])


def read_records(sheet: Sheet, reader: CellReader, links: Links) -> Batch:
    """Make the records of a table, and a problem of everything that hinders."""
    return _Reading(sheet, reader, links).batch()


class _Reading:
    def __init__(self, sheet: Sheet, reader: CellReader, links: Links) -> None:
        table = sheet.table
        self._sheet = sheet
        self._table: Table = table
        self._cls: type[Record] = table.cls or Record
        self._fields = attrs.fields_dict(self._cls)
        self._links = links
        self._rows = Rows(sheet, reader)
        # Without these no record can stand; all else it can do without.
        self._essential = {
            field
            for field in _STAND_INS.keys() & self._fields.keys()
            if table.by_key[field].required or table.kind == "need"
        }
        self._absent = set(missing(sheet.layout, has_parties=links.has_parties))
        # Rows whose parties are in doubt for a fault that lies elsewhere.
        self._doubtful: set[int] = set()
        ids = self._rows.values("id") or [""] * len(sheet)
        self._ids: list[str] = ids
        self._values: dict[str, list[Any]] = {}
        self._read_columns()
        self._read_composites()

    def batch(self) -> Batch:
        """Make the records: of whole columns at once, and of odd rows one by one."""
        batch = Batch()
        columns: dict[str, list[Any]] = {"id": self._ids, **self._values}
        size = len(self._sheet)
        bulk = Bulk(self._cls)
        settled = bulk.settle(columns, size)
        unsure = {*settled.odd, *self._rows.faults, *self._doubtful}
        if not (unsure or self._absent):
            # What comes now takes their place.
            self._sheet.forget()
        made = bulk.made(settled)
        before = 0
        for row in range(size) if self._absent else sorted(unsure):
            _take_sound(batch, made, before, row)
            values = {field: column[row] for field, column in columns.items()}
            self._take_odd(batch, row, values)
            before = row + 1
        _take_sound(batch, made, before, size)
        batch.problems.extend(self._rows.problems(self._name))
        return batch

    def _name(self, row: int) -> str | None:
        id_ = self._ids[row]
        return f"{self._table.kind}/{id_}" if id_ else None

    def _take_odd(self, batch: Batch, row: int, values: dict[str, Any]) -> None:
        """Take a row of which something is wrong, or may be."""
        faults, id_ = self._rows.faults, self._ids[row]
        if self._is_faulty(row):
            record = self._made_without(row, values, self._lacking(row))
        else:
            record = self._made(row, values)
        if self._is_faulty(row):
            if not id_ and self._rows.is_blank(row):
                faults.pop(row, None)
                return
            place = RowPlace(self._sheet, row, self._links)
            batch.drafts.append(self._draft(row, values, place, len(batch.records)))
            if record is not None:
                batch.healed.add(len(batch.records))
            if id_:
                batch.broken.add(id_)
            else:
                batch.lost += 1
        if record is not None:
            batch.records.append(record)
            batch.rows.append(row)

    def _is_faulty(self, row: int) -> bool:
        return bool(self._absent) or row in self._rows.faults or row in self._doubtful

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._ids)

    # -- columns -------------------------------------------------------------

    def _read_columns(self) -> None:
        for column in self._table.columns:
            key = column.key
            if key not in self._fields or key in ("id", "parties", "extra"):
                continue
            values = self._rows.values(key)
            if values is None and column.required and key in self._rows.layout.columns:
                values = [""] * len(self._sheet)
            self._take(key, values)

    def _read_composites(self) -> None:
        rows, layout = self._rows, self._rows.layout
        self._take("names", keyed(rows, layout.names.items()))
        extras = keyed(rows, layout.extras.items())
        self._take("extra", joined(rows.values("extra"), extras))
        sources = self._linked(self._links.sources)
        self._take("sources", joined(rows.values("source"), sources))
        if "scope" in self._fields:
            self._take("scope", scopes(rows))
        if "period" in self._fields:
            self._take("period", periods(rows, "start", "end"))
        if "valid" in self._fields:
            self._take("valid", periods(rows, "valid_from", "valid_to"))
        if "location" in self._fields:
            self._take("location", locations(rows))
        if "parties" in self._fields:
            self._read_parties()

    def _take(self, field: str, values: list[Any] | None) -> None:
        if values is not None:
            self._values[field] = values

    def _linked(self, linked: Linked) -> list[Any] | None:
        if not linked.values:
            return None
        kind = self._table.kind
        return [linked.of(f"{kind}/{id_}") for id_ in self._ids]

    def _read_parties(self) -> None:
        linked = self._links.parties
        parties = joined(self._rows.values("parties"), self._linked(linked))
        parties = parties or [()] * len(self._sheet)
        self._values["parties"] = parties
        for row, named in enumerate(parties):
            if f"{self._table.kind}/{self._ids[row]}" in linked.broken:
                self._doubtful.add(row)
            elif named or "parties" in self._absent:
                continue
            elif linked.unread or (linked.has_strays and not self._ids[row]):
                self._doubtful.add(row)
            else:
                empty = violation("missing-value", None, "parties")
                self._rows.blame_field(row, [empty])

    # -- faults --------------------------------------------------------------

    def _lacking(self, row: int) -> set[str]:
        """List the fields of a row that cannot be had."""
        lacking = {
            field
            for field in self._fields
            if field in self._absent or self._rows.is_faulty(row, field)
        }
        return lacking | {"parties"} if row in self._doubtful else lacking

    def _made(self, row: int, values: dict[str, Any]) -> Record | None:
        try:
            return self._cls(**values)
        except ModelError as error:
            self._blame(row, error.violations)
            lacking = {each.field for each in error.violations}
            return self._made_without(row, values, lacking)

    def _made_without(
        self, row: int, values: dict[str, Any], lacking: set[str]
    ) -> Record | None:
        """Make the record of a faulty row without what is faulty, if it can stand so.

        Its references are then checked along with those of the others.
        """
        id_ = self._ids[row]
        record: Record | None = None
        try:
            record = self._cls(**self._without(values, lacking, id_))
        except ModelError as error:
            self._blame(row, error.violations)
            lacking |= {each.field for each in error.violations}
            with suppress(ModelError):
                record = self._cls(**self._without(values, lacking, id_))
        is_sound = lacking.isdisjoint(self._essential) and self._counts[id_] == 1
        return record if is_sound else None

    def _draft(
        self, row: int, values: dict[str, Any], place: RowPlace, at: int
    ) -> Draft:
        """Make a draft of a faulty row: of one cell, too, what is sound."""
        rest = self._rows.rests.get(row, {})
        sound = values | {key: rest[key] for key in rest.keys() & self._fields.keys()}
        faulty = self._rows.faulty_fields(row, self._fields) | self._lacking(row)
        for field, key in (("parties", "parties"), ("sources", "source")):
            if key in rest:  # and those of the other table
                sound[field] = rest[key] + values.get(field, ())
        if "parties" in faulty:
            sound["parties"] = sound.get("parties", ()) + UNKNOWN_PARTIES
        is_lost = "id" in faulty
        if is_lost:
            sound.pop("id")
        record = draft_of(self._cls, sound)
        return Draft(record, place, at, self._ids[row], is_lost, frozenset(faulty))

    def _without(
        self, values: dict[str, Any], lacking: set[str], id_: str
    ) -> dict[str, Any]:
        """Leave out what is faulty; what a record must have is stood in for."""
        name = id_ or _STAND_IN
        known: dict[str, Any] = dict.fromkeys(("name", "title"), name)
        known |= dict.fromkeys(("level", "kind"), _UNKNOWN)
        known |= {key: _STAND_INS[key] for key in self._essential}
        by_key = self._table.by_key
        return {key: value for key, value in values.items() if key not in lacking} | {
            key: known[key]
            for key in lacking & known.keys()
            if key in self._essential or by_key[key].required
        }

    def _blame(self, row: int, violations: Iterable[Violation]) -> None:
        plain: list[Violation] = []
        for each in violations:
            if each.field in ("names", "extra"):
                self._blame_pair(row, each)
            elif each.code == "missing-owner":
                plain.append(attrs.evolve(each, field=self._owner()))
            else:
                plain.append(each)
        self._rows.blame_field(row, plain)

    def _blame_pair(self, row: int, fault: Violation) -> None:
        """Find the column of a name or of something extra by its text."""
        layout = self._rows.layout
        columns = layout.names if fault.field == "names" else layout.extras
        lines = str(fault.value).splitlines()
        for key, index in columns.items():
            text = self._sheet.text(row, index)
            if fault.value == key or text.splitlines() == lines:
                self._rows.blame(row, index, [fault])
                return
        self._rows.blame_field(row, [fault])

    def _owner(self) -> str:
        """Give the first of the two columns of owners that is there."""
        return next(key for key in OWNERS if key in self._rows.layout.columns)


def _take_sound(
    batch: Batch, made: Sequence[Record | None], start: int, stop: int
) -> None:
    """Take the rows in which nothing is wrong; none of them is None."""
    batch.records.extend(cast("Sequence[Record]", made[start:stop]))
    batch.rows.extend(range(start, stop))


__all__ = ["Batch", "read_records"]
