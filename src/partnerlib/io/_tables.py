"""A set of tables as a document, whatever files they came from."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from partnerlib.errors import Problem
from partnerlib.io._cell_values import literal
from partnerlib.io._cells import CellReader, plain_ids
from partnerlib.io._columns import PARTIES, RECORD_TABLES, SOURCES, TABLES, TERMS
from partnerlib.io._document import Parsed
from partnerlib.io._follow_ons import TERM, term_pool
from partnerlib.io._grid import Grid, Sheet
from partnerlib.io._header import Header
from partnerlib.io._links import Links
from partnerlib.io._order import Tables
from partnerlib.io._own_terms import read_terms
from partnerlib.io._records import read_records
from partnerlib.io._row_places import RowPlaces
from partnerlib.model import Concept, Vocabulary


class TablesDocument:
    """Tables that belong together; see :class:`partnerlib.io._document.Document`.

    Parameters
    ----------
    grids : iterable of Grid
        One for each table.
    header : Header
        What the source says of itself.
    problems : iterable of Problem
        What was found when the files were opened.
    unread : mapping of str to str
        The tables that are there and could not be read, and their files.
    """

    def __init__(
        self,
        grids: Iterable[Grid],
        header: Header | None = None,
        problems: Iterable[Problem] = (),
        unread: Mapping[str, str] | None = None,
    ) -> None:
        self._header = header or Header()
        self._problems = list(problems)
        self._unread = dict(unread or {})
        found = {grid.table.name: grid for grid in grids}
        has_parties = PARTIES.name in found or PARTIES.name in self._unread
        self._sheets = {
            table.name: Sheet(found[table.name], has_parties=has_parties)
            for table in TABLES
            if table.name in found
        }
        self._own = read_terms(self._sheets.get(TERMS.name))
        self._ids = {
            table.kind: _ids(self._sheets.get(table.name)) for table in RECORD_TABLES
        }

    @property
    def is_lenient(self) -> bool:
        """Whether what is wrong in it is a warning: a format of our own is strict."""
        return False

    def ids(self) -> Mapping[str, AbstractSet[str]]:
        """Give the ids by kind, those of faulty rows included."""
        return self._ids

    def own_terms(self) -> Mapping[str, Sequence[Concept]]:
        """Give the own terms by vocabulary."""
        return self._own.terms

    def parse(
        self,
        ids: Mapping[str, AbstractSet[str]],
        vocabularies: Mapping[str, Vocabulary],
    ) -> Parsed:
        """Read every row."""
        reader = CellReader(ids, vocabularies)
        links = {
            name: sheet
            for name, sheet in self._sheets.items()
            if name in (PARTIES.name, SOURCES.name)
        }
        unread = {table.kind for table in RECORD_TABLES if self._is_unread(table.name)}
        linked = Links(links, self._ids, reader, self._unread.keys(), unread)
        places = RowPlaces(linked)
        parsed = Parsed(
            places=places,
            terms=self._own.terms,
            term_places=self._own.places,
            draft_terms=self._own.drafts,
            problems=list(self._problems),
            tables=self._tables(),
            unread=unread | ({TERM} if self._is_unread(TERMS.name) else set()),
            title=self._header.title,
            licence=self._header.licence,
            date=self._header.date,
        )
        for table in RECORD_TABLES:
            sheet = self._sheets.get(table.name)
            if sheet is None:
                continue
            parsed.problems.extend(sheet.problems)
            batch = read_records(sheet, reader, linked)
            sheet.forget()
            before = len(parsed.records)
            parsed.drafts.extend(
                attrs.evolve(each, at=each.at + before) for each in batch.drafts
            )
            parsed.healed.update(index + before for index in batch.healed)
            parsed.records.extend(batch.records)
            places.add(sheet, batch.rows)
            parsed.problems.extend(batch.problems)
            parsed.broken[table.kind] = batch.broken
            if batch.lost:
                parsed.lost[table.kind] = batch.lost
        parsed.problems.extend(linked.problems)
        parsed.drafts.extend(linked.drafts)
        parsed.problems.extend(self._own.problems)
        parsed.lost.update(
            term_pool(term.vocabulary) for term in self._own.drafts if not term.id
        )
        return parsed

    def _tables(self) -> Tables:
        """List the files of the tables with their headings."""
        tables: list[tuple[str | None, Sequence[str]]] = []
        for table in TABLES:
            if (sheet := self._sheets.get(table.name)) is not None:
                tables.append((sheet.grid.file, sheet.layout.headings))
            if file := self._unread.get(table.name):
                tables.append((file, ()))
        return tables

    def _is_unread(self, name: str) -> bool:
        """Whether a table is there, and its ids are not known."""
        sheet = self._sheets.get(name)
        needed = {"id", "vocabulary"} if name == TERMS.name else {"id"}
        return name in self._unread or (
            sheet is not None and not needed.issubset(sheet.layout.columns)
        )


def _ids(sheet: Sheet | None) -> set[str]:
    index = None if sheet is None else sheet.layout.columns.get("id")
    if sheet is None or index is None:
        return set()
    texts = sheet.texts(index)
    plain = plain_ids(texts)
    if plain is not None:
        return set(plain) - {""}
    found = (literal(text.strip()) for text in texts)
    return {id_ for id_ in found if isinstance(id_, str) and id_}


__all__ = ["TablesDocument"]
