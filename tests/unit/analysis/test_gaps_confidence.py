import pytest

from partnerlib.analysis.gaps import find_gaps
from partnerlib.findings import GapReport
from partnerlib.model import Party, Record, Scope
from tests.unit.analysis.gap_world import action, gaps, need, scope, world

THEME_PLACE = ("theme", "place")


def confidences(report: GapReport) -> dict[str, float]:
    """Give the confidence of each gap by the last value of its cell."""
    return {gap.cell[-1][1]: gap.confidence for gap in report}


def unmet(*records: Record, **asked: object) -> GapReport:
    """Find unmet needs of records in France and in Mali."""
    documented = action("known", scope("sport", "evry kayes"), "d")
    return gaps(*records, documented, **({"kinds": ["unmet"]} | asked))


def test_a_record_without_place_may_lie_anywhere() -> None:
    """A record that leaves the place open may lie in m cells and spares 1 - 1/m."""
    report = unmet(
        need("n1", scope("health", "evry")),
        need("n2", scope("health", "kayes")),
        need("n3", scope("water", "evry")),
        action("x", scope("health")),
    )
    assert {("n1",): 0.5, ("n2",): 0.5, ("n3",): 1.0} == {
        gap.needs: gap.confidence for gap in report
    }
    assert {("n1",): 1, ("n2",): 1, ("n3",): 0} == {
        gap.needs: gap.undocumented for gap in report
    }
    assert {("n1",): 0.25, ("n2",): 0.25, ("n3",): 0.5} == {
        gap.needs: gap.score for gap in report
    }


def test_several_records_multiply() -> None:
    """Each undocumented record takes its share, those that state the same alike."""
    report = unmet(
        need("n1", scope("health", "evry")),
        need("n2", scope("health", "kayes")),
        action("x1", scope("health")),
        action("x2", scope("health"), "b"),
        action("x3", scope("", "evry")),
        action("x4", scope()),
    )
    # evry: x1 and x2 and x4 by 1/2 each, x3 by 0; kayes: x1, x2 and x4.
    assert {"evry": 0.0, "kayes": 0.125} == confidences(report)
    assert {"evry": 4, "kayes": 3} == {
        gap.cell[-1][1]: gap.undocumented for gap in report
    }


def test_a_cell_that_is_covered_counts_among_the_possible_ones() -> None:
    """A record that covers one cell and may lie in two others has three to lie in."""
    report = unmet(
        need("n1", scope("health", "fr")),
        need("n2", scope("health", "evry")),
        need("n3", scope("health", "massy")),
        need("n4", scope("health", "kayes")),
        action("x", scope("health", "essonne"), "a", "b"),
    )
    assert {"evry": 0.666666667, "massy": 0.666666667, "kayes": 1.0} == confidences(
        report
    )


def test_a_cell_that_is_met_counts_among_the_possible_ones() -> None:
    """All needed cells count, listed or not."""
    report = unmet(
        need("n1", scope("health", "evry")),
        need("n2", scope("health", "kayes")),
        action("x", scope("health", "evry"), "a", "b"),
        action("y", scope("health"), "c"),
    )
    assert {"kayes": 0.5} == confidences(report)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (scope("water"), 1.0),
        (scope("maternal-health"), 0.0),
        (scope("", "kayes"), 1.0),
        (scope("health", "fr"), 0.0),
        (scope("water", "fr"), 1.0),
        (scope("health", "massy"), 1.0),
        (scope("health", "massy essonne"), 0.0),
        (scope("", "fr"), 0.0),
        (scope("", "essonne kayes"), 0.0),
        (scope("", "", "women"), 0.0),
    ],
)
def test_which_records_cast_doubt(stated: Scope, expected: float) -> None:
    """A record casts doubt if no facet excludes the cell and one leaves it open."""
    report = unmet(need("n", scope("health", "evry")), action("x", stated, "a", "b"))
    assert {"evry": expected} == confidences(report)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (scope("health", "fr"), 0.0),
        (scope("health", "fr kayes"), 0.0),
        (scope("health", "ml"), 1.0),
        (scope("health", "kayes"), 1.0),
        (scope("", "kayes"), 1.0),
        (scope("", "massy"), 0.0),
    ],
)
def test_which_records_cast_doubt_at_a_level(stated: Scope, expected: float) -> None:
    """At a level, a record is too wide if it states a place above the level."""
    report = unmet(
        need("n", scope("health", "evry")),
        action("x", stated, "a", "b"),
        level="department",
    )
    assert {"essonne": expected} == confidences(report)


def test_a_record_without_provider_casts_no_doubt() -> None:
    """Where nobody provides, there is no effort that could lie in the cell."""
    report = unmet(
        need("n", scope("health", "evry")),
        action("x", scope("health"), Party("a", "beneficiary")),
    )
    assert {"evry": 1.0} == confidences(report)


def test_needs_of_different_facets_are_one_family() -> None:
    """Needed cells are counted together, whatever facets they have."""
    report = unmet(
        need("n1", scope("health", "evry")),
        need("n2", scope("health", "", "women")),
        need("n3", scope("health")),
        need("n4", scope("water", "evry")),
        action("x", scope("health"), "a", "b"),
    )
    assert {"evry", "women"} == {
        gap.cell[-1][1] for gap in report if gap.confidence == pytest.approx(2 / 3)
    }
    assert [1.0] == [gap.confidence for gap in report if gap.needs == ("n4",)]


def test_what_is_stated_is_not_doubted() -> None:
    """A gap that rests on what records state is sure, whatever others leave unsaid."""
    implementer = Party("a", "implementer")
    report = gaps(
        action("x", scope("health", "evry"), implementer),
        action(
            "y",
            scope("health", "massy"),
            Party("b", "implementer"),
            Party("c", "funder"),
        ),
        action("z", scope("health"), "d"),
        by=THEME_PLACE,
    )
    assert {"evry": 1.0} == confidences(report)
    assert 2 == report.examined["effort_cells"]


def test_territories_are_a_family() -> None:
    """A record without place may be in any territory that is looked at."""
    report = find_gaps(
        world(action("x", scope("health")), action("y", scope("", "evry"))),
        kinds="unreached",
        level="municipality",
    )
    assert {"massy": 0.666666667, "kayes": 0.0} == confidences(report)


def test_audiences_are_a_family() -> None:
    """A record that names no audience may be for any that the registry names."""
    report = find_gaps(
        world(
            need("n", scope("", "", "women youth")),
            action("x", scope("health", "evry kayes"), "a"),
            action("y", scope("health", "evry massy kayes"), "b"),
        ),
        kinds="unreached",
        level="municipality",
    )
    assert {"women": 0.25, "youth": 0.25} == confidences(report)


def test_a_country_without_any_effort_is_not_covered() -> None:
    """Absent data is no absent service: confidence is 0, and the finding says so."""
    records = (
        need("n1", scope("health", "kayes")),
        need("n2", scope("health", "massy")),
        action("x", scope("water", "evry")),
    )
    report = gaps(*records, kinds=["unmet"])
    assert {"kayes": 0.0, "massy": 1.0} == confidences(report)
    assert {"kayes": True, "massy": False} == {
        gap.cell[-1][1]: gap.not_covered for gap in report
    }
    assert ("massy", "kayes") == tuple(gap.cell[-1][1] for gap in report)
    assert 1 == report.examined["not_covered"]


def test_an_effort_without_provider_covers_its_country() -> None:
    """A record that says something about a country is data, whoever provides."""
    report = gaps(
        need("n", scope("health", "kayes")),
        action("x", scope("water", "ml"), Party("a", "funder")),
        kinds=["unmet"],
    )
    assert (1.0, 0) == (report.findings[0].confidence, report.examined["not_covered"])
