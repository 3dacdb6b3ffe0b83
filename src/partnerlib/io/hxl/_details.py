"""What rows say beside who, what and where: titles, statuses, and all that is kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final, TypeAlias

import attrs

from partnerlib.errors import Problem
from partnerlib.io.hxl._activity_columns import ActivityColumns
from partnerlib.io.hxl._cells import stated
from partnerlib.io.hxl._coded import Coded, combined
from partnerlib.io.hxl._contents import Contents
from partnerlib.io.hxl._private import without_addresses
from partnerlib.io.hxl._table import Column
from partnerlib.io.hxl._telling import ByRow, Step
from partnerlib.io.hxl._terms import Terms

PREFIX: Final = "hxl:"

Pair: TypeAlias = tuple[str, str]


@attrs.frozen(eq=False)
class Details:
    """By content.

    Attributes
    ----------
    titles, statuses : Coded of str
        Empty where none is stated.
    extra : Coded of tuple of (str, str)
        What is kept as it is written, in the order of a record.
    """

    titles: Coded[str]
    statuses: Coded[str]
    extra: Coded[tuple[Pair, ...]]


def details_of(
    contents: Contents,
    columns: ActivityColumns,
    sites: Coded[str],
    statuses: Terms,
    found: ByRow,
) -> Details:
    """Read the details of contents; addresses of persons are left out, and told.

    Parameters
    ----------
    contents : Contents
        What is read.
    columns : ActivityColumns
        Which column is what.
    sites : Coded of str
        Where within a place contents are.
    statuses : Terms
        Those of statuses; a word that is none stays as it is written.
    found : ByRow
        Where problems go.
    """
    kept: dict[str, list[Coded[str]]] = defaultdict(list)
    known: list[Coded[str]] = []
    for column in columns.statuses:
        texts = _texts_of(contents, column)
        known.append(texts.map(statuses.known))
        others = texts.map(lambda text: "" if statuses.known(text) else text)
        _tell_unknown(others, column, contents, found)
        kept[_key_of(column)].append(others)
    kept[f"{PREFIX}site"].append(sites)
    for column in columns.others:
        kept[_key_of(column)].append(_texts_of(contents, column))
    titles = [_texts_of(contents, column) for column in columns.titles]
    title = combined(titles, contents.size).map(_title)
    private: set[int] = set()
    public = _public(title, private)
    pairs: list[Coded[tuple[Pair, ...]]] = []
    for key in sorted(kept):
        texts = _public(_together(kept[key], contents.size), private)
        if any(texts.values):
            pairs.append(texts.map(partial(_pairs, key)))
    for row in private:
        problem = Problem.of("personal-data", value="@", count="1")
        found.find_again(problem, contents.firsts[row], Step.PRIVATE)
    return Details(
        public,
        combined(known, contents.size).map(_first),
        combined(pairs, contents.size).map(_joined),
    )


def figures_of(contents: Contents, columns: ActivityColumns) -> list[tuple[Pair, ...]]:
    """Give the figures of each content, of all its rows; nothing if there are none."""
    by_key: dict[str, list[list[str]]] = defaultdict(list)
    for column in columns.figures:
        texts = list(contents.noted[column.index].map(stated).each())
        if len(texts) > contents.size:
            texts = [_listed(texts[begin:end]) for begin, end in contents.spans()]
        by_key[_key_of(column)].append(texts)
    keys = list(by_key)
    each = [list(map(_listed, zip(*by_key[key], strict=True))) for key in keys]
    return [
        tuple([pair for pair in zip(keys, texts, strict=True) if pair[1]])
        for texts in zip(*each, strict=True)
    ]


def _key_of(column: Column) -> str:
    """Name what is kept of a column in a record."""
    return f"{PREFIX}{column.tag.text}"


def _texts_of(contents: Contents, column: Column) -> Coded[str]:
    """Give what a column states in words."""
    return contents.cells[column.index].map(stated)


def _together(columns: Sequence[Coded[str]], rows: int) -> Coded[str]:
    """Give the texts of columns that have one hashtag."""
    if len(columns) == 1:
        return columns[0]
    return combined(columns, rows).map(_listed)


def _listed(texts: Iterable[str]) -> str:
    """Put texts after one another, without empty ones."""
    return "; ".join(filter(None, texts))


def _title(texts: Iterable[str]) -> str:
    return " – ".join(dict.fromkeys(filter(None, texts)))


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _pairs(key: str, text: str) -> tuple[Pair, ...]:
    return ((key, text),) if text else ()


def _joined(pairs: Iterable[tuple[Pair, ...]]) -> tuple[Pair, ...]:
    return tuple([pair for each in pairs for pair in each])


def _public(column: Coded[str], private: set[int]) -> Coded[str]:
    """Leave out addresses, and note the rows that had any."""
    if not any("@" in text for text in column.values):
        return column
    public = column.map(lambda text: without_addresses(text) if "@" in text else text)
    changed = {
        code
        for code, (text, left) in enumerate(
            zip(column.values, public.values, strict=True)
        )
        if text != left
    }
    private.update(row for row, code in enumerate(column.codes) if code in changed)
    return public


def _tell_unknown(
    texts: Coded[str], column: Column, contents: Contents, found: ByRow
) -> None:
    for code, row in texts.first().items():
        if text := texts.values[code]:
            problem = Problem.of(
                "unknown-term",
                column=column.heading,
                value=text,
                vocabulary="statuses",
            )
            found.find(problem, contents.firsts[row], Step.STATUS)


__all__ = ["PREFIX", "Details", "Pair", "details_of", "figures_of"]
