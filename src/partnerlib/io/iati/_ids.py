"""Ids, as far as what a file states can be one."""

import hashlib
import re
from functools import lru_cache
from typing import Final

from partnerlib.errors import ModelError
from partnerlib.model import Concept

_LONGEST: Final = 200
# Nearly all ids are of such characters, and nobody states one twice.
_PLAIN: Final = re.compile(r"[!-:<-~](?:[ -:<-~]*[!-:<-~])?")


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text):
        return True
    return _is_id(text)


@lru_cache(maxsize=4096)
def _is_id(text: str) -> bool:
    try:
        Concept(text)
    except ModelError:
        return False
    return True


def digest(*parts: str) -> str:
    """Give a short id of contents, where nothing else identifies them."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"iati:{hashlib.blake2b(joined, digest_size=8).hexdigest()}"


__all__ = ["digest", "is_id"]
