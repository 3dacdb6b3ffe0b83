"""What a set of tables says of itself: title, licence, date, version of the format."""

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.io._column import reduced
from partnerlib.model import PartialDate, Source

VERSION: Final = 1
"""The version of the tables that are written; readers take it and older ones."""

VERSION_KEY: Final = "partnerlib"
# Every word for what is said, reduced.
_KEYS: Final = {
    "partnerlib": VERSION_KEY,
    "title": "title",
    "titre": "title",
    "licence": "licence",
    "license": "licence",
    "date": "date",
}


@attrs.frozen(kw_only=True)
class Header:
    """What a source says of itself; empty means unknown."""

    title: str = ""
    licence: str = ""
    date: PartialDate | None = None


def read_header(
    stated: Mapping[str, object], place: Callable[[str, Problem], Problem]
) -> tuple[Header, list[Problem]]:
    """Read what a source says of itself.

    Parameters
    ----------
    stated : mapping of str to object
        By keys in English or French.
    place : callable
        Gives a problem of a key its place.
    """
    found: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in stated.items():
        name = _KEYS.get(reduced(key))
        if name is None:
            unknown = Problem.of("unknown-field", severity="warning", value=key)
            problems.append(place(key, unknown))
            continue
        read = _version if name == VERSION_KEY else _date if name == "date" else _text
        value = read(value)  # noqa: PLW2901 -- what it means replaces how it is written
        if isinstance(value, Problem):
            problems.append(place(key, value))
        elif name != VERSION_KEY:
            found[name] = value
    return Header(**found), problems  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def _version(value: object) -> object:
    if type(value) is not bool and str(value) == str(VERSION):
        return VERSION
    return Problem.of("schema-version", value=str(value), most=str(VERSION))


def _text(value: object) -> object:
    if not isinstance(value, str):
        return Problem.of("bad-type", value=str(value), expected="text")
    try:
        return Source(title=value).title  # the rule for a text
    except ModelError as error:
        return error.violations[0].problem()


def _date(value: object) -> object:
    text = _text(value)
    if not isinstance(text, str):
        return text
    try:
        return PartialDate.parse(text) if text else None
    except ModelError:
        return Problem.of("bad-date", value=text)


__all__ = ["VERSION", "VERSION_KEY", "Header", "read_header"]
