"""The bounded search of ties finds what measuring all pairs finds."""

import random
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerlib import TriangleWeights, find_ties
from partnerlib.analysis._shared.tie_score import (
    COMPONENTS,
    Best,
    Scene,
    _partners,
    score,
    shaped,
)
from partnerlib.analysis.ties import _bounded, _find, _room
from partnerlib.analysis.ties._bounded import Search
from partnerlib.analysis.ties._make import Maker
from partnerlib.analysis.ties._room import Room
from partnerlib.analysis.ties._sieve import Sieve
from partnerlib.model import Actor, Agreement, Location, Need, Record, Scope, Territory
from partnerlib.progress import told_to
from partnerlib.registry import Registry

THEMES = ("health", "education", "water", "culture")


@pytest.fixture(autouse=True)
def _search_always() -> Iterator[None]:
    with patch.object(_find, "_FEW", 0):
        yield


def world(seed: int) -> Registry:
    """Draw towns of which much is known or nothing, actors, and few ties."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    size = rng.randint(2, 16)
    some = rng.choice([0.0, 0.6, 1.0])

    def perhaps() -> bool:
        return rng.random() < some

    towns = [
        Territory(
            f"t{i}",
            name=f"Town {i}",
            level=rng.choice(["municipality", "region"]),
            country=rng.choice(["FR", "DE", "ML"]) if perhaps() else "",
            population=rng.choice([500, 20_000, 900_000]) if perhaps() else None,
            location=Location(rng.randint(-60, 60), rng.randint(0, 90))
            if perhaps()
            else None,
            languages=rng.sample(["fr", "de", "bm"], 1) if perhaps() else (),
        )
        for i in range(size)
    ]
    province = Territory("p", name="P", level="province")
    inside = Territory("q", name="Q", level="municipality", parent="p")
    actors = [Actor(f"a{i}", name=f"A {i}", territory=f"t{i}") for i in range(size)]
    within = Actor("b", name="B", territory="q"), Actor("c", name="C", territory="p")
    bonds: list[Record] = [
        Agreement(
            f"g{i}",
            parties=[
                f"a{each}"
                for each in rng.sample(range(size), min(size, rng.choice([2, 2, 3])))
            ],
            scope=Scope(themes=rng.sample(THEMES, 1) if perhaps() else ()),
            status=rng.choice(["active", "", "", "ended"]),
        )
        for i in range(rng.randint(0, rng.choice([size, 2 * size])))
    ]
    bonds.append(Agreement("outer", parties=["b", "c", "a0"]))
    needs = [
        Need(f"n{i}", territory=f"t{i}", scope=Scope(themes=[rng.choice(THEMES)]))
        for i in range(size)
        if rng.random() < some / 3
    ]
    return Registry.from_records(
        [*towns, province, inside, *actors, *within, *bonds, *needs]
    )


def weights(seed: int) -> TriangleWeights:
    """Draw weights, and curves that rise and fall."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws weights
    if rng.random() < 0.3:
        return TriangleWeights()
    drawn = {name: rng.choice([0, 0.5, 1, 4]) for name in COMPONENTS}
    drawn["three_paths"] = rng.choice([0, 1, 9])
    drawn["shared_themes"] = 1
    names = rng.sample(COMPONENTS, 4)
    curves = {
        name: [(x, rng.choice([0.0, 0.3, 1.0])) for x in sorted({0.1, rng.random(), 1})]
        for name in names
    }
    return TriangleWeights(**drawn, curves=curves)


def asked(registry: Registry, seed: int) -> dict[str, Any]:
    """Draw what is asked."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws questions
    between = rng.choice(["territories", "territories", "actors"])
    ids = registry.actors if between == "actors" else registry.territories
    few = rng.sample(sorted(ids), rng.randint(0, len(ids)))
    level = None
    if between == "territories" and rng.random() < 0.3:
        level = "municipality"
        few = [id_ for id_ in few if registry.territories[id_].level == level]
    return {
        "between": between,
        "level": level,
        "among": few if rng.random() < 0.4 else None,
        "statuses": rng.choice(["live", "any"]),
        "weights": weights(seed),
    }


@given(st.integers(0, 10**6), st.sampled_from([0, 1, 2, 5, 20, 10**6]))
def test_the_best_are_those_of_all(seed: int, limit: int) -> None:
    """Findings, their order and all counts are those of measuring every pair."""
    registry = world(seed)
    question = asked(registry, seed)
    with patch.object(_find, "_FEW", 10**9):
        every = find_ties(registry, limit=limit, **question)
        whole = find_ties(registry, limit=None, **question)

    found = find_ties(registry, limit=limit, **question)

    assert every == found
    assert whole.findings[:limit] == found.findings
    assert len(whole) == found.examined["pairs"]


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.sampled_from([1, 3]))
def test_small_blocks_change_nothing(seed: int, limit: int) -> None:
    """However few pairs are looked at together, the best are the same."""
    registry = world(seed)
    question = asked(registry, seed)
    expected = find_ties(registry, limit=limit, **question)
    with (
        patch.object(_bounded, "_AT_A_TIME", 3),
        patch.object(_room, "_AT_A_TIME", 3),
        patch.object(_bounded, "BLOCK", 4),
    ):
        assert expected == find_ties(registry, limit=limit, **question)


def opened(registry: Registry, seed: int) -> tuple[Scene, Sieve, TriangleWeights]:
    """Open a scene, and look at it from a score that is drawn."""
    drawn = weights(seed)
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    maker = Maker(scene, "territories", drawn)
    best = Best(1, maker.order, columns=5, components=len(COMPONENTS))
    return scene, Sieve(scene, drawn, best), drawn


@given(st.integers(0, 10**6))
def test_no_pair_without_a_broker_exceeds_its_room(seed: int) -> None:
    """What countries and sizes leave room for is no less than the score shows."""
    registry = world(seed)
    scene, sieve, drawn = opened(registry, seed)
    least = random.Random(seed).choice([0.0, 0.2, 0.5, 0.9])  # noqa: S311 -- a test
    room = Room(sieve)
    places = np.empty(scene.network.size, dtype=np.int64)
    places[sieve.order] = np.arange(scene.network.size)
    for left, right in scene.free_pairs(scene.nodes(None)):
        for pairs, measures in scene.measure(left, right):
            scores = score(shaped(measures, drawn), drawn)
            lone = np.flatnonzero((pairs.common == 0) & (scores >= least))
            one, other = places[pairs.left[lone]], places[pairs.right[lone]]
            lead = room.leads(one.astype(np.int32), least)
            there = np.arange(len(one)), room.country[other]
            three = sieve.weighed(
                "three_paths", measures[lone, COMPONENTS.index("three_paths")] + 1e-9
            )
            assert (lead[there] + three >= 0).all()


@given(st.integers(0, 10**6))
def test_no_habit_exceeds_that_of_its_country(seed: int) -> None:
    """What all nodes of a country lean to at most is no less than what each does."""
    scene = opened(world(seed), seed)[0]
    features = scene.features
    country, _ = features.country_table(scene.nodes(None))
    leaning, company = features.country_habits()
    for left, right in scene.free_pairs(scene.nodes(None)):
        found = features.habits(left, right)
        known = np.flatnonzero(~np.isnan(found["country_leaning"]))
        ends = country[left[known]], country[right[known]]
        assert (found["country_leaning"][known] <= leaning[ends] + 1e-12).all()
        assert (found["partner_countries"][known] <= company[ends] + 1e-12).all()


@given(st.integers(0, 10**6))
def test_what_lies_around_exceeds_no_bound(seed: int) -> None:
    """Ties of surroundings are no more than those that each place has around it."""
    scene = opened(world(seed), seed)[0]
    columns = [COMPONENTS.index(name) for name in ("nearby_ties", "partners_nearby")]
    for left, right in scene.free_pairs(scene.nodes(None)):
        most = np.stack([*scene.features.around_at_most(left, right).values()], axis=1)
        for pairs, measures in scene.measure(left, right):
            assert (pairs.left == left).all()
            found = measures[:, columns]
            assert (np.isnan(found) == np.isnan(most)).all()
            assert not (found > most + 1e-8).any()


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_habits_are_bounded_a_few_nodes_at_a_time(seed: int) -> None:
    """How many nodes of a country are looked at together changes no bound."""
    registry = world(seed)
    whole = opened(registry, seed)[0].features.country_habits()
    with patch.object(_partners, "_ROWS", 2):
        parts = opened(registry, seed)[0].features.country_habits()
    assert all((one == other).all() for one, other in zip(whole, parts, strict=True))


@given(st.integers(0, 10**6))
def test_groups_leave_out_no_pair_that_counts(seed: int) -> None:
    """Every pair without a path that reaches the best score is in some group."""
    registry = world(seed)
    scene, sieve, drawn = opened(registry, seed)
    nodes = scene.nodes(None)
    lone: list[tuple[float, int, int]] = []
    for left, right in scene.free_pairs(nodes):
        for pairs, measures in scene.measure(left, right):
            scores = score(shaped(measures, drawn), drawn)
            apart = np.flatnonzero((pairs.common == 0) & (pairs.three_paths == 0))
            ends = pairs.left[apart].tolist(), pairs.right[apart].tolist()
            lone += zip(scores[apart].tolist(), *ends, strict=True)
    highest = max((each[0] for each in lone), default=0.0)
    row = np.zeros((1, 5), dtype=np.int64)
    sieve.best.add(np.array([highest]), row, np.zeros((1, len(COMPONENTS))))
    found: set[tuple[int, int]] = set()
    for hub, other in Room(sieve).groups(np.ones(len(nodes), dtype=bool)):
        for ends in zip(sieve.order[hub], sieve.order[other], strict=True):
            pair = min(ends), max(ends)
            assert pair not in found
            found.add(pair)
    assert {(one, other) for total, one, other in lone if total >= highest} <= found


def test_few_pairs_are_measured() -> None:
    """What cannot be among the best is not measured."""
    rng = random.Random(5)  # noqa: S311 -- a test draws a world
    towns = [
        Territory(f"t{i}", name=f"T{i}", country=rng.choice(["FR", "DE"]))
        for i in range(120)
    ]
    bonds = [
        Agreement(f"g{i}", parties=[f"t{each}" for each in rng.sample(range(120), 2)])
        for i in range(150)
    ]
    registry = Registry.from_records([*towns, *bonds])
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    maker = Maker(scene, "territories", TriangleWeights())
    nodes = scene.nodes(None)
    with patch("partnerlib.analysis.ties._sieve._MEASURED", 16):
        steps: list[int] = []
        search = Search(maker, nodes, 5)
        search.run(steps.append)

    every = find_ties(registry, limit=5)
    assert [each.score for each in every] == sorted(
        search.best.take()[0].tolist(), reverse=True
    )
    assert 3 * len(nodes) == sum(steps)
    assert search.sieve.exact < 400 < _bounded.count_free(scene, nodes)


@pytest.mark.parametrize("few", [0, 10**9])
def test_it_tells_how_far_it_has_come_and_can_be_stopped(few: int) -> None:
    """A listener hears of all in the end, and what it raises comes through."""
    registry = world(3)
    heard: list[tuple[str, int, int]] = []
    with patch.object(_find, "_FEW", few), told_to(lambda *told: heard.append(told)):
        expected = find_ties(registry, limit=2)
    total = heard[0][2]
    assert (("ties", 0, total), ("ties", total, total)) == (heard[0], heard[-1])
    assert total in {
        expected.examined["pairs"],
        3 * expected.examined["territories"],
    }

    def stop(_: str, done: int, __: int) -> None:
        if done:
            raise KeyboardInterrupt

    with told_to(stop), pytest.raises(KeyboardInterrupt):
        find_ties(registry, limit=2)
    assert expected == find_ties(registry, limit=2)


def test_what_is_done_never_shrinks() -> None:
    """Whatever block is looked at, as much or more is done than before."""
    heard: list[int] = []
    with (
        told_to(lambda _, done, __: heard.append(done)),
        patch.object(_bounded, "_AT_A_TIME", 3),
        patch.object(_bounded, "BLOCK", 4),
    ):
        for seed in range(6):
            heard.clear()
            find_ties(world(seed), limit=2)
            assert sorted(heard) == heard
