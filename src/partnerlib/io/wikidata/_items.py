"""What is told of one item, folded: an answer tells the same in many rows."""

from collections.abc import Iterator
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.io._paths import cited
from partnerlib.io._reading import Spot
from partnerlib.model import Location, PartialDate, Source, Territory

_PAGE: Final = "https://www.wikidata.org/wiki/"
# In which language an item is called here, where it has names in several.
_FIRST_LANGUAGES: Final = ("en", "mul", "fr")
_LONGEST_LANGUAGE: Final = 3
_SEVERAL: Final = 2


@attrs.define(eq=False)
class Item:
    """An item that is a place.

    Attributes
    ----------
    names : dict
        Texts by language; the empty language is one that is not stated.
    populations : dict
        Numbers of people, with the day that each is of.
    locations, countries, parents : dict
        As stated, each once, the preferred first.
    codes : set
        Pairs of scheme and code.
    extra : dict
        What has no field.
    """

    id: str
    spot: Spot
    names: dict[str, list[str]] = attrs.field(factory=dict[str, list[str]])
    aliases: set[str] = attrs.field(factory=set[str])
    description: str = ""
    level: str = "unknown"
    populations: dict[int, PartialDate | None] = attrs.field(
        factory=dict[int, PartialDate | None]
    )
    locations: dict[Location, None] = attrs.field(factory=dict[Location, None])
    countries: dict[str, None] = attrs.field(factory=dict[str, None])
    alpha2: str = ""
    parents: dict[str, None] = attrs.field(factory=dict[str, None])
    codes: set[tuple[str, str]] = attrs.field(factory=set[tuple[str, str]])
    extra: dict[str, str] = attrs.field(factory=dict[str, str])
    is_described: bool = False

    def call(self, name: str) -> None:
        """Add a name, in the language that it is tagged with."""
        known = self.names.setdefault(getattr(name, "lang", ""), [])
        if name and name != self.id and name not in known:
            known.append(str(name))

    def count(self, people: int, on: PartialDate | None = None) -> None:
        """Add a number of inhabitants."""
        self.populations.setdefault(people, on)

    @property
    def population(self) -> int | None:
        """The latest number of inhabitants; of those without a day, the largest.

        In whatever order rows come, the same one is kept.
        """
        dated = ((_day(on), people) for people, on in self.populations.items())
        return max(dated, default=(0, None))[1]

    @property
    def location(self) -> Location | None:
        """The most exact of the points."""
        shown = ((_shown(each), each) for each in self.locations)
        return max(shown, key=lambda each: (len(each[0]), each[0]), default=("", None))[
            1
        ]

    def territory(self, parent: str) -> tuple[Territory, list[Problem]]:
        """Make the territory, and tell what was stated several times."""
        name, names, aliases = self._called()
        try:
            made = Territory(
                self.id,
                name=name,
                names=names,
                aliases=aliases,
                description=self.description,
                url=_PAGE + self.id,
                codes=(("wikidata", self.id), *self.codes),
                level=self.level,
                parent=parent,
                country=self.alpha2,
                population=self.population,
                location=self.location,
                sources=(Source(file=cited(self.spot.file), row=self.spot.row),),
                extra=self._extra(),
            )
        except ModelError as error:
            problems = [violation.problem() for violation in error.violations]
            return self._bare(), [self._told(each) for each in problems]
        return made, [self._told(each) for each in self._several()]

    def _bare(self) -> Territory:
        """Make what is left where a name holds what no text may hold."""
        return Territory(self.id, name=self.id, codes=(("wikidata", self.id),))

    def _told(self, problem: Problem) -> Problem:
        record = f"territory/{self.id}"
        return self.spot.locate(attrs.evolve(problem, record=record))

    def _called(self) -> tuple[str, dict[str, str], set[str]]:
        stated = {lang: names for lang, names in self.names.items() if names}
        if not stated:
            return self.id, {}, self.aliases
        order = ("", *_FIRST_LANGUAGES, *sorted(stated))
        name = next(stated[lang][0] for lang in order if lang in stated)
        names = {
            lang: each[0]
            for lang, each in stated.items()
            if lang and len(lang.partition("-")[0]) <= _LONGEST_LANGUAGE
        }
        others = {each for several in stated.values() for each in several[1:]}
        return name, names, (self.aliases | others) - {name}

    def _extra(self) -> dict[str, str]:
        extra = dict(self.extra)
        for key, values in (
            ("population", self.populations),
            ("location", [f"{each.lat} {each.lon}" for each in self.locations]),
            ("country", self.countries),
        ):
            if len(values) >= _SEVERAL:
                extra[f"wikidata:{key}"] = "; ".join(map(str, values))
        return extra

    def _several(self) -> Iterator[Problem]:
        for field, values, kept in (
            ("population", self.populations, self.population),
            ("location", self.locations, self.location),
        ):
            if len(values) >= _SEVERAL:
                others = [_shown(each) for each in values if each != kept]
                yield Problem.of(
                    "several-values",
                    column=field,
                    value=self.id,
                    kept=_shown(kept),
                    others=", ".join(others),
                )


def _day(date: PartialDate | None) -> int:
    return 0 if date is None else date.bounds[1]


def _shown(value: Any) -> str:
    return f"{value.lat} {value.lon}" if type(value) is Location else str(value)


__all__ = ["Item"]
