"""An activity before it is known what else the file holds."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

import attrs

from partnerlib.io.iati._shapes import Plain, to_json
from partnerlib.model import UNKNOWN_PERIOD, Period

EXTRA: Final = "iati:"
"""How the keys begin under which an action keeps what has no field of its own."""

Found = dict[str, list[Element]]
"""The elements of an activity by name."""


@attrs.define(eq=False)
class Said:
    """What an element says of something; the same words are one value in a file.

    Attributes
    ----------
    key : str
        The actor, theme, place or type of date that it speaks of.
    stated : dict
        The element as a plain value; never changed.
    role : str
        Of an organisation.
    mention : int
        Of an organisation: which of the things said of organisations it is.
    json : str
        The plain value as the extra of a record keeps it.
    follows : bool or None
        Whether it follows from what it speaks of; None until that is known.
    """

    key: str
    stated: Plain
    role: str = ""
    mention: int = -1
    json: str = ""
    follows: bool | None = None

    def __attrs_post_init__(self) -> None:
        self.json = to_json((self.stated,))[1:-1]


@attrs.define(eq=False)
class Several:
    """What several elements of one kind say; the same words are one value in a file.

    Attributes
    ----------
    said : list of Said
        One for each element that says something.
    shares, every : list of str or None
        The percentages that should make up 100: those that are told apart from what
        states the same again, and all of them.
    keys : frozenset of str
        What they speak of.
    period : Period
        Of dates: what they tell together.
    json : str
        What of it does not follow from what they speak of, as the extra of a record
        keeps it.
    is_settled : bool
        Whether that is known.
    """

    said: list[Said]
    shares: list[str | None] = attrs.field(factory=list[str | None])
    every: list[str | None] = attrs.field(factory=list[str | None])
    keys: frozenset[str] = frozenset()
    period: Period = UNKNOWN_PERIOD
    json: str = ""
    is_settled: bool = False

    def __attrs_post_init__(self) -> None:
        self.keys = frozenset(each.key for each in self.said if each.key)


def listed(several: Iterable[Said]) -> str:
    """Write what is said as the extra of a record keeps it."""
    return f"[{','.join([each.json for each in several])}]"


@attrs.define
class Draft:
    """An activity before it is known what else the file holds.

    Attributes
    ----------
    index : int
        The how many-th of the file it is, from 1.
    id, title, description, url, status : str
        As in the action.
    reporter, date : str
        Who states it, and when.
    reported : Said or None
        What the activity says of who states it.
    names, codes : tuple of (str, str)
        As in the action.
    parties : list of Said
        The organisations that take part.
    period : Period
        As in the action.
    stated : dict of str to Several
        By element, the sectors, countries, regions and locations.
    related : list of dict
        The activities with which it belongs together.
    extra : dict of str to str
        As in the action.
    """

    index: int
    id: str = ""
    title: str = ""
    description: str = ""
    url: str = ""
    status: str = ""
    reporter: str = ""
    reported: Said | None = None
    date: str = ""
    names: tuple[tuple[str, str], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    parties: list[Said] = attrs.field(factory=list[Said])
    period: Period = UNKNOWN_PERIOD
    stated: dict[str, Several] = attrs.field(factory=dict[str, Several])
    related: list[Plain] = attrs.field(factory=list[Plain])
    extra: dict[str, str] = attrs.field(factory=dict[str, str])


__all__ = ["EXTRA", "Draft", "Found", "Said", "Several", "listed"]
