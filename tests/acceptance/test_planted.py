"""What is planted in random worlds is found, as the documentation says."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "planted.py"


@pytest.fixture(scope="module", name="bench")
def loaded() -> ModuleType:
    """Load the benchmark, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("planted_bench", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["planted_bench"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("number", range(4))
def test_duplicates_are_ranked_better_than_by_overlap(
    bench: ModuleType, number: int
) -> None:
    """In every configuration the average precision is above that of each rival."""
    worlds = [bench.duplicates(seed, *bench.CONFIGURATIONS[number]) for seed in (0, 2)]
    found = [bench.precisions(world) for world in worlds]
    ours, *rivals = (sum(each[way] for each in found) for way in found[0])
    assert all(ours > 1.1 * rival for rival in rivals)


def test_emptied_cells_with_power_are_listed_and_few_others(bench: ModuleType) -> None:
    """Recall is at least 0.95, and one in ten of what is listed at most is false."""
    worlds = [
        bench.underserved(seed, world)
        for seed in range(2)
        for world in bench.WORLDS[:4]
    ]
    powerful, listed, false, cells, powerless = (
        sum(each) for each in zip(*map(bench.measure, worlds), strict=True)
    )
    assert powerful > 50
    assert listed >= 0.95 * powerful
    assert false <= 0.1 * (listed + false)
    assert 0.2 < powerless / cells < 0.5


def test_ties_are_taken_together(bench: ModuleType) -> None:
    """The average precision does not depend on the order of equal scores."""
    truth = {(0, 1), (0, 2)}
    scores = {(0, 1): 2.0, (0, 2): 1.0, (1, 2): 1.0, (1, 3): 0.0}
    assert (1 + 2 / 3) / 2 == bench.average_precision(scores, truth)
