"""The tables `parties` and `sources`: what does not fit into one cell."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Problem, Violation
from partnerlib.io._cell_values import violation
from partnerlib.io._cells import CellReader
from partnerlib.io._columns import PARTIES, SOURCES, TABLE_BY_KIND
from partnerlib.io._drafts import Draft, carrier_of, draft_of
from partnerlib.io._grid import Sheet
from partnerlib.io._layout import missing
from partnerlib.io._rows import Rows
from partnerlib.model import Party, Period, Source
from partnerlib.registry import hints

_WITH_PARTIES: Final = ("agreement", "action")
_KINDS: Final = tuple(TABLE_BY_KIND)
_MOST_HINTED: Final = 100  # unknown records for which similar ones are looked up


@attrs.define
class Linked:
    """What one of the two tables says, by record (``kind/id``).

    Attributes
    ----------
    values : dict
        The parties or sources of a record, each with its row.
    broken : set of str
        The records of which a row has an error.
    has_strays : bool
        Whether there are rows that name no record.
    unread : bool
        Whether the table is there and could not be read.
    """

    values: dict[str, list[tuple[int, Any]]] = attrs.field(
        factory=dict[str, list[tuple[int, Any]]]
    )
    broken: set[str] = attrs.field(factory=set[str])
    has_strays: bool = False
    unread: bool = False
    _stated: dict[str, dict[str, tuple[int, str]]] = attrs.field(
        factory=dict[str, dict[str, tuple[int, str]]], init=False
    )

    def stated(self, record: str) -> Mapping[str, tuple[int, str]]:
        """Tell in which row and column each id and role of a record stands first."""
        found = self._stated.get(record)
        if found is None:
            found = self._stated[record] = {}
            for row, value in self.values.get(record, ()):
                for key in ("actor", "role", "stated_by"):
                    found.setdefault(getattr(value, key, ""), (row, key))
        return found

    def of(self, record: str) -> tuple[Any, ...]:
        """Give the parties or sources of a record."""
        return tuple(value for _, value in self.values.get(record, ()))


@attrs.frozen
class LinkPlace:
    """The row of a party or source that belongs to no record."""

    sheet: Sheet
    row: int

    def locate(self, problem: Problem) -> Problem:
        """Give a problem of the party or source its file, row and heading."""
        key = "stated_by" if problem.column == "sources" else "actor"
        if problem.code == "unknown-term":
            key = "role"
        return self.sheet.locate(self.row, attrs.evolve(problem, column=key))


class Links:
    """Both tables together, with where each row lies.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        Those of the tables ``parties`` and ``sources`` that are there.
    ids : mapping of str to set of str
        The ids of the records that rows may name, by kind.
    reader : CellReader
        Reads the cells.
    unread : set of str
        The names of the tables that are there and could not be read.
    unread_kinds : set of str
        The kinds whose ids are not all known for that reason.
    """

    def __init__(
        self,
        sheets: Mapping[str, Sheet],
        ids: Mapping[str, AbstractSet[str]],
        reader: CellReader,
        unread: AbstractSet[str] = frozenset(),
        unread_kinds: AbstractSet[str] = frozenset(),
    ) -> None:
        self.problems: list[Problem] = []
        # The parties and sources of which the record is not known, or not all.
        self.drafts: list[Draft] = []
        self._ids = ids
        self._reader = reader
        self._sheets = sheets
        self._hinted = 0
        self._unread = unread
        self._unread_kinds = unread_kinds
        self.has_parties = PARTIES.name in sheets or PARTIES.name in unread
        self.parties = self._read(PARTIES.name, _WITH_PARTIES, _party)
        self.sources = self._read(SOURCES.name, _KINDS, _source)

    def locate(self, problem: Problem) -> Problem | None:
        """Find the row that a problem of a record comes from, if it is one of these.

        Readers of references speak of ``parties`` and ``sources`` as one value.
        """
        for name, linked in (("parties", self.parties), ("sources", self.sources)):
            if problem.column == name:
                stated = linked.stated(problem.record or "")
                if found := stated.get(problem.value or ""):
                    row, key = found
                    located = attrs.evolve(problem, column=key)
                    return self._sheets[name].locate(row, located)
        return None

    def _read(
        self,
        name: str,
        kinds: tuple[str, ...],
        make: Callable[[dict[str, Any]], Party | Source],
    ) -> Linked:
        sheet = self._sheets.get(name)
        if sheet is None:
            return Linked(unread=name in self._unread)
        self.problems.extend(sheet.problems)
        if missing(sheet.layout, has_parties=True):
            return Linked(unread=True)
        linked = Linked()
        rows = Rows(sheet, self._reader)
        columns = {
            column.key: values
            for column in sheet.table.columns
            if (values := rows.values(column.key)) is not None
        }
        names: list[str | None] = []
        for row in range(len(sheet)):
            cells = {key: values[row] for key, values in columns.items()}
            record = self._record(rows, row, cells.pop("record", None), kinds)
            names.append(record)
            linked.has_strays |= record is None
            value = None
            try:
                value = make(cells)
            except ModelError as error:
                rows.blame_field(row, error.violations)
            if record is None and rows.is_blank(row):
                rows.faults.pop(row)
                continue
            if record is not None and row in rows.faults:
                linked.broken.add(record)
            if record is not None and value is not None:
                linked.values.setdefault(record, []).append((row, value))
            else:
                stated = {key: cells[key] for key in cells.keys() - {"start", "end"}}
                is_party = name == PARTIES.name
                part = draft_of(Party, stated) if is_party else draft_of(Source, stated)
                self.drafts.append(carrier_of(part, LinkPlace(sheet, row)))
        self.problems.extend(rows.problems(names.__getitem__))
        return linked

    def _record(
        self,
        rows: Rows,
        row: int,
        named: tuple[str, str] | None,
        kinds: tuple[str, ...],
    ) -> str | None:
        """Give the record that a row names, if there is one."""
        if named is None:
            wrong = violation("missing-value", None, "record")
            rows.blame_field(row, [wrong])
            return None
        kind, id_ = named
        record = f"{kind}/{id_}"
        if kind not in kinds:
            allowed = ", ".join(f"{each}/…" for each in kinds)
            wrong = violation("bad-choice", record, "record", allowed=allowed)
        elif id_ not in self._ids[kind] and kind not in self._unread_kinds:
            wrong = self._unknown(kind, id_)
        else:
            return record
        rows.blame_field(row, [wrong])
        return None

    def _unknown(self, kind: str, id_: str) -> Violation:
        self._hinted += 1
        similar = hints(id_, self._ids[kind]) if self._hinted <= _MOST_HINTED else ()
        return violation(
            "unknown-id",
            f"{kind}/{id_}",
            "record",
            target=kind,
            hint=", ".join(similar),
        )


def _party(cells: dict[str, Any]) -> Party:
    return Party(
        cells.get("actor", ""),
        cells.get("role", ""),
        Period(start=cells.get("start"), end=cells.get("end")),
    )


def _source(cells: dict[str, Any]) -> Source:
    return Source(**cells)


__all__ = ["LinkPlace", "Linked", "Links"]
