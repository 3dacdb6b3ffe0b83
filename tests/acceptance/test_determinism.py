"""The same registry gives the same bytes, in any process and with any threads."""

import os
import subprocess
import sys

import pytest

PLAIN = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

ASK = """
import hashlib
import sys
from unittest.mock import patch

import partnerlib
from partnerlib.analysis.ties import _find
from partnerlib.analysis.triangles import _bounded
from partnerlib.datasets import essonne, planted
from partnerlib.sparse._wedges import Wedges



def tell(count, text):
    print(count, hashlib.sha256(text.encode()).hexdigest())


threads = int(sys.argv[1])
registry = planted(7, size=700).registry
with (
    patch.object(_find, "_FEW", 0),
    patch.object(_bounded, "_THREADS", threads),
    patch.dict(Wedges.__init__.__kwdefaults__, threads=threads),
):
    for limit in (50, None):
        for report in (
            partnerlib.find_triangles(
                registry, kinds=("open", "unsigned", "complementary"), limit=limit
            ),
            partnerlib.find_triangles(registry, limit=limit, diversify=2),
            partnerlib.find_ties(registry, limit=limit),
            partnerlib.find_gaps(registry, limit=limit),
            partnerlib.find_duplicates(
                registry,
                labels=("duplicate", "complementary", "coordinated"),
                limit=limit,
            ),
        ):
            tell(len(report), report.to_json())
for drawn in (
    partnerlib.graph.territory_graph(registry, weight="years"),
    partnerlib.graph.actor_graph(registry, weight="newman"),
    partnerlib.graph.country_graph(essonne(), weight="years"),
    partnerlib.graph.theme_graph(essonne(), statuses="any"),
):
    nodes, edges = list(drawn.nodes(data=True)), list(drawn.edges(data=True))
    tell(len(edges), repr((drawn.graph, nodes, edges)))
"""


def answers(threads: int, **setting: str) -> list[str]:
    """Ask every question in a process of its own; one line an answer."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(threads)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **PLAIN, **setting},
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout.splitlines()


@pytest.fixture(scope="module", name="expected")
def asked() -> list[str]:
    """Ask once, with one thread."""
    return answers(1)


def test_every_question_has_an_answer(expected: list[str]) -> None:
    """Nothing is equal because nothing was found."""
    assert 14 == len(expected)
    assert all(int(line.split()[0]) > 0 for line in expected)


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_seed_of_hashes_changes_no_finding(expected: list[str], seed: str) -> None:
    """Findings, their order, texts and counts are the same bytes, and so are graphs."""
    assert expected == answers(1, PYTHONHASHSEED=seed)


@pytest.mark.parametrize("threads", [2, 3])
def test_the_number_of_threads_changes_no_finding(
    expected: list[str], threads: int
) -> None:
    """Which thread comes first decides nothing, ours or those of linear algebra."""
    count = str(threads)
    assert expected == answers(
        threads, OPENBLAS_NUM_THREADS=count, OMP_NUM_THREADS=count
    )
