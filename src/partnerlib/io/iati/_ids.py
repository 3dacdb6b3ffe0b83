"""Ids, as far as what a file states can be one."""

import hashlib
from functools import lru_cache

from partnerlib.errors import ModelError
from partnerlib.model import Concept


@lru_cache(maxsize=65_536)
def is_id(text: str) -> bool:
    """Whether a text can be an id."""
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
