"""Small registries in which actors meet, for the tests of duplicated efforts."""

from collections.abc import Mapping
from typing import Any

from partnerlib.analysis import find_duplicates
from partnerlib.findings import Duplicate
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Party,
    Period,
    Record,
    Scope,
    Territory,
)
from partnerlib.registry import Registry

ALL = ("duplicate", "complementary", "coordinated")
PLACES = (
    Territory("mali", name="Mali", level="country"),
    Territory("west", name="West", level="region", parent="mali"),
    Territory("kayes", name="Kayes", level="municipality", parent="west"),
    Territory("nioro", name="Nioro", level="municipality", parent="west"),
    Territory("segou", name="Ségou", level="municipality", parent="mali"),
)


def parties(text: str) -> list[Party]:
    """Read parties as ``actor:role@period``, one after the other."""
    found: list[Party] = []
    for each in text.split():
        named, _, during = each.partition("@")
        actor, _, role = named.partition(":")
        found.append(Party(actor, role, Period.parse(during)))
    return found


def scope(cell: str, **facets: list[str]) -> Scope:
    """Read a cell as ``theme@place``; an empty side states nothing."""
    theme, _, place = cell.partition("@")
    stated: dict[str, list[str]] = {
        "themes": theme.split("+") if theme else [],
        "places": place.split("+") if place else [],
    }
    return Scope(**{**stated, **facets})


def action(
    id_: str, who: str, cell: str = "water@kayes", *, when: str = "", **fields: Any
) -> Action:
    """Make an action; audiences and functions go into its scope."""
    facets = {
        name: fields.pop(name) for name in ("audiences", "functions") if name in fields
    }
    return Action(
        id_,
        title=f"Action {id_}",
        parties=parties(who),
        scope=scope(cell, **facets),
        period=Period.parse(when),
        **fields,
    )


def agreement(
    id_: str, who: str, cell: str = "@", *, when: str = "", **fields: Any
) -> Agreement:
    """Make an agreement."""
    return Agreement(
        id_,
        kind="partnership",
        parties=parties(who),
        scope=scope(cell),
        period=Period.parse(when),
        **fields,
    )


def world(*records: Record) -> Registry:
    """Make a registry of records; places are there, and actors are made."""
    stated = {record.id for record in records if type(record) is Actor}
    named = {
        name
        for record in records
        if isinstance(record, Action | Agreement)
        for name in (party.actor for party in record.parties)
    }
    made = [Actor(id_, name=id_.upper()) for id_ in sorted(named - stated)]
    return Registry.from_records([*PLACES, *made, *records])


def found(registry: Registry, **parameters: Any) -> Mapping[str, Duplicate]:
    """Give every finding by its key."""
    asked: dict[str, Any] = {"labels": ALL, "limit": None, **parameters}
    return {each.key: each for each in find_duplicates(registry, **asked)}


def keys(*records: Record, **parameters: Any) -> list[str]:
    """Give the keys of what is found among records."""
    return sorted(found(world(*records), **parameters))


def reasons(*records: Record, **parameters: Any) -> list[str]:
    """Give the reasons of the one finding among records, with their records."""
    (finding,) = found(world(*records), **parameters).values()
    return [f"{reason}={at}" if at else reason for reason, at in finding.reasons]
