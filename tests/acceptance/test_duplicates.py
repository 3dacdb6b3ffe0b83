"""Small worlds of which a person can say who does the same."""

from pathlib import Path

import pytest

import partnerlib
from tests.acceptance.worlds import world

PLACES = """
    id,name,level,parent,country
    R,Region,region,,FR
    M,Mareuil,municipality,R,
    N,Nanteuil,municipality,R,
"""
ACTORS = """
    id,name,kind,territory,member_of,themes
    a,Alpha,association,M,,
    b,Beta,association,M,,
    c,Gamma,association,N,,
    d,Donor,foundation,,,
    w,Water network,network,,,water
    e,Epsilon,association,,w,
    f,Zeta,association,,w,
"""
ALL = ("duplicate", "complementary", "coordinated")


def labels(registry: partnerlib.Registry) -> dict[tuple[str, ...], str]:
    """Give the label of each pair of actors."""
    report = partnerlib.find_duplicates(registry, labels=ALL, limit=None)
    return {pair.actors: pair.label for pair in report}


def made(home: Path, actions: str, **more: str) -> partnerlib.Registry:
    """Make the world of these actions."""
    return world(home, territories=PLACES, actors=ACTORS, actions=actions, **more)


def test_the_chain_from_donor_to_implementer_is_no_duplicate(tmp_path: Path) -> None:
    """Donor, programming organisation and implementer of one row are one effort."""
    registry = made(
        tmp_path / "w",
        """
            id,title,parties,themes,places
            x1,One,a:implementer;b:programming;d:donor,water,M
        """,
    )
    assert {} == labels(registry)


def test_two_that_do_the_same_apart_are_a_duplicate(tmp_path: Path) -> None:
    """Two providers of one theme in one place, with no tie, are a duplicate."""
    registry = made(
        tmp_path / "w",
        """
            id,title,parties,themes,places,start,end
            x1,One,a:implementer;d:donor,water,M,2014,2016
            x2,Two,b:implementer;d:donor,water,M,2015,2018
            x3,Three,c:implementer,water,N,2015,2018
        """,
    )
    assert {("a", "b"): "duplicate"} == labels(registry)
    pair = partnerlib.find_duplicates(registry).findings[0]
    assert "2015/2016" == pair.period
    assert ("action/x1", "action/x2") == pair.evidence
    # the status is stated nowhere
    assert 0.5 == pair.certainty


def test_a_broader_theme_or_place_is_not_the_same_cell(tmp_path: Path) -> None:
    """Only the same theme in the same place is shared."""
    registry = made(
        tmp_path / "w",
        """
            id,title,parties,themes,places
            x1,One,a,water,M
            x2,Two,b,drinking-water,M
            x3,Three,c,water,R
        """,
    )
    assert {} == labels(registry)
    report = partnerlib.find_duplicates(registry, level="region", labels=ALL)
    assert [("a", "c")] == [pair.actors for pair in report]


@pytest.mark.parametrize(
    ("actions", "agreements", "reason"),
    [
        (
            """
            id,title,parties,themes,places
            x1,One,a:implementer;b:implementer,water,M
            """,
            "",
            "joint-record",
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,a,water,M
            x2,Two,b,water,M
            """,
            """
            id,kind,parties,themes,places
            g1,convention,a;b,,
            """,
            "joint-record",
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,a,drinking-water,M
            x2,Two,b,drinking-water,M
            """,
            """
            id,kind,parties,themes,places
            g1,convention,a;b,water,R
            """,
            "joint-record",
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,a:implementer;c:lead,water,M
            x2,Two,b:implementer;c:lead,water,M
            """,
            "",
            "common-lead",
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,e,drinking-water,M
            x2,Two,f,drinking-water,M
            """,
            "",
            "common-network",
        ),
    ],
)
def test_a_tie_that_coordinates_makes_a_pair_coordinated(
    tmp_path: Path, actions: str, agreements: str, reason: str
) -> None:
    """A joint record, a common lead or a common network coordinates two actors."""
    more = {"agreements": agreements} if agreements else {}
    registry = made(tmp_path / "w", actions, **more)
    report = partnerlib.find_duplicates(registry, labels=ALL)
    assert ["coordinated"] == [pair.label for pair in report]
    assert [reason] == [name for name, _ in report.findings[0].reasons]
    assert 0 == len(partnerlib.find_duplicates(registry))


@pytest.mark.parametrize(
    ("actions", "agreements"),
    [
        (
            """
            id,title,parties,themes,places
            x1,One,a:implementer;d:donor,water,M
            x2,Two,b:implementer;d:donor,water,M
            """,
            "",
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,a,water,M
            x2,Two,b,water,M
            """,
            """
            id,kind,parties,themes,places
            g1,convention,a;b,health,
            """,
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,a,water,M
            x2,Two,b,water,M
            """,
            """
            id,kind,parties,themes,places
            g1,convention,a;b,water,N
            """,
        ),
        (
            """
            id,title,parties,themes,places,start
            x1,One,a,water,M,2015
            x2,Two,b,water,M,2015
            """,
            """
            id,kind,parties,start,end,status
            g1,convention,a;b,2001,2003,ended
            """,
        ),
        (
            """
            id,title,parties,themes,places
            x1,One,e,health,M
            x2,Two,f,health,M
            """,
            "",
        ),
    ],
)
def test_a_tie_elsewhere_coordinates_nothing(
    tmp_path: Path, actions: str, agreements: str
) -> None:
    """A common funder, another theme, place or time, or network is no coordination."""
    more = {"agreements": agreements} if agreements else {}
    assert ["duplicate"] == list(labels(made(tmp_path / "w", actions, **more)).values())


@pytest.mark.parametrize(
    ("actions", "reason"),
    [
        (
            """
            id,title,parties,themes,places,audiences
            x1,One,a,water,M,women
            x2,Two,b,water,M,farmers
            """,
            "audience",
        ),
        (
            """
            id,title,parties,themes,places,functions
            x1,One,a,water,M,training
            x2,Two,b,water,M,grants
            """,
            "function",
        ),
        (
            """
            id,title,parties,themes,places,start,end
            x1,One,a,water,M,2010,2012
            x2,Two,b,water,M,2013,2015
            """,
            "period",
        ),
    ],
)
def test_another_audience_function_or_time_is_complementary(
    tmp_path: Path, actions: str, reason: str
) -> None:
    """Two that differ in whom, what for or when complete one another."""
    registry = made(tmp_path / "w", actions)
    report = partnerlib.find_duplicates(registry, labels=ALL, statuses="any")
    assert ["complementary"] == [pair.label for pair in report]
    assert [reason] == [name for name, _ in report.findings[0].reasons]


@pytest.mark.parametrize("audiences", [("women", ""), ("", ""), ("pupils", "youth")])
def test_an_empty_or_broader_audience_is_compatible(
    tmp_path: Path, audiences: tuple[str, str]
) -> None:
    """What is not stated, or holds the other, does not tell two efforts apart."""
    registry = made(
        tmp_path / "w",
        f"""
            id,title,parties,themes,places,audiences
            x1,One,a,water,M,{audiences[0]}
            x2,Two,b,water,M,{audiences[1]}
        """,
    )
    assert {("a", "b"): "duplicate"} == labels(registry)


def test_an_identical_record_is_one_effort(tmp_path: Path) -> None:
    """The same row under two ids counts once."""
    registry = made(
        tmp_path / "w",
        """
            id,title,parties,themes,places
            x1,One,a,water,M
            x2,One,a,water,M
            x3,Two,b,water,M
        """,
    )
    report = partnerlib.find_duplicates(registry)
    assert 1 == report.examined["identical_records"]
    assert ("action/x1", "action/x3") == report.findings[0].evidence


def test_a_score_recomputes_from_the_p_value(tmp_path: Path) -> None:
    """Two actors of which each works in all cells, and one in none else: by hand."""
    registry = made(
        tmp_path / "w",
        """
            id,title,parties,themes,places
            x1,One,a,water,M
            x2,Two,b,water,M
            x3,Three,c,health,N
            x4,Four,d,health,N
        """,
    )
    report = partnerlib.find_duplicates(registry)
    # four actors of degree 1, two cells of degree 2: every p is 1/2, so that a pair
    # meets in a given cell with chance 1/4 and in one of two or more: 1 - (3/4)^2.
    for pair in report:
        parts = {part.name: part.value for part in pair.components}
        assert 0.4375 == pytest.approx(parts["p_value"])
        assert round(parts["surprisal"] / (1 + parts["surprisal"]), 9) == pair.score
    assert [("a", "b"), ("c", "d")] == [pair.actors for pair in report]
    assert [("a", "b"), ("c", "d")] == [cluster.actors for cluster in report.clusters()]
