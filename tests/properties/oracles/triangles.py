"""Open triangles by brute force: every three territories."""

import math
from collections import Counter
from itertools import combinations
from typing import Any

from partnerlib.registry import Registry
from tests.properties.oracles.world import (
    World,
    around,
    bindings,
    country,
    covers,
    days,
    may_hold,
    role_class,
    set_aside,
    upwards,
    world,
)

WEIGHTS = {
    "cannistraci_hebb": 3.0,
    "resource_allocation": 1.0,
    "three_paths": 1.0,
    "neighbourhood_ties": 1.0,
    "country_affinity": 2.0,
    "size_similarity": 1.0,
    "proximity": 0.5,
    "shared_language": 0.5,
    "shared_themes": 1.0,
    "need_offer_fit": 2.0,
    "liveliness": 1.0,
}
LIVE_TERM = "active"
Findings = dict[str, dict[str, Any]]
Pair = frozenset[str]


class Ties:
    """Which territories are tied, and by which records."""

    def __init__(self, here: World, most: int = 100) -> None:
        self.here = here
        self.unseated = 0
        registry = here.registry
        self.nodes = [
            id_
            for id_, each in registry.territories.items()
            if here.level is None or each.level == here.level
        ]
        self.records: dict[Pair, list[str]] = {}
        self.meeting: dict[str, set[str]] = {}
        self.implicit: list[str] = []
        for reference in sorted(here.live):
            bond = here.live[reference]
            aside = {
                actor
                for actor in {party.actor for party in bond.parties}
                if all(
                    self._stands_aside(party.role)
                    for party in bond.parties
                    if party.actor == actor
                )
            }
            met: set[str] = set()
            for actor in {party.actor for party in bond.parties} - aside:
                place = self.seat(actor)
                if place is None:
                    self.unseated += 1
                else:
                    met.add(place)
            self.meeting[reference] = met
            if len(met) > most:
                self.implicit.append(reference)
                continue
            for a, b in combinations(sorted(met), 2):
                if not self.nested(a, b):
                    self.records.setdefault(frozenset((a, b)), []).append(reference)

    def seat(self, actor: str) -> str | None:
        """Give the territory of an actor at the level."""
        registry = self.here.registry
        seat = registry.actors[actor].territory
        return self.here.lifted(seat) if seat else None

    def _stands_aside(self, role: str) -> bool:
        registry = self.here.registry
        if not role:
            return False
        return role_class(registry, role) == "funds" or "observer" in upwards(
            registry, "roles", role
        )

    def nested(self, a: str, b: str) -> bool:
        """Say whether one of two places contains the other."""
        registry = self.here.registry
        return a in around(registry, b) or b in around(registry, a)

    def tied(self, a: str, b: str) -> bool:
        """Say whether two territories share a record."""
        return frozenset((a, b)) in self.records

    def around(self, a: str) -> set[str]:
        """List the territories tied to one."""
        return {b for b in self.nodes if self.tied(a, b)}

    def between(self, a: str, b: str) -> list[str]:
        """List the records that tie two territories."""
        return self.records[frozenset((a, b))]


def find_triangles(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
) -> tuple[Findings, dict[str, int]]:
    """Give every open triangle by its key, and the counts of what was looked at."""
    here = world(registry, level=level, as_of=as_of, statuses=statuses)
    ties = Ties(here)
    examined = Counter(
        territories=len(ties.nodes),
        ties=len(ties.records),
        agreements=sum(r.startswith("agreement/") for r in here.live),
        actions=sum(r.startswith("action/") for r in here.live),
        open_triads=0,
        closed_triads=0,
        closed_by_one_record=0,
        pairs=0,
        nested_pairs=0,
        implicit=len(ties.implicit),
        unseated=ties.unseated,
    )
    for three in combinations(ties.nodes, 3):
        present = sum(ties.tied(a, b) for a, b in combinations(three, 2))
        examined["open_triads"] += present == 2
        examined["closed_triads"] += present == 3
        if present == 3 and any(met >= set(three) for met in ties.meeting.values()):
            examined["closed_by_one_record"] += 1
    found: Findings = {}
    for a, c in combinations(ties.nodes, 2):
        common = ties.around(a) & ties.around(c)
        if not common or ties.tied(a, c):
            continue
        if ties.nested(a, c):
            examined["nested_pairs"] += 1
            continue
        examined["pairs"] += 1
        brokers = sorted(
            common,
            key=lambda b: (
                -1 / len(ties.around(b)),
                -len(ties.between(a, b)) - len(ties.between(b, c)),
                b,
            ),
        )
        best = brokers[0]
        parts = _components(ties, a, c, best)
        weight = sum(WEIGHTS[name] for name in parts)
        aside = _set_aside(ties, a, c)
        found[f"open:{a}~{c}"] = {
            "territories": tuple(sorted((a, best, c))),
            "broker": best,
            "brokers": tuple(brokers),
            "missing": ((a, c),),
            "evidence": tuple(
                sorted(
                    {
                        *ties.between(a, best),
                        *ties.between(best, c),
                        *(reference for reference, _ in aside),
                    }
                )
            ),
            "set_aside": aside,
            "components": parts,
            "score": sum(WEIGHTS[n] * v for n, v in parts.items()) / weight,
            "roles": _roles(ties, a, c, best),
        }
    return found, dict(examined)


def _set_aside(ties: Ties, a: str, c: str) -> set[tuple[str, str]]:
    """List what holds actors of both, with the reason why it is no tie."""
    found: set[tuple[str, str]] = set()
    for reference, record, actors in bindings(ties.here.registry):
        if {a, c} <= {ties.seat(actor) for actor in actors}:
            live = "large" if reference in ties.implicit else "supporting"
            found.add(set_aside(ties.here, reference, record, live))
    return found


def _components(ties: Ties, a: str, c: str, broker: str) -> dict[str, float]:
    registry = ties.here.registry
    one, other = registry.territories[a], registry.territories[c]
    parts = _topology(ties, a, c)
    lands = country(registry, a), country(registry, c)
    if all(lands):
        parts["country_affinity"] = _affinity(ties, *lands)
    if one.population and other.population:
        sizes = one.population, other.population
        parts["size_similarity"] = min(sizes) / max(sizes)
    if one.location is not None and other.location is not None:
        km = _kilometres(
            one.location.lat, one.location.lon, other.location.lat, other.location.lon
        )
        parts["proximity"] = 1 / (1 + km / 1000)
    if one.languages and other.languages:
        parts["shared_language"] = float(bool({*one.languages} & {*other.languages}))
    themes = [_themes(ties, place) for place in (a, c)]
    if all(themes):
        shared = len(themes[0] & themes[1])
        parts["shared_themes"] = shared / min(len(each) for each in themes)
    fit = _fit(ties, a, c)
    if fit is not None:
        parts["need_offer_fit"] = float(bool(fit))
    parts["liveliness"] = (
        sum(1.0 if _lively(ties, broker, end) else 0.5 for end in (a, c)) / 2
    )
    return parts


def _topology(ties: Ties, a: str, c: str) -> dict[str, float]:
    near_a, near_c = ties.around(a), ties.around(c)
    common = near_a & near_c
    allocation = hebb = paths = 0.0
    for z in common:
        near = ties.around(z)
        allocation += 1 / len(near)
        inside = len(near & common)
        outside = len(near - common - {a, c})
        hebb += (1 + inside) / (1 + outside)
    for u in near_a - {a, c}:
        for v in near_c - {a, c}:
            if u != v and ties.tied(u, v):
                paths += 1 / math.sqrt(len(ties.around(u)) * len(ties.around(v)))
    only_a, only_c = near_a - near_c, near_c - near_a
    crossing = sum(ties.tied(u, v) for u in only_a for v in only_c)
    size = len(only_a) * len(only_c)
    return {
        "cannistraci_hebb": hebb / (1 + hebb),
        "resource_allocation": allocation / (1 + allocation),
        "three_paths": paths / (1 + paths),
        "neighbourhood_ties": crossing / size if size else 0.0,
    }


def _affinity(ties: Ties, one: str, other: str) -> float:
    registry = ties.here.registry
    lands = {place: country(registry, place) for place in ties.nodes}
    observed = sum(
        sorted(lands[place] for place in pair) == sorted((one, other))
        for pair in ties.records
    )
    stubs = Counter[str]()
    for pair in ties.records:
        stubs.update(lands[place] for place in pair)
    most = len(ties.records)
    expected = stubs[one] * stubs[other] / ((4 if one == other else 2) * most)
    return observed / (observed + expected)


def _kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Measure along the great circle, by the angle between two unit vectors."""
    vectors = []
    for north, east in ((lat, lon), (lat2, lon2)):
        p, q = math.radians(north), math.radians(east)
        vectors.append(
            (math.cos(p) * math.cos(q), math.cos(p) * math.sin(q), math.sin(p))
        )
    u, v = vectors
    cross = math.hypot(
        u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    )
    dot = sum(x * y for x, y in zip(u, v, strict=True))
    return 6371.0088 * math.atan2(cross, dot)


def _themes(ties: Ties, place: str) -> set[str]:
    return {
        theme
        for pair, records in ties.records.items()
        if place in pair
        for reference in records
        for theme in ties.here.live[reference].scope.themes
    }


def _lively(ties: Ties, one: str, other: str) -> bool:
    registry = ties.here.registry
    return any(
        LIVE_TERM in upwards(registry, "statuses", ties.here.live[reference].status)
        for reference in ties.between(one, other)
    )


def _wants(ties: Ties, place: str) -> list[tuple[str, str]]:
    """List the needs of a territory that name a theme: (record, theme)."""
    here = ties.here
    found: list[tuple[str, str]] = []
    for id_, need in here.registry.needs.items():
        if here.statuses == "live" and not may_hold(days(need.period), here.day):
            continue
        if need.quantity == 0:
            continue
        stated = list(need.scope.places) or ([need.territory] if need.territory else [])
        if place in {here.lifted(each) for each in stated}:
            found.extend((f"need/{id_}", theme) for theme in need.scope.themes)
    return found


def _gives(ties: Ties, place: str) -> list[tuple[str, str]]:
    """List what actors seated in a territory offer or do: (record, theme)."""
    here = ties.here

    def seated(actor: str) -> bool:
        seat = here.registry.actors[actor].territory
        return bool(seat) and here.lifted(seat) == place

    found: list[tuple[str, str]] = []
    for id_, offer in here.registry.offers.items():
        if here.statuses == "live" and not may_hold(days(offer.period), here.day):
            continue
        if seated(offer.actor):
            found.extend((f"offer/{id_}", theme) for theme in offer.scope.themes)
    for effort in here.efforts:
        if seated(effort.actor):
            themes = here.records[effort.record].scope.themes
            found.extend((effort.record, theme) for theme in themes)
    return found


def _answers(ties: Ties, wanting: str, giving: str) -> set[str]:
    registry = ties.here.registry
    return {
        reference
        for need, wanted in _wants(ties, wanting)
        for record, given in _gives(ties, giving)
        if covers(registry, "theme", wanted, given)
        for reference in (need, record)
    }


def _fit(ties: Ties, a: str, c: str) -> set[str] | None:
    """Give what answers what between two territories; None where nothing can."""
    if not (_wants(ties, a) or _wants(ties, c)):
        return None
    if not (_gives(ties, a) or _gives(ties, c)):
        return None
    return _answers(ties, a, c) | _answers(ties, c, a)


def _roles(ties: Ties, a: str, c: str, broker: str) -> dict[str, tuple[str, str]]:
    """Give for each role the territory and the reason."""
    roles = {"facilitating": (broker, "tied-to-both")}
    forth, back = _answers(ties, a, c), _answers(ties, c, a)
    if bool(forth) != bool(back):
        needing, giving = (a, c) if forth else (c, a)
        roles["pivotal"] = (giving, "answers-the-need")
        roles["beneficiary"] = (needing, "states-the-need")
        return roles
    if forth:
        why = "either-could"
    elif not (_wants(ties, a) or _wants(ties, c)):
        why = "no-need-stated"
    elif not (_gives(ties, a) or _gives(ties, c)):
        why = "no-answer-stated"
    else:
        why = "no-match"
    roles["pivotal"] = roles["beneficiary"] = ("", why)
    return roles
