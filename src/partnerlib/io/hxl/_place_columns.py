"""Where a row lies: what its columns of places say, level by level."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, TypeAlias

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


Wrong: TypeAlias = tuple[tuple[Column, str], ...]
"""The columns whose code cannot be read, with what they hold."""


@attrs.frozen(slots=False)
class _Level:
    """The columns of one level, and what their cells were found to say."""

    codes: tuple[Column, ...]
    names: tuple[tuple[int, str], ...]
    known: dict[tuple[str, ...], tuple["Stated", Wrong]] = attrs.field(
        factory=dict[tuple[str, ...], tuple["Stated", Wrong]]
    )

    @cached_property
    def indices(self) -> tuple[int, ...]:
        """Those of the codes, then those of the names."""
        codes = (column.index for column in self.codes)
        return (*codes, *(index for index, _ in self.names))


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
            if not level.indices:
                chain.append(_NOTHING)
                continue
            texts = tuple([clean(cells[index]) for index in level.indices])
            if texts not in level.known:
                level.known[texts] = self._stated(level, texts)
            each, unread = level.known[texts]
            wrong.extend(unread)
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

    def _stated(self, level: _Level, texts: Sequence[str]) -> tuple[Stated, Wrong]:
        code, is_ours = "", False
        wrong: list[tuple[Column, str]] = []
        for column, cell in zip(level.codes, texts, strict=False):
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
                wrong.append((column, cell))
        names = map(stated, texts[len(level.codes) :])
        spoken = [
            (lang, name) for (_, lang), name in zip(level.names, names, strict=True)
        ]
        name = next((text for _, text in spoken if text), "")
        if not self._is_ours and spelling(name) in PSEUDO_PLACES:
            return Stated(is_everywhere=True), tuple(wrong)
        by_lang = {lang: text for lang, text in reversed(spoken) if lang and text}
        found = Stated(code, name, tuple(sorted(by_lang.items())), is_ours=is_ours)
        return found, tuple(wrong)


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
