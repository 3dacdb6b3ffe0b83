"""The territories of a graph as integers, and who is seated in which."""

from collections.abc import Iterable, Sequence

import numpy as np

from partnerlib.model import Need
from partnerlib.registry import Registry
from partnerlib.sparse._bound import numbers_of
from partnerlib.sparse._levels import Level
from partnerlib.sparse._ragged import Ints
from partnerlib.sparse._time import Liveness

NOWHERE = -1


class Nodes:
    """The territories that are nodes at a level, numbered in the order of ids.

    Parameters
    ----------
    registry : Registry
        The data.
    level : str or None
        Nodes are the territories of exactly this level, and every other place
        counts as the nearest that contains it; None makes all territories nodes.
    liveness : Liveness
        On which day: what does not exist then is no place to count in.

    Attributes
    ----------
    ids : tuple of str
        The nodes, sorted.
    """

    def __init__(
        self, registry: Registry, level: str | None, liveness: Liveness
    ) -> None:
        self._registry = registry
        self._actors = registry.actors
        self._up = None if level is None else Level(registry, level, liveness)
        self.ids = tuple(
            id_
            for id_, territory in registry.territories.items()
            if level is None or territory.level == level
        )
        self._numbers = {id_: number for number, id_ in enumerate(self.ids)}
        self._places: dict[str, int] = {"": NOWHERE}
        self._seats: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def place(self, territory: str) -> int:
        """Give the node in which a territory counts; -1 where there is none."""
        found = self._places.get(territory)
        if found is None:
            found = self._places[territory] = self._find(territory)
        return found

    def _find(self, territory: str) -> int:
        if self._up is None:
            return self._numbers[territory]
        above = self._up(territory)
        return NOWHERE if above is None else self._numbers[above]

    def seat(self, actor: str) -> int:
        """Give the node in which an actor is seated; -1 where there is none."""
        found = self._seats.get(actor)
        if found is None:
            found = self._seats[actor] = self.place(self._actors[actor].territory)
        return found

    def seated(self, actors: Sequence[str]) -> Ints:
        """Give the nodes in which actors are seated; -1 where there is none."""
        places = [self._actors[actor].territory for actor in actors]
        nodes = {place: self._find(place) for place in set(places) - {""}}
        nodes[""] = NOWHERE
        return np.fromiter(map(nodes.__getitem__, places), dtype=np.int64)

    def owners(self, need: Need) -> set[int]:
        """Give the nodes that hold a need: its places, else its territory."""
        places = need.scope.places or (need.territory,)
        return {self.place(place) for place in places} - {NOWHERE}

    def nested(self, nodes: Iterable[int]) -> Ints:
        """List the pairs of nodes of which one contains the other.

        Parameters
        ----------
        nodes : iterable of int
            The nodes that matter.

        Returns
        -------
        array of int, sorted
            ``low * len(self) + high`` for each pair.
        """
        parents, places, numbers = self._tree
        inner = np.fromiter(nodes, dtype=np.int64)
        above = parents[places[inner]]
        codes = [np.empty(0, dtype=np.int64)]
        while (has := above >= 0).any():
            inner, above = inner[has], above[has]
            outer = numbers[above]
            found = outer != NOWHERE
            low = np.minimum(inner[found], outer[found])
            high = np.maximum(inner[found], outer[found])
            codes.append(low * len(self) + high)
            above = parents[above]
        return numbers_of(np.concatenate(codes))

    @property
    def _tree(self) -> tuple[Ints, Ints, Ints]:
        """Give the parent of each territory, the territory of each node, and back."""
        every = self._registry.territories
        at = {id_: number for number, id_ in enumerate(every)}
        parents = (at.get(each.parent, NOWHERE) for each in every.values())
        places = np.fromiter(map(at.__getitem__, self.ids), dtype=np.int64)
        numbers = np.full(len(every), NOWHERE, dtype=np.int64)
        numbers[places] = np.arange(len(places))
        return np.fromiter(parents, dtype=np.int64), places, numbers


class ActorNodes(Nodes):
    """The actors of a registry, numbered in the order of ids, in place of territories.

    Parameters
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count.
    """

    def __init__(self, registry: Registry, liveness: Liveness) -> None:
        super().__init__(registry, None, liveness)
        self.ids = tuple(registry.actors)
        self._seats = {id_: number for number, id_ in enumerate(self.ids)}

    def seated(self, actors: Sequence[str]) -> Ints:
        """Give the numbers of actors."""
        return np.fromiter(map(self._seats.__getitem__, actors), dtype=np.int64)

    def owners(self, need: Need) -> set[int]:
        """Give the actor that holds a need, if one does."""
        return {self._seats[need.actor]} if need.actor else set()

    def nested(self, nodes: Iterable[int]) -> Ints:  # noqa: ARG002 -- none is in another
        """List no pair: no actor contains another."""
        return np.empty(0, dtype=np.int64)
