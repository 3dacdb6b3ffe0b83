"""What a registry holds, in words."""

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


def contents_text(registry: Registry, lang: Lang) -> str:
    """Say how many records there are of each kind."""
    held = registry.describe()
    said = [count(held[name], noun, lang) for name, noun in _COUNTED if held[name]]
    return listed(said, lang, most=len(_COUNTED)) or pages.EMPTY.say(lang)


__all__ = ["contents_text"]
