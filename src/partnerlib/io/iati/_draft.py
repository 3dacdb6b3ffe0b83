"""An activity before it is known what else the file holds."""

from typing import Final
from xml.etree.ElementTree import Element

import attrs

from partnerlib.io.iati._shapes import Plain
from partnerlib.model import UNKNOWN_PERIOD, Period

EXTRA: Final = "iati:"
"""How the keys begin under which an action keeps what has no field of its own."""

Found = dict[str, list[Element]]
"""The elements of an activity by name."""


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
    reported : dict or None
        What the activity says of who states it.
    names, codes : tuple of (str, str)
        As in the action.
    parties : list of (str, str, dict)
        Each actor, its role and what the activity says of it.
    period : Period
        As in the action.
    stated : dict of str to list of (str, dict)
        By element, each sector, country, region and location with its theme or
        place, empty if there is none.
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
    reported: Plain | None = None
    date: str = ""
    names: tuple[tuple[str, str], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    parties: list[tuple[str, str, Plain]] = attrs.field(
        factory=list[tuple[str, str, Plain]]
    )
    period: Period = UNKNOWN_PERIOD
    stated: dict[str, list[tuple[str, Plain]]] = attrs.field(
        factory=dict[str, list[tuple[str, Plain]]]
    )
    related: list[Plain] = attrs.field(factory=list[Plain])
    extra: dict[str, str] = attrs.field(factory=dict[str, str])


__all__ = ["EXTRA", "Draft", "Found"]
