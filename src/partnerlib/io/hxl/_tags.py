"""One hashtag with its attributes, as people write it."""

import re
from functools import cached_property, lru_cache
from typing import Final

import attrs

# As libhxl accepts it, and the older way of writing a language: #country/fr.
_TAG: Final = re.compile(
    r"\s*#(?P<tag>[A-Za-z]\w*)"
    r"(?P<lang>/[a-z]{2,3})?"
    r"(?P<attributes>(?:\s*\+[A-Za-z]\w*)*)\s*",
    re.ASCII,
)
_LANGUAGE: Final = re.compile(r"(?:i_)?([a-z]{2,3})")
# Two letters are a language unless they mean something else in HXL.
_LANGUAGES: Final = frozenset(
    re.findall(
        r"\w+", "ar de en es fa fr ht it my ne pt ru so sw tr uk ur zh", re.ASCII
    )
)

KNOWN: Final = frozenset(
    re.findall(
        r"\w+",
        "access activity adm0 adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity "
        "cause channel contact country crisis currency date delivery description event "
        "frequency geo group impact incident indicator inneed inputs item loc meta "
        "modality need operations org output outcome population priority reached "
        "region respondee response sector service severity status subsector target "
        "targeted value",
    )
)
"""The hashtags that a table of the field may have."""

_OLD: Final = {"target": "targeted", "adm0": "country"}


@attrs.frozen(slots=False)
class Tag:
    """A hashtag.

    Attributes
    ----------
    name : str
        Without the ``#``, in lower case.
    attributes : frozenset of str
        Without the ``+``, in lower case, but for that of a language.
    lang : str
        The language of the cells; empty where none is stated.
    """

    name: str
    attributes: frozenset[str] = frozenset()
    lang: str = ""

    @cached_property
    def text(self) -> str:
        """The hashtag in one spelling: attributes sorted."""
        rest = sorted(self.attributes) + ([f"i_{self.lang}"] if self.lang else [])
        return "".join([f"#{self.name}", *(f"+{each}" for each in rest)])

    def has(self, *attributes: str) -> bool:
        """Whether it has any of some attributes."""
        return not self.attributes.isdisjoint(attributes)


@lru_cache(maxsize=4096)
def parse_tag(text: str) -> Tag | None:
    """Read a hashtag; None if the text is none.

    Examples
    --------
    >>> parse_tag(" #ORG +Impl+name+i_fr ").text
    '#org+impl+name+i_fr'
    >>> parse_tag("# of students"), parse_tag("#VALUE!"), parse_tag("#N/A")
    (None, None, None)
    """
    found = _TAG.fullmatch(text)
    if found is None:
        return None
    name = found["tag"].lower()
    lang = (found["lang"] or "")[1:]
    attributes: list[str] = []
    for attribute in re.findall(r"\w+", found["attributes"].lower()):
        match = _LANGUAGE.fullmatch(attribute)
        if match and (attribute.startswith("i_") or attribute in _LANGUAGES):
            lang = lang or match[1]
        else:
            attributes.append(attribute)
    return Tag(_OLD.get(name, name), frozenset(attributes), lang)


__all__ = ["KNOWN", "Tag", "parse_tag"]
