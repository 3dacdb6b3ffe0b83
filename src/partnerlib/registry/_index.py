"""Who is where and takes part in what: built once, when first asked."""

from collections.abc import Mapping
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
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self.actors_by_seat: dict[str, list[str]] = {}
        self.actions_by_agreement: dict[str, list[str]] = {}
        self._children: dict[str, list[str]] = {}
        for actor in actors.values():
            if actor.territory:
                self.actors_by_seat.setdefault(actor.territory, []).append(actor.id)
        for territory in territories.values():
            if territory.parent:
                self._children.setdefault(territory.parent, []).append(territory.id)
        for action in actions.values():
            if action.agreement:
                under = self.actions_by_agreement.setdefault(action.agreement, [])
                under.append(action.id)
        self._agreements = agreements
        self._actions = actions

    # What names each party takes as long as all else: it is made for who asks.
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
        found = self._ancestors.get(territory)
        if found is None:
            # Walk up to what is known already, then fill in on the way down: a
            # deep chain needs no recursion, and each territory is done once.
            path = [territory]
            parent = self._territories[territory].parent
            while parent and parent not in self._ancestors:
                path.append(parent)
                parent = self._territories[parent].parent
            above = (parent, *self._ancestors[parent]) if parent else ()
            for id_ in reversed(path):
                self._ancestors[id_] = above
                above = (id_, *above)
            found = self._ancestors[territory]
        return found

    def inside(self, territory: str) -> list[str]:
        """List a territory and all that lie in it."""
        found = [territory]
        for id_ in found:
            found.extend(self._children.get(id_, ()))
        return found


def _by_actor(
    records: Mapping[str, Agreement] | Mapping[str, Action],
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in records.values():
        for actor in {party.actor for party in record.parties}:
            found.setdefault(actor, []).append(record.id)
    return found
