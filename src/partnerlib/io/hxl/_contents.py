"""The distinct rows of a 3W table, each with all rows that repeat it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

import attrs

from partnerlib.io.hxl._activity_columns import ActivityColumns
from partnerlib.io.hxl._cells import clean
from partnerlib.io.hxl._orgs import Mention
from partnerlib.io.hxl._place_columns import NOWHERE, Chain
from partnerlib.io.hxl._table import TaggedTable


@attrs.define
class Content:
    """What one row, and all that repeat it, say.

    Attributes
    ----------
    cells : sequence of object
        By column; those that do not tell one activity from another are empty.
    rows : list of int
        Where it stands, from 1.
    reported : list of object
        The cell of the reporting date in each of these rows.
    figures : list of tuple of object
        The cells of the figures in each of these rows.
    chain, site
        Where it is; set once it is read.
    mentions : list of (Mention, str)
        Who acts, in which role; set once it is read.
    """

    cells: Sequence[object]
    rows: list[int] = attrs.field(factory=list[int])
    reported: list[object] = attrs.field(factory=list[object])
    figures: list[tuple[object, ...]] = attrs.field(factory=list[tuple[object, ...]])
    chain: Chain = NOWHERE
    site: str = ""
    mentions: list[tuple[Mention, str]] = attrs.field(factory=list[tuple[Mention, str]])


def contents_of(table: TaggedTable, columns: ActivityColumns) -> list[Content]:
    """Collect the distinct rows; blank rows, and hashtags again, are none."""
    kept = columns.kept
    reported = [column.index for column in columns.reported[:1]]
    figures = [column.index for column in columns.figures]
    width = max([*kept, *reported, *figures]) + 1
    # One object for each text, however often it stands there.
    shared: dict[str, str] = {}
    found: dict[tuple[object, ...], Content] = {}
    key_of = getter(kept)
    for number, row in table.rows():
        cells = row if len(row) >= width else [*row, *[""] * (width - len(row))]
        key = key_of(cells)
        content = found.get(key)
        if content is None:
            key = tuple([_shared(shared, cell) for cell in key])
            content = found[key] = Content(key)
        content.rows.append(number)
        if reported:
            content.reported.append(_shared(shared, cells[reported[0]]))
        if figures:
            content.figures.append(
                tuple([_shared(shared, cells[index]) for index in figures])
            )
    return list(_said(found.values(), table, kept, width))


def getter(indices: Sequence[int]) -> Callable[[Sequence[object]], tuple[object, ...]]:
    """Make a function that picks some cells of a row, as a tuple."""
    if len(indices) > 1:
        return itemgetter(*indices)
    return lambda cells: tuple([cells[index] for index in indices])


def _shared(shared: dict[str, str], cell: object) -> object:
    return shared.setdefault(cell, cell) if type(cell) is str else cell


def _said(
    contents: Iterable[Content],
    table: TaggedTable,
    kept: Sequence[int],
    width: int,
) -> Iterator[Content]:
    hashtags = [clean(cell) for cell in table.raw.rows[table.tag_row]]
    hashtags += [""] * (width - len(hashtags))
    own = {hashtags[index] for index in kept}
    for content in contents:
        texts = {clean(cell) for cell in content.cells} - {""}
        if not texts or (texts <= own and any(text[0] == "#" for text in texts)):
            continue
        cells: list[object] = [""] * width
        for index, cell in zip(kept, content.cells, strict=True):
            cells[index] = cell
        content.cells = cells
        yield content


__all__ = ["Content", "contents_of", "getter"]
