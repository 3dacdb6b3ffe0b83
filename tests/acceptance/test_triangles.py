"""Small worlds of which a person can say who could twin as three."""

from pathlib import Path

import networkx as nx
import pytest

import partnerlib
from tests.acceptance.worlds import world

TOWNS = """
    id,name,level,parent,country,population,lat,lon,languages
    R,Region,region,,FR,,,,
    A,Abbeville,municipality,R,FR,1000,49,2,fr
    B,Bergen,municipality,,NO,4000,60,5,no
    C,Cork,municipality,,IE,2000,52,-8,en
    D,Delft,municipality,,NL,1000,52,4,nl
"""


def pairs(registry: partnerlib.Registry) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the brokers of each missing pair."""
    report = partnerlib.find_triangles(registry, limit=None)
    return {finding.missing[0]: finding.brokers for finding in report}


def towns(home: Path, agreements: str, **more: str) -> partnerlib.Registry:
    """Make a world of five territories."""
    return world(home, territories=TOWNS, agreements=agreements, **more)


def test_one_finding_for_each_missing_pair_with_all_its_brokers(
    tmp_path: Path,
) -> None:
    """A square has two missing pairs, each with two brokers; a triangle has none."""
    square = towns(
        tmp_path / "square",
        """
            id,kind,parties
            g1,twinning,A;B
            g2,twinning,B;C
            g3,twinning,C;D
            g4,twinning,D;A
        """,
    )
    assert {("A", "C"): ("B", "D"), ("B", "D"): ("A", "C")} == pairs(square)
    counts = partnerlib.find_triangles(square).examined
    assert 4 == counts["open_triads"]
    assert 0 == counts["closed_triads"]
    assert 2 == counts["pairs"]
    closed = towns(
        tmp_path / "closed",
        """
            id,kind,parties
            g1,twinning,A;B
            g2,twinning,B;C
            g3,twinning,C;A
        """,
    )
    assert {} == pairs(closed)
    assert 1 == partnerlib.find_triangles(closed).examined["closed_triads"]


def test_the_broker_of_fewer_partners_comes_first(tmp_path: Path) -> None:
    """Of two common partners, the one with fewer other ties is the better broker."""
    registry = towns(
        tmp_path / "w",
        """
            id,kind,parties
            g1,twinning,A;B
            g2,twinning,B;C
            g3,twinning,A;D
            g4,twinning,C;D
            g5,twinning,B;R
            g6,twinning,D;e
        """,
        actors="""
            id,name,kind
            e,Seatless,association
        """,
    )
    # B has a third partner; the seatless one of D is no territory and does not count.
    assert ("D", "B") == pairs(registry)["A", "C"]
    assert 1 == partnerlib.find_triangles(registry).examined["unseated"]


def test_an_agreement_of_many_is_a_clique_of_those_who_act(tmp_path: Path) -> None:
    """All parties are tied, those that only fund or observe aside."""
    registry = towns(
        tmp_path / "w",
        """
            id,kind,parties
            g1,convention,A;B;C:funder;D:observer
            g2,twinning,C;D
        """,
    )
    graph = partnerlib.graph.territory_graph(registry)
    assert [("A", "B"), ("C", "D")] == sorted(
        tuple(sorted(edge)) for edge in graph.edges
    )
    clique = towns(
        tmp_path / "clique",
        """
            id,kind,parties
            g1,convention,A;B;C;D
        """,
    )
    graph = partnerlib.graph.territory_graph(clique)
    assert 6 == graph.number_of_edges()
    assert {0.333333333} == {data["newman"] for *_, data in graph.edges(data=True)}
    assert {("g1",)} == {data["agreements"] for *_, data in graph.edges(data=True)}
    assert type(graph) is nx.Graph
    report = partnerlib.find_triangles(clique)
    assert 4 == report.examined["closed_triads"]
    assert 4 == report.examined["closed_by_one_record"]


def test_no_tie_within_a_territory_nor_with_what_contains_it(tmp_path: Path) -> None:
    """A town and its region are one place, and so are two actors of one town."""
    registry = towns(
        tmp_path / "w",
        """
            id,kind,parties
            g1,convention,A;R;B
            g2,convention,x;y
        """,
        actors="""
            id,name,kind,territory
            x,X,association,C
            y,Y,association,C
        """,
    )
    graph = partnerlib.graph.territory_graph(registry)
    assert [("A", "B"), ("B", "R")] == sorted(
        tuple(sorted(edge)) for edge in graph.edges
    )
    report = partnerlib.find_triangles(registry)
    assert 0 == len(report)
    assert 1 == report.examined["nested_pairs"]


def test_what_is_over_ties_nobody(tmp_path: Path) -> None:
    """Ended ties do not broker, unless every status is asked for."""
    registry = towns(
        tmp_path / "w",
        """
            id,kind,parties,start,end,status
            g1,twinning,A;B,1990,,active
            g2,twinning,B;C,1990,2000,
            g3,twinning,C;D,1990,,dormant
            g4,twinning,D;A,2005,,
        """,
    )
    assert {("B", "D"): ("A",)} == pairs(registry)
    everything = partnerlib.find_triangles(registry, statuses="any")
    assert {("A", "C"), ("B", "D")} == {finding.missing[0] for finding in everything}


def test_over_a_hundred_territories_in_one_record_make_no_clique(
    tmp_path: Path,
) -> None:
    """A large charter is listed and counted, and ties nobody to everybody."""
    ids = [f"t{number:03}" for number in range(101)]
    registry = world(
        tmp_path / "w",
        territories="id,name,level\n"
        + "\n".join(f"{each},{each},municipality" for each in ids),
        agreements="id,kind,parties\n"
        f"g1,charter,{';'.join(ids)}\n"
        f"g2,charter,{';'.join(ids[:100])}",
    )
    graph = partnerlib.graph.territory_graph(registry)
    assert ["agreement/g1"] == list(graph.graph["implicit"])
    assert 100 * 99 // 2 == graph.number_of_edges()
    assert 1 == partnerlib.find_triangles(registry).examined["implicit"]


def test_the_score_recomputes_from_weights_and_values(tmp_path: Path) -> None:
    """The components of one open triangle are those that a person computes."""
    registry = towns(
        tmp_path / "w",
        """
            id,kind,parties,themes,status
            g1,twinning,A;B,culture;health,active
            g2,twinning,B;C,culture,
        """,
    )
    (finding,) = partnerlib.find_triangles(registry)
    values = {part.name: part.value for part in finding.components}
    # One common neighbour of degree 2, with no other tie: CH2 = 1/1, RA = 1/2.
    assert {
        "cannistraci_hebb": 0.5,
        "resource_allocation": pytest.approx(1 / 3),
        "three_paths": 0.0,
        # A has no partner but B: no tie leads from it to those of C.
        "neighbourhood_ties": 0.0,
        # Nothing lies near: as many ties around as chance predicts, none.
        "nearby_ties": pytest.approx(0.5, abs=0.01),
        "partners_nearby": pytest.approx(0.5, abs=0.01),
        # No tie where 1 * 1 / 4 is expected.
        "country_affinity": pytest.approx(1 / 2.25),
        # Neither country is known to lean to the other, or to go with Norway.
        "country_leaning": 0.5,
        "partner_countries": 0.5,
        "size_similarity": 0.5,
        "joint_size": pytest.approx(1414.2 / 51414.2, abs=1e-6),
        # Sizes of 28, 33 and 30 quarters of e: 0.86774 * 0.67261 = 0.58365.
        "partner_sizes": pytest.approx(0.58365 / 1.58365, abs=1e-4),
        "proximity": pytest.approx(0.56, abs=0.02),
        "shared_language": 0.0,
        "shared_themes": 1.0,
        # One of the two ties states its status.
        "liveliness": 1.0,
    } == values
    weighted = [(part.weight, part.value) for part in finding.components]
    total = sum(weight for weight, _ in weighted if weight is not None)
    score = sum(weight * value for weight, value in weighted if weight) / total
    assert round(score, 9) == pytest.approx(finding.score, abs=2e-9)
    assert ("A", "B", "C") == finding.territories
    assert "B" == finding.broker
    assert ("agreement/g1", "agreement/g2") == finding.evidence


def test_a_need_and_an_offer_tell_the_roles(tmp_path: Path) -> None:
    """The broker facilitates, who offers is pivotal, who needs is the beneficiary."""
    registry = towns(
        tmp_path / "w",
        """
            id,kind,parties
            g1,twinning,A;B
            g2,twinning,B;C
        """,
        actors="""
            id,name,kind,territory
            school,School,association,C
        """,
        needs="""
            id,territory,themes
            n1,A,education
        """,
        offers="""
            id,actor,themes
            o1,school,schooling
        """,
    )
    (finding,) = partnerlib.find_triangles(registry)
    values = {part.name: part.value for part in finding.components}
    assert 1.0 == values["need_offer_fit"]
    assert {"facilitating": "B", "pivotal": "C", "beneficiary": "A"} == {
        role.role: role.territory for role in finding.roles
    }
    evidence = {item for role in finding.roles for item in role.evidence}
    assert {"need/n1", "offer/o1"} <= evidence


def test_territories_roll_up_to_the_level(tmp_path: Path) -> None:
    """With a level, towns speak for their region, and others stand aside."""
    registry = world(
        tmp_path / "w",
        territories="""
            id,name,level,parent
            R,R,region,
            S,S,region,
            T,T,region,
            r1,r1,municipality,R
            r2,r2,municipality,R
            s1,s1,municipality,S
            t1,t1,municipality,T
            x,x,municipality,
        """,
        agreements="""
            id,kind,parties
            g1,twinning,r1;s1
            g2,twinning,s1;t1
            g3,twinning,r2;x
        """,
    )
    report = partnerlib.find_triangles(registry, level="region")
    assert [(("R", "T"),)] == [finding.missing for finding in report]
    assert 1 == len(report.for_territory("T"))
    assert 3 == report.examined["territories"]
