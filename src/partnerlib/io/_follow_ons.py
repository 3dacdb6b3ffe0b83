"""Problems that only come from another: what names a record that could not be read.

A row whose id stands there, however wrong, still counts as existing. One without an
id may be what any reference to its table means. So many references are believed, and
no more: where they name more ids than were lost, some are mistakes of their own, and
no one can say which.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from partnerlib.errors import Problem

TERM: Final = "term"

ANY: Final = ""
"""The pool of what was lost and could have been of any kind."""

# The pool of those that may be actors or territories: parties, who states a source.
_EITHER: Final = ("actor", "territory")
_PARTY: Final = "party"


@attrs.frozen
class Unread:
    """What is known of the ids that could not be read.

    Attributes
    ----------
    kinds : set of str
        Those of which nobody knows how many ids there are.
    broken : mapping of str to set of str
        The ids of faulty records by kind.
    lost : mapping of str to int
        How many records state no id, by kind; own terms by `term_pool`.
    """

    kinds: AbstractSet[str]
    broken: Mapping[str, AbstractSet[str]]
    lost: Mapping[str, int]


def term_pool(vocabulary: str) -> str:
    """Name the terms of a vocabulary; an empty one is not known."""
    return f"{TERM}/{vocabulary}"


def without_follow_ons(problems: Iterable[Problem], unread: Unread) -> list[Problem]:
    """Leave out the problems that only come from what could not be read."""
    stated = [each for each in problems if not _follows(each, unread)]
    if not unread.lost:
        return stated
    explained = _explained(stated, unread.lost)
    return [each for each in stated if _pool_of(each) not in explained]


def _follows(problem: Problem, unread: Unread) -> bool:
    """Whether a problem names what may stand where nothing could be read."""
    if problem.code == "unknown-term":
        return TERM in unread.kinds
    if problem.code != "unknown-id":
        return False
    facts = dict(problem.facts)
    meant = {facts.get("target", ""), facts.get("or_else", "")}
    return not unread.kinds.isdisjoint(meant) or any(
        problem.value in unread.broken.get(kind, ()) for kind in meant
    )


def _explained(problems: Iterable[Problem], lost: Mapping[str, int]) -> set[str]:
    """List the pools of which no more ids are asked for than were lost."""
    asked: dict[str, set[str]] = {}
    for each in problems:
        pool = _pool_of(each)
        if pool is not None:  # the table `sources` names `kind/id`
            value = (each.value or "").removeprefix(f"{pool}/")
            asked.setdefault(pool, set()).add(value)
    explained: set[str] = set()
    for pool in sorted(asked):
        ids, room = asked[pool], lost.get(pool, 0) + lost.get(ANY, 0)
        if pool == _PARTY:
            # Parties may be those that nothing else asks for.
            for kind in _EITHER:
                others = asked.get(kind, set())
                spare = lost.get(kind, 0) - len(others)
                room += max(0, spare)
                ids = ids - others if spare >= 0 else ids
        elif pool == term_pool(ANY):
            room += sum(n for each, n in lost.items() if each.startswith(pool))
        elif pool.startswith(term_pool(ANY)):
            room += lost.get(term_pool(ANY), 0)
        if len(ids) <= room:
            explained.add(pool)
    return explained


def _pool_of(problem: Problem) -> str | None:
    """Name what a problem says to be unknown; None if it is about something else."""
    facts = dict(problem.facts)
    if problem.code == "unknown-term":
        return term_pool(facts["vocabulary"])
    if problem.code != "unknown-id":
        return None
    if facts.get("target") == TERM:
        _, _, named = (problem.record or "").partition(f"{TERM}/")
        return term_pool(facts.get("vocabulary", named.partition("/")[0]))
    return _PARTY if facts.get("or_else") else facts.get("target", "")


__all__ = ["ANY", "TERM", "Unread", "term_pool", "without_follow_ons"]
