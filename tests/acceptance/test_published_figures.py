"""Figures that others published come out of the views and the kernels.

KONECT, "Sister cities": http://konect.cc/networks/twin/. Those of its figures that
were worked out again from its file are here; its mean distance and its effective
diameter are estimates, and are not.
"""

from collections.abc import Callable
from math import comb
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

import partnerlib
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._wedges import Wedges, neighbour_weights

Data = Callable[[str], Path]


@pytest.fixture(scope="module")
def twins(shared_data: Data) -> "nx.Graph[str]":
    """Draw the territory graph of the network, read as it is published."""
    registry = partnerlib.read(shared_data("konect-twin") / "out.twin")
    return partnerlib.graph.territory_graph(registry)


@pytest.fixture(scope="module")
def edges(twins: "nx.Graph[str]") -> Edges:
    """Give the graph to the kernels."""
    numbers = {town: number for number, town in enumerate(twins)}
    pairs = np.array([[numbers[town] for town in edge] for edge in twins.edges])
    return Edges.of(pairs[:, 0], pairs[:, 1], len(twins))


def test_size_and_density(twins: "nx.Graph[str]") -> None:
    """Nodes, edges, greatest and mean degree, fill."""
    degrees = [degree for _, degree in twins.degree]

    assert (14_274, 20_573, 0) == (
        len(twins),
        twins.number_of_edges(),
        nx.number_of_selfloops(twins),
    )
    assert 99 == max(degrees)
    assert "2.88258" == f"{sum(degrees) / len(degrees):.5f}"
    assert "0.000201961" == f"{nx.density(twins):.9f}"


def test_stars(edges: Edges) -> None:
    """Wedges, claws and crosses are choices among the neighbours of a node."""
    assert 170_445 == edges.wedges
    claws, crosses = (
        sum(comb(degree, rays) for degree in edges.degrees.tolist()) for rays in (3, 4)
    )
    assert (1_448_380, 16_106_419) == (claws, crosses)


def test_triangles_and_clustering(twins: "nx.Graph[str]", edges: Edges) -> None:
    """Triangles, and the share of the wedges that they close."""
    corners = Wedges(edges).triangles

    assert 6_327 * 3 == corners.sum()
    assert "0.111361" == f"{corners.sum() / edges.wedges:.6f}"
    assert "0.042663" == f"{nx.average_clustering(twins):.6f}"


def test_squares(edges: Edges) -> None:
    """Squares are pairs of common neighbours; tours of four steps follow."""
    weights = neighbour_weights(edges.degrees, "common_neighbours") + 0j
    open_pairs = [
        block.values.real.astype(np.int64) for block in Wedges(edges).blocks(weights)
    ]
    matrix = edges.matrix
    closed = (matrix @ matrix).multiply(matrix).tocoo().data.astype(np.int64)
    corners = sum(int((n * (n - 1) // 2).sum()) for n in open_pairs)
    corners += int((closed * (closed - 1) // 2).sum()) // 2

    assert 84_861 == corners // 2
    assert 1_401_814 == 8 * (corners // 2) + 4 * edges.wedges + 2 * len(edges)


def test_open_pairs_by_common_partners(edges: Edges) -> None:
    """130,396 pairs of towns share a partner, 118,323 of them one only."""
    weights = neighbour_weights(edges.degrees, "common_neighbours") + 0j
    counts = np.concatenate(
        [block.values.real for block in Wedges(edges).blocks(weights)]
    ).astype(np.int64)

    assert (130_396, 151_464, 19) == (len(counts), counts.sum(), counts.max())
    assert [118_323, 7_896, 2_112, 963, 474, 239, 148, 97] == np.bincount(counts)[
        1:9
    ].tolist()


def test_whole(twins: "nx.Graph[str]") -> None:
    """Assortativity, the largest component, cores, bridges and cut nodes."""
    largest = max(nx.connected_components(twins), key=len)

    assert 10_320 == len(largest)
    assert 1_433 == nx.number_connected_components(twins)
    assert "0.386786" == f"{nx.degree_assortativity_coefficient(twins):.6f}"
    assert 26 == max(nx.core_number(twins).values())
    assert 8_023 == sum(1 for _ in nx.bridges(twins))
    assert 4_063 == sum(1 for _ in nx.articulation_points(twins))


def test_inequality(twins: "nx.Graph[str]") -> None:
    """The Gini coefficient of the degrees."""
    degrees = sorted(degree for _, degree in twins.degree)
    ranked = sum(rank * degree for rank, degree in enumerate(degrees, 1))
    gini = 2 * ranked / (len(degrees) * sum(degrees)) - (len(degrees) + 1) / len(
        degrees
    )

    assert "0.506040" == f"{gini:.6f}"


def test_diameter(twins: "nx.Graph[str]") -> None:
    """The longest of the shortest paths of the largest component."""
    largest = twins.subgraph(max(nx.connected_components(twins), key=len))

    assert 25 == nx.diameter(largest, usebounds=True)
