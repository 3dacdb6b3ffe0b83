"""What is planted in a random world is there, and the finders find it."""

import os
import subprocess
import sys
from typing import Any

import pytest

import partnerlib
from partnerlib import ParameterError, Registry
from partnerlib.datasets import PlantedWorld, planted
from partnerlib.findings import DuplicateReport

LABELS = ("duplicate", "complementary", "coordinated")
SEEDS = [0, 1, 2, 3]


@pytest.fixture(scope="module")
def medium() -> PlantedWorld:
    """Give a world that is large enough for a crowd."""
    return planted(7, size=4_000)


def gap_keys(registry: Registry, kind: str) -> tuple[str, ...]:
    """List the keys of all gaps of a kind."""
    report = partnerlib.find_gaps(registry, kinds=kind, limit=None)
    return tuple(sorted(gap.key for gap in report))


def keys(report: DuplicateReport, label: str) -> list[str]:
    """List the keys of the pairs with a label, the strongest first."""
    return [pair.key for pair in report if pair.kind == label]


def neighbours(registry: Registry, territory: str) -> set[str]:
    """List the territories with which a territory has an agreement."""
    seat = {id_: actor.territory for id_, actor in registry.actors.items()}
    found: set[str] = set()
    for agreement in registry.agreements.values():
        places = {seat[party.actor] for party in agreement.parties}
        if territory in places:
            found |= places - {territory}
    return found


def test_same_arguments_give_the_same_world_in_any_process() -> None:
    """Neither the process nor its hash seed changes what a seed gives."""
    code = (
        "from partnerlib.datasets import planted\n"
        "world = planted(5)\n"
        "print(world.registry.digest, world.truth)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
        ).stdout
        for hash_seed in ("0", "1")
    }
    world = planted(5)
    assert {f"{world.registry.digest} {world.truth}\n"} == runs


def test_another_seed_gives_another_world() -> None:
    """The seed changes the registry and the truth."""
    one, other = planted(1), planted(2)
    assert one.registry != other.registry
    assert one.truth != other.truth


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("kind", "planted_as"),
    [
        ("unmet", "unmet"),
        ("single-provider", "single_provider"),
        ("short", "short"),
        ("unreached", "unreached"),
    ],
)
def test_gaps_are_exactly_the_planted_ones(
    seed: int, kind: str, planted_as: str
) -> None:
    """Of these kinds, chance adds no gap, and none that was planted is missed."""
    world = planted(seed)
    truth: tuple[str, ...] = getattr(world.truth, planted_as)
    assert truth
    assert truth == gap_keys(world.registry, kind)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("label", "planted_as"),
    [
        ("duplicate", "duplicates"),
        ("complementary", "complementary"),
        ("coordinated", "coordinated"),
    ],
)
def test_planted_pairs_have_their_label(seed: int, label: str, planted_as: str) -> None:
    """Every planted pair is listed under the label under which it was planted."""
    world = planted(seed)
    report = partnerlib.find_duplicates(world.registry, labels=LABELS, limit=None)
    truth: tuple[str, ...] = getattr(world.truth, planted_as)
    assert 3 == len(truth)
    assert [] == [key for key in truth if key not in keys(report, label)]


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_duplicates_come_first(seed: int) -> None:
    """Pairs that meet in three places rank above those that chance brings together."""
    world = planted(seed)
    report = partnerlib.find_duplicates(world.registry, limit=None)
    assert len(report) > len(world.truth.duplicates)
    first = keys(report, "duplicate")[: len(world.truth.duplicates)]
    assert list(world.truth.duplicates) == sorted(first)


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_triangles_are_open_with_their_broker(seed: int) -> None:
    """Each planted pair is found, and the best broker is the one planted for it."""
    world = planted(seed)
    report = partnerlib.find_triangles(world.registry, limit=None)
    brokers = {triangle.key: triangle.broker for triangle in report}
    assert world.truth.triangles == tuple(key for key, _ in world.truth.brokers)
    for key, broker in world.truth.brokers:
        assert broker == brokers[key]


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_triangle_is_there_by_construction(seed: int) -> None:
    """The broker is tied to the two ends alone, and they are not tied together."""
    world = planted(seed)
    for key, broker in world.truth.brokers:
        one, other = key.removeprefix("open:").split("~")
        assert {one, other} == neighbours(world.registry, broker)
        assert other not in neighbours(world.registry, one)


@pytest.mark.parametrize("seed", SEEDS)
def test_unmet_need_is_unmet_by_construction(seed: int) -> None:
    """No live record works on the theme of an unmet need in its place."""
    world = planted(seed)
    registry = world.registry
    worked = {
        (theme, place)
        for record in (*registry.agreements.values(), *registry.actions.values())
        if record.status == "active"
        for theme in record.scope.themes
        for place in record.scope.places
    }
    for key in world.truth.unmet:
        parts = dict(part.split("=") for part in key.removeprefix("unmet:").split(";"))
        assert (parts["theme"], parts["place"]) not in worked


def test_crowd_that_leaves_out_a_theme_is_found(medium: PlantedWorld) -> None:
    """A theme that sixty actors of a place leave out there is underserved."""
    report = partnerlib.find_gaps(medium.registry, kinds="underserved", limit=None)
    assert 1 == len(medium.truth.underserved)
    assert medium.truth.underserved == tuple(gap.key for gap in report.top(1))


def test_small_world_has_no_crowd() -> None:
    """Below 4,000 records no theme is planted as underserved."""
    assert () == planted(0).truth.underserved


@pytest.mark.parametrize("size", [200, 300, 1_000, 5_000])
def test_size_is_about_the_number_of_records(size: int) -> None:
    """A world has between 90 % and 160 % of the records asked for."""
    records = sum(1 for _ in planted(size=size).registry.records())
    assert 0.9 * size <= records <= 1.6 * size


def test_numbers_can_be_asked_for() -> None:
    """Whatever is stated replaces what the size would give."""
    world = planted(
        0,
        territories=40,
        actors=20,
        themes=5,
        agreements=60,
        actions=30,
        unmet=2,
        served=1,
        unreached=0,
        duplicates=1,
        triangles=0,
        underserved=1,
    )
    truth = world.truth
    towns = [id_ for id_ in world.registry.territories if id_.startswith("t")]
    themes = {
        theme
        for action in world.registry.actions.values()
        for theme in action.scope.themes
    }
    assert (40, 5) == (len(towns), len(themes))
    assert (2, 1, 1) == (len(truth.unmet), len(truth.single_provider), len(truth.short))
    assert ((), ()) == (truth.unreached, truth.triangles)
    assert (1, 1) == (len(truth.duplicates), len(truth.underserved))


def test_every_record_says_that_it_is_an_example() -> None:
    """Nothing in a planted world could pass for a fact."""
    world = planted(0)
    for record in world.registry.records():
        assert record.label("fr").endswith("(exemple)")
        assert record.label("en").endswith("(example)")


@pytest.mark.parametrize(
    ("arguments", "parameter"),
    [
        ({"seed": -1}, "seed"),
        ({"seed": True}, "seed"),
        ({"seed": "0"}, "seed"),
        ({"size": "huge"}, "size"),
        ({"size": 199}, "size"),
        ({"size": 300.0}, "size"),
        ({"unmet": -1}, "unmet"),
        ({"duplicates": "many"}, "duplicates"),
        ({"themes": 3}, "themes"),
        ({"themes": 1_000}, "themes"),
        ({"actors": 0}, "actors"),
        ({"territories": 10}, "territories"),
        ({"unmet": 40}, "territories"),
        ({"agreements": 5}, "agreements"),
        ({"agreements": 100_000}, "agreements"),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: dict[str, Any], parameter: str
) -> None:
    """A wrong argument names itself, or what it leaves no room for."""
    with pytest.raises(ParameterError) as caught:
        planted(**arguments)
    assert parameter == caught.value.parameter
    assert caught.value.rule
