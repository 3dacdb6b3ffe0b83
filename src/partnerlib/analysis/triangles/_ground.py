"""What every kind of triangle is looked for in, laid out once."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final

import attrs

from partnerlib.analysis._shared.tie_score import (
    Answers,
    Features,
    Profiles,
    TriangleWeights,
    checked_weights,
)
from partnerlib.findings import Triangle
from partnerlib.registry import Registry
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._ties import Ties, territory_ties
from partnerlib.sparse._time import AsOf, Liveness, resolve_as_of
from partnerlib.sparse._two_paths import Network
from partnerlib.typing import Statuses

_MOST_TERRITORIES: Final = 100


@attrs.frozen(kw_only=True, eq=False)
class Ground:
    """The ties of the territories of a registry, and what is known of them.

    What only some kinds need is made when one first asks for it.

    Attributes
    ----------
    registry : Registry
        The data.
    level : str or None
        The level of the territories, checked.
    day : str or None
        The day, as a report states it.
    liveness : Liveness
        Which records count.
    weights : TriangleWeights
        How much each component counts.
    ties : Ties
        The ties.
    network : Network
        The same, by territory.
    """

    registry: Registry
    level: str | None
    day: str | None
    liveness: Liveness
    weights: TriangleWeights
    ties: Ties
    network: Network

    @classmethod
    def of(
        cls,
        registry: Registry,
        *,
        level: str | None,
        as_of: AsOf,
        statuses: Statuses,
        weights: TriangleWeights | None,
    ) -> "Ground":
        """Check what a caller asks for, and lay the ground.

        Raises
        ------
        ParameterError
            If a parameter makes no sense.
        """
        level = resolve_level(registry, level)
        day = resolve_as_of(registry, as_of)
        liveness = Liveness.of(registry, statuses, day)
        weights = checked_weights(weights)
        ties = territory_ties(
            registry, level=level, liveness=liveness, most=_MOST_TERRITORIES
        )
        return cls(
            registry=registry,
            level=level,
            day=None if day is None else day.isoformat(),
            liveness=liveness,
            weights=weights,
            ties=ties,
            network=Network(ties),
        )

    @cached_property
    def answers(self) -> Answers:
        """The needs, and what could answer them, by territory."""
        return Answers(self.registry, self.ties.nodes, self.liveness)

    @cached_property
    def profiles(self) -> Profiles:
        """What is stated of each territory."""
        return Profiles.of_territories(self.registry, self.ties.nodes.ids)

    @cached_property
    def features(self) -> Features:
        """What speaks for a tie between two territories."""
        return Features(self.registry, self.network, self.profiles, self.answers)


@attrs.frozen(eq=False)
class Found:
    """What one kind found.

    Attributes
    ----------
    triangles : list of Triangle
        The best ones, in any order.
    examined : dict of str to int
        What was counted for this kind only.
    """

    triangles: list[Triangle]
    examined: dict[str, int]


@attrs.frozen(eq=False)
class Kind:
    """How one kind of triangle is found.

    Attributes
    ----------
    best : callable
        Takes the ground, ``limit`` and ``diversify`` as `find_triangles` has
        checked them, and gives the best of this kind, exactly, as `Found`.
    each : callable
        Takes the ground and yields every triangle of this kind in a fixed order,
        in bounded memory.
    """

    best: Callable[[Ground, int | None, int | None], Found]
    each: Callable[[Ground], Iterator[Triangle]]
