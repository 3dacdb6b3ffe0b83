"""How much each component of a triangle counts."""

from itertools import pairwise
from typing import Any, Final, TypeAlias

import attrs

from partnerlib.errors import ParameterError, Violation
from partnerlib.findings import Triangle
from partnerlib.findings._base import DECIMALS
from partnerlib.model._rules import Violations, check_amount, plain_number, refuse

Curve: TypeAlias = tuple[tuple[float, float], ...]
"""The knots of a piecewise linear curve."""

_FEWEST: Final = 2


def _curves(given: Any) -> Any:
    """Make pairs of name and knots, in the order of a finding; leave what is none."""
    try:
        named: dict[str, Any] = dict(given)
        knots = {
            name: tuple((float(x), float(y)) for x, y in curve)
            for name, curve in named.items()
        }
    except (TypeError, ValueError):
        return given
    order = Triangle.component_names
    known = [name for name in order if name in knots]
    return tuple((name, knots[name]) for name in [*known, *(knots.keys() - {*order})])


def _wrong(field: str, expected: str, value: object) -> Violation:
    facts = (("expected", expected), ("field", field))
    return Violation(field=field, code="bad-type", value=value, facts=facts)


def _is_curve(knots: Curve) -> bool:
    """Say whether knots rise from left to right and stay within 0 and 1."""
    return (
        len(knots) >= _FEWEST
        and all(one[0] < other[0] for one, other in pairwise(knots))
        and all(0 <= number <= 1 for knot in knots for number in knot)
    )


@attrs.frozen(kw_only=True)
class TriangleWeights:
    """How much each component counts in the score of a triangle or of a tie.

    The score is the weighted mean of the components that are there; one that is
    absent, because the data does not tell, drops out with its weight.

    Attributes
    ----------
    cannistraci_hebb : float, default 3
        Common neighbours that keep to each other: best for short lists.
    resource_allocation : float, default 3
        Common neighbours with few other ties.
    three_paths : float, default 4
        Paths over two more territories.
    neighbourhood_ties : float, default 0.5
        Ties between the partners of one and the partners of the other; 0 where one
        has none of its own, as no tie joins them.
    nearby_ties : float, default 1.5
        Ties between the surroundings of one and those of the other.
    partners_nearby : float, default 0.5
        Partners of one in the surroundings of the other.
    country_affinity : float, default 1.5
        Ties between the two countries, against what their sizes predict.
    country_leaning : float, default 0.5
        Partners of one in the country of the other, against what is usual in its
        own country.
    partner_countries : float, default 1
        Whether the country of one goes with those of the partners of the other.
    size_similarity : float, default 0.5
        The smaller population over the larger one.
    joint_size : float, default 1.5
        How large both are.
    partner_sizes : float, default 0.5
        Whether the size of one goes with those of the partners of the other.
    proximity : float, default 1
        1 at no distance, 1/2 at 1,000 km.
    shared_language : float, default 0.5
        Whether a language is stated by both.
    shared_themes : float, default 1
        Themes of the ties of one found among those of the other.
    need_offer_fit : float, default 2
        Whether a need of one is answered by an offer or an effort of the other.
    liveliness : float, default 1
        Whether the ties of which a status is stated are lived; absent where none is.
    harmonic_strength : float, default 3
        How strong the three ties of an unsigned triangle are: the weakest decides.
    geometric_strength : float, default 3
        How strong they are together.
    arithmetic_strength : float, default 1
        How strong they are on average: one strong tie is enough.
    ties_present : float, default 2
        How many of the three ties a complementary triangle has already.
    capacity_fit : float, default 1
        How much of the quantity that is needed the stated capacities could answer.
    curves : mapping of str to sequence of (float, float)
        By component, the knots of a curve through which its measure, from 0 to 1,
        passes before it counts: straight lines between the knots, and level
        before the first and after the last. Kept as pairs. A component without a
        curve counts as it is measured.

    Raises
    ------
    ModelError
        If a weight is negative or not finite, or none is above 0; if a curve is of
        no component, or its knots do not rise from left to right within 0 and 1.

    Notes
    -----
    The weights of what ties, countries, sizes and places say are those of a linear
    logistic fit to hidden twinnings of Wikidata (2016; 3,883 towns), halved and
    rounded to halves: see ``docs/explanation/ranking.md``, where the command stands
    too. Those data know no themes, languages, needs, offers or lived ties: the
    weights of these are a judgement. The weights of the three strengths follow what
    was measured on rows of a 3W table that name three organisations
    (``bench/simplicial_closure.py``). What is no pair's counts in triangles of other
    kinds than ``open`` only. Jaccard was measured to be useless
    and is not here: it rewards territories with a single tie. Who sees it otherwise
    passes other weights, or those of `fit_weights`.

    Examples
    --------
    >>> TriangleWeights(proximity=0).proximity
    0
    """

    cannistraci_hebb: float = attrs.field(default=3, converter=plain_number)
    resource_allocation: float = attrs.field(default=3, converter=plain_number)
    three_paths: float = attrs.field(default=4, converter=plain_number)
    neighbourhood_ties: float = attrs.field(default=0.5, converter=plain_number)
    nearby_ties: float = attrs.field(default=1.5, converter=plain_number)
    partners_nearby: float = attrs.field(default=0.5, converter=plain_number)
    country_affinity: float = attrs.field(default=1.5, converter=plain_number)
    country_leaning: float = attrs.field(default=0.5, converter=plain_number)
    partner_countries: float = attrs.field(default=1, converter=plain_number)
    size_similarity: float = attrs.field(default=0.5, converter=plain_number)
    joint_size: float = attrs.field(default=1.5, converter=plain_number)
    partner_sizes: float = attrs.field(default=0.5, converter=plain_number)
    proximity: float = attrs.field(default=1, converter=plain_number)
    shared_language: float = attrs.field(default=0.5, converter=plain_number)
    shared_themes: float = attrs.field(default=1, converter=plain_number)
    need_offer_fit: float = attrs.field(default=2, converter=plain_number)
    liveliness: float = attrs.field(default=1, converter=plain_number)
    harmonic_strength: float = attrs.field(default=3, converter=plain_number)
    geometric_strength: float = attrs.field(default=3, converter=plain_number)
    arithmetic_strength: float = attrs.field(default=1, converter=plain_number)
    ties_present: float = attrs.field(default=2, converter=plain_number)
    capacity_fit: float = attrs.field(default=1, converter=plain_number)
    curves: tuple[tuple[str, Curve], ...] = attrs.field(default=(), converter=_curves)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        for name, weight in self.pairs:
            if weight is None:  # pyright: ignore[reportUnnecessaryComparison]
                out.append(Violation(field=name, code="bad-number"))
            check_amount(out, name, weight)
        if not out and not any(weight for _, weight in self.pairs):
            facts = (("expected", "weights of which one is above 0"),)
            out.append(
                Violation(field="weights", code="bad-type", value=0, facts=facts)
            )
        self._check_curves(out)
        refuse(self, out)

    def _check_curves(self, out: Violations) -> None:
        if type(self.curves) is not tuple or not all(
            type(pair) is tuple and len(pair) == _FEWEST for pair in self.curves
        ):
            expected = "a curve by component, as pairs of numbers"
            out.append(_wrong("curves", expected, self.curves))
            return
        for name, knots in self.curves:
            if name not in Triangle.component_names:
                out.append(_wrong("curves", "the name of a component", name))
            elif not _is_curve(knots):
                expected = "knots that rise from left to right within 0 and 1"
                out.append(_wrong(f"curves[{name}]", expected, knots))

    def value(self, component: str, measure: float) -> float:
        """Give what a measure of a component counts, through its curve.

        Parameters
        ----------
        component : str
            The name of the component.
        measure : float
            From 0 to 1.

        Returns
        -------
        float
            From 0 to 1, to 9 decimals.

        Examples
        --------
        >>> near = TriangleWeights(curves={"proximity": [(0.2, 0), (0.6, 1)]})
        >>> near.value("proximity", 0.5), near.value("joint_size", 0.5)
        (0.75, 0.5)
        """
        knots = dict(self.curves).get(component)
        if knots is None:
            return measure
        if measure <= knots[0][0]:
            return round(knots[0][1], DECIMALS)
        for (x, y), (further, above) in pairwise(knots):
            if measure <= further:
                share = (above - y) / (further - x) * (measure - x) + y
                return round(share, DECIMALS)
        return round(knots[-1][1], DECIMALS)

    @property
    def pairs(self) -> tuple[tuple[str, float], ...]:
        """Name and weight of each component, in the order of a finding."""
        return tuple((name, getattr(self, name)) for name in Triangle.component_names)

    @property
    def parameters(self) -> dict[str, Any]:
        """What a report tells of them: ``weights``, and ``curves`` if there are."""
        told: dict[str, Any] = {"weights": self.pairs}
        return told | {"curves": self.curves} if self.curves else told


def checked_weights(weights: object) -> TriangleWeights:
    """Give the default weights for None, and refuse what is none.

    Raises
    ------
    ParameterError
        If it is neither None nor `TriangleWeights`.
    """
    if weights is None:
        return TriangleWeights()
    if not isinstance(weights, TriangleWeights):
        raise ParameterError("weights", weights, "give TriangleWeights or None")
    return weights
