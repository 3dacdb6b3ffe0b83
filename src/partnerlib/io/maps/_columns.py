"""Where the columns of a map stand in a table."""

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import islice
from typing import Final

import attrs

from partnerlib.io._column import reduced
from partnerlib.io.maps._model import Heading, TableMap
from partnerlib.io.raw import RawTable, as_text
from partnerlib.model import spelling

LOOKED_AT: Final = 40
_STAR: Final = "*"
_LONGEST: Final = 1000  # characters of a heading that tell it from others
_ENOUGH: Final = 0.4
# Headings of columns that hold what identifies or reaches a person.
_PERSONAL: Final = re.compile(
    r"\b(e ?mail|mail|courriel|correo|telephone|telefono|telefone|phone|mobile|tel|"
    r"gsm|whatsapp|contact|contacto|contato|point focal|focal point|punto focal|"
    r"ponto focal|interlocuteur|ansprechpartner|signataire|date de naissance|"
    r"date of birth)\b"
)


@attrs.frozen(eq=False, slots=False)
class Columns:
    """The columns of a table by their headings.

    Attributes
    ----------
    headings : sequence of str
        As written.
    row : int
        Where they stand; 0 where there are none.
    """

    headings: Sequence[str]
    row: int

    def find(self, wanted: Iterable[Heading]) -> list[int]:
        """Give the columns that some headings name, in the order of the headings."""
        found: list[int] = []
        for heading in wanted:
            found.extend(at for at in self._named(heading) if at not in found)
        return found

    def _named(self, heading: Heading) -> list[int]:
        if isinstance(heading, int):
            return [heading - 1] if heading <= len(self.headings) else []
        key = reduced_heading(heading)
        keys = self.keys
        exact = [at for at, each in enumerate(keys) if each == key]
        if exact or not key:
            return exact
        if _STAR in heading:
            pattern = _STAR.join(map(reduced, heading.split(_STAR)))
            return [at for at, each in enumerate(keys) if fnmatchcase(each, pattern)]
        # Of a heading with an explanation below, the first line is its name.
        return [at for at, each in enumerate(self.firsts) if each == key]

    @cached_property
    def firsts(self) -> list[str]:
        """The first lines of the headings, reduced."""
        return [reduced(text[:_LONGEST].partition("\n")[0]) for text in self.headings]

    @cached_property
    def keys(self) -> list[str]:
        """The headings, reduced."""
        return [reduced_heading(text) for text in self.headings]


def reduced_heading(text: str) -> str:
    """Reduce a heading; one of marks alone, such as ``#``, stays as it is."""
    return reduced(text[:_LONGEST]) or text.strip()


def is_personal(heading: str) -> bool:
    """Whether a column of this heading holds what identifies a person."""
    return _PERSONAL.search(spelling(heading)) is not None


def columns_of(table: RawTable, by: TableMap) -> tuple[Columns, float]:
    """Find the headings of a table, and how many of those wanted are among them.

    The share is 0 where the map is for other sheets, or too little is found.
    """
    if by.sheets and not any(
        fnmatchcase(_spelt(table.sheet), _spelt(sheet)) for sheet in by.sheets
    ):
        return Columns((), 0), 0.0
    head = [[as_text(cell) for cell in row] for row in islice(table.rows, LOOKED_AT)]
    width = max(map(len, head), default=0)
    if by.header == 0:
        found = Columns([""] * width, 0)
        return found, _share(found, by)
    at = range(1, len(head) + 1) if by.header is None else (by.header,)
    rows = [Columns(head[row - 1], row) for row in at if row <= len(head)]
    scored = [(_share(each, by), each) for each in rows]
    share, best = max(
        scored, key=lambda each: (each[0], -each[1].row), default=(0.0, Columns((), 0))
    )
    if share < _ENOUGH and not (by.sheets and share):
        return best, 0.0
    return best, share


def _spelt(sheet: str) -> str:
    return _STAR.join(map(reduced, sheet.split(_STAR)))


def _share(columns: Columns, by: TableMap) -> float:
    wanted = [headings for record in by.records for headings in record.wanted()]
    found = sum(1 for each in wanted if columns.find(each))
    return found / len(wanted) if wanted else 0.0


__all__ = ["Columns", "columns_of", "is_personal", "reduced_heading"]
