"""The page as one HTML file: no scripts, nothing to fetch, every text escaped."""

from collections.abc import Iterator
from html import escape
from typing import Final

from partnerlib.report._page import (
    Block,
    Column,
    Counts,
    Facts,
    Items,
    Page,
    Paragraph,
    Section,
    Subtitle,
    Table,
)
from partnerlib.report._width import clean

_STYLE: Final = """\
body { font-family: system-ui, sans-serif; line-height: 1.45; color: #1b1b1b;
  background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; }
h2 { border-bottom: 2px solid #0b5c8a; padding-bottom: .2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid #ccc; }
th { background: #eef4f8; }
.number { text-align: right; white-space: nowrap; }
.whole { white-space: nowrap; }
.wide { overflow-x: auto; }
dt { font-weight: 600; }
dd { margin: 0 0 .4rem 0; }
li { margin-bottom: .6rem; }
.note { color: #555; font-size: .85em; display: block; overflow-wrap: anywhere; }
"""


def to_html(page: Page) -> str:
    """Write a page as HTML.

    Parameters
    ----------
    page : Page
        What to write.

    Returns
    -------
    str
        A whole document in UTF-8.
    """
    return "\n".join(_document(page)) + "\n"


def _document(page: Page) -> Iterator[str]:
    title = _text(page.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{page.lang}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{title}</h1>"
    yield f"<p>{_text(page.subtitle)}</p>"
    yield from _facts(page.head)
    for section in page.sections:
        yield from _section(section)
    yield "</body>"
    yield "</html>"


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_text(section.title)}</h2>"
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"<p>{_text(block.text)}</p>"
        case Subtitle():
            yield f"<h3>{_text(block.text)}</h3>"
        case Counts():
            yield from _counts(block)
        case Table():
            yield from _table(block)
        case _:
            yield from _items(block)


def _facts(facts: Facts) -> Iterator[str]:
    yield "<dl>"
    for name, text in facts.pairs:
        yield f"<dt>{_text(name)}</dt><dd>{_text(text)}</dd>"
    yield "</dl>"


def _counts(counts: Counts) -> Iterator[str]:
    yield "<table>"
    for label, number in counts.pairs:
        cell = f'<td class="number">{_text(number)}</td>'
        yield f'<tr><th scope="row">{_text(label)}</th>{cell}</tr>'
    yield "</table>"


def _table(table: Table) -> Iterator[str]:
    classes = [_class(column) for column in table.columns]
    headings = "".join(
        f'<th scope="col"{each}>{_text(column.heading)}</th>'
        for column, each in zip(table.columns, classes, strict=True)
    )
    yield f'<div class="wide">\n<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>'
    for row in table.rows:
        cells = "".join(
            f"<td{each}>{_text(cell)}</td>"
            for cell, each in zip(row, classes, strict=True)
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _class(column: Column) -> str:
    if column.align == "right":
        return ' class="number"'
    return "" if column.least else ' class="whole"'


def _items(items: Items) -> Iterator[str]:
    kind = "ol" if items.numbered else "ul"
    yield f"<{kind}>"
    for item in items.items:
        note = f'<span class="note">{_text(item.note)}</span>' if item.note else ""
        yield f"<li>{_text(item.text)}{note}</li>"
    yield f"</{kind}>"


def _text(text: str) -> str:
    return escape(clean(text), quote=False)


__all__ = ["to_html"]
