"""Something wanted."""

import attrs

from partnerlib.errors import Violation
from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    check_count,
    check_instance,
    check_optional_id,
    check_text,
    plain_number,
    refuse,
    trimmed,
)
from partnerlib.model._scope import NO_SCOPE, Scope


@attrs.frozen(kw_only=True, weakref_slot=False)
class Need(Record):
    """Something wanted by a territory or by an actor.

    Attributes
    ----------
    territory, actor : str
        Whose need it is; one of them is stated.
    title : str
        Empty means unknown.
    scope : Scope
        What, where, for whom, doing what. Its places, else ``territory``, are
        the place of the need.
    quantity : int or None
        How much is wanted, in ``unit``.
    unit : str
        For instance ``"people"`` or ``"actions"``.
    targeted, reached : int or None
        How much of it is planned for, and served; None is unknown, never 0.
    priority : str
        As declared.
    horizon : str
        A term of the vocabulary ``horizons``: short, medium or long.
    period : Period
        When it is wanted.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> Need(
    ...     "n1", territory="FR-91", scope=Scope(themes=["water"]), quantity=40
    ... ).quantity
    40
    """

    territory: str = attrs.field(default="", converter=trimmed)
    actor: str = attrs.field(default="", converter=trimmed)
    title: str = attrs.field(default="", converter=trimmed)
    scope: Scope = NO_SCOPE
    quantity: int | None = attrs.field(default=None, converter=plain_number)
    unit: str = attrs.field(default="", converter=trimmed)
    targeted: int | None = attrs.field(default=None, converter=plain_number)
    reached: int | None = attrs.field(default=None, converter=plain_number)
    priority: str = attrs.field(default="", converter=trimmed)
    horizon: str = attrs.field(default="", converter=trimmed)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_optional_id(out, "territory", self.territory)
        check_optional_id(out, "actor", self.actor)
        if self.territory == "" and self.actor == "":
            out.append(Violation(field="territory", code="missing-owner"))
        check_text(out, "title", self.title)
        check_instance(out, "scope", self.scope, Scope)
        check_count(out, "quantity", self.quantity)
        check_text(out, "unit", self.unit)
        check_count(out, "targeted", self.targeted)
        check_count(out, "reached", self.reached)
        check_text(out, "priority", self.priority)
        check_optional_id(out, "horizon", self.horizon)
        check_instance(out, "period", self.period, Period)
        refuse(self, out)
