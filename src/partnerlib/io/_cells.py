"""From the texts of a column to its values, or to what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.io._cell_values import (
    ERROR,
    ERROR_VALUES,
    LISTS,
    LITERAL,
    PLAIN,
    Bad,
    bad,
    literal,
)
from partnerlib.io._column import Column
from partnerlib.io._lists import MARK, split
from partnerlib.io._party_cells import PartyReader
from partnerlib.model import Source, Vocabulary

_COMMA: Final = f"{MARK} "

Ids = Mapping[str, AbstractSet[str]]
Vocabularies = Mapping[str, Vocabulary]


class Cells(dict[str, object]):
    """The values of one column by the text of their cells, each parsed once."""

    __slots__ = ("_empty", "_parse", "faulty")

    def __init__(self, parse: Callable[[str], object], empty: object) -> None:
        super().__init__()
        self._parse = parse
        self._empty = empty
        self.faulty = False

    def __missing__(self, text: str) -> object:
        stripped = text.strip()
        value = self._parse(stripped) if stripped else self._empty
        self[text] = value
        if type(value) is Bad:
            self.faulty = True
        return value

    def column(self, texts: Sequence[str]) -> list[Any]:
        """Read a column."""
        return list(map(self.__getitem__, texts))


class _PartyCells(Cells):
    """Cells of parties, of which hardly any stands twice, though each party does."""

    __slots__ = ("_items",)

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__(_several(read), ())
        self._items = _PlainItems(read)

    def column(self, texts: Sequence[str]) -> list[Any]:
        """Read a column, what is simply written without more ado."""
        known = self._items
        values: list[Any] = []
        for text in texts:
            try:
                values.append(tuple([known[item] for item in text.split(_COMMA)]))
            except KeyError:
                values.append(self[text])
        return values


class _PlainItems(dict[str, object]):
    """The values of single items, as long as nothing about them is special."""

    def __init__(self, read: Callable[[str], object]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, item: str) -> object:
        if not item or item != item.strip() or MARK in item or LITERAL in item:
            raise KeyError(item)
        value = self._read(item)
        if type(value) is Bad:
            raise KeyError(item)
        self[item] = value
        return value


def plain_ids(texts: Sequence[str]) -> list[str] | None:
    """Read ids if all of them are what they look like; see `literal`."""
    every = "".join(texts)
    if LITERAL in every or ERROR in every:
        return None
    return list(map(str.strip, texts))


def plain_texts(texts: Sequence[str]) -> list[str] | None:
    """Read texts if none of them can be a failed formula; see `prose`."""
    return None if ERROR in "".join(texts) else list(texts)


class CellReader:
    """Makes the readers of columns; knows all ids and all terms.

    Parameters
    ----------
    ids : mapping of str to set of str
        Every id by kind, over all sources.
    vocabularies : mapping of str to Vocabulary
        Every vocabulary, own terms included.
    """

    def __init__(self, ids: Ids, vocabularies: Vocabularies) -> None:
        self._actors = ids.get("actor", frozenset())
        self._territories = ids.get("territory", frozenset())
        self._vocabularies = vocabularies
        self._parties = PartyReader(
            self._actors, self._territories, vocabularies["roles"]
        )
        # Of what is written in many places there is one text.
        self._one = {
            id_: id_ for each in (self._territories, self._actors) for id_ in each
        }

    def cells(self, column: Column) -> Cells:
        """Make the reader of one column."""
        kind = column.kind
        if kind == "term":
            # Only kinds and levels have a word of their own for "not known".
            unknown = column.key in ("kind", "level") and not column.required
            return Cells(self._term(column), "unknown" if unknown else "")
        if kind == "terms":
            return Cells(_several(self._term(column)), ())
        if kind == "parties":
            return _PartyCells(self._party)
        own = {"source": self._source, "references": self._reference}
        if (item := own.get(kind) or LISTS.get(kind)) is not None:
            return Cells(_several(item), ())
        parse, empty = PLAIN[kind]
        return Cells(parse, empty)

    def plain_ids(self, texts: Sequence[str]) -> list[str] | None:
        """Read the ids of other records, if all of them are what they look like."""
        ids = plain_ids(texts)
        return None if ids is None else list(map(self._one.get, ids, ids))

    def _reference(self, text: str) -> str | Bad:
        id_ = literal(text)
        return self._one.get(id_, id_) if isinstance(id_, str) else id_

    def _term(self, column: Column) -> Callable[[str], str | Bad]:
        vocabulary = self._vocabularies[column.vocabulary]

        def read(text: str) -> str | Bad:
            if text in ERROR_VALUES:
                return bad("cell-error", text)
            if text.startswith(LITERAL):
                return text.removeprefix(LITERAL)
            return vocabulary.resolve(text) or text

        return read

    def _party(self, text: str) -> object:
        if text in ERROR_VALUES and text not in self._actors:
            return bad("cell-error", text)
        try:
            found = self._parties.read(self._one.get(text, text))
        except ModelError as error:
            return Bad(_of_the_cell(error))
        if isinstance(found, tuple):
            actor, role = found
            return bad("ambiguous-party", text, actor=actor, role=role)
        return found

    def _source(self, text: str) -> Source | Bad:
        try:
            if text in self._actors or text in self._territories:
                return Source(stated_by=text)
            return Source(title=text)
        except ModelError as error:
            return Bad(_of_the_cell(error))


def _of_the_cell(error: ModelError) -> tuple[Violation, ...]:
    return tuple(attrs.evolve(each, field="") for each in error.violations)


def _several(parse: Callable[[str], object]) -> Callable[[str], object]:
    """Read several values in one cell; each is parsed once."""
    known: dict[str, object] = {}

    def read(text: str) -> object:
        values: list[object] = []
        wrong: list[Violation] = []
        for item in split(text):
            value = known.get(item)
            if value is None:
                value = known[item] = parse(item)
            if type(value) is Bad:
                wrong.extend(value.violations)
            else:
                values.append(value)
        return Bad(tuple(wrong), tuple(values)) if wrong else tuple(values)

    return read
