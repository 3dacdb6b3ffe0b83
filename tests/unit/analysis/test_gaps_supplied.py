import pytest

from partnerlib.model import Agreement, Party
from tests.unit.analysis.gap_world import action, gaps, keys, scope

HEALTH = scope("health", "evry")


@pytest.mark.parametrize(
    ("roles", "is_gap"),
    [
        (["implementer"], True),
        (["implementer", ""], True),
        (["implementer", "lead", "beneficiary"], True),
        (["implementer", "lead", "funder"], False),
        ([""], False),
        (["funder"], False),
    ],
)
def test_unfunded_is_stated_roles_without_a_funder(
    roles: list[str], is_gap: bool
) -> None:
    """Roles that are stated without a funder are a gap; no role says nothing."""
    parties = [Party(actor, role) for actor, role in zip("abc", roles, strict=False)]
    expected = ["unfunded:theme=health;place=evry"] if is_gap else []
    assert expected == keys(gaps(action("x", HEALTH, *parties)))


def test_unfunded_names_the_records_that_lack_funds() -> None:
    """One finding a cell, with the records concerned and who provides in them."""
    both = scope("health water", "evry")
    report = gaps(
        action("x", both, Party("a", "implementer")),
        Agreement("g", parties=[Party("b", "partner"), "c"], scope=HEALTH),
        action("y", HEALTH, Party("d", "implementer"), Party("c", "funder")),
    )
    found = {gap.cell[0][1]: gap for gap in report}
    assert ["health", "water"] == sorted(found)
    assert ("action/x", "agreement/g") == found["health"].evidence
    assert ("a", "b") == found["health"].providers
    assert ("action/x",) == found["water"].evidence
    assert (1.0, 0.5, 1.0, 0.5) == (
        found["water"].shortfall,
        found["water"].component("weight"),
        found["water"].confidence,
        found["water"].score,
    )
    assert 2 == report.examined["effort_cells"]


def test_unrecognised_actions() -> None:
    """An action stated not to be recognised is a gap; unknown recognition is none."""
    report = gaps(
        action("x", HEALTH, "a", recognised=False),
        action("y", HEALTH, "b", recognised=True),
        action("z", scope("water", "evry"), "c"),
    )
    (gap,) = report
    assert "unrecognised:theme=health;place=evry" == gap.key
    assert (("action/x",), ("a",)) == (gap.evidence, gap.providers)
    assert (0.5, 0.25) == (gap.shortfall, gap.score)


def test_agreements_are_never_unrecognised() -> None:
    """Recognition is said of actions only."""
    agreement = Agreement("g", parties=["a", "b"], scope=HEALTH)
    assert [] == keys(gaps(agreement))


def test_a_record_that_makes_no_cell_is_no_gap_of_a_cell() -> None:
    """Undocumented records and records without a provider lack nothing in a cell."""
    report = gaps(
        action("x", scope("health"), Party("a", "implementer"), recognised=False),
        action("y", HEALTH, Party("a", "beneficiary"), recognised=False),
        by=("theme", "place"),
    )
    assert [] == keys(report)
    assert (1, 1) == (report.examined["undocumented"], report.examined["no_provider"])


def test_cells_are_those_asked_for() -> None:
    """Cells have the facets of ``by``, else those that half of the efforts state."""
    report = gaps(
        action("x", scope("health", "evry"), Party("a", "implementer")),
        action("y", scope("water", "", "youth"), Party("a", "implementer")),
        action("z", scope("water"), Party("a", "implementer")),
    )
    assert ["unfunded:theme=health", "unfunded:theme=water"] == keys(report)
    assert ("theme",) == report.parameters["effort_by"]
    assert report.parameters["by"] is None


def test_cells_are_rolled_up() -> None:
    """With a level, towns of one department are one cell."""
    report = gaps(
        action("x", scope("health", "evry"), Party("a", "implementer")),
        action("y", scope("health", "massy"), Party("b", "implementer")),
        level="department",
    )
    assert ["unfunded:theme=health;place=essonne"] == keys(report)
    assert ("a", "b") == report.findings[0].providers
