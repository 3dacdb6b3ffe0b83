"""Which records stay when a registry is asked for a day, a place or a theme."""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import attrs

from partnerlib.errors import ModelError, ParameterError
from partnerlib.model import (
    Action,
    Agreement,
    Exchange,
    PartialDate,
    Party,
    Period,
    Record,
    Vocabulary,
)
from partnerlib.registry._collections import (
    ACTIVITIES,
    KINDS,
    actors_of,
    collection_of,
    parties_of,
    scope_of,
    single_links,
    time_of,
)
from partnerlib.registry._subset import Parts, closure, keep

KIND_VOCABULARIES: Final = ("agreement-kinds", "action-kinds", "exchange-kinds")


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
            if time_of(record).span.holds(day) != "no"
        }
        for kind in KINDS
    }

    def present(party: Party) -> bool:
        return party.during.span.holds(day) != "no"

    for kind in ACTIVITIES:
        for id_ in kept[kind]:
            record = parts[kind][id_]
            gone = {p.actor for p in parties_of(record) if not present(p)}
            kept["actor"] |= actors_of(record) - gone
    kept["territory"] |= _named(parts, kept)
    return keep(parts, kept, present)


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
    kinds: Mapping[str, tuple[str, ...]],
    actors: AbstractSet[str],
    during: Period | str | None,
) -> list[Record]:
    """Keep what meets all that is asked; see ``Registry.select``."""
    asked = _Asked(parts, vocabularies, inside, themes, kinds, actors, _period(during))
    kept: dict[str, set[str]] = {
        kind: {id_ for id_, record in parts[kind].items() if asked.meets(kind, record)}
        for kind in ("agreement", "action", "need", "offer")
    }
    kept["exchange"] = {
        id_
        for id_, record in parts["exchange"].items()
        if asked.meets("exchange", record)
        or _links(record, "agreement") & kept["agreement"]
    }
    kept["actor"] = set(parts["actor"])
    kept["territory"] = set(parts["territory"])
    if inside is not None or actors:
        concerned: set[str] = set(actors)
        for kind in ACTIVITIES:
            for id_ in kept[kind]:
                concerned |= actors_of(parts[kind][id_])
        if inside is not None:
            concerned |= {
                id_
                for id_, actor in parts["actor"].items()
                if _links(actor, "territory") & inside
            }
        kept["actor"] = closure(parts, "actor", concerned, ("member_of",))
    if inside is not None:
        kept["territory"] = set(inside)
        kept["territory"] |= _named(parts, kept)
    return keep(parts, kept)


def _links(record: Record, target: str) -> set[str]:
    """List the records of one kind that a record names."""
    kind = collection_of(record)
    return {value for _, named, value in single_links(kind, record) if named == target}


@attrs.frozen
class _Asked:
    """What a record must meet to stay."""

    parts: Parts
    vocabularies: Mapping[str, Vocabulary]
    inside: AbstractSet[str] | None
    themes: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    actors: AbstractSet[str]
    during: Period | None

    def meets(self, kind: str, record: Record) -> bool:
        """Say whether a record meets all that is asked."""
        return (
            self._meets_time(record)
            and self._meets_themes(record)
            and self._meets_kinds(kind, record)
            and (not self.actors or bool(self.actors & actors_of(record)))
            and self._meets_place(record)
        )

    def _meets_time(self, record: Record) -> bool:
        return self.during is None or self.during.overlap(time_of(record)) != "no"

    def _meets_themes(self, record: Record) -> bool:
        if not self.themes:
            return True
        # An exchange states no theme of its own; it stays with its agreement.
        stated = scope_of(record).themes
        covers = self.vocabularies["themes"].covers
        return any(covers(asked, theme) for asked in self.themes for theme in stated)

    def _meets_kinds(self, kind: str, record: Record) -> bool:
        if not self.kinds or not isinstance(record, (Agreement, Action, Exchange)):
            return True
        name = f"{kind}-kinds"
        covers = self.vocabularies[name].covers
        return any(covers(asked, record.kind) for asked in self.kinds[name])

    def _meets_place(self, record: Record) -> bool:
        if self.inside is None:
            return True
        places = _links(record, "territory")
        for id_ in actors_of(record):
            places |= _links(self.parts["actor"][id_], "territory")
        return bool(places & self.inside)


def _period(during: Period | str | None) -> Period | None:
    if during is None or isinstance(during, Period):
        return during
    try:
        return Period.parse(during)
    except ModelError as error:
        rule = "write a period in EDTF, such as 2004/2010"
        raise ParameterError("during", during, rule) from error
