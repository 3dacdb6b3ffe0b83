"""Ids made of names, where a source gives no code."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        chr(0x131): "i",
    }
)
_NOT_WORD: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 120
_BEYOND_LATIN: Final = "\u0250"


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """Reduce a name to what can stand in an id.

    Parameters
    ----------
    text : str
        A name in any script.

    Returns
    -------
    str
        In lower case, the words joined by hyphens: ASCII where the letters have a
        plain form, else the letters that they are. At most 120 characters. Empty if
        the text holds neither letter nor digit.

    Examples
    --------
    >>> slug("Médecins Sans Frontières (Belgique)")
    'medecins-sans-frontieres-belgique'
    >>> slug("Общество № 5")
    'общество-no-5'
    """
    if text.isascii():
        plain = _NOT_WORD.sub(" ", text)
    else:
        plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        if all(char < _BEYOND_LATIN or not char.isalpha() for char in plain):
            plain = "".join(char for char in plain if not unicodedata.combining(char))
            plain = _NOT_WORD.sub(" ", plain)
        else:
            # Beyond Latin script a mark may be a vowel: to drop it joins two names.
            plain = unicodedata.normalize("NFC", plain)
            plain = "".join(
                char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "
                for char in plain
            )
    return "-".join(plain.casefold().split())[:_LONGEST].strip("-")


__all__ = ["slug"]
