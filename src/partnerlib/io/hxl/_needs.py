"""From the rows of a needs table to needs."""

from collections.abc import Container, Sequence
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._reading import Spot
from partnerlib.io.hxl._cells import clean, id_made, number_of, stated
from partnerlib.io.hxl._dates import date_of, is_day_first
from partnerlib.io.hxl._place_columns import Chain, PlaceColumns
from partnerlib.io.hxl._places import Places
from partnerlib.io.hxl._private import is_private
from partnerlib.io.hxl._table import Column, TaggedTable
from partnerlib.io.hxl._telling import Teller
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.raw import CellError
from partnerlib.model import Need, PartialDate, Scope, Source

NEED_TAGS: Final = ("inneed", "targeted", "reached", "affected")
_QUANTITIES: Final = {
    "inneed": "quantity",
    "targeted": "targeted",
    "reached": "reached",
}
_PREFIX: Final = "hxl:"
# Attributes that say how was counted, and not whom or what.
_PLAIN: Final = frozenset(
    ["total", "tot", "ind", "num", "hh", "all", "overall", "people", "pop"]
)
_HOUSEHOLDS: Final = ("hh", "households")


@attrs.define
class _Group:
    """The columns that speak of one theme and audience."""

    themes: tuple[str, ...]
    audiences: tuple[str, ...]
    unit: str
    columns: dict[str, Column] = attrs.field(factory=dict[str, Column])


class Needs:
    """The rows of one needs table: first noted, then made into needs."""

    def __init__(
        self, table: TaggedTable, places: Places, terms: dict[str, Terms]
    ) -> None:
        self._table = table
        self._places = places
        self._terms = terms
        self._place_columns = PlaceColumns(table)
        self._teller = Teller(table)
        private = [column for column in table.columns if is_private(column)]
        for column in private:
            self._teller.tell_private(column)
        left = [column for column in table.columns if column not in private]
        self._sectors = [
            column
            for column in left
            if column.tag.name == "sector" and not column.tag.has("type")
        ]
        self._audiences = [
            column
            for column in left
            if column.tag.name in ("beneficiary", "population")
            and not column.tag.has("num", "ind", "total", "code")
        ]
        self._dates = [column for column in left if column.tag.name == "date"]
        self._priorities = [
            column for column in left if column.tag.name in ("priority", "severity")
        ]
        self._groups = self._grouped(left)
        self._rows: list[tuple[int, list[object], Chain]] = []
        self._day_first = True

    def _grouped(self, columns: Sequence[Column]) -> list[_Group]:
        groups: dict[object, _Group] = {}
        for column in columns:
            tag = column.tag
            if tag.name not in NEED_TAGS:
                continue
            themes, audiences = self._about(column)
            unit = "households" if tag.has(*_HOUSEHOLDS) else "people"
            key = (themes, audiences, unit)
            group = groups.setdefault(key, _Group(themes, audiences, unit))
            if tag.name in group.columns:
                # The second of two that nothing tells apart.
                self._tell("repeated-column", self._table.tag_row + 1, column)
            else:
                group.columns[tag.name] = column
        return list(groups.values())

    def _about(self, column: Column) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tell theme and audience by the hashtag, else by the band of headings."""
        attributes = column.tag.attributes - _PLAIN
        themes: set[str] = set()
        audiences: set[str] = set()
        for attribute in sorted(attributes):
            if theme := self._terms["themes"].known(attribute):
                themes.add(theme)
            elif audience := self._terms["audiences"].known(attribute):
                audiences.add(audience)
            else:
                themes.update(self._terms["themes"].of(attribute))
        if not column.tag.attributes and column.band:
            themes.update(self._terms["themes"].of(column.band))
        return self._terms["themes"].narrowest(themes), tuple(sorted(audiences))

    def note(self) -> None:
        """Go through the rows once and note where they lie."""
        needed = max((column.index for column in self._table.columns), default=0) + 1
        for number, row in self._table.rows():
            cells = [*row, *[""] * (needed - len(row))]
            texts = [clean(cells[column.index]) for column in self._table.columns]
            if not any(texts) or all(text[:1] in ("", "#") for text in texts):
                continue
            chain, _, wrong = self._place_columns.chain(cells)
            for column, text in wrong:
                self._tell("bad-place-code", number, column, text)
            self._places.note(chain)
            self._rows.append((number, cells, chain))
        for column in self._dates[:1]:
            self._day_first = is_day_first(
                row[column.index] for _, row, _ in self._rows
            )

    def make(self, made: dict[str, tuple[Need, Spot]]) -> list[Problem]:
        """Make the needs, once it is settled what lies where.

        Parameters
        ----------
        made : dict of str to (Need, Spot)
            Those of the whole file by id, with where they stand.

        Returns
        -------
        list of Problem
            Everything that is wrong with the table.
        """
        for number, cells, chain in self._rows:
            place = self._places.id_of(chain)
            if not place:
                self._teller.tell_again(Problem.of("missing-owner"), number)
                continue
            for group in self._groups:
                need = self._need(group, number, cells, place, made)
                if need is not None:
                    made[need.id] = (need, self._table.raw.spot(number))
        return self._teller.problems

    def _need(
        self,
        group: _Group,
        number: int,
        cells: Sequence[object],
        place: str,
        taken: Container[str],
    ) -> Need | None:
        figures = {
            _QUANTITIES[name]: self._figure(column, cells, number)
            for name, column in group.columns.items()
            if name in _QUANTITIES
        }
        quantity = figures.get("quantity")
        if not any(figures.values()):
            return None  # nothing is known to be wanted
        for name in ("targeted", "reached"):
            value = figures.get(name)
            if quantity is not None and value is not None and value > quantity:
                column = group.columns[name]
                problem = Problem.of(
                    "beyond-need",
                    column=column.heading,
                    value=str(value),
                    quantity=str(quantity),
                )
                self._teller.tell_again(problem, number)
        themes = group.themes or self._of(self._sectors, "themes", cells)
        audiences = group.audiences or self._of(self._audiences, "audiences", cells)
        parts = ["need:" + place, "+".join(themes), "+".join(audiences)]
        if group.unit != "people":
            parts.append(group.unit)
        stem = id_made("/".join(part for part in parts if part))
        name, times = stem, 1
        while name in taken:
            times += 1
            name = id_made(f"{stem}~{times}")
        if times > 1:
            problem = Problem.of("repeated-need", value=stem)
            self._teller.tell_again(problem, number)
        raw = self._table.raw
        date = self._date(cells, number)
        affected = group.columns.get("affected")
        return Need(
            name,
            territory=place,
            scope=Scope(themes=themes, audiences=audiences),
            unit=group.unit,
            priority=next(
                filter(None, (stated(cells[each.index]) for each in self._priorities)),
                "",
            ),
            sources=Source(file=raw.file, row=number, title=raw.sheet, date=date),
            extra=_extra(affected, cells),
            quantity=quantity,
            targeted=figures.get("targeted"),
            reached=figures.get("reached"),
        )

    def _figure(self, column: Column, cells: Sequence[object], row: int) -> int | None:
        cell = cells[column.index]
        if isinstance(cell, CellError):
            self._tell("cell-error", row, column, str(cell))
            return None
        if not stated(cell):
            return None
        number = number_of(cell)
        if number is None:
            self._tell("bad-number", row, column, clean(cell))
            return None
        if number < 0:
            self._tell("negative-number", row, column, clean(cell))
            return None
        return round(number)  # computed figures have decimals, people have not

    def _of(
        self, columns: Sequence[Column], name: str, cells: Sequence[object]
    ) -> tuple[str, ...]:
        terms = self._terms[name]
        found = {
            term
            for column in columns
            for term in terms.of(stated(cells[column.index]), column.tag.lang)
        }
        return tuple(sorted(found))

    def _date(self, cells: Sequence[object], row: int) -> PartialDate | None:
        for column in self._dates[:1]:
            cell = cells[column.index]
            if stated(cell):
                date = date_of(cell, day_first=self._day_first)
                if date is None:
                    self._tell("bad-date", row, column, clean(cell))
                return date
        return None

    def _tell(self, code: str, row: int, column: Column, value: str = "") -> None:
        problem = Problem.of(code, column=column.heading, value=value or column.heading)
        self._teller.tell(problem, row)


def _extra(
    column: Column | None, cells: Sequence[object]
) -> tuple[tuple[str, str], ...]:
    text = "" if column is None else stated(cells[column.index])
    return ((f"{_PREFIX}{column.tag.text}", text),) if column and text else ()


__all__ = ["NEED_TAGS", "Needs"]
