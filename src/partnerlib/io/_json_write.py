"""From records to plain values, and from plain values to bytes."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import attrs
import msgspec

from partnerlib.io._converter import AS_IT_STANDS, term_fields
from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._json_document import HEADINGS, PLURALS, TERM
from partnerlib.model import (
    Location,
    PartialDate,
    Party,
    Period,
    Record,
    Scope,
    Source,
    Vocabulary,
)
from partnerlib.registry import Registry

Render = Callable[[Any], Any]
Plan = tuple[tuple[str, object, Render | None], ...]

_FIRST: Final = ("id", "name", "title")
_LINE: Final = 88  # bytes; what is longer is broken up
_INDENT: Final = 2
_BY_KEY: Final = ("names", "extra")


def field_order(cls: type[attrs.AttrsInstance]) -> list["attrs.Attribute[Any]"]:
    """List the fields of a class as they stand in JSON.

    First the id and the name or title, then the fields of its own, then those that
    every record has.
    """
    common = attrs.fields_dict(Record) if issubclass(cls, Record) else {}

    def place(field: "attrs.Attribute[Any]") -> tuple[int, bool]:
        first = _FIRST.index(field.name) if field.name in _FIRST else len(_FIRST)
        return (first, field.name in common)

    return sorted(attrs.fields(attrs.resolve_types(cls)), key=place)


class PlainMaker:
    """Makes plain objects of records; what equals its default is left out.

    Parameters
    ----------
    vocabularies : mapping of str to Vocabulary
        Those of the registry: a term that reads like the label of another is
        written so that it stays what it is.
    """

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._vocabularies = vocabularies
        self._plans: dict[type, Plan] = {}
        self._renders: dict[Any, Render] = {
            Period: str,
            PartialDate | None: str,
            Scope: self.plain,
            Location | None: self.plain,
            tuple[Party, ...]: self._plain_each,
            tuple[Source, ...]: self._plain_each,
        }

    def plain(self, value: attrs.AttrsInstance) -> dict[str, Any]:
        """Make the plain object of a record, or of a part of one."""
        cls = type(value)
        plan = self._plans.get(cls)
        if plan is None:
            plan = self._plans[cls] = self._plan(cls)
        made: dict[str, Any] = {}
        for name, default, render in plan:
            stated = getattr(value, name)
            if stated is not default and stated != default:
                made[name] = stated if render is None else render(stated)
        return made

    def _plain_each(
        self, values: tuple[attrs.AttrsInstance, ...]
    ) -> list[dict[str, Any]]:
        return [self.plain(value) for value in values]

    def _plan(self, cls: type[attrs.AttrsInstance]) -> Plan:
        terms = term_fields(cls)
        plan: list[tuple[str, object, Render | None]] = []
        for field in field_order(cls):
            render = self._renders.get(field.type)
            if field.name in _BY_KEY:
                render = dict
            elif field.name in terms:
                shields = _Shields(self._vocabularies[terms[field.name]])
                render = shields.one if field.type is str else shields.each
            plan.append((field.name, field.default, render))
        return tuple(plan)


class _Shields(dict[str, str]):
    """How the terms of a vocabulary are written; found once per term."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, term: str) -> str:
        mistaken = self._vocabulary.resolve(term) not in (None, term)
        plain = not mistaken and not term.startswith(AS_IT_STANDS)
        written = self[term] = term if plain else AS_IT_STANDS + term
        return written

    def one(self, term: str) -> str:
        return self[term]

    def each(self, terms: tuple[str, ...]) -> list[str]:
        return [self[term] for term in terms]


def plain_header(registry: Registry) -> dict[str, str]:
    """Make what a registry says of itself plain; the empty is left out."""
    stated = {name: getattr(registry, name) for name in HEADINGS}
    return {name: str(value) for name, value in stated.items() if value}


def plain_entries(registry: Registry, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the plain objects of one kind, in the order of their ids."""
    maker = PlainMaker(registry.vocabularies)
    if kind == TERM:
        for vocabulary in sorted(registry.terms):
            for concept in registry.terms[vocabulary]:
                yield {"vocabulary": vocabulary, **maker.plain(concept)}
    else:
        records: Mapping[str, Record] = getattr(registry, PLURALS[kind])
        for record in records.values():
            yield maker.plain(record)


def compact(value: object) -> bytes:
    """Encode a plain value on one line."""
    return msgspec.json.encode(value)


def indented(value: object, margin: int, before: int = 0) -> bytes:
    """Encode a plain value for people: on one line if it fits, else on several.

    Parameters
    ----------
    value : object
        A plain value.
    margin : int
        The indent of the line on which it starts.
    before : int
        What stands on that line already.

    Examples
    --------
    >>> value = {"id": "t1", "parties": [{"actor": "a" * 40}, {"actor": "b" * 12}]}
    >>> print(indented(value, 0).decode())
    {
      "id": "t1",
      "parties": [
        {"actor": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"actor": "bbbbbbbbbbbb"}
      ]
    }
    """
    line = msgspec.json.format(msgspec.json.encode(value), indent=0)
    if margin + before + len(line) <= _LINE:
        return line
    step = margin + _INDENT
    if is_object(value):
        keys = [compact(key) + b": " for key in value]
        inner = zip(keys, value.values(), strict=True)
        items = [key + indented(item, step, len(key)) for key, item in inner]
        return _block(b"{", items, b"}", margin)
    if is_list(value) or isinstance(value, tuple):
        items = [indented(item, step) for item in value]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return _block(b"[", items, b"]", margin)
    return line


def _block(opening: bytes, items: list[bytes], closing: bytes, margin: int) -> bytes:
    outer = b"\n" + b" " * margin
    inner = outer + b" " * _INDENT
    return opening + inner + (b"," + inner).join(items) + outer + closing


__all__ = [
    "PlainMaker",
    "compact",
    "field_order",
    "indented",
    "plain_entries",
    "plain_header",
]
