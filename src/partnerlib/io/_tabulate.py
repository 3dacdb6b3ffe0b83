"""From a registry to tables: headings and cells, whatever file they go to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._cell_values import ERROR_VALUES, shielded, shielded_term
from partnerlib.io._column import Column, Table
from partnerlib.io._columns import EXTRA, PARTIES, RECORD_TABLES, SOURCES, TERMS
from partnerlib.io._lists import join, join_pair
from partnerlib.io._party_cells import PartyReader
from partnerlib.model import Party, Record, Source
from partnerlib.registry import Registry, reference

Cell = str | int | float | None

_MOST_EXTRAS: Final = 100
"""Headings ``extra:<key>`` of one table; where there are more, one column has all."""

_LONGEST_KEY: Final = 200


@attrs.frozen
class Written:
    """One table, ready to be written.

    Attributes
    ----------
    table : Table
        Which table it is.
    columns : dict
        The cells of each column by its heading; a cell of None is empty.
    """

    table: Table
    columns: dict[str, list[Cell]]

    @property
    def headings(self) -> list[str]:
        """The first row."""
        return list(self.columns)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the other rows."""
        return zip(*self.columns.values(), strict=True)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))


def tabulate(registry: Registry, *, longest: int) -> list[Written]:
    """Write a registry as tables; those that would be empty are left out.

    Parameters
    ----------
    registry : Registry
        Not modified.
    longest : int
        The most characters that a cell can hold.

    Raises
    ------
    DocumentError
        If a text does not fit into a cell.
    """
    tabulator = _Tabulator(registry, longest)
    tables = [
        *(tabulator.records(table) for table in RECORD_TABLES),
        tabulator.linked(PARTIES, tabulator.dated),
        tabulator.linked(SOURCES, tabulator.stated),
        tabulator.terms(),
    ]
    if tabulator.problems:
        raise DocumentError(tabulator.problems)
    return [table for table in tables if len(table)]


class _Tabulator:
    def __init__(self, registry: Registry, longest: int) -> None:
        self.problems: list[Problem] = []
        # What has no short form: the rows of the tables `parties` and `sources`.
        self.dated: list[dict[str, object]] = []
        self.stated: list[dict[str, object]] = []
        self._registry = registry
        self._longest = longest
        self._stating = registry.actors.keys() | registry.territories.keys()
        self._parties = PartyReader(
            registry.actors.keys(),
            registry.territories.keys(),
            registry.vocabularies["roles"],
        )
        self._party_texts: dict[Party, str | None] = {}

    # -- tables ----------------------------------------------------------------

    def records(self, table: Table) -> Written:
        """Write the records of one kind."""
        records: Sequence[Any] = tuple(getattr(self._registry, table.name).values())
        columns: dict[str, list[Cell]] = {}
        for column in table.columns:
            if column.key == EXTRA:
                continue
            cells = self._cells(column, records)
            if column.required or any(cell not in ("", None) for cell in cells):
                columns[column.key] = cells
        prefix = "name" if "name" in attrs.fields_dict(table.cls or Record) else "title"
        columns |= _keyed(records, "names", f"{prefix}_")
        columns |= self._extras(records)
        self._measure(columns, lambda row: reference(records[row]))
        return Written(table, columns)

    def linked(self, table: Table, rows: Sequence[Mapping[str, object]]) -> Written:
        """Write what was found to have no short form."""
        columns: dict[str, list[Cell]] = {}
        for column in table.columns:
            write = self._writer(column)
            cells = [write(row.get(column.key, "")) for row in rows]
            if column.required or any(cell not in ("", None) for cell in cells):
                columns[column.key] = cells
        self._measure(columns, lambda row: str(rows[row]["record"]))
        return Written(table, columns)

    def terms(self) -> Written:
        """Write the own terms."""
        rows = [
            {"vocabulary": name, **attrs.asdict(concept, recurse=False)}
            for name, concepts in self._registry.terms.items()
            for concept in concepts
        ]
        columns: dict[str, list[Cell]] = {}
        for column in TERMS.columns:
            write = self._writer(column)
            columns[column.key] = [write(row[column.key]) for row in rows]
        self._measure(columns, lambda row: f"term/{rows[row]['id']}")
        return Written(TERMS, columns)

    def _measure(
        self, columns: Mapping[str, Sequence[Cell]], name: Callable[[int], str]
    ) -> None:
        for heading, cells in columns.items():
            for row, cell in enumerate(cells):
                if isinstance(cell, str) and len(cell) > self._longest:
                    self.problems.append(
                        Problem.of(
                            "too-large",
                            column=heading,
                            record=name(row),
                            value=cell,
                            most=str(self._longest),
                            unit="characters",
                        )
                    )

    # -- columns ---------------------------------------------------------------

    def _cells(self, column: Column, records: Sequence[Any]) -> list[Cell]:
        if column.kind == "parties":
            return [self._party_cell(record) for record in records]
        if column.kind == "source":
            return [self._source_cell(record) for record in records]
        get = _getter(column, records)
        write = self._writer(column)
        return [write(get(record)) for record in records]

    def _writer(self, column: Column) -> Callable[[Any], Cell]:
        kind = column.kind
        if kind in ("term", "terms"):
            vocabulary = self._registry.vocabularies[column.vocabulary]

            def term(text: str) -> str:
                return text and shielded_term(text, vocabulary)

            return _cached(term if kind == "term" else _joining(term))
        return _WRITERS.get(kind, _same)

    def _extras(self, records: Sequence[Any]) -> dict[str, list[Cell]]:
        keys = {key for record in records for key, _ in record.extra}
        if len(keys) <= _MOST_EXTRAS and all(len(key) < _LONGEST_KEY for key in keys):
            return _keyed(records, "extra", f"{EXTRA}:")
        return {EXTRA: [_pairs(record.extra) for record in records]}

    # -- parties and sources ---------------------------------------------------

    def _party_cell(self, record: Any) -> str:
        texts = [self._party_text(party) for party in record.parties]
        if None not in texts:
            cell = join(text for text in texts if text is not None)
            if len(cell) <= self._longest:
                return cell
        self.dated.extend(
            {
                "record": reference(record),
                "actor": party.actor,
                "role": party.role,
                "start": party.during.start,
                "end": party.during.end,
            }
            for party in record.parties
        )
        return ""

    def _party_text(self, party: Party) -> str | None:
        if party not in self._party_texts:
            text = self._parties.write(party) if party.during.is_unknown else None
            # Among texts that mean a failed formula, only actors are recognised.
            is_error = text in ERROR_VALUES and text not in self._registry.actors
            self._party_texts[party] = None if is_error else text
        return self._party_texts[party]

    def _source_cell(self, record: Any) -> str:
        texts = [self._source_text(source) for source in record.sources]
        if None not in texts:
            cell = join(text for text in texts if text is not None)
            if len(cell) <= self._longest:
                return cell
        self.stated.extend(
            {"record": reference(record), **attrs.asdict(source, recurse=False)}
            for source in record.sources
        )
        return ""

    def _source_text(self, source: Source) -> str | None:
        """Write a source in short: who stated it, or a title that is nobody's id."""
        text = source.stated_by or source.title
        is_id = text in self._stating
        short = Source(stated_by=text) if is_id else Source(title=text)
        return text if text and source == short else None


def _getter(column: Column, records: Sequence[Any]) -> Callable[[Any], Any]:
    key = column.key
    if records and not hasattr(records[0], key):
        return _DEEP[key]
    return lambda record: getattr(record, key)


def _keyed(records: Sequence[Any], field: str, prefix: str) -> dict[str, list[Cell]]:
    """Write pairs as one column for each key."""
    columns: dict[str, list[Cell]] = {}
    for row, record in enumerate(records):
        for key, text in getattr(record, field):
            heading = f"{prefix}{key}"
            if heading not in columns:
                columns[heading] = [""] * len(records)
            columns[heading][row] = text
    return dict(sorted(columns.items()))


def _cached(write: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    known: dict[Any, Cell] = {}

    def cached(value: Any) -> Cell:
        if value not in known:
            known[value] = write(value)
        return known[value]

    return cached


def _joining(write: Callable[[str], str]) -> Callable[[Iterable[str]], str]:
    return lambda values: join(write(value) for value in values)


def _same(value: Any) -> Cell:
    return value  # type: ignore[no-any-return]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return join(join_pair(key, value) for key, value in pairs)


_WRITERS: Final[Mapping[str, Callable[[Any], Cell]]] = {
    "id": shielded,
    "reference": shielded,
    "references": _cached(_joining(shielded)),
    "texts": join,
    "languages": join,
    "date": _text,
    "pairs": _pairs,
}
# Columns whose value lies deeper than in a field of the same name.
_DEEP: Final[Mapping[str, Callable[[Any], Any]]] = {
    "lat": lambda record: record.location and record.location.lat,
    "lon": lambda record: record.location and record.location.lon,
    "themes": lambda record: record.scope.themes,
    "places": lambda record: record.scope.places,
    "audiences": lambda record: record.scope.audiences,
    "functions": lambda record: record.scope.functions,
    "start": lambda record: record.period.start,
    "end": lambda record: record.period.end,
    "valid_from": lambda record: record.valid.start,
    "valid_to": lambda record: record.valid.end,
}

__all__ = ["Cell", "Written", "tabulate"]
