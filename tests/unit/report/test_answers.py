import datetime as dt

import attrs
import pytest

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Registry,
    Scope,
    Source,
    Territory,
)
from partnerlib.report import Names, build_report
from partnerlib.typing import Facet
from tests.unit.report.worlds import small


@pytest.mark.parametrize(
    ("facet", "text", "expected"),
    [
        ("place", "kita", "kita"),
        ("place", "KITA", "kita"),
        ("place", "evry", "evry"),
        ("place", "Evry", "evry"),
        ("place", "Saint-Denis", None),
        ("place", "Nowhere", None),
        ("theme", "water", "water"),
        ("theme", "Eau", "water"),
        ("theme", "nothing", None),
        ("audience", "jeunes", "youth"),
        ("function", "formation", "training"),
    ],
)
def test_names(facet: Facet, text: str, expected: str | None) -> None:
    """Terms and territories are found by id, label or name, if only one has it."""
    assert expected == Names(small()).find(facet, text)


def test_a_term_that_only_the_data_knows() -> None:
    """A term that no vocabulary has is known where a record states it."""
    action = Action("x", title="X", parties=["a"], scope=Scope(themes=["beekeeping"]))
    registry = small().with_actions(action)

    assert [None, "beekeeping"] == [
        Names(world).find("theme", "beekeeping") for world in (small(), registry)
    ]


@pytest.mark.parametrize(
    ("facet", "text", "expected"),
    [
        ("place", "Kitta", ("kita",)),
        ("place", "qqq", ()),
        ("theme", "helth", ("health",)),
    ],
)
def test_hints(facet: Facet, text: str, expected: tuple[str, ...]) -> None:
    """What looks like a text that is not found is proposed."""
    assert expected == Names(small()).hints(facet, text)


def test_the_day_is_that_of_the_whole_registry() -> None:
    """Narrowing the data does not change the day at which it is looked at."""
    source = Source(title="x", date="2016-07-04")
    registry = small().with_territories(
        Territory("there", name="There", level="region", sources=[source])
    )
    answers = build_report(registry, within=["Kayes"])

    assert "2016-07-04" == answers.gaps.parameters["as_of"]


def test_findings_are_narrowed_and_not_the_data() -> None:
    """What is told concerns what is asked about; the whole data is looked at."""
    registry = small()
    everything = build_report(registry, limit=None)
    answers = build_report(registry, within=["Kayes"], themes=["eau"], limit=None)

    assert (("kayes",), ("water",)) == (answers.within, answers.themes)
    assert registry is answers.registry
    assert answers.gaps.examined == everything.gaps.examined
    kept = {gap.key for gap in answers.gaps}
    assert kept == {
        gap.key
        for gap in everything.gaps
        if "kayes" in gap.places and ("theme", "water") in gap.cell
    }
    assert 0 < len(kept) < len(everything.gaps)
    assert len(kept) == sum(
        count
        for name, count in answers.counts["gaps"].items()
        if name.startswith("kind:")
    )


TOWNS = [Territory(id_, name=id_.upper()) for id_ in ("a", "b", "c")]


def tied(first: str, second: str, theme: str) -> Agreement:
    """Tie two towns by an agreement on a theme."""
    return Agreement(
        f"{first}{second}",
        kind="twinning",
        parties=[first, second],
        scope=Scope(themes=[theme], places=[second]),
    )


def test_what_is_no_tie_has_no_theme_of_a_triangle() -> None:
    """A sleeping twinning or an exchange does not make a triangle one of its theme."""
    registry = Registry.of(
        territories=TOWNS,
        agreements=[
            tied("a", "b", "water"),
            tied("a", "c", "water"),
            attrs.evolve(tied("b", "c", "health"), status="dormant"),
        ],
        exchanges=[Exchange("e", giver="b", receiver="c")],
    )

    assert 0 == len(build_report(registry, themes=["health"]).triangles)
    (triangle,) = build_report(registry, themes=["water"]).triangles
    assert {"agreement/bc", "exchange/e"} <= set(triangle.evidence)


def test_a_tie_in_another_theme_is_a_tie() -> None:
    """Asked about water, the report does not forget a twinning for health."""
    ties = [tied("a", "b", "water"), tied("a", "c", "water"), tied("b", "c", "health")]
    closed = Registry.of(territories=TOWNS, agreements=ties)
    opened = Registry.of(territories=TOWNS, agreements=ties[:2])

    assert 0 == len(build_report(closed, themes=["water"]).triangles)
    assert 1 == len(build_report(opened, themes=["water"]).triangles)
    assert 0 == len(build_report(opened, themes=["health"]).triangles)
    assert 1 == len(build_report(opened, within=["c"], limit=1).triangles)


def test_what_coordinates_two_actors_need_not_state_the_theme() -> None:
    """A convention without a theme still binds those who do the same."""
    scope = Scope(themes=["water"], places=["a"])
    actors = [Actor(id_, name=id_) for id_ in ("x", "y")]
    actions = [
        Action(f"do-{id_}", title="T", parties=[id_], scope=scope) for id_ in ("x", "y")
    ]
    alone = Registry.of(territories=TOWNS, actors=actors, actions=actions)
    bound = alone.with_agreements(Agreement("bond", parties=["x", "y"]))

    assert 1 == len(build_report(alone, themes=["eau"]).duplicates)
    assert 0 == len(build_report(bound, themes=["eau"]).duplicates)


def test_all_data_stays_where_nothing_is_asked() -> None:
    """Without territories and themes the registry is told as it is."""
    registry = small()

    assert build_report(registry).registry is registry


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["kayes", "kita", "twin-a"]),
        ({"within": ["ML"]}, ["kayes", "kita"]),
        ({"within": ["kita"]}, ["kita"]),
        ({"themes": ["health"]}, ["kayes", "kita"]),
        ({"themes": ["health"], "within": ["kita"]}, ["kita"]),
    ],
)
def test_expected_cells_are_narrowed_with_the_data(
    options: dict[str, list[str]], expected: list[str]
) -> None:
    """What is expected outside what is asked for is not looked at."""
    cells = [
        {"theme": "health", "place": "kita"},
        {"theme": "maternal-health", "place": "kayes"},
        {"theme": "water", "place": "twin-a"},
    ]
    answers = build_report(small(), expected=cells, **options)  # type: ignore[arg-type]

    asked = answers.gaps.parameters["expected"]
    assert expected == sorted(dict(cell)["place"] for cell in asked)


def test_expected_cells_without_place_or_theme_stay() -> None:
    """A cell that states no place or no theme concerns all of them."""
    cells = [{"audience": "youth"}]
    answers = build_report(small(), expected=cells, within=["kita"], themes=["eau"])

    assert 1 == len(answers.gaps.parameters["expected"])


def test_each_list_is_limited() -> None:
    """The limit is one for each of the three lists."""
    answers = build_report(small(), limit=1)

    assert (1, 1, 1) == (
        len(answers.gaps),
        len(answers.duplicates),
        len(answers.triangles),
    )


def test_a_day_may_be_a_date() -> None:
    """The day is a date, or a text that means one."""
    answers = build_report(small(), as_of=dt.date(2016, 7, 4))

    assert "2016-07-04" == answers.triangles.parameters["as_of"]
