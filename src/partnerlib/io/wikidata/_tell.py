"""What a cell tells of an item."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from partnerlib.codes import country_if_known
from partnerlib.io.wikidata._items import Item
from partnerlib.io.wikidata._levels import LEVEL_OF
from partnerlib.io.wikidata._values import count_of, item_of, point_of

_ALPHA2: Final = re.compile(r"[A-Z]{2}")


def tell(item: Item, attribute: str, text: str) -> str:
    """Tell an item one thing; give the code of what is wrong with it.

    Parameters
    ----------
    item : Item
        Which learns it.
    attribute : str
        A value of `partnerlib.io.wikidata._variables.ATTRIBUTES`.
    text : str
        The cell; not empty.
    """
    take = _TAKE.get(attribute)
    return "" if take is None else take(item, text)


def _label(item: Item, text: str) -> str:
    item.call(text)
    return ""


def _alias(item: Item, text: str) -> str:
    item.aliases.update(filter(None, map(str.strip, text.split(","))))
    return ""


def _description(item: Item, text: str) -> str:
    item.description = item.description or str(text)
    return ""


def _population(item: Item, text: str) -> str:
    people = count_of(text)
    if people is None:
        return "bad-integer"
    item.count(people)
    return ""


def _point(item: Item, text: str) -> str:
    location = point_of(text)
    if location is None:
        return "bad-point"
    item.locations[location] = None
    return ""


def _country_code(item: Item, text: str) -> str:
    code = str(text) if _ALPHA2.fullmatch(text) else country_if_known(text)
    if not code:
        return "bad-country"
    item.alpha2 = item.alpha2 or code
    return ""


def _level(item: Item, text: str) -> str:
    item.level = LEVEL_OF.get(item_of(text), item.level)
    return ""


def _kept(attribute: str) -> Callable[[Item, str], str]:
    """Keep what contains an item where it is named and is no item."""

    def take(item: Item, text: str) -> str:
        if not item_of(text):
            item.extra.setdefault(f"wikidata:{attribute}", str(text))
        return ""

    return take


_TAKE: Final[Mapping[str, Callable[[Item, str], str]]] = {
    "label": _label,
    "alias": _alias,
    "description": _description,
    "population": _population,
    "point": _point,
    "country code": _country_code,
    "level": _level,
    "country": _kept("country"),
    "parent": _kept("parent"),
}

__all__ = ["tell"]
