"""The kernels, as who has a table and no registry uses them."""

import itertools
import math
import random
import statistics
from typing import Any

import networkx as nx
import numpy as np
import pytest

from partnerlib import kernels
from partnerlib.errors import ParameterError
from partnerlib.model import Actor, Agreement, Party
from partnerlib.registry import Registry
from tests.unit.sparse.test_two_paths import ch2, missing_pairs, three_paths

Pair = tuple[int, int]


def drawn(seed: int) -> nx.Graph:
    """Draw a small graph of whole numbers."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    return nx.gnp_random_graph(rng.randint(2, 10), rng.uniform(0.2, 0.8), seed=seed)


def edges_of(graph: nx.Graph) -> kernels.Edges:
    """Lay out a graph."""
    one, other = zip(*graph.edges, strict=True) if graph.edges else ((), ())
    return kernels.Edges.of(one, other, len(graph))


def measured(found: kernels.OpenPairs) -> dict[Pair, dict[str, float]]:
    """Give the scores of each pair."""
    rows = zip(found.left.tolist(), found.right.tolist(), strict=True)
    columns = {
        score: found.common if score == "common_neighbours" else getattr(found, score)
        for score in kernels.SCORES
    }
    return {
        pair: {score: float(values[row]) for score, values in columns.items()}
        for row, pair in enumerate(rows)
    }


def by_hand(graph: nx.Graph) -> dict[Pair, dict[str, float]]:
    """Measure every open pair as the scores are defined."""
    found: dict[Any, dict[str, float]] = {}
    for a, c in missing_pairs(graph):
        common = sorted(nx.common_neighbors(graph, a, c))
        found[a, c] = {
            "common_neighbours": len(common),
            "adamic_adar": sum(1 / math.log(graph.degree[z]) for z in common),
            "resource_allocation": sum(1 / graph.degree[z] for z in common),
            "cannistraci_hebb": ch2(graph, a, c),
            "three_paths": three_paths(graph, a, c),
        }
    return found


@pytest.mark.parametrize("seed", range(30))
def test_open_pairs_are_measured_as_defined(seed: int) -> None:
    """Every open triad of a graph has the five scores, and is there once."""
    graph = drawn(seed)
    blocks = [measured(block) for block in kernels.open_pairs(edges_of(graph))]
    found = {pair: scores for block in blocks for pair, scores in block.items()}
    expected = by_hand(graph)
    assert sum(map(len, blocks)) == len(expected) == len(found)
    for pair, scores in expected.items():
        assert scores == pytest.approx(found[pair])


@pytest.mark.parametrize("score", kernels.SCORES)
@pytest.mark.parametrize("seed", range(10))
def test_the_best_open_pairs_are_those_of_all(seed: int, score: str) -> None:
    """A limit gives the first of all pairs by score, then by number."""
    graph = drawn(seed + 100)
    expected = by_hand(graph)
    order = sorted(expected, key=lambda pair: (-round(expected[pair][score], 9), pair))
    for limit, threads in ((0, 1), (3, 1), (100, 2)):
        found = kernels.best_open_pairs(edges_of(graph), score, limit, threads=threads)
        assert order[:limit] == list(measured(found))


def test_the_broker_has_the_fewest_edges() -> None:
    """The best broker of a pair is the neighbour that is tied to the fewest."""
    edges = kernels.Edges.of([0, 0, 1, 1, 3], [1, 2, 3, 4, 2])
    found = kernels.best_open_pairs(edges, limit=9)
    brokers = dict(
        zip(
            zip(found.left.tolist(), found.right.tolist(), strict=True),
            found.broker.tolist(),
            strict=True,
        )
    )
    assert 0 == brokers[1, 2]
    ends = edges.left[found.left_tie], edges.right[found.left_tie]
    for left, broker, one, other in zip(found.left, found.broker, *ends, strict=True):
        assert {int(left), int(broker)} == {int(one), int(other)}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"score": "jaccard"}, "score"),
        ({"limit": -1}, "limit"),
        ({"limit": 2.0}, "limit"),
        ({"threads": 0}, "threads"),
    ],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, Any], name: str) -> None:
    """An unknown score and numbers that are none are named."""
    with pytest.raises(ParameterError) as caught:
        kernels.best_open_pairs(kernels.Edges.of([0], [1]), **asked)
    assert name == caught.value.parameter


def test_a_table_is_projected_on_its_actors() -> None:
    """Actors meet in as many records as the rows of a table say, by their ids."""
    rows = [
        ("g1", "a"),
        ("g1", "b"),
        ("g2", "b"),
        ("g2", "a"),
        ("g2", "c"),
        ("g2", "a"),
    ]
    incidence = kernels.Incidence.of_columns(*zip(*rows, strict=True))
    found = kernels.project(incidence)
    expected: dict[tuple[str, str], int] = {}
    for record in ("g1", "g2"):
        held = sorted({actor for of, actor in rows if of == record})
        for pair in itertools.combinations(held, 2):
            expected[pair] = expected.get(pair, 0) + 1
    names = incidence.actors[found.edges.left], incidence.actors[found.edges.right]
    assert expected == dict(
        zip(zip(*names, strict=True), found.counts.tolist(), strict=True)
    )


def test_a_record_of_many_parties_is_implicit() -> None:
    """What binds more actors than asked for makes no pairs, and is named."""
    incidence = kernels.Incidence.of_columns(
        ["all"] * 10_000 + ["two", "two"], [*range(10_000), 3, 5]
    )
    found = kernels.project(incidence, max_parties=100)
    assert ["all"] == incidence.records[found.implicit].tolist()
    assert ([3], [5], [1]) == (
        found.edges.left.tolist(),
        found.edges.right.tolist(),
        found.counts.tolist(),
    )


@pytest.mark.parametrize("most", [1, 2.0, "3", True])
def test_a_limit_of_parties_is_a_whole_number(most: Any) -> None:
    """Fewer than two actors make no pair to be limited."""
    incidence = kernels.Incidence.of_columns(["g"], ["a"])
    with pytest.raises(ParameterError, match="max_parties"):
        kernels.project(incidence, max_parties=most)


def test_a_registry_goes_the_same_way() -> None:
    """What holds of a table holds of a registry: live records, at the day."""
    parties = [Party("a", during="2001/2003"), "b", "c"]
    registry = Registry.of(
        actors=[Actor(id_, name=id_) for id_ in "abc"],
        agreements=[
            Agreement("g", parties=parties),
            Agreement("h", parties=["a", "b"], status="ended"),
        ],
    )
    pairs = {
        (day, statuses): kernels.project(
            kernels.Incidence.of_registry(registry, as_of=day, statuses=statuses)
        ).edges.codes.tolist()
        for day, statuses in (("2002", "live"), ("2005", "live"), ("2005", "any"))
    }
    assert {
        ("2002", "live"): [1, 2, 5],
        ("2005", "live"): [5],
        ("2005", "any"): [1, 2, 5],
    } == pairs


def test_nothing_gives_nothing() -> None:
    """An empty table and a graph without edges have no pairs."""
    incidence = kernels.Incidence.of_columns([], [])
    edges = kernels.project(incidence).edges
    assert (0, 0) == (len(edges), edges.size)
    assert [] == list(kernels.open_pairs(edges))
    assert 0 == len(kernels.best_open_pairs(edges).left)
    assert 0 == len(kernels.best_open_pairs(edges, "three_paths").left)


def test_kernels_are_deterministic_over_the_order_of_rows() -> None:
    """The rows of a table may come in any order."""
    rng = np.random.default_rng(5)
    records, actors = rng.integers(0, 40, 200), rng.integers(0, 30, 200)
    found = []
    for order in (np.arange(200), rng.permutation(200)):
        incidence = kernels.Incidence.of_columns(records[order], actors[order])
        best = kernels.best_open_pairs(kernels.project(incidence).edges, limit=20)
        found.append(
            (best.left.tolist(), best.right.tolist(), best.three_paths.tolist())
        )
    assert found[0] == found[1]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("most", [None, 2, 3])
def test_unsigned_triples_are_those_that_no_record_holds(
    seed: int, most: int | None
) -> None:
    """Three that meet two by two, and in no record, have the means of their ties."""
    rng = random.Random(seed)  # noqa: S311 -- a test draws worlds
    records = [
        rng.sample(range(6), rng.randint(1, 4)) for _ in range(rng.randint(0, 9))
    ]
    rows = [(at, actor) for at, held in enumerate(records) for actor in held]
    incidence = kernels.Incidence.of_columns(
        *(zip(*rows, strict=True) if rows else ((), ()))
    )
    weights: dict[Pair, float] = {}
    for held in records:
        if most is None or len(held) <= most:
            for pair in itertools.combinations(sorted(held), 2):
                weights[pair] = weights.get(pair, 0) + 1 / (len(held) - 1)
    expected = {}
    for three in itertools.combinations(range(6), 3):
        sides = [weights.get(pair, 0) for pair in itertools.combinations(three, 2)]
        if all(sides) and not any(set(three) <= set(held) for held in records):
            expected[three] = (
                statistics.harmonic_mean(sides),
                statistics.geometric_mean(sides),
                statistics.mean(sides),
            )

    found = {}
    for block in kernels.unsigned_triples(incidence, max_parties=most, block=1):
        means = block.harmonic, block.geometric, block.arithmetic
        for at, three in enumerate(incidence.actors[block.corners].T.tolist()):
            found[tuple(three)] = tuple(float(mean[at]) for mean in means)
    assert expected.keys() == found.keys()
    for three, means in expected.items():
        assert means == pytest.approx(found[three])


def test_triples_are_asked_for_with_a_whole_number() -> None:
    """A limit of parties that is none is refused before anything is computed."""
    incidence = kernels.Incidence.of_columns(["g"], ["a"])
    with pytest.raises(ParameterError, match="max_parties"):
        kernels.unsigned_triples(incidence, max_parties=1)
