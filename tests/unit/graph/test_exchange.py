"""The exchange graph shows who gives what to whom."""

from partnerlib import graph as views
from partnerlib.model import Actor, Agreement, Exchange, Territory
from partnerlib.registry import Registry

REGISTRY = Registry.of(
    territories=[Territory("t", name="T")],
    actors=[
        Actor("a", name="A", kind="association", territory="t"),
        Actor("b", name="B"),
    ],
    agreements=[Agreement("g", parties=["a", "b"])],
    exchanges=[
        Exchange("m1", giver="a", receiver="b", kind="money", amount=10, unit="EUR"),
        Exchange(
            "m2",
            giver="a",
            receiver="b",
            kind="money",
            amount=5,
            unit="EUR",
            agreement="g",
        ),
        Exchange("m3", giver="a", receiver="b", kind="money"),
        Exchange("k", giver="b", receiver="a", kind="know-how"),
        Exchange("past", giver="b", receiver="a", kind="culture", period="1990/1991"),
    ],
)


def test_kinds_are_edges_of_their_own() -> None:
    """Each kind has one edge, with the ids of its exchanges and sums by unit."""
    graph = views.exchange_graph(REGISTRY, as_of="2020")

    assert [
        (
            "a",
            "b",
            "money",
            {
                "exchanges": ("m1", "m2", "m3"),
                "weight": 3,
                "amounts": {"EUR": 15},
                "agreements": ("g",),
            },
        ),
        (
            "b",
            "a",
            "know-how",
            {"exchanges": ("k",), "weight": 1, "amounts": {}, "agreements": ()},
        ),
    ] == list(graph.edges(keys=True, data=True))
    assert {"name": "A", "kind": "association", "territory": "t"} == graph.nodes["a"]
    assert 4 == graph.graph["exchanges"]


def test_any_status_keeps_exchanges_of_the_past() -> None:
    """Time does not filter where the caller says so."""
    graph = views.exchange_graph(REGISTRY, as_of="2020", statuses="any")

    assert ("past",) == graph.edges["b", "a", "culture"]["exchanges"]
    assert {"as_of": "2020-12-31", "statuses": "any"} == graph.graph["parameters"]


def test_status_terms_leave_time_aside() -> None:
    """A filter by status is none by time, and exchanges have no status."""
    graph = views.exchange_graph(REGISTRY, as_of="2020", statuses=("active",))

    assert 5 == graph.graph["exchanges"]
    assert ("past",) == graph.edges["b", "a", "culture"]["exchanges"]


def test_without_a_date_there_is_no_day() -> None:
    """A registry that mentions no day is taken as it is."""
    graph = views.exchange_graph(Registry.of())

    assert None is graph.graph["parameters"]["as_of"]
