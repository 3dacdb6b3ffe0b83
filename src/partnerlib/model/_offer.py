"""A competence or means on offer."""

import attrs

from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    check_count,
    check_id,
    check_instance,
    check_languages,
    check_text,
    plain_number,
    refuse,
    sorted_texts,
    trimmed,
)
from partnerlib.model._scope import NO_SCOPE, Scope


@attrs.frozen(kw_only=True, weakref_slot=False)
class Offer(Record):
    """A competence or means that an actor offers.

    Attributes
    ----------
    actor : str
        Who offers it.
    title : str
        Empty means unknown.
    scope : Scope
        What, where, for whom, doing what.
    capacity : int or None
        How much can be given, in ``unit``; None is unknown.
    unit : str
        For instance ``"people"``.
    languages : tuple of str
        The languages in which it can be given.
    period : Period
        When it is on offer.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> Offer("o1", actor="asso", capacity=12, unit="people").capacity
    12
    """

    actor: str = attrs.field(converter=trimmed)
    title: str = attrs.field(default="", converter=trimmed)
    scope: Scope = NO_SCOPE
    capacity: int | None = attrs.field(default=None, converter=plain_number)
    unit: str = attrs.field(default="", converter=trimmed)
    languages: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_id(out, "actor", self.actor)
        check_text(out, "title", self.title)
        check_instance(out, "scope", self.scope, Scope)
        check_count(out, "capacity", self.capacity)
        check_text(out, "unit", self.unit)
        check_languages(out, "languages", self.languages)
        check_instance(out, "period", self.period, Period)
        refuse(self, out)
