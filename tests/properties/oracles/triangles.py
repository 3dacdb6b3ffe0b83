"""Open triangles by brute force: every three territories."""

import math
from collections import Counter
from itertools import combinations, permutations
from typing import Any

from partnerlib.registry import Registry
from tests.properties.oracles.world import (
    NOT_LIVE,
    World,
    around,
    bindings,
    country,
    covers,
    days,
    is_there,
    may_hold,
    role_class,
    set_aside,
    upwards,
    world,
)

WEIGHTS = {
    "cannistraci_hebb": 3.0,
    "resource_allocation": 3.0,
    "three_paths": 4.0,
    "neighbourhood_ties": 0.5,
    "nearby_ties": 1.5,
    "partners_nearby": 0.5,
    "country_affinity": 1.5,
    "country_leaning": 0.5,
    "partner_countries": 1.0,
    "size_similarity": 0.5,
    "joint_size": 1.5,
    "partner_sizes": 0.5,
    "proximity": 1.0,
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
            met: set[str] = set()
            for actor in {party.actor for party in bond.parties}:
                if not any(
                    is_there(here, party) and not self.stands_aside(party.role)
                    for party in bond.parties
                    if party.actor == actor
                ):
                    continue
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

    def stands_aside(self, role: str) -> bool:
        """Say whether who has a role only funds or observes."""
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
        brokers = _brokers(ties, a, c)
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
            found.add(
                set_aside(ties.here, reference, record, _why(ties, reference, a, c))
            )
    return found


def _why(ties: Ties, reference: str, a: str, c: str) -> str:
    """Say why a record would make no tie of a pair, if it were live."""
    if reference in ties.implicit:
        return "large"
    parties = getattr(ties.here.live.get(reference), "parties", ())
    acting = [party for party in parties if not ties.stands_aside(party.role)]
    in_their_roles = {a, c} <= {ties.seat(party.actor) for party in acting}
    return "absent" if in_their_roles else "supporting"


def find_ties(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
) -> Findings:
    """Give every pair without a tie by its key, with a broker or without."""
    ties = Ties(world(registry, level=level, as_of=as_of, statuses=statuses))
    found: Findings = {}
    for a, c in combinations(ties.nodes, 2):
        if ties.tied(a, c) or ties.nested(a, c):
            continue
        brokers = _brokers(ties, a, c)
        parts = _components(ties, a, c, brokers[0] if brokers else "")
        weight = sum(WEIGHTS[name] for name in parts)
        found[f"territories:{a}~{c}"] = {
            "ends": (a, c),
            "brokers": tuple(brokers),
            "set_aside": _set_aside(ties, a, c),
            "score": sum(WEIGHTS[n] * v for n, v in parts.items()) / weight,
        }
    return found


def _brokers(ties: Ties, a: str, c: str) -> list[str]:
    return sorted(
        ties.around(a) & ties.around(c),
        key=lambda b: (
            -1 / len(ties.around(b)),
            -len(ties.between(a, b)) - len(ties.between(b, c)),
            b,
        ),
    )


def _components(ties: Ties, a: str, c: str, broker: str) -> dict[str, float]:
    registry = ties.here.registry
    one, other = registry.territories[a], registry.territories[c]
    parts = _topology(ties, a, c)
    lands = country(registry, a), country(registry, c)
    if all(lands):
        parts["country_affinity"] = _affinity(ties, *lands)
        forth, back = _leaning(ties, a, lands[1]), _leaning(ties, c, lands[0])
        parts["country_leaning"] = forth * back / (1 + forth * back)
        forth, back = _company(ties, a, lands[1]), _company(ties, c, lands[0])
        parts["partner_countries"] = forth * back / (1 + forth * back)
    if one.population and other.population:
        sizes = one.population, other.population
        parts["size_similarity"] = min(sizes) / max(sizes)
        mean = math.sqrt(sizes[0] * sizes[1])
        parts["joint_size"] = mean / (mean + 50_000)
        forth, back = _used_to(ties, a, sizes[1]), _used_to(ties, c, sizes[0])
        parts["partner_sizes"] = forth * back / (1 + forth * back)
    if one.location is not None and other.location is not None:
        parts["nearby_ties"], parts["partners_nearby"] = _surroundings(ties, a, c)
        parts["proximity"] = 1 / (1 + _apart(ties, a, c) / 1000)
    if one.languages and other.languages:
        parts["shared_language"] = float(bool({*one.languages} & {*other.languages}))
    themes = [_themes(ties, place) for place in (a, c)]
    if all(themes):
        shared = len(themes[0] & themes[1])
        parts["shared_themes"] = shared / min(len(each) for each in themes)
    fit = _fit(ties, a, c)
    if fit is not None:
        parts["need_offer_fit"] = float(bool(fit))
    lived = _liveliness(ties, [(broker, end) for end in (a, c) if broker])
    return parts | lived


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
        # Between neighbourhoods of which one is empty there are no ties.
        "neighbourhood_ties": crossing / size if size else 0.0,
    }


def _lands(ties: Ties) -> dict[str, str]:
    return {place: country(ties.here.registry, place) for place in ties.nodes}


def _affinity(ties: Ties, one: str, other: str) -> float:
    lands = _lands(ties)
    observed = sum(
        sorted(lands[place] for place in pair) == sorted((one, other))
        for pair in ties.records
    )
    stubs = Counter[str]()
    for pair in ties.records:
        stubs.update(lands[place] for place in pair)
    most = len(ties.records)
    expected = 0.0
    if most:
        expected = stubs[one] * stubs[other] / ((4 if one == other else 2) * most)
    return (observed + 1) / (observed + expected + 2)


def _leaning(ties: Ties, place: str, land: str) -> float:
    """Compare partners in a country with what is usual in one's own country."""
    lands = _lands(ties)
    home = [
        lands[partner]
        for each in ties.nodes
        if lands[each] == lands[place]
        for partner in ties.around(each)
        if lands[partner]
    ]
    mine = [lands[partner] for partner in ties.around(place) if lands[partner]]
    usual = home.count(land) / max(len(home), 1)
    return (mine.count(land) + 0.5) / (len(mine) * usual + 0.5)


def _company(ties: Ties, place: str, land: str) -> float:
    """Say how often a country meets those of the partners, among partners."""
    lands = _lands(ties)
    met = Counter[tuple[str, str]]()
    for each in ties.nodes:
        for one, other in permutations(sorted(ties.around(each)), 2):
            if lands[one] and lands[other]:
                met[lands[one], lands[other]] += 1
    often = Counter[str]()
    for (one, _), count in met.items():
        often[one] += count
    total = max(sum(often.values()), 1)
    mine = [lands[partner] for partner in ties.around(place) if lands[partner]]
    near = sum(
        (met[each, land] + 2) / (often[each] * often[land] / total + 2) for each in mine
    )
    return (near + 1) / (len(mine) + 1)


def _used_to(ties: Ties, place: str, size: int) -> float:
    """Compare the sizes of partners with a size, both in quarters of a logarithm."""
    registry = ties.here.registry

    def near(partner: str) -> float:
        theirs = registry.territories[partner].population
        if not theirs:
            return 0.0
        steps = round(4 * math.log(theirs)) - round(4 * math.log(size))
        return math.exp(-((steps / 4 / 0.7) ** 2) / 2)

    def known(partners: set[str]) -> list[str]:
        return [each for each in partners if registry.territories[each].population]

    ends = [end for each in ties.nodes for end in known(ties.around(each))]
    mine = known(ties.around(place))
    usual = sum(map(near, ends)) / max(len(ends), 1)
    return (sum(map(near, mine)) + 0.5) / (len(mine) * usual + 0.5)


def _apart(ties: Ties, a: str, c: str) -> float:
    one, other = (ties.here.registry.territories[each].location for each in (a, c))
    return _kilometres(one.lat, one.lon, other.lat, other.lon)


def _surroundings(ties: Ties, a: str, c: str) -> tuple[float, float]:
    """Compare ties of and between what lies around two places with chance."""
    registry = ties.here.registry

    def lies(place: str) -> bool:
        return registry.territories[place].location is not None

    around = {
        place: {x for x in ties.around(place) if lies(x)}
        for place in ties.nodes
        if lies(place)
    }
    degree = {place: len(partners) for place, partners in around.items()}
    total = max(sum(degree.values()), 1)

    def near(place: str) -> dict[str, float]:
        return {
            x: math.exp(-_apart(ties, place, x) / 150)
            for x in around
            if degree[x] and x != place
        }

    near_a, near_c = near(a), near(c)
    wide_a, wide_c = (
        sum(w * degree[x] for x, w in each.items()) for each in (near_a, near_c)
    )
    both = sum(
        w * v for x, w in near_a.items() for y, v in near_c.items() if y in around[x]
    )
    one = sum(w for x, w in near_a.items() if x in around[c])
    one += sum(w for y, w in near_c.items() if y in around[a])
    chance_both = wide_a * wide_c / total
    chance_one = (wide_a * degree[c] + wide_c * degree[a]) / total
    return (
        (both + 0.3) / (both + chance_both + 0.6),
        (one + 0.3) / (one + chance_one + 0.6),
    )


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


def _liveliness(ties: Ties, pairs: list[tuple[str, str]]) -> dict[str, float]:
    """Give the share of lived ties among those of which a status tells."""
    told: list[bool] = []
    for one, other in pairs:
        stated: set[str] = set()
        for reference in ties.between(one, other):
            status = ties.here.live[reference].status
            stated |= {*upwards(ties.here.registry, "statuses", status)}
        if LIVE_TERM in stated:
            told.append(True)
        elif stated & {*NOT_LIVE}:
            told.append(False)
    return {"liveliness": sum(told) / len(told)} if told else {}


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
