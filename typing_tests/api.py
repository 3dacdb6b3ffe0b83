"""What type checkers see of the public face. Checked, never run."""

from typing import assert_type

import networkx as nx

import partnerlib
from partnerlib.vocabularies import crosswalk


def model(territory: partnerlib.Territory, agreement: partnerlib.Agreement) -> None:
    """Fields have their own types, and a value cannot be changed."""
    assert_type(territory.name, str)
    assert_type(territory.population, int | None)
    assert_type(territory.location, partnerlib.Location | None)
    assert_type(territory.aliases, tuple[str, ...])
    assert_type(agreement.parties, tuple[partnerlib.Party, ...])
    assert_type(agreement.scope, partnerlib.Scope)
    assert_type(agreement.period, partnerlib.Period)
    territory.name = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def files() -> None:
    """Reading gives a registry or raises; checking gives what it could."""
    assert_type(partnerlib.read("data/", "more.xlsx"), partnerlib.Registry)
    result = partnerlib.check("data/")
    assert_type(result, partnerlib.CheckResult)
    assert_type(result.registry, partnerlib.Registry | None)
    assert_type(result.problems, tuple[partnerlib.Problem, ...])


def graph_files(graph: "nx.Graph[str]") -> None:
    """What comes from graphs, pairs and codes is typed as what comes from files."""
    assert_type(partnerlib.from_graph(graph, statements=True), partnerlib.Registry)
    assert_type(partnerlib.from_pairs([("a", "b")]), partnerlib.Registry)
    assert_type(partnerlib.from_pairs("out.twin"), partnerlib.Registry)
    assert_type(partnerlib.codes.country("France"), str)
    assert_type(partnerlib.codes.is_valid("siren", "356000000"), bool)
    for match in crosswalk("12220", "dac", "themes"):
        assert_type(match.code, str)
        assert_type(match.sources, tuple[str, ...])


def registry(registry: partnerlib.Registry) -> None:
    """Look-ups keep the class of what they find."""
    assert_type(registry.territories["FR-91"], partnerlib.Territory)
    assert_type(registry.agreements_of("a"), tuple[partnerlib.Agreement, ...])
    assert_type(registry.authority_of("FR-91"), partnerlib.Actor | None)
    assert_type(registry.roll_up("FR-91", "region"), str | None)
    assert_type(registry.combine(registry), partnerlib.Registry)


def questions(registry: partnerlib.Registry) -> None:
    """Each finder has its own report, and each report its own findings."""
    gaps = partnerlib.find_gaps(registry, by=("theme", "place"), level="region")
    duplicates = partnerlib.find_duplicates(registry)
    triangles = partnerlib.find_triangles(registry, limit=None)
    assert_type(gaps, partnerlib.GapReport)
    assert_type(duplicates, partnerlib.DuplicateReport)
    assert_type(triangles, partnerlib.TriangleReport)
    for gap in gaps:
        assert_type(gap.score, float)
        assert_type(gap.evidence, tuple[str, ...])
        assert_type(gap.providers, tuple[str, ...])
        assert_type(gap.explain("fr"), str)
    for triangle in triangles.top(3):
        assert_type(triangle.broker, str)
    assert_type(len(duplicates), int)
    assert_type(duplicates.to_json(), str)


def graphs(registry: partnerlib.Registry) -> None:
    """Graphs are those of networkx, with text for nodes."""
    assert_type(partnerlib.graph.territory_graph(registry), nx.Graph[str])
    assert_type(partnerlib.datasets.essonne(), partnerlib.Registry)
