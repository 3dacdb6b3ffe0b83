import pytest

from partnerlib.analysis.gaps import find_gaps
from partnerlib.findings import GapReport
from partnerlib.model import Actor, Agreement, Concept, Party, Record, Territory
from tests.unit.analysis.gap_world import action, keys, need, offer, scope, world

EVERYWHERE = ["essonne", "evry", "fr", "kayes", "massy", "ml"]


def unreached(
    *records: Record, terms: tuple[Concept, ...] = (), **asked: str
) -> GapReport:
    """Find whom nothing reaches."""
    registry = world(*records, terms=terms)
    return find_gaps(registry, kinds="unreached", **asked)  # type: ignore[arg-type]


def places(*records: Record, **asked: str) -> list[str]:
    """Find the territories that nothing reaches."""
    found = unreached(*records, **asked)
    return [key.removeprefix("unreached:place=") for key in keys(found)]


def test_nothing_is_reached_where_nothing_is() -> None:
    """Without a record every territory is unreached, at a level those of it."""
    assert EVERYWHERE == places()
    assert ["evry", "kayes", "massy"] == places(level="municipality")
    report = unreached(level="municipality")
    assert (3, 0) == (report.examined["territories"], report.examined["audiences"])
    gap = report.findings[0]
    assert (1.0, 0.0, True) == (gap.shortfall, gap.confidence, gap.not_covered)


def test_a_place_reaches_what_contains_it() -> None:
    """A record in a town reaches the town, the department and the country."""
    assert ["kayes", "massy", "ml"] == places(action("x", scope("", "evry")))


def test_a_place_does_not_reach_what_lies_inside() -> None:
    """A record in the department says nothing of its towns."""
    assert ["evry", "kayes", "massy", "ml"] == places(action("x", scope("", "essonne")))


def test_seats_reach() -> None:
    """A party of any role reaches the territory where it is seated, and around."""
    seated = Actor("seat", name="Seat", territory="kayes")
    record = action("x", scope("", "evry"), "a", Party("seat", "funder"))
    assert ["massy"] == places(seated, record)


def test_nothing_in_a_country_is_one_finding_at_the_country() -> None:
    """The country is unreached for sure; of its towns the data says nothing."""
    report = unreached(action("x", scope("health", "evry")))
    found = {gap.cell[0][1]: (gap.confidence, gap.not_covered) for gap in report}
    assert {"massy": (1.0, False), "ml": (1.0, False), "kayes": (0.0, True)} == found


def test_a_seat_tells_that_a_country_is_in_the_data() -> None:
    """Where somebody is seated in a country, its other places may be unreached."""
    seated = Actor("seat", name="Seat", territory="ml")
    report = unreached(seated, action("x", scope("health", "evry"), "a", "seat"))
    assert {"massy": 1.0, "kayes": 1.0} == {
        gap.cell[0][1]: gap.confidence for gap in report
    }


def test_only_live_records_reach() -> None:
    """A dormant agreement reaches nobody, unless asked for."""
    asleep = Agreement(
        "g", parties=["a", "b"], scope=scope("", "evry"), status="dormant"
    )
    assert EVERYWHERE == places(asleep)
    assert ["kayes", "massy", "ml"] == places(asleep, statuses="any")
    assert ["kayes", "massy", "ml"] == places(asleep, statuses="dormant")
    assert EVERYWHERE == places(asleep, statuses="active")


def test_agreements_under_actions_reach() -> None:
    """An agreement reaches its places though its actions count as the efforts."""
    assert ["massy"] == places(
        Agreement("g", parties=["a", "b"], scope=scope("", "kayes")),
        action("x", scope("", "evry"), agreement="g"),
    )


def merged(valid: str) -> list[Record]:
    """Make a town that Massy took the place of."""
    return [
        Territory(
            "old", name="Old", level="municipality", valid=valid, successors=["massy"]
        )
    ]


@pytest.mark.parametrize(
    ("valid", "as_of", "listed", "gone"),
    [
        ("../2018", "2022", False, 1),
        ("2025/..", "2022", True, 0),
        ("../2018", "2010", True, 0),
        ("../2022~", "2023", True, 0),
        ("", "2022", True, 0),
    ],
)
def test_what_no_longer_exists_lacks_nothing(
    valid: str, as_of: str, listed: bool, gone: int
) -> None:
    """A town that was merged is counted, and not said to be reached by nobody."""
    report = unreached(*merged(valid), as_of=as_of)

    assert listed == ("unreached:place=old" in keys(report))
    assert (7, gone) == (
        report.examined["territories"],
        report.examined["gone"],
    )
    assert "old" in places(*merged(valid), as_of=as_of, statuses="any")


def test_what_a_town_did_does_not_reach_its_successor() -> None:
    """Whether a town carries on what the merged one did has to be asked."""
    reaching = action("x", scope("", "old"))

    assert "massy" in places(*merged("../2018"), reaching, as_of="2022")


def audiences(report: GapReport) -> dict[str, tuple[str, ...]]:
    """Give the unreached audiences and their evidence."""
    return {
        gap.cell[0][1]: gap.evidence for gap in report if gap.cell[0][0] == "audience"
    }


def test_audiences_that_are_named_and_not_reached() -> None:
    """Audiences named anywhere, and own terms, are unreached without an effort."""
    report = unreached(
        need("n", scope("", "", "women")),
        offer("o", scope("", "", "women farmers"), 3),
        action("x", scope("", "", "pupils")),
        action("y", scope("", "", "men"), status="planned"),
        Agreement("g", parties=["a", "b"], scope=scope("", "", "youth")),
        terms=(Concept("surfers"), Concept("lower-secondary-pupils", broader="pupils")),
    )
    assert {
        "women": ("need/n", "offer/o"),
        "farmers": ("offer/o",),
        "men": ("action/y",),
        "surfers": (),
        "lower-secondary-pupils": (),
    } == audiences(report)
    assert 7 == report.examined["audiences"]


def test_a_narrower_audience_reaches_the_broader() -> None:
    """An effort for pupils reaches the young, and never the reverse."""
    pupils, youth = scope("", "", "pupils"), scope("", "", "youth")
    assert {} == audiences(unreached(need("n", youth), action("x", pupils)))
    assert ["pupils"] == list(
        audiences(unreached(need("n", pupils), action("x", youth)))
    )
