"""From bytes to plain values, with the place of whatever is no JSON.

Two decoders stand behind one door. The fast one refuses what is wrong without
saying enough of it, and lets a key that stands twice pass in silence; the careful
one, many times slower, is asked only where the fast one is not content.
"""

import json
from collections.abc import Iterator
from typing import Any, Final, TypeGuard

import attrs
import msgspec

Path = tuple[str | int, ...]

_ESCAPED_COLON: Final = b"\\u003"
# Longer literals are no number that any field can hold. Python reads as many digits
# as this whatever limit is set, and takes no time for them.
_LONGEST_NUMBER: Final = 640


class BadJson(Exception):  # noqa: N818 -- a private signal, turned into a problem
    """The bytes are no JSON.

    Attributes
    ----------
    reason : str
        What is wrong, in English.
    line : int or None
        Where, counted from 1.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Say whether a plain value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Say whether a plain value is a list."""
    return isinstance(value, list)


@attrs.frozen
class Unreadable:
    """The text of a number that no number can hold: ``NaN``, ``1e999``."""

    text: str

    def __str__(self) -> str:
        return self.text


class _Repeated(dict[str, Any]):
    """An object in which some keys stand more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        again: dict[str, None] = {}
        for key, _ in pairs:
            if key in seen:
                again[key] = None
            seen.add(key)
        self.again = tuple(again)


@attrs.frozen
class Decoded:
    """A value, and the keys that stand more than once with where they do."""

    value: Any
    repeated: tuple[tuple[Path, str], ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode one JSON text.

    Raises
    ------
    BadJson
        If it is none.

    Notes
    -----
    ``NaN``, infinities and numbers beyond all bounds are decoded, as `Unreadable`,
    and so are halves of a surrogate pair: the field that holds them is then the
    problem, and the rest of the text is still examined.

    A repeated key is told by counting. The encoder writes no other colons than the
    text has, unless a pair was dropped or a colon was written as an escape; where
    the two counts agree and there is no such escape, no key stands twice.
    """
    try:
        value = msgspec.json.decode(data)
        if _ESCAPED_COLON not in data:
            again = msgspec.json.encode(value)
            if again.count(b":") == data.count(b":"):
                return Decoded(value)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass  # the careful decoder knows better what is wrong
    return _decode_carefully(data)


def _decode_carefully(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start + 1} is not UTF-8"
        raise BadJson(reason, line) from error
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=Unreadable,
        )
    except json.JSONDecodeError as error:
        reason = f"{error.msg}, column {error.colno}"
        raise BadJson(reason, error.lineno) from error
    except RecursionError as error:
        raise BadJson("it is nested too deeply") from error
    return Decoded(value, tuple(_repeated(value)))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    return value if len(value) == len(pairs) else _Repeated(pairs)


def _integer(text: str) -> int | Unreadable:
    return int(text) if len(text) <= _LONGEST_NUMBER else Unreadable(text)


def _float(text: str) -> float | Unreadable:
    value = float(text)
    return value if abs(value) != float("inf") else Unreadable(text)


def _repeated(value: Any) -> Iterator[tuple[Path, str]]:
    # Depth first, in the order of the text; no recursion, for depth is hostile.
    left: list[tuple[Path, Any]] = [((), value)]
    while left:
        path, each = left.pop()
        if isinstance(each, _Repeated):
            yield from ((path, key) for key in each.again)
        if is_object(each):
            inner: list[tuple[str | int, Any]] = list(each.items())
        elif is_list(each):
            inner = list(enumerate(each))
        else:
            continue
        left.extend(((*path, at), item) for at, item in reversed(inner))


__all__ = ["BadJson", "Decoded", "Path", "Unreadable", "decode", "is_list", "is_object"]
