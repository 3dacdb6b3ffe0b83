"""Ids of records that a table gives none."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from partnerlib.io._slugs import slug

_LONGEST: Final = 200
_CODE: Final = re.compile(r"[A-Za-z]{2,3}\d[A-Za-z0-9]*", re.ASCII)
_PLACE: Final = "place:"
_BETWEEN: Final = "\x1f"


def territory_id(name: str, parent: str, country: str) -> str:
    """Make the id of a place that has no code; empty if its name says nothing.

    Examples
    --------
    >>> territory_id("Évry", "place:fr/essonne", ""), territory_id("Évry", "", "FR")
    ('place:fr/essonne/evry', 'place:fr/evry')
    """
    last = slug(name)
    if not last:
        return ""
    above = parent.removeprefix(_PLACE) if parent.startswith(_PLACE) else slug(parent)
    first = above or slug(country)
    id_ = f"{_PLACE}{first}/{last}" if first else f"{_PLACE}{last}"
    return id_ if len(id_) <= _LONGEST else f"{_PLACE}{digest([id_])}"


def actor_id(name: str) -> str:
    """Make the id of an actor that has no code; empty if its name says nothing."""
    last = slug(name)
    return f"org:{last}" if last else ""


def content_id(kind: str, parts: Iterable[str]) -> str:
    """Make the id of what a row says, so that editions of a table can be compared."""
    return f"{kind}:{digest(parts)}"


def digest(parts: Iterable[str]) -> str:
    """Reduce texts to 16 letters and digits."""
    data = _BETWEEN.join(parts).encode("utf-8", "replace")
    return blake2b(data, digest_size=8).hexdigest()


def code(text: str) -> str:
    """Write a code of a place as it is usually written."""
    return text.upper() if _CODE.fullmatch(text) else text


__all__ = ["actor_id", "code", "content_id", "territory_id"]
