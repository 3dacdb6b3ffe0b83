from networkx.algorithms import bipartite

from partnerlib import graph as views
from partnerlib.model import Action, Actor, Agreement, Party
from partnerlib.registry import Registry

REGISTRY = Registry.of(
    actors=[Actor(name, name=name.upper(), kind="association") for name in "cba"],
    agreements=[
        Agreement(
            "g",
            kind="twinning",
            title="The twinning",
            parties=[
                Party("a", "lead", "2010/2012"),
                Party("a", "funder", "2013/.."),
                Party("b"),
            ],
            period="2010/..",
            status="active",
        ),
        Agreement("old", parties=["a", "b"], status="ended"),
    ],
    actions=[
        Action("a", title="An action", parties=["a"]),
        Action("later", title="Not yet", parties=["b"], status="planned"),
    ],
)


def test_two_sides() -> None:
    """Actors are on one side, live agreements and actions on the other."""
    graph = views.incidence_graph(REGISTRY)
    assert [
        ("actor/a", 0),
        ("actor/b", 0),
        ("actor/c", 0),
        ("agreement/g", 1),
        ("action/a", 1),
    ] == list(graph.nodes(data="bipartite"))
    assert bipartite.is_bipartite_node_set(graph, ["actor/a", "actor/b", "actor/c"])


def test_nodes_lead_back_to_their_records() -> None:
    """A node tells what it is called, its kind, and of records when and how."""
    graph = views.incidence_graph(REGISTRY)
    assert {"bipartite": 0, "name": "A", "kind": "association"} == graph.nodes[
        "actor/a"
    ]
    assert {
        "bipartite": 1,
        "name": "The twinning",
        "kind": "twinning",
        "during": "2010/..",
        "status": "active",
    } == graph.nodes["agreement/g"]


def test_edges_tell_roles_and_times() -> None:
    """An edge has every role and every stated period of an actor in a record."""
    graph = views.incidence_graph(REGISTRY)
    assert {
        ("actor/a", "agreement/g"): {
            "roles": ("funder", "lead"),
            "during": "2010/2012;2013/..",
        },
        ("actor/b", "agreement/g"): {"roles": (), "during": ""},
        ("actor/a", "action/a"): {"roles": (), "during": ""},
    } == _from_actors(graph)


def _from_actors(graph: views.Graph) -> dict[tuple[str, str], dict[str, object]]:
    return {
        (actor, record): graph.edges[actor, record]
        for actor in graph
        if actor.startswith("actor/")
        for record in graph[actor]
    }


def test_graph_says_what_it_is() -> None:
    """The graph tells the view, the data, the parameters and the counts."""
    assert {
        "view": "incidence",
        "digest": REGISTRY.digest,
        "parameters": {"as_of": "2013-12-31", "statuses": "live"},
        "records": {"agreements": 1, "actions": 1},
    } == views.incidence_graph(REGISTRY).graph
    everything = views.incidence_graph(REGISTRY, statuses="any").graph
    assert {"agreements": 2, "actions": 2} == everything["records"]


def test_who_left_has_no_edge() -> None:
    """Who left a record before the day is no part of it, unless all are asked for."""
    parties = [Party("a", during="2001/2003"), Party("b")]
    registry = Registry.from_records(
        [
            Actor("a", name="A"),
            Actor("b", name="B"),
            Action("x", title="X", parties=parties),
        ]
    )
    drawn = {
        statuses: sorted(
            views.incidence_graph(registry, as_of="2005", statuses=statuses)["action/x"]
        )
        for statuses in ("live", "any")
    }
    assert {"live": ["actor/b"], "any": ["actor/a", "actor/b"]} == drawn
