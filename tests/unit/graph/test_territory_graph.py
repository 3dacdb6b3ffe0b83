import networkx as nx
import pytest

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Action, Actor, Agreement, Party, Record, Territory
from partnerlib.registry import Registry

PLACES: list[Record] = [
    Territory("FR", name="France", level="country", country="FR"),
    Territory("FR-91", name="Essonne", level="department", parent="FR", population=9),
    Territory("ML", name="Mali", level="country", country="ML"),
    Territory("ML-1", name="Kayes", level="region", parent="ML"),
    Territory("VN-HN", name="Hanoi", level="province"),
    Actor("essonne", name="Essonne", territory="FR-91"),
    Actor("kayes", name="Kayes", territory="ML-1"),
    Actor("hanoi", name="Hanoi", territory="VN-HN"),
    Actor("nomad", name="Nomad"),
]


def registry_of(*records: Record) -> Registry:
    """Make a registry of three places and some records."""
    return Registry.from_records([*PLACES, *records])


def test_nodes_are_all_territories_in_order() -> None:
    """Every territory is a node, with what is known of it and nothing else."""
    graph = views.territory_graph(registry_of())
    assert [
        ("FR", {"name": "France", "level": "country", "country": "FR"}),
        (
            "FR-91",
            {
                "name": "Essonne",
                "level": "department",
                "country": "FR",
                "population": 9,
            },
        ),
        ("ML", {"name": "Mali", "level": "country", "country": "ML"}),
        ("ML-1", {"name": "Kayes", "level": "region", "country": "ML"}),
        ("VN-HN", {"name": "Hanoi", "level": "province"}),
    ] == list(graph.nodes.items())


def test_edges_lead_back_to_their_records() -> None:
    """An edge names its agreements and actions, and says how strong it is."""
    graph = views.territory_graph(
        registry_of(
            Agreement("g", parties=["essonne", "kayes"]),
            Action("x", title="X", parties=["essonne", "kayes", "hanoi"]),
        )
    )
    shared = {"agreements": (), "actions": ("x",), "weight": 1, "newman": 0.5}
    assert {
        ("FR-91", "ML-1"): {
            "agreements": ("g",),
            "actions": ("x",),
            "weight": 2,
            "newman": 1.5,
        },
        ("FR-91", "VN-HN"): shared,
        ("ML-1", "VN-HN"): shared,
    } == dict(graph.edges.items())


def test_graph_says_what_it_is() -> None:
    """The graph itself tells the view, the data, the parameters and the counts."""
    registry = registry_of(
        Agreement("g", parties=["essonne", "kayes", "hanoi"], last_activity="2016"),
        Agreement("h", parties=["essonne", "nomad"], status="active"),
    )
    graph = views.territory_graph(registry, max_territories=2)
    assert {
        "view": "territories",
        "digest": registry.digest,
        "parameters": {
            "level": None,
            "as_of": "2016-12-31",
            "statuses": "live",
            "roles": "acting",
            "weight": "count",
            "max_territories": 2,
        },
        "implicit": ["agreement/g"],
        "records": {"agreements": 2, "actions": 0, "unseated": 1},
    } == graph.graph
    assert 0 == graph.number_of_edges()


def test_level_rolls_up() -> None:
    """At a level, nodes are of that level and edges between what contains seats."""
    graph = views.territory_graph(
        registry_of(Agreement("g", parties=["essonne", "kayes", "hanoi"])),
        level="Pays",
    )
    assert ["FR", "ML"] == list(graph)
    assert [("FR", "ML")] == list(graph.edges)
    assert 1.0 == graph.edges["FR", "ML"]["newman"]
    assert 1 == graph.graph["records"]["unseated"]


def test_parameters_filter() -> None:
    """The day and the statuses decide which records count."""
    registry = registry_of(
        Agreement("g", parties=["essonne", "kayes"], period="2010/2014"),
        Agreement("h", parties=["essonne", "hanoi"], status="ended"),
    )
    assert [] == list(views.territory_graph(registry, as_of="2016").edges)
    assert [("FR-91", "ML-1")] == list(
        views.territory_graph(registry, as_of="2012").edges
    )
    assert 2 == views.territory_graph(registry, statuses="any").number_of_edges()
    ended = views.territory_graph(registry, statuses=("ended",))
    assert [("FR-91", "VN-HN")] == list(ended.edges)
    assert ("ended",) == ended.graph["parameters"]["statuses"]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("level", "no such level"),
        ("as_of", "some day"),
        ("statuses", "some status"),
        ("roles", "some role"),
        ("weight", "some weight"),
        ("max_territories", 1),
        ("max_territories", 2.0),
    ],
)
def test_bad_parameter_is_refused(parameter: str, value: object) -> None:
    """A parameter that makes no sense is refused by its name."""
    with pytest.raises(ParameterError) as caught:
        views.territory_graph(registry_of(), **{parameter: value})  # type: ignore[arg-type]
    assert (parameter, value) == (caught.value.parameter, caught.value.value)


def test_it_is_a_plain_graph() -> None:
    """The view is an undirected simple networkx graph that may be changed."""
    registry = registry_of(
        Agreement("g", parties=[Party("essonne"), Party("kayes", "pivotal")])
    )
    graph = views.territory_graph(registry)
    assert type(graph) is nx.Graph
    graph.remove_node("FR-91")
    assert "FR-91" in registry.territories
