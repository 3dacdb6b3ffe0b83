"""From drafts to registries: what makes any draw valid.

A draft is a record whose references are placeholders: ``?3`` means the fourth of
whatever can be referred to, counted around. Drafts come from strategies that never
change, which keeps drawing fast; binding them needs no draw, hence no filter.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    Party,
    Record,
    Scope,
    Territory,
    Vocabulary,
)
from partnerlib.registry import Registry
from partnerlib.strategies._texts import LONGEST_ID, check_bounds
from partnerlib.vocabularies import builtin

R = TypeVar("R", bound=Record)

PLACEHOLDERS: Final = tuple(f"?{number}" for number in range(8))
REFERENCES: Final = st.sampled_from(PLACEHOLDERS)

_FEWEST_BOUND: Final = 2


def check_sizes(least: int, most: int) -> None:
    """Refuse sizes that no registry has."""
    check_bounds(least, most, 0)
    if least and most < _FEWEST_BOUND:
        raise InvalidArgument("an agreement binds two actors: max_size is 2 or more")


def fewest_actors(least: int) -> int:
    """Give the fewest actors of a registry in which no collection is smaller."""
    return least and max(least, _FEWEST_BOUND)


def sized(
    each: SearchStrategy[R],
    least: int,
    most: int,
    *,
    unique_by: Callable[[R], str] | None = None,
) -> SearchStrategy[list[R]]:
    """Draw a size and then as many records.

    The records of a collection are then drawn one after the other with nothing in
    between, which lets Hypothesis leave out one of many when it shrinks.
    """
    lists = [
        st.lists(each, min_size=size, max_size=size, unique_by=unique_by)
        for size in range(most + 1)
    ]
    return st.integers(least, most).flatmap(lists.__getitem__)


def bind(
    *,
    territories: Sequence[Territory],
    actors: Sequence[Actor],
    agreements: Sequence[Agreement],
    actions: Sequence[Action],
    needs: Sequence[Need],
    offers: Sequence[Offer],
    exchanges: Sequence[Exchange],
    terms: Mapping[str, Sequence[Concept]],
    **about: Any,
) -> Registry:
    """Make the registry that the drafts sketch.

    Records that need what is not there (an offer without any actor) are left out.
    """
    binder = _Binder(territories, actors, terms)
    return Registry.of(
        territories=binder.territories,
        actors=binder.actors,
        agreements=binder.bound_agreements(agreements),
        actions=binder.bound_actions(actions),
        needs=binder.bound_needs(needs),
        offers=binder.bound_offers(offers),
        exchanges=binder.bound_exchanges(exchanges),
        terms=terms,
        **about,
    )


def _one(placeholder: str, pool: Sequence[str]) -> str:
    if not placeholder or not pool:
        return ""
    return pool[int(placeholder[1:]) % len(pool)]


def _many(placeholders: Sequence[str], pool: Sequence[str]) -> tuple[str, ...]:
    return tuple(_one(each, pool) for each in placeholders) if pool else ()


class _Binder:
    """Knows what can be referred to, the more the further it has come."""

    def __init__(
        self,
        territories: Sequence[Territory],
        actors: Sequence[Actor],
        terms: Mapping[str, Sequence[Concept]],
    ) -> None:
        self._terms_by_name = terms
        self._own = {name: [term.id for term in terms[name]] for name in terms}
        self._places = [each.id for each in territories]
        self._actors = [each.id for each in actors]
        self._agreements: list[str] = []
        self.territories = self._territories(territories)
        self.actors = [
            self._actor(draft, self._actors[:index])
            for index, draft in enumerate(actors)
        ]
        self._meant = signatories(
            self.territories, self.actors, self._vocabulary("actor-kinds")
        )
        self._can_tie = len(set(self._meant.values())) >= _FEWEST_BOUND

    def bound_agreements(self, drafts: Sequence[Agreement]) -> list[Agreement]:
        found: list[Agreement] = []
        for draft in drafts if self._can_tie else ():
            found.append(self._agreement(draft))
            self._agreements.append(draft.id)
        return found

    def bound_actions(self, drafts: Sequence[Action]) -> list[Action]:
        found: list[Action] = []
        for draft in drafts if self._meant else ():
            found.append(self._action(draft, [each.id for each in found]))
        return found

    def bound_needs(self, drafts: Sequence[Need]) -> list[Need]:
        owned = self._places or self._actors
        return [self._need(draft) for draft in drafts if owned]

    def bound_offers(self, drafts: Sequence[Offer]) -> list[Offer]:
        return [self._offer(draft) for draft in drafts if self._actors]

    def bound_exchanges(self, drafts: Sequence[Exchange]) -> list[Exchange]:
        return [self._exchange(draft) for draft in drafts if self._can_tie]

    # -- what records share ----------------------------------------------------

    def _vocabulary(self, name: str) -> Vocabulary:
        return builtin()[name].with_concepts(*self._terms_by_name.get(name, ()))

    def _terms(self, name: str, terms: Sequence[str]) -> tuple[str, ...]:
        own = self._own.get(name, ())
        bound = (_one(each, own) if each in PLACEHOLDERS else each for each in terms)
        return tuple(each for each in bound if each)

    def _term(self, name: str, term: str) -> str:
        return "".join(self._terms(name, [term]))

    def _scope(self, scope: Scope) -> Scope:
        return Scope(
            themes=self._terms("themes", scope.themes),
            places=_many(scope.places, self._places),
            audiences=self._terms("audiences", scope.audiences),
            functions=self._terms("functions", scope.functions),
        )

    def _sources(self, record: Record) -> dict[str, Any]:
        pool = [*self._places, *self._actors]
        return {
            "sources": tuple(
                attrs.evolve(source, stated_by=_one(source.stated_by, pool))
                for source in record.sources
            )
        }

    def _parties(self, parties: Sequence[Party], fewest: int) -> list[Party]:
        pool = list(self._meant)
        bound = [
            attrs.evolve(
                party,
                actor=_one(party.actor, pool),
                role=self._term("roles", party.role),
            )
            for party in parties
        ]
        if len({self._meant[party.actor] for party in bound}) < fewest:
            bound[0] = attrs.evolve(bound[0], actor=self._another(bound[0].actor))
        return bound

    def _another(self, party: str) -> str:
        meant = self._meant
        return next(each for each in meant if meant[each] != meant[party])

    # -- each class --------------------------------------------------------------

    def _territories(self, drafts: Sequence[Territory]) -> list[Territory]:
        levels = self._vocabulary("levels")
        # A level without rank says nothing of above and below: it stands where the
        # draft before it stands. Whoever comes later may lie in whoever is earlier.
        ranked: list[tuple[float, int | None, Territory]] = []
        place = float("-inf")
        for draft in drafts:
            level = self._term("levels", draft.level) or "unknown"
            rank = levels.rank(level)
            place = place if rank is None else rank
            ranked.append((place, rank, attrs.evolve(draft, level=level)))
        ranked.sort(key=lambda each: each[0])
        found: list[Territory] = []
        for index, (_, rank, draft) in enumerate(ranked):
            earlier = ranked[:index]
            above = [
                other.id
                for _, higher, other in earlier
                if rank is None or higher is None or higher < rank
            ]
            before = [other.id for _, _, other in earlier]
            found.append(
                attrs.evolve(
                    draft,
                    parent=_one(draft.parent, above),
                    successors=_many(draft.successors, before),
                    **self._sources(draft),
                )
            )
        return found

    def _actor(self, draft: Actor, earlier: Sequence[str]) -> Actor:
        return attrs.evolve(
            draft,
            kind=self._term("actor-kinds", draft.kind) or "unknown",
            territory=_one(draft.territory, self._places),
            member_of=_many(draft.member_of, self._actors),
            themes=self._terms("themes", draft.themes),
            successors=_many(draft.successors, earlier),
            **self._sources(draft),
        )

    def _agreement(self, draft: Agreement) -> Agreement:
        return attrs.evolve(
            draft,
            parties=self._parties(draft.parties, _FEWEST_BOUND),
            scope=self._scope(draft.scope),
            parent=_one(draft.parent, self._agreements),
            derived_from=_one(draft.derived_from, self._agreements),
            **self._sources(draft),
        )

    def _action(self, draft: Action, earlier: Sequence[str]) -> Action:
        return attrs.evolve(
            draft,
            parties=self._parties(draft.parties, 1),
            agreement=_one(draft.agreement, self._agreements),
            scope=self._scope(draft.scope),
            parent=_one(draft.parent, earlier),
            derived_from=_one(draft.derived_from, earlier),
            **self._sources(draft),
        )

    def _need(self, draft: Need) -> Need:
        territory = _one(draft.territory, self._places)
        actor = _one(draft.actor, self._actors)
        if not territory and not actor:
            # It was to be that of a territory, and there is none; or of an actor.
            spare = draft.territory or draft.actor
            territory, actor = _one(spare, self._places), _one(spare, self._actors)
        return attrs.evolve(
            draft,
            territory=territory,
            actor=actor,
            scope=self._scope(draft.scope),
            **self._sources(draft),
        )

    def _offer(self, draft: Offer) -> Offer:
        return attrs.evolve(
            draft,
            actor=_one(draft.actor, self._actors),
            scope=self._scope(draft.scope),
            **self._sources(draft),
        )

    def _exchange(self, draft: Exchange) -> Exchange:
        pool = list(self._meant)
        giver, receiver = _one(draft.giver, pool), _one(draft.receiver, pool)
        if self._meant[giver] == self._meant[receiver]:
            receiver = self._another(giver)
        return attrs.evolve(
            draft,
            giver=giver,
            receiver=receiver,
            agreement=_one(draft.agreement, self._agreements),
            **self._sources(draft),
        )


def signatories(
    territories: Sequence[Territory], actors: Sequence[Actor], kinds: Vocabulary
) -> dict[str, str]:
    """Tell who can be a party: the actor that each id means.

    A territory speaks through its authority, which is made where none is stated;
    where several are, or where the id of a made one is too long, it cannot speak.
    """
    meant = {actor.id: actor.id for actor in actors}
    stated = frozenset(meant)
    for id_ in [each.id for each in territories if each.id not in stated]:
        seated = [
            actor.id
            for actor in actors
            if actor.territory == id_ and kinds.covers("authority", actor.kind)
        ]
        made = f"authority:{id_}"
        if len(seated) == 1:
            meant[id_] = seated[0]
        elif not seated and (made in stated or len(made) <= LONGEST_ID):
            meant[id_] = made
    return meant
