"""Answers of the query service: rows of bindings, whatever their container."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

import attrs

from partnerlib.errors import DocumentError, Problem, Violation
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.wikidata._collect import Collector
from partnerlib.io.wikidata._items import Item
from partnerlib.io.wikidata._tell import tell
from partnerlib.io.wikidata._ties import Claim
from partnerlib.io.wikidata._values import (
    count_of,
    date_of,
    is_unknown_value,
    item_of,
    location_of,
)
from partnerlib.io.wikidata._variables import Roles, roles_of
from partnerlib.model import PartialDate
from partnerlib.model._rules import check_text

_SAMPLE: Final = 500  # rows by which columns are judged
_DEPRECATED: Final = "deprecated"


@attrs.frozen
class Answer:
    """A table of bindings.

    Attributes
    ----------
    variables : sequence of str
        Their names.
    rows : iterator
        Each row with where it stands; an empty text is an unbound variable.
    """

    variables: Sequence[str]
    rows: Iterator[tuple[Spot, Sequence[str]]]


def read_answer(answer: Answer, file: str) -> Reading:
    """Read an answer.

    Raises
    ------
    DocumentError
        If no variable is bound to items.
    """
    rows = answer.rows
    sample = list(islice(rows, _SAMPLE))
    roles = roles_of(answer.variables, [cells for _, cells in sample])
    if roles is None:
        if not sample:
            return Reading()
        reason = "no column of it holds items of Wikidata (Q…)"
        raise DocumentError([Problem.of("unreadable-source", file=file, reason=reason)])
    return _Reader(answer.variables, roles).read(chain(sample, rows))


class _Reader:
    def __init__(self, variables: Sequence[str], roles: Roles) -> None:
        self._variables = variables
        self._roles = roles
        self._all = Collector()
        self._cells: Sequence[str] = ()
        self._spot = Spot("")

    def read(self, rows: Iterator[tuple[Spot, Sequence[str]]]) -> Reading:
        """Read all rows."""
        for spot, cells in rows:
            self._spot = spot
            is_plain = all(map(str.isprintable, cells))
            self._cells = cells if is_plain else self._printable(cells)
            self._row()
        return self._all.reading()

    def _printable(self, cells: Sequence[str]) -> list[str]:
        """Leave out the cells that hold what no text may hold."""
        left: list[str] = []
        for at, cell in enumerate(cells):
            found: list[Violation] = []
            check_text(found, self._variables[at], str(cell))
            left.append("" if found else cell)
            if found:
                told = found[0].problem()
                self._all.problems.append(self._spot.locate(told))
        return left

    def _row(self) -> None:
        roles = self._roles
        subject = self._item(roles.subject)
        if subject is None:
            return
        self._tell(subject, roles.of_subject, roles.others["subject"])
        if roles.partner is None:
            self._keep(subject.extra, roles.others["statement"])
            return
        if not self._cells[roles.partner]:
            return
        partner = self._item(roles.partner)
        if partner is None:
            return
        self._tell(partner, roles.of_partner, roles.others["partner"])
        if _DEPRECATED in self._text(roles.of_statement, "rank").lower():
            self._report("deprecated-statement", roles.partner)
            return
        tie = self._all.tie(self._claim(subject.id), partner.id, self._spot)
        if tie is not None:
            self._keep(tie.extra, roles.others["statement"])

    def _item(self, at: int) -> Item | None:
        text = self._cells[at]
        id_ = item_of(text)
        if id_:
            return self._all.item(id_, self._spot)
        code = "unknown-partner" if is_unknown_value(text) else "not-an-item"
        self._report(code, at)
        return None

    def _tell(
        self, item: Item, columns: Mapping[str, int], others: Sequence[int]
    ) -> None:
        """Tell an item what the row says of it."""
        item.is_described = True
        for attribute, at in columns.items():
            text = self._cells[at]
            wrong = tell(item, attribute, text) if text else ""
            if wrong:
                self._report(wrong, at)
        location = location_of(self._text(columns, "lat"), self._text(columns, "lon"))
        if location is not None:
            item.locations[location] = None
        self._contain(item, columns)
        self._keep(item.extra, others)

    def _contain(self, item: Item, columns: Mapping[str, int]) -> None:
        """Tell what contains an item, and what that is called."""
        country = item_of(self._text(columns, "country"))
        if country:
            item.countries[country] = None
            whole = self._all.country(country, self._spot)
            whole.call(self._text(columns, "country label"))
            whole.alpha2 = whole.alpha2 or item.alpha2
        parent = item_of(self._text(columns, "parent"))
        if parent:
            item.parents[parent] = None
            whole = self._all.item(parent, self._spot)
            whole.call(self._text(columns, "parent label"))
            whole.is_described = True
            if country and parent != country:
                whole.countries[country] = None

    def _claim(self, subject: str) -> Claim:
        columns = self._roles.of_statement
        start = self._date(columns, "start")
        return Claim(
            subject,
            start=start or self._date(columns, "moment"),
            end=self._date(columns, "end"),
            url=str(self._text(columns, "url")),
            title=str(self._text(columns, "title")),
            date=self._date(columns, "retrieved"),
        )

    def _date(self, columns: Mapping[str, int], attribute: str) -> PartialDate | None:
        text = self._text(columns, attribute)
        if not text or is_unknown_value(text):
            return None
        precision = count_of(self._text(columns, f"{attribute} precision"))
        date = date_of(text, precision)
        if date is None:
            self._report("bad-date", columns[attribute])
        return date

    def _text(self, columns: Mapping[str, int], attribute: str) -> str:
        at = columns.get(attribute)
        return "" if at is None else self._cells[at]

    def _keep(self, extra: dict[str, str], columns: Sequence[int]) -> None:
        for at in columns:
            if self._cells[at]:
                key = f"wikidata:{self._variables[at].lstrip('?')}"
                extra.setdefault(key, str(self._cells[at]))

    def _report(self, code: str, at: int) -> None:
        problem = Problem.of(
            code, column=self._variables[at], value=str(self._cells[at]) or None
        )
        self._all.problems.append(self._spot.locate(problem))


__all__ = ["Answer", "read_answer"]
