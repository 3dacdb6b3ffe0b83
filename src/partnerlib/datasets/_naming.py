"""Names in both languages, and the mark of what is invented."""

from typing import Final, TypedDict

from partnerlib.model import Source

EXAMPLE: Final = Source(title="Exemple inventé pour partnerlib")
"""The source of an invented record: no text states it."""

_MARK_FR: Final = " (exemple)"
_MARK_EN: Final = " (example)"


class Named(TypedDict):
    """The fields that name a territory or an actor, and where it comes from."""

    name: str
    names: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


class Titled(TypedDict):
    """The fields that title a record, and where it comes from."""

    title: str
    names: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


def named(fr: str, en: str, *sources: Source) -> Named:
    """Name a territory or an actor that a source states; French comes first."""
    return {"name": fr, "names": (("en", en), ("fr", fr)), "sources": sources}


def titled(fr: str, en: str, *sources: Source) -> Titled:
    """Title a record that a source states; French comes first."""
    return {"title": fr, "names": (("en", en), ("fr", fr)), "sources": sources}


def example(fr: str, en: str, *after: Source) -> Named:
    """Name an invented territory or actor, and say that it is invented.

    A text that speaks of such things without naming them may be given as well.
    """
    return named(fr + _MARK_FR, en + _MARK_EN, EXAMPLE, *after)


def example_title(fr: str, en: str, *after: Source) -> Titled:
    """Title an invented record, and say that it is invented."""
    return titled(fr + _MARK_FR, en + _MARK_EN, EXAMPLE, *after)
