"""The graph views against brute force, and against the registry they came from."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partnerlib import graph
from partnerlib.registry import Registry
from partnerlib.strategies import small_registries
from tests.properties.oracles.triangles import Ties
from tests.properties.oracles.world import country, world

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
    """Two actors are tied by just the records that hold both, in whatever role."""
    live = world(registry, as_of=as_of, statuses=statuses).live
    drawn = graph.actor_graph(
        registry, as_of=as_of, statuses=statuses, max_parties=most
    )
    parties = {r: {p.actor for p in bond.parties} for r, bond in live.items()}
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
    """The bipartite graph has one edge for each actor of each live record."""
    live = world(registry, as_of=as_of, statuses=statuses).live
    drawn = graph.incidence_graph(registry, as_of=as_of, statuses=statuses)
    expected = {
        (f"actor/{party.actor}", record)
        for record, bond in live.items()
        for party in bond.parties
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
