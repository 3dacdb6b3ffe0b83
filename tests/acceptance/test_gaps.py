"""Small worlds of which a person can say what is missing."""

from pathlib import Path

import pytest

import partnerlib
from tests.acceptance.worlds import world

PLACES = """
    id,name,level,parent,country
    FR,France,country,,FR
    R,Region,region,FR,
    M,Mareuil,municipality,R,
    N,Nanteuil,municipality,R,
    SN,Senegal,country,,SN
    T,Tamba,region,SN,
"""
ACTORS = """
    id,name,kind,territory
    p,Wells,association,M
    q,Health Plus,association,N
    f,Foundation,foundation,
"""


def scores(report: partnerlib.GapReport) -> dict[str, float]:
    """Give the score of each finding by its key."""
    return {gap.key: gap.score for gap in report}


def test_each_need_is_met_by_what_lies_inside_and_is_narrower(tmp_path: Path) -> None:
    """Each gap has the kind and the score that DESIGN section 6 gives by hand."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places,start,status
            a1,Wells,p:implementer;f:funder,drinking-water,M,2015,active
            a2,Care,q:implementer,health,R,2015,active
        """,
        needs="""
            id,territory,themes,quantity,unit,reached
            n1,R,water,100,people,25
            n2,M,health,300,people,
            n3,N,hygiene,,,
            n4,T,water,900,people,
            n5,M,water,0,people,
            n6,M,,,,
        """,
    )
    report = partnerlib.find_gaps(registry, limit=None)
    # weights: of two quantities of water, 100 ranks 0.25 and 900 ranks 0.75;
    # a2 could lie in two needed cells of M (health, and M alone): confidence 1/2;
    # no effort is known in Senegal: confidence 0.
    assert {
        "unfunded:theme=health;place=R": 0.5,
        "unmet:theme=hygiene;place=N": 0.5,
        "unreached:place=SN": 0.5,
        "unmet:theme=health;place=M;unit=people": 0.25,
        "short:theme=water;place=R;unit=people": 0.1875,
        "single-provider:place=M": 0.125,
        "single-provider:theme=water;place=R;unit=people": 0.125,
        "unmet:theme=water;place=T;unit=people": 0.0,
        "unreached:place=T": 0.0,
    } == scores(report)
    assert report.examined["zero"] == 1
    assert report.examined["not_covered"] == 2
    assert report.examined["cells"] == 5


def test_a_score_recomputes_from_its_parts(tmp_path: Path) -> None:
    """The score of every gap is the product of the parts that it shows."""
    report = partnerlib.find_gaps(partnerlib.datasets.essonne(), limit=None)
    assert len(report) > 50
    for gap in report:
        product = 1.0
        for component in gap.components:
            product *= component.value
        assert round(product, 9) == gap.score


def test_the_class_of_a_role_says_who_provides(tmp_path: Path) -> None:
    """Implementers provide; else leads; else everybody; a donor alone never."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places
            a1,One,p:implementer;q:programming;f:donor,water,M
            a2,Two,q:lead;f:donor,health,M
            a3,Three,p;q,education,M
            a4,Four,f:donor,culture,M
        """,
        needs="""
            id,territory,themes
            n1,M,water
            n2,M,health
            n3,M,education
            n4,M,culture
        """,
    )
    report = partnerlib.find_gaps(registry, kinds=("unmet", "single-provider"))
    assert {
        "single-provider:theme=water;place=M": ("p",),
        "single-provider:theme=health;place=M": ("q",),
        "unmet:theme=culture;place=M": (),
    } == {gap.key: gap.providers for gap in report}
    assert report.examined["no_provider"] == 1


def test_what_is_over_or_not_begun_meets_no_need(tmp_path: Path) -> None:
    """Live means active, ongoing or unknown, and not known to be over."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places,start,end,status
            a1,Over,p,water,M,2010,2012,active
            a2,Planned,p,health,M,2014,,planned
            a3,Unknown,p,education,M,,,
            a4,Later,p,culture,M,2031,,active
            a5,Latest,p,sport,N,2016-07-04,,ongoing
        """,
        needs="""
            id,territory,themes
            n1,M,water
            n2,M,health
            n3,M,education
            n4,M,culture
        """,
    )
    unmet = {"kinds": ("unmet",)}
    default = partnerlib.find_gaps(registry, kinds=("unmet",))
    assert default.parameters["as_of"] == "2031-12-31"
    assert {"unmet:theme=water;place=M", "unmet:theme=health;place=M"} == set(
        scores(default)
    )
    early = partnerlib.find_gaps(registry, as_of="2011", **unmet)
    assert {"unmet:theme=health;place=M", "unmet:theme=culture;place=M"} == set(
        scores(early)
    )
    assert {} == scores(partnerlib.find_gaps(registry, statuses="any", **unmet))
    assert {
        "unmet:theme=water;place=M",
        "unmet:theme=culture;place=M",
        "unmet:theme=education;place=M",
    } == set(scores(partnerlib.find_gaps(registry, statuses=("planned",), **unmet)))


def test_an_agreement_with_an_action_makes_no_effort_of_its_own(
    tmp_path: Path,
) -> None:
    """Efforts come from actions, and from agreements that have none."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        agreements="""
            id,kind,parties,themes,places
            g1,convention,p;q,water,M
            g2,convention,p;q,health,M
        """,
        actions="""
            id,title,parties,agreement,themes,places,status
            a1,Act,p,g1,education,M,planned
        """,
        needs="""
            id,territory,themes
            n1,M,water
            n2,M,health
        """,
    )
    report = partnerlib.find_gaps(registry, kinds=("unmet",))
    assert {"unmet:theme=water;place=M"} == set(scores(report))
    assert report.examined["subsumed"] == 1


def test_quantities_are_never_added_over_themes_and_once_for_one_audience(
    tmp_path: Path,
) -> None:
    """Needs of one cell and unit count at their maximum, unless audiences differ."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        needs="""
            id,territory,themes,audiences,quantity,unit
            n1,M,water,women,100,people
            n2,M,water,men,40,people
            n3,M,health,women,100,people
            n4,M,health,,40,people
            n5,M,water,women,7,places
            n6,N,water;health,women,30,people
            n7,N,education,pupils,10,people
            n8,N,education,youth,25,people
            n9,N,education,women,5,people
        """,
    )
    report = partnerlib.find_gaps(
        registry, by=("theme", "place"), kinds=("unmet",), limit=None
    )
    assert {
        "unmet:theme=water;place=M;unit=people": 140,
        "unmet:theme=health;place=M;unit=people": 100,
        "unmet:theme=water;place=M;unit=places": 7,
        "unmet:theme=water;place=N;unit=people": 30,
        "unmet:theme=health;place=N;unit=people": 30,
        "unmet:theme=education;place=N;unit=people": 30,
    } == {gap.key: gap.quantity for gap in report}


def test_places_roll_up_to_the_level_and_those_above_are_counted(
    tmp_path: Path,
) -> None:
    """With a level a place is its ancestor there; one above it says nothing."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places
            a1,One,p,water,M
            a2,Two,q,health,FR
        """,
        needs="""
            id,territory,themes
            n1,N,water
            n2,M,health
            n3,FR,water
        """,
    )
    report = partnerlib.find_gaps(
        registry, by=("theme", "place"), level="region", kinds=("unmet",)
    )
    # n1 is a need of R, where p works on water; n2 one of R, and a2 could lie there
    # (its only cell: confidence 0); n3 lies above the level.
    assert {"unmet:theme=health;place=R": 0.0} == scores(report)
    assert report.examined["undocumented_needs"] == 1
    assert report.examined["above_level"] == 1
    assert report.examined["unplaced"] == 1
    fine = partnerlib.find_gaps(registry, by=("theme", "place"), kinds=("unmet",))
    assert {"unmet:theme=water;place=N", "unmet:theme=health;place=M"} == set(
        scores(fine)
    )


def test_capacity_on_offer_stands_for_what_is_reached(tmp_path: Path) -> None:
    """Where ``reached`` is unknown, matching capacity is compared with the need."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places
            a1,One,p,water,M
            a2,Two,q,water,M
            a3,Three,p,health,M
            a4,Four,q,health,M
            a5,Five,p,education,M
            a6,Six,q,education,M
        """,
        offers="""
            id,actor,themes,places,capacity,unit
            o1,p,drinking-water,M,30,people
            o2,q,water,M,10,people
            o3,q,water,R,500,people
            o4,q,health,M,,people
            o5,q,education,M,300,people
        """,
        needs="""
            id,territory,themes,quantity,unit
            n1,M,water,100,people
            n2,M,health,100,people
            n3,M,education,100,people
        """,
    )
    report = partnerlib.find_gaps(registry, kinds=("unmet", "short", "single-provider"))
    assert [("short:theme=water;place=M;unit=people", 40, 0.6 * 0.5)] == [
        (gap.key, gap.reached, gap.score) for gap in report
    ]
    assert report.examined["reached_unknown"] == 1
    assert report.examined["over_covered"] == 1


def test_expected_cells_are_gaps_where_nobody_provides(tmp_path: Path) -> None:
    """What ought to be there, and is provided by nobody, is unmet."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places
            a1,One,p;q,water,M
        """,
    )
    report = partnerlib.find_gaps(
        registry,
        kinds=("unmet", "single-provider"),
        expected=[
            {"theme": "eau", "place": "R"},
            {"theme": "santé", "place": "M"},
        ],
    )
    assert {"unmet:theme=health;place=M": 0.5} == scores(report)
    assert report.examined["expected"] == 2


def test_unrecognised_work_is_told(tmp_path: Path) -> None:
    """What is provided and recorded as not recognised is a gap of half a point."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        actions="""
            id,title,parties,themes,places,recognised
            a1,One,p,water,M,no
            a2,Two,q,water,M,yes
            a3,Three,p,health,M,unknown
        """,
    )
    report = partnerlib.find_gaps(registry, kinds=("unrecognised",))
    assert {"unrecognised:theme=water;place=M": 0.25} == scores(report)
    assert ("action/a1",) == report.findings[0].evidence


def test_fewer_actors_than_chance_allows_is_underserved(tmp_path: Path) -> None:
    """Where many are present and few do something, the exact tail says how unusual."""
    names = [f"x{number:02}" for number in range(60)]
    rows = []
    for number, name in enumerate(names):
        here, there = ("water", "health") if number % 2 else ("health", "water")
        rows += [
            f"{name}-1,Here,{name},{here},M",
            f"{name}-2,There,{name},education,N",
            f"{name}-3,There,{name},{there},N",
        ]
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors="id,name,kind\n" + "\n".join(f"{x},{x},association" for x in names),
        actions="id,title,parties,themes,places\n" + "\n".join(rows),
    )
    report = partnerlib.find_gaps(registry, kinds=("underserved",))
    # Everybody does all three activities somewhere, and in M one of the two that are
    # not education: 60 even coins, none of which fell on it.
    (gap,) = report
    assert "underserved:theme=education;place=M" == gap.key
    assert pytest.approx(0.5**60, rel=1e-8) == gap.p_value
    assert (0, 30.0, ()) == (gap.observed, gap.predicted, gap.providers)


def test_territories_and_audiences_without_cooperation_are_unreached(
    tmp_path: Path,
) -> None:
    """A seat or a place inside reaches a territory; a narrower audience an audience."""
    registry = world(
        tmp_path / "w",
        territories=PLACES,
        actors=ACTORS,
        agreements="""
            id,kind,parties,audiences,places
            g1,convention,p;f,pupils,
        """,
        needs="""
            id,territory,audiences
            n1,M,youth
            n2,M,women
        """,
    )
    keys = set(scores(partnerlib.find_gaps(registry, kinds=("unreached",))))
    assert {
        "unreached:place=N",
        "unreached:place=SN",
        "unreached:place=T",
        "unreached:audience=women",
    } == keys
    level = partnerlib.find_gaps(registry, kinds=("unreached",), level="region")
    assert {"unreached:place=T", "unreached:audience=women"} == set(scores(level))
