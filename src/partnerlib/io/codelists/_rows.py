"""The rows of a list by their headings, and the records made of them."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from partnerlib.errors import ModelError
from partnerlib.io._json_places import shown
from partnerlib.io._paths import cited
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._raw import told
from partnerlib.model import Concept, Record, Source


@attrs.frozen
class Row:
    """One row: its cells by heading, and where it stands."""

    cells: dict[str, str]
    spot: Spot

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")


def rows_of(table: Sequence[Sequence[object]], file: str) -> Iterator[Row]:
    """Yield the rows below the headings, empty ones aside."""
    headings = [text(cell) for cell in table[0]]
    for number, cells in enumerate(table, 1):
        if number == 1:
            continue
        stated = dict(zip(headings, map(text, cells), strict=False))
        if any(stated.values()):
            yield Row(stated, Spot(file, number))


def text(cell: object) -> str:
    """Write a cell as text."""
    return "" if cell is None else str(cell).strip()


class Collector:
    """Collects the records of a list, each id once, and what is wrong with it."""

    def __init__(self, file: str, name: str) -> None:
        self.reading = Reading()
        self.file = file
        self._source = Source(file=cited(name))
        self._ids: set[str] = set()
        self._terms: dict[str, Concept] = {}

    def add(self, spot: Spot, cls: type[Record], id_: str, **fields: Any) -> None:
        """Add a record of a row; one that cannot be is told."""
        if id_ in self._ids:
            self.tell("duplicate-id", spot, id_)
            return
        try:
            record = cls(id_, sources=[self._source], **fields)
        except ModelError as error:
            for violation in error.violations:
                problem = violation.problem()
                value = shown(violation.value)
                self.reading.problems.append(
                    spot.locate(attrs.evolve(problem, value=value))
                )
            return
        self._ids.add(id_)
        self.reading.add(record, spot)

    def add_known(self, record: Record) -> None:
        """Add a record that the list takes for granted, unless it states it."""
        if record.id not in self._ids:
            self._ids.add(record.id)
            self.reading.add(record, Spot(self.file))

    def add_term(self, spot: Spot, id_: str, **fields: Any) -> None:
        """Add a theme of a row."""
        try:
            term = Concept(id_, **fields)
        except ModelError:
            self.tell("bad-id", spot, id_)
            return
        if self._terms.setdefault(id_, term) != term:
            self.tell("duplicate-id", spot, id_)

    def tell(self, code: str, spot: Spot, value: str, **facts: str) -> None:
        """Tell a problem of a row."""
        self.reading.problems.append(told(code, spot, value, facts))

    def done(self) -> Reading:
        """Hand over what was collected."""
        if self._terms:
            self.reading.terms["themes"] = list(self._terms.values())
        return self.reading


__all__ = ["Collector", "Row", "rows_of", "text"]
