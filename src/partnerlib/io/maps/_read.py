"""From a file and maps to what is read."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, cast

import attrs

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._cell_values import ERROR_VALUES
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.maps._cells import Cell
from partnerlib.io.maps._columns import Columns, columns_of, is_personal
from partnerlib.io.maps._model import ColumnMap, TableMap
from partnerlib.io.maps._parse import Bad, Terms
from partnerlib.io.maps._plan import Plan
from partnerlib.io.maps._records import Records
from partnerlib.io.raw import CellError, RawTable, as_text, open_raw
from partnerlib.model import PartialDate, Source
from partnerlib.vocabularies import builtin

# A term of another vocabulary has a class, a rank or a meaning of its own, which is
# not known of one that the source brings.
_FREE: Final = frozenset({"themes", "functions", "audiences", "zones", "units"})


def map_for(path: Path, maps: Sequence[ColumnMap]) -> ColumnMap | None:
    """Give the first map that is for a file, by its name."""
    name = path.name.casefold()
    for each in maps:
        patterns = [pattern.casefold() for pattern in each.files]
        if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns):
            return each
    return None


def fits(path: Path, by: ColumnMap) -> bool:
    """Whether a table of a file has the columns of a map."""
    try:
        tables, _ = open_raw(path)
    except DocumentError:
        return False
    return bool(_fitting(tables, by))


def read_mapped(path: Path, by: ColumnMap) -> Reading:
    """Read a file through a map.

    Parameters
    ----------
    path : Path
        Any table: text with some delimiter, workbook, JSON, or a zip of these.
    by : ColumnMap
        Which column is what.

    Raises
    ------
    DocumentError
        If the file cannot be read, or no table of it has the columns of the map.
    """
    tables, problems = open_raw(path)
    reading = Reading(
        title=by.title,
        licence=by.licence,
        date=PartialDate.parse(by.date) if by.date else None,
        problems=problems,
    )
    if by.provisional:
        told = Problem.of(
            "provisional-map", file=path.name, value=by.name, reason=by.provisional
        )
        reading.problems.append(told)
    terms = Terms(builtin(), by.language)
    records = Records()
    fitting = _fitting(tables, by)
    if not fitting:
        raise DocumentError([*problems, _misfit(tables, by, path)])
    for table, table_map, columns in fitting:
        rows = _Rows(
            table, table_map, columns, terms=terms, records=records, reading=reading
        )
        rows.read()
    reading.terms = {
        name: list(concepts.values()) for name, concepts in terms.own.items()
    }
    return records.reading(reading)


def _fitting(
    tables: Sequence[RawTable], by: ColumnMap
) -> list[tuple[RawTable, TableMap, Columns]]:
    """Find the part of a map that reads each table; hidden ones only by name."""
    found: list[tuple[RawTable, TableMap, Columns]] = []
    for table in tables:
        scored = [
            (share, table_map, columns)
            for table_map in by.tables
            if table_map.sheets or not table.is_hidden
            for columns, share in [columns_of(table, table_map)]
            if share
        ]
        if scored:
            _, table_map, columns = max(scored, key=lambda each: each[0])
            found.append((table, table_map, columns))
    # In the order of the map: what is referred to may be told before.
    return sorted(found, key=lambda each: by.tables.index(each[1]))


def _misfit(tables: Sequence[RawTable], by: ColumnMap, path: Path) -> Problem:
    wanted = [
        str(headings[0])
        for table in by.tables
        for record in table.records
        for headings in record.wanted()
    ]
    sheets = ", ".join(table.sheet or table.label for table in tables)
    return Problem.of(
        "map-does-not-fit",
        file=path.name,
        value=by.name,
        columns=", ".join(dict.fromkeys(wanted)),
        tables=sheets,
    )


class _Rows:
    """The rows of one table, read through its part of a map."""

    def __init__(
        self,
        table: RawTable,
        by: TableMap,
        columns: Columns,
        *,
        terms: Terms,
        records: Records,
        reading: Reading,
    ) -> None:
        self._table = table
        self._columns = columns
        self._terms = terms
        self._records = records
        self._reading = reading
        dropped = columns.find(by.drop)
        personal = [
            at
            for at, heading in enumerate(columns.headings)
            if at not in dropped and is_personal(heading)
        ]
        bare = [Plan(record, columns, terms) for record in by.records]
        named = {at for plan in bare for cell in plan.cells() for at in cell.at}
        aside = [*dropped, *(at for at in personal if at not in named)]
        rest = [
            at
            for at in range(len(columns.headings))
            if at not in named and at not in aside
        ]
        self._plans = [
            Plan(record, columns, terms, rest if record.name == by.keep else ())
            for record in by.records
        ]
        self._first = by.rows_from or columns.row + 1
        self._used = sorted({at for plan in self._plans for at in plan.used})
        self._width = max(self._used, default=-1) + 1
        self._spot = Spot(table.label)
        # Rows of text are parsed as they are gone through, and hold nothing else.
        self._is_text = not isinstance(table.rows, list)
        # Columns of personal data, with how many cells were passed over.
        self._passed = dict.fromkeys(aside, 0)
        self._tell_absent(by)

    def read(self) -> None:
        """Read all rows."""
        known: dict[tuple[str, tuple[object, ...]], tuple[str, ...]] = {}
        file, sheet = self._table.file, self._table.sheet
        for number, row in enumerate(self._table.rows, 1):
            if number < self._first:
                continue
            texts = self._texts(row, number)
            for at in self._passed:
                self._passed[at] += at < len(row) and row[at] not in ("", None)
            if not any(texts):
                continue
            self._spot = self._table.spot(number)
            source = Source(file=file, title=sheet, row=self._spot.row)
            ids: dict[str, tuple[str, ...]] = {}
            for plan in self._plans:
                if not plan.applies(texts):
                    ids[plan.name] = ()
                elif plan.is_lasting:
                    key = (plan.name, plan.key(texts, ids))
                    found = known.get(key)
                    if found is None:
                        found = known[key] = self._made(plan, texts, ids, source)
                    ids[plan.name] = found
                else:
                    ids[plan.name] = self._made(plan, texts, ids, source)
            if self._terms.fresh:
                self._tell_terms()
        self._tell_passed()

    def _made(
        self,
        plan: Plan,
        texts: list[str],
        ids: dict[str, tuple[str, ...]],
        source: Source,
    ) -> tuple[str, ...]:
        made = plan.make(texts, ids, self._report)
        spot = self._spot
        taken = [self._records.take(plan, each, source, spot) for each in made]
        return tuple([id_ for id_ in taken if id_])

    def _texts(self, row: Sequence[object], number: int) -> list[str]:
        """Write the cells that are used as texts; others may be empty."""
        if not self._is_text:
            return self._of_cells(row, number)
        texts = [cell.strip() for cell in cast("Sequence[str]", row)]
        if not ERROR_VALUES.isdisjoint(texts):
            return self._of_cells(
                [CellError(text) if text in ERROR_VALUES else text for text in texts],
                number,
            )
        missing = self._width - len(texts)
        return texts + [""] * missing if missing > 0 else texts

    def _of_cells(self, row: Sequence[object], number: int) -> list[str]:
        """Write cells of any type as texts, and tell those that failed."""
        texts = [""] * self._width
        length = len(row)
        for at in self._used:
            if at < length:
                cell = row[at]
                if isinstance(cell, CellError):
                    told = Problem.of(
                        "cell-error",
                        column=self._columns.headings[at],
                        value=str(cell),
                    )
                    self._records.tell(self._table.spot(number).locate(told))
                else:
                    texts[at] = as_text(cell).strip()
        return texts

    # -- problems ------------------------------------------------------------

    def _report(self, cell: Cell, text: str, bad: Bad) -> None:
        told = Problem.of(bad.code, column=cell.heading, value=text)
        facts = tuple(fact for fact in bad.facts if fact[0] != "field")
        told = attrs.evolve(told, facts=facts)
        self._records.tell(self._spot.locate(told))

    def _tell_terms(self) -> None:
        """Tell once of each term that no vocabulary knows, where it first stands."""
        for vocabulary, text in self._terms.fresh:
            told = Problem.of(
                "unknown-term",
                severity="info" if vocabulary in _FREE else "warning",
                value=text,
                vocabulary=vocabulary,
            )
            self._records.tell(self._spot.locate(told))
        self._terms.fresh.clear()

    def _tell_passed(self) -> None:
        """Tell which columns are not read, for they hold data of persons."""
        spot = self._table.spot(max(self._columns.row, 1))
        for at, count in self._passed.items():
            if count:
                heading = self._columns.headings[at]
                told = Problem.of(
                    "personal-data", column=heading, value=heading, count=str(count)
                )
                self._reading.problems.append(spot.locate(told))

    def _tell_absent(self, by: TableMap) -> None:
        """Tell which columns are not there."""
        spot = self._table.spot(max(self._columns.row, 1))
        for plan, record in zip(self._plans, by.records, strict=True):
            for key, heading in plan.missing:
                told = Problem.of(
                    "absent-column",
                    severity="warning" if key == "name" else "info",
                    column=f"{record.name}.{key}",
                    value=heading,
                )
                self._reading.problems.append(spot.locate(told))


__all__ = ["fits", "map_for", "read_mapped"]
