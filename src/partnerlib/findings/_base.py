"""What every finding has: a score that can be recomputed, and its evidence."""

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Final

import attrs

from partnerlib.errors import ModelError, Violation, check_lang
from partnerlib.findings._label import Label, Named
from partnerlib.model._rules import (
    Violations,
    check_between,
    check_choice,
    check_ids,
    check_instances,
    check_required,
    check_texts,
    refuse,
    sorted_texts,
)
from partnerlib.typing import Lang
from partnerlib.wording import finding_text

DECIMALS: Final = 9
"""To how many decimals scores are rounded, so that ties are ties everywhere."""

_HALF: Final = 0.5
_CHANCES: Final = ("p_value",)


def rounded(value: Any) -> Any:
    """Round a number when it enters a finding; leave alone what is none.

    Examples
    --------
    >>> rounded(1 / 3)
    0.333333333
    """
    if type(value) is float and math.isfinite(value):
        return round(value, DECIMALS) + 0.0  # 0.0, never -0.0
    return float(value) if type(value) is int else value


def chance(value: Any) -> Any:
    """Round a probability to 9 significant digits; leave alone what is none.

    To decimals, the rarest would become 0: impossible, and none rarer than another.

    Examples
    --------
    >>> chance((2 / 3) ** 60)
    2.71972164e-11
    """
    if type(value) is float and math.isfinite(value):
        return float(f"{value:.{DECIMALS}g}") + 0.0
    return rounded(value)


def as_tuple(values: Any) -> Any:
    """Make a tuple of an iterable; leave alone texts and what is none."""
    if isinstance(values, str):
        return values
    try:
        return tuple(values)
    except TypeError:
        return values


def items_of(value: Any) -> tuple[Any, ...] | None:
    """Give a tuple as it is, and None for anything else."""
    return value if type(value) is tuple else None  # pyright: ignore[reportUnknownVariableType]


def sorted_tuple(values: Any) -> Any:
    """Make a sorted tuple without repeats; leave alone what cannot be sorted."""
    items = as_tuple(values)
    try:
        return tuple(sorted(set(items)))
    except TypeError:
        return items


def wrong(field: str, expected: str, value: object) -> Violation:
    """Say that a field is not what it must be."""
    facts = (("expected", expected), ("field", field))
    return Violation(field=field, code="bad-type", value=value, facts=facts)


def check_finite(
    out: Violations, field: str, value: object, *, optional: bool = False
) -> None:
    """Refuse what is no finite number; allow None where it is optional."""
    if value is None and optional:
        return
    if type(value) is not float or not math.isfinite(value):
        out.append(Violation(field=field, code="bad-number", value=value))


def check_share(
    out: Violations, field: str, value: object, *, optional: bool = False
) -> None:
    """Refuse what is no number from 0 to 1; allow None where it is optional."""
    if not (value is None and optional):
        check_between(out, field, value, 0.0, 1.0)


@attrs.frozen(weakref_slot=False)
class Component:
    """A named part of a score.

    Attributes
    ----------
    name : str
        What it measures.
    value : float
        How much of it there is, to 9 decimals; ``p_value`` to 9 significant digits.
    weight : float or None
        How much it counts, where the score is a weighted mean.
    raw : float or None
        What was measured, where a curve makes the value of it.

    Raises
    ------
    ModelError
        If a number is not finite, or a weight negative.

    Examples
    --------
    >>> Component("shortfall", 2 / 3)
    Component(name='shortfall', value=0.666666667, weight=None, raw=None)
    """

    name: str
    value: float
    weight: float | None = attrs.field(default=None, converter=rounded)
    raw: float | None = attrs.field(default=None, converter=rounded)

    def __attrs_post_init__(self) -> None:
        # How to round depends on the name, which no converter of a field sees.
        rounding = chance if self.name in _CHANCES else rounded
        object.__setattr__(self, "value", rounding(self.value))
        out: Violations = []
        check_required(out, "name", self.name)
        check_finite(out, "value", self.value)
        check_finite(out, "weight", self.weight, optional=True)
        check_finite(out, "raw", self.raw, optional=True)
        if not out and self.weight is not None and self.weight < 0:
            out.append(
                Violation(field="weight", code="negative-number", value=self.weight)
            )
        refuse(self, out)


def record_counts(evidence: tuple[str, ...]) -> dict[str, int]:
    """Count the records of evidence by kind, as sentences ask for them."""
    return {
        f"{kind}_records": sum(each.startswith(f"{kind}/") for each in evidence)
        for kind in ("need", "offer", "agreement", "action", "exchange")
    }


@attrs.frozen(kw_only=True, weakref_slot=False)
class Finding(Named, ABC):
    """What an analysis found, explained and traceable to its records.

    Attributes
    ----------
    key : str
        Stable name, made of the kind and the ids: the same finding has the same
        key in another run, and another finding has another. Between ids stands a
        tilde, and ``;`` for each tilde of an id: no id holds a semicolon.
    kind : str
        What it is, among the kinds of its class.
    score : float
        How strong it is, 0 to 1, to 9 decimals.
    components : tuple of Component
        The named parts from which the score is computed.
    evidence : tuple of str
        The records on which it stands, as ``kind/id``, sorted.
    labels : tuple of Label
        The names of the ids it mentions.
    places : tuple of str
        The territories concerned and all that contain them, sorted.
    """

    family: ClassVar[str]
    """Which question it answers, as the family of its sentences."""
    kinds: ClassVar[tuple[str, ...]]
    """Every kind that the class knows."""
    own_columns: ClassVar[Mapping[str, type]]
    """The columns of a flat record that belong to the class, with their types."""
    component_names: ClassVar[tuple[str, ...]]
    """The components that may be there, in order."""

    key: str
    kind: str
    score: float = attrs.field(converter=rounded)
    components: tuple[Component, ...] = attrs.field(converter=as_tuple)
    evidence: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    labels: tuple[Label, ...] = attrs.field(default=(), converter=as_tuple)
    places: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_required(out, "key", self.key)
        check_choice(out, "kind", self.kind, self.kinds)
        check_share(out, "score", self.score)
        check_instances(out, "components", self.components, Component)
        check_texts(out, "evidence", self.evidence)
        check_instances(out, "labels", self.labels, Label)
        check_ids(out, "places", self.places)
        self._check(out)
        if out:
            raise ModelError(type(self).__name__, tuple(out))

    @abstractmethod
    def _check(self, out: Violations) -> None:
        """Add what is wrong with the fields of the class."""

    @abstractmethod
    def _own(self, lang: Lang) -> dict[str, Any]:
        """Give the fields of the class, ready for JSON."""

    @abstractmethod
    def _facts(self, lang: Lang) -> dict[str, Any]:
        """Give the plain facts that the sentences of the family mention."""

    @abstractmethod
    def _row(self) -> dict[str, Any]:
        """Give the value of each own column of the flat record."""

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """List the columns of a flat record, always the same for a class."""
        return tuple(cls.column_types())

    @classmethod
    def column_types(cls) -> dict[str, type]:
        """Give the type of each column; a number or a text may be missing."""
        return {
            "key": str,
            "kind": str,
            "score": float,
            **cls.own_columns,
            **{f"component_{name}": float for name in cls.component_names},
            "evidence": str,
            "text": str,
        }

    def component(self, name: str) -> float | None:
        """Give the value of a component; None where it is absent."""
        return next((part.value for part in self.components if part.name == name), None)

    def measure(self, name: str) -> float | None:
        """Give what was measured of a component, before any curve; None if absent."""
        part = next((part for part in self.components if part.name == name), None)
        if part is None:
            return None
        return part.value if part.raw is None else part.raw

    def _bent_low(self) -> tuple[str, ...]:
        """Name the components that a curve makes count less than half."""
        return tuple(
            part.name
            for part in self.components
            if part.raw is not None and part.value < _HALF
        )

    def explain(self, lang: Lang = "en") -> str:
        """Say in plain words what was found, why, how sure, and on which data.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language.

        Raises
        ------
        ParameterError
            If the library does not speak it.
        """
        check_lang(lang)
        facts = self._facts(lang)
        facts["kind"] = self.kind
        facts["score"] = self.score
        facts.update(record_counts(self.evidence))
        return finding_text(self.family, facts, lang)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Give the object that the JSON report holds.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language of ``labels`` and ``text``.

        Returns
        -------
        dict
            Texts, numbers, lists and dicts: ``key``, ``kind``, ``score``,
            ``components`` (values by name), ``weights`` (by name, where the score
            is a weighted mean), ``measures`` (by name, where curves make the
            values of them), the fields of the class, ``evidence``, ``labels``
            (names by id; by ``kind/id`` where an earlier label has the id),
            ``text``.
        """
        text = self.explain(lang)
        measures = {p.name: p.raw for p in self.components if p.raw is not None}
        labels: dict[str, str] = {}
        for label in self.labels:
            id_ = f"{label.kind}/{label.id}" if label.id in labels else label.id
            labels[id_] = label.text(lang)
        return {
            "key": self.key,
            "kind": self.kind,
            "score": self.score,
            "components": {part.name: part.value for part in self.components},
            "weights": {
                part.name: part.weight
                for part in self.components
                if part.weight is not None
            },
            **({"measures": measures} if measures else {}),
            **self._own(lang),
            "evidence": list(self.evidence),
            "labels": labels,
            "text": text,
        }

    def to_record(self, lang: Lang = "en") -> dict[str, str | float | None]:
        """Give a flat record: one plain value a column, `columns` in order.

        Several ids in one cell have ``;`` between them; no id holds that sign.
        """
        text = self.explain(lang)
        values = {part.name: part.value for part in self.components}
        return {
            "key": self.key,
            "kind": self.kind,
            "score": self.score,
            **self._row(),
            **{f"component_{n}": values.get(n) for n in self.component_names},
            "evidence": ";".join(self.evidence),
            "text": text,
        }
