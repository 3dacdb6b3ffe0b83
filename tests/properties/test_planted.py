"""What was planted in a world is found in it."""

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import partnerlib
from partnerlib.datasets import PlantedWorld, planted
from partnerlib.findings import Report
from partnerlib.strategies import planted_registries

WORLDS = planted_registries()
COMPLETE = {
    "unmet": "unmet",
    "single-provider": "single_provider",
    "short": "short",
    "unreached": "unreached",
}


def _keys(report: Report, kind: str) -> list[str]:
    return sorted(each.key for each in report if each.kind == kind)


@given(WORLDS)
@settings(max_examples=30)
def test_planted_gaps_are_found_and_no_others(world: PlantedWorld) -> None:
    """Every planted gap is found, and no gap of these kinds that was not planted."""
    report = partnerlib.find_gaps(world.registry, limit=None)

    for kind, name in COMPLETE.items():
        places = [key for key in _keys(report, kind) if ":audience=" not in key]
        assert list(getattr(world.truth, name)) == places
    assert {*world.truth.underserved} <= {*_keys(report, "underserved")}


@given(WORLDS)
@settings(max_examples=30)
def test_planted_pairs_are_found(world: PlantedWorld) -> None:
    """Every planted pair is found under the label that it was planted with."""
    labels = ("duplicate", "complementary", "coordinated")
    report = partnerlib.find_duplicates(world.registry, labels=labels, limit=None)

    assert {*world.truth.duplicates} <= {*_keys(report, "duplicate")}
    assert {*world.truth.complementary} <= {*_keys(report, "complementary")}
    assert {*world.truth.coordinated} <= {*_keys(report, "coordinated")}


@given(WORLDS)
@settings(max_examples=30)
def test_planted_triangles_are_found(world: PlantedWorld) -> None:
    """Every planted triangle is found, with the broker that was planted with it."""
    report = partnerlib.find_triangles(world.registry, limit=None)
    brokers = {each.key: each.broker for each in report}

    assert dict(world.truth.brokers) == {
        key: brokers.get(key) for key in world.truth.triangles
    }


@given(planted_registries(seeds=st.just(7), sizes=st.just(250)))
@settings(max_examples=2)
def test_planted_worlds_take_seeds_and_sizes(world: PlantedWorld) -> None:
    """A drawn world is the one of its seed and size."""
    assert planted(7, size=250) == world


def test_planted_worlds_shrink() -> None:
    """A world shrinks to the first seed and the smallest size."""
    quick = settings(
        database=None, max_examples=20, phases=[Phase.generate, Phase.shrink]
    )

    assert planted(0, size=200) == find(WORLDS, lambda _: True, settings=quick)


@pytest.mark.parametrize("name", ["duplicates", "triangles", "unmet", "unreached"])
def test_something_is_planted(name: str) -> None:
    """No world is without a truth to recover."""

    @given(WORLDS)
    @settings(max_examples=10)
    def check(world: PlantedWorld) -> None:
        assert len(getattr(world.truth, name)) >= 1

    check()
