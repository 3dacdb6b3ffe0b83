"""Patterns that end: none in which something that repeats is itself repeated.

A pattern such as ``(a+)+$`` tries every way of cutting a text before it gives up, and
their number doubles with each letter. Whether it does for a certain text cannot be told
beforehand; what makes it possible can: a repeat, a choice or something optional within
a group that is repeated.
"""

import re
from typing import Final

LONGEST_TRIED: Final = 1000
"""How many characters of a text a pattern is tried on."""

# One of: an escaped character, a class, a comment, the beginning of a group with what
# kind of group it is, its end, a choice, a repeat, anything else.
_TOKEN: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?#[^)]*\)|(?P<open>\((?:\?[^)(|]?)?)|(?P<end>\))"
    r"|(?P<choice>\|)|(?P<repeat>[*+?]|\{\d*,?\d*\})|.",
    re.DOTALL,
)
_FIXED: Final = re.compile(r"\{\d+\}")
_ONCE: Final = ("?", "{1}", "{0,1}", "{,1}", "{0}")
_VERBOSE: Final = re.compile(r"\(\?[a-zA-Z]*x")


def may_never_end(pattern: str) -> bool:
    """Whether a pattern repeats what may be cut in several ways.

    Parameters
    ----------
    pattern : str
        A regular expression that compiles. One in which blanks mean nothing (flag
        ``x``) is not looked into, and may.
    """
    if _VERBOSE.search(pattern):
        return True
    open_ = [False]  # of each group that is open, whether it may be cut in several ways
    closed: bool | None = None  # of the group that ends here
    for token in _TOKEN.finditer(pattern):
        before, closed = closed, None
        if token["open"]:
            open_.append(False)
        elif token["end"]:
            closed = open_.pop()
            open_[-1] |= closed
        elif token["choice"]:
            open_[-1] = True
        elif token["repeat"]:
            if before and token["repeat"] not in _ONCE:
                return True
            open_[-1] |= _FIXED.fullmatch(token["repeat"]) is None
    return False


__all__ = ["LONGEST_TRIED", "may_never_end"]
