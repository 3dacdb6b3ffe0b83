"""A report as a page: titles, paragraphs, tables, whatever shows them."""

from typing import Literal

import attrs

Align = Literal["left", "right"]


@attrs.frozen
class Column:
    """A column of a table.

    Attributes
    ----------
    heading : str
        What stands above it.
    align : {"left", "right"}
        Numbers stand right.
    least : int
        How narrow it may become on a narrow page; 0 needs all its width.
    """

    heading: str
    align: Align = "left"
    least: int = attrs.field(default=0, kw_only=True)


@attrs.frozen
class Paragraph:
    """Running text."""

    text: str


@attrs.frozen
class Subtitle:
    """A title inside a section."""

    text: str


@attrs.frozen
class Facts:
    """Names and what they are, one a line."""

    pairs: tuple[tuple[str, str], ...]


@attrs.frozen
class Counts:
    """What was counted, and how many."""

    pairs: tuple[tuple[str, str], ...]


@attrs.frozen
class Table:
    """Rows under headings."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Item:
    """A sentence in a list, and a remark in smaller print."""

    text: str
    note: str = ""


@attrs.frozen
class Items:
    """A list, numbered as the rows of the table above it, or not."""

    items: tuple[Item, ...]
    numbered: bool = True


Block = Paragraph | Subtitle | Counts | Table | Items


@attrs.frozen
class Section:
    """A titled part of a page."""

    title: str
    blocks: tuple[Block, ...]


@attrs.frozen(kw_only=True)
class Page:
    """A whole report, ready to be shown.

    Attributes
    ----------
    title, subtitle : str
        What it is about, and who says so.
    lang : str
        Its language.
    head : Facts
        On which data, and what was asked.
    sections : tuple of Section
        The most important first.
    """

    title: str
    subtitle: str
    lang: str
    head: Facts
    sections: tuple[Section, ...]


__all__ = [
    "Align",
    "Block",
    "Column",
    "Counts",
    "Facts",
    "Item",
    "Items",
    "Page",
    "Paragraph",
    "Section",
    "Subtitle",
    "Table",
]
