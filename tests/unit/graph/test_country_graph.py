import pytest

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Action, Actor, Agreement, Party, Record, Territory
from partnerlib.registry import Registry

PLACES: list[Record] = [
    Territory("FR", name="France", level="country", country="FR"),
    Territory("FR-91", name="Essonne", level="department", parent="FR"),
    Territory("evry", name="Évry", country="FR"),
    Territory("kayes", name="Kayes", country="ML"),
    Territory("bonn", name="Bonn", country="DE"),
    Territory("atlantis", name="Atlantis"),
    Actor("essonne", name="Essonne", territory="FR-91"),
    Actor("nomad", name="Nomad"),
]


def registry_of(*records: Record) -> Registry:
    """Make a registry of places in three countries and some records."""
    return Registry.from_records([*PLACES, *records])


def test_nodes_are_the_countries_that_territories_state() -> None:
    """A country is there with its territories, those that inherit it too."""
    graph = views.country_graph(registry_of())
    assert {
        "DE": {"territories": ("bonn",)},
        "FR": {"territories": ("FR", "FR-91", "evry")},
        "ML": {"territories": ("kayes",)},
    } == dict(graph.nodes.items())
    assert ["DE", "FR", "ML"] == list(graph)


def test_edges_need_no_territory_that_is_a_country() -> None:
    """Mali is tied though no territory is Mali; two towns of France are one end."""
    graph = views.country_graph(
        registry_of(
            Agreement("g", parties=["evry", "essonne", "kayes"]),
            Agreement("home", parties=["evry", "essonne"]),
            Action("x", title="X", parties=["evry", "kayes", "bonn"]),
        )
    )
    assert {
        "agreements": ("g",),
        "actions": ("x",),
        "weight": 2,
        "newman": 1.5,
    } == graph.edges["FR", "ML"]
    assert [("DE", "FR"), ("DE", "ML"), ("FR", "ML")] == list(graph.edges)


def test_graph_says_what_it_is() -> None:
    """The graph tells the view, the data, the parameters and what it left aside."""
    registry = registry_of(
        Agreement("g", parties=["evry", "kayes", "bonn"], last_activity="2016"),
        Agreement("h", parties=["evry", "nomad", "atlantis", "nomad"]),
        Action("x", title="X", parties=["evry", Party("kayes", "funder")]),
    )
    graph = views.country_graph(registry, roles="any", weight="newman", max_countries=2)
    assert {
        "view": "countries",
        "digest": registry.digest,
        "parameters": {
            "as_of": "2016-12-31",
            "statuses": "live",
            "roles": "any",
            "weight": "newman",
            "max_countries": 2,
        },
        "implicit": ["agreement/g"],
        "records": {"agreements": 2, "actions": 1, "unseated": 2},
    } == graph.graph
    assert [("FR", "ML", 1.0)] == list(graph.edges(data="weight"))
    assert [] == list(views.country_graph(registry, max_countries=2).edges)


def test_bad_limit_is_refused() -> None:
    """The limit of countries is a whole number from 2 up."""
    with pytest.raises(ParameterError) as caught:
        views.country_graph(registry_of(), max_countries=1)
    assert "max_countries" == caught.value.parameter
