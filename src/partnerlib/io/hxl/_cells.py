"""What a cell says, apart from how it is typed."""

import datetime as dt
import re
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from partnerlib.io.raw import CellError, as_text

# What the model allows in no text.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:([ '\u2019.,])\d{3})(?:\1\d{3})*")
_DECIMAL: Final = re.compile(r"-?\d+(?:[.,]\d+)?")
_LONGEST_NUMBER: Final = 18
# The same words stand in thousands of rows; longer ones are not kept.
_REMEMBERED: Final = 100
_LONGEST_ID: Final = 200
_DIGEST: Final = 12

# Words by which people say that a cell is empty; compared without case and blanks.
NOTHING: Final = frozenset(
    re.split(
        r"\|",
        "|-|--|---|–|—|.|..|...|?|n/a|na|n.a.|n.a|nan|none|nil|null|#n/a|#value!|#ref!|"
        "not specified|unspecified|not applicable|not available|unknown|no data|tbd|"
        "tbc|to be determined|to be confirmed|no partner|no partners|non spécifié|"
        "non specifie|non précisé|inconnu|aucun|aucune|sans objet|néant|sin dato|"
        "sin datos|no aplica|no especificado|ninguno|desconocido|não especificado|"
        "nenhum|não aplicável|sem dados|(blank)|(vide)|undefined",
    )
)


FORMULA: Final = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet computes."""


def clean(cell: object) -> str:
    """Give the text of a cell: one blank between words, nothing unprintable."""
    if type(cell) is str:
        return _cleaned(cell) if len(cell) <= _REMEMBERED else _tidied(cell)
    return _tidied(as_text(cell))


def _tidied(text: str) -> str:
    text = " ".join(text.split())
    if text.isprintable():
        return text
    return " ".join(_FORBIDDEN.sub(" ", text).replace("\u200b", "").split())


_cleaned = lru_cache(maxsize=65_536)(_tidied)


def stated(cell: object) -> str:
    """Give the text of a cell, empty if it says in words that it is empty.

    An apostrophe before such words, or before what a spreadsheet would compute, says
    that they are meant.
    """
    if type(cell) is str and len(cell) <= _REMEMBERED:
        return _said(cell)
    return _meant(clean(cell))


def _meant(text: str) -> str:
    if text[:1] == "'" and needs_apostrophe(text[1:]):
        return text[1:]
    return "" if text.casefold() in NOTHING else text


@lru_cache(maxsize=65_536)
def _said(cell: str) -> str:
    return _meant(_cleaned(cell))


def needs_apostrophe(text: str) -> bool:
    """Whether a text would be taken for nothing, or computed by a spreadsheet."""
    plain = text.lstrip("'")
    return plain[:1] in FORMULA or (plain.casefold() in NOTHING and plain != "")


def number_of(cell: object) -> float | None:
    """Read a number: ``80 418``, ``1,234``, ``12.5``; None if it is none.

    A comma before three digits separates thousands, as it does in the field; one
    blank, point or apostrophe as well.
    """
    if isinstance(cell, CellError | bool | dt.date):
        return None
    text = clean(cell)
    if len(text) > _LONGEST_NUMBER:
        return None
    grouped = _THOUSANDS.fullmatch(text)
    if grouped and grouped[1] != ".":
        return float(text.replace(grouped[1], ""))
    if grouped and text.count(".") > 1:
        return float(text.replace(".", ""))
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def id_of(text: str) -> str:
    """Give an id as it stands; empty if the text can be none."""
    return text if len(text) <= _LONGEST_ID and ";" not in text else ""


def id_made(text: str) -> str:
    """Give an id that was made of names, however long these are."""
    if len(text) <= _LONGEST_ID:
        return text
    digest = blake2b(text.encode(), digest_size=_DIGEST).hexdigest()
    return f"{text[: _LONGEST_ID - 1 - len(digest)]}~{digest}"


__all__ = [
    "FORMULA",
    "NOTHING",
    "clean",
    "id_made",
    "id_of",
    "needs_apostrophe",
    "number_of",
    "stated",
]
