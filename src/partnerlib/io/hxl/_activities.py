"""From the rows of a 3W table to actions."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, Generic, TypeVar

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.io._reading import Spot
from partnerlib.io._unchecked import Maker
from partnerlib.io.hxl._activity_columns import activity_columns
from partnerlib.io.hxl._cells import clean, id_of, stated
from partnerlib.io.hxl._contents import Content, contents_of, getter
from partnerlib.io.hxl._dates import date_of, is_day_first
from partnerlib.io.hxl._orgs import Orgs
from partnerlib.io.hxl._places import Places
from partnerlib.io.hxl._private import without_addresses
from partnerlib.io.hxl._table import Column, TaggedTable
from partnerlib.io.hxl._telling import Teller
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.raw import CellError
from partnerlib.model import (
    UNKNOWN_PERIOD,
    Action,
    PartialDate,
    Party,
    Period,
    Scope,
    Source,
)
from partnerlib.model._source import sorted_sources

_T = TypeVar("_T")
_made: Final = Maker(Action("?", title="?", parties=["?"]))

PREFIX: Final = "hxl:"
_FIELDS: Final = tuple(
    field.name for field in attrs.fields(Source) if field.name != "row"
)
_DIGEST: Final = 12  # bytes: among a billion actions two share an id once in 10^11


class Activities:
    """The rows of one 3W table: first noted, then made into actions."""

    def __init__(
        self, table: TaggedTable, orgs: Orgs, places: Places, terms: dict[str, Terms]
    ) -> None:
        self._table = table
        self._orgs = orgs
        self._places = places
        self._terms = terms
        self._columns = columns = activity_columns(table)
        self._contents: list[Content] = []
        self._teller = Teller(table)
        self._day_first: dict[int, bool] = {}
        self._parties: dict[tuple[str, str], Party] = {}
        self._scopes: dict[object, Scope] = {}
        self._dates: dict[tuple[int, object], PartialDate | None] = {}
        self._sources_by_date: dict[PartialDate | None, Source] = {}
        # What cells say is read once, however many rows have these cells.
        self._where = _Reading(columns.places.indices, columns.places.chain)
        self._who = [
            _Reading(group.indices, partial(orgs.read, group)) for group in columns.orgs
        ]
        self._what = _Reading(
            _indices(columns.sectors, columns.sector_codes), self._themes
        )
        self._for_whom = _Reading(_indices(columns.audiences), self._audiences)

    # -- noting --------------------------------------------------------------

    def note(self) -> None:
        """Go through the rows and note whom and where they speak of."""
        for column in self._columns.private:
            self._teller.tell_private(column)
        self._contents = contents_of(self._table, self._columns)
        for content in self._contents:
            self._note(content)
        for column in (*self._columns.starts, *self._columns.ends):
            self._day_first[column.index] = is_day_first(
                content.cells[column.index] for content in self._contents
            )
        for column in self._columns.reported:
            self._day_first[column.index] = is_day_first(
                {cell for content in self._contents for cell in content.reported}
            )

    def _note(self, content: Content) -> None:
        cells, first, times = content.cells, content.rows[0], len(content.rows)
        if CellError in map(type, cells):
            for column in self._table.columns:
                cell = cells[column.index] if column.index < len(cells) else ""
                if isinstance(cell, CellError):
                    self._tell("cell-error", first, column, str(cell))
        content.chain, content.site, wrong = self._where(cells)
        for column, text in wrong:
            self._tell("bad-place-code", first, column, text)
        if self._table.is_ours:
            self._places.note_list(content.chain)
        else:
            self._places.note(content.chain, times)
        for read in self._who:
            mention, role = read(cells)
            if mention is not None:
                self._orgs.note(mention, times)
                content.mentions.append((mention, role))

    # -- making --------------------------------------------------------------

    def make(self, made: dict[str, tuple[list[Action], Spot]]) -> list[Problem]:
        """Make the actions, once it is settled who is who and what lies where.

        Parameters
        ----------
        made : dict of str to (list of Action, Spot)
            Those of the whole file by id, to be joined, with where they first stand.

        Returns
        -------
        list of Problem
            Everything that is wrong with the table.
        """
        rows = repeated = 0
        for content in self._contents:
            parties = self._acting(content)
            if not parties:
                for row in content.rows:
                    self._teller.tell_again(Problem.of("no-party"), row)
                continue
            action = self._action(content, parties)
            rows += len(content.rows)
            repeated += len(content.rows) - 1
            if action.id in made:
                repeated += 1
                made[action.id][0].append(action)
            else:
                made[action.id] = ([action], self._table.raw.spot(content.rows[0]))
        if repeated and not self._table.is_ours:
            problem = Problem.of("repeated-rows", count=str(repeated), rows=str(rows))
            self._teller.tell(problem, None)
        return self._teller.problems

    def _acting(self, content: Content) -> list[Party]:
        found = {
            (actor, role): None
            for mention, role in content.mentions
            for actor in self._orgs.ids_of(mention)
        }
        for pair in found:
            if pair not in self._parties:
                self._parties[pair] = Party(*pair)
        return [self._parties[pair] for pair in sorted(found)]

    def _action(self, content: Content, parties: Sequence[Party]) -> Action:
        cells, columns, first = content.cells, self._columns, content.rows[0]
        place = self._places.id_of(content.chain)
        themes = self._what(cells)
        audiences = self._for_whom(cells)
        status, extra = self._status(cells, first)
        period = self._period(cells, first)
        titles = [stated(cells[column.index]) for column in columns.titles]
        title = " – ".join(dict.fromkeys(filter(None, titles)))
        for column in columns.others:
            _add(extra, column, stated(cells[column.index]))
        if content.site:
            extra[f"{PREFIX}site"] = content.site
        title = self._without_addresses(title, extra, first)
        told = (
            [(party.actor, party.role) for party in parties],
            *(place, themes, audiences, title, status, str(period)),
            sorted(extra.items()),
        )
        for at, column in enumerate(columns.figures):
            texts = (stated(row[at]) for row in content.figures)
            _add(extra, column, "; ".join(filter(None, texts)))
        own = next((id_of(stated(cells[each.index])) for each in columns.own_ids), "")
        make = Action if own else _made  # an id of others is checked
        return make(
            id=own or f"{PREFIX}{_digest(told)}",
            title=title or self._stand_in(content),
            parties=tuple(parties),
            scope=self._scope(place, themes, audiences),
            period=period,
            status=status,
            sources=sorted_sources(self._sources(content)),
            extra=tuple(sorted(extra.items())),
        )

    def _themes(self, cells: Sequence[object]) -> tuple[str, ...]:
        """Read what is done: by name, else by code; in the language that is known."""
        terms = self._terms["themes"]
        for columns in (self._columns.sectors, self._columns.sector_codes):
            texts = [
                (text, column.tag.lang)
                for column in columns
                if (text := stated(cells[column.index]))
            ]
            is_known = any(terms.known(text) for text, _ in texts)
            found = {
                term
                for text, lang in texts
                if not (is_known and lang) or terms.known(text)
                for term in terms.of(text, lang)
            }
            if found:
                return tuple(sorted(found))
        return ()

    def _scope(
        self, place: str, themes: tuple[str, ...], audiences: tuple[str, ...]
    ) -> Scope:
        key = (place, themes, audiences)
        if key not in self._scopes:
            places = (place,) if place else ()
            self._scopes[key] = Scope(themes=themes, places=places, audiences=audiences)
        return self._scopes[key]

    def _audiences(self, cells: Sequence[object]) -> tuple[str, ...]:
        terms = self._terms["audiences"]
        found = {
            term
            for column in self._columns.audiences
            for term in terms.of(stated(cells[column.index]), column.tag.lang)
        }
        return tuple(sorted(found))

    def _status(
        self, cells: Sequence[object], first: int
    ) -> tuple[str, dict[str, str]]:
        """Read the status; a word that is none stays as it is written."""
        status = ""
        extra: dict[str, str] = {}
        for column in self._columns.statuses:
            if text := stated(cells[column.index]):
                term = self._terms["statuses"].known(text)
                status = status or term
                if not term:
                    _add(extra, column, text)
                    self._teller.tell(
                        Problem.of(
                            "unknown-term",
                            column=column.heading,
                            value=text,
                            vocabulary="statuses",
                        ),
                        first,
                    )
        return status, extra

    def _period(self, cells: Sequence[object], first: int) -> Period:
        start = self._first_date(self._columns.starts, cells, first)
        end = self._first_date(self._columns.ends, cells, first)
        if start is None and end is None:
            return UNKNOWN_PERIOD
        try:
            return Period(start=start, end=end)
        except ModelError:
            problem = Problem.of(
                "end-before-start",
                column=self._columns.ends[0].heading,
                value=str(end),
                start=str(start),
            )
            self._teller.tell_again(problem, first)
            return Period(start=start)

    def _first_date(
        self, columns: Sequence[Column], cells: Sequence[object], row: int
    ) -> PartialDate | None:
        for column in columns:
            date = self._date(cells[column.index], column, row)
            if date is not None:
                return date
        return None

    def _date(self, cell: object, column: Column, row: int) -> PartialDate | None:
        key = (column.index, cell)
        if key not in self._dates:
            date = None
            if stated(cell):
                date = date_of(cell, day_first=self._day_first[column.index])
                if date is None:
                    self._tell("bad-date", row, column, clean(cell))
            self._dates[key] = date
        return self._dates[key]

    def _sources(self, content: Content) -> list[Source]:
        if not content.reported:
            return [self._source(None, row) for row in content.rows]
        column = self._columns.reported[0]
        return [
            self._source(self._date(cell, column, row), row)
            for row, cell in zip(content.rows, content.reported, strict=True)
        ]

    def _source(self, date: PartialDate | None, row: int) -> Source:
        """Give a source; only the first of each date is checked: rows are many."""
        first = self._sources_by_date.get(date)
        if first is None:
            raw = self._table.raw
            first = Source(file=raw.file, row=row, title=raw.sheet, date=date)
            self._sources_by_date[date] = first
            return first
        further = object.__new__(Source)
        for field in _FIELDS:
            object.__setattr__(further, field, getattr(first, field))
        object.__setattr__(further, "row", row)
        return further

    def _stand_in(self, content: Content) -> str:
        """Title an action of which no activity is told: by its sector, its actor."""
        for column in (*self._columns.sectors, *self._columns.sector_codes):
            if text := stated(content.cells[column.index]):
                return text
        mention = content.mentions[0][0]
        return mention.name or mention.acronym or mention.code

    def _without_addresses(self, title: str, extra: dict[str, str], row: int) -> str:
        """Leave out addresses that stand in what is kept; give the title."""
        plain = without_addresses(title) if "@" in title else title
        is_private = plain != title
        for key, text in [*extra.items()]:
            if "@" in text and (left := without_addresses(text)) != text:
                is_private = True
                if left:
                    extra[key] = left
                else:
                    del extra[key]
        if is_private:
            problem = Problem.of("personal-data", value="@", count="1")
            self._teller.tell_again(problem, row)
        return plain

    def _tell(self, code: str, row: int, column: Column, value: str) -> None:
        self._teller.tell(Problem.of(code, column=column.heading, value=value), row)


class _Reading(Generic[_T]):
    """Reads some cells of a row, and remembers what they say."""

    def __init__(
        self, indices: Sequence[int], read: Callable[[Sequence[object]], _T]
    ) -> None:
        self._key = getter(indices)
        self._read = read
        self._said: dict[tuple[object, ...], _T] = {}

    def __call__(self, cells: Sequence[object]) -> _T:
        key = self._key(cells)
        if key not in self._said:
            self._said[key] = self._read(cells)
        return self._said[key]


def _indices(*columns: Sequence[Column]) -> list[int]:
    return [column.index for each in columns for column in each]


def _add(extra: dict[str, str], column: Column, text: str) -> None:
    if text:
        key = f"{PREFIX}{column.tag.text}"
        extra[key] = f"{extra[key]}; {text}" if key in extra else text


def _digest(told: Iterable[object]) -> str:
    text = repr(tuple(told)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=_DIGEST).hexdigest()


def joined(actions: Sequence[Action]) -> Action:
    """Join rows that differ in spelling, numbers and dates only.

    In tables that this library wrote, an action has a row for each of its places,
    themes and audiences.
    """
    first = actions[0]
    if len(actions) == 1:
        return first
    extra: dict[str, dict[str, None]] = {}
    for action in actions:
        for key, text in action.extra:
            extra.setdefault(key, {})[text] = None
    return attrs.evolve(
        first,
        parties=[party for each in actions for party in each.parties],
        scope=Scope(
            themes=[theme for each in actions for theme in each.scope.themes],
            places=[place for each in actions for place in each.scope.places],
            audiences=[term for each in actions for term in each.scope.audiences],
        ),
        sources=[source for each in actions for source in each.sources],
        extra=[(key, "; ".join(texts)) for key, texts in extra.items()],
    )


__all__ = ["PREFIX", "Activities", "joined"]
