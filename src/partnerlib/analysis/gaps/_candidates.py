"""A gap in the making, and the gap made of it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import attrs

from partnerlib.analysis.gaps._doubt import Doubt
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._tables import NO_CELLS
from partnerlib.findings import Cell, Component, Gap, Label, key_about
from partnerlib.sparse import IntArray

DECIMALS: Final = 9
MIDDLE: Final = 0.5
"""The weight where nobody states a quantity."""


class Standing(NamedTuple):
    """How sure it is that nothing more is in a cell.

    ``confidence`` is 0 where the place is not covered by the data.
    """

    confidence: float
    undocumented: int
    covered: bool


class Rarity(NamedTuple):
    """How rare so few actors are, by the margins alone; fields as in `Gap`."""

    p_value: float
    q_value: float
    observed: int
    predicted: float


def standing(doubt: Doubt, number: int, *, covered: bool) -> Standing:
    """Tell how sure the absence in a cell is, which has a number in its family."""
    confidence = float(doubt.confidence[number]) if covered else 0.0
    return Standing(confidence, int(doubt.undocumented[number]), covered)


@attrs.frozen(kw_only=True, eq=False)
class Candidate:
    """What makes a gap, before the ones to be listed are chosen.

    Attributes
    ----------
    kind, cell, unit, needs, quantity, reached, shortfall
        As in `Gap`.
    weight : float
        Component of the score.
    standing : Standing
        How sure the absence is.
    records, actors : array of int
        The effort records that are evidence, and the actors that provide.
    evidence : tuple of str
        Other records that are evidence.
    rarity : Rarity or None
        Of ``underserved`` cells.
    """

    kind: str
    cell: Cell
    unit: str = ""
    needs: tuple[str, ...] = ()
    quantity: int | None = None
    reached: int | None = None
    shortfall: float
    weight: float = MIDDLE
    standing: Standing
    records: IntArray = NO_CELLS
    actors: IntArray = NO_CELLS
    evidence: tuple[str, ...] = ()
    rarity: Rarity | None = None

    @property
    def components(self) -> tuple[Component, ...]:
        """The parts whose product is the score, rounded."""
        return (
            Component("shortfall", round(self.shortfall, DECIMALS)),
            Component("weight", round(self.weight, DECIMALS)),
            Component("confidence", round(self.standing.confidence, DECIMALS)),
        )

    @property
    def score(self) -> float:
        """The product of the rounded components, rounded."""
        shortfall = round(self.shortfall, DECIMALS)
        weight = round(self.weight, DECIMALS)
        confidence = round(self.standing.confidence, DECIMALS)
        return round(shortfall * weight * confidence, DECIMALS)

    @property
    def key(self) -> str:
        """The stable name of the gap."""
        unit = [("unit", self.unit)] if self.unit else []
        return key_about(self.kind, [*self.cell, *unit])


def gap_of(ground: Ground, candidate: Candidate, score: float, key: str) -> Gap:
    """Make the gap, with the names of all that it mentions."""
    efforts = ground.efforts
    actors: list[int] = candidate.actors.tolist()
    records: list[int] = candidate.records.tolist()
    providers = tuple(efforts.actors[number] for number in actors)
    own = (efforts.records[number].reference for number in records)
    place = dict(candidate.cell).get("place")
    rarity = candidate.rarity
    return Gap(
        key=key,
        kind=candidate.kind,
        score=score,
        components=candidate.components,
        evidence=(*candidate.evidence, *own),
        labels=tuple(_labels(ground, candidate, providers)),
        places=ground.lineages["place"](place) if place else (),
        cell=candidate.cell,
        needs=candidate.needs,
        quantity=candidate.quantity,
        unit=candidate.unit,
        reached=candidate.reached,
        providers=providers,
        confidence=candidate.standing.confidence,
        shortfall=candidate.shortfall,
        p_value=rarity and rarity.p_value,
        q_value=rarity and rarity.q_value,
        observed=rarity and rarity.observed,
        predicted=rarity and rarity.predicted,
        undocumented=candidate.standing.undocumented,
        not_covered=not candidate.standing.covered,
    )


def _labels(
    ground: Ground, candidate: Candidate, providers: Iterable[str]
) -> Iterable[Label]:
    mentioned = [
        *(("territory" if f == "place" else f, value) for f, value in candidate.cell),
        *(("unit", unit) for unit in [candidate.unit] if unit),
        *(("actor", actor) for actor in providers),
        *(("need", need) for need in candidate.needs),
    ]
    for kind, id_ in mentioned:
        named = "units" if kind == "unit" else kind
        english = ground.registry.label(named, id_, "en")
        yield Label(kind, id_, english, ground.registry.label(named, id_, "fr"))
