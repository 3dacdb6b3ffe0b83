"""What a value of a map gives for a row."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from partnerlib.io._limits import check_time
from partnerlib.io._slugs import slug
from partnerlib.io.maps._columns import Columns
from partnerlib.io.maps._fields import Field
from partnerlib.io.maps._model import Value
from partnerlib.io.maps._parse import (
    LONGEST_UNKNOWN,
    UNKNOWN,
    Bad,
    Terms,
    parser_of,
)
from partnerlib.io.maps._patterns import LONGEST_TRIED
from partnerlib.model import spelling

Ids = Mapping[str, tuple[str, ...]]
"""The ids of the records of a row by the names of their maps."""

Report = Callable[["Cell", str, Bad], None]
"""Takes what is wrong with a text in a cell."""

Read = Callable[[Sequence[str], Ids, Report], tuple[Any, ...]]
"""Gives the values of a field in a row."""

_MOST_KEPT: Final = 20_000
_UNKNOWN_STARTS: Final = frozenset(
    letter for word in UNKNOWN for letter in (word[0], word[0].upper())
)
_ANY_OTHER: Final = "*"
_NAMIBIA: Final = "NA"


class Cell:
    """Reads one value of a field; what a text means is worked out once.

    Parameters
    ----------
    field : Field
        What it is.
    value : Value
        Where it comes from.
    columns : Columns
        Of the table.
    terms : Terms
        Finds terms.

    Attributes
    ----------
    at : list of int
        The columns, as they stand in the table.
    heading : str
        Of the first of them; where other records are meant, the name of the first.
    """

    def __init__(
        self, field: Field, value: Value, columns: Columns, terms: Terms
    ) -> None:
        self.at = columns.find(value.columns)
        self.heading = columns.headings[self.at[0]] if self.at else field.key
        if value.refs:
            self.heading = value.refs[0]
        self._value = value
        self._parse = parser_of(field, value, terms)
        self._is_country = field.kind == "country"
        self._pattern = re.compile(value.pattern) if value.pattern else None
        self._unknown = frozenset(text.casefold() for text in value.unknown)
        self._other = value.values.get(_ANY_OTHER)
        self._values = {
            spelling(key): each
            for key, each in value.values.items()
            if key != _ANY_OTHER
        }
        self._splitter = (
            re.compile("|".join(map(re.escape, value.split))) if value.split else None
        )
        constants = value.constants
        if not self.at and value.default and not value.refs:
            constants = (value.default,)
        self._constants = tuple(self._value_of(text) for text in constants)
        self._is_plain = not (
            value.split
            or value.pattern
            or value.values
            or value.default
            or value.slug
            or value.prefix
        )
        self._only = self.at[0] if len(self.at) == 1 else -1
        # What is sound in a text, and what is not.
        self._known: dict[str, tuple[Any, ...]] = {}
        self._faulty: dict[str, tuple[Bad, ...]] = {}
        # Gives the sound values of a row, and reports what is not.
        self.read: Read = self._read_column
        if value.refs:
            self.read = (
                self._read_record if len(value.refs) == 1 else self._read_records
            )
        elif not self.at:
            self.read = self._read_constant

    @property
    def is_there(self) -> bool:
        """Whether the table has anything of it."""
        return bool(self.at or self._constants or self._value.refs)

    @property
    def is_plural(self) -> bool:
        """Whether a cell may hold several values."""
        return self._splitter is not None or len(self._constants) > 1

    def _read_column(
        self,
        texts: Sequence[str],
        ids: Ids,  # noqa: ARG002 -- every way of reading takes the same
        report: Report,
    ) -> tuple[Any, ...]:
        text = texts[self._only] if self._only >= 0 else self.text(texts)
        found = self._known.get(text)
        if found is None:
            found = self._learn(text)
        if self._faulty and text in self._faulty:
            for bad in self._faulty[text]:
                report(self, text, bad)
        return found

    def _read_record(
        self,
        texts: Sequence[str],  # noqa: ARG002
        ids: Ids,
        report: Report,  # noqa: ARG002
    ) -> tuple[Any, ...]:
        return ids[self._value.refs[0]]

    def _read_records(
        self,
        texts: Sequence[str],  # noqa: ARG002
        ids: Ids,
        report: Report,  # noqa: ARG002
    ) -> tuple[Any, ...]:
        return next((ids[ref] for ref in self._value.refs if ids[ref]), ())

    def _read_constant(
        self,
        texts: Sequence[str],  # noqa: ARG002
        ids: Ids,  # noqa: ARG002
        report: Report,  # noqa: ARG002
    ) -> tuple[Any, ...]:
        return self._constants

    def text(self, texts: Sequence[str]) -> str:
        """Give the cell, or what several of them hold together."""
        at = self.at
        if len(at) == 1:
            return texts[at[0]]
        stated = (texts[each] for each in at if texts[each])
        if self._value.join is None:
            return next(stated, "")
        return self._value.join.join(stated)

    def _value_of(self, text: str) -> Any:
        plain = slug(text) if self._value.slug else text
        return self._parse(self._value.prefix + plain)

    def _learn(self, text: str) -> tuple[Any, ...]:
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
            self._faulty.clear()
        if self._is_plain:
            values = [] if not text or self._is_unknown(text) else [self._parse(text)]
        else:
            values = [self._value_of(part) for part in self._parts(text)]
        bad = tuple(value for value in values if type(value) is Bad)
        if bad:
            self._faulty[text] = bad
        found = tuple(value for value in values if type(value) is not Bad)
        self._known[text] = found
        return found

    def _parts(self, text: str) -> list[str]:
        parts = self._splitter.split(text) if self._splitter else [text]
        return [made for part in parts if (made := self._translated(part.strip()))]

    def _translated(self, text: str) -> str:
        if self._pattern is not None:
            check_time(self.heading)
            found = self._pattern.search(text[:LONGEST_TRIED])
            text = (found[1] if found.re.groups else found[0]) or "" if found else ""
            text = text.strip()
        if text and self._is_unknown(text):
            text = ""
        if text and (self._values or self._other is not None):
            other = text if self._other is None else self._other
            text = self._values.get(spelling(text), other)
        return text or self._value.default

    def _is_unknown(self, text: str) -> bool:
        if len(text) > LONGEST_UNKNOWN and not self._unknown:
            return False
        if not self._unknown and text[0] not in _UNKNOWN_STARTS:
            return False
        plain = " ".join(text.casefold().split())
        if plain in self._unknown:
            return True
        return plain in UNKNOWN and not (self._is_country and text == _NAMIBIA)


__all__ = ["Bad", "Cell", "Ids", "Read", "Report"]
