"""A small part of the world, and short ways to state what is done and wanted there."""

from collections.abc import Iterable
from typing import Any

from partnerlib.analysis.gaps import find_gaps
from partnerlib.findings import Gap, GapReport
from partnerlib.model import (
    Action,
    Actor,
    Concept,
    Need,
    Offer,
    Party,
    Record,
    Scope,
    Territory,
)
from partnerlib.registry import Registry

PLACES = (
    Territory("fr", name="France", level="country", country="FR"),
    Territory("essonne", name="Essonne", level="department", parent="fr"),
    Territory("evry", name="Évry", level="municipality", parent="essonne"),
    Territory("massy", name="Massy", level="municipality", parent="essonne"),
    Territory("ml", name="Mali", level="country", country="ML"),
    Territory("kayes", name="Kayes", level="municipality", parent="ml"),
)
ACTORS = tuple(Actor(id_, name=id_.upper()) for id_ in "abcd")


def scope(
    themes: str = "", places: str = "", audiences: str = "", functions: str = ""
) -> Scope:
    """Make a scope of words."""
    return Scope(
        themes=themes.split(),
        places=places.split(),
        audiences=audiences.split(),
        functions=functions.split(),
    )


def action(id_: str, where: Scope, *parties: Party | str, **more: Any) -> Action:
    """Make an action with some parties, by default with ``a``."""
    return Action(id_, title=id_, parties=parties or ["a"], scope=where, **more)


def need(
    id_: str,
    where: Scope,
    quantity: int | None = None,
    unit: str = "people",
    **more: Any,
) -> Need:
    """Make a need of the actor ``d``, which stands nowhere."""
    unit = unit if quantity is not None else ""
    return Need(id_, actor="d", scope=where, quantity=quantity, unit=unit, **more)


def offer(id_: str, where: Scope, capacity: int | None, **more: Any) -> Offer:
    """Make an offer of ``c`` for people."""
    fields = {"unit": "people"} | more
    return Offer(id_, actor="c", scope=where, capacity=capacity, **fields)


def world(*records: Record, terms: Iterable[Concept] = ()) -> Registry:
    """Make a registry of the places, the actors, some records and own audiences."""
    audiences = {"audiences": tuple(terms)} if terms else {}
    return Registry.from_records([*PLACES, *ACTORS, *records], terms=audiences)


def gaps(*records: Record, **asked: Any) -> GapReport:
    """Find the gaps of some records; of all kinds but unreached unless asked for."""
    kinds = [kind for kind in Gap.kinds if kind != "unreached"]
    return find_gaps(world(*records), **({"kinds": kinds} | asked))


def keys(report: GapReport) -> list[str]:
    """Give the keys of a report, sorted."""
    return sorted(gap.key for gap in report)
