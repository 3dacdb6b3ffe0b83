"""One thing given by one party to another."""

import attrs

from partnerlib.errors import Violation
from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    check_amount,
    check_id,
    check_instance,
    check_optional_id,
    check_text,
    plain_number,
    refuse,
    trimmed,
)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Exchange(Record):
    """One thing, material or not, that one actor gives to another.

    Attributes
    ----------
    giver, receiver : str
        Ids of two distinct actors; that of a territory means its authority.
    kind : str
        A term of the vocabulary ``exchange-kinds``: money, know-how, culture ...
    title : str
        Empty means unknown.
    agreement : str
        The agreement under which it is given; empty means unknown.
    amount : int, float or None
        How much, in ``unit``.
    unit : str
        A currency for money, else for instance ``"people"``.
    period : Period
        When.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> Exchange("x1", giver="a", receiver="b", kind="know-how").kind
    'know-how'
    """

    giver: str = attrs.field(converter=trimmed)
    receiver: str = attrs.field(converter=trimmed)
    kind: str = attrs.field(default="unknown", converter=trimmed)
    title: str = attrs.field(default="", converter=trimmed)
    agreement: str = attrs.field(default="", converter=trimmed)
    amount: float | None = attrs.field(default=None, converter=plain_number)
    unit: str = attrs.field(default="", converter=trimmed)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_id(out, "giver", self.giver)
        check_id(out, "receiver", self.receiver)
        if self.giver == self.receiver and self.giver:
            out.append(
                Violation(field="receiver", code="self-exchange", value=self.giver)
            )
        check_id(out, "kind", self.kind)
        check_text(out, "title", self.title)
        check_optional_id(out, "agreement", self.agreement)
        check_amount(out, "amount", self.amount)
        check_text(out, "unit", self.unit)
        check_instance(out, "period", self.period, Period)
        refuse(self, out)
