"""Records with faults, made of what is sound in them.

No registry holds a draft. It is there to be checked, so that one fault does not hide
the others: what it refers to, the terms that it uses, what it clashes with.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs

from partnerlib.errors import ModelError, Problem, Violation
from partnerlib.io._place import Place
from partnerlib.model import Action, Concept, Party, Record, Source

T = TypeVar("T", bound=attrs.AttrsInstance)

STAND_IN: Final = "\ue000" * 40
"""How ids begin that stand for what is not known; long, so that it is like no other."""

_ONE: Final = f"{STAND_IN}1"
_OTHER: Final = f"{STAND_IN}2"
UNKNOWN_PARTIES: Final = (Party(_ONE), Party(_OTHER))
"""What is added to parties of which some cannot be read."""

KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "actor": frozenset({_ONE, _OTHER}),
    "territory": frozenset({_ONE}),
}
"""The ids that stand for parties and owners, by kind: nothing is wrong with them."""

# What stands where a required value is faulty.
_NEEDED: Final[Mapping[str, object]] = {
    "id": _ONE,
    "name": "-",
    "title": "-",
    "vocabulary": _ONE,
    "actor": _ONE,
    "giver": _ONE,
    "receiver": _OTHER,
    "lat": 0,
    "lon": 0,
    "parties": UNKNOWN_PARTIES,
}
# What stands where fields are sound one by one and not together.
_MENDED: Final[Mapping[str, tuple[str, object]]] = {
    "too-few-parties": ("parties", UNKNOWN_PARTIES),
    "self-twinning": ("parties", UNKNOWN_PARTIES),
    "no-party": ("parties", UNKNOWN_PARTIES),
    "self-exchange": ("receiver", _OTHER),
    "missing-owner": ("territory", _ONE),
}


@attrs.frozen
class Draft:
    """A record of which something is faulty.

    Attributes
    ----------
    record : Record
        Made without what is faulty.
    place : Place
        Where it stands.
    at : int
        How many records that are kept stand before it in its source.
    id : str
        The id that problems name; empty if there is none.
    is_lost : bool
        Whether it has no id that anything may refer to.
    faulty : frozenset of str
        The fields of which something is faulty: they are compared with nothing.
    """

    record: Record
    place: Place
    at: int
    id: str
    is_lost: bool = False
    faulty: frozenset[str] = frozenset()


@attrs.frozen
class DraftTerm:
    """An own term of which something is faulty.

    Attributes
    ----------
    vocabulary : str
        Its vocabulary; empty if that is unknown.
    concept : Concept
        Made without what is faulty.
    place : Place
        Where it stands.
    id : str
        What it states as its id; empty if nothing.
    is_lost : bool
        Whether that is no id.
    """

    vocabulary: str
    concept: Concept
    place: Place
    id: str
    is_lost: bool = False


def draft_of(cls: type[T], fields: Mapping[str, Any]) -> T:
    """Make a value of those of its fields that are sound.

    A required field that is faulty holds what stands for anything.
    """
    required = {
        field.name: _NEEDED[field.name]
        for field in attrs.fields(cls)
        if field.default is attrs.NOTHING and field.name in _NEEDED
    }
    kept = dict(fields)
    while True:
        try:
            return cls(**(required | kept))
        except ModelError as error:
            for fault in error.violations:
                _mend(kept, fault)


def _mend(kept: dict[str, Any], fault: Violation) -> None:
    """Leave out what breaks a rule, if it can be one item of several."""
    field, value = _MENDED.get(fault.code, (fault.field, None))
    stated = kept.pop(field, None)
    if value is not None:
        kept[field] = (*stated, *value) if isinstance(value, tuple) else value
    elif isinstance(stated, tuple) and fault.value in stated:
        kept[field] = tuple(each for each in stated if each != fault.value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def carrier_of(part: Party | Source, place: Place) -> Draft:
    """Make a draft that carries a party or source of which the record is unknown."""
    if isinstance(part, Party):
        record = draft_of(Action, {"parties": (part,)})
    else:
        record = draft_of(Action, {"sources": (part,)})
    return Draft(record, place, 0, "", is_lost=True)


def is_stand_in(problem: Problem) -> bool:
    """Whether a problem is about something that only stands for the unknown."""
    return (problem.value or "").startswith(STAND_IN)


__all__ = [
    "KNOWN",
    "STAND_IN",
    "UNKNOWN_PARTIES",
    "Draft",
    "DraftTerm",
    "carrier_of",
    "draft_of",
    "is_stand_in",
]
