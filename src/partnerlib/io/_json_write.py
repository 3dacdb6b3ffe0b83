"""From records to plain values, and from plain values to bytes."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs
import msgspec

from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._json_document import HEADINGS, PLURALS, TERM
from partnerlib.model import Location, PartialDate, Party, Period, Record, Scope, Source
from partnerlib.registry import Registry

Render = Callable[[Any], Any]

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


def plain(value: attrs.AttrsInstance) -> dict[str, Any]:
    """Make the plain object of a value; what equals its default is left out."""
    made: dict[str, Any] = {}
    for name, default, render in _plan(type(value)):
        stated = getattr(value, name)
        if stated is not default and stated != default:
            made[name] = stated if render is None else render(stated)
    return made


def _plain_each(values: tuple[attrs.AttrsInstance, ...]) -> list[dict[str, Any]]:
    return [plain(value) for value in values]


_RENDERS: Final[Mapping[Any, Render]] = {
    Period: str,
    PartialDate | None: str,
    Scope: plain,
    Location | None: plain,
    tuple[Party, ...]: _plain_each,
    tuple[Source, ...]: _plain_each,
}


@cache
def _plan(
    cls: type[attrs.AttrsInstance],
) -> tuple[tuple[str, object, Render | None], ...]:
    return tuple(
        (
            field.name,
            field.default,
            dict if field.name in _BY_KEY else _RENDERS.get(field.type),
        )
        for field in field_order(cls)
    )


def plain_header(registry: Registry) -> dict[str, str]:
    """Make what a registry says of itself plain; the empty is left out."""
    stated = {name: getattr(registry, name) for name in HEADINGS}
    return {name: str(value) for name, value in stated.items() if value}


def plain_entries(registry: Registry, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the plain objects of one kind, in the order of their ids."""
    if kind == TERM:
        for vocabulary in sorted(registry.terms):
            for concept in registry.terms[vocabulary]:
                yield {"vocabulary": vocabulary, **plain(concept)}
    else:
        records: Mapping[str, Record] = getattr(registry, PLURALS[kind])
        for record in records.values():
            yield plain(record)


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
    "compact",
    "field_order",
    "indented",
    "plain",
    "plain_entries",
    "plain_header",
]
