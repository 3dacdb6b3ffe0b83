"""From the text of a cell to its value, or to what is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.io._columns import Column
from partnerlib.io._lists import MARK, split, split_pair
from partnerlib.io._party_cells import PartyReader
from partnerlib.model import PartialDate, Source, Vocabulary, spelling

ERROR_VALUES: Final = frozenset(
    {
        "#BLOCKED!",
        "#BUSY!",
        "#CALC!",
        "#CONNECT!",
        "#DIV/0!",
        "#FIELD!",
        "#GETTING_DATA",
        "#N/A",
        "#NAME?",
        "#NOM?",
        "#NOMBRE!",
        "#NUL!",
        "#NULL!",
        "#NUM!",
        "#PROPAGATION!",
        "#REF!",
        "#SPILL!",
        "#UNKNOWN!",
        "#VALEUR!",
        "#VALUE!",
    }
)
"""What a spreadsheet shows in a cell that it could not compute, in both languages."""

_ANSWERS: Final = {
    "yes": "yes",
    "oui": "yes",
    "true": "yes",
    "vrai": "yes",
    "no": "no",
    "non": "no",
    "false": "no",
    "faux": "no",
    "unknown": "",
    "inconnu": "",
}
# Longer numbers are no counts of anything; Python refuses them from 4,300 digits on.
_LONGEST_NUMBER: Final = 400
_INTEGER: Final = re.compile(r"-?[0-9]+")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_INFINITIES: Final = (float("inf"), -float("inf"))  # a number such as 1e999
_LITERAL: Final = "\\"
_ERROR: Final = "#"  # every failed formula is shown as something that begins so
_COMMA: Final = f"{MARK} "

Ids = Mapping[str, AbstractSet[str]]
Vocabularies = Mapping[str, Vocabulary]


@attrs.frozen
class Bad:
    """What is wrong with a cell; a violation without a field means the cell.

    Of several values, ``rest`` are those that are sound.
    """

    violations: tuple[Violation, ...]
    rest: tuple[object, ...] = ()


def bad(code: str, value: str, **facts: str) -> Bad:
    """Make what stands in for the value of a faulty cell."""
    return Bad((violation(code, value, **facts),))


def violation(code: str, value: str | None, field: str = "", **facts: str) -> Violation:
    """Make a violation with the facts that its sentence mentions.

    Without a field it is meant of the cell that it is found in.
    """
    return Violation(
        field=field, code=code, value=value, facts=tuple(sorted(facts.items()))
    )


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
        if not item or item != item.strip() or MARK in item or _LITERAL in item:
            raise KeyError(item)
        value = self._read(item)
        if type(value) is Bad:
            raise KeyError(item)
        self[item] = value
        return value


def plain_ids(texts: Sequence[str]) -> list[str] | None:
    """Read ids if all of them are what they look like; see `literal`."""
    every = "".join(texts)
    if _LITERAL in every or _ERROR in every:
        return None
    return list(map(str.strip, texts))


def plain_texts(texts: Sequence[str]) -> list[str] | None:
    """Read texts if none of them can be a failed formula; see `prose`."""
    return None if _ERROR in "".join(texts) else list(texts)


def prose(text: str) -> str | Bad:
    r"""Read a text: as it stands, but for the values that mean a failed formula.

    Only before such a value a backslash says that it is meant as it stands: ``\#N/A``.
    """
    if text in ERROR_VALUES:
        return bad("cell-error", text)
    return text[1:] if _looks_failed(text) else text


def shielded_prose(text: str) -> str:
    """Write a text so that `prose` gives it back."""
    return _LITERAL + text if _looks_failed(text) else text


def _looks_failed(text: str) -> bool:
    if not text.startswith((_ERROR, _LITERAL)):
        return False
    return text.lstrip(_LITERAL) in ERROR_VALUES


def literal(text: str) -> str | Bad:
    r"""Read an id: as it stands, but for the values that mean a failed formula.

    A leading backslash says that what follows is meant as it stands, so that an id
    such as ``#N/A`` can be written: ``\#N/A``.
    """
    if text in ERROR_VALUES:
        return bad("cell-error", text)
    return text.removeprefix(_LITERAL)


def shielded(text: str) -> str:
    """Write an id so that `literal` gives it back."""
    if text in ERROR_VALUES or text.startswith(_LITERAL):
        return _LITERAL + text
    return text


def shielded_term(text: str, vocabulary: Vocabulary) -> str:
    """Write a term so that it is not taken for another one's label."""
    if vocabulary.resolve(text) not in (None, text):
        return _LITERAL + text
    return shielded(text)


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
        if (item := own.get(kind) or _LISTS.get(kind)) is not None:
            return Cells(_several(item), ())
        parse, empty = _PLAIN[kind]
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
            if text.startswith(_LITERAL):
                return text.removeprefix(_LITERAL)
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


def _typed(text: str) -> str | Bad:
    return bad("cell-error", text) if text in ERROR_VALUES else text


def _integer(text: str) -> int | Bad:
    if len(text) <= _LONGEST_NUMBER and _INTEGER.fullmatch(text):
        return int(text)
    return bad("cell-error" if text in ERROR_VALUES else "bad-integer", text)


def _number(text: str) -> float | Bad:
    if len(text) <= _LONGEST_NUMBER and (found := _NUMBER.fullmatch(text)):
        value = float(text) if found[1] or found[2] else int(text)
        if value not in _INFINITIES:
            return value
    return bad("cell-error" if text in ERROR_VALUES else "bad-number", text)


def _date(text: str) -> PartialDate | Bad:
    try:
        return PartialDate.parse(text)
    except ModelError:
        return bad("cell-error" if text in ERROR_VALUES else "bad-date", text)


def _answer(text: str) -> str | Bad:
    answer = _ANSWERS.get(spelling(text))
    if answer is not None:
        return answer
    if text in ERROR_VALUES:
        return bad("cell-error", text)
    return bad("bad-choice", text, allowed=", ".join(_ANSWERS))


def _pair(text: str) -> tuple[str, str] | Bad:
    pair = split_pair(text)
    if pair is None or not all(pair):
        return bad("bad-pair", text, form="key=value")
    return pair


def _record(text: str) -> tuple[str, str] | Bad:
    kind, slash, id_ = text.partition("/")
    if not slash or not id_:
        return bad("bad-pair", text, form="kind/id")
    return kind, id_


def _same(text: str) -> str:
    return text


_PLAIN: Final[Mapping[str, tuple[Callable[[str], object], object]]] = {
    "id": (literal, ""),
    "reference": (literal, ""),
    "text": (prose, ""),
    "integer": (_integer, None),
    "number": (_number, None),
    "date": (_date, None),
    "country": (_typed, ""),
    "answer": (_answer, ""),
    "record": (_record, None),
}

_LISTS: Final[Mapping[str, Callable[[str], object]]] = {
    "texts": _same,
    "languages": _typed,
    "pairs": _pair,
}

__all__ = [
    "ERROR_VALUES",
    "Bad",
    "CellReader",
    "Cells",
    "Ids",
    "Vocabularies",
    "bad",
    "literal",
    "plain_ids",
    "shielded",
    "shielded_term",
    "violation",
]
