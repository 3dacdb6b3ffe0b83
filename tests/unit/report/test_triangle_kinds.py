import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from partnerlib.datasets import load
from partnerlib.errors import ParameterError
from partnerlib.model import (
    Actor,
    Agreement,
    Need,
    Offer,
    Scope,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.report import Answers, build_report, render
from partnerlib.typing import Lang

ALL = ("open", "unsigned", "complementary")


def world() -> Registry:
    """Make four towns: three that could sign, one to bring in, and a need of it."""
    scope = Scope(themes=["health"], functions=["training"])
    return Registry.of(
        territories=[Territory(x, name=x.upper()) for x in "abcd"],
        actors=[
            Actor(f"town-{x}", name=x, kind="local-authority", territory=x)
            for x in "abcd"
        ],
        agreements=[
            Agreement(pair, parties=list(pair), scope=Scope(themes=["water"]))
            for pair in ("ab", "bc", "ac", "cd")
        ],
        needs=[Need("n", territory="d", scope=scope)],
        offers=[Offer("o", actor="town-a", scope=scope)],
    )


def told(answers: Answers, lang: Lang = "en") -> str:
    """Write the report in one line, without no-break spaces."""
    text = render(answers, "markdown", lang)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_only_open_ones_are_looked_for() -> None:
    """Unless somebody asks, a report tells of open triangles, in one table."""
    answers = build_report(world())
    text = told(answers)

    assert {"open"} == {each.kind for each in answers.triangles}
    assert "2 possible ties" in text
    assert "To sign as three" not in text
    assert "Each kind has parts of its own" not in text


def test_each_kind_has_a_table_of_its_own() -> None:
    """Asked for all kinds, a report has a table of each, numbered as in the words."""
    answers = build_report(world(), triangles=ALL)
    text = told(answers)

    assert {*ALL} == {each.kind for each in answers.triangles}
    assert "4 possible triangular twinnings" in text
    assert "open 2, to sign 1, complementary 1" in text
    for part in (
        "### To bring together",
        "### To sign as three",
        "could sign | and | and",
        "| A | B | C |",
        "### Needs and answers",
        "who needs | what | who answers | through",
        "| D | Health · Training | A | C |",
        "Each kind has parts of its own",
    ):
        assert part in text
    numbers = [
        text.index(f"| {number} |") for number, _ in enumerate(answers.triangles, 1)
    ]
    assert 4 == len(set(numbers))


def test_in_french() -> None:
    """The tables and the sentences are there in French as well."""
    text = told(build_report(world(), triangles=ALL), "fr")

    for part in (
        "4 jumelages triangulaires possibles",
        "à ouvrir 2, à signer 1, complémentaires 1",
        "pourraient signer | et | et",
        "qui a besoin | quoi | qui répond | grâce à",
        "Chaque type a ses propres éléments",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("kind", "first"),
    [("unsigned", "first: A – B – C"), ("complementary", "first: D – A, through C")],
)
def test_one_other_kind_alone(kind: str, first: str) -> None:
    """Of a single kind there is one table without a title, and the first is named."""
    answers = build_report(world(), triangles=kind)
    text = told(answers)

    assert [kind] == [each.kind for each in answers.triangles]
    assert "1 possible triangular twinning" in text
    assert "### To" not in text
    assert "### Needs" not in text
    assert "Each kind has parts of its own" in text
    assert first.partition(": ")[2] in text


def test_none_crowds_the_others_out() -> None:
    """The limit holds for each kind, and every count is told once."""
    answers = build_report(world(), triangles=ALL, limit=1)
    examined = answers.triangles.examined

    assert sorted(ALL) == sorted(each.kind for each in answers.triangles)
    assert {"limit": 1, "kinds": ALL} == {
        name: answers.triangles.parameters[name] for name in ("limit", "kinds")
    }
    assert (2, 1, 1, 1) == tuple(
        examined[name] for name in (*(f"kind:{kind}" for kind in ALL), "need_cells")
    )
    scores = [each.score for each in answers.triangles]
    assert sorted(scores, reverse=True) == scores


def test_what_concerns_a_theme() -> None:
    """A complementary triangle has the theme of its need, whatever that of its ties."""
    kinds: Any = {"triangles": ALL}
    health = build_report(world(), themes=["health"], **kinds)
    water = build_report(world(), themes=["water"], **kinds)

    assert ["complementary"] == [each.kind for each in health.triangles]
    assert {"open", "unsigned"} == {each.kind for each in water.triangles}
    assert (0, 0, 1) == tuple(
        health.counts["triangles"].get(f"kind:{kind}", 0) for kind in ALL
    )


def test_a_need_without_a_function() -> None:
    """Where a need states no function, its theme alone is told."""
    text = told(build_report(load("essonne"), triangles="complementary"))

    assert "| Market gardening |" in text


def test_json() -> None:
    """The JSON report has them in one list, with the kinds asked for."""
    document = json.loads(render(build_report(world(), triangles=ALL), "json"))

    assert [*ALL] == document["parameters"]["triangles"]["kinds"]
    assert {*ALL} == {each["kind"] for each in document["triangles"]}


@pytest.mark.parametrize("make", [list, set, iter])
def test_kinds_come_in_whatever_holds_texts(
    make: Callable[[tuple[str, ...]], Iterable[str]],
) -> None:
    """The kinds of triangles may be a list, a set, or come one by one."""
    expected = build_report(world(), triangles=ALL)

    assert expected.triangles == build_report(world(), triangles=make(ALL)).triangles


@pytest.mark.parametrize("kinds", [(), "closed", ("open", "closed"), None, 3])
def test_unknown_kinds_are_refused(kinds: Any) -> None:
    """What is no kind of triangle is refused by the name of the finder's parameter."""
    with pytest.raises(ParameterError, match="kinds"):
        build_report(world(), triangles=kinds)
