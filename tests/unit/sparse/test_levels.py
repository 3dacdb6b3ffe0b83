import datetime as dt
from typing import Any

import pytest

from partnerlib.errors import ParameterError
from partnerlib.model import Territory
from partnerlib.registry import Registry
from partnerlib.sparse._levels import Level, resolve_level
from partnerlib.sparse._time import Liveness


def region(id_: str, *successors: str, **fields: Any) -> Territory:
    """Make a region that others take the place of."""
    level = fields.pop("level", "region")
    return Territory(id_, name=id_, level=level, successors=successors, **fields)


REGIONS = Registry.of(
    territories=[
        Territory("fr", name="France", level="country"),
        region("alsace", "grand-est", valid="../2015"),
        region("lorraine", "grand-est", "elsewhere", valid="../2015"),
        region("grand-est", "greater-est", valid="2016/2020"),
        region("greater-est", valid="2021/.."),
        region("elsewhere"),
        Territory("strasbourg", name="S", level="department", parent="alsace"),
    ]
)


@pytest.mark.parametrize(
    ("given", "level"),
    [(None, None), ("region", "region"), ("Région", "region"), ("shire", "shire")],
)
def test_level_as_given(given: str | None, level: str | None) -> None:
    """A level is a term, a label, or what some territory states."""
    registry = Registry.of(territories=[Territory("t", name="T", level="shire")])
    assert level == resolve_level(registry, given)


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("strasbourg", dt.date(2012, 1, 1), "alsace"),
        ("strasbourg", dt.date(2018, 1, 1), "grand-est"),
        ("strasbourg", dt.date(2022, 1, 1), "greater-est"),
        ("strasbourg", None, "alsace"),
        ("alsace", dt.date(2018, 1, 1), "grand-est"),
        ("lorraine", dt.date(2018, 1, 1), None),
        ("grand-est", dt.date(2012, 1, 1), "grand-est"),
        ("fr", dt.date(2018, 1, 1), None),
    ],
)
def test_a_region_that_is_gone_is_no_place_to_count_in(
    place: str, day: dt.date | None, expected: str | None
) -> None:
    """Its one successor stands in for it, else the next one around."""
    live = Liveness.of(REGIONS, "live", day)
    assert expected == Level(REGIONS, "region", live)(place)
    assert "alsace" == Level(REGIONS, "region", Liveness.of(REGIONS, "any", day))(
        "strasbourg"
    )


@pytest.mark.parametrize("given", ["shire", "", 3])
def test_unknown_level_is_refused(given: object) -> None:
    """A level that neither vocabulary nor registry knows is refused."""
    with pytest.raises(ParameterError) as caught:
        resolve_level(Registry(), given)
    assert "level" == caught.value.parameter


def test_the_next_territory_of_a_level_without_rank() -> None:
    """Where a level may lie in itself, the next one around that exists counts."""
    shires = Registry.of(
        territories=[
            region("outer", level="shire"),
            region("inner", level="shire", parent="outer", valid="../2015"),
        ]
    )
    live = Liveness.of(shires, "live", dt.date(2018, 1, 1))

    assert "outer" == Level(shires, "shire", live)("inner")
