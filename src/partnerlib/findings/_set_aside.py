"""A record that binds two actors or territories, and why it counts for nothing."""

from collections.abc import Iterable
from typing import Any, Final

import attrs

from partnerlib.findings._base import Finding, wrong
from partnerlib.model._rules import (
    Violations,
    check_choice,
    check_text,
    refuse,
)
from partnerlib.typing import Lang

REASONS: Final = (
    "dormant",
    "suspended",
    "planned",
    "completed",
    "ended",
    "over",
    "later",
    "other-status",
    "absent",
    "supporting",
    "elsewhere",
    "large",
    "exchange",
)
"""Why a record that holds both does not count, what can be woken first."""

KIND_LABELS: Final = {
    "agreement": "agreement-kinds",
    "action": "action-kinds",
    "exchange": "exchange-kinds",
}
"""The kind of label under which a finding names the kind of a record."""


@attrs.frozen(weakref_slot=False)
class SetAside:
    """A record that holds both of a pair and does not count.

    Who reads that two towns have no tie, and knows of their sleeping twinning,
    would trust nothing else: what the data holds of the two is told with its reason.

    Attributes
    ----------
    record : str
        The record, as ``kind/id``: an agreement, an action or an exchange.
    reason : str
        Its status is ``dormant``, ``suspended``, ``planned``, ``completed`` or
        ``ended``, or a narrower one; by its dates it is ``over`` or begins
        ``later``; it has an ``other-status`` than those asked for; one of the two
        is ``absent``, for by dates of its own it has left by then or joins later;
        or only ``supporting``, for it funds or observes; it is about something
        ``elsewhere``: another theme, place or time; it is too ``large``, as it
        binds too many territories; it is an ``exchange``, which is no tie by
        itself.
    kind : str
        What it is, as a term; empty is unknown.
    status : str
        Its declared status; empty is unknown.
    period : str
        When, in EDTF; empty is unknown.
    last_activity : str
        Its last sign of life, in EDTF; empty is unknown.

    Examples
    --------
    >>> SetAside("agreement/k", reason="dormant", period="1990/").reason
    'dormant'
    """

    record: str
    reason: str = attrs.field(kw_only=True)
    kind: str = attrs.field(default="", kw_only=True)
    status: str = attrs.field(default="", kw_only=True)
    period: str = attrs.field(default="", kw_only=True)
    last_activity: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_text(out, "record", self.record)
        if not out and self.record.partition("/")[0] not in KIND_LABELS:
            out.append(wrong("record", "an agreement, action or exchange", self.record))
        check_choice(out, "reason", self.reason, REASONS)
        for name in ("kind", "status", "period", "last_activity"):
            check_text(out, name, getattr(self, name))
        refuse(self, out)

    def to_dict(self) -> dict[str, str]:
        """Give the object that the JSON report holds."""
        return attrs.asdict(self)


def column(records: Iterable[SetAside]) -> str:
    """Give the value of a flat record: ``reason=kind/id``, with ``;`` between."""
    return ";".join(f"{each.reason}={each.record}" for each in records)


def told(
    finding: Finding, records: Iterable[SetAside], lang: Lang
) -> tuple[dict[str, Any], ...]:
    """Give the plain facts of records set aside, what can be woken first."""
    ranked = sorted(records, key=lambda each: REASONS.index(each.reason))
    return tuple(_facts(finding, each, lang) for each in ranked)


def _facts(finding: Finding, each: SetAside, lang: Lang) -> dict[str, Any]:
    kind, _, id_ = each.record.partition("/")
    name = finding.name_of(kind, id_, lang)
    return attrs.asdict(each) | {
        "family": kind,
        "title": "" if name == id_ else name,
        "kind": finding.name_of(KIND_LABELS[kind], each.kind, lang)
        if each.kind not in ("", "unknown")
        else "",
        "status": finding.name_of("status", each.status, lang),
    }


__all__ = ["KIND_LABELS", "REASONS", "SetAside", "column", "told"]
