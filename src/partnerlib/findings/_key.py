"""The keys of findings: what tells one from every other, in this run and the next.

A key is the kind of a finding, a colon, and its ids. Two findings have the same key
only if they have the same kind and the same ids, whatever signs these hold: no kind
holds a colon, and no id a semicolon.
"""

from collections.abc import Iterable
from typing import Final

_BETWEEN: Final = "~"
_WITHIN: Final = ";"
"""What stands for `_BETWEEN` in an id: a sign that no id holds."""


def key_between(kind: str, *ids: str) -> str:
    """Make the key of a finding about two actors or territories, or about three.

    A tilde stands between the ids, and a semicolon for each tilde of an id itself. So
    a key is split at its tildes, and then every semicolon is a tilde again.

    Parameters
    ----------
    kind : str
        The kind of the finding, or what it is about.
    *ids : str
        The ids, in the order of the finding.

    Examples
    --------
    >>> key_between("open", "evry", "kayes")
    'open:evry~kayes'
    >>> key_between("open", "a", "b~c"), key_between("open", "a~b", "c")
    ('open:a~b;c', 'open:a;b~c')
    """
    *firsts, last = ids
    return "".join((kind, ":", *map(key_head, firsts), key_tail(last)))


def key_tail(id_: str) -> str:
    """Give what the last id of a key of `key_between` is written as.

    Examples
    --------
    >>> key_tail("a~b")
    'a;b'
    """
    return id_.replace(_BETWEEN, _WITHIN)


def key_head(id_: str) -> str:
    """Give what any other id is written as, the sign after it included.

    It holds no other tilde, so that of two such texts none is how the other one
    starts: keys are in the order of their first heads; those of one head, in that of
    what comes next.

    Examples
    --------
    >>> key_head("a~b")
    'a;b~'
    """
    return key_tail(id_) + _BETWEEN


def key_about(kind: str, values: Iterable[tuple[str, str]]) -> str:
    """Make the key of a finding about a cell, or about what is wanted of whom.

    A semicolon stands between the parts, each a name, an equals sign and a value. Only
    the last value may be other than an id, such as a unit, and hold semicolons: as
    names have no equals sign, and no name is the last but the one that is free, a key
    is still read in one way.

    Parameters
    ----------
    kind : str
        The kind of the finding.
    values : iterable of (str, str)
        Names, each once and in a fixed order, and what they stand for.

    Examples
    --------
    >>> key_about("unmet", [("theme", "health"), ("place", "ML-1"), ("unit", "people")])
    'unmet:theme=health;place=ML-1;unit=people'
    """
    return f"{kind}:{_WITHIN.join(f'{name}={value}' for name, value in values)}"


__all__ = ["key_about", "key_between", "key_head", "key_tail"]
