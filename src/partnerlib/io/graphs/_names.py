"""How records are named in a graph: as `territory:FR-91`.

GraphML wants names of nodes to be name tokens of XML. What a token cannot hold is
written as its code point, ``_x0020_`` for a blank, as spreadsheets do in XML.
"""

import re
from functools import lru_cache
from typing import Final

_MARK: Final = ":"
# The letters and digits that XML allows in a token, apart from ours.
_ODD: Final = re.compile(
    "[^-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff"
    "\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    "\ufdf0-\ufffd\U00010000-\U000effff]"
    "|_(?=x[0-9A-F]{4})"
)
_CODED: Final = re.compile("_x([0-9A-F]{4,6})_")
_LAST: Final = 0x10FFFF


def node_name(kind: str, id: str) -> str:  # noqa: A002 -- the field has this name everywhere
    """Name a record in a graph.

    Examples
    --------
    >>> node_name("territory", "FR-91"), node_name("actor", "ville d'Évry")
    ('territory:FR-91', 'actor:ville_x0020_d_x0027_Évry')
    """
    return f"{kind}{_MARK}{_ODD.sub(_code, id)}"


@lru_cache(maxsize=65_536)
def record_named(name: str) -> tuple[str, str]:
    """Give the kind and the id of a name; an empty kind where it states none.

    Examples
    --------
    >>> record_named("actor:ville_x0020_d_x0027_Évry")
    ('actor', "ville d'Évry")
    """
    kind, mark, rest = name.partition(_MARK)
    if not mark:
        return "", name
    return kind, _CODED.sub(_char, rest)


def _code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _char(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= _LAST else found[0]


__all__ = ["node_name", "record_named"]
