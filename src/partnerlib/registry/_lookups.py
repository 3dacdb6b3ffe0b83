"""Who is where, takes part in what, and is called how."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final, TypeVar, cast

from partnerlib.errors import ParameterError, check_lang
from partnerlib.model import Action, Actor, Agreement
from partnerlib.registry._hints import hints
from partnerlib.registry._holdings import Holdings
from partnerlib.registry._index import Index
from partnerlib.registry._terms import Terms
from partnerlib.typing import Lang

T = TypeVar("T")

_FACET_VOCABULARIES: Final = {
    "theme": "themes",
    "function": "functions",
    "audience": "audiences",
    "role": "roles",
    "level": "levels",
    "status": "statuses",
    "zone": "zones",
    "horizon": "horizons",
}
_KINDS_OF_LABELS: Final = "give a kind of record, a facet or a vocabulary"


class Lookups(Holdings):
    """Look-ups that need more than an id; their index is built when first asked."""

    __slots__ = ()

    @property
    def _index(self) -> Index:
        if "index" not in self._memo:
            self._memo["index"] = Index(
                self.territories, self.actors, self.agreements, self.actions
            )
        return cast("Index", self._memo["index"])

    @property
    def _asked(self) -> Terms:
        if "asked" not in self._memo:
            self._memo["asked"] = Terms(self._parts, self.vocabularies)
        return cast("Terms", self._memo["asked"])

    def agreements_of(self, actor: str) -> tuple[Agreement, ...]:
        """List the agreements of an actor, by id.

        Raises
        ------
        UnknownIdError
            If there is no such actor; so for every look-up here.
        """
        self._known("actor", actor)
        ids = self._index.agreements_by_actor.get(actor, ())
        return tuple(self.agreements[id_] for id_ in ids)

    def actions_of(self, actor: str) -> tuple[Action, ...]:
        """List the actions in which an actor takes part, by id."""
        self._known("actor", actor)
        ids = self._index.actions_by_actor.get(actor, ())
        return tuple(self.actions[id_] for id_ in ids)

    def actions_under(self, agreement: str) -> tuple[Action, ...]:
        """List the actions done under an agreement, by id."""
        self._known("agreement", agreement)
        ids = self._index.actions_by_agreement.get(agreement, ())
        return tuple(self.actions[id_] for id_ in ids)

    def partners_of(self, actor: str) -> tuple[str, ...]:
        """List the actors that share an agreement or an action with an actor."""
        records: tuple[Agreement | Action, ...] = (
            *self.agreements_of(actor),
            *self.actions_of(actor),
        )
        partners = {party.actor for record in records for party in record.parties}
        return tuple(sorted(partners - {actor}))

    def actors_in(self, territory: str, *, nested: bool = True) -> tuple[Actor, ...]:
        """List the actors seated in a territory, or inside it, by id.

        Parameters
        ----------
        territory : str
            The id of the territory.
        nested : bool, default True
            Whether the seats in the territories inside it count.
        """
        self._known("territory", territory)
        places = self._index.inside(territory) if nested else (territory,)
        seated = self._index.actors_by_seat
        ids = sorted(id_ for place in places for id_ in seated.get(place, ()))
        return tuple(self.actors[id_] for id_ in ids)

    def authority_of(self, territory: str) -> Actor | None:
        """Give the authority of a territory; None if it has none, or several."""
        self._known("territory", territory)
        kinds = self.vocabularies["actor-kinds"]
        found = [
            self.actors[id_]
            for id_ in self._index.actors_by_seat.get(territory, ())
            if kinds.covers("authority", self.actors[id_].kind)
        ]
        return found[0] if len(found) == 1 else None

    def ancestors(self, territory: str) -> tuple[str, ...]:
        """List the territories that contain a territory, the nearest first."""
        self._known("territory", territory)
        return self._index.ancestors(territory)

    def contains(self, outer: str, inner: str) -> bool:
        """Say whether a territory is another one or contains it."""
        self._known("territory", outer)
        return outer == inner or outer in self.ancestors(inner)

    def roll_up(self, territory: str, level: str) -> str | None:
        """Give the nearest territory with exactly a level, going up.

        Parameters
        ----------
        territory : str
            The id of the territory.
        level : str
            A level of the vocabulary, by id or label, or one that a territory of
            the registry has.

        Returns
        -------
        str or None
            The id of the territory itself or of an ancestor; None where neither
            it nor any territory that contains it has exactly this level.

        Raises
        ------
        UnknownIdError
            If there is no such territory.
        ParameterError
            If there is no such level.
        """
        level = self._asked.known("level", level, "levels")
        for id_ in (territory, *self.ancestors(territory)):
            if self.territories[id_].level == level:
                return id_
        return None

    def country_of(self, territory: str) -> str:
        """Give the country of a territory: its own, else the nearest ancestor's.

        Empty where none of them states one.
        """
        territories = self.territories
        self._known("territory", territory)
        # Most state their own.
        if country := territories[territory].country:
            return country
        for id_ in self._index.ancestors(territory):
            if country := territories[id_].country:
                return country
        return ""

    def label(self, kind: str, id: str, lang: Lang = "en") -> str:  # noqa: A002 -- the field has this name everywhere
        """Give what people call a record or a term; the id where it is unknown.

        Parameters
        ----------
        kind : str
            A kind of record, ``"place"``, a facet such as ``"theme"``, or the name
            of a vocabulary.
        id : str
            The id of the record or term.
        lang : {"en", "fr"}
            The language.

        Raises
        ------
        ParameterError
            If there is no such kind, or no such language.
        """
        check_lang(lang)
        if not isinstance(id, str):
            raise ParameterError("id", id, "give an id, a text")
        if not isinstance(kind, str):
            raise ParameterError("kind", kind, _KINDS_OF_LABELS)
        kind = "territory" if kind == "place" else kind
        if kind in self._parts:
            record = self._parts[kind].get(id)
            return record.label(lang) if record else id
        vocabulary = self.vocabularies.get(_FACET_VOCABULARIES.get(kind, kind))
        if vocabulary is None:
            known = {"place", *self._parts, *_FACET_VOCABULARIES, *self.vocabularies}
            raise ParameterError("kind", kind, _KINDS_OF_LABELS, hints(kind, known))
        return vocabulary.label(id, lang)


def kept(registry: Lookups, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """Give what was worked out of a registry before, or work it out and keep it.

    Parameters
    ----------
    registry : Registry
        It never changes, so that what follows from it does not either. Registries
        made of it, and copies of it, begin with nothing.
    key : tuple
        What it is, and of which parameters; compared by value.
    make : callable
        Works it out.
    """
    memo = registry._memo  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    if key not in memo:
        memo[key] = make()
    return cast("T", memo[key])


@contextmanager
def kept_meanwhile(registry: Lookups) -> Generator[None]:
    """Let go, at the end, of what `kept` was given meanwhile.

    What somebody asks for several times in a row is worked out once, and takes no
    memory from what comes after. What was kept before stays.
    """
    memo = registry._memo  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    before = set(memo)
    try:
        yield
    finally:
        for key in set(memo) - before:
            if not isinstance(key, str):
                memo.pop(key, None)


def terms_of(registry: Lookups) -> Terms:
    """Give what finds the terms of a registry that somebody asks for."""
    return registry._asked  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
