"""Networks that others published are read as they are."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import partnerlib

Data = Callable[[str], Path]


def test_the_network_of_konect_has_its_published_figures(shared_data: Data) -> None:
    """14,274 nodes, 20,573 edges, 6,327 triangles and 151,464 open triads."""
    registry = partnerlib.read(shared_data("konect-twin") / "out.twin")
    examined = partnerlib.find_triangles(registry, limit=1).examined

    assert (14_274, 20_573) == (len(registry.territories), len(registry.agreements))
    assert (6_327, 151_464) == (examined["closed_triads"], examined["open_triads"])


def test_two_columns_are_pairs_where_they_are_said_to_be(shared_data: Data) -> None:
    """17,401 pairs of 10,055 towns, without headings; nobody states any of them."""
    path = shared_data("twin-towns-2016") / "relations.tsv"
    registry = partnerlib.from_pairs(path)

    assert 10_055 == len(registry.territories)
    assert 17_401 == len(registry.agreements)
    assert {""} == {
        source.stated_by
        for agreement in registry.agreements.values()
        for source in agreement.sources
    }


@pytest.mark.parametrize(
    ("name", "write"), [("t.gexf", nx.write_gexf), ("t.graphml", nx.write_graphml)]
)
def test_a_graph_of_towns_with_countries(
    shared_data: Data, tmp_path: Path, name: str, write: Callable[[Any, Path], None]
) -> None:
    """All towns of 2022 with label, country, population and place, as networkx writes.

    Seven states that are no country of ISO 3166 are told and kept, and the degree,
    which was found stale in the published file, is no fact.
    """
    path = tmp_path / name
    graph = towns(shared_data("twin-towns-2016"))
    write(graph, path)
    result = partnerlib.check(path)

    assert result.registry is not None
    registry = result.registry
    assert {"bad-country": 7, "unknown-column": 1} == Counter(
        each.code for each in result.problems
    )
    assert graph.number_of_edges() == len(registry.agreements)
    paris = registry.territories["Q90"]
    assert ("Paris", "FR", "FR") == (paris.name, paris.country, paris.parent)
    assert ("graph:degree", "10") in paris.extra


def towns(folder: Path) -> "nx.Graph[str]":
    """Make the graph of the towns of which more is known than the id."""
    with (folder / "attributes.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id"]: row for row in csv.DictReader(file)}
    graph: nx.Graph[str] = nx.Graph()
    for line in (folder / "relations.tsv").read_text("utf-8").splitlines():
        tail, head = line.split("\t")
        if tail in known and head in known:
            graph.add_edge(tail, head)
    for town in graph:
        row = known[town]
        graph.nodes[town].update(
            label=row["label"],
            country=row["country"],
            pop=int(float(row["population"] or 0)),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            degree=graph.degree[town],
        )
    return graph
