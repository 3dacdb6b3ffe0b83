"""The graph views against brute force, and against the registry they came from."""

from itertools import combinations, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partnerlib import graph
from partnerlib.model import Party
from partnerlib.registry import Registry
from partnerlib.strategies import small_registries
from tests.properties.oracles.triangles import Ties
from tests.properties.oracles.world import (
    EVER,
    NEVER,
    World,
    country,
    days,
    is_there,
    role_class,
    upwards,
    world,
)

REGISTRIES = small_registries(min_size=4, max_size=6) | small_registries()
STATUSES = st.just("live") | st.sampled_from(["any", ("active", "planned")])
DAYS = st.none() | st.sampled_from(["2002-12-31", "2004-06"])
LEVELS = st.none() | st.sampled_from(["municipality", "region"])


def _edge(records: list[str], sizes: dict[str, int]) -> dict[str, Any]:
    agreements = [r.partition("/")[2] for r in records if r.startswith("agreement/")]
    actions = [r.partition("/")[2] for r in records if r.startswith("action/")]
    return {
        "agreements": tuple(sorted(agreements)),
        "actions": tuple(sorted(actions)),
        "weight": len(records),
        "newman": round(sum(1 / (sizes[record] - 1) for record in records), 9),
    }


def _edges(drawn: graph.Graph) -> dict[frozenset[str], dict[str, Any]]:
    return {
        frozenset((one, other)): {
            **edge,
            "agreements": tuple(sorted(edge["agreements"])),
            "actions": tuple(sorted(edge["actions"])),
        }
        for one, other, edge in drawn.edges(data=True)
    }


@given(REGISTRIES, LEVELS, DAYS, STATUSES, st.sampled_from([2, 3, 100]))
def test_territory_graphs_equal_brute_force(
    registry: Registry, level: str | None, as_of: str | None, statuses: Any, most: int
) -> None:
    """Nodes, edges and counts of the territory graph are those of the naive loops."""
    here = world(registry, level=level, as_of=as_of, statuses=statuses)
    ties = Ties(here, most)
    drawn = graph.territory_graph(
        registry, level=level, as_of=as_of, statuses=statuses, max_territories=most
    )
    sizes = {record: len(met) for record, met in ties.meeting.items()}

    assert sorted(ties.nodes) == list(drawn.nodes)
    assert _edges(drawn) == {
        pair: _edge(records, sizes) for pair, records in ties.records.items()
    }
    assert sorted(ties.implicit) == sorted(drawn.graph["implicit"])
    assert ties.unseated == drawn.graph["records"]["unseated"]
    assert registry.digest == drawn.graph["digest"]
    for id_, node in drawn.nodes(data=True):
        assert country(registry, id_) == node.get("country", "")
        assert registry.territories[id_].population == node.get("population")


@given(REGISTRIES, DAYS, STATUSES, st.sampled_from([2, 100]))
def test_actor_graphs_equal_brute_force(
    registry: Registry, as_of: str | None, statuses: Any, most: int
) -> None:
    """Two actors are tied by the records that hold both at the day, in any role."""
    here = world(registry, as_of=as_of, statuses=statuses)
    drawn = graph.actor_graph(
        registry, as_of=as_of, statuses=statuses, max_parties=most
    )
    parties = {
        record: {party.actor for party in bond.parties if is_there(here, party)}
        for record, bond in here.live.items()
    }
    sizes = {record: len(actors) for record, actors in parties.items()}
    records: dict[frozenset[str], list[str]] = {}
    for record, actors in parties.items():
        for pair in combinations(sorted(actors), 2):
            if len(actors) <= most:
                records.setdefault(frozenset(pair), []).append(record)

    assert list(registry.actors) == list(drawn.nodes)
    assert _edges(drawn) == {pair: _edge(r, sizes) for pair, r in records.items()}
    assert sorted(r for r, size in sizes.items() if size > most) == sorted(
        drawn.graph["implicit"]
    )


@given(REGISTRIES, DAYS, STATUSES)
def test_incidence_graphs_hold_every_party(
    registry: Registry, as_of: str | None, statuses: Any
) -> None:
    """The bipartite graph has one edge for each actor that is in a live record."""
    here = world(registry, as_of=as_of, statuses=statuses)
    live = here.live
    drawn = graph.incidence_graph(registry, as_of=as_of, statuses=statuses)
    expected = {
        (f"actor/{party.actor}", record)
        for record, bond in live.items()
        for party in bond.parties
        if is_there(here, party)
    }

    assert {f"actor/{id_}" for id_ in registry.actors} | live.keys() == set(drawn)
    assert {frozenset(pair) for pair in expected} == {
        frozenset(pair) for pair in drawn.edges
    }
    for actor, record in expected:
        stated = {
            party.role
            for party in live[record].parties
            if f"actor/{party.actor}" == actor and party.role
        }
        assert tuple(sorted(stated)) == drawn.edges[actor, record]["roles"]


# -- countries, themes, roles and years: one walk over the records


def _acts(registry: Registry, role: str, roles: Any) -> bool:
    terms = upwards(registry, "roles", role)
    if roles == "any":
        return True
    if roles == "acting":
        return role_class(registry, role) != "funds" and "observer" not in terms
    if not role:
        return "unknown" in roles
    return bool({*terms, role_class(registry, role)} & {*roles})


def _there(here: World, held: dict[str, list[Party]]) -> dict[str, list[Any]]:
    """Give all stays of what has a party in the record at the day."""
    return {
        node: [party.during for party in parties]
        for node, parties in held.items()
        if any(is_there(here, party) for party in parties)
    }


def _shared(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> tuple[int, bool]:
    """Count the days in both, runs without end aside, and say if there are such."""
    # Between two of these days nothing begins or ends: one of them tells of all.
    turns = {first for first, _ in one + other} | {last + 1 for _, last in one + other}
    runs: list[list[int]] = []
    for day, after in pairwise(sorted(turns)):
        if all(any(a <= day <= b for a, b in stays) for stays in (one, other)):
            if runs and runs[-1][1] == day:
                runs[-1][1] = after
            else:
                runs.append([day, after])
    lengths = [b - a for a, b in runs if NEVER < a and b <= EVER]
    return sum(lengths), len(lengths) < len(runs)


def _stays(
    here: World, record: str, held: dict[str, list[Any]], node: str, *, certain: bool
) -> list[tuple[int, int]]:
    until = EVER if here.day is None else here.day
    times = [days(here.live[record].period, during) for during in held[node]]
    if certain:
        return [(t.begins_last, min(t.ends_first, until)) for t in times]
    return [(t.begins_first, min(t.ends_last, until)) for t in times]


def _drawn_by_hand(
    here: World, holding: dict[str, dict[str, list[Any]]], nested: Any
) -> dict[frozenset[str], dict[str, Any]]:
    """Draw every edge, from who is in which record at what times."""
    records: dict[frozenset[str], list[str]] = {}
    for record, held in holding.items():
        for pair in combinations(sorted(held), 2):
            if not nested(*pair):
                records.setdefault(frozenset(pair), []).append(record)
    sizes = {record: len(held) for record, held in holding.items()}
    result: dict[frozenset[str], dict[str, Any]] = {}
    for pair, found in records.items():
        edge = result[pair] = _edge(found, sizes)
        least = most = 0.0
        for record in found:
            held = holding[record]
            (sure, _), (may, endless) = (
                _shared(
                    *(_stays(here, record, held, end, certain=certain) for end in pair)
                )
                for certain in (True, False)
            )
            least += sure
            most += float("inf") if endless else may
        edge["years"] = edge["weight"] = round(least / 365.25, 9)
        if most < float("inf"):
            edge["years_at_most"] = round(most / 365.25, 9)
    return result


ROLES = st.sampled_from(["any", "acting", ("operator", "leads"), ("unknown", "funds")])


@given(REGISTRIES, DAYS, STATUSES, ROLES)
def test_country_graphs_equal_brute_force(
    registry: Registry, as_of: str | None, statuses: Any, roles: Any
) -> None:
    """Two countries are tied for as long as actors of both were in a record."""
    here = world(registry, as_of=as_of, statuses=statuses)
    holding: dict[str, dict[str, list[Any]]] = {}
    for record, bond in here.live.items():
        held: dict[str, list[Party]] = {}
        for party in bond.parties:
            seat = registry.actors[party.actor].territory
            code = country(registry, seat) if seat else ""
            if code and _acts(registry, party.role, roles):
                held.setdefault(code, []).append(party)
        holding[record] = _there(here, held)
    drawn = graph.country_graph(
        registry, as_of=as_of, statuses=statuses, roles=roles, weight="years"
    )

    codes = {country(registry, id_) for id_ in registry.territories} - {""}
    assert sorted(codes) == list(drawn)
    assert _edges(drawn) == _drawn_by_hand(here, holding, lambda *_: False)


@given(REGISTRIES, DAYS, STATUSES, ROLES)
def test_actors_meet_for_as_long_as_brute_force_says(
    registry: Registry, as_of: str | None, statuses: Any, roles: Any
) -> None:
    """Years and roles of the actor graph are those of the naive loops."""
    here = world(registry, as_of=as_of, statuses=statuses)
    holding: dict[str, dict[str, list[Any]]] = {}
    for record, bond in here.live.items():
        held: dict[str, list[Party]] = {}
        for party in bond.parties:
            if _acts(registry, party.role, roles):
                held.setdefault(party.actor, []).append(party)
        holding[record] = _there(here, held)
    drawn = graph.actor_graph(
        registry, as_of=as_of, statuses=statuses, roles=roles, weight="years"
    )

    assert _edges(drawn) == _drawn_by_hand(here, holding, lambda *_: False)


@given(REGISTRIES, DAYS, STATUSES, st.booleans())
def test_theme_graphs_equal_brute_force(
    registry: Registry, as_of: str | None, statuses: Any, broad: bool
) -> None:
    """Two themes are tied by the records that state both, as they count."""
    here = world(registry, as_of=as_of, statuses=statuses)

    def lies(one: str, other: str) -> bool:
        return other in upwards(registry, "themes", one)

    holding: dict[str, dict[str, list[Any]]] = {}
    for record, bond in here.live.items():
        counted = {
            upwards(registry, "themes", theme)[-1] if broad else theme
            for theme in bond.scope.themes
        }
        holding[record] = {theme: [bond.period] for theme in counted}
    drawn = graph.theme_graph(
        registry, broad=broad, as_of=as_of, statuses=statuses, weight="years"
    )

    assert sorted({each for held in holding.values() for each in held}) == list(drawn)
    assert _edges(drawn) == _drawn_by_hand(
        here, holding, lambda *pair: lies(*pair) or lies(*reversed(pair))
    )
