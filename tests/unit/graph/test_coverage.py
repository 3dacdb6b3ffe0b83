"""The coverage graph shows who provides in which cell."""

import pytest

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Action, Actor, Agreement, Party, Scope, Territory
from partnerlib.registry import Registry

CARE = Scope(themes=["health"], places=["evry"])
REGISTRY = Registry.of(
    territories=[
        Territory("FR-91", name="Essonne", level="department"),
        Territory("evry", name="Évry", level="municipality", parent="FR-91"),
    ],
    actors=[Actor(name, name=name.upper(), kind="association") for name in "abc"],
    agreements=[
        Agreement("g", parties=["a", "b"], scope=CARE),
        Agreement("old", parties=["a", "c"], scope=CARE, status="ended"),
    ],
    actions=[
        Action("x", title="X", parties=[Party("a", "operator")], scope=CARE),
        Action("silent", title="Silent", parties=["c"]),
    ],
)


def test_edges_lead_back_to_the_records_of_the_efforts() -> None:
    """An actor is tied to a cell by every live record in which it provides there."""
    graph = views.coverage_graph(REGISTRY, by=("theme", "place"))

    cell = "cell/theme=health;place=evry"
    assert {"bipartite": 1, "theme": "health", "place": "evry"} == graph.nodes[cell]
    assert {"bipartite": 0, "name": "A", "kind": "association"} == graph.nodes[
        "actor/a"
    ]
    assert [
        ("actor/a", cell, {"records": ("action/x", "agreement/g"), "weight": 2}),
        ("actor/b", cell, {"records": ("agreement/g",), "weight": 1}),
    ] == list(graph.edges(data=True))


def test_graph_says_what_it_is_and_what_it_lacks() -> None:
    """Records that leave a facet empty make no cell and are counted."""
    graph = views.coverage_graph(REGISTRY, level="department")

    assert ("theme", "place") == graph.graph["parameters"]["by"]
    assert "department" == graph.graph["parameters"]["level"]
    assert 1 == graph.graph["records"]["undocumented"]
    assert "cell/theme=health;place=FR-91" in graph
    assert "actor/c" in graph


def test_unknown_facets_are_told() -> None:
    """A facet that is none is refused."""
    with pytest.raises(ParameterError):
        views.coverage_graph(REGISTRY, by=("colour",))  # type: ignore[arg-type]
