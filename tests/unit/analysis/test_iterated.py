"""The twins that give findings one by one."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from partnerlib import (
    Registry,
    find_duplicates,
    find_gaps,
    find_triangles,
    iter_duplicates,
    iter_gaps,
    iter_triangles,
)
from partnerlib.analysis.duplicates import _find
from partnerlib.datasets import planted
from partnerlib.errors import ParameterError
from partnerlib.findings import Triangle

LABELS = ("duplicate", "complementary", "coordinated")


@pytest.fixture(scope="module", name="registry")
def made() -> Registry:
    """Make a world with gaps and duplicates."""
    return planted(5, size=1_000).registry


def test_gaps_one_by_one_are_those_of_the_report(registry: Registry) -> None:
    """The same gaps come, kind by kind, and the first of them without the others."""
    given = list(iter_gaps(registry, level="municipality"))
    report = find_gaps(registry, level="municipality", limit=None)
    assert list(report) == sorted(given, key=lambda gap: (-gap.score, gap.key))
    assert 100 < len(given)
    kinds = [kind for kind, _ in itertools.groupby(given, key=lambda gap: gap.kind)]
    assert "unreached" == kinds[-1]
    assert [given[0]] == list(
        itertools.islice(iter_gaps(registry, level="municipality"), 1)
    )


@pytest.mark.parametrize("at_a_time", [1, 7, 100_000])
def test_duplicates_one_by_one_are_those_of_the_report(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    """The same pairs come, by actors, however many are made together."""
    world = planted(5, size=250).registry if at_a_time == 1 else registry
    monkeypatch.setattr(_find, "_AT_A_TIME", at_a_time)
    given = list(iter_duplicates(world, labels=LABELS))
    report = find_duplicates(world, labels=LABELS, limit=None)
    assert list(report) == sorted(given, key=lambda found: (-found.score, found.key))
    assert given == sorted(given, key=lambda found: found.actors)


def test_triangles_one_by_one_are_those_of_the_report(registry: Registry) -> None:
    """The same triangles come, kind by kind, and the first without the others."""
    given = list(iter_triangles(registry, kinds=Triangle.kinds))
    report = find_triangles(registry, kinds=Triangle.kinds, limit=None)
    assert list(report) == sorted(given, key=lambda found: (-found.score, found.key))
    assert 100 < len(given)
    assert given[:3] == list(
        itertools.islice(iter_triangles(registry, kinds=Triangle.kinds), 3)
    )


@pytest.mark.parametrize("limit", [0, 1, 20, 50])
def test_a_limit_keeps_exactly_the_first(registry: Registry, limit: int) -> None:
    """With a limit come the first of all findings, equal scores by key."""
    for find in (find_gaps, find_duplicates, find_triangles):
        every = list(find(registry, limit=None))
        assert every[:limit] == list(find(registry, limit=limit))


@pytest.mark.parametrize("iterate", [iter_gaps, iter_duplicates, iter_triangles])
def test_what_makes_no_sense_is_told_at_once(
    registry: Registry, iterate: Callable[..., Iterator[Any]]
) -> None:
    """Nobody has to ask for a finding to hear that a level is unknown."""
    with pytest.raises(ParameterError, match="level"):
        iterate(registry, level="no such level")


@pytest.mark.parametrize(
    ("find", "interrupted"),
    [
        (find_gaps, "partnerlib.analysis.gaps._search.unreached_gaps"),
        (find_duplicates, "partnerlib.analysis.duplicates._find.Census"),
    ],
)
def test_an_interruption_leaves_nothing_behind(
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
    find: Callable[[Registry], Any],
    interrupted: str,
) -> None:
    """Interrupted in the middle and asked again, the answer is the same."""
    expected = find(registry)
    digest = registry.digest

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(interrupted, interrupt)
        with pytest.raises(KeyboardInterrupt):
            find(registry)

    assert digest == registry.digest
    assert expected == find(registry)
