"""The oracles themselves, on worlds small enough to be worked out by hand."""

import math
from itertools import product

import pytest
from scipy.stats import false_discovery_control

import partnerlib
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Need,
    Offer,
    Party,
    Period,
    Scope,
    Territory,
)
from partnerlib.registry import Registry
from tests.properties.oracles import chance
from tests.properties.oracles.duplicates import find_duplicates
from tests.properties.oracles.gaps import find_gaps
from tests.properties.oracles.triangles import WEIGHTS, find_triangles
from tests.properties.oracles.world import days, overlap, world

ALL = [Actor(id_, name=id_) for id_ in ("a", "b", "c", "d")]
TOWN = Territory("town", name="Town", level="municipality", parent="land", country="FR")
LAND = Territory("land", name="Land", level="region", country="FR")


def _action(
    id_: str, parties: object, theme: str, place: str, **more: object
) -> Action:
    scope = Scope(themes=[theme], places=[place])
    return Action(id_, title=id_, parties=parties, scope=scope, **more)  # type: ignore[arg-type]


def test_tie_probabilities_keep_the_margins() -> None:
    """One of two in each row and column: every tie is as likely as not."""
    assert [[0.5, 0.5], [0.5, 0.5]] == chance.tie_probabilities([[1, 0], [0, 1]])


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([[1, 1], [1, 1]], [[1, 1], [1, 1]]),
        ([[1, 1, 0], [1, 0, 0]], [[1, 1, 0], [1, 0, 0]]),
        (
            [[1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]],
            [[1, 1, 0.5, 0.5], [1, 1, 0.5, 0.5], [0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]],
        ),
    ],
    ids=["full", "nested", "blocks"],
)
def test_tie_probabilities_settle_where_margins_leave_no_choice(
    ties: list[list[int]], expected: list[list[float]]
) -> None:
    """A tie that every table with these margins has, or has not, is certain."""
    found = chance.tie_probabilities(ties)

    assert found == [
        [pytest.approx(each, abs=1e-9) for each in row] for row in expected
    ]


def test_tie_probabilities_are_odds_of_rows_and_columns() -> None:
    """The odds of a tie are a product of what its row and its column have."""
    chances = chance.tie_probabilities([[1, 1, 0], [1, 0, 0], [0, 1, 1]])
    odds = [[p / (1 - p) for p in row] for row in chances]

    for i, j in product(range(2), range(2)):
        cross = odds[i][j] * odds[i + 1][j + 1] / (odds[i][j + 1] * odds[i + 1][j])
        assert 1 == pytest.approx(cross, rel=1e-6)


def test_successes_are_counted_over_all_outcomes() -> None:
    """The chance of so many successes is the sum over all outcomes that have them."""
    coins = [0.2, 0.5, 0.9]
    expected = [0.0] * 4
    for outcome in product((0, 1), repeat=3):
        weight = math.prod(
            p if hit else 1 - p for p, hit in zip(coins, outcome, strict=True)
        )
        expected[sum(outcome)] += weight

    assert [pytest.approx(each) for each in expected] == chance.successes(coins)
    assert pytest.approx(expected[0] + expected[1]) == chance.at_most(coins, 1)
    assert pytest.approx(expected[2] + expected[3]) == chance.at_least(coins, 2)


def test_false_discovery_rates_are_those_of_benjamini_and_hochberg() -> None:
    """The rates are scipy's; tests that are not listed make them larger."""
    values = [0.01, 0.04, 0.03, 0.5, 0.5, 1.0]
    expected = [pytest.approx(each) for each in false_discovery_control(values)]

    assert expected == chance.false_discovery_rates(values, 6)
    assert 0.12 == pytest.approx(chance.false_discovery_rates(values, 12)[0])


def test_time_is_as_wide_as_it_is_unknown() -> None:
    """About 2004 may touch 2003; a part of a year may touch another part of it."""

    def told(one: str, other: str) -> str:
        return overlap(days(Period.parse(one)), days(Period.parse(other)))

    assert "yes" == told("2004", "2004-06/2005")
    assert "no" == told("2003", "2004")
    assert "unknown" == told("2003", "2004~")
    assert "no" == told("2001", "2004~")
    assert "unknown" == told("2004/2004-06", "2004-03")
    assert "yes" == told("../..", "2004")
    assert "unknown" == told("", "2004")


def test_who_provides_is_who_says_so() -> None:
    """Providers, else leads, else everybody where nobody states a role."""
    registry = Registry.of(
        actors=ALL,
        actions=[
            _action(
                "x1", [Party("a", "implementer"), Party("b", "lead")], "health", "t"
            ),
            _action("x2", [Party("b", "lead"), Party("c", "funder")], "health", "t"),
            _action("x3", [Party("c"), Party("d")], "health", "t"),
            _action("x4", [Party("c", "funder"), Party("d")], "health", "t"),
        ],
        territories=[Territory("t", name="T")],
    )
    here = world(registry)

    assert {"a"} == here.providers("action/x1")
    assert {"b"} == here.providers("action/x2")
    assert {"c", "d"} == here.providers("action/x3")
    assert set() == here.providers("action/x4")
    assert 1 == here.examined["no_provider"]


def test_gaps_worked_out_by_hand() -> None:
    """Forty wanted and ten reached by one actor; a theme that nobody serves."""
    registry = Registry.of(
        territories=[LAND, TOWN],
        actors=ALL,
        actions=[
            _action("x1", ["a"], "dispensaries", "town"),
            Action(
                "x2", title="Somewhere", parties=["b"], scope=Scope(themes=["arts"])
            ),
        ],
        needs=[
            Need(
                "n1",
                territory="land",
                scope=Scope(themes=["health"]),
                quantity=40,
                unit="people",
                reached=10,
            ),
            Need("n2", territory="town", scope=Scope(themes=["culture"])),
        ],
    )
    found, examined = find_gaps(registry)

    short = found["short:theme=health;place=land;unit=people"]
    assert ("a",) == short["providers"]
    assert 0.75 == short["shortfall"]
    assert 0.5 == short["weight"]
    assert 1.0 == short["confidence"]
    assert 0.375 == short["score"]
    assert "single-provider:theme=health;place=land;unit=people" in found
    # The action without a place could be what is missing: it fits one cell, this.
    unmet = found["unmet:theme=culture;place=town"]
    assert (0.0, 1) == (unmet["confidence"], unmet["undocumented"])
    assert 2 == examined["cells"]


def test_quantities_of_disjoint_audiences_are_added() -> None:
    """Women and youth are added up; pupils are among the young."""

    def need(
        id_: str, audience: str, quantity: int, reached: int | None = None
    ) -> Need:
        scope = Scope(themes=["health"], places=["town"], audiences=[audience])
        return Need(
            id_,
            actor="a",
            scope=scope,
            quantity=quantity,
            unit="people",
            reached=reached,
        )

    registry = Registry.of(
        territories=[LAND, TOWN],
        actors=ALL,
        actions=[_action("x1", ["a"], "health", "town")],
        needs=[
            need("n1", "youth", 30),
            need("n2", "pupils", 10, 4),
            need("n3", "women", 20, 5),
        ],
        offers=[
            Offer(
                "o1",
                actor="b",
                scope=Scope(themes=["health"], places=["town"]),
                capacity=7,
                unit="people",
            )
        ],
    )
    found, _ = find_gaps(registry, by=("theme", "place"))

    gap = found["short:theme=health;place=town;unit=people"]
    assert (50, 9) == (gap["quantity"], gap["reached"])


def test_capacity_stands_in_where_nobody_counts() -> None:
    """What offers can give is taken for reached, if all of them say how much."""
    scope = Scope(themes=["health"], places=["town"])
    need = Need("n1", actor="a", scope=scope, quantity=40, unit="people")
    offers = [
        Offer("o1", actor="b", scope=scope, capacity=7, unit="people"),
        Offer("o2", actor="c", scope=scope, capacity=8, unit="people"),
        Offer("o3", actor="c", scope=Scope(themes=["health"]), unit="people"),
    ]
    registry = Registry.of(
        territories=[LAND, TOWN],
        actors=ALL,
        actions=[_action("x1", ["a"], "health", "town")],
        needs=[need],
        offers=offers,
    )
    found, _ = find_gaps(registry, by=("theme", "place"))
    silent = registry.with_offers(Offer("o4", actor="d", scope=scope, unit="people"))

    assert 15 == found["short:theme=health;place=town;unit=people"]["reached"]
    assert 1 == find_gaps(silent, by=("theme", "place"))[1]["reached_unknown"]


def test_pairs_worked_out_by_hand() -> None:
    """Two of four actors share the only cell that both have."""
    registry = Registry.of(
        territories=[LAND, TOWN],
        actors=ALL,
        actions=[
            _action("x1", ["a"], "health", "town"),
            _action("x2", ["b"], "health", "town"),
            _action("x3", ["c"], "culture", "town"),
            _action("x4", ["d"], "culture", "town", period="2001/2002"),
            _action("x5", ["d"], "culture", "land", period="2004"),
        ],
    )
    found, examined = find_duplicates(registry, statuses="any")

    pair = found["duplicate:a~b"]
    assert ((("theme", "health"), ("place", "town")),) == pair["cells"]
    assert 0.5 == pair["certainty"]
    assert ("action/x1", "action/x2") == pair["evidence"]
    assert {"duplicate:a~b", "duplicate:c~d"} == set(found)
    assert (2, 3, 4) == (examined["pairs"], examined["cells"], examined["actors"])


def test_a_common_record_coordinates() -> None:
    """Actors that an agreement holds together are coordinated where it touches."""
    tie = Agreement("g1", parties=["a", "b"], scope=Scope(themes=["health"]))
    registry = Registry.of(
        territories=[LAND, TOWN],
        actors=ALL,
        agreements=[tie],
        actions=[
            _action("x1", ["a"], "dispensaries", "town"),
            _action("x2", ["b"], "dispensaries", "town"),
        ],
    )
    found, _ = find_duplicates(registry)

    assert (("joint-record", "agreement/g1"),) == found["coordinated:a~b"]["reasons"]


def test_triangles_worked_out_by_hand() -> None:
    """A and C meet B; nothing is known but that."""
    places = [Territory(id_, name=id_) for id_ in ("a", "b", "c")]
    ties = [Agreement("g1", parties=["a", "b"]), Agreement("g2", parties=["b", "c"])]
    found, examined = find_triangles(Registry.of(territories=places, agreements=ties))

    assert {"open:a~c"} == set(found)
    # One common neighbour of degree two, linked to nobody else.
    assert {
        "cannistraci_hebb": 0.5,
        "resource_allocation": pytest.approx(1 / 3),
        "three_paths": 0.0,
        "neighbourhood_ties": 0.0,
    } == found["open:a~c"]["components"]
    weights = (3 * 0.5 + 3 / 3) / (3 + 3 + 4 + 0.5)
    assert pytest.approx(weights) == found["open:a~c"]["score"]
    assert (1, 0) == (examined["open_triads"], examined["closed_triads"])
    assert 23.5 == sum(WEIGHTS.values())


def test_records_beyond_ten_thousand_cells_are_undocumented() -> None:
    """A scope of more cells than anybody can mean makes none, here as there."""
    places = [Territory(f"t{number}", name="T") for number in range(101)]
    themes = [f"theme{number}" for number in range(100)]
    wide = Scope(themes=themes, places=[place.id for place in places])
    registry = Registry.of(
        territories=places,
        actors=ALL,
        actions=[
            Action("x1", title="Everything", parties=["a"], scope=wide),
            _action("x2", ["b"], "theme1", "t1"),
        ],
    )
    by = ("theme", "place")
    _, examined = find_gaps(registry, by=by)
    report = partnerlib.find_gaps(registry, by=by, kinds="unfunded")

    assert (1, 1, 1) == (
        examined["too_wide"],
        examined["undocumented"],
        examined["effort_cells"],
    )
    assert examined["too_wide"] == report.examined["too_wide"]
    assert examined["effort_cells"] == report.examined["effort_cells"]
