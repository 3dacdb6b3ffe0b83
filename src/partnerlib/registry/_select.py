"""Which records stay when a registry is asked for a day, a place or a theme."""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from partnerlib.errors import ModelError, ParameterError
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    PartialDate,
    Period,
    Record,
    Vocabulary,
)
from partnerlib.registry._collections import HAS_PARTIES, KINDS, single_links
from partnerlib.registry._subset import Parts, closure, involved, keep

_ACTIVITIES = ("agreement", "action", "need", "offer", "exchange")


def day_of(date: object) -> dt.date:
    """Read a day; a month or a year means its last day.

    Raises
    ------
    ParameterError
        If it is no date.
    """
    if isinstance(date, str):
        try:
            date = PartialDate.parse(date)
        except ModelError as error:
            rule = "write a day as 2016-07-04, a month or a year"
            raise ParameterError("date", date, rule) from error
    if isinstance(date, PartialDate):
        date = date.last_day
    if type(date) is not dt.date:
        raise ParameterError("date", date, "give a datetime.date or a text in EDTF")
    return date


def kept_at(parts: Parts, date: object) -> list[Record]:
    """Keep what is not certainly elsewhere in time than a day."""
    day = day_of(date).toordinal()
    kept: dict[str, set[str]] = {
        kind: {
            id_
            for id_, record in parts[kind].items()
            if record.period.span.holds(day) != "no"  # type: ignore[attr-defined]  # pyright: ignore
        }
        for kind in _ACTIVITIES
    }
    for kind in ("territory", "actor"):
        kept[kind] = {
            id_
            for id_, record in parts[kind].items()
            if record.valid.span.holds(day) != "no"  # type: ignore[attr-defined]  # pyright: ignore
        }
    kept["actor"] |= involved(parts, kept)
    kept["territory"] |= _named(parts, kept)
    return keep(parts, kept, lambda party: party.during.span.holds(day) != "no")


def _named(parts: Parts, kept: Mapping[str, AbstractSet[str]]) -> set[str]:
    """List the territories that kept records name, and those that contain them."""
    named = {
        value
        for kind in KINDS
        for id_ in kept[kind]
        for field, target, value in single_links(kind, parts[kind][id_])
        if target == "territory" and field != "successors"
    }
    return closure(parts, "territory", named, ("parent",))


def kept_by(
    parts: Parts,
    vocabularies: Mapping[str, Vocabulary],
    *,
    inside: AbstractSet[str] | None,
    themes: tuple[str, ...],
    kinds: tuple[str, ...],
    actors: AbstractSet[str],
    during: Period | str | None,
) -> list[Record]:
    """Keep what meets all that is asked; see ``Registry.select``."""
    asked = _Asked(parts, vocabularies, inside, themes, kinds, actors, during)
    kept: dict[str, set[str]] = {
        kind: {id_ for id_, record in parts[kind].items() if asked.meets(kind, record)}
        for kind in ("agreement", "action", "need", "offer")
    }
    kept["exchange"] = {
        id_
        for id_, record in parts["exchange"].items()
        if asked.meets("exchange", record) or record.agreement in kept["agreement"]  # type: ignore[attr-defined]  # pyright: ignore
    }
    kept["actor"] = set(parts["actor"])
    kept["territory"] = set(parts["territory"])
    if inside is not None or actors:
        seated = {
            id_
            for id_, actor in parts["actor"].items()
            if inside is not None and actor.territory in inside  # type: ignore[attr-defined]  # pyright: ignore
        }
        concerned = involved(parts, kept | {"actor": set(), "territory": set()})
        kept["actor"] = closure(
            parts, "actor", concerned | seated | actors, ("member_of",)
        )
    if inside is not None:
        kept["territory"] = set(inside)
        kept["territory"] |= _named(parts, kept)
    return keep(parts, kept)


class _Asked:
    """What a record must meet to stay."""

    def __init__(
        self,
        parts: Parts,
        vocabularies: Mapping[str, Vocabulary],
        inside: AbstractSet[str] | None,
        themes: tuple[str, ...],
        kinds: tuple[str, ...],
        actors: AbstractSet[str],
        during: Period | str | None,
    ) -> None:
        self._parts = parts
        self._vocabularies = vocabularies
        self._inside = inside
        self._themes = themes
        self._kinds = kinds
        self._actors = actors
        self._span = None
        if during is not None:
            try:
                period = Period.parse(during) if isinstance(during, str) else during
            except ModelError as error:
                raise ParameterError("during", during, "a period in EDTF") from error
            self._span = period.span

    def meets(self, kind: str, record: Record) -> bool:
        """Say whether a record meets all that is asked."""
        return (
            self._meets_time(record)
            and self._meets_themes(record)
            and self._meets_kinds(kind, record)
            and self._meets_actors(kind, record)
            and self._meets_place(kind, record)
        )

    def _meets_time(self, record: Record) -> bool:
        if self._span is None:
            return True
        return self._span.overlap(record.period.span) != "no"  # type: ignore[attr-defined]  # pyright: ignore

    def _meets_themes(self, record: Record) -> bool:
        if not self._themes:
            return True
        if isinstance(record, Exchange):
            return False  # an exchange states no theme; it stays with its agreement
        covers = self._vocabularies["themes"].covers
        stated: tuple[str, ...] = record.scope.themes  # type: ignore[attr-defined]  # pyright: ignore
        return any(covers(asked, theme) for asked in self._themes for theme in stated)

    def _meets_kinds(self, kind: str, record: Record) -> bool:
        if not self._kinds or kind in ("need", "offer"):
            return True
        vocabulary = self._vocabularies[f"{kind}-kinds"]
        stated: str = record.kind  # type: ignore[attr-defined]  # pyright: ignore
        return any(vocabulary.covers(asked, stated) for asked in self._kinds)

    def _meets_actors(self, kind: str, record: Record) -> bool:
        return not self._actors or bool(self._actors & _actors_of(kind, record))

    def _meets_place(self, kind: str, record: Record) -> bool:
        if self._inside is None:
            return True
        places = {
            value
            for _, target, value in single_links(kind, record)
            if target == "territory"
        }
        for id_ in _actors_of(kind, record):
            actor = self._parts["actor"][id_]
            assert isinstance(actor, Actor)  # noqa: S101 -- narrows the type
            places.add(actor.territory)
        return bool(places & self._inside)


def _actors_of(kind: str, record: Record) -> set[str]:
    if kind in HAS_PARTIES:
        assert isinstance(record, Agreement | Action)  # noqa: S101 -- narrows the type
        return {party.actor for party in record.parties}
    if isinstance(record, Exchange):
        return {record.giver, record.receiver}
    assert isinstance(record, Need | Offer)  # noqa: S101 -- narrows the type
    return {record.actor} - {""}
