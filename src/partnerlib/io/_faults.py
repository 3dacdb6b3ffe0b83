"""What is wrong with a plain value, before it is told as a problem."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import attrs

from partnerlib.errors import ModelError, Violation
from partnerlib.io._json_decode import Path
from partnerlib.registry import hints

_MOST_HINTED: Final = 100  # unknown keys of one object, beyond what anybody mistypes
_LONGEST_HINTED: Final = 40  # no field has a name nearly as long

NO_VALUE: Final = object()
"""What a fault has that concerns no value; None is the value ``null``."""


@attrs.frozen
class Fault:
    """One thing wrong with a value: the rule, where in the value, and what."""

    code: str
    path: Path = ()
    value: object = NO_VALUE
    facts: tuple[tuple[str, str], ...] = ()


class Refused(Exception):  # noqa: N818 -- a private signal, turned into problems
    """A value that no record can be made of.

    Attributes
    ----------
    faults : tuple of Fault
        What is wrong with it.
    rest : tuple or None
        Of several texts, those without a fault: more rules may speak of them.
    draft : object
        What could be made without what is faulty; None if nothing.
    """

    def __init__(
        self,
        faults: Iterable[Fault],
        rest: tuple[object, ...] | None = None,
        draft: object = None,
    ) -> None:
        self.faults = tuple(faults)
        self.rest = rest
        self.draft = draft
        super().__init__(self.faults, rest, draft)


def wrong(expected: str, value: object) -> Refused:
    """Refuse a value of another type."""
    return Refused([Fault("bad-type", (), value, (("expected", expected),))])


def faults_of(error: Refused | ModelError, *at: str | int) -> list[Fault]:
    """Give the faults of a value, put where the value stands."""
    if isinstance(error, Refused):
        return [attrs.evolve(each, path=(*at, *each.path)) for each in error.faults]
    return [
        Fault(each.code, at, value_of(each), facts_of(each))
        for each in error.violations
    ]


def value_of(violation: Violation) -> object:
    """Give the value that breaks a rule of the model."""
    return NO_VALUE if violation.value is None else violation.value


def facts_of(violation: Violation) -> tuple[tuple[str, str], ...]:
    """Give the facts but for the field, which its place tells."""
    return tuple(fact for fact in violation.facts if fact[0] != "field")


def unknown_fields(stated: Iterable[str], known: Iterable[str]) -> list[Fault]:
    """Find the keys that are no field, with the fields they look like."""
    allowed = tuple(sorted(known))
    strange = [key for key in stated if key not in allowed]
    return [
        Fault("unknown-field", (key,), key, (("hint", _hint(key, allowed)),))
        for key in strange[:_MOST_HINTED]
    ] + [Fault("unknown-field", (key,), key) for key in strange[_MOST_HINTED:]]


@lru_cache(maxsize=1024)  # a mistake comes again with every record
def _hint(key: str, allowed: tuple[str, ...]) -> str:
    return ", ".join(hints(key, allowed)) if len(key) <= _LONGEST_HINTED else ""


__all__ = [
    "NO_VALUE",
    "Fault",
    "Refused",
    "facts_of",
    "faults_of",
    "unknown_fields",
    "value_of",
    "wrong",
]
