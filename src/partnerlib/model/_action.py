"""Something done, by one actor or more, under an agreement or not."""

from typing import Any

import attrs

from partnerlib.errors import Violation
from partnerlib.model._party import Party, sorted_parties
from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    check_amount,
    check_choice,
    check_id,
    check_instance,
    check_instances,
    check_optional_id,
    check_required,
    check_text,
    plain_number,
    refuse,
    trimmed,
)
from partnerlib.model._scope import NO_SCOPE, Scope

RECOGNISED = ("", "yes", "no")


def _recognised(value: Any) -> Any:
    if value is None or value == "unknown":
        return ""
    if value is True:
        return "yes"
    if value is False:
        return "no"
    return trimmed(value)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Action(Record):
    """Something done: a project, an event, a service that runs.

    Attributes
    ----------
    title : str
        What people call it.
    parties : tuple of Party
        One actor or more, each in a role.
    kind : str
        A term of the vocabulary ``action-kinds``; ``"unknown"`` where not known.
    agreement : str
        The agreement under which it is done; empty means unknown.
    parent : str
        The action it is part of.
    scope : Scope
        What, where, for whom, doing what.
    period : Period
        From when to when; a text in EDTF is taken too.
    status : str
        A term of the vocabulary ``statuses``; empty means unknown.
    recognised : {"", "yes", "no"}
        Whether what is done is recognised (valued) by those it serves or by the
        authorities; True and False are taken too; empty means unknown.
    derived_from : str
        The action it replicates.
    outcome : str
        What came of it, in free text.
    amount : int, float or None
        Money, in ``currency``.
    currency : str
        Usually ISO 4217.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> Action("a1", title="Youth desk", parties=["asso"], recognised=False).recognised
    'no'
    """

    title: str = attrs.field(converter=trimmed)
    parties: tuple[Party, ...] = attrs.field(converter=sorted_parties)
    kind: str = attrs.field(default="unknown", converter=trimmed)
    agreement: str = attrs.field(default="", converter=trimmed)
    parent: str = attrs.field(default="", converter=trimmed)
    scope: Scope = NO_SCOPE
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)
    status: str = attrs.field(default="", converter=trimmed)
    recognised: str = attrs.field(default="", converter=_recognised)
    derived_from: str = attrs.field(default="", converter=trimmed)
    outcome: str = attrs.field(default="", converter=trimmed)
    amount: float | None = attrs.field(default=None, converter=plain_number)
    currency: str = attrs.field(default="", converter=trimmed)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_required(out, "title", self.title)
        check_instances(out, "parties", self.parties, Party)
        if self.parties == ():
            out.append(Violation(field="parties", code="no-party"))
        check_id(out, "kind", self.kind)
        check_optional_id(out, "agreement", self.agreement)
        check_optional_id(out, "parent", self.parent)
        check_instance(out, "scope", self.scope, Scope)
        check_instance(out, "period", self.period, Period)
        check_optional_id(out, "status", self.status)
        check_choice(out, "recognised", self.recognised, RECOGNISED)
        check_optional_id(out, "derived_from", self.derived_from)
        check_text(out, "outcome", self.outcome)
        check_amount(out, "amount", self.amount)
        check_text(out, "currency", self.currency)
        refuse(self, out)
