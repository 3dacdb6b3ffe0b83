"""What a registry holds, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from partnerlib.registry import Registry
from partnerlib.typing import Lang
from partnerlib.wording import pages
from partnerlib.wording.grammar import count, listed

_COUNTED: Final = (
    ("territories", "territory"),
    ("actors", "actor"),
    ("agreements", "agreement"),
    ("actions", "action"),
    ("needs", "need"),
    ("offers", "offer"),
    ("exchanges", "exchange"),
)
_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})


def contents_text(
    registry: Registry, lang: Lang, lost: Mapping[str, int] = _NOTHING
) -> str:
    """Say how many records there are of each kind, but for some that are lost."""
    held = {name: n - lost.get(name, 0) for name, n in registry.describe().items()}
    said = [count(held[name], noun, lang) for name, noun in _COUNTED if held[name]]
    return listed(said, lang, most=len(_COUNTED)) or pages.EMPTY.say(lang)


__all__ = ["contents_text"]
