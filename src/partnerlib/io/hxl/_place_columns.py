"""Where a row lies: what its columns of places say, level by level."""

import re
from collections.abc import Sequence
from typing import Final

import attrs

from partnerlib.io.hxl._cells import clean, id_of, stated
from partnerlib.io.hxl._table import Column, TaggedTable
from partnerlib.io.hxl._words import PSEUDO_PLACES
from partnerlib.model import spelling

LEVELS: Final = 6
DEEPEST_NAMED: Final = 3
"""Below, what has no code is a site within a place, and no place of its own."""

_LEVEL_TAGS: Final = {"country": 0, **{f"adm{n}": n for n in range(1, LEVELS)}}
_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9_.\-/]{0,39}")
_SITE_TAGS: Final = ("loc", "region")
P_CODES: Final = ("pcode", "pcodes", "v_pcode", "v_pcodes")
"""Attributes of codes that the United Nations give to places."""

_CODE_ATTRIBUTES: Final = ("code", "iso", *P_CODES)
_NAME_RANK: Final = {"": 0, "en": 1, "fr": 2}


@attrs.frozen(cache_hash=True)
class Stated:
    """What a row says of one level.

    Attributes
    ----------
    code : str
        Empty if none is stated, or none that can be read.
    name : str
        Empty if none is stated, or one that is no place.
    names : tuple of (str, str)
        The name by language.
    is_everywhere : bool
        Whether it says that the row concerns all places of the level.
    is_ours : bool
        Whether the code is an id that this library wrote, and no code of the field.
    """

    code: str = ""
    name: str = ""
    names: tuple[tuple[str, str], ...] = ()
    is_everywhere: bool = False
    is_ours: bool = False


Chain = tuple[Stated, ...]
"""What a row says, from the country down."""


@attrs.frozen
class _Level:
    codes: tuple[Column, ...]
    names: tuple[tuple[int, str], ...]


class PlaceColumns:
    """The columns of places of a table."""

    def __init__(self, table: TaggedTable) -> None:
        codes: list[list[Column]] = [[] for _ in range(LEVELS)]
        names: list[list[tuple[int, str]]] = [[] for _ in range(LEVELS)]
        sites: list[int] = []
        for column in table.columns:
            tag = column.tag
            level = _LEVEL_TAGS.get(tag.name)
            if level is None:
                if tag.name in _SITE_TAGS and not tag.has("type", "lat", "lon"):
                    sites.append(column.index)
            elif tag.has(*_CODE_ATTRIBUTES) or "id" in tag.attributes:
                codes[level].append(column)
            elif not tag.has("type", "lat", "lon"):
                names[level].append((column.index, tag.lang))
        self._levels = tuple(
            _Level(
                tuple(codes[level]),
                tuple(sorted(names[level], key=lambda each: _rank(each[1]))),
            )
            for level in range(LEVELS)
        )
        self._sites = tuple(sites)
        self._is_ours = table.is_ours
        self.indices = tuple(
            sorted(
                {
                    *sites,
                    *(column.index for level in codes for column in level),
                    *(index for level in names for index, _ in level),
                }
            )
        )

    def chain(
        self, cells: Sequence[object]
    ) -> tuple[Chain, str, list[tuple[Column, str]]]:
        """Read the places of a row.

        Returns
        -------
        chain : tuple of Stated
            By level.
        site : str
            What lies within the place and is none itself.
        wrong : list of (Column, str)
            The columns whose code cannot be read, with what they hold.
        """
        wrong: list[tuple[Column, str]] = []
        chain: list[Stated] = []
        sites: list[str] = []
        everywhere = False
        for number, level in enumerate(self._levels):
            each = self._stated(level, cells, wrong)
            if each.code and not each.name and everywhere:
                # A number that was left there, and no place within everywhere.
                wrong.extend((column, each.code) for column in level.codes)
                each = _NOTHING
            everywhere = everywhere or each.is_everywhere
            if number > DEEPEST_NAMED and not each.code:
                if each.name:
                    sites.append(each.name)
                each = _NOTHING
            chain.append(each)
        sites.extend(filter(None, (stated(cells[index]) for index in self._sites)))
        return tuple(chain), ", ".join(dict.fromkeys(sites)), wrong

    def _stated(
        self, level: _Level, cells: Sequence[object], wrong: list[tuple[Column, str]]
    ) -> Stated:
        if not (level.codes or level.names):
            return _NOTHING
        code, is_ours = "", False
        for column in level.codes:
            cell = cells[column.index]
            text = stated(cell)
            if not self._is_ours:
                text = text.upper()
            if (
                id_of(text)
                if self._is_ours
                else _CODE.fullmatch(text) and text.strip("0")
            ):
                code = code or text
                is_ours = self._is_ours and not column.tag.has(*P_CODES)
            elif text:
                wrong.append((column, clean(cell)))
        spoken = [(lang, stated(cells[index])) for index, lang in level.names]
        name = next((text for _, text in spoken if text), "")
        if not self._is_ours and spelling(name) in PSEUDO_PLACES:
            return Stated(is_everywhere=True)
        names = tuple(
            sorted(
                {lang: text for lang, text in reversed(spoken) if lang and text}.items()
            )
        )
        return Stated(code, name, names, is_ours=is_ours)


_NOTHING: Final = Stated()
NOWHERE: Final[Chain] = (_NOTHING,) * LEVELS
"""What a row says that says nothing of where it is."""


def _rank(lang: str) -> tuple[int, str]:
    return (_NAME_RANK.get(lang, len(_NAME_RANK)), lang)


__all__ = [
    "DEEPEST_NAMED",
    "LEVELS",
    "NOWHERE",
    "P_CODES",
    "Chain",
    "PlaceColumns",
    "Stated",
]
