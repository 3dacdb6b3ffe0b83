"""Unsigned and complementary triangles against brute force."""

import contextlib
from typing import Any

from hypothesis import find as find_example
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import partnerlib
from partnerlib.analysis.triangles._make_complementary import NAMES as COMPLEMENTARY
from partnerlib.analysis.triangles._make_unsigned import NAMES as UNSIGNED
from partnerlib.registry import Registry
from tests.properties.oracles.trios import find_complementary, find_unsigned
from tests.properties.test_oracles import (
    DAYS,
    REGISTRIES,
    STATUSES,
    _agree,
    _counted,
    _triangle,
)
from tests.properties.test_strategies_reach import SEARCH
from tests.properties.trios import trios

WORLDS = trios() | trios() | REGISTRIES
LEVELS = st.none() | st.none() | st.sampled_from(["municipality", "region"])


def _parts(report: partnerlib.TriangleReport) -> dict[str, dict[str, float]]:
    return {
        each.key: {part.name: part.value for part in each.components} for each in report
    }


@given(WORLDS, LEVELS, DAYS, STATUSES)
def test_unsigned_triangles_equal_brute_force(
    registry: Registry, level: str | None, as_of: str | None, statuses: Any
) -> None:
    """Every unsigned triangle, its parts and their number are those of the loops."""
    asked = {"level": level, "as_of": as_of, "statuses": statuses}
    report = partnerlib.find_triangles(registry, kinds="unsigned", limit=None, **asked)
    expected, examined = find_unsigned(registry, **asked)
    parts = {key: finding.pop("components") for key, finding in expected.items()}

    _agree(expected, {each.key: _triangle(each) for each in report})
    _agree(parts, _parts(report))
    _counted(examined, dict(report.examined))


@given(WORLDS, LEVELS, DAYS, STATUSES)
def test_complementary_triangles_equal_brute_force(
    registry: Registry, level: str | None, as_of: str | None, statuses: Any
) -> None:
    """Every need with an answer and a third, and all that is told, are the loops'."""
    asked = {"level": level, "as_of": as_of, "statuses": statuses}
    report = partnerlib.find_triangles(
        registry, kinds="complementary", limit=None, **asked
    )
    expected, examined = find_complementary(registry, **asked)
    parts = {key: finding.pop("components") for key, finding in expected.items()}
    found = {
        each.key: _triangle(each) | {"theme": each.theme, "function": each.function}
        for each in report
    }

    _agree(expected, found)
    _agree(parts, _parts(report))
    _counted(examined, dict(report.examined))


NAMED = {
    "unsigned": {
        *("any-of-them", "tied-to-both", "several-could", "either-could"),
        *("answers-the-need", "states-the-need"),
        *("no-match", "no-need-stated"),
    },
    "complementary": {"tied-to-both", "funds-the-theme", "gives-in-the-theme"},
}


def _reached(registry: Registry) -> set[str]:
    """Name what the findings of the oracles show."""
    shapes: set[str] = set()
    for kind, find in (
        ("unsigned", find_unsigned),
        ("complementary", find_complementary),
    ):
        for finding in find(registry)[0].values():
            shapes |= {f"{kind} {why}" for _, why in finding["roles"].values()}
            shapes |= {f"{kind} {part}" for part in finding["components"]}
            shapes.add(f"{kind} missing {len(finding['missing'])}")
            if finding["set_aside"]:
                shapes.add(f"{kind} aside")
            if len(finding["brokers"]) > 1:
                shapes.add(f"{kind} several brokers")
            if finding.get("function"):
                shapes.add(f"{kind} function")
    return shapes


def test_every_shape_is_reached() -> None:
    """The worlds drawn hold findings of every kind, reason and component."""
    missing = {
        *(f"unsigned {name}" for name in NAMED["unsigned"] | {*UNSIGNED, "aside"}),
        *(f"complementary {name}" for name in NAMED["complementary"]),
        *(f"complementary {name}" for name in {*COMPLEMENTARY, "aside", "function"}),
        *(f"complementary missing {count}" for count in range(3)),
        "complementary several brokers",
    }

    def look(registry: Registry) -> bool:
        missing.difference_update(_reached(registry))
        return not missing

    with contextlib.suppress(NoSuchExample):
        find_example(trios(), look, settings=SEARCH)

    assert [] == sorted(missing)
