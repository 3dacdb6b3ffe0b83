"""Unsigned and complementary triangles against brute force."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import partnerlib
from partnerlib.registry import Registry
from tests.properties.oracles.trios import find_unsigned
from tests.properties.test_oracles import (
    DAYS,
    REGISTRIES,
    STATUSES,
    _agree,
    _counted,
    _triangle,
)
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
