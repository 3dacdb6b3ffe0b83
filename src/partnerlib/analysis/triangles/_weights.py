"""How much each component of a triangle counts."""

import attrs

from partnerlib.errors import Violation
from partnerlib.findings import Triangle
from partnerlib.model._rules import Violations, check_amount, plain_number, refuse


@attrs.frozen(kw_only=True)
class TriangleWeights:
    """How much each component counts in the score of a triangle.

    The score is the weighted mean of the components that are there; one that is
    absent, because the data does not tell, drops out with its weight.

    Attributes
    ----------
    cannistraci_hebb : float, default 3
        Common neighbours that keep to each other: best for short lists.
    resource_allocation : float, default 1
        Common neighbours with few other ties.
    three_paths : float, default 1
        Paths over two more territories.
    neighbourhood_ties : float, default 1
        Ties between the partners of one and the partners of the other.
    country_affinity : float, default 2
        Ties between the two countries, against what their sizes predict.
    size_similarity : float, default 1
        The smaller population over the larger one.
    proximity : float, default 0.5
        1 at no distance, 1/2 at 1,000 km.
    shared_language : float, default 0.5
        Whether a language is stated by both.
    shared_themes : float, default 1
        Themes of the ties of one found among those of the other.
    need_offer_fit : float, default 2
        Whether a need of one is answered by an offer or an effort of the other.
    liveliness : float, default 1
        Whether the two ties of the broker are stated to be lived.

    Raises
    ------
    ModelError
        If a weight is negative or not finite, or none is above 0.

    Notes
    -----
    The defaults are a judgement and not a fit. Among the topological components
    Cannistraci-Hebb has most weight, because it serves short lists best; resource
    allocation and paths of three ties reach further. Jaccard is not here: it rewards
    territories with a single tie. Countries, needs and offers, themes, sizes,
    distance, languages and liveliness have together more than half of the weight:
    topology does not know what two territories could do for one another. Who sees
    it otherwise passes other weights.

    Examples
    --------
    >>> TriangleWeights(proximity=0).proximity
    0
    """

    cannistraci_hebb: float = attrs.field(default=3, converter=plain_number)
    resource_allocation: float = attrs.field(default=1, converter=plain_number)
    three_paths: float = attrs.field(default=1, converter=plain_number)
    neighbourhood_ties: float = attrs.field(default=1, converter=plain_number)
    country_affinity: float = attrs.field(default=2, converter=plain_number)
    size_similarity: float = attrs.field(default=1, converter=plain_number)
    proximity: float = attrs.field(default=0.5, converter=plain_number)
    shared_language: float = attrs.field(default=0.5, converter=plain_number)
    shared_themes: float = attrs.field(default=1, converter=plain_number)
    need_offer_fit: float = attrs.field(default=2, converter=plain_number)
    liveliness: float = attrs.field(default=1, converter=plain_number)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        for name, weight in self.pairs:
            if weight is None:  # pyright: ignore[reportUnnecessaryComparison]
                out.append(Violation(field=name, code="bad-number"))
            check_amount(out, name, weight)
        if not out and not any(weight for _, weight in self.pairs):
            facts = (("field", "the sum of the weights"), ("least", "> 0"))
            out.append(
                Violation(field="weights", code="out-of-range", value=0, facts=facts)
            )
        refuse(self, out)

    @property
    def pairs(self) -> tuple[tuple[str, float], ...]:
        """Name and weight of each component, in the order of a finding."""
        return tuple((name, getattr(self, name)) for name in Triangle.component_names)
