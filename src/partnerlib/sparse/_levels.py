"""The level to which places are rolled up, as a caller asks for it."""

from partnerlib.registry import Registry, check_registry, terms_of
from partnerlib.sparse._time import Liveness


def resolve_level(registry: Registry, level: object) -> str | None:
    """Check the level that a caller asks for.

    Parameters
    ----------
    registry : Registry
        The data, for its vocabulary of levels and its territories.
    level : str or None
        A term by id or label, or the level of some territory even where no
        vocabulary knows it. None means that places stay as they are stated.

    Returns
    -------
    str or None
        The term.

    Raises
    ------
    ParameterError
        If there is no such level, or if this is no registry.
    """
    check_registry(registry)
    if level is None:
        return None
    return terms_of(registry).known("level", level, "levels")


class Level:
    """Where a place counts at a level, on the day on which records count.

    Parameters
    ----------
    registry : Registry
        The data.
    level : str
        A level, checked.
    liveness : Liveness
        Which times count.

    Notes
    -----
    It is the nearest territory with exactly that level that contains the place. A
    territory that certainly exists no longer on the day stands for nothing: the
    place then counts in the one that succeeds it at that level, where it is one,
    else in the next one that contains it.
    """

    def __init__(self, registry: Registry, level: str, liveness: Liveness) -> None:
        self._registry = registry
        self._level = level
        self._liveness = liveness

    def __call__(self, place: str) -> str | None:
        """Give the territory; None where there is none."""
        around = (place, *self._registry.ancestors(place))
        found = (self._standing(each) for each in around if self._is_at(each))
        return next((each for each in found if each is not None), None)

    def _is_at(self, territory: str) -> bool:
        return self._registry.territories[territory].level == self._level

    def _standing(self, territory: str) -> str | None:
        while is_gone(self._registry, territory, self._liveness):
            after = self._registry.territories[territory].successors
            heirs = [each for each in after if self._is_at(each)]
            if len(heirs) != 1:
                return None
            territory = heirs[0]
        return territory


def is_gone(registry: Registry, territory: str, liveness: Liveness) -> bool:
    """Say whether a territory certainly exists no longer when records count."""
    end = registry.territories[territory].valid.span.end_high
    return liveness.day is not None and end < liveness.day
