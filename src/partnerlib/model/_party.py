"""An actor in a role, dated."""

from collections.abc import Iterable
from typing import Any, cast

import attrs

from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._rules import (
    Violations,
    check_id,
    check_instance,
    check_optional_id,
    refuse,
    trimmed,
)


@attrs.frozen(weakref_slot=False)
class Party:
    """An actor in a role, dated.

    Attributes
    ----------
    actor : str
        The id of an actor; that of a territory means its authority.
    role : str
        A term of the vocabulary ``roles``; empty means unknown.
    during : Period
        When the actor was in this role; unknown by default.

    Raises
    ------
    ModelError
        If a field breaks its rule.

    Examples
    --------
    >>> Party("tetraktys", "operator")
    Party(actor='tetraktys', role='operator', during=Period.parse(''))
    """

    actor: str = attrs.field(converter=trimmed)
    role: str = attrs.field(default="", converter=trimmed)
    during: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_id(out, "actor", self.actor)
        check_optional_id(out, "role", self.role)
        check_instance(out, "during", self.during, Period)
        if out:
            refuse(self, out)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """The order in which parties stand in a record."""
        return (self.actor, self.role, str(self.during))


def sorted_parties(values: Any) -> Any:
    """Make a sorted tuple without repeats; a text is an actor without a role."""
    items = _parties(values)
    return values if items is None else tuple(sorted(set(items), key=_order))


def bonded_parties(values: Any) -> Any:
    """Do the same, but leave one actor stated twice to be refused as such."""
    items = _parties(values)
    if items is None:
        return values
    if len({party.actor for party in items}) == 1:
        return tuple(sorted(items, key=_order))
    return tuple(sorted(set(items), key=_order))


def _parties(values: Any) -> tuple[Party, ...] | None:
    # Values that are no parties are left alone: the check that follows refuses them.
    if isinstance(values, str) or not isinstance(values, Iterable):
        return None
    loose = cast("Iterable[object]", values)
    items = tuple(Party(item) if isinstance(item, str) else item for item in loose)
    if all(type(item) is Party for item in items):
        return cast("tuple[Party, ...]", items)
    return None


def _order(party: Party) -> tuple[str, str, str]:
    return party.sort_key
