"""An actor in a role, dated."""

from typing import Any

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
    Party(actor='tetraktys', role='operator', during=Period(''))
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
    if isinstance(values, str):
        return values
    try:
        items = tuple(Party(item) if isinstance(item, str) else item for item in values)
    except TypeError:
        return values
    if all(type(item) is Party for item in items):
        return tuple(sorted(set(items), key=lambda party: party.sort_key))
    return items


def bonded_parties(values: Any) -> Any:
    """Do the same, but leave one actor stated twice to be refused as such."""
    parties = sorted_parties(values)
    if len(parties) == 1 and not isinstance(values, str) and len(tuple(values)) > 1:
        return parties * 2
    return parties
