"""What makes two actors a duplicate, complementary, or no pair at all."""

import attrs
import pytest

from partnerlib.analysis import find_duplicates
from partnerlib.registry import Registry
from tests.unit.analysis.duplicate_worlds import (
    action,
    agreement,
    found,
    keys,
    reasons,
    world,
)


def test_two_actors_in_one_cell_are_a_duplicate() -> None:
    """Who provides the same in the same place, untied, is found with its records."""
    finding = found(world(action("x", "a"), action("y", "b")))["duplicate:a~b"]

    assert "duplicate" == finding.kind
    assert ("a", "b") == finding.actors
    assert ((("theme", "water"), ("place", "kayes")),) == finding.cells
    assert ("action/x", "action/y") == finding.evidence
    assert () == finding.reasons


@pytest.mark.parametrize(
    "cell", ["health@kayes", "water@nioro", "water@west", "@kayes"]
)
def test_another_cell_is_no_common_cell(cell: str) -> None:
    """Another theme, another place, a wider place or none stated make no pair."""
    assert [] == keys(action("x", "a"), action("y", "b", cell))


def test_a_chain_on_one_record_is_no_duplicate() -> None:
    """A funder, a programming body and an implementer are one effort, not three."""
    chain = action("x", "state:funder lead:programming asso:implementer")

    assert [] == keys(chain)
    assert ["duplicate:asso~b"] == keys(chain, action("y", "b"))


def test_who_only_leads_or_funds_elsewhere_is_no_duplicate() -> None:
    """Two programming bodies whose implementers differ provide nothing themselves."""
    assert ["duplicate:a~b"] == keys(
        action("x", "a:implementer one:programming"),
        action("y", "b:implementer two:programming"),
    )


def test_leads_provide_where_nobody_else_does() -> None:
    """Without a provider on the record, who leads it provides."""
    assert ["duplicate:a~b"] == keys(
        action("x", "a:lead state:funder"), action("y", "b:lead state:funder")
    )


def test_partners_on_one_record_are_coordinated_by_it() -> None:
    """Two implementers of one action know of one another."""
    joint = action("x", "a:implementer b:implementer")

    assert ["coordinated:a~b"] == keys(joint)
    assert ["joint-record=action/x"] == reasons(joint)


@pytest.mark.parametrize("facet", ["audiences", "functions"])
@pytest.mark.parametrize(
    ("one", "other", "compatible"),
    [
        ([], [], True),
        (["narrow"], [], True),
        (["narrow"], ["narrow"], True),
        (["narrow"], ["wide"], True),
        (["wide"], ["narrow", "apart"], True),
        (["narrow"], ["apart"], False),
        (["narrow", "wide"], ["apart"], False),
    ],
)
def test_audiences_and_functions_may_exclude_one_another(
    facet: str, one: list[str], other: list[str], compatible: bool
) -> None:
    """Efforts for disjoint audiences or functions are complementary."""
    terms = {
        "audiences": {"narrow": "students", "wide": "youth", "apart": "elderly"},
        "functions": {"narrow": "guidance", "wide": "guidance", "apart": "funding"},
    }[facet]
    records = [
        action(id_, actor, **{facet: [terms[term] for term in stated]})
        for id_, actor, stated in (("x", "a", one), ("y", "b", other))
    ]

    expected = "duplicate:a~b" if compatible else "complementary:a~b"
    assert [expected] == keys(*records)
    assert ([] if compatible else [facet.removesuffix("s")]) == reasons(*records)


def test_times_apart_are_complementary() -> None:
    """One actor after the other is no duplicated effort; one who began is."""
    earlier = action("x", "a", when="2001/2003")

    one_after = [earlier, action("y", "b", when="2004/2006")]
    assert ["complementary:a~b"] == keys(*one_after, statuses="any")
    assert ["period"] == reasons(*one_after, statuses="any")
    assert ["duplicate:a~b"] == keys(
        earlier, action("y", "b", when="2003-12/2006"), statuses="any"
    )


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("b", "a")])
def test_a_day_in_common_is_an_overlap(one: str, other: str) -> None:
    """Who begins on the day on which the other ends is there at the same time."""
    begins = action("y", other, when="2003-06-30/2006")

    assert ["duplicate:a~b"] == keys(
        action("x", one, when="2001/2003-06-30"), begins, statuses="any"
    )
    assert ["complementary:a~b"] == keys(
        action("x", one, when="2001/2003-06-29"), begins, statuses="any"
    )


def test_every_difference_is_a_reason() -> None:
    """If no two efforts may be the same work, all that sets some apart is named."""
    assert ["audience", "function", "period"] == reasons(
        action("x", "a", audiences=["youth"], functions=["training"], when="2001"),
        action("y", "b", audiences=["elderly"], when="2001"),
        action("z", "b", functions=["funding"], when="2005"),
        statuses="any",
    )


def test_one_pair_of_efforts_suffices() -> None:
    """Among many efforts in a cell, two that may be the same work are enough."""
    assert ["duplicate:a~b"] == keys(
        action("x", "a", audiences=["youth"]),
        action("y", "b", audiences=["elderly"]),
        action("z", "b"),
    )


def test_dates_of_a_party_bound_its_effort() -> None:
    """Who left before the other came was never there with it."""
    late = action("y", "b", when="2004")

    assert ["complementary:a~b"] == keys(
        action("x", "a@/2002", when="2000/2010"), late, statuses="any"
    )
    assert ["duplicate:a~b"] == keys(
        action("x", "a@/2004", when="2000/2010"), late, statuses="any"
    )


def test_two_terms_of_office_on_one_record_are_two_efforts() -> None:
    """Who took over from another on the same record complements it."""
    assert ["complementary:a~b"] == keys(
        action("x", "a:implementer@2001/2003 b:implementer@2005/2007"),
        statuses="any",
    )
    assert ["coordinated:a~b"] == keys(
        action(
            "x", "a:implementer@2001/2003 a:implementer@2006 b:implementer@2005/2007"
        ),
        statuses="any",
    )


def test_identical_records_are_one_effort() -> None:
    """The same row twice adds no evidence, and is counted."""
    twice = action("x1", "a")
    registry = world(twice, attrs.evolve(twice, id="x2"), action("y", "b"))

    assert ("action/x1", "action/y") == found(registry)["duplicate:a~b"].evidence
    assert 1 == find_duplicates(registry).examined["identical_records"]


def test_only_live_records_make_efforts() -> None:
    """What is planned, or over by the day asked about, is no effort on that day."""
    records = [
        action("x", "a", when="2001/2003"),
        action("y", "b", when="2002/2009"),
        action("z", "c", when="2002/2009", status="planned"),
    ]

    assert [] == keys(*records, as_of="2005")
    assert ["duplicate:a~b"] == keys(*records, as_of="2003")
    assert 3 == len(keys(*records, statuses="any"))
    assert ["duplicate:b~c"] == keys(
        *records[1:], statuses=("planned", "unknown"), as_of="2030"
    )


def test_a_pair_is_the_strongest_of_its_cells() -> None:
    """Duplicate beats complementary beats coordinated; only such cells are listed."""
    health = [
        action("h1", "a", "health@kayes", audiences=["youth"]),
        action("h2", "b", "health@kayes", audiences=["elderly"]),
    ]
    joint = agreement("g", "a b", "water@kayes")
    water = [action("w1", "a"), action("w2", "b")]
    sport = [action("s1", "a", "sport@kayes"), action("s2", "b", "sport@kayes")]

    both = found(world(*health, *water, joint))
    assert ["complementary:a~b"] == list(both)
    assert ((("theme", "health"), ("place", "kayes")),) == both[
        "complementary:a~b"
    ].cells
    assert ("audience", "") in both["complementary:a~b"].reasons

    all_three = found(world(*health, *water, *sport, joint))
    assert ["duplicate:a~b"] == list(all_three)
    assert ((("theme", "sport"), ("place", "kayes")),) == all_three[
        "duplicate:a~b"
    ].cells
    assert ("action/s1", "action/s2", "agreement/g") == all_three[
        "duplicate:a~b"
    ].evidence


def test_places_meet_at_a_level() -> None:
    """Two towns of one region are one place at that level; a country is none."""
    records = [
        action("x", "a", "water@kayes"),
        action("y", "b", "water@nioro"),
        action("z", "c", "water@mali"),
    ]

    assert [] == keys(*records)
    finding = found(world(*records), level="region")["duplicate:a~b"]
    assert ((("theme", "water"), ("place", "west")),) == finding.cells
    examined = find_duplicates(world(*records), level="region").examined
    assert (1, 1) == (examined["unplaced"], examined["undocumented"])


@pytest.mark.parametrize(
    ("one", "other", "statuses", "certainty"),
    [
        ({"when": "2004/2006"}, {"when": "2005/2007"}, "any", 1.0),
        ({"when": "2004/2006"}, {}, "any", 0.5),
        ({}, {}, "any", 0.5),
        ({}, {}, "live", 0.25),
        ({"status": "active"}, {"status": "unknown"}, "live", 0.25),
        ({"status": "active"}, {"status": "ongoing"}, "live", 0.5),
        (
            {"when": "2004/2006", "status": "active"},
            {"when": "2005/2007", "status": "active"},
            "live",
            1.0,
        ),
        ({"when": "2004/2006"}, {"when": "2005/2007"}, "live", 0.5),
        ({"when": "2001"}, {"when": "2002"}, "any", 1.0),
    ],
)
def test_what_is_not_known_lowers_the_certainty(
    one: dict[str, str], other: dict[str, str], statuses: str, certainty: float
) -> None:
    """Unknown overlap halves it, and so does an unknown status, if live is asked."""
    registry = world(action("x", "a", **one), action("y", "b", **other))  # type: ignore[arg-type]

    (finding,) = found(registry, statuses=statuses, as_of="2005-06").values()
    assert certainty == finding.certainty


def test_certainty_is_the_mean_over_cells_of_the_best() -> None:
    """The surest two efforts of a cell count, and all cells alike."""
    registry = world(
        action("x1", "a", when="2004"),
        action("x2", "a"),
        action("y", "b", "water@kayes+nioro", when="2004"),
        action("z", "a", "water@nioro"),
    )

    (finding,) = found(registry, statuses="any").values()
    assert 0.75 == finding.certainty


def test_what_was_looked_at_is_counted() -> None:
    """Actors, cells, pairs, overlaps and labels are counted whether listed or not."""
    report = find_duplicates(
        world(
            action("x", "a", "water@kayes+nioro", when="2001/2003"),
            action("y", "b c", when="2002"),
            action("z", "d", when="2005"),
            action("u", "e", "health@"),
        ),
        statuses="any",
        labels="coordinated",
    )

    expected = {
        "records": 4,
        "efforts": 4,
        "undocumented": 1,
        "actors": 4,
        "cells": 2,
        "pairs": 6,
        "overlap_yes": 3,
        "overlap_unknown": 0,
        "label:duplicate": 2,
        "label:complementary": 3,
        "label:coordinated": 1,
        "discoveries": 0,
    }
    assert expected == {name: report.examined[name] for name in expected}
    assert ["coordinated:b~c"] == [each.key for each in report]


def test_best_overlap_of_a_pair_is_counted_once() -> None:
    """A pair that meets surely in one cell and maybe in another meets surely."""
    report = find_duplicates(
        world(
            action("x", "a", "water@kayes+nioro", when="2001/2003"),
            action("y", "b", "water@kayes", when="2002"),
            action("z", "b", "water@nioro"),
            action("u", "c", "water@nioro"),
        ),
        statuses="any",
    )

    assert (1, 2) == (
        report.examined["overlap_yes"],
        report.examined["overlap_unknown"],
    )


@pytest.mark.parametrize("registry", [Registry(), world(), world(action("x", "a"))])
def test_nothing_shared_is_an_empty_report(registry: Registry) -> None:
    """Without a pair there is a report without findings, and counts of zero."""
    report = find_duplicates(registry)

    assert 0 == len(report)
    assert 0 == report.examined["pairs"]
