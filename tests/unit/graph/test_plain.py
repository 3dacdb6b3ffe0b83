"""Graphs with plain attributes go to files of other programs."""

import datetime as dt
import io
import os
import subprocess
import sys
from fractions import Fraction
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest

from partnerlib.errors import ParameterError
from partnerlib.graph import plain_graph


def plain(value: object) -> Any:
    """Make one attribute of a node plain; None where it is left out."""
    graph = nx.Graph()
    graph.add_node("a", x=value)
    return plain_graph(graph).nodes["a"].get("x")


@attrs.frozen
class Measure:
    """What a function may give for a node."""

    size: float
    parts: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text", "text"),
        (np.str_("of numpy"), "of numpy"),
        ("a;b", "a;b"),
        (True, True),
        (np.True_, True),
        (7, 7),
        (-(2**63), -(2**63)),
        (np.int16(7), 7),
        (0.5, 0.5),
        (float("inf"), float("inf")),
        (np.float32(0.5), 0.5),
        (Fraction(1, 4), 0.25),
        (dt.date(2020, 2, 1), "2020-02-01"),
        (dt.datetime(2020, 2, 1, tzinfo=dt.UTC), "2020-02-01T00:00:00+00:00"),
        ((), ""),
        (("b", "a"), "b;a"),
        (["b", "a"], "b;a"),
        ({"b", "a"}, "a;b"),
        (frozenset({2, 1}), "[1,2]"),
        (("a;b", "c"), '["a;b","c"]'),
        ((1, 2.5, None), "[1,2.5,null]"),
        (np.array([1, 2]), "[1,2]"),
        ({"b": 1, "a": ("é",)}, '{"a":["é"],"b":1}'),
        ({}, "{}"),
        (Measure(float("nan"), ("a",)), '{"parts":["a"],"size":null}'),
    ],
)
def test_values_become_plain(value: object, expected: object) -> None:
    """Each kind of value has one form, of a class that files know."""
    made = plain(value)

    assert expected == made
    assert type(expected) is type(made)


@pytest.mark.parametrize("value", [None, float("nan"), np.float64("nan")], ids=repr)
def test_what_is_unknown_is_left_out(value: object) -> None:
    """A missing value makes no attribute, as no program reads one in the same way."""
    graph = nx.Graph()
    graph.add_node("a", x=value, y=1)

    assert {"y": 1} == plain_graph(graph).nodes["a"]


_ITSELF: list[Any] = []
_ITSELF.append(_ITSELF)


@pytest.mark.parametrize(
    "value",
    [
        len,
        b"bytes",
        2**63,
        -(2**63) - 1,
        "a\x00b",
        ("a", "\ud800"),
        {1: "a"},
        {"a": float("inf")},
        # The order in which a set is printed differs from process to process.
        pytest.param({1, "a"}, id="a set of two classes"),
        pytest.param(Fraction(10**400), id="huge"),
        _ITSELF,
        nx.Graph,
    ],
    ids=repr,
)
def test_what_cannot_be_written_is_refused(value: object) -> None:
    """The error names the node and the attribute."""
    with pytest.raises(ParameterError, match="the attribute 'x' of node 'a' cannot"):
        plain(value)


def test_the_place_of_what_cannot_be_written_is_told() -> None:
    """An edge is named by its ends and its key, and the graph as such."""
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="money", x=object())
    with pytest.raises(ParameterError, match=r"'x' of edge \('a', 'b', 'money'\)"):
        plain_graph(graph)
    with pytest.raises(ParameterError, match="'x' of the graph cannot be written"):
        plain_graph(nx.Graph(x=object()))


def test_names_of_attributes_are_texts() -> None:
    """A name that is no text is refused: a file would make it equal to another."""
    graph = nx.Graph()
    graph.add_node("a")
    graph.nodes["a"][1] = "x"
    with pytest.raises(ParameterError, match="the attribute 1 of node 'a'"):
        plain_graph(graph)


def test_only_graphs_are_copied() -> None:
    """Anything else is refused."""
    with pytest.raises(ParameterError, match="give a networkx graph"):
        plain_graph({})  # type: ignore[type-var]


@pytest.mark.parametrize("cls", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_the_class_and_the_orders_are_kept(cls: type[Any]) -> None:
    """The copy is of the same class, with nodes, edges and keys in the same order."""
    graph = cls(view="towns")
    graph.add_edges_from([("c", "a"), ("b", "c"), ("b", "a"), ("a", "a")], x=(1,))
    copy = plain_graph(graph)

    assert cls is type(copy)
    assert list(graph.nodes) == list(copy.nodes)
    assert list(graph.edges) == list(copy.edges)
    assert {"[1]"} == {x for *_, x in copy.edges(data="x")}
    assert {"view": "towns"} == copy.graph


def test_the_graph_itself_is_not_changed() -> None:
    """Only the copy is plain."""
    graph = nx.Graph(seen=("a",))
    graph.add_node("a", x=("b",))
    plain_graph(graph)

    assert {"seen": ("a",)} == graph.graph
    assert {"x": ("b",)} == graph.nodes["a"]


def test_an_attribute_has_one_type() -> None:
    """Whole numbers beside floats are floats, and different kinds are texts."""
    graph = nx.Graph()
    graph.add_node("a", size=5, note="x", told=True)
    graph.add_node("b", size=5.5, note=1, told=False)
    graph.add_edge("a", "b", size=5)
    copy = plain_graph(graph)

    expected = [
        {"size": 5.0, "note": "x", "told": True},
        {"size": 5.5, "note": "1", "told": False},
    ]
    assert expected == [row for _, row in copy.nodes(data=True)]
    assert float is type(copy.nodes["a"]["size"])
    assert int is type(copy.edges["a", "b"]["size"])


def test_defaults_of_a_graph_that_was_read_are_filled_in() -> None:
    """What a file states for all nodes and edges stands at each of them."""
    graph = nx.Graph(node_default={"x": 1}, edge_default={"y": 2})
    graph.add_node("a", x=3)
    graph.add_edge("a", "b")
    copy = plain_graph(graph)

    assert {} == copy.graph
    assert [3, 1] == [x for _, x in copy.nodes(data="x")]
    assert {"y": 2} == copy.edges["a", "b"]


def test_a_graph_that_was_read_is_plain() -> None:
    """To make a plain graph plain changes nothing."""
    graph = nx.Graph(about={"b": 1})
    graph.add_node("a", x=("b", "c"))
    file = io.BytesIO()
    nx.write_graphml(plain_graph(graph), file)
    file.seek(0)
    copy = plain_graph(nx.read_graphml(file))

    assert {"about": '{"b":1}'} == copy.graph
    assert {"x": "b;c"} == copy.nodes["a"]


_WRITE = """
import sys
import networkx as nx
from partnerlib import graph
from partnerlib.datasets import essonne

registry = essonne()
for view in (graph.territory_graph, graph.incidence_graph, graph.coverage_graph,
             graph.exchange_graph):
    drawn = view(registry)
    drawn.graph["seen"] = set(drawn)
    nx.write_graphml(graph.plain_graph(drawn), sys.stdout.buffer)
"""


def test_files_are_the_same_in_any_process() -> None:
    """The bytes do not depend on how Python hashes texts."""
    files = {
        subprocess.run(
            [sys.executable, "-c", _WRITE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert 1 == len(files)
    assert b"</graphml>" in files.pop()
