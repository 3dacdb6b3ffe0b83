"""How well scores found ties that are known: the report of a back-test."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from partnerlib.errors import check_lang
from partnerlib.findings._base import as_tuple, items_of, rounded
from partnerlib.findings._plots import Figure, measures_figure
from partnerlib.findings._provenance import Provenance
from partnerlib.model._rules import Violations, check_instances, refuse
from partnerlib.typing import Lang
from partnerlib.wording.backtest import backtest_text

OURS: Final = "score"
"""The name of our own score among the classical ones."""


@attrs.frozen
class Measure:
    """How well a score did by one measure.

    Attributes
    ----------
    score : str
        Which score: ``"score"`` is ours.
    kind : str
        ``auc``, ``auc_matched``, ``auc_brokered``, ``auc_brokered_matched``,
        ``precision_20``, ``precision_100`` or ``precision_500``.
    value : float
        The mean over the runs.
    error : float or None
        Its standard error over the runs: how much depends on what they draw. None
        where there was one run.
    low, high : float
        The interval that holds 95 %: how much depends on the ties there are to find.
    """

    score: str
    kind: str
    value: float = attrs.field(kw_only=True, converter=rounded)
    error: float | None = attrs.field(kw_only=True, converter=rounded)
    low: float = attrs.field(kw_only=True, converter=rounded)
    high: float = attrs.field(kw_only=True, converter=rounded)


@attrs.frozen(kw_only=True)
class Bin:
    """How often a tie was there, by our score.

    Attributes
    ----------
    low, high : float
        From which score to which.
    pairs : int
        How many pairs scored so, in all runs.
    ties : int
        How many of these were ties to be found: the same one once for each run that
        looked for it.
    """

    low: float
    high: float
    pairs: int
    ties: int


def _pairs(values: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(dict(values).items())


@attrs.frozen(kw_only=True, repr=False)
class BacktestReport:
    """How well our score and classical ones found ties that are known.

    Attributes
    ----------
    measures : tuple of Measure
        By score, ours first.
    calibration : tuple of Bin
        By our score, ascending.
    parameters, examined : Mapping
        How it was asked for, as used; and what was looked at, in the first run.
    provenance : Provenance
        On which data, and by which version.
    """

    measures: tuple[Measure, ...] = attrs.field(converter=as_tuple)
    calibration: tuple[Bin, ...] = attrs.field(converter=as_tuple)
    _parameters: tuple[tuple[str, Any], ...] = attrs.field(
        converter=_pairs, alias="parameters"
    )
    _examined: tuple[tuple[str, int], ...] = attrs.field(
        converter=_pairs, alias="examined"
    )
    provenance: Provenance

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_instances(out, "measures", self.measures, Measure)
        check_instances(out, "calibration", self.calibration, Bin)
        refuse(self, out)

    @property
    def parameters(self) -> Mapping[str, Any]:
        """How it was asked for, by name."""
        return MappingProxyType(dict(self._parameters))

    @property
    def examined(self) -> Mapping[str, int]:
        """What was looked at, by name."""
        return MappingProxyType(dict(self._examined))

    def of(self, kind: str, score: str = OURS) -> Measure | None:
        """Give a measure of a score; None where it could not be taken."""
        return next(
            (m for m in self.measures if m.kind == kind and m.score == score), None
        )

    @property
    def scores(self) -> tuple[str, ...]:
        """The names of the scores, ours first."""
        return tuple(dict.fromkeys(each.score for each in self.measures))

    def best(self, kind: str) -> Measure | None:
        """Give the best classical score by a measure."""
        classical = [m for m in self.measures if m.kind == kind and m.score != OURS]
        return max(classical, key=_value) if classical else None

    def to_dict(self) -> dict[str, Any]:
        """Give an object for JSON."""
        return {
            "parameters": {n: _plain(v) for n, v in self.parameters.items()},
            "examined": dict(self.examined),
            "scores": {
                score: {
                    m.kind: {
                        "value": m.value,
                        "error": m.error,
                        "interval": [m.low, m.high],
                    }
                    for m in self.measures
                    if m.score == score
                }
                for score in self.scores
            },
            "calibration": [attrs.asdict(each) for each in self.calibration],
            "provenance": self.provenance.to_dict(),
        }

    def to_json(self) -> str:
        """Give the report as JSON text, the same in any process."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    def to_records(self) -> list[dict[str, Any]]:
        """Give one flat record a measure."""
        return [attrs.asdict(each) for each in self.measures]

    def explain(self, lang: Lang = "en") -> str:
        """Say in plain words how far the ranking can be trusted on this data.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language.
        """
        check_lang(lang)
        best = self.best("precision_100")
        facts = {
            **dict(self.examined),
            "truth": self.parameters.get("truth", ""),
            "best": "" if best is None else best.score,
            "best_precision": None if best is None else best.value,
        }
        for each in self.measures:
            if each.score == OURS:
                facts[each.kind] = each.value
        return backtest_text(facts, lang)

    def plot(self, path: str | None = None) -> Figure:
        """Draw areas and precisions of all scores, with their intervals.

        Parameters
        ----------
        path : str, optional
            Where to write it as well; the suffix says how (.png, .svg, .pdf).

        Returns
        -------
        matplotlib.figure.Figure
            Without any window.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed (extra ``plot``).
        """
        figure = measures_figure(
            self.scores,
            {(m.score, m.kind): (m.value, m.low, m.high) for m in self.measures},
        )
        if path is not None:
            figure.savefig(path)  # pyright: ignore[reportUnknownMemberType]
        return figure

    def __repr__(self) -> str:
        area = self.of("auc")
        told = "" if area is None else f": AUC {area.value:.3f}"
        return f"<BacktestReport: {len(self.scores)} scores{told}>"


def _value(measure: Measure) -> float:
    return measure.value


def _plain(value: Any) -> Any:
    items = items_of(value)
    return value if items is None else list(items)
