"""Duplicated efforts by brute force: every pair of actors, cell by cell."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from partnerlib.registry import Registry
from tests.properties.oracles import chance
from tests.properties.oracles.world import (
    Bond,
    Cell,
    Days,
    Effort,
    World,
    bindings,
    covers,
    days,
    document,
    may_hold,
    meet,
    overlap,
    related,
    role_class,
    set_aside,
    world,
)

BY = ("theme", "place")
LABELS = ("duplicate", "complementary", "coordinated")
Findings = dict[str, dict[str, Any]]


class Meeting(NamedTuple):
    """What two actors are to one another in one cell."""

    label: str
    certainty: float
    reasons: frozenset[tuple[str, str]]
    overlap: str


def find_duplicates(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
    max_network: int = 100,
) -> tuple[Findings, dict[str, int]]:
    """Give the finding of each pair by its key, whatever its label; and counts."""
    here = world(registry, level=level, as_of=as_of, statuses=statuses)
    cells = here.effort_cells(BY)
    examined = Counter(here.examined)
    examined.update(document(here, BY))
    present = {
        actor: {c for c, group in cells.items() if any(e.actor == actor for e in group)}
        for actor in sorted({e.actor for group in cells.values() for e in group})
    }
    columns = sorted(cells)
    ties = [[int(cell in present[actor]) for cell in columns] for actor in present]
    rows = (
        dict(zip(present, chance.tie_probabilities(ties), strict=True)) if ties else {}
    )
    examined["actors"] = len(present)
    examined["cells"] = len(cells)
    for name in ("pairs", "overlap_yes", "overlap_unknown"):
        examined[name] = 0
    found: Findings = {}
    for a, b in combinations(present, 2):
        shared = sorted(present[a] & present[b])
        if not shared:
            continue
        examined["pairs"] += 1
        meetings = {
            cell: _meeting(here, (a, b), cell, cells[cell], max_network)
            for cell in shared
        }
        overlaps = {each.overlap for each in meetings.values()}
        if "yes" in overlaps:
            examined["overlap_yes"] += 1
        elif "unknown" in overlaps:
            examined["overlap_unknown"] += 1
        label = min((m.label for m in meetings.values()), key=LABELS.index)
        mine = [cell for cell in shared if meetings[cell].label == label]
        coins = [p * q for p, q in zip(rows[a], rows[b], strict=True)]
        p_value = chance.at_least(coins, len(mine))
        surprise = -math.log10(p_value)
        reasons = frozenset[tuple[str, str]]().union(
            *(meetings[cell].reasons for cell in mine)
        )
        joint = {record for why, record in reasons if why == "joint-record"}
        efforts = {
            effort.record
            for cell in mine
            for effort in cells[cell]
            if effort.actor in (a, b)
        }
        aside = {
            set_aside(here, reference, record, "elsewhere")
            for reference, record, actors in bindings(registry)
            if label == "duplicate" and {a, b} <= actors
        }
        efforts |= {reference for reference, _ in aside}
        found[f"{label}:{a}~{b}"] = {
            "kind": label,
            "actors": (a, b),
            "cells": tuple(mine),
            "certainty": sum(meetings[cell].certainty for cell in mine) / len(mine),
            "reasons": tuple(sorted(reasons)),
            "evidence": tuple(sorted(efforts | joint)),
            "set_aside": aside,
            "p_value": p_value,
            "score": surprise / (1 + surprise),
        }
    for label in LABELS:
        listed = [each for each in found.values() if each["kind"] == label]
        examined[f"label:{label}"] = len(listed)
    rates = chance.false_discovery_rates(
        [each["p_value"] for each in found.values()],
        len(present) * (len(present) - 1) // 2,
    )
    for each, rate in zip(found.values(), rates, strict=True):
        each["q_value"] = rate
    return found, dict(examined)


def _meeting(
    here: World, pair: tuple[str, str], cell: Cell, efforts: list[Effort], most: int
) -> Meeting:
    registry, (a, b) = here.registry, pair
    compatible: list[tuple[Effort, Effort, str]] = []
    differing: set[str] = set()
    best = "no"
    for one in efforts:
        for other in efforts:
            if one.actor != a or other.actor != b:
                continue
            together = overlap(one.time, other.time)
            best = min(best, together, key=("yes", "unknown", "no").index)
            first = here.records[one.record].scope
            second = here.records[other.record].scope
            differs = {
                facet
                for facet, apart in (
                    ("period", together == "no"),
                    (
                        "audience",
                        not meet(
                            registry, "audience", first.audiences, second.audiences
                        ),
                    ),
                    (
                        "function",
                        not meet(
                            registry, "function", first.functions, second.functions
                        ),
                    ),
                )
                if apart
            }
            differing |= differs
            if not differs:
                compatible.append((one, other, together))
    if not compatible:
        why = frozenset((facet, "") for facet in differing)
        return Meeting("complementary", 1.0, why, best)
    certainty = max(
        (1.0 if together == "yes" else 0.5)
        * (1.0 if _stated(here, one, other) else 0.5)
        for one, other, together in compatible
    )
    reasons = _ties(here, pair, cell, compatible, most)
    label = "coordinated" if reasons else "duplicate"
    return Meeting(label, certainty, frozenset(reasons), best)


def _stated(here: World, *efforts: Effort) -> bool:
    return here.statuses != "live" or all(
        here.records[effort.record].status not in {"", "unknown"} for effort in efforts
    )


def _ties(
    here: World,
    pair: tuple[str, str],
    cell: Cell,
    compatible: list[tuple[Effort, Effort, str]],
    most: int,
) -> set[tuple[str, str]]:
    registry, (a, b) = here.registry, pair
    where = dict(cell)
    reasons: set[tuple[str, str]] = set()
    for reference, bond in here.live.items():
        touches = all(
            not stated
            or any(related(registry, facet, where[facet], value) for value in stated)
            for facet, stated in (
                ("theme", bond.scope.themes),
                ("place", bond.scope.places),
            )
        )
        together = any(
            overlap(time, one.time) != "no" and overlap(time, other.time) != "no"
            for time in _times_of_both(here, bond, a, b)
            for one, other, _ in compatible
        )
        if touches and together:
            reasons.add(("joint-record", reference))
    for one, other, _ in compatible:
        leads = [
            {
                party.actor
                for party in here.records[effort.record].parties
                if role_class(registry, party.role) == "leads"
            }
            for effort in (one, other)
        ]
        common = leads[0] & leads[1]
        reasons.update(("common-lead", f"actor/{lead}") for lead in common)
    networks = set(registry.actors[a].member_of) & set(registry.actors[b].member_of)
    for network in networks:
        members = [n for n in registry.actors.values() if network in n.member_of]
        themes = registry.actors[network].themes
        wide = [t for t in themes if covers(registry, "theme", t, where["theme"])]
        if len(members) <= most and (wide or not themes):
            reasons.add(("common-network", f"actor/{network}"))
    return reasons


def _times_of_both(here: World, bond: Bond, a: str, b: str) -> Iterator[Days]:
    """Yield the times at which a record holds both actors."""
    for one in bond.parties:
        for other in bond.parties:
            if (one.actor, other.actor) == (a, b):
                time = days(bond.period, one.during, other.during)
                holds = here.statuses != "live" or all(
                    may_hold(days(bond.period, party.during), here.day)
                    for party in (one, other)
                )
                if holds and time.begins_first <= time.ends_last:
                    yield time


def clusters(
    cells_by_pair: dict[tuple[str, str], tuple[Cell, ...]],
) -> set[tuple[tuple[str, ...], frozenset[Cell], frozenset[tuple[str, str]]]]:
    """Group pairs cell by cell, and unite the groups of the same actors."""
    merged: dict[tuple[str, ...], tuple[set[Cell], set[tuple[str, str]]]] = {}
    for cell in {each for cells in cells_by_pair.values() for each in cells}:
        groups: list[set[tuple[str, str]]] = []
        for pair, cells in cells_by_pair.items():
            if cell not in cells:
                continue
            near = [g for g in groups if any(set(pair) & set(other) for other in g)]
            groups = [g for g in groups if g not in near]
            groups.append({pair}.union(*near))
        for group in groups:
            actors = tuple(sorted({actor for pair in group for actor in pair}))
            into = merged.setdefault(actors, (set(), set()))
            into[0].add(cell)
            into[1].update(group)
    return {
        (actors, frozenset(cells), frozenset(pairs))
        for actors, (cells, pairs) in merged.items()
    }


def freed(
    registry: Registry, level: str | None, actors: tuple[str, ...]
) -> dict[Cell, int]:
    """Count, in each cell, the providers among actors beyond the one that stays."""
    here = world(registry, level=level, as_of=None, statuses="live")
    counts: dict[Cell, int] = {}
    for cell, efforts in here.effort_cells(BY).items():
        present = [a for a in actors if any(each.actor == a for each in efforts)]
        for _ in present[1:]:
            counts[cell] = counts.get(cell, 0) + 1
    return counts
