"""Texts of CSV that a spreadsheet would compute, and not show.

A cell that begins with one of a few signs is a formula to most spreadsheets, whoever
wrote it: it may fetch something, or send it away. An apostrophe before it keeps it a
text. Reading takes one apostrophe away from before such a text, so that nothing is
lost; text that begins so by itself gets one more. In a workbook there is no need: its
cells say that they are texts.
"""

from collections.abc import Iterable, Sequence
from typing import Final

_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_MARK: Final = "'"
_FIRST: Final = frozenset({*_SIGNS, _MARK})
_MARKED: Final = tuple(
    f"{_MARK}{sign}".encode() for sign in (*_SIGNS, _MARK)
)  # what is in a file with any such cell


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would compute a text, apostrophes before it aside.

    Examples
    --------
    >>> [is_formula(text) for text in ("=1+1", "'@x", "a=b", "'a", "")]
    [True, True, False, False, False]
    """
    return text.lstrip(_MARK)[:1] in _SIGNS


def shielded_column(cells: Sequence[object]) -> Sequence[object]:
    """Write the cells of a column so that none is computed.

    Examples
    --------
    >>> shielded_column(["=1+1", -5, "a"])
    ["'=1+1", -5, 'a']
    """
    if not any(type(cell) is str and cell[:1] in _FIRST for cell in cells):
        return cells
    return [
        f"{_MARK}{cell}" if isinstance(cell, str) and is_formula(cell) else cell
        for cell in cells
    ]


def has_shields(data: bytes) -> bool:
    """Whether a file may hold such cells."""
    return _MARK.encode() in data and any(each in data for each in _MARKED)


def unshield(rows: Iterable[list[str]]) -> None:
    """Take the apostrophes away again, in place."""
    for row in rows:
        for at, cell in enumerate(row):
            if cell[:1] == _MARK and is_formula(cell):
                row[at] = cell[1:]


__all__ = ["has_shields", "is_formula", "shielded_column", "unshield"]
