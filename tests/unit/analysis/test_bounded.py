"""The bounded search finds what measuring everything finds."""

import random
import threading
from typing import Any, cast
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerlib import TriangleWeights, find_triangles
from partnerlib.analysis._shared.tie_score import (
    ALWAYS,
    COMPONENTS,
    Best,
    Ceilings,
    KeyOrder,
    score,
    shaped,
)
from partnerlib.analysis.triangles import _bounded, _open
from partnerlib.analysis.triangles._ground import Ground
from partnerlib.analysis.triangles._sight import ROOM, Ends
from partnerlib.model import Agreement, Location, Need, Record, Scope, Territory
from partnerlib.progress import told_to
from partnerlib.registry import Registry
from partnerlib.sparse import _two_paths

THEMES = ("health", "education", "water", "culture")


def world(seed: int) -> Registry:
    """Draw towns of which much is known or nothing, and ties between them."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    size = rng.randint(3, 14)
    some = rng.choice([0.0, 0.6, 1.0])

    def perhaps() -> bool:
        return rng.random() < some

    towns = [
        Territory(
            f"t{i}",
            name=f"Town {i}",
            country=rng.choice(["FR", "DE", "ML"]) if perhaps() else "",
            population=rng.choice([500, 20_000, 900_000]) if perhaps() else None,
            location=Location(rng.randint(-60, 60), rng.randint(0, 90))
            if perhaps()
            else None,
            languages=rng.sample(["fr", "de", "bm"], 1) if perhaps() else (),
            parent="t0" if i and rng.random() < 0.2 else "",
        )
        for i in range(size)
    ]
    bonds: list[Record] = [
        Agreement(
            f"g{i}",
            parties=[
                f"t{each}" for each in rng.sample(range(size), rng.choice([2, 3]))
            ],
            scope=Scope(themes=rng.sample(THEMES, 1) if perhaps() else ()),
            status=rng.choice(["active", "", "", "ended"]),
        )
        for i in range(rng.randint(2, 2 * size))
    ]
    needs = [
        Need(f"n{i}", territory=f"t{i}", scope=Scope(themes=[rng.choice(THEMES)]))
        for i in range(size)
        if rng.random() < some / 3
    ]
    return Registry.from_records([*towns, *bonds, *needs])


def weights(seed: int) -> TriangleWeights:
    """Draw weights, and curves that rise and fall."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws weights
    if rng.random() < 0.3:
        return TriangleWeights()
    drawn = {name: rng.choice([0, 0.5, 1, 4]) for name in COMPONENTS}
    curves = {
        name: [(x, rng.random()) for x in sorted(rng.sample(range(101), 4))]
        for name in rng.sample(COMPONENTS, rng.choice([0, 3, len(COMPONENTS)]))
    }
    bent = {name: [(x / 100, y) for x, y in knots] for name, knots in curves.items()}
    return TriangleWeights(**{**drawn, "liveliness": 1}, curves=bent)


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bound the smallest world, in the smallest blocks."""
    monkeypatch.setattr(_open, "_FEW", -1)
    monkeypatch.setattr(_bounded, "_MEASURED", 2)
    monkeypatch.setattr(_bounded, "_AT_A_TIME", 5)
    monkeypatch.setattr(_bounded, "_BLOCK", 9)
    monkeypatch.setattr(_bounded, "_PATHS", 20)
    monkeypatch.setattr(_bounded, "_ENOUGH", 4)


@settings(max_examples=60)
@given(
    st.integers(0, 10**6),
    st.sampled_from([0, 1, 2, 3, 10, 1000]),
    st.sampled_from(["live", "any"]),
)
def test_bounded_is_exhaustive(seed: int, limit: int, statuses: str) -> None:
    """The same findings and the same counts, whatever is known and weighed."""
    registry, drawn = world(seed), weights(seed)
    asked: dict[str, Any] = {"weights": drawn, "statuses": statuses}
    every = find_triangles(registry, **asked, limit=None)
    some = find_triangles(registry, **asked, limit=limit)
    assert every.findings[:limit] == some.findings
    assert every.examined == some.examined


@pytest.mark.parametrize("limit", [0, 1, 3, 7])
def test_equal_scores_are_cut_by_key(limit: int) -> None:
    """Of pairs that are all alike, the first keys stay."""
    towns = [Territory(f"{side}{i}", name=side) for side in "ab" for i in range(5)]
    bonds = [
        Agreement(f"a{i}~b{j}", parties=[f"a{i}", f"b{j}"])
        for i in range(5)
        for j in range(5)
    ]
    registry = Registry.from_records([*towns, *bonds])
    every = find_triangles(registry, limit=None)
    assert 1 == len({each.score for each in every})
    assert every.findings[:limit] == find_triangles(registry, limit=limit).findings


def test_nothing_tied_nothing_found() -> None:
    """Towns without ties have nobody to be brought together by."""
    registry = Registry.of(territories=[Territory("t", name="T")])
    assert () == find_triangles(registry, limit=3).findings


@given(st.integers(0, 10**6))
def test_no_score_is_above_its_ceiling(seed: int) -> None:
    """What is measured lower than assumed does not score higher than the bound."""
    rng = np.random.default_rng(seed)
    drawn = weights(seed)
    measures = rng.random((50, len(COMPONENTS))).round(2)
    groups = (
        ("country_affinity", "country_leaning", "partner_countries"),
        ("size_similarity", "joint_size", "partner_sizes"),
        ("proximity", "nearby_ties", "partners_nearby"),
        ("shared_language",),
        ("shared_themes",),
        ("need_offer_fit",),
    )
    for group in groups:
        absent = rng.random(50) < 0.3
        for name in group:
            measures[absent, COMPONENTS.index(name)] = np.nan
    told = measures.copy()
    # Where it was thought to be known, and is not in the end.
    told[rng.random(50) < 0.3, COMPONENTS.index("liveliness")] = np.nan
    exact = score(shaped(told, drawn), drawn)
    lift = rng.choice([0.0, 0.3], measures.shape)
    high = dict(zip(COMPONENTS, np.minimum(measures + lift, 1.0).T, strict=True))
    for unknown in rng.choice(
        ["country_leaning", "partner_sizes", "nearby_ties", "joint_size"], 2
    ):
        high.pop(str(unknown), None)
    assert (Ceilings(drawn).score(high) >= exact - 1e-8).all()


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.2, 0.5, 0.9]))
def test_no_pair_leads_further_than_at_a_glance(seed: int, least: float) -> None:
    """At each step the bound of a lead over a score holds the lead itself."""
    drawn = weights(seed)
    ground = Ground.of(
        world(seed), level=None, as_of=None, statuses="any", weights=drawn
    )
    search = _bounded.Search(ground, 1, KeyOrder(ground.ties.nodes.ids))
    wedges, sight, walks = search.wedges, search.sight, search.walks
    shares = 1 / np.maximum(ground.network.degrees, 1) + 1j
    named = dict(drawn.pairs)
    ceilings = Ceilings(drawn)
    weighed = np.array([named[name] for name in COMPONENTS])
    for block in wedges.ranked(shares.astype(np.complex64)):
        ends = wedges.nodes[block.hub], wedges.nodes[block.other]
        measured = [
            shaped(ground.features.components(found), drawn)
            for found in ground.network.between(np.minimum(*ends), np.maximum(*ends))
        ]
        values = np.concatenate([np.empty((0, len(COMPONENTS))), *measured])
        lead = np.nansum(weighed * (values - least), axis=1)
        always = sum(named[name] for name in ALWAYS) * least
        name = "neighbourhood_ties"
        rest = named[name] * ceilings.top(name) - always + ROOM * weighed.sum()
        pairs = sight.first(block, rest, least)
        assert (pairs.lead + ceilings.attributes(least) >= lead).all()
        both = Ends(pairs.hub, pairs.other)
        stated = pairs.lead + sight.stated(both, least)
        assert (stated >= lead).all()
        three = walks.between(pairs.hub, pairs.other, search.roots)
        counted = ceilings.weighed("three_paths", three / (1 + three))
        assert (stated - sight.three(both) + counted >= lead).all()


class Reached:
    """Stand for the best of those seen so far, who reach some score."""

    def __init__(self, least: float) -> None:
        self.least = least


@settings(max_examples=200)
@given(st.integers(0, 10**6), st.floats(0.05, 0.6))
def test_no_pair_that_reaches_a_score_is_set_aside(seed: int, least: float) -> None:
    """Whatever scores as much is left when pairs are sifted, nested ones aside."""
    drawn = TriangleWeights() if seed % 2 else weights(seed)
    ground = Ground.of(
        world(seed), level=None, as_of=None, statuses="any", weights=drawn
    )
    # So many are wanted that none is set aside for its twins.
    search = _bounded.Search(ground, 10**6, KeyOrder(ground.ties.nodes.ids))
    search.best = cast("Best", Reached(least))
    nodes = search.wedges.nodes
    shares = 1 / np.maximum(ground.network.degrees, 1) + 1j
    left, high = set[tuple[int, ...]](), set[tuple[int, ...]]()
    for block in search.wedges.ranked(shares.astype(np.complex64)):
        sifted = search.sift(block)
        ends = np.sort([nodes[sifted.hub], nodes[sifted.other]], axis=0)
        left.update(map(tuple, ends.T.tolist()))
    for found in ground.network.open_pairs():
        scores, rows, _ = _bounded.measured(ground, found)
        high.update(map(tuple, rows[scores >= least, :2].tolist()))
    assert set() == high - left


def test_the_search_tells_how_far_it_has_come_and_can_be_stopped() -> None:
    """A listener hears of all rows in the end, and what it raises comes through."""
    registry = world(3)
    heard: list[tuple[str, int, int]] = []
    with told_to(lambda *told: heard.append(told)):
        expected = find_triangles(registry, limit=2)
    size = expected.examined["territories"]
    assert ("triangles", 0, size) == heard[0]

    assert ("triangles", size, size) == heard[-1]
    assert heard == sorted(heard)

    def stop(_: str, done: int, __: int) -> None:
        if done:
            raise KeyboardInterrupt

    running = threading.active_count()
    with told_to(stop), pytest.raises(KeyboardInterrupt):
        find_triangles(registry, limit=2)
    assert running == threading.active_count()
    assert expected == find_triangles(registry, limit=2)


def test_what_goes_wrong_in_a_thread_comes_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No block is lost in silence."""

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(_bounded.Search, "sift", fail)
    with pytest.raises(MemoryError):
        find_triangles(world(3), limit=2)


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.sampled_from([1, 2, 10]))
def test_any_number_of_threads_finds_the_same(seed: int, limit: int) -> None:
    """Which block is looked at first decides nothing."""
    registry, drawn = world(seed), weights(seed)
    found = []
    for threads in (1, 2, 4):
        with patch.object(_bounded, "_THREADS", threads):
            found.append(find_triangles(registry, weights=drawn, limit=limit))
    assert found[0] == found[1] == found[2]


def test_measuring_few_at_a_time_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A pair is measured alike whatever is measured with it."""
    registry = world(11)
    whole = find_triangles(registry, limit=None)
    monkeypatch.setattr(_two_paths, "_AT_A_TIME", 2)
    assert whole == find_triangles(registry, limit=None)
