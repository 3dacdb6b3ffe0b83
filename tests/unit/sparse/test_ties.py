import datetime as dt

import pytest

from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Party,
    Record,
    Scope,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.sparse._theme_ties import ThemeNodes, theme_ties
from partnerlib.sparse._ties import Ties, territory_ties
from partnerlib.sparse._time import Liveness


def towns(*names: str) -> list[Record]:
    """Make towns, each with an actor of the same letter in upper case."""
    return [
        record
        for name in names
        for record in (
            Territory(name, name=name),
            Actor(name.upper(), name=name, territory=name),
        )
    ]


def ties_of(
    registry: Registry,
    *,
    level: str | None = None,
    statuses: str = "live",
    day: dt.date | None = None,
) -> Ties:
    """Find the ties with records of at most four territories."""
    liveness = Liveness.of(registry, statuses, day)
    return territory_ties(registry, level=level, liveness=liveness, most=4)


def named(ties: Ties) -> dict[str, tuple[str, ...]]:
    """Give the records of each tie, both by id."""
    ids = ties.nodes.ids
    return {
        f"{ids[left]}{ids[right]}": tuple(
            ties.references[r] for r in ties.records_of(tie)
        )
        for tie, (left, right) in enumerate(
            zip(ties.left.tolist(), ties.right.tolist(), strict=True)
        )
    }


def test_records_tie_their_territories_pair_by_pair() -> None:
    """A record of n territories makes all their pairs; a tie keeps its records."""
    registry = Registry.from_records(
        [
            *towns("a", "b", "c"),
            Agreement("two", parties=["A", "B"]),
            Agreement("three", parties=["A", "B", "C"]),
            Action("one", title="One", parties=["B", "A"]),
        ]
    )
    ties = ties_of(registry)
    expected = {
        "ab": ("action/one", "agreement/three", "agreement/two"),
        "ac": ("agreement/three",),
        "bc": ("agreement/three",),
    }
    assert expected == named(ties)
    assert [3, 1, 1] == ties.weights.tolist()
    assert [2.5, 0.5, 0.5] == ties.newman.tolist()
    assert {"agreements": 2, "actions": 1, "unseated": 0} == ties.counts


@pytest.mark.parametrize(
    ("letters", "ties", "implicit"),
    [("abc", 3, ()), ("abcd", 6, ()), ("abcde", 0, ("agreement/all",))],
)
def test_a_record_of_more_territories_than_the_limit_ties_none(
    letters: str, ties: int, implicit: tuple[str, ...]
) -> None:
    """A record of exactly as many still makes every pair of them."""
    registry = Registry.from_records(
        [*towns(*letters), Agreement("all", parties=list(letters.upper()))]
    )

    found = ties_of(registry)

    assert (ties, implicit) == (len(found), found.implicit)


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ([Party("A"), Party("B", "funder")], {}),
        ([Party("A"), Party("B", "donor")], {}),
        ([Party("A"), Party("B", "observer")], {}),
        ([Party("A"), Party("B", "reporting")], {}),
        ([Party("A"), Party("B", "facilitating")], {"ab": ("action/x",)}),
        ([Party("A"), Party("B", "funder"), Party("B", "lead")], {"ab": ("action/x",)}),
        ([Party("A"), Party("B", "funder"), Party("B")], {"ab": ("action/x",)}),
        ([Party("A"), Party("B", "odd job")], {"ab": ("action/x",)}),
    ],
)
def test_who_only_funds_or_observes_ties_nothing(
    parties: list[Party], expected: dict[str, tuple[str, ...]]
) -> None:
    """An actor there only as funder or observer is left aside."""
    action = Action("x", title="X", parties=parties)
    registry = Registry.from_records([*towns("a", "b"), action])
    assert expected == named(ties_of(registry))


def test_no_tie_within_a_territory_or_with_what_contains_it() -> None:
    """Neither two actors of one place nor a place and its region are tied."""
    registry = Registry.from_records(
        [
            *towns("a", "c"),
            Territory("r", name="r", level="region"),
            Territory("p", name="p", level="province", parent="r"),
            Territory("t", name="t", level="municipality", parent="p"),
            Actor("R", name="R", territory="r"),
            Actor("T", name="T", territory="t"),
            Actor("A2", name="A2", territory="a"),
            Agreement("home", parties=["A", "A2"]),
            Agreement("up", parties=["T", "R"]),
            Agreement("all", parties=["T", "R", "C"]),
        ]
    )
    ties = ties_of(registry)
    assert {"cr": ("agreement/all",), "ct": ("agreement/all",)} == named(ties)
    assert [0.5, 0.5] == ties.newman.tolist()


def test_level_rolls_seats_up_and_counts_those_above() -> None:
    """At a level a seat counts where it lies; one above it or nowhere is counted."""
    registry = Registry.from_records(
        [
            Territory("world", name="World", level="world"),
            Territory("r", name="r", level="region", parent="world"),
            Territory("s", name="s", level="region"),
            Territory("t", name="t", level="municipality", parent="r"),
            Actor("T", name="T", territory="t"),
            Actor("S", name="S", territory="s"),
            Actor("W", name="W", territory="world"),
            Actor("N", name="N"),
            Agreement("g", parties=["T", "S", "W", "N"]),
            Agreement("h", parties=["W", "N"]),
        ]
    )
    ties = ties_of(registry, level="region")
    assert ("r", "s") == ties.nodes.ids
    assert {"rs": ("agreement/g",)} == named(ties)
    assert {"agreements": 2, "actions": 0, "unseated": 4} == ties.counts
    assert {"st": ("agreement/g",), "sworld": ("agreement/g",)} == named(
        ties_of(registry)
    )


def test_only_live_records_tie() -> None:
    """A record that does not count makes no tie and is not counted."""
    registry = Registry.from_records(
        [
            *towns("a", "b"),
            Agreement("old", parties=["A", "B"], status="ended"),
        ]
    )
    assert {} == named(ties_of(registry))
    assert 0 == ties_of(registry).counts["agreements"]
    assert {"ab": ("agreement/old",)} == named(ties_of(registry, statuses="any"))


def test_a_record_of_too_many_territories_is_implicit() -> None:
    """Above the limit a record makes no tie and is listed."""
    letters = "abcde"
    registry = Registry.from_records(
        [
            *towns(*letters),
            Agreement("four", parties=list("ABCD")),
            Agreement("five", parties=list("ABCDE")),
        ]
    )
    ties = ties_of(registry)
    assert ("agreement/five",) == ties.implicit
    assert 6 == len(ties)
    assert {("agreement/four",)} == set(named(ties).values())


def test_no_territory_no_tie() -> None:
    """An empty registry has no tie."""
    ties = ties_of(Registry())
    assert 0 == len(ties)
    assert [] == ties.newman.tolist()


def test_a_record_of_more_themes_than_the_limit_ties_none() -> None:
    """It is listed as implicit, and counts among the agreements."""
    terms = {"themes": ["water", "health", "culture"]}
    registry = Registry.from_records(
        [
            *towns("a", "b"),
            Agreement("all", parties=["A", "B"], scope=Scope(**terms)),
            Agreement(
                "two", parties=["A", "B"], scope=Scope(themes=["water", "sport"])
            ),
        ]
    )
    liveness = Liveness.of(registry, "any", None)
    nodes = ThemeNodes(registry, liveness, broad=False)

    ties = theme_ties(registry, nodes, liveness, 2)

    assert ("agreement/all",) == ties.implicit
    assert {"sportwater": ("agreement/two",)} == named(ties)
    assert 2 == ties.counts["agreements"]


@pytest.mark.parametrize(
    ("day", "statuses", "expected"),
    [
        ("2002-01-01", "live", {"ab", "ac", "bc"}),
        ("2005-01-01", "live", {"bc"}),
        ("1999-01-01", "live", {"ab"}),
        ("2005-01-01", "any", {"ab", "ac", "bc"}),
    ],
)
def test_who_is_not_in_a_record_at_the_day_is_not_tied(
    day: str, statuses: str, expected: set[str]
) -> None:
    """A party that left before the day, or joins later, makes no live tie."""
    parties = [Party("A", during="/2003"), Party("B"), Party("C", during="2001/")]
    registry = Registry.from_records(
        [*towns("a", "b", "c"), Agreement("g", parties=parties)]
    )
    at = dt.date.fromisoformat(day)
    assert expected == set(named(ties_of(registry, statuses=statuses, day=at)))


def test_who_left_in_one_role_may_stay_in_another() -> None:
    """An actor that funded for a while acts as long as its other role lasts."""
    parties = ["A", Party("B", "funder", "2001/.."), Party("B", "lead", "2001/2003")]
    registry = Registry.from_records(
        [*towns("a", "b"), Agreement("g", parties=parties)]
    )
    at = [dt.date(year, 1, 1) for year in (2002, 2005)]
    assert [{"ab"}, set()] == [set(named(ties_of(registry, day=day))) for day in at]
