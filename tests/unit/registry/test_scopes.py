from typing import Any

import pytest

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Need,
    Offer,
    Registry,
    Scope,
    Territory,
    find_gaps,
)
from partnerlib.model import Concept, Record
from partnerlib.registry import assemble

A = Actor("a", name="A")
B = Actor("b", name="B")
TOWNS = [Territory(f"p{number}", name="P") for number in range(101)]
TERMS = {
    "themes": [Concept(f"t{number}", label_en=f"T{number}") for number in range(101)]
}


def scope(themes: int, places: int, **more: Any) -> Scope:
    """State so many themes and places."""
    return Scope(
        themes=[f"t{number}" for number in range(themes)],
        places=[town.id for town in TOWNS[:places]],
        **more,
    )


def told(*records: Record) -> list[tuple[str, str | None, str | None, str]]:
    """Tell what is wrong with records among the same actors, places and terms."""
    registry, problems = assemble([A, B, *TOWNS, *records], terms=TERMS)

    assert registry is not None
    return [
        (each.code, each.record, each.column, dict(each.facts)["cells"])
        for each in problems
    ]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (scope(100, 100), []),
        (scope(100, 101), [("places", "10100")]),
        (scope(101, 100), [("themes", "10100")]),
        (scope(101, 101), [("themes", "10201")]),
        (scope(101, 0), []),
        (scope(0, 101, audiences=["youth"], functions=["training"]), []),
        (scope(99, 100, audiences=["youth", "women"]), [("places", "19800")]),
    ],
)
def test_a_scope_of_too_many_cells_is_told_at_its_largest_facet(
    stated: Scope, expected: list[tuple[str, str]]
) -> None:
    """All facets that are stated are multiplied; 10,000 cells are not too many."""
    assert [
        ("scope-too-wide", "action/x", column, cells) for column, cells in expected
    ] == told(Action("x", title="X", parties=["a"], scope=stated))


def test_only_wide_records_that_make_cells_are_told() -> None:
    """Agreements, actions and needs make cells; an offer covers those of others."""
    wide, narrow = scope(100, 101), scope(1, 101)
    actions = [
        Action(f"x{number}", title="X", parties=["a"], scope=each)
        for number, each in enumerate([narrow, wide, scope(101, 1), Scope()])
    ]

    assert [
        ("scope-too-wide", "agreement/g", "places", "10100"),
        ("scope-too-wide", "action/x1", "places", "10100"),
        ("scope-too-wide", "need/n", "places", "10100"),
    ] == told(
        Agreement("g", kind="twinning", parties=["a", "b"], scope=wide),
        *actions,
        Need("n", actor="a", scope=wide),
        Offer("o", actor="a", scope=wide),
    )


def test_a_wide_scope_is_a_warning_in_both_languages() -> None:
    """It keeps nothing from becoming a registry, and says what comes of it."""
    action = Action("x", title="X", parties=["a"], scope=scope(100, 101))
    _, (problem,) = assemble([A, *TOWNS, action], terms=TERMS)

    assert "warning" == problem.severity
    assert (
        "what is stated makes 10100 combinations of theme, function, audience and "
        "place, more than 10000: where all of them count, the record lies in none"
    ) == problem.sentence("en")
    assert (
        "ce qui est indiqué fait 10100 croisements de thème, fonction, public et lieu, "
        "soit plus de 10000\u00a0: là où tous comptent, la fiche n’est dans aucun"
    ) == problem.sentence("fr")


def test_what_is_told_is_what_a_question_leaves_out() -> None:
    """The scopes that are told are those that gaps count as too wide."""
    actions = [
        Action(f"x{number}", title=f"X{number}", parties=["a"], scope=each)
        for number, each in enumerate([scope(100, 100), scope(100, 101), scope(1, 1)])
    ]
    registry = Registry.of(territories=TOWNS, actors=[A], actions=actions, terms=TERMS)

    assert len(told(*actions)) == find_gaps(registry).examined["too_wide"]
