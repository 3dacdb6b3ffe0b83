import pytest

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Action, Actor, Agreement, Party, Record, Territory
from partnerlib.registry import Registry


def registry_of(*records: Record) -> Registry:
    """Make a registry of four actors and some records."""
    actors = [Actor(name, name=name.upper(), kind="association") for name in "dcba"]
    seated = Actor("s", name="S", kind="network", territory="t")
    return Registry.from_records([*actors, seated, Territory("t", name="T"), *records])


def test_nodes_are_all_actors_in_order() -> None:
    """Every actor is a node, isolated ones too; the seat is there where known."""
    graph = views.actor_graph(registry_of())
    assert ["a", "b", "c", "d", "s"] == list(graph)
    assert {"name": "A", "kind": "association"} == graph.nodes["a"]
    assert {"name": "S", "kind": "network", "territory": "t"} == graph.nodes["s"]


def test_edges_lead_back_to_their_records() -> None:
    """Parties in whatever role are tied, and the edge names the records."""
    graph = views.actor_graph(
        registry_of(
            Agreement("h", parties=["b", "a"]),
            Agreement("g", parties=["a", "b", Party("c", "funder")]),
            Action("x", title="X", parties=["a", "b", "c", "d"]),
            Action("alone", title="Alone", parties=["d"]),
            Action("twice", title="Twice", parties=[Party("d", "lead"), Party("d")]),
        )
    )
    assert [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")] == [
        *graph.edges
    ]
    assert {
        "agreements": ("g", "h"),
        "actions": ("x",),
        "weight": 3,
        "newman": 1.833333333,
    } == graph.edges["a", "b"]


def test_graph_says_what_it_is() -> None:
    """A record of too many actors makes no edge and is listed."""
    registry = registry_of(
        Action("x", title="X", parties=["a", "b", "c"], status="active"),
        Agreement("g", parties=["a", "b", "c"], last_activity="2016-07-04"),
        Agreement("h", parties=["a", "b"], status="ended"),
    )
    graph = views.actor_graph(registry, max_parties=2)
    assert {
        "view": "actors",
        "digest": registry.digest,
        "parameters": {
            "as_of": "2016-07-04",
            "statuses": "live",
            "roles": "any",
            "weight": "count",
            "max_parties": 2,
        },
        "implicit": ["action/x", "agreement/g"],
        "records": {"agreements": 1, "actions": 1},
    } == graph.graph
    assert [] == list(graph.edges)


def test_a_treaty_of_ten_thousand_is_listed_and_not_drawn() -> None:
    """By default what 10,000 sign makes no edges, and is not lost: it is implicit."""
    names = [f"a{number}" for number in range(10_000)]
    registry = Registry.of(
        actors=[Actor(name, name=name) for name in names],
        agreements=[
            Agreement("treaty", parties=names),
            Agreement("twinning", parties=names[:2]),
        ],
    )
    graph = views.actor_graph(registry, statuses="any")

    assert [("a0", "a1")] == list(graph.edges)
    assert ["agreement/treaty"] == graph.graph["implicit"]
    assert 10_000 == len(graph)


def test_bad_limit_is_refused() -> None:
    """The limit of parties is a whole number from 2 up."""
    with pytest.raises(ParameterError) as caught:
        views.actor_graph(registry_of(), max_parties=1)
    assert "max_parties" == caught.value.parameter
