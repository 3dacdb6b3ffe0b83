"""The table of a sheet: where its hashtags stand, and what each column is."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

import attrs

from partnerlib.io.hxl._cells import clean
from partnerlib.io.hxl._tags import KNOWN, Tag, parse_tag
from partnerlib.io.raw import CellError, RawTable

LOOKED_AT: Final = 25
"""The hashtags stand in one of so many first rows, as libhxl has it."""

OWN_ID: Final = "#meta+action+id"
"""The hashtag of ids of actions in tables that this library wrote."""

_HALF: Final = 0.5


@attrs.frozen
class Column:
    """One column that has a hashtag.

    Attributes
    ----------
    index : int
        Its place in a row, from 0.
    tag : Tag
        What it holds.
    heading : str
        The heading right above the hashtag; the hashtag where there is none.
    band : str
        The heading of the band of columns that it lies in, further up.
    """

    index: int
    tag: Tag
    heading: str
    band: str = ""


@attrs.frozen(eq=False, slots=False)
class TaggedTable:
    """A table with hashtags.

    Attributes
    ----------
    raw : RawTable
        Where it comes from.
    tag_row : int
        The row of the hashtags, from 0.
    columns : tuple of Column
        Those with a hashtag.
    untagged : tuple of (int, str)
        The others, as far as they have a heading.
    """

    raw: RawTable
    tag_row: int
    columns: tuple[Column, ...]
    untagged: tuple[tuple[int, str], ...]

    def rows(self) -> Iterator[tuple[int, Sequence[object]]]:
        """Yield the rows below the hashtags with their numbers from 1."""
        return enumerate(self.cells(), self.first_row)

    @property
    def first_row(self) -> int:
        """The number of the first row below the hashtags, from 1."""
        return self.tag_row + 2

    def cells(self) -> Iterator[Sequence[object]]:
        """Yield the rows below the hashtags."""
        return islice(self.raw.rows, self.tag_row + 1, None)

    def tagged(self, *names: str) -> list[Column]:
        """Give the columns of some hashtags."""
        return [column for column in self.columns if column.tag.name in names]

    @cached_property
    def is_ours(self) -> bool:
        """Whether this library wrote it: then it says which row is which action."""
        return any(column.tag.text == OWN_ID for column in self.columns)

    def has(self, *names: str) -> bool:
        """Whether it has a column of any of some hashtags."""
        return any(column.tag.name in names for column in self.columns)


def tags_of(row: Sequence[object]) -> list[tuple[int, Tag]] | None:
    """Read a row of hashtags; None if it is none.

    Half of its cells are hashtags, and one of these is known in the field: what a
    spreadsheet shows where it failed, and headings such as ``# of people``, are not
    taken for some.
    """
    found: list[tuple[int, Tag]] = []
    filled = 0
    for index, cell in enumerate(row):
        if type(cell) is not str:
            filled += cell is not None and not isinstance(cell, CellError)
        elif cell and not cell.isspace():
            filled += 1
            if "#" in cell:
                tag = parse_tag(cell)
                if tag is not None:
                    found.append((index, tag))
    if not found or len(found) < _HALF * filled:
        return None
    return found if any(tag.name in KNOWN for _, tag in found) else None


def find_tags(
    rows: Sequence[Sequence[object]],
) -> tuple[int, list[tuple[int, Tag]]] | None:
    """Find the row of hashtags among the first rows: the one with most of them."""
    best: tuple[int, list[tuple[int, Tag]]] | None = None
    for number, row in enumerate(islice(rows, LOOKED_AT)):
        tags = tags_of(row)
        if tags is not None and (best is None or len(tags) > len(best[1])):
            best = (number, tags)
    return best


def tagged_table(raw: RawTable) -> TaggedTable | None:
    """Look at a table; None if it has no hashtags."""
    found = find_tags(raw.rows)
    if found is None:
        return None
    tag_row, tags = found
    above = [list(row) for row in islice(raw.rows, tag_row)]
    headings = above[-1] if above else []
    bands = _bands(above[:-1])
    columns = tuple(
        Column(
            index,
            tag,
            _at(headings, index) or f"#{tag.name}",
            next((band[index] for band in bands if _at(band, index)), ""),
        )
        for index, tag in tags
    )
    taken = {index for index, _ in tags}
    untagged = tuple(
        (index, _at(headings, index))
        for index in range(len(headings))
        if index not in taken and _at(headings, index)
    )
    return TaggedTable(raw, tag_row, columns, untagged)


def _bands(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """Spread the headings of bands over the columns to their right, nearest first."""
    bands: list[list[str]] = []
    for row in reversed(rows):
        band: list[str] = []
        for cell in row:
            text = clean(cell)
            band.append(text or (band[-1] if band else ""))
        bands.append(band)
    return bands


def _at(row: Sequence[object], index: int) -> str:
    return clean(row[index]) if index < len(row) else ""


__all__ = [
    "LOOKED_AT",
    "OWN_ID",
    "Column",
    "TaggedTable",
    "find_tags",
    "tagged_table",
    "tags_of",
]
