"""A gap: something wanted, expected or usual that is not there."""

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from partnerlib.findings._base import (
    Finding,
    chance,
    check_finite,
    check_share,
    rounded,
)
from partnerlib.findings._cell import Cell, cell, check_cell
from partnerlib.findings._report import Report
from partnerlib.model._rules import (
    Violations,
    check_count,
    check_ids,
    check_instance,
    check_text,
    sorted_texts,
)
from partnerlib.typing import FACETS, Lang


@attrs.frozen(kw_only=True, weakref_slot=False)
class Gap(Finding):
    """A cell in which something wanted, expected or usual is not there.

    Attributes
    ----------
    kind : str
        ``unmet``: needed or expected, and no provider. ``short``: providers, but
        what is reached falls short of the quantity. ``single-provider``: one
        provider between a needed cell and a gap. ``unfunded``: roles are stated
        and none funds. ``unrecognised``: provided, and recorded as not
        recognised. ``underserved``: fewer actors than the margins predict.
        ``unreached``: a territory or an audience without any cooperation.
    cell : tuple of (str, str)
        Facet and value, in the order theme, function, audience, place.
    needs : tuple of str
        The ids of the needs; empty where the cell is not needed but expected.
    quantity : int or None
        How much is wanted, in ``unit``; None is unknown.
    unit : str
        Empty where no quantity is stated.
    reached : int or None
        How much is served; None is unknown, never 0.
    providers : tuple of str
        The ids of the actors that provide in the cell.
    confidence : float
        How far the data allows to say that something is absent, 0 to 1.
    shortfall : float
        How much is missing, 0 to 1.
    p_value, q_value : float or None
        ``underserved`` only: the chance of so few actors by the margins alone,
        and the share of false findings among all that are as rare; to 9
        significant digits.
    observed : int or None
        ``underserved`` only: how many of the actors present are active here.
    predicted : float or None
        ``underserved`` only: how many the margins predict.
    undocumented : int
        Live records that could lie in the cell and do not say so.
    not_covered : bool
        Whether the data holds no effort at all in the country of the place: the
        absence then says nothing.

    See Also
    --------
    Finding : the fields that every finding has.
    """

    family: ClassVar[str] = "gap"
    kinds: ClassVar[tuple[str, ...]] = (
        "unmet",
        "short",
        "single-provider",
        "unfunded",
        "unrecognised",
        "underserved",
        "unreached",
    )
    own_columns: ClassVar[Mapping[str, type]] = {
        **dict.fromkeys(FACETS, str),
        "needs": str,
        "quantity": int,
        "unit": str,
        "reached": int,
        "providers": str,
        "confidence": float,
        "shortfall": float,
        "p_value": float,
        "q_value": float,
        "observed": int,
        "predicted": float,
        "undocumented": int,
        "not_covered": bool,
    }
    component_names: ClassVar[tuple[str, ...]] = ("shortfall", "weight", "confidence")

    cell: Cell = attrs.field(converter=cell)
    needs: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    quantity: int | None = None
    unit: str = ""
    reached: int | None = None
    providers: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    confidence: float = attrs.field(converter=rounded)
    shortfall: float = attrs.field(converter=rounded)
    p_value: float | None = attrs.field(default=None, converter=chance)
    q_value: float | None = attrs.field(default=None, converter=chance)
    observed: int | None = None
    predicted: float | None = attrs.field(default=None, converter=rounded)
    undocumented: int = 0
    not_covered: bool = False

    def _check(self, out: Violations) -> None:
        check_cell(out, "cell", self.cell)
        check_ids(out, "needs", self.needs)
        check_count(out, "quantity", self.quantity)
        check_text(out, "unit", self.unit)
        check_count(out, "reached", self.reached)
        check_ids(out, "providers", self.providers)
        check_share(out, "confidence", self.confidence)
        check_share(out, "shortfall", self.shortfall)
        check_share(out, "p_value", self.p_value, optional=True)
        check_share(out, "q_value", self.q_value, optional=True)
        check_count(out, "observed", self.observed)
        check_finite(out, "predicted", self.predicted, optional=True)
        check_count(out, "undocumented", self.undocumented)
        check_instance(out, "not_covered", self.not_covered, bool)

    def _own(self, lang: Lang) -> dict[str, Any]:  # noqa: ARG002 -- no own field has a language
        return {
            "cell": dict(self.cell),
            "needs": list(self.needs),
            "quantity": self.quantity,
            "unit": self.unit,
            "reached": self.reached,
            "providers": list(self.providers),
            "confidence": self.confidence,
            "shortfall": self.shortfall,
            "p_value": self.p_value,
            "q_value": self.q_value,
            "observed": self.observed,
            "predicted": self.predicted,
            "undocumented": self.undocumented,
            "not_covered": self.not_covered,
        }

    def _row(self) -> dict[str, Any]:
        own = self._own("en")
        own["needs"] = ";".join(self.needs)
        own["providers"] = ";".join(self.providers)
        values = own.pop("cell")
        return {facet: values.get(facet) for facet in FACETS} | own

    def _facts(self, lang: Lang) -> dict[str, Any]:
        values = dict(self.cell)
        return {
            **{
                facet: self.name_of(facet, values[facet], lang)
                if facet in values
                else ""
                for facet in FACETS
            },
            "needs": len(self.needs),
            "quantity": self.quantity,
            "unit": self.name_of("unit", self.unit, lang),
            "reached": self.reached,
            "providers": tuple(
                self.name_of("actor", id_, lang) for id_ in self.providers
            ),
            "confidence": self.confidence,
            "shortfall": self.shortfall,
            "p_value": self.p_value,
            "q_value": self.q_value,
            "observed": self.observed,
            "predicted": self.predicted,
            "undocumented": self.undocumented,
            "not_covered": self.not_covered,
        }


@attrs.frozen(kw_only=True, repr=False)
class GapReport(Report[Gap]):
    """The gaps of a registry.

    See Also
    --------
    Report : what every report has.
    partnerlib.find_gaps : what makes it.
    """

    finding: ClassVar[type[Finding]] = Gap
