"""Ids of agreements of which nothing is known but who is bound.

Pairs, statements, graphs, Wikidata and column maps make them here, so that the same
tie has the same id wherever it was read, and no two ties have one.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from partnerlib.errors import Violation
from partnerlib.model._rules import check_id

_BETWEEN: Final = "~"
_QUOTED: Final = str.maketrans({_BETWEEN: "%7E", "%": "%25"})


def bond_id(kind: str, parties: Iterable[str], own: str = "") -> str:
    """Make the id of an agreement of which nothing is known but who is bound.

    It is the kind, a colon and the parties in the order of their ids, with a tilde
    between them. Where an id holds a tilde itself, what follows the colon begins with
    a tilde, and in the ids ``%7E`` stands for a tilde and ``%25`` for a per cent sign.
    So agreements of one kind have the same id only if they have the same parties.

    Parameters
    ----------
    kind : str
        The kind of the agreement.
    parties : iterable of str
        Their ids, in any order.
    own : str
        What the source calls it, to stand in the place of the parties.

    Returns
    -------
    str
        Where this would be no id, or one that is too long, the kind, a colon and a
        digest of 32 letters and digits.

    Examples
    --------
    >>> bond_id("twinning", ["there", "evry"])
    'twinning:evry~there'
    >>> bond_id("twinning", ["a~b", "c"]), bond_id("twinning", ["a", "b~c"])
    ('twinning:~a%7Eb~c', 'twinning:~a~b%7Ec')
    """
    distinct = sorted(set(parties))
    own = own.strip()
    id_ = f"{kind}:{_joined([own] if own else distinct)}"
    if is_id(id_):
        return id_
    data = "\n".join([*distinct, own]).encode("utf-8", "replace")
    return f"{kind}:{blake2b(data, digest_size=16).hexdigest()}"


def is_id(text: str) -> bool:
    """Whether a text may be an id."""
    out: list[Violation] = []
    check_id(out, "id", text)
    return not out


def _joined(parts: list[str]) -> str:
    if any(_BETWEEN in part for part in parts):
        parts = ["", *(part.translate(_QUOTED) for part in parts)]
    return _BETWEEN.join(parts)


__all__ = ["bond_id", "is_id"]
