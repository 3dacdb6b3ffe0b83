"""A territory named as a party means its authority."""

import copy
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.model import (
    Actor,
    Exchange,
    Need,
    Offer,
    Party,
    Record,
    Source,
    Territory,
    Vocabulary,
)
from partnerlib.model._party import sorted_parties
from partnerlib.registry._collections import parties_of

_PREFIX: Final = "authority:"
_BROAD_KIND: Final = "authority"
_MADE_KIND: Final = "local-authority"
MADE: Final = Source(title="made by partnerlib")
"""The only source of an authority that the library made itself."""


def is_made(actor: Actor) -> bool:
    """Say whether the library made this authority for want of a stated one."""
    return actor.id == _PREFIX + actor.territory and actor.sources == (MADE,)


def make_authority(territory: Territory) -> Actor:
    """Make the authority of a territory that states none."""
    return Actor(
        _PREFIX + territory.id,
        name=territory.name,
        names=territory.names,
        kind=_MADE_KIND,
        territory=territory.id,
        sources=(MADE,),
    )


class Authorities:
    """Who stands for a territory that is named as a party.

    The authority of a territory is the one actor seated there whose kind is, or
    is narrower than, ``authority``; else the actor of the id that a made one would
    have; else one is made. A stated one replaces a made one.
    """

    def __init__(
        self,
        territories: Mapping[str, Territory],
        actors: dict[str, Actor],
        kinds: Vocabulary,
        known: frozenset[str],
    ) -> None:
        self._territories = territories
        self._actors = actors
        self._seated: dict[str, list[str]] = {}
        stated = {actor.kind for actor in actors.values()}
        speaking = {kind for kind in stated if kinds.covers(_BROAD_KIND, kind)}
        for actor in actors.values():
            if actor.kind in speaking and actor.territory:
                self._seated.setdefault(actor.territory, []).append(actor.id)
        self.replaced = self._drop_made()
        # What an id means must not depend on who was made for the records before.
        self.stated = actors.keys() | known

    def _drop_made(self) -> dict[str, str]:
        replaced: dict[str, str] = {}
        for territory, ids in self._seated.items():
            made = _PREFIX + territory
            stated = [each for each in ids if each != made]
            if made in ids and is_made(self._actors[made]) and len(stated) == 1:
                replaced[made] = stated[0]
                del self._actors[made]
                self._seated[territory] = stated
        return replaced

    def stands_for(self, id_: str) -> tuple[str, ...]:
        """Give the actors that a party id may mean; one if it is sound.

        None if no record has the id; several if the territory has several
        authorities.

        Raises
        ------
        ModelError
            If the id of the territory leaves no room for that of its authority.
        """
        if id_ in self.stated:
            return (id_,)
        territory = self._territories.get(id_) or self._territories.get(
            id_.removeprefix(_PREFIX)
        )
        if territory is None:
            return ()
        made = _PREFIX + territory.id
        if made in self.stated:
            self._seated.setdefault(territory.id, [made])
        elif territory.id not in self._seated:
            self._actors[made] = make_authority(territory)
            self._seated[territory.id] = [made]
        return tuple(sorted(self._seated[territory.id]))


def resolve_parties(
    record: Record, authorities: Authorities
) -> tuple[Record, list[tuple[str, str, tuple[str, ...]]], list[Problem]]:
    """Let territories named as parties mean their authorities.

    Returns
    -------
    record : Record
        The same object where nothing had to change.
    unsound : list of (field, id, tuple of actor ids)
        The parties that name no actor, or several.
    problems : list of Problem
        What the record breaks once its parties are resolved.
    """
    if isinstance(record, Exchange):
        named = [("giver", record.giver), ("receiver", record.receiver)]
    else:
        named = [("parties", party.actor) for party in parties_of(record)]
    if all(id_ in authorities.stated for _, id_ in named):
        return record, [], []
    meant: dict[str, str] = {}
    unsound: dict[tuple[str, str, tuple[str, ...]], None] = {}
    problems: list[Problem] = []
    for field, id_ in named:
        try:
            found = authorities.stands_for(id_)
        except ModelError:
            problems.append(Problem.of("bad-id", column=field, value=_PREFIX + id_))
            continue
        if len(found) == 1:
            meant[id_] = found[0]
        else:
            unsound[field, id_, found] = None
    try:
        return _with_parties(record, meant), list(unsound), problems
    except ModelError as error:
        problems.extend(each.problem() for each in error.violations)
        return record, list(unsound), problems


def _with_parties(record: Record, meant: Mapping[str, str]) -> Record:
    """Let what a record names as parties, giver and receiver mean other actors."""
    changes: dict[str, object] = {}
    for field in ("giver", "receiver"):
        value: object = getattr(record, field, None)
        if isinstance(value, str) and value in meant:
            changes[field] = meant[value]
    parties = parties_of(record)
    if any(party.actor in meant for party in parties):
        fresh = [_party(meant.get(each.actor, each.actor), each) for each in parties]
        if _count(fresh) == _count(parties):
            # Only who is named has changed: all else was checked when it was made.
            record = copy.copy(record)
            object.__setattr__(record, "parties", sorted_parties(fresh))
        else:
            changes["parties"] = fresh
    return attrs.evolve(record, **changes) if changes else record


def _count(parties: Iterable[Party]) -> int:
    return len({party.actor for party in parties})


def _party(actor: str, party: Party) -> Party:
    if party.during.is_unknown:
        return _undated(actor, party.role)
    return attrs.evolve(party, actor=actor)


# An authority is a party of many records, and mostly without dates.
@lru_cache(maxsize=65_536)
def _undated(actor: str, role: str) -> Party:
    return Party(actor, role)


def renamed(record: Record, meant: Mapping[str, str]) -> Record:
    """Let the actors that a record names, in any field, have other ids."""
    record = _with_parties(record, meant)
    changes: dict[str, object] = {}
    if isinstance(record, (Need, Offer)) and record.actor in meant:
        changes["actor"] = meant[record.actor]
    for field in ("member_of", "successors"):
        if isinstance(record, Actor) and not meant.keys().isdisjoint(
            getattr(record, field)
        ):
            changes[field] = [meant.get(id_, id_) for id_ in getattr(record, field)]
    if any(source.stated_by in meant for source in record.sources):
        changes["sources"] = [
            attrs.evolve(
                source, stated_by=meant.get(source.stated_by, source.stated_by)
            )
            for source in record.sources
        ]
    return attrs.evolve(record, **changes) if changes else record
