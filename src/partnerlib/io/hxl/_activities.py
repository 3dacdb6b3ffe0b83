"""From the rows of a 3W table to actions."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.io._reading import Spot
from partnerlib.io.hxl._activity_columns import activity_columns
from partnerlib.io.hxl._cells import clean, stated
from partnerlib.io.hxl._contents import Content, contents_of
from partnerlib.io.hxl._dates import date_of, is_day_first
from partnerlib.io.hxl._orgs import Orgs
from partnerlib.io.hxl._places import Places
from partnerlib.io.hxl._private import without_addresses
from partnerlib.io.hxl._table import Column, TaggedTable
from partnerlib.io.hxl._telling import Teller
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.raw import CellError
from partnerlib.model import Action, PartialDate, Party, Period, Scope, Source

PREFIX: Final = "hxl:"
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
        self._columns = activity_columns(table)
        self._contents: list[Content] = []
        self._teller = Teller(table)
        self._day_first: dict[int, bool] = {}
        self._roles: dict[tuple[str, str], Party] = {}

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
                cell for content in self._contents for cell in content.reported
            )

    def _note(self, content: Content) -> None:
        cells, first, times = content.cells, content.rows[0], len(content.rows)
        for column in self._table.columns:
            cell = cells[column.index] if column.index < len(cells) else ""
            if isinstance(cell, CellError):
                self._tell("cell-error", first, column, str(cell))
        content.chain, content.site, wrong = self._columns.places.chain(cells)
        for column, text in wrong:
            self._tell("bad-place-code", first, column, text)
        if self._table.is_ours:
            self._places.note_list(content.chain)
        else:
            self._places.note(content.chain, times)
        for group in self._columns.orgs:
            mention, role = self._orgs.read(group, cells)
            if mention is not None:
                self._orgs.note(mention, times)
                content.mentions.append((mention, role))

    # -- making --------------------------------------------------------------

    def make(self, made: dict[str, tuple[Action, Spot]]) -> list[Problem]:
        """Make the actions, once it is settled who is who and what lies where.

        Parameters
        ----------
        made : dict of str to (Action, Spot)
            Those of the whole file by id, with where they first stand.

        Returns
        -------
        list of Problem
            Everything that is wrong with the table.
        """
        rows = repeated = 0
        for content in self._contents:
            parties = self._parties(content)
            if not parties:
                for row in content.rows:
                    self._teller.tell_again(Problem.of("no-party"), row)
                continue
            action = self._action(content, parties)
            rows += len(content.rows)
            repeated += len(content.rows) - 1
            if action.id in made:
                repeated += 1
                known, first = made[action.id]
                made[action.id] = (_joined(known, action), first)
            else:
                made[action.id] = (action, self._table.raw.spot(content.rows[0]))
        if repeated and not self._table.is_ours:
            problem = Problem.of("repeated-rows", count=str(repeated), rows=str(rows))
            self._teller.tell(problem, None)
        return self._teller.problems

    def _parties(self, content: Content) -> list[Party]:
        found = {
            (actor, role): None
            for mention, role in content.mentions
            for actor in self._orgs.ids_of(mention)
        }
        for pair in found:
            if pair not in self._roles:
                self._roles[pair] = Party(*pair)
        return [self._roles[pair] for pair in found]

    def _action(self, content: Content, parties: Sequence[Party]) -> Action:
        cells, columns, first = content.cells, self._columns, content.rows[0]
        place = self._places.id_of(content.chain)
        themes = self._themes(cells)
        audiences = self._facet("audiences", columns.audiences, cells)
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
            sorted((party.actor, party.role) for party in parties),
            *(place, themes, audiences, title, status, str(period)),
            sorted(extra.items()),
        )
        for at, column in enumerate(columns.figures):
            texts = (stated(row[at]) for row in content.figures)
            _add(extra, column, "; ".join(filter(None, texts)))
        own_id = next((clean(cells[each.index]) for each in columns.own_ids), "")
        return Action(
            own_id or f"{PREFIX}{_digest(told)}",
            title=title or self._stand_in(content),
            parties=parties,
            scope=Scope(
                themes=themes, places=(place,) if place else (), audiences=audiences
            ),
            period=period,
            status=status,
            sources=self._sources(content),
            extra=tuple(extra.items()),
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

    def _facet(
        self, name: str, columns: Sequence[Column], cells: Sequence[object]
    ) -> tuple[str, ...]:
        terms = self._terms[name]
        found = {
            term
            for column in columns
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
        start, end = (
            next(
                filter(
                    None,
                    (self._date(cells[each.index], each, first) for each in columns),
                ),
                None,
            )
            for columns in (self._columns.starts, self._columns.ends)
        )
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

    def _date(self, cell: object, column: Column, row: int) -> PartialDate | None:
        if not stated(cell):
            return None
        date = date_of(cell, day_first=self._day_first[column.index])
        if date is None:
            self._tell("bad-date", row, column, clean(cell))
        return date

    def _sources(self, content: Content) -> list[Source]:
        raw = self._table.raw
        if not content.reported:
            return [
                Source(file=raw.file, row=row, title=raw.sheet) for row in content.rows
            ]
        column = self._columns.reported[0]
        return [
            Source(
                file=raw.file,
                row=row,
                title=raw.sheet,
                date=self._date(cell, column, row),
            )
            for row, cell in zip(content.rows, content.reported, strict=True)
        ]

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


def _add(extra: dict[str, str], column: Column, text: str) -> None:
    if text:
        key = f"{PREFIX}{column.tag.text}"
        extra[key] = f"{extra[key]}; {text}" if key in extra else text


def _digest(told: Iterable[object]) -> str:
    text = repr(tuple(told)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=_DIGEST).hexdigest()


def _joined(first: Action, second: Action) -> Action:
    """Join two rows that differ in spelling, numbers and dates only.

    In tables that this library wrote, an action has a row for each of its places,
    themes and audiences.
    """
    extra = dict(first.extra)
    for key, text in second.extra:
        if key not in extra:
            extra[key] = text
        elif extra[key] != text:
            extra[key] = f"{extra[key]}; {text}"
    return attrs.evolve(
        first,
        parties=(*first.parties, *second.parties),
        scope=Scope(
            themes=(*first.scope.themes, *second.scope.themes),
            places=(*first.scope.places, *second.scope.places),
            audiences=(*first.scope.audiences, *second.scope.audiences),
        ),
        sources=(*first.sources, *second.sources),
        extra=tuple(extra.items()),
    )


__all__ = ["PREFIX", "Activities"]
