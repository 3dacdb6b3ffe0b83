"""What the columns of a table seem to be, by their headings and what is in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

import attrs

from partnerlib.io.maps._columns import LOOKED_AT, is_personal
from partnerlib.io.maps._dates import read_date, read_period
from partnerlib.io.maps._fields import Field
from partnerlib.io.maps._lexicon import meaning_of
from partnerlib.io.maps._model import Value
from partnerlib.io.maps._parse import UNKNOWN, Bad, Terms, parser_of
from partnerlib.io.raw import RawTable, as_text
from partnerlib.vocabularies import builtin

_SAMPLE: Final = 500
_MOST: Final = 0.5
_OFTEN: Final = 0.02
_SEPARATORS: Final = (";", "|", "\n")
_SPLITTABLE: Final = (
    "theme",
    "funder",
    "implementer",
    "partner_org",
    "lead",
    "country",
)
_NUMBERS: Final = (
    *("amount", "population", "partner_population", "inneed", "targeted", "reached"),
    *("lat", "lon", "partner_lat", "partner_lon"),
)
# By what is in a column whose heading says nothing.
_BY_TERMS: Final = {
    "theme": "themes",
    "status": "statuses",
    "org_type": "actor-kinds",
    "agreement_kind": "agreement-kinds",
}
# Meanings of which there are few values, each in many rows.
_FEW: Final = ("theme", "audience", "status", "org_type", "agreement_kind")
_LIST: Final = 20
_REPEATED: Final = 0.3
_CODE: Final = re.compile(r"[A-Z]{2,3}[0-9]+", re.ASCII)
_FEWEST: Final = 2
_LONGEST: Final = 120
_ALPHA2: Final = re.compile(r"[A-Za-z]{2}")


@attrs.frozen
class Survey:
    """What is found out of a table.

    Attributes
    ----------
    header : int
        The row of the headings.
    rows_from : int
        The first row of data.
    columns : dict
        The first column for each meaning, by its heading.
    splits : dict
        What separates several values, by meaning.
    personal : tuple of str
        Headings of columns with personal data.
    unused : tuple of str
        Headings of which nothing is known.
    dates : str
        In which order figures of dates stand: ``"dmy"`` or ``"mdy"``.
    """

    header: int
    rows_from: int
    columns: dict[str, str]
    splits: dict[str, str]
    personal: tuple[str, ...]
    unused: tuple[str, ...]
    dates: str


def survey(table: RawTable) -> Survey | None:
    """Look at a table; None where nothing of it is understood."""
    head = [
        [as_text(cell).strip() for cell in row] for row in islice(table.rows, LOOKED_AT)
    ]
    scored = [(_score(row), -at) for at, row in enumerate(head, 1)]
    best, at = max(scored, default=(0, 0))
    if best < _FEWEST:
        return None
    header = -at
    headings = head[header - 1]
    below = header + 1
    if below <= len(head) and _is_tags(head[below - 1]):
        below += 1
    sample = [
        [as_text(cell).strip() for cell in row]
        for row in islice(table.rows, below - 1, below - 1 + _SAMPLE)
    ]
    return _Look(headings, sample).survey(header, below)


def _score(row: Sequence[str]) -> int:
    return len({meaning for cell in row if (meaning := _meaning(cell))})


def _meaning(cell: str) -> str:
    # A heading is short, and is no hashtag.
    return "" if len(cell) > _LONGEST or cell.startswith("#") else meaning_of(cell)


def _is_tags(row: Sequence[str]) -> bool:
    stated = [cell for cell in row if cell]
    return bool(stated) and all(cell.startswith("#") for cell in stated)


class _Look:
    def __init__(
        self, headings: Sequence[str], sample: Sequence[Sequence[str]]
    ) -> None:
        self._headings = headings
        self._cells = [
            [
                row[at]
                for row in sample
                if at < len(row) and row[at] and row[at].casefold() not in UNKNOWN
            ]
            for at in range(len(headings))
        ]

    def survey(self, header: int, below: int) -> Survey:
        """Judge every column."""
        columns: dict[str, str] = {}
        splits: dict[str, str] = {}
        personal: list[str] = []
        unused: list[str] = []
        dates = "dmy"
        for at, heading in enumerate(self._headings):
            # Of two columns of one heading only the first can be named.
            if not heading or heading in self._headings[:at]:
                continue
            if is_personal(heading):
                personal.append(heading)
                continue
            meaning = self._meaning(at)
            if not meaning or meaning in columns:
                unused.append(heading)
                continue
            columns[meaning] = heading
            splits |= self._split(meaning, at)
            if meaning in ("start", "end", "signed", "year") and self._is_month_first(
                at
            ):
                dates = "mdy"
        return Survey(
            header, below, columns, splits, tuple(personal), tuple(unused), dates
        )

    def _meaning(self, at: int) -> str:
        """Judge a column by its heading, and that by what is in it."""
        meaning, cells = _meaning(self._headings[at]), self._cells[at]
        if not cells:
            # An empty column says nothing, unless the whole table is empty yet.
            return "" if any(self._cells) else meaning
        if meaning in _FEW and len(set(cells)) > max(_LIST, len(cells) * _REPEATED):
            return ""
        if meaning:
            is_so = _CHECKS.get(meaning)
            return meaning if is_so is None or self._most(at, is_so) else ""
        if len(set(cells)) > 1:
            for each, vocabulary in _BY_TERMS.items():
                if self._most(at, self._terms_of(vocabulary)):
                    return each
        return ""

    def _most(self, at: int, is_so: Callable[[str], bool]) -> bool:
        cells = self._cells[at]
        return sum(map(is_so, cells)) >= _MOST * len(cells)

    def _terms_of(self, vocabulary: str) -> Callable[[str], bool]:
        known = builtin()[vocabulary]
        return lambda text: known.resolve(text) is not None

    def _split(self, meaning: str, at: int) -> dict[str, str]:
        if meaning not in _SPLITTABLE:
            return {}
        cells = self._cells[at]
        for separator in _SEPARATORS:
            if sum(separator in cell for cell in cells) > _OFTEN * len(cells):
                return {meaning: separator}
        return {meaning: ","} if meaning in _BY_TERMS and self._is_listed(at) else {}

    def _is_listed(self, at: int) -> bool:
        """Whether what stands between commas is a term, and the whole is none."""
        lists = [cell for cell in self._cells[at] if "," in cell]
        is_term = self._terms_of(_BY_TERMS["theme"])
        parts = [part for cell in lists for part in cell.split(",")]
        known = sum(map(is_term, parts))
        return known > _MOST * len(parts) and not any(map(is_term, lists))

    def _is_month_first(self, at: int) -> bool:
        def count(order: str) -> int:
            return sum(read_date(cell, order) is not None for cell in self._cells[at])

        return count("mdy") > count("dmy")


def _is_date(text: str) -> bool:
    return any(read_date(text, order) is not None for order in ("dmy", "mdy"))


def _is_alpha2(text: str) -> bool:
    return _ALPHA2.fullmatch(text) is not None


def _is_no_code(text: str) -> bool:
    return _CODE.fullmatch(text) is None


def _is_time(text: str) -> bool:
    return read_period(text, "dmy") is not None or _is_date(text)


_number = parser_of(Field("", "number"), Value(), Terms({}, "en"))


def _is_number(text: str) -> bool:
    return type(_number(text)) is not Bad


_CHECKS: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(("start", "end", "signed"), _is_date),
    **dict.fromkeys(_NUMBERS, _is_number),
    "code_country": _is_alpha2,
    "title": _is_no_code,
    "year": _is_time,
}

__all__ = ["Survey", "survey"]
