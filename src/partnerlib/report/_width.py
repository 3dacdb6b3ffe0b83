"""How wide a text stands on a terminal, and how it is cut to fit."""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import Final

ELLIPSIS: Final = "…"

# Line ends and tabs would break a table. Other control characters, and those that
# turn the direction of writing, could make a terminal show what is not there.
_BLANKS: Final = re.compile("[\t-\r\u2028\u2029]+")
_CONTROLS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def clean(text: str) -> str:
    r"""Make a text safe to stand in one line of a terminal.

    Examples
    --------
    >>> clean("two\nlines"), clean("\x1b[31mred")
    ('two lines', '�[31mred')
    """
    return _CONTROLS.sub("\ufffd", _BLANKS.sub(" ", text))


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def width(text: str) -> int:
    r"""Give how many columns a text takes.

    Combining marks take none, East Asian wide characters two.

    Examples
    --------
    >>> width("e\u0301t\u00e9"), width("\u6771\u4eac")
    (3, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def cut(text: str, most: int) -> str:
    """Cut a text to a width; an ellipsis tells that something is missing.

    Examples
    --------
    >>> cut("Ouagadougou", 6), cut("Kayes", 6)
    ('Ouaga…', 'Kayes')
    """
    if width(text) <= most:
        return text
    kept = _head(text, most - 1)
    return kept.rstrip() + ELLIPSIS


def fold(text: str, most: int, lines: int = 2) -> list[str]:
    """Break a text into a few lines of a width; an ellipsis tells what is cut.

    Examples
    --------
    >>> fold("Ville partenaire du golfe de Guinée", 16)
    ['Ville partenaire', 'du golfe de Gui…']
    """
    parts = wrap(text, most)
    if len(parts) <= lines:
        return parts
    return [*parts[: lines - 1], cut(" ".join(parts[lines - 1 :]), most)]


def _head(text: str, most: int) -> str:
    """Give what fits of a text, and look no further."""
    taken = accumulate(map(_char_width, text))
    return text[: sum(1 for _ in takewhile(most.__ge__, taken))]


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text with blanks to a width."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break a text into lines, at blanks only; never at a no-break space.

    Parameters
    ----------
    text : str
        Running text.
    columns : int
        How wide a line may be, its indent among it.
    first, rest : str
        What stands before the first line, and before each other one.

    Returns
    -------
    list of str
        At least one line. A word wider than a line is broken.

    Examples
    --------
    >>> wrap("one two three", 9, first="- ", rest="  ")
    ['- one two', '  three']
    """
    lines: list[str] = []
    line, empty = first, True
    for word in _pieces(text, columns - max(width(first), width(rest))):
        if empty or width(line) + 1 + width(word) <= columns:
            line = line + word if empty else f"{line} {word}"
            empty = False
        else:
            lines.append(line)
            line = rest + word
    return [*lines, line.rstrip()]


def _pieces(text: str, most: int) -> list[str]:
    """Part a text into words, those wider than a line into pieces."""
    pieces: list[str] = []
    for word in filter(None, text.split(" ")):
        pieces += [word] if width(word) <= most else _broken(word, most)
    return pieces


def _broken(word: str, most: int) -> list[str]:
    """Break a word where a line is full; each piece has one character or more."""
    pieces: list[str] = []
    first = taken = 0
    for at, char in enumerate(word):
        columns = _char_width(char)
        if taken + columns > most and at > first:
            pieces.append(word[first:at])
            first, taken = at, 0
        taken += columns
    return [*pieces, word[first:]]


__all__ = ["ELLIPSIS", "clean", "cut", "fold", "pad", "width", "wrap"]
