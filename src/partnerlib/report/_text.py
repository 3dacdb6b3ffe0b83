"""The page as plain text for a terminal of 80 columns."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, zip_longest
from typing import Final

from partnerlib.report._page import (
    Block,
    Counts,
    Facts,
    Items,
    Page,
    Paragraph,
    Section,
    Subtitle,
    Table,
)
from partnerlib.report._width import clean, fold, pad, width, wrap

COLUMNS: Final = 80
"""How wide a line may be, whatever the terminal: the output is always the same."""

_INDENT: Final = "  "
_GAP: Final = 2  # blanks between two columns of a table
_DOTS: Final = "."


def to_text(page: Page) -> str:
    """Write a page as text.

    Parameters
    ----------
    page : Page
        What to write.

    Returns
    -------
    str
        Lines of at most 80 columns, without colours or control characters.
    """
    lines = list(_lines(page))
    return "\n".join(lines) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield "=" * COLUMNS
    yield from wrap(clean(page.title), COLUMNS)
    yield from wrap(clean(page.subtitle), COLUMNS)
    yield "=" * COLUMNS
    yield from _facts(page.head)
    for number, section in enumerate(page.sections):
        yield ""
        yield from _section(number, section)


def _section(number: int, section: Section) -> Iterator[str]:
    # The summary comes first and has no number.
    title = f"{number}. {section.title}" if number else section.title
    yield title
    yield "-" * min(width(title), COLUMNS)
    for index, block in enumerate(section.blocks):
        if index and not _belongs_to(section.blocks[index - 1], block):
            yield ""
        yield from _block(block)


def _belongs_to(before: Block, block: Block) -> bool:
    """Say whether a block stands right below another one."""
    return isinstance(before, Subtitle) or isinstance(block, Counts)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from wrap(clean(block.text), COLUMNS)
        case Subtitle():
            yield clean(block.text)
        case Counts():
            yield from _counts(block)
        case Table():
            yield from _table(block)
        case _:
            yield from _items(block)


def _facts(facts: Facts) -> Iterator[str]:
    pairs = [(clean(name), clean(text)) for name, text in facts.pairs]
    widest = max(width(name) for name, _ in pairs)
    for name, text in pairs:
        first = f"{pad(name, widest)}  "
        yield from wrap(text, COLUMNS, first=first, rest=" " * (widest + _GAP))


def _counts(counts: Counts) -> Iterator[str]:
    for label, number in counts.pairs:
        name = f"{_INDENT}{clean(label)} "
        dots = COLUMNS - width(name) - width(number) - 1
        yield f"{name}{_DOTS * dots} {number}"


def _items(items: Items) -> Iterator[str]:
    widest = len(str(len(items.items)))
    for number, item in enumerate(items.items, 1):
        mark = f"{number:>{widest}}. " if items.numbered else f"{_INDENT}- "
        rest = " " * len(mark)
        yield from wrap(clean(item.text), COLUMNS, first=mark, rest=rest)
        if item.note:
            yield from wrap(clean(item.note), COLUMNS, first=rest, rest=rest)


def _table(table: Table) -> Iterator[str]:
    headings = [clean(column.heading) for column in table.columns]
    rows = [[clean(cell) for cell in row] for row in table.rows]
    widths = _widths(table, headings, rows)

    def lines(cells: list[str]) -> Iterator[str]:
        folded = [fold(cell, most) for cell, most in zip(cells, widths, strict=True)]
        for parts in zip_longest(*folded, fillvalue=""):
            shown = (
                pad(part, most, right=column.align == "right")
                for part, most, column in zip(parts, widths, table.columns, strict=True)
            )
            yield (" " * _GAP).join(shown).rstrip()

    yield from lines(headings)
    yield from lines(["-" * most for most in widths])
    for row in rows:
        yield from lines(row)


def _widths(table: Table, headings: list[str], rows: list[list[str]]) -> list[int]:
    """Give each column what it needs; where that is too much, cut the fewest cells."""
    cells = list(zip(headings, *rows, strict=True))
    whole = [sorted(map(width, column)) for column in cells]
    folded = [sorted(map(_folded_width, column)) for column in cells]
    widths = [column[-1] for column in whole]

    def harm(index: int) -> tuple[int, int, int]:
        """Count what one column less would cut, and what it would fold."""
        now = widths[index]
        return _from(now, folded[index]), _from(now, whole[index]), -now

    room = COLUMNS - _GAP * (len(widths) - 1)
    for _ in range(sum(widths) - room):
        spare = [
            index
            for index, column in enumerate(table.columns)
            if column.least and widths[index] > column.least
        ]
        widths[min(spare, key=harm)] -= 1
    return widths


def _folded_width(cell: str) -> int:
    """Give the width at which a cell stands in two lines."""
    # Where each word ends, a blank after it.
    ends = list(accumulate(width(word) + 1 for word in cell.split(" ")))
    return min(max(end, ends[-1] - end) - 1 for end in ends)


def _from(least: int, ascending: list[int]) -> int:
    """Count the numbers that are not below a bound."""
    return len(ascending) - bisect_left(ascending, least)


__all__ = ["COLUMNS", "to_text"]
