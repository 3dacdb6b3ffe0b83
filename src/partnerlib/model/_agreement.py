"""A formal or informal tie between two or more distinct actors."""

import attrs

from partnerlib.errors import Violation
from partnerlib.model._date import PartialDate, partial_date
from partnerlib.model._party import Party, bonded_parties
from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    check_amount,
    check_id,
    check_ids,
    check_instance,
    check_instances,
    check_optional_id,
    check_text,
    plain_number,
    refuse,
    sorted_texts,
    trimmed,
)
from partnerlib.model._scope import NO_SCOPE, Scope

_FEWEST = 2


@attrs.frozen(kw_only=True, weakref_slot=False)
class Agreement(Record):
    """A tie between two or more distinct actors, signed or not.

    Attributes
    ----------
    kind : str
        A term of the vocabulary ``agreement-kinds``; ``"unknown"`` where not known.
    parties : tuple of Party
        Two distinct actors or more, each in a role.
    title : str
        Empty means unknown.
    scope : Scope
        What, where, for whom, doing what.
    period : Period
        From when to when; a text in EDTF is taken too.
    status : str
        As declared: a term of the vocabulary ``statuses``; empty means unknown.
    last_activity : PartialDate or None
        The last sign of life.
    parent : str
        The framework agreement it stands under.
    derived_from : str
        The agreement it replicates.
    amount : int, float or None
        Money, in ``currency``.
    currency : str
        Usually ISO 4217.
    motives : tuple of str
        Terms of the vocabulary ``motives``.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> twinning = Agreement("t1", kind="twinning", parties=["evry", "partner"])
    >>> [party.actor for party in twinning.parties]
    ['evry', 'partner']
    """

    kind: str = attrs.field(default="unknown", converter=trimmed)
    parties: tuple[Party, ...] = attrs.field(converter=bonded_parties)
    title: str = attrs.field(default="", converter=trimmed)
    scope: Scope = NO_SCOPE
    period: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)
    status: str = attrs.field(default="", converter=trimmed)
    last_activity: PartialDate | None = attrs.field(
        default=None, converter=partial_date
    )
    parent: str = attrs.field(default="", converter=trimmed)
    derived_from: str = attrs.field(default="", converter=trimmed)
    amount: float | None = attrs.field(default=None, converter=plain_number)
    currency: str = attrs.field(default="", converter=trimmed)
    motives: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_id(out, "kind", self.kind)
        before = len(out)
        check_instances(out, "parties", self.parties, Party)
        if len(out) == before:
            out.extend(_check_bond(self.parties))
        check_text(out, "title", self.title)
        check_instance(out, "scope", self.scope, Scope)
        check_instance(out, "period", self.period, Period)
        check_optional_id(out, "status", self.status)
        check_instance(
            out, "last_activity", self.last_activity, PartialDate, optional=True
        )
        check_optional_id(out, "parent", self.parent)
        check_optional_id(out, "derived_from", self.derived_from)
        check_amount(out, "amount", self.amount)
        check_text(out, "currency", self.currency)
        check_ids(out, "motives", self.motives)
        refuse(self, out)


def _check_bond(parties: tuple[Party, ...]) -> list[Violation]:
    actors = {party.actor for party in parties}
    if len(actors) >= _FEWEST:
        return []
    # Two seats of one actor are a tie to itself; one seat is a party missing.
    code = "self-twinning" if len(parties) >= _FEWEST else "too-few-parties"
    value = "; ".join(sorted(actors)) or None
    return [Violation(field="parties", code=code, value=value)]
