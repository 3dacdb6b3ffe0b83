"""Facets, and what their values lie in: shared by all questions."""

from collections.abc import Iterable
from typing import Final

from partnerlib.errors import ParameterError
from partnerlib.registry import Registry, hints
from partnerlib.sparse._levels import Level
from partnerlib.sparse._time import Liveness
from partnerlib.typing import FACETS, Facet

VOCABULARY_OF: Final = {
    "theme": "themes",
    "function": "functions",
    "audience": "audiences",
}
"""The vocabulary of each facet but place, whose values are territories."""


def checked_facets(by: object) -> tuple[Facet, ...]:
    """Put the facets of ``by`` in the order in which a cell shows them.

    Parameters
    ----------
    by : iterable of str, or str
        One facet or more, each once.

    Raises
    ------
    ParameterError
        If there is none, an unknown one, or one twice.

    Examples
    --------
    >>> checked_facets(("place", "theme"))
    ('theme', 'place')
    """
    stated = _stated(by)
    facets: tuple[Facet, ...] = tuple(facet for facet in FACETS if stated.count(facet))
    if not facets or len(facets) != len(stated):
        rule = f"one facet or more of {', '.join(FACETS)}, each once"
        strange = (each for each in stated if each not in FACETS)
        found = (hint for each in strange for hint in hints(str(each), FACETS))
        raise ParameterError("by", by, rule, tuple(dict.fromkeys(found)))
    return facets


def _stated(by: object) -> tuple[object, ...]:
    if isinstance(by, str) or not isinstance(by, Iterable):
        return (by,)
    return tuple(by)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


class Lineage:
    """What each value of a facet lies in: itself, then wider and wider.

    A place lies in the territories that contain it, a term in its broader terms.
    Answers are kept, because records repeat the same few values over and over.
    """

    def __init__(self, registry: Registry, facet: Facet) -> None:
        self._kept: dict[str, tuple[str, ...]] = {}
        self._wider = (
            registry.ancestors
            if facet == "place"
            else registry.vocabularies[VOCABULARY_OF[facet]].ancestors
        )

    def __call__(self, value: str) -> tuple[str, ...]:
        """List the value and all that it lies in, nearest first."""
        found = self._kept.get(value)
        if found is None:
            found = self._kept[value] = (value, *self._wider(value))
        return found


class Placing:
    """Stated places as they count at a level: rolled up, or too wide for it."""

    def __init__(
        self, registry: Registry, level: str | None, liveness: Liveness
    ) -> None:
        self._up = None if level is None else Level(registry, level, liveness)
        self._rolled: dict[str, str | None] = {}
        self._kept: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {
            (): ((), ())
        }

    @property
    def is_plain(self) -> bool:
        """Whether all places count as they are stated."""
        return self._up is None

    def __call__(
        self, places: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the places at the level, sorted, and those stated above it.

        Without a level all places count as they are stated.
        """
        if self._up is None:
            return places, ()
        found = self._kept.get(places)
        if found is None:
            rolled = {place: self._roll_up(place, self._up) for place in places}
            found = self._kept[places] = (
                tuple(sorted({up for up in rolled.values() if up is not None})),
                tuple(place for place, up in rolled.items() if up is None),
            )
        return found

    def _roll_up(self, place: str, up: Level) -> str | None:
        if place not in self._rolled:
            self._rolled[place] = up(place)
        return self._rolled[place]
