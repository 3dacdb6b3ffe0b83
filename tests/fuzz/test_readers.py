"""Whatever bytes come, only problems come out: no other exception, no hang.

Each format has 4,000 changed copies of a small file, the same in every run: some
100,000 in all. ``python -m tests.fuzz`` goes on for as long as it is let.
"""

import warnings
from pathlib import Path

import pytest

from tests.fuzz.mutation import Seed, look, mutants, seeds

COUNT = 4_200
NAMES = (
    *("territories.csv", "agreements.csv", "4w.csv", "needs.tsv", "4w.json"),
    *("feed.xml", "feed-1.xml", "answer.csv", "entity.json", "map.toml"),
    *("out.pairs", "foreign.graphml", "foreign.gexf", "foreign.hif.json"),
    *("4w.zip", "4w.xlsx", "sheet.xlsx", "styles.xlsx", "parts.xlsx", "own.xlsx"),
    *("own.json", "own.jsonl", "own.graphml", "own.gexf"),
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seed]:
    """Make the seeds."""
    return seeds(tmp_path_factory.mktemp("seeds"))


def test_every_seed_has_a_test(files: dict[str, Seed]) -> None:
    """No format is forgotten."""
    assert sorted(NAMES) == sorted(files)


@pytest.mark.parametrize("name", NAMES)
def test_changed_files_are_checked_and_raise_nothing(
    files: dict[str, Seed], tmp_path: Path, name: str
) -> None:
    """A registry or problems with a code: nothing else."""
    path = tmp_path / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for content in mutants(files[name], COUNT, len(name)):
            path.write_bytes(content)
            result = look(path)
            assert result.registry is not None or result.errors
