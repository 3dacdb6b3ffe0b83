"""Small registries hold findings of every kind: no oracle compares nothing."""

import contextlib
from collections.abc import Callable, Iterator

from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

import partnerlib
from partnerlib.registry import Registry
from partnerlib.strategies import small_registries
from tests.properties.oracles.duplicates import LABELS, find_duplicates
from tests.properties.oracles.gaps import KINDS, find_gaps
from tests.properties.oracles.triangles import WEIGHTS, find_triangles

SEARCH = settings(
    database=None, derandomize=True, max_examples=1_500, phases=[Phase.generate]
)
DENSE = small_registries(min_size=4, max_size=6)
COUNTS = {
    "gaps": {
        "identical_records",
        "no_provider",
        "subsumed",
        "undocumented",
        "undocumented_needs",
        "zero",
        "covered",
        "over_covered",
        "reached_unknown",
        "no_power",
        "not_covered",
    },
    "duplicates": {"overlap_yes", "overlap_unknown"},
    "triangles": {
        "open_triads",
        "closed_triads",
        "closed_by_one_record",
        "nested_pairs",
        "unseated",
    },
}
REASONS = {
    "audience",
    "function",
    "period",
    "joint-record",
    "common-lead",
    "common-network",
}
PIVOTAL = {
    "answers-the-need",
    "either-could",
    "no-need-stated",
    "no-answer-stated",
    "no-match",
}


def _gaps(registry: Registry) -> Iterator[str]:
    found, examined = find_gaps(registry, by=("theme", "place"), alpha=0.8)
    yield from (finding["kind"] for finding in found.values())
    yield from (name for name in COUNTS["gaps"] if examined.get(name))
    if any(0 < finding["confidence"] < 1 for finding in found.values()):
        yield "doubt"


def _duplicates(registry: Registry) -> Iterator[str]:
    # On one day, periods that are certainly apart are not both there.
    found, examined = find_duplicates(registry, statuses="any")
    yield from (name for name in COUNTS["duplicates"] if examined.get(name))
    for finding in found.values():
        yield finding["kind"]
        yield from (why for why, _ in finding["reasons"])
        if len(finding["cells"]) > 1:
            yield "several cells"
        if finding["q_value"] < 1:
            yield "rare"


def _triangles(registry: Registry) -> Iterator[str]:
    found, examined = find_triangles(registry)
    yield from (name for name in COUNTS["triangles"] if examined.get(name))
    for finding in found.values():
        yield from finding["components"]
        yield finding["roles"]["pivotal"][1]
        if len(finding["brokers"]) > 1:
            yield "several brokers"


SHAPES: dict[Callable[[Registry], Iterator[str]], set[str]] = {
    _gaps: {*KINDS, *COUNTS["gaps"], "doubt"},
    _duplicates: {*LABELS, *REASONS, *COUNTS["duplicates"], "several cells", "rare"},
    _triangles: {*WEIGHTS, *PIVOTAL, *COUNTS["triangles"], "several brokers"},
}


def test_every_finding_is_reached() -> None:
    """Every kind, label, reason, component and count occurs among the draws."""
    missing = {of: set(shapes) for of, shapes in SHAPES.items()}

    def look(registry: Registry) -> bool:
        for of, shapes in missing.items():
            if shapes:
                shapes.difference_update(of(registry))
        return not any(missing.values())

    with contextlib.suppress(NoSuchExample):
        find(DENSE, look, settings=SEARCH)

    assert [] == [shape for shapes in missing.values() for shape in sorted(shapes)]


def test_the_smallest_open_triangle_is_three_territories() -> None:
    """An open triangle shrinks to two ties between three territories."""
    smallest = find(
        small_registries(),
        lambda registry: len(partnerlib.find_triangles(registry)) > 0,
        settings=settings(
            database=None,
            derandomize=True,
            max_examples=3_000,
            phases=[Phase.generate, Phase.shrink],
        ),
    )

    assert 3 == len(smallest.territories)
    assert 2 == len(smallest.agreements) + len(smallest.actions)
    assert {} == {**smallest.needs, **smallest.offers, **smallest.exchanges}
