"""What is stated of the ends of a tie, whether they are territories or actors."""

from collections.abc import Iterable

import attrs
import numpy as np

from partnerlib.model import Territory
from partnerlib.registry import Registry
from partnerlib.sparse._ragged import Floats


@attrs.frozen(eq=False)
class Profiles:
    """What is stated of each node.

    Attributes
    ----------
    populations : array of float, shape (n_nodes,)
        Inhabitants; NaN where unknown or none.
    points : array of float, shape (n_nodes, 2)
        Latitude and longitude in radians; NaN where unknown.
    languages : tuple of tuple of str
        Language tags.
    countries : tuple of str
        Country codes; empty where unknown.
    """

    populations: Floats
    points: Floats
    languages: tuple[tuple[str, ...], ...]
    countries: tuple[str, ...]

    @classmethod
    def of_territories(cls, registry: Registry, ids: Iterable[str]) -> "Profiles":
        """Read the profiles of territories."""
        ids = tuple(ids)
        territories = [registry.territories[id_] for id_ in ids]
        return cls(
            np.array([t.population or np.nan for t in territories], dtype=float),
            _points(territories),
            tuple(territory.languages for territory in territories),
            tuple(registry.country_of(id_) for id_ in ids),
        )

    @classmethod
    def of_actors(cls, registry: Registry, ids: Iterable[str]) -> "Profiles":
        """Read the profiles of actors: what is stated of their seats.

        Languages are those of the actor, and of the seat where it states none.
        """
        actors = [registry.actors[id_] for id_ in ids]
        seats = [registry.territories.get(actor.territory) for actor in actors]
        return cls(
            np.array(
                [np.nan if s is None else s.population or np.nan for s in seats],
                dtype=float,
            ),
            _points(seats),
            tuple(
                actor.languages or (() if seat is None else seat.languages)
                for actor, seat in zip(actors, seats, strict=True)
            ),
            tuple("" if s is None else registry.country_of(s.id) for s in seats),
        )


def _points(territories: Iterable[Territory | None]) -> Floats:
    points = [
        (np.nan, np.nan)
        if t is None or t.location is None
        else (t.location.lat, t.location.lon)
        for t in territories
    ]
    radians: Floats = np.radians(np.array(points, dtype=float).reshape(-1, 2))
    return radians
