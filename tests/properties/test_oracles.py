"""The three finders against brute force, on every small registry drawn."""

from typing import Any
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import partnerlib
from partnerlib.analysis.duplicates import _facts, _groups
from partnerlib.findings import Duplicate, Finding, Gap, Triangle
from partnerlib.model import Territory
from partnerlib.registry import Registry
from partnerlib.strategies import small_registries
from tests.properties.oracles.duplicates import (
    LABELS,
    clusters,
    find_duplicates,
    freed,
)
from tests.properties.oracles.gaps import find_gaps
from tests.properties.oracles.triangles import WEIGHTS, find_ties, find_triangles

# Half of what is drawn is dense, so that findings are usual; half is anything.
REGISTRIES = small_registries(min_size=4, max_size=6) | small_registries()
TIMES = st.sampled_from(["", "../2003", "2003/", "2006/..", "../2012"])


@st.composite
def shifting(draw: st.DrawFn) -> Registry:
    """Draw a registry of which territories come and go, and take others' place."""
    registry = draw(REGISTRIES)
    ids = sorted(registry.territories)
    territories = [
        attrs.evolve(
            registry.territories[id_],
            valid=draw(TIMES),
            successors=draw(st.sets(st.sampled_from(ids[:place]))) if place else (),
        )
        for place, id_ in enumerate(ids)
    ]
    others = (each for each in registry.records() if type(each) is not Territory)
    return Registry.from_records([*territories, *others], terms=registry.terms)


STATUSES = st.just("live") | st.sampled_from(
    ["any", ("active",), ("planned", "unknown"), "ended"]
)
LEVELS = st.none() | st.sampled_from(["municipality", "region", "country"])
DAYS = st.none() | st.sampled_from(["2002-12-31", "2004-06", "2010"])
FACETS = st.sampled_from(
    [
        None,
        ("theme", "place"),
        ("place", "function"),
        ("theme",),
        ("place",),
        ("theme", "audience", "place"),
    ]
)
NEAR = 1e-7


def _near(expected: Any, actual: Any) -> bool:
    if expected is None or actual is None:
        return expected is actual
    return abs(expected - actual) <= NEAR


def _agree(
    expected: dict[str, dict[str, Any]], actual: dict[str, dict[str, Any]]
) -> None:
    """Assert that findings are the same: names exactly, numbers nearly."""
    assert sorted(expected) == sorted(actual)
    for key, fields in expected.items():
        for name, value in fields.items():
            found = actual[key][name]
            if isinstance(value, float) or isinstance(found, float):
                assert _near(value, found), (key, name, value, found)
            else:
                assert (key, name, value) == (key, name, found)


def _counted(expected: dict[str, int], actual: dict[str, int]) -> None:
    """Assert that everything that the oracle counts is counted, and alike."""
    assert expected == {name: actual.get(name, 0) for name in expected}


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        name: getattr(gap, name)
        for name in (
            "kind",
            "cell",
            "unit",
            "needs",
            "quantity",
            "reached",
            "p_value",
            "q_value",
            "observed",
            "providers",
            "evidence",
            "shortfall",
            "confidence",
            "undocumented",
            "not_covered",
            "score",
        )
    } | {"weight": gap.component("weight")}


def _duplicate(pair: Duplicate) -> dict[str, Any]:
    return {
        name: getattr(pair, name)
        for name in (
            "kind",
            "actors",
            "cells",
            "certainty",
            "reasons",
            "evidence",
            "p_value",
            "q_value",
            "score",
        )
    } | {"set_aside": {(each.record, each.reason) for each in pair.set_aside}}


def _triangle(triangle: Triangle) -> dict[str, Any]:
    return {
        name: getattr(triangle, name)
        for name in (
            "territories",
            "broker",
            "brokers",
            "missing",
            "evidence",
            "score",
        )
    } | {
        "roles": {each.role: (each.territory, each.reason) for each in triangle.roles},
        "set_aside": {(each.record, each.reason) for each in triangle.set_aside},
    }


@given(shifting() | REGISTRIES, FACETS, LEVELS, DAYS, STATUSES)
def test_gaps_equal_brute_force(
    registry: Registry,
    by: tuple[str, ...] | None,
    level: str | None,
    as_of: str | None,
    statuses: Any,
) -> None:
    """Every gap, its parts and every count are those of the naive loops."""
    asked = {"by": by, "level": level, "as_of": as_of, "statuses": statuses}
    report = partnerlib.find_gaps(registry, limit=None, alpha=0.8, **asked)
    expected, examined = find_gaps(registry, alpha=0.8, **asked)

    _agree(expected, {gap.key: _gap(gap) for gap in report})
    _counted(examined, dict(report.examined))


@given(REGISTRIES, st.data(), LEVELS)
def test_expected_gaps_equal_brute_force(
    registry: Registry, data: st.DataObject, level: str | None
) -> None:
    """Expected cells are gaps just as needed ones, counted once with them."""
    places = [
        id_
        for id_ in registry.territories
        if level is None or registry.roll_up(id_, level)
    ]
    values = {
        "theme": st.sampled_from(["health", "culture", "water"]),
        "audience": st.sampled_from(["youth", "women"]),
        "function": st.sampled_from(["training", "funding"]),
    }
    if places:
        values["place"] = st.sampled_from(places)
    cells = st.fixed_dictionaries({"theme": values.pop("theme")}, optional=values)
    expected = data.draw(st.lists(cells, min_size=1, max_size=3))
    report = partnerlib.find_gaps(
        registry, expected=expected, level=level, kinds=None, limit=None
    )
    wanted, examined = find_gaps(registry, expected=expected, level=level)

    _agree(wanted, {gap.key: _gap(gap) for gap in report})
    _counted(examined, dict(report.examined))


@given(shifting() | REGISTRIES, LEVELS, DAYS, STATUSES, st.sampled_from([1, 2, 100]))
def test_duplicates_equal_brute_force(
    registry: Registry,
    level: str | None,
    as_of: str | None,
    statuses: Any,
    max_network: int,
) -> None:
    """Every pair, its label, its chances and every count are those of the loops."""
    asked: dict[str, Any] = {
        "level": level,
        "as_of": as_of,
        "statuses": statuses,
        "max_network": max_network,
    }
    report = partnerlib.find_duplicates(registry, labels=LABELS, limit=None, **asked)
    expected, examined = find_duplicates(registry, **asked)

    _agree(expected, {pair.key: _duplicate(pair) for pair in report})
    _counted(examined, dict(report.examined))


@given(shifting() | REGISTRIES, LEVELS, STATUSES, st.sampled_from([1, 3, 10]))
def test_duplicates_are_the_same_in_any_pieces(
    registry: Registry, level: str | None, statuses: Any, size: int
) -> None:
    """However few efforts are compared at a time, the report is the same text."""
    asked: dict[str, Any] = {"labels": LABELS, "level": level, "statuses": statuses}
    whole = partnerlib.find_duplicates(registry, **asked)
    with patch.object(_groups, "BLOCK", size), patch.object(_facts, "_MANY", size):
        pieces = partnerlib.find_duplicates(registry, **asked)

    assert whole.to_json() == pieces.to_json()
    assert whole.examined == pieces.examined


@given(REGISTRIES, LEVELS)
def test_clusters_equal_brute_force(registry: Registry, level: str | None) -> None:
    """Pairs that meet in a cell are in one cluster, and each pair in one of a cell."""
    report = partnerlib.find_duplicates(
        registry, labels=LABELS, level=level, limit=None
    )
    expected = clusters(
        {(p.actors[0], p.actors[1]): p.cells for p in report if p.label == "duplicate"}
    )
    found = report.clusters()

    assert expected == {
        (each.actors, frozenset(each.cells), frozenset(each.pairs)) for each in found
    }
    assert sorted(found, key=lambda c: (-len(c.pairs), c.actors)) == list(found)


@given(REGISTRIES, LEVELS)
def test_what_a_division_of_roles_frees_equals_brute_force(
    registry: Registry, level: str | None
) -> None:
    """Of all who provide in a cell of a cluster, all but one would be free there."""
    report = partnerlib.find_duplicates(registry, level=level, limit=None)

    for cluster in report.clusters():
        counts = freed(registry, level, cluster.actors)
        expected = {cell: counts[cell] for cell in cluster.cells}

        assert expected == dict(cluster.freed)
        assert sum(expected.values()) == cluster.efforts_freed


@given(REGISTRIES, LEVELS)
def test_a_cluster_stands_on_the_records_of_its_pairs(
    registry: Registry, level: str | None
) -> None:
    """The evidence of a cluster is that of the findings that it groups, each once."""
    report = partnerlib.find_duplicates(registry, level=level, limit=None)

    for cluster in report.clusters():
        records = [
            record
            for finding in report
            for record in finding.evidence
            if finding.actors in cluster.pairs
        ]

        assert tuple(sorted(set(records))) == cluster.evidence


@given(shifting() | REGISTRIES, LEVELS, DAYS, STATUSES)
def test_triangles_equal_brute_force(
    registry: Registry, level: str | None, as_of: str | None, statuses: Any
) -> None:
    """Every open triangle, its parts and every count are those of the loops."""
    asked = {"level": level, "as_of": as_of, "statuses": statuses}
    report = partnerlib.find_triangles(registry, limit=None, **asked)
    expected, examined = find_triangles(registry, **asked)
    parts = {key: finding.pop("components") for key, finding in expected.items()}

    _agree(expected, {triangle.key: _triangle(triangle) for triangle in report})
    _agree(
        parts,
        {
            triangle.key: {part.name: part.value for part in triangle.components}
            for triangle in report
        },
    )
    _counted(examined, dict(report.examined))


def _recomputed(finding: Finding) -> float:
    parts = {part.name: part.value for part in finding.components}
    if isinstance(finding, Gap):
        return parts["shortfall"] * parts["weight"] * parts["confidence"]
    if isinstance(finding, Duplicate):
        return parts["surprisal"] / (1 + parts["surprisal"])
    weights = {part.name: part.weight or 0.0 for part in finding.components}
    assert weights == {name: WEIGHTS[name] for name in parts}

    return sum(weights[n] * value for n, value in parts.items()) / sum(weights.values())


@pytest.mark.parametrize("finder", ["find_gaps", "find_duplicates", "find_triangles"])
def test_scores_are_recomputed_from_their_components(finder: str) -> None:
    """A score lies in [0, 1] and follows from the parts that the finding shows."""

    @given(REGISTRIES)
    def check(registry: Registry) -> None:
        report = getattr(partnerlib, finder)(registry, limit=None)
        scores = [each.score for each in report]
        for finding in report:
            assert 0 <= finding.score <= 1
            assert abs(_recomputed(finding) - finding.score) < 2e-9
        assert sorted(scores, reverse=True) == scores

    check()


@given(REGISTRIES, LEVELS, DAYS, STATUSES)
def test_ties_equal_brute_force(
    registry: Registry, level: str | None, as_of: str | None, statuses: Any
) -> None:
    """Every pair without a tie scores as in the naive loops, broker or not."""
    asked = {"level": level, "as_of": as_of, "statuses": statuses}
    report = partnerlib.find_ties(registry, limit=None, **asked)
    actual = {
        tie.key: {
            "ends": tie.ends,
            "brokers": tie.brokers,
            "set_aside": {(each.record, each.reason) for each in tie.set_aside},
            "score": tie.score,
        }
        for tie in report
    }

    _agree(find_ties(registry, **asked), actual)
    assert len(actual) == report.examined["pairs"]
