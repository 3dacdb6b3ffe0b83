"""Of pairs that nothing tells apart those of later keys are set aside, and no other."""

import random
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerlib import TriangleWeights, find_ties, find_triangles
from partnerlib.analysis._shared.tie_score import Scene, Twins, score, shaped
from partnerlib.analysis.ties import _bounded as ties_bounded
from partnerlib.analysis.ties import _find
from partnerlib.analysis.ties._make import Maker
from partnerlib.analysis.triangles import _bounded, _open
from partnerlib.analysis.triangles._ground import Ground
from partnerlib.model import Agreement, Location, Need, Record, Scope, Territory
from partnerlib.registry import Registry

# Some start as others do; signs stand before a tilde and after it.
IDS = (
    "a",
    "a~",
    "a~a",
    "aa",
    "a!",
    "aé",
    "~",
    "~~",
    "b",
    "b~a",
    "ba",
    "t1",
    "t10",
    "t",
)
LIMITS = [1, 2, 3, 5, 12]


@pytest.fixture(autouse=True)
def _search_always() -> Iterator[None]:
    with (
        patch.object(_find, "_FEW", 0),
        patch.object(_open, "_FEW", -1),
        patch.object(_bounded, "_AT_A_TIME", 7),
        patch.object(_bounded, "_ENOUGH", 4),
    ):
        yield


def world(seed: int) -> Registry:
    """Draw towns of few kinds, tied to the same few others, or to none."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    ids = rng.sample(IDS, rng.randint(4, len(IDS)))
    odd = rng.choice([0.0, 0.0, 0.2])

    def oddly() -> bool:
        return rng.random() < odd

    country, usual = rng.choice(["", "FR"]), rng.choice(["", "ended"])
    towns = [
        Territory(
            id_,
            name="Town",
            level="municipality",
            country="DE" if oddly() else country,
            population=500 if oddly() else None,
            languages=["fr"] if oddly() else (),
            location=Location(1, 2) if oddly() else None,
            parent="r" if rng.random() < odd + 0.1 else "",
        )
        for id_ in ids
    ]
    region = Territory("r", name="Region", level="region")
    hubs = [*ids[: rng.randint(1, 3)], "r"]
    bonds: list[Record] = [
        Agreement(
            f"g{at}-{again}",
            parties=[hub, id_],
            status=rng.choice(["active", "ended"]) if oddly() else usual,
            scope=Scope(themes=["health"] if oddly() else ()),
        )
        for at, (hub, id_) in enumerate((hub, id_) for hub in hubs for id_ in ids)
        if hub != id_ and rng.random() < rng.choice([0.1, 0.9])
        for again in range(1 + oddly())
    ]
    wanted: list[Record] = [
        Need(f"n{at}", territory=id_, scope=Scope(themes=["health"]))
        for at, id_ in enumerate(ids)
        if oddly()
    ]
    return Registry.from_records([region, *towns, *bonds, *wanted])


@given(st.integers(0, 10**6), st.sampled_from(LIMITS), st.booleans())
def test_enough_pairs_of_the_same_score_come_first(
    seed: int, limit: int, some: bool
) -> None:
    """A pair that is set aside comes after so many of its score as are wanted."""
    scene = Scene.open(world(seed), level=None, as_of=None, statuses="any")
    weights = TriangleWeights()
    maker = Maker(scene, "territories", weights)
    asked = np.random.default_rng(seed).random(scene.network.size) < (
        0.8 if some else 1
    )
    twins = Twins(
        scene.network,
        features=scene.features,
        nested=scene.nested,
        order=maker.order,
        asked=asked,
        limit=limit,
    )
    every: list[tuple[float, str]] = []
    kept: list[tuple[float, str]] = []
    for left, right in scene.free_pairs(np.flatnonzero(asked)):
        hopeful = set(twins.hopeful(right, left).tolist())
        assert hopeful == set(twins.hopeful(left, right).tolist())
        for pairs, measures in scene.measure(left, right):
            scores = score(shaped(measures, weights), weights).tolist()
            ends = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
            found = [
                (-each, maker.key([*pair]))
                for each, pair in zip(scores, ends, strict=True)
            ]
            every += found
            kept += [each for at, each in enumerate(found) if at in hopeful]

    for value, key in {*every} - {*kept}:
        assert limit <= sum(one == value and other < key for one, other in every)
    assert twins.some or every == kept


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from([0, *LIMITS]), st.booleans())
def test_the_best_ties_of_twins_are_those_of_all(
    seed: int, limit: int, small: bool
) -> None:
    """Where very many scores are equal, the first keys stay, as if all were ranked."""
    registry = world(seed)
    rng = random.Random(seed)  # noqa: S311 -- a test draws questions
    few = [id_ for id_ in registry.territories if rng.random() < 0.8]
    between = rng.choice(["territories", "territories", "actors"])
    among = few if between == "territories" and rng.random() < 0.4 else None
    asked: dict[str, Any] = {"among": among, "between": between, "statuses": "any"}
    whole = find_ties(registry, limit=None, **asked)
    with patch.object(ties_bounded, "_AT_A_TIME", 5 if small else 1 << 18):
        found = find_ties(registry, limit=limit, **asked)

    assert whole.findings[:limit] == found.findings
    assert whole.examined == found.examined


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from([0, *LIMITS]))
def test_the_best_triangles_of_twins_are_those_of_all(seed: int, limit: int) -> None:
    """Of open triangles likewise, and all of them are counted."""
    registry = world(seed)
    whole = find_triangles(registry, limit=None, statuses="any")
    found = find_triangles(registry, limit=limit, statuses="any")

    assert whole.findings[:limit] == found.findings
    assert whole.examined == found.examined


def star(leaves: int) -> Registry:
    """Tie one town to all others."""
    towns = [Territory(f"t{i}", name="Town", country="FR") for i in range(leaves + 1)]
    bonds = [Agreement(f"g{i}", parties=["t0", f"t{i}"]) for i in range(1, leaves + 1)]
    return Registry.of(territories=towns, agreements=bonds)


def test_few_pairs_of_a_star_are_measured() -> None:
    """All pairs of its leaves have one score: few more than are wanted are measured."""
    ground = Ground.of(star(60), level=None, as_of=None, statuses="live", weights=None)
    order = Maker(
        Scene.open(star(60), level=None, as_of=None, statuses="live"),
        "territories",
        ground.weights,
    ).order
    search = _bounded.Search(ground, 10, order)
    search.run(lambda _: None)

    assert 60 * 59 // 2 == search.pairs
    assert 10 <= search.exact < 200


@pytest.mark.parametrize(("limit", "enough"), [(15, True), (17, False)])
def test_too_few_twins_are_not_asked(limit: int, enough: bool) -> None:
    """Four twins set no pair aside where more are wanted than they could make."""
    registry = Registry.of(
        territories=[Territory(f"t{i}", name="Town", country="FR") for i in range(4)]
    )
    assert enough is twins_of(registry, limit).some


def test_few_pairs_of_idle_towns_are_measured() -> None:
    """Towns without ties, and all alike, are measured as often as is needed."""
    registry = Registry.of(
        territories=[Territory(f"t{i}", name="Town", country="FR") for i in range(60)],
        agreements=[Agreement("g", parties=["t5", "t50"])],
    )
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    maker = Maker(scene, "territories", TriangleWeights())
    search = ties_bounded.Search(maker, scene.nodes(None), 10)
    search.run(lambda _: None)

    whole = find_ties(registry, limit=None)
    rows: list[list[int]] = search.best.take()[1].tolist()
    assert {each.key for each in whole.findings[:10]} == {
        maker.key(row) for row in rows
    }
    assert 10 <= search.sieve.exact < 400


@pytest.mark.parametrize(
    "told",
    [
        {"country": "DE"},
        {"population": 500},
        {"languages": ["fr"]},
        {"location": Location(1, 2)},
    ],
    ids=["country", "population", "languages", "location"],
)
def test_what_is_stated_of_a_town_tells_it_apart(told: dict[str, object]) -> None:
    """Of two towns that differ in anything neither stands for the other."""
    stated = {"country": "FR", **told}
    registry = Registry.of(
        territories=[
            Territory("a", name="A", country="FR"),
            Territory("b", name="B", **stated),  # type: ignore[arg-type]
            Territory("c", name="C", country="ML", location=Location(3, 4)),
        ]
    )
    assert not twins_of(registry).some


@pytest.mark.parametrize(
    "records",
    [
        [Agreement("g", parties=["a", "c"])],
        [
            Agreement("g", parties=["a", "c"]),
            Agreement("h", parties=["b", "c"], status="active"),
        ],
        [
            Agreement("g", parties=["a", "c"]),
            Agreement("h", parties=["b", "c"], status="ended"),
        ],
        [Agreement(id_, parties=[id_[0], "c"]) for id_ in ("a", "b", "b2")],
        [
            Agreement("g", parties=["a", "c"]),
            Agreement("h", parties=["b", "c"], scope=Scope(themes=["health"])),
        ],
        [Need("n", territory="a", scope=Scope(themes=["health"]))],
        [
            Territory("r", name="R", level="region", country="ML"),
            Territory("a", name="A", parent="r", country="FR"),
        ],
    ],
    ids=["tie", "status", "ended", "records", "themes", "need", "parent"],
)
def test_what_is_recorded_of_a_town_tells_it_apart(records: list[Record]) -> None:
    """Other ties, or as many of another kind, needs and parents make no twins."""
    towns = [
        Territory(id_, name=id_, country="FR", level="municipality")
        for id_ in ("a", "b")
        if id_ not in {record.id for record in records}
        or not isinstance(records[-1], Territory)
    ]
    third = Territory("c", name="C", country="ML", location=Location(3, 4))
    assert not twins_of(Registry.from_records([*towns, third, *records])).some


def twins_of(registry: Registry, limit: int = 1) -> Twins:
    """Look for twins among all territories."""
    scene = Scene.open(registry, level=None, as_of=None, statuses="any")
    return Twins(
        scene.network,
        features=scene.features,
        nested=scene.nested,
        order=Maker(scene, "territories", TriangleWeights()).order,
        asked=np.ones(scene.network.size, dtype=bool),
        limit=limit,
    )
