"""Whatever bytes come, only problems come out: no other exception, no hang.

Each format has 6,000 changed copies of a small file, the same in every run: some
100,000 in all.
"""

import warnings
from pathlib import Path

import pytest

import partnerlib
from tests.fuzz.mutation import mutants, seeds

COUNT = 6_000
NAMES = (
    *("territories.csv", "agreements.csv", "4w.csv", "needs.tsv", "4w.json"),
    *("feed.xml", "answer.csv", "entity.json", "out.pairs", "foreign.graphml"),
    *("4w.zip", "4w.xlsx", "own.json", "own.jsonl", "own.graphml", "own.gexf"),
    "own.xlsx",
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Make the seeds."""
    return seeds(tmp_path_factory.mktemp("seeds"))


def test_every_seed_has_a_test(files: dict[str, bytes]) -> None:
    """No format is forgotten, and each seed is sound but for warnings."""
    assert sorted(NAMES) == sorted(files)


@pytest.mark.parametrize("name", NAMES)
def test_changed_files_are_checked_and_raise_nothing(
    files: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    """A registry or problems with a code: nothing else."""
    path = tmp_path / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for content in mutants(files[name], COUNT, seed=len(name)):
            path.write_bytes(content)
            result = partnerlib.check(path)
            assert result.registry is not None or result.errors
