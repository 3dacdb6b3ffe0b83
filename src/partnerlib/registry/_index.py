"""Who is where and takes part in what: each part is made when first asked for."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from partnerlib.model import Action, Actor, Agreement, Territory


class Index:
    """Look-ups by seat, party, agreement and parent; ids in sorted order."""

    def __init__(
        self,
        territories: Mapping[str, Territory],
        actors: Mapping[str, Actor],
        agreements: Mapping[str, Agreement],
        actions: Mapping[str, Action],
    ) -> None:
        self._territories = territories
        self._actors = actors
        self._agreements = agreements
        self._actions = actions
        self._lines: dict[str, tuple[str, ...]] = {"": ()}

    @cached_property
    def actors_by_seat(self) -> dict[str, list[str]]:
        """The actors that are seated in each territory."""
        seats = ((actor.territory, actor.id) for actor in self._actors.values())
        return _by_first(seats)

    @cached_property
    def actions_by_agreement(self) -> dict[str, list[str]]:
        """The actions under each agreement."""
        return _by_first((each.agreement, each.id) for each in self._actions.values())

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        """The territories right inside each territory."""
        return _by_first((each.parent, each.id) for each in self._territories.values())

    @cached_property
    def agreements_by_actor(self) -> dict[str, list[str]]:
        """The agreements to which each actor is party."""
        return _by_actor(self._agreements)

    @cached_property
    def actions_by_actor(self) -> dict[str, list[str]]:
        """The actions to which each actor is party."""
        return _by_actor(self._actions)

    def ancestors(self, territory: str) -> tuple[str, ...]:
        """List what contains a territory, the nearest first."""
        # All that lie right inside one territory have the same ancestors.
        return self._line(self._territories[territory].parent)

    def _line(self, territory: str) -> tuple[str, ...]:
        """List a territory with all that contains it."""
        lines = self._lines
        if territory not in lines:
            # Walk up to what is known already, then fill in on the way down: a
            # deep chain needs no recursion, and each territory is done once.
            path = [territory]
            while (parent := self._territories[path[-1]].parent) not in lines:
                path.append(parent)
            for id_ in reversed(path):
                lines[id_] = (id_, *lines[self._territories[id_].parent])
        return lines[territory]

    def inside(self, territory: str) -> list[str]:
        """List a territory and all that lie in it."""
        found = [territory]
        for id_ in found:
            found.extend(self._children.get(id_, ()))
        return found


def _by_first(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        if first:
            found.setdefault(first, []).append(second)
    return found


def _by_actor(
    records: Mapping[str, Agreement] | Mapping[str, Action],
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in records.values():
        for actor in {party.actor for party in record.parties}:
            found.setdefault(actor, []).append(record.id)
    return found
