"""The page as Markdown, for a wiki or an issue."""

import re
from collections.abc import Iterator
from typing import Final

from partnerlib.report._page import (
    Block,
    Counts,
    Facts,
    Items,
    Page,
    Paragraph,
    Subtitle,
    Table,
)
from partnerlib.report._width import clean

# What Markdown or the HTML in it could take for a sign of its own.
_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|#~$&!])")
_LIST_MARK: Final = re.compile(r"^(\d+)([.)])|^([-+])")


def to_markdown(page: Page) -> str:
    """Write a page as Markdown with tables.

    Parameters
    ----------
    page : Page
        What to write.

    Returns
    -------
    str
        Names and sentences are escaped: they stand as they are.
    """
    parts = [f"# {_escaped(page.title)}", _escaped(page.subtitle), _facts(page.head)]
    for section in page.sections:
        parts.append(f"## {_escaped(section.title)}")
        parts.extend(_block(block) for block in section.blocks)
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _escaped(block.text)
        case Subtitle():
            return f"### {_escaped(block.text)}"
        case Counts():
            return _facts(block)
        case Table():
            return "\n".join(_table(block))
        case _:
            return "\n".join(_items(block))


def _facts(facts: Facts | Counts) -> str:
    return "\n".join(
        f"- **{_escaped(name)}** {_escaped(text)}" for name, text in facts.pairs
    )


def _table(table: Table) -> Iterator[str]:
    yield _row([column.heading for column in table.columns])
    marks = ["---:" if column.align == "right" else "---" for column in table.columns]
    yield f"| {' | '.join(marks)} |"
    for row in table.rows:
        yield _row(list(row))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _items(items: Items) -> Iterator[str]:
    for number, item in enumerate(items.items, 1):
        mark = f"{number}. " if items.numbered else "- "
        yield f"{mark}{_escaped(item.text)}"
        if item.note:
            yield f"{' ' * len(mark)}*{_escaped(item.note)}*"


def _escaped(text: str) -> str:
    signs = _SIGNS.sub(r"\\\1", clean(text).strip())
    return _LIST_MARK.sub(_escaped_mark, signs)


def _escaped_mark(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


__all__ = ["to_markdown"]
