import pytest

from partnerlib.analysis.gaps import find_gaps
from partnerlib.errors import ParameterError
from partnerlib.findings import Gap, GapReport
from partnerlib.model import Concept, Need, Party, Scope, Territory
from tests.unit.analysis.gap_world import action, gaps, keys, need, offer, scope, world

HEALTH = scope("health", "evry")
NEEDED = ("unmet", "short", "single-provider")
NONE: dict[str, str] = {}
BOTH = {"place": "fr", "theme": "health"}


def only(report: GapReport, kind: str) -> Gap:
    """Give the one gap of a kind."""
    (gap,) = (gap for gap in report if gap.kind == kind)
    return gap


def test_a_need_without_provider_is_unmet() -> None:
    """A cell that is needed and where nobody provides is unmet, with all it takes."""
    report = gaps(need("n", HEALTH), action("x", scope("water", "evry")))
    gap = only(report, "unmet")
    assert "unmet:theme=health;place=evry" == gap.key
    assert (("theme", "health"), ("place", "evry")) == gap.cell
    assert (("n",), ("need/n",), ()) == (gap.needs, gap.evidence, gap.providers)
    assert (None, "", None) == (gap.quantity, gap.unit, gap.reached)
    assert (1.0, 1.0, 0.5) == (gap.shortfall, gap.confidence, gap.score)
    assert ("essonne", "evry", "fr") == gap.places
    assert (0, False) == (gap.undocumented, gap.not_covered)


def test_a_need_with_one_provider_hangs_by_a_thread() -> None:
    """One provider, in however many records, is one provider between need and gap."""
    report = gaps(
        need("n", HEALTH), action("x", HEALTH), action("y", HEALTH, period="2001/")
    )
    gap = only(report, "single-provider")
    assert ("a",) == gap.providers
    assert ("action/x", "action/y", "need/n") == gap.evidence
    assert (0.5, 0.25) == (gap.shortfall, gap.score)
    assert ["single-provider:theme=health;place=evry"] == keys(report)


def test_two_providers_are_no_gap() -> None:
    """Where two provide, nothing is reported and the need is counted."""
    report = gaps(need("n", HEALTH), action("x", HEALTH, "a", "b"))
    assert [] == keys(report)
    assert (1, 1) == (report.examined["needs"], report.examined["cells"])


@pytest.mark.parametrize(
    ("wanted", "done", "met"),
    [
        (scope("health", "essonne"), scope("health", "evry"), True),
        (scope("health", "evry"), scope("health", "essonne"), False),
        (scope("health", "evry"), scope("health", "massy"), False),
        (scope("health"), scope("maternal-health"), True),
        (scope("maternal-health"), scope("health"), False),
        (scope("", "", "youth"), scope("", "", "pupils"), True),
        (scope("", "", "pupils"), scope("", "", "youth"), False),
        (scope("health"), scope(""), False),
        (scope("health"), scope("water health"), True),
        (scope("health", "evry"), scope("health"), False),
    ],
)
def test_efforts_cover_what_is_wider(wanted: Scope, done: Scope, met: bool) -> None:
    """An effort answers a need of its own place and terms or wider, never narrower."""
    report = gaps(need("n", wanted), action("x", done, "a", "b"), kinds=["unmet"])
    assert met == (not report.findings)


def test_places_of_efforts_are_rolled_up() -> None:
    """With a level, an effort and a need in two towns of one department meet."""
    records = (need("n", scope("health", "massy")), action("x", HEALTH, "a", "b"))
    assert ["unmet:theme=health;place=massy"] == keys(gaps(*records, kinds=["unmet"]))
    assert [] == keys(gaps(*records, kinds=["unmet"], level="department"))
    assert ["unmet:theme=health;place=kayes"] == keys(
        gaps(
            need("n", scope("health", "kayes")),
            records[1],
            kinds=["unmet"],
            level="municipality",
        )
    )


def test_the_place_of_a_need() -> None:
    """A need stands at its places, else in its territory; no seat stands in."""
    stated = Need("n1", territory="massy", scope=scope("health", "evry essonne"))
    owned = Need("n2", territory="massy", scope=scope("health"))
    report = gaps(stated, owned, need("n3", scope("health")), kinds=["unmet"])
    assert [
        "unmet:theme=health",
        "unmet:theme=health;place=essonne",
        "unmet:theme=health;place=evry",
        "unmet:theme=health;place=massy",
    ] == keys(report)


def test_needs_that_cannot_be_placed() -> None:
    """A need without any facet, or without one asked for, is counted, no more."""
    report = gaps(
        need("n1", scope()),
        need("n2", scope("health")),
        need("n3", scope("health", "fr")),
        need("n4", scope("health", "evry fr")),
        by=("place", "theme"),
        level="department",
    )
    assert ["unmet:theme=health;place=essonne"] == keys(report)
    assert 4 == report.examined["needs"]
    assert 3 == report.examined["undocumented_needs"]
    assert 1 == report.examined["cells"]


def test_a_need_that_is_too_wide() -> None:
    """A need of more than 10,000 cells is undocumented."""
    themes = [f"t{number}" for number in range(5_001)]
    report = gaps(need("n", Scope(themes=themes, places=["evry", "massy"])))
    assert ([], 1) == (keys(report), report.examined["undocumented_needs"])


def test_a_need_of_zero_is_none() -> None:
    """A quantity of 0 states that nothing is needed."""
    report = gaps(need("n", HEALTH, 0), need("m", scope(), 0))
    assert ([], 2, 2) == (
        keys(report),
        report.examined["zero"],
        report.examined["needs"],
    )
    assert (0, 0) == (report.examined["cells"], report.examined["undocumented_needs"])


def test_needs_are_looked_at_in_their_time() -> None:
    """A need that is certainly over on the day is not looked at."""
    over = need("n", HEALTH, period="2001/2003")
    asked = {"as_of": "2016", "kinds": ["unmet"]}
    assert [] == keys(gaps(over, **asked))
    assert 0 == gaps(over, **asked).examined["needs"]
    assert ["unmet:theme=health;place=evry"] == keys(
        gaps(over, statuses="any", **asked)
    )
    assert 1 == len(gaps(over, as_of="2002", kinds=["unmet"]))


# -- quantities --------------------------------------------------------------------


def short(*records: Need, **more: str) -> Gap | None:
    """Give the short gap of some needs at which two actors provide."""
    report = gaps(*records, action("x", HEALTH, "a", "b"), kinds=["short"], **more)
    return report.findings[0] if report.findings else None


def test_short_is_what_is_missing() -> None:
    """Less reached than wanted is short, by the share that is missing."""
    gap = short(need("n", HEALTH, 40, reached=30))
    assert gap is not None
    assert "short:theme=health;place=evry;unit=people" == gap.key
    assert (40, "people", 30) == (gap.quantity, gap.unit, gap.reached)
    assert (0.25, 0.125) == (gap.shortfall, gap.score)
    assert (("a", "b"), ("action/x", "need/n")) == (gap.providers, gap.evidence)


@pytest.mark.parametrize(
    ("reached", "name"),
    [(40, "covered"), (41, "over_covered"), (None, "reached_unknown")],
)
def test_what_is_not_short_is_told_apart(reached: int | None, name: str) -> None:
    """Covered, over-covered and unknown are counted, each by itself, never listed."""
    report = gaps(need("n", HEALTH, 40, reached=reached), action("x", HEALTH, "a", "b"))
    names = ("covered", "over_covered", "reached_unknown")
    assert [] == keys(report)
    assert {each: int(each == name) for each in names} == {
        each: report.examined[each] for each in names
    }


def test_nothing_reached_is_not_unknown() -> None:
    """Reached 0 is known: everything is missing."""
    gap = short(need("n", HEALTH, 40, reached=0))
    assert gap is not None
    assert (0, 1.0) == (gap.reached, gap.shortfall)


def test_a_cell_can_be_short_and_have_a_single_provider() -> None:
    """The two say different things, and both are listed."""
    report = gaps(need("n", HEALTH, 40, reached=30), action("x", HEALTH))
    assert [
        "short:theme=health;place=evry;unit=people",
        "single-provider:theme=health;place=evry;unit=people",
    ] == keys(report)


def test_unmet_needs_are_not_counted_as_covered_or_unknown() -> None:
    """Without a provider there is no coverage to speak of, whatever is reached."""
    report = gaps(need("n", HEALTH, 40), need("m", scope("water"), 5, reached=5))
    assert [0, 0] == [report.examined[n] for n in ("reached_unknown", "covered")]
    assert 5 == next(gap.reached for gap in report if gap.needs == ("m",))


def test_needs_of_one_cell_count_once() -> None:
    """Needs whose audiences may be the same people count at their maximum."""
    gap = short(
        need("n1", HEALTH, 40, reached=10),
        need("n2", HEALTH, 100, reached=20),
        need("n3", HEALTH),
    )
    assert gap is not None
    assert (100, 20) == (gap.quantity, gap.reached)
    assert ("n1", "n2", "n3") == gap.needs


@pytest.mark.parametrize(
    ("audiences", "quantity"),
    [
        (["women", "men", "youth"], 7),
        (["youth", "pupils", "men"], 6),
        (["women", "women men", "men"], 4),
        (["women", "men", ""], 4),
        (["lower-secondary-pupils", "students", "youth"], 4),
        (["lower-secondary-pupils", "students", "pupils"], 6),
    ],
)
def test_disjoint_audiences_add_up(audiences: list[str], quantity: int) -> None:
    """Quantities of 1, 2 and 4 add up unless audiences are, however indirectly, one."""
    by = ("theme", "place")
    needs = [
        need(f"n{n}", scope("health", "evry", audience), 2**n, reached=0)
        for n, audience in enumerate(audiences)
    ]
    gap = short(*needs, by=by)  # type: ignore[arg-type]
    assert gap is not None
    assert quantity == gap.quantity


def test_reached_is_known_if_all_parts_state_it() -> None:
    """One group of people of whom nothing is known leaves the whole unknown."""
    women, men = scope("health", "evry", "women"), scope("health", "evry", "men")
    by = ("theme", "place")
    parts = (need("n1", women, 40, reached=10), need("n2", men, 40))
    assert short(*parts, by=by) is None  # type: ignore[arg-type]
    known = short(*parts, need("n3", men, 30, reached=5), by=by)  # type: ignore[arg-type]
    assert known is not None
    assert (80, 15) == (known.quantity, known.reached)


def test_units_are_never_added() -> None:
    """Each unit of a cell stands by itself; a need without quantity joins them all."""
    report = gaps(
        need("n1", HEALTH, 40), need("n2", HEALTH, 3, "actions"), need("n3", HEALTH)
    )
    assert [
        ("unmet:theme=health;place=evry;unit=actions", ("n2", "n3"), 3),
        ("unmet:theme=health;place=evry;unit=people", ("n1", "n3"), 40),
    ] == sorted((gap.key, gap.needs, gap.quantity) for gap in report)


def test_weight_is_the_mid_rank_of_the_quantity() -> None:
    """A quantity is weighed among those of its theme and unit, ties in the middle."""
    report = gaps(
        need("n1", scope("health", "evry"), 10),
        need("n2", scope("health", "massy"), 10),
        need("n3", scope("health", "kayes"), 500),
        need("n4", scope("water", "evry"), 3),
        need("n5", scope("health", "essonne"), 7, "actions"),
        need("n6", scope("", "evry"), 8),
        need("n7", scope("", "", "youth"), 9),
        need("n8", scope("health", "fr")),
    )
    assert {
        "n1": 0.333333333,
        "n2": 0.333333333,
        "n3": 0.833333333,
        "n4": 0.5,
        "n5": 0.5,
        "n6": 0.25,
        "n7": 0.75,
        "n8": 0.5,
    } == {gap.needs[0]: gap.component("weight") for gap in report}


# -- offers ------------------------------------------------------------------------


def test_matched_capacity_stands_for_what_is_reached() -> None:
    """Where nobody knows what is reached, the offers that cover the cell say it."""
    report = gaps(
        need("n", HEALTH, 40),
        action("x", HEALTH, "a", "b"),
        offer("o1", scope("maternal-health", "evry"), 10),
        offer("o2", HEALTH, 20),
        offer("o3", scope("health"), 5),
        offer("o4", scope("health", "massy"), 5),
        offer("o5", HEALTH, 5, unit="actions"),
    )
    gap = only(report, "short")
    assert (30, 0.25) == (gap.reached, gap.shortfall)
    assert ("action/x", "need/n", "offer/o1", "offer/o2") == gap.evidence


def test_what_needs_state_goes_before_offers() -> None:
    """Offers are not looked at where the needs say what is reached."""
    report = gaps(
        need("n", HEALTH, 40, reached=4),
        action("x", HEALTH, "a", "b"),
        offer("o", HEALTH, 20),
    )
    gap = only(report, "short")
    assert (4, ("action/x", "need/n")) == (gap.reached, gap.evidence)


def test_an_unknown_capacity_leaves_the_whole_unknown() -> None:
    """One matching offer without a capacity is enough not to know."""
    report = gaps(
        need("n", HEALTH, 40),
        action("x", HEALTH, "a", "b"),
        offer("o1", HEALTH, 20),
        offer("o2", HEALTH, None),
    )
    assert ([], 1) == (keys(report), report.examined["reached_unknown"])


def test_offers_that_are_over_do_not_count() -> None:
    """An offer counts in its time, as a need does."""
    records = (
        need("n", HEALTH, 40),
        action("x", HEALTH, "a", "b"),
        offer("o", HEALTH, 20, period="2001"),
    )
    assert [] == keys(gaps(*records, as_of="2016"))
    assert 20 == only(gaps(*records, as_of="2016", statuses="any"), "short").reached


# -- expected ----------------------------------------------------------------------


def test_an_expected_cell_is_a_need() -> None:
    """A cell that is expected and empty is unmet, though no need says so."""
    report = gaps(
        action("x", scope("water", "evry")),
        expected=[{"place": "evry", "theme": "health"}, {"theme": "water"}],
    )
    assert ["single-provider:theme=water", "unmet:theme=health;place=evry"] == keys(
        report
    )
    gap = only(report, "unmet")
    assert ((), ()) == (gap.needs, gap.evidence)
    assert (2, 2) == (report.examined["expected"], report.examined["cells"])


def test_an_expected_cell_that_is_needed_is_one_cell() -> None:
    """An expectation adds nothing to a need of the same cell."""
    report = gaps(
        need("n", HEALTH, 4), expected=[{"theme": "health", "place": "evry"}] * 2
    )
    assert ["unmet:theme=health;place=evry;unit=people"] == keys(report)
    assert (1, 1) == (report.examined["expected"], report.examined["cells"])


def test_expected_cells_are_read_by_label() -> None:
    """Terms may be given by their label in either language, places by their name."""
    named = {"theme": "Santé", "place": "ÉVRY", "audience": "Young people"}
    report = gaps(expected=named)
    assert ["unmet:theme=health;audience=youth;place=evry"] == keys(report)
    assert ((("theme", "health"), ("audience", "youth"), ("place", "evry")),) == dict(
        report.parameters
    )["expected"]


def test_expected_places_are_rolled_up() -> None:
    """An expected place counts at the level."""
    report = gaps(expected=[{"place": "evry"}], level="department")
    assert ["unmet:place=essonne"] == keys(report)


def test_a_term_that_only_the_data_knows_may_be_expected() -> None:
    """Vocabularies are open: what a record says exists."""
    records = (action("x", scope("beekeeping")),)
    assert ["single-provider:theme=beekeeping"] == keys(
        gaps(*records, expected=[{"theme": "beekeeping"}], kinds=NEEDED)
    )


@pytest.mark.parametrize(
    ("expected", "value", "by", "level"),
    [
        (3, 3, None, None),
        ("theme", "theme", None, None),
        ([3], 3, None, None),
        ([NONE], NONE, None, None),
        ([{"colour": "red"}], {"colour": "red"}, None, None),
        ([{"theme": "beekeeping"}], "beekeeping", None, None),
        ([{"place": "Atlantis"}], "Atlantis", None, None),
        ([{"place": "Twin"}], "Twin", None, None),
        ([{"theme": 3}], 3, None, None),
        ([{"theme": "health"}], {"theme": "health"}, ("theme", "place"), None),
        ([BOTH], BOTH, ("theme",), None),
        ([{"place": "fr"}], "fr", None, "department"),
    ],
)
def test_senseless_expectations_are_refused(
    expected: object, value: object, by: tuple[str, ...] | None, level: str | None
) -> None:
    """What names no cell of this registry raises, naming what is wrong."""
    twins = [Territory(id_, name="Twin") for id_ in ("t1", "t2")]
    with pytest.raises(ParameterError) as caught:
        gaps(*twins, expected=expected, by=by, level=level)
    assert "expected" == caught.value.parameter
    assert value == caught.value.value


def test_own_terms_roll_up() -> None:
    """A registry's own narrower term covers the broader one."""
    records = world(
        need("n", scope("", "", "youth")),
        action("x", scope("", "", "surfers"), Party("a"), Party("b")),
        terms=[Concept("surfers", broader="youth")],
    )
    assert [] == keys(find_gaps(records, kinds=NEEDED))
