"""How Wikidata writes items, points and times."""

import re
from typing import Final, Self

from partnerlib.errors import ModelError
from partnerlib.model import Location, PartialDate

_ITEM: Final = re.compile(
    r"(?:<?https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]{0,11})>?",
    re.ASCII,
)
_POINT: Final = re.compile(
    r"(?:<[^>]*>\s*)?point\s*\(\s*([-+.0-9eE]{1,40})\s+([-+.0-9eE]{1,40})\s*\)",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\+?0{0,7}([0-9]{4})-([0-9]{2})-([0-9]{2})(T[0-9:.]+(?:Z|[-+][0-9:]+)?)?", re.ASCII
)
_NO_ITEM: Final = re.compile(r"_:|t[0-9]+$|https?://[^/]*/\.well-known/genid/")
_YEAR, _MONTH, _DAY = 9, 10, 11


class Tagged(str):
    """A text in a stated language."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Self:
        """Make a text that knows its language."""
        made = super().__new__(cls, text)
        made.lang = lang
        return made


def item_of(text: str) -> str:
    """Give the id of the item that a text names; empty if it names none.

    Examples
    --------
    >>> item_of("http://www.wikidata.org/entity/Q216"), item_of("Vilnius")
    ('Q216', '')
    """
    found = _ITEM.fullmatch(text)
    return found[1] if found else ""


def is_unknown_value(text: str) -> bool:
    """Whether a text stands for "some value, not known which"."""
    return _NO_ITEM.match(text) is not None


def is_point(text: str) -> bool:
    """Whether a text is written as a point is."""
    return _POINT.fullmatch(text) is not None


def point_of(text: str) -> Location | None:
    """Read a point: longitude first, as WKT has it.

    Examples
    --------
    >>> point_of("Point(25.28 54.68)")
    Location(lat=54.68, lon=25.28)
    """
    found = _POINT.fullmatch(text)
    return location_of(found[2], found[1]) if found else None


def location_of(lat: object, lon: object) -> Location | None:
    """Make a location of two numbers, or of texts that are numbers."""
    try:
        return Location(float(str(lat)), float(str(lon)))
    except (ModelError, ValueError):
        return None


def date_of(text: str, precision: int | None = None) -> PartialDate | None:
    """Read a time, no more exactly than it is known.

    Parameters
    ----------
    text : str
        ``1995-02-18T00:00:00Z``, ``+1995-00-00T00:00:00Z``, or a date in EDTF.
    precision : int or None
        As Wikidata counts: 11 a day, 10 a month, 9 a year. Without it, a time on
        the first of January is taken for its year: the query service writes years
        so, and a day that is one costs little where it is not claimed.

    Examples
    --------
    >>> str(date_of("1995-02-18T00:00:00Z")), str(date_of("1994-01-01T00:00:00Z"))
    ('1995-02-18', '1994')
    """
    found = _TIME.fullmatch(text)
    try:
        if found is None:
            return PartialDate.parse(text) if precision is None else None
        year, month, day = (int(part) for part in found.groups()[:3])
        if precision is None:
            is_time = found[4] is not None
            precision = _YEAR if is_time and (month, day) == (1, 1) else _DAY
        if precision < _YEAR:
            return None
        return PartialDate(
            year,
            month=(month or None) if precision >= _MONTH else None,
            day=(day or None) if precision >= _DAY else None,
        )
    except ModelError:
        return None


def count_of(text: str) -> int | None:
    """Read a number of people: ``574147``, ``+574147``, ``574147.0``, ``1.0E5``."""
    try:
        number = float(text)
    except ValueError:
        return None
    if 0 <= number <= 2**53 and number.is_integer():
        return int(number)
    return None


__all__ = [
    "Tagged",
    "count_of",
    "date_of",
    "is_point",
    "is_unknown_value",
    "item_of",
    "location_of",
    "point_of",
]
