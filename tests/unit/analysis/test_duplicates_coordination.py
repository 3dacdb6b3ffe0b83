"""What coordinates two actors in a cell, and what does not."""

from typing import Any

import pytest

from partnerlib.analysis.duplicates import _groups, _ties
from partnerlib.model import Actor
from tests.unit.analysis.duplicate_worlds import (
    action,
    agreement,
    found,
    keys,
    reasons,
    world,
)

EFFORTS = (action("x", "a", when="2004/2008"), action("y", "b", when="2006/2009"))


def network(id_: str, *themes: str) -> Actor:
    """Make a network about some themes."""
    return Actor(id_, name=id_.title(), themes=themes)


def member(id_: str, *networks: str) -> Actor:
    """Make a member of some networks."""
    return Actor(id_, name=id_.upper(), member_of=networks)


@pytest.mark.parametrize(
    "cell",
    [
        "@",
        "water@",
        "@kayes",
        "water@mali",
        "@west+segou",
        "sanitation@",
        "health+water@",
    ],
)
def test_a_joint_record_that_touches_the_cell_coordinates(cell: str) -> None:
    """It states nothing, the cell, wider or narrower: then it may be about the cell."""
    assert ["joint-record=agreement/g"] == reasons(
        *EFFORTS, agreement("g", "a b", cell), statuses="any"
    )


@pytest.mark.parametrize("cell", ["health@", "@segou", "water@nioro", "health@kayes"])
def test_a_joint_record_about_something_else_does_not(cell: str) -> None:
    """Another theme or another place leaves the duplicate as it is."""
    assert ["duplicate:a~b"] == keys(
        *EFFORTS, agreement("g", "a b", cell), statuses="any"
    )


def test_a_joint_record_inside_the_place_touches_it() -> None:
    """A record about a town touches the region in which efforts meet."""
    assert ["coordinated:a~b"] == keys(
        action("x", "a", "water@west"),
        action("y", "b", "water@west"),
        agreement("g", "a b", "water@kayes"),
    )


@pytest.mark.parametrize(
    ("when", "key"),
    [
        ("2008/2010", "coordinated:a~b"),
        ("2009", "duplicate:a~b"),
        ("/2003", "duplicate:a~b"),
        ("/2006", "coordinated:a~b"),
        ("2004/2005", "duplicate:a~b"),
        ("", "coordinated:a~b"),
    ],
)
def test_a_joint_record_must_not_be_apart_in_time_from_either(
    when: str, key: str
) -> None:
    """Both efforts may fall into its time; else it came too late or too early."""
    assert [key] == keys(*EFFORTS, agreement("g", "a b", when=when), statuses="any")


def test_a_joint_record_meets_both_efforts_of_one_pair() -> None:
    """It is not enough that it meets one effort here and another one there."""
    early = [action("x1", "a", when="2001"), action("y1", "b", when="2000/2001")]
    late = [action("x2", "a", when="2008"), action("y2", "b", when="2008")]
    assert ["duplicate:a~b"] == keys(
        *early,
        *late,
        agreement("g", "a b", when="2003/2005"),
        statuses="any",
    )
    assert ["coordinated:a~b"] == keys(
        *early, *late, agreement("g", "a b", when="2005/2008"), statuses="any"
    )


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("a@2004/2005 b", "duplicate:a~b"),
        ("a@2004/2006 b", "coordinated:a~b"),
        ("a b@2010/2012", "duplicate:a~b"),
        ("a b@/2003", "duplicate:a~b"),
        ("a@2004/2006 b@2007/2009", "duplicate:a~b"),
        ("a@2004/2006 b@2006/2009", "coordinated:a~b"),
        ("a@2004/2005 a@2008 b", "coordinated:a~b"),
        ("a@2004/2005 a@2012 b@2006/2011", "duplicate:a~b"),
        ("a@2001/2003 a@2007 b@2001/2002 b@2007", "coordinated:a~b"),
        ("a@2014 b", "duplicate:a~b"),
    ],
)
def test_a_joint_record_holds_both_only_while_they_are_in_it(
    who: str, key: str
) -> None:
    """The dates of parties bound the time at which a record holds them."""
    joint = agreement("g", who, when="2000/2013")

    assert [key] == keys(*EFFORTS, joint, statuses="any")


def test_who_has_left_a_joint_record_is_no_longer_coordinated() -> None:
    """What held on the day counts, as it does for the record as a whole."""
    efforts = (action("x", "a", when="2004/"), action("y", "b", when="2004/"))
    joint = agreement("g", "a@/2010 b")

    assert ["coordinated:a~b"] == keys(*efforts, joint, as_of="2009")
    assert ["duplicate:a~b"] == keys(*efforts, joint, as_of="2016")
    assert ["coordinated:a~b"] == keys(*efforts, joint, statuses="any")


def test_a_joint_record_must_be_live() -> None:
    """An agreement that ended coordinates nobody, unless all statuses are asked for."""
    ended = agreement("g", "a b", status="ended")

    assert ["duplicate:a~b"] == keys(*EFFORTS, ended, as_of="2007")
    assert ["coordinated:a~b"] == keys(*EFFORTS, ended, statuses="any")


def test_a_framework_with_actions_of_its_own_coordinates() -> None:
    """An agreement that actions carry out is no effort, and a joint record still."""
    records = [
        action("x", "a", agreement="g"),
        action("y", "b", agreement="g"),
        agreement("g", "a b c"),
    ]

    assert ["joint-record=agreement/g"] == reasons(*records)
    finding = found(world(*records))["coordinated:a~b"]
    assert ("action/x", "action/y", "agreement/g") == finding.evidence


def test_a_joint_record_of_one_of_them_does_not_coordinate() -> None:
    """Both must be parties of the record."""
    assert ["duplicate:a~b"] == keys(
        *EFFORTS, agreement("g", "a c"), agreement("h", "b c"), statuses="any"
    )


def test_all_joint_records_are_named() -> None:
    """Each is a reason, and evidence."""
    assert ["joint-record=action/z", "joint-record=agreement/g"] == reasons(
        *EFFORTS,
        agreement("g", "a b"),
        action("z", "a:observer b:observer", "@"),
        statuses="any",
    )


def test_a_common_lead_coordinates() -> None:
    """Who leads the records of both knows of both; the finding names it."""
    records = [
        action("x", "a:implementer l:lead"),
        action("y", "b:implementer l:programming m:lead"),
    ]

    assert ["common-lead=actor/l"] == reasons(*records)
    finding = found(world(*records))["coordinated:a~b"]
    assert ("action/x", "action/y") == finding.evidence


def test_a_lead_on_one_record_does_not_coordinate() -> None:
    """Two leads, or one on one side, bring nobody together."""
    assert ["duplicate:a~b"] == keys(
        action("x", "a:implementer l:lead"), action("y", "b:implementer m:lead")
    )
    assert ["duplicate:a~b"] == keys(
        action("x", "a:implementer l:lead"), action("y", "b:implementer l:observer")
    )


def test_a_lead_of_efforts_that_differ_does_not_coordinate() -> None:
    """The common lead must lead two efforts that may be the same work."""
    assert ["duplicate:a~b"] == keys(
        action("x", "a:implementer l:lead", audiences=["youth"]),
        action("y", "b:implementer l:lead", audiences=["elderly"]),
        action("z", "b"),
    )


def test_a_common_funder_coordinates_nothing() -> None:
    """Who pays both need not make them meet."""
    assert ["duplicate:a~b"] == keys(
        action("x", "a:implementer f:funder"), action("y", "b:implementer f:funder")
    )


@pytest.mark.parametrize(
    ("themes", "key"),
    [
        ((), "coordinated:a~b"),
        (("water",), "coordinated:a~b"),
        (("health", "water"), "coordinated:a~b"),
        (("health",), "duplicate:a~b"),
    ],
)
def test_a_common_network_coordinates_in_its_themes(
    themes: tuple[str, ...], key: str
) -> None:
    """A network about nothing stated, or about the theme, is where members meet."""
    assert [key] == keys(
        action("x", "a"),
        action("y", "b"),
        network("net", *themes),
        member("a", "net"),
        member("b", "net"),
    )


def test_a_network_covers_narrower_themes_and_not_wider_ones() -> None:
    """A network about water is about wells; one about wells is not about water."""
    members = [member("a", "net"), member("b", "net")]
    narrow, wide = "sanitation@kayes", "water@kayes"

    assert ["coordinated:a~b"] == keys(
        action("x", "a", narrow),
        action("y", "b", narrow),
        network("net", "water"),
        *members,
    )
    assert ["duplicate:a~b"] == keys(
        action("x", "a", wide),
        action("y", "b", wide),
        network("net", "sanitation"),
        *members,
    )


def test_a_network_coordinates_cell_by_cell() -> None:
    """In another theme the same two actors remain a duplicate."""
    registry = world(
        action("x", "a", "water+health@kayes"),
        action("y", "b", "water+health@kayes"),
        network("net", "water"),
        member("a", "net"),
        member("b", "net"),
    )

    finding = found(registry)["duplicate:a~b"]
    assert ((("theme", "health"), ("place", "kayes")),) == finding.cells


def test_a_large_network_does_not_coordinate() -> None:
    """Above the limit members need not know one another; at the limit they do."""
    records = [
        action("x", "a"),
        action("y", "b"),
        network("big"),
        network("small"),
        member("a", "big", "small"),
        member("b", "big", "small"),
        member("c", "big"),
    ]

    assert ["common-network=actor/small"] == reasons(*records, max_network=2)
    assert ["common-network=actor/big", "common-network=actor/small"] == reasons(
        *records, max_network=3
    )
    assert ["duplicate:a~b"] == keys(*records, max_network=1)


def test_reasons_are_named_for_people() -> None:
    """The finding knows the names of leads, networks and joint records."""
    registry = world(
        action("x", "a:implementer l:lead"),
        action("y", "b:implementer l:lead"),
        agreement("g", "a b", title="Charter"),
        network("net"),
        member("a", "net"),
        member("b", "net"),
    )

    (finding,) = found(registry).values()
    assert (
        ("common-lead", "actor/l"),
        ("common-network", "actor/net"),
        ("joint-record", "agreement/g"),
    ) == finding.reasons
    names = ("L", "Net", "Charter")
    assert names == tuple(finding.name_of(*at.split("/")) for _, at in finding.reasons)


def test_the_size_of_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing in small parts finds the same as comparing all at once."""
    registry = world(
        action("x", "a b:implementer c:implementer", "water+health@kayes"),
        action("y", "a:implementer d:implementer", "water@kayes+nioro"),
        action("z", "b c", "health@kayes"),
        action("u", "d e", "water@nioro", audiences=["youth"]),
        agreement("g", "a c d", "water@"),
        agreement("h", "a b e"),
        network("net"),
        *(member(id_, "net") for id_ in "cde"),
    )
    whole = found(registry)
    monkeypatch.setattr(_groups, "BLOCK", 1)
    monkeypatch.setattr(_ties, "_LARGEST_JOIN", 1)

    assert whole == found(registry)
    assert {"duplicate", "coordinated"} <= {each.kind for each in whole.values()}


@pytest.mark.parametrize(
    ("fields", "asked", "reason"),
    [
        ({"status": "completed"}, {}, "completed"),
        ({"when": "2001/2002"}, {"as_of": "2008"}, "over"),
        ({"cell": "health@"}, {}, "elsewhere"),
        ({}, {"statuses": ("active",)}, "other-status"),
    ],
)
def test_a_record_of_both_that_does_not_coordinate_is_told(
    fields: dict[str, Any], asked: dict[str, Any], reason: str
) -> None:
    """What holds both of a duplicate is told with its reason, as evidence too."""
    efforts = [
        action(id_, who, status="active") for id_, who in (("x", "a"), ("y", "b"))
    ]
    pact = agreement("g", "a b", fields.pop("cell", "@"), **fields)
    (pair,) = found(world(*efforts, pact), **asked).values()

    assert [("agreement/g", reason)] == [(s.record, s.reason) for s in pair.set_aside]
    assert ("action/x", "action/y", "agreement/g") == pair.evidence
    assert "agreement/g" in pair.explain("en")
    assert "Nothing in the data" not in pair.explain("en")


def test_what_holds_a_pair_that_is_no_duplicate_is_not_told() -> None:
    """Who differs in what is done, or is coordinated, is not said to need a tie."""
    old = agreement("old", "a b", status="ended")
    new = agreement("new", "a b")

    assert [()] == [
        pair.set_aside
        for pair in found(world(*EFFORTS, old, new), statuses="live").values()
    ]
