"""The ground in which findings are planted: territories, ties and efforts by chance."""

import random
from collections.abc import Iterator
from itertools import count, repeat
from typing import Final

from partnerlib.datasets._naming import EXAMPLE, Named, Titled
from partnerlib.datasets._planted_plan import Plan
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Need,
    Offer,
    Party,
    Scope,
    Territory,
)

_COUNTRIES: Final = tuple(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_PER_COUNTRY: Final = 50
_GROUP: Final = 12  # territories that mostly tie with one another
_AT_HOME: Final = 0.8  # share of ties within a group
_OVER: Final = 0.15  # share of actions that are over
_FUNDED: Final = 0.5
_LANGUAGES: Final = ("en", "fr", "es")

Pair = tuple[str, str]


def _named(fr: str, en: str, number: int) -> Named:
    return {
        "name": f"{fr} {number} (exemple)",
        "names": (
            ("en", f"{en} {number} (example)"),
            ("fr", f"{fr} {number} (exemple)"),
        ),
        "sources": (EXAMPLE,),
    }


def _titled(fr: str, en: str, number: int) -> Titled:
    given = _named(fr, en, number)
    return {"title": given["name"], "names": given["names"], "sources": (EXAMPLE,)}


class Ground:
    """Records in the making, and which cells and ties chance has to leave alone."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 -- a world, not a secret
        self.themes = plan.themes
        self.territories: dict[str, Territory] = {}
        self.actors: dict[str, Actor] = {}
        self.agreements: dict[str, Agreement] = {}
        self.actions: dict[str, Action] = {}
        self.needs: dict[str, Need] = {}
        self.offers: dict[str, Offer] = {}
        self.kept_free: set[Pair] = set()  # (theme, place) cells without chance
        self.kept_apart: set[Pair] = set()  # pairs of territories without a tie
        self.tied: set[Pair] = set()
        self._partnered: set[str] = set()
        self.towns: list[str] = []
        self._countries = _COUNTRIES[: max(2, plan.territories // _PER_COUNTRY)]
        self._numbers = count(1)
        self._add_countries()
        for _ in range(plan.territories):
            self.towns.append(self.add_town("t"))

    def _add_countries(self) -> None:
        for number, code in enumerate(self._countries, start=1):
            self.territories[code] = Territory(
                code, **_named("Pays", "Country", number), level="country", country=code
            )

    def add_town(self, letter: str) -> str:
        """Add a municipality without anybody in it, and give its id."""
        number = len(self.territories)
        id_ = f"{letter}{number:06}"
        code = self._countries[number % len(self._countries)]
        language = _LANGUAGES[number % len(self._countries) % len(_LANGUAGES)]
        self.territories[id_] = Territory(
            id_,
            **_named("Commune", "Municipality", number),
            level="municipality",
            parent=code,
            country=code,
            population=self.rng.randint(500, 80_000),
            languages=(language,),
        )
        return id_

    def authority(self, territory: str) -> str:
        """Give the id of the authority of a territory, added when first needed."""
        id_ = f"authority:{territory}"
        if id_ not in self.actors:
            number = int(territory[1:])
            self.actors[id_] = Actor(
                id_,
                **_named("Mairie", "Town hall", number),
                kind="municipal-authority",
                territory=territory,
            )
        return id_

    def add_association(self, territory: str) -> str:
        """Add an association seated in a territory, and give its id."""
        number = next(self._numbers)
        id_ = f"a{number:06}"
        self.actors[id_] = Actor(
            id_,
            **_named("Association", "Association", number),
            kind="association",
            territory=territory,
        )
        return id_

    def free_theme(self, *places: str) -> str:
        """Draw a theme that chance may use in each of these places."""
        allowed = [
            theme
            for theme in self.themes
            if not any((theme, place) in self.kept_free for place in places)
        ]
        return self.rng.choice(allowed)

    def keep_free(self, place: str) -> str:
        """Draw a theme that nobody works on in a place, and keep it so."""
        theme = self.rng.choice(self.themes)
        self.kept_free.add((theme, place))
        return theme

    def keep_apart(self, one: str, other: str) -> None:
        """Let chance never tie two territories."""
        self.kept_apart.add(_pair(one, other))

    def any_town(self) -> str:
        """Draw a town."""
        return self.rng.choice(self.towns)

    def town_free_for(self, theme: str) -> str:
        """Draw a town where chance may use a theme."""
        town = self.any_town()
        while (theme, town) in self.kept_free:
            town = self.any_town()
        return town

    def year(self) -> int:
        """Draw the year in which something began."""
        return self.rng.randint(2005, 2015)

    def tie(self, one: str, other: str) -> None:
        """Add an agreement between the authorities of two territories."""
        number = len(self.agreements) + 1
        self.tied.add(_pair(one, other))
        self._partnered.update((one, other))
        self.agreements[f"g{number:06}"] = Agreement(
            f"g{number:06}",
            **_titled("Jumelage", "Twinning", number),
            kind="town-twinning",
            parties=(self.authority(one), self.authority(other)),
            scope=Scope(themes=(self.free_theme(one, other),), places=(one, other)),
            period=f"{self.year()}/..",
            status="active",
        )

    def coordinate(self, one: str, other: str) -> None:
        """Add an agreement between two actors, about everything."""
        number = len(self.agreements) + 1
        self.agreements[f"g{number:06}"] = Agreement(
            f"g{number:06}",
            **_titled("Coordination", "Coordination", number),
            kind="pooling-agreement",
            parties=(one, other),
            period=f"{self.year()}/..",
            status="active",
        )

    def act(
        self,
        actor: str,
        theme: str,
        place: str,
        *,
        audience: str = "",
        over: bool = False,
        funder: str = "",
    ) -> None:
        """Add a project of an actor."""
        number = len(self.actions) + 1
        year = self.year()
        self.actions[f"p{number:06}"] = Action(
            f"p{number:06}",
            **_titled("Projet", "Project", number),
            kind="project",
            parties=[
                Party(actor, "implementer"),
                *([Party(funder, "funder")] if funder else []),
            ],
            scope=Scope(
                themes=(theme,),
                places=(place,),
                audiences=(audience,) if audience else (),
            ),
            period=f"{year - 4}/{year - 1}" if over else f"{year}/..",
            status="completed" if over else "active",
        )

    def want(self, place: str, theme: str, quantity: int, reached: int | None) -> None:
        """Add a need of a territory."""
        number = len(self.needs) + 1
        self.needs[f"n{number:06}"] = Need(
            f"n{number:06}",
            **_titled("Besoin", "Need", number),
            territory=place,
            scope=Scope(themes=(theme,)),
            quantity=quantity,
            unit="people",
            reached=reached,
        )

    def offer(self, actor: str, theme: str) -> None:
        """Add an offer of an actor."""
        number = len(self.offers) + 1
        self.offers[f"o{number:06}"] = Offer(
            f"o{number:06}",
            **_titled("Offre", "Offer", number),
            actor=actor,
            scope=Scope(themes=(theme,)),
        )

    def grow_ties(self, wanted: int) -> None:
        """Add ties by chance, so that no town is left without one."""
        anywhere = iter(lambda: self.rng.randrange(len(self.towns)), None)
        before = len(self.tied)
        for index, town in enumerate(self.towns):
            if town not in self._partnered:
                self._tie_one_of(repeat(index))
        for _ in range(before + wanted - len(self.tied)):
            self._tie_one_of(anywhere)

    def _tie_one_of(self, indices: Iterator[int]) -> None:
        index = next(indices)
        while not self.try_tie(self.towns[index], self._neighbour(index)):
            index = next(indices)

    def _neighbour(self, index: int) -> str:
        if self.rng.random() < _AT_HOME:
            start = index - index % _GROUP
            return self.rng.choice(self.towns[start : start + _GROUP])
        return self.rng.choice(self.towns)

    def try_tie(self, one: str, other: str) -> bool:
        """Tie two towns unless they are one, are tied, or have to stay apart."""
        pair = _pair(one, other)
        if one == other or pair in self.kept_apart or pair in self.tied:
            return False
        self.tie(one, other)
        return True

    def grow_efforts(self, actors: int, actions: int) -> None:
        """Add associations, each with some themes and places, and what they do."""
        rng = self.rng
        crowd = [self.add_association(rng.choice(self.towns)) for _ in range(actors)]
        profiles = {
            actor: (
                rng.sample(self.themes, rng.randint(2, 3)),
                rng.sample(self.towns, rng.randint(1, 2)),
            )
            for actor in crowd
        }
        for number in range(actions):
            # First everybody once, then whoever chance takes.
            actor = crowd[number] if number < actors else rng.choice(crowd)
            themes, places = profiles[actor]
            place = rng.choice(places)
            # Two themes at least, and one at most is kept free in a place.
            allowed = [each for each in themes if (each, place) not in self.kept_free]
            self.act(
                actor,
                rng.choice(allowed),
                place,
                over=rng.random() < _OVER,
                funder=self.authority(place) if rng.random() < _FUNDED else "",
            )


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
