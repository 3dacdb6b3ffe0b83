"""A tie that is not there yet: two that could cooperate, with a broker or without."""

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from partnerlib.findings._base import Finding, as_tuple, wrong
from partnerlib.findings._report import Report
from partnerlib.findings._set_aside import SetAside, column, told
from partnerlib.findings._triangle import OF_PAIRS
from partnerlib.model._rules import (
    Violations,
    check_ids,
    check_instances,
    check_texts,
    sorted_texts,
)
from partnerlib.typing import Lang

_TWO = 2
_KINDS = {"territories": "territory", "actors": "actor"}


@attrs.frozen(kw_only=True, weakref_slot=False)
class Tie(Finding):
    """Two territories, or two actors, and how likely a tie between them is.

    Attributes
    ----------
    kind : str
        ``territories`` or ``actors``: what the two are.
    ends : tuple of str
        The two, sorted.
    brokers : tuple of str
        Who has ties with both, the best first.
    tied_by : tuple of str
        The live records that tie the two already, as ``kind/id``; the score is
        then that of a tie which is not known. Empty in what `find_ties` finds.
    set_aside : tuple of SetAside
        The records that hold both and make no tie, whatever their status; they
        stand in the evidence too.

    See Also
    --------
    Finding : the fields that every finding has.
    """

    family: ClassVar[str] = "tie"
    kinds: ClassVar[tuple[str, ...]] = tuple(_KINDS)
    own_columns: ClassVar[Mapping[str, type]] = {
        "end_1": str,
        "end_2": str,
        "brokers": str,
        "tied_by": str,
        "set_aside": str,
    }
    component_names: ClassVar[tuple[str, ...]] = OF_PAIRS

    ends: tuple[str, ...] = attrs.field(converter=sorted_texts)
    brokers: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    tied_by: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    set_aside: tuple[SetAside, ...] = attrs.field(default=(), converter=as_tuple)

    def _check(self, out: Violations) -> None:
        check_ids(out, "ends", self.ends)
        check_ids(out, "brokers", self.brokers)
        check_texts(out, "tied_by", self.tied_by)
        check_instances(out, "set_aside", self.set_aside, SetAside)
        if not out and len(self.ends) != _TWO:
            out.append(wrong("ends", "two ids", self.ends))

    def _own(self, lang: Lang) -> dict[str, Any]:  # noqa: ARG002 -- no words in it
        return {
            "ends": list(self.ends),
            "brokers": list(self.brokers),
            "tied_by": list(self.tied_by),
            "set_aside": [each.to_dict() for each in self.set_aside],
        }

    def _row(self) -> dict[str, Any]:
        one, other = self.ends
        return {
            "end_1": one,
            "end_2": other,
            "brokers": ";".join(self.brokers),
            "tied_by": ";".join(self.tied_by),
            "set_aside": column(self.set_aside),
        }

    def _facts(self, lang: Lang) -> dict[str, Any]:
        kind = _KINDS[self.kind]
        facts: dict[str, Any] = {
            "ends": tuple(self.name_of(kind, id_, lang) for id_ in self.ends),
            "brokers": tuple(self.name_of(kind, id_, lang) for id_ in self.brokers),
            "tied_by": self.tied_by,
            "set_aside": told(self, self.set_aside, lang),
            "bent_low": self._bent_low(),
        }
        for name in self.component_names:
            facts[name] = self.measure(name)
        return facts


@attrs.frozen(kw_only=True, repr=False)
class TieReport(Report[Tie]):
    """The likeliest ties of a registry that are not there yet.

    See Also
    --------
    Report : what every report has.
    partnerlib.find_ties : what makes it.
    """

    finding: ClassVar[type[Finding]] = Tie
