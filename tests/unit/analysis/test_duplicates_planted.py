"""Duplicates that are known to be in a world are found in it, and come first."""

import pytest

from partnerlib.analysis import find_duplicates
from partnerlib.datasets import planted
from tests.unit.analysis.duplicate_worlds import found


@pytest.mark.parametrize("seed", range(6))
def test_every_planted_pair_is_found_with_its_label(seed: int) -> None:
    """Planted duplicates, complements and coordinated pairs are found as such."""
    world = planted(seed)
    keys = set(found(world.registry))

    for truth in (
        world.truth.duplicates,
        world.truth.complementary,
        world.truth.coordinated,
    ):
        assert truth
        assert set(truth) <= keys


@pytest.mark.parametrize("seed", range(2))
def test_planted_duplicates_come_before_those_of_chance(seed: int) -> None:
    """Of as many findings as were planted, nine in ten or more are those planted."""
    world = planted(seed, size=2_000)
    truth = set(world.truth.duplicates)
    report = find_duplicates(world.registry)

    best = [finding.key in truth for finding in report.top(len(truth))]
    assert len(report) > 10 * len(truth)
    assert sum(best) >= 0.9 * len(best)


def test_planted_pairs_stand_out_in_a_larger_world() -> None:
    """Where actors are many, three common cells are a discovery at 5 percent."""
    world = planted(3, size=2_000)
    findings = found(world.registry)

    assert all(findings[key].q_value <= 0.05 for key in world.truth.duplicates)
