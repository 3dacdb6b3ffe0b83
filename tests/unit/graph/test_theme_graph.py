import pytest

from partnerlib import graph as views
from partnerlib.errors import ParameterError
from partnerlib.model import Action, Actor, Agreement, Concept, Record, Scope
from partnerlib.registry import Registry

CARE = Scope(themes=["health", "mine"])
TERMS = {
    "themes": [
        Concept("mine", label_en="Mine", label_fr="Le mien", broader="middle"),
        Concept("middle", label_en="Middle", broader="health"),
    ]
}


def registry_of(*records: Record) -> Registry:
    """Make a registry of two actors, own themes and some records."""
    actors = [Actor(name, name=name) for name in "ab"]
    return Registry.from_records([*actors, *records], terms=TERMS)


def test_nodes_are_the_themes_that_are_stated() -> None:
    """A theme has its labels and leads to its records; others are not there."""
    graph = views.theme_graph(
        registry_of(
            Agreement("g", parties=["a", "b"], scope=CARE),
            Action("x", title="X", parties=["a", "b"], scope=Scope(themes=["health"])),
            Action("y", title="Y", parties=["a", "b"], scope=Scope(themes=["unheard"])),
            Action("z", title="Z", parties=["a"]),
        )
    )
    assert ["health", "mine", "unheard"] == list(graph)
    assert {
        "name": "Health",
        "name_fr": "Santé",
        "agreements": ("g",),
        "actions": ("x",),
    } == graph.nodes["health"]
    assert ("Mine", "Le mien") == (
        graph.nodes["mine"]["name"],
        graph.nodes["mine"]["name_fr"],
    )
    assert "unheard" == graph.nodes["unheard"]["name"]
    assert {"agreements": 1, "actions": 3} == graph.graph["records"]


def test_a_theme_has_no_edge_with_a_broader_one() -> None:
    """What lies in another theme is no second theme; the third one is."""
    wide = Scope(themes=["health", "mine", "education"])
    graph = views.theme_graph(
        registry_of(Agreement("g", parties=["a", "b"], scope=wide))
    )
    assert [("education", "health"), ("education", "mine")] == list(graph.edges)
    assert {
        "agreements": ("g",),
        "actions": (),
        "weight": 1,
        "newman": 0.5,
    } == graph.edges["education", "health"]


def test_themes_roll_up() -> None:
    """Broad themes count a narrower one as themselves, however deep it lies."""
    scope = Scope(themes=["mine", "education"])
    registry = registry_of(
        Agreement("g", parties=["a", "b"], scope=scope, period="2004")
    )
    graph = views.theme_graph(registry, broad=True, weight="newman", max_themes=7)
    assert [("education", "health", 1.0)] == list(graph.edges(data="weight"))
    assert {
        "view": "themes",
        "digest": registry.digest,
        "parameters": {
            "broad": True,
            "as_of": "2004-12-31",
            "statuses": "live",
            "weight": "newman",
            "max_themes": 7,
        },
        "implicit": [],
        "records": {"agreements": 1, "actions": 0},
    } == graph.graph


def test_themes_meet_as_long_as_their_record_lasts() -> None:
    """A year of a record is a year of its themes; another without dates adds none."""
    scope = Scope(themes=["health", "education"])
    registry = registry_of(
        Agreement("g", parties=["a", "b"], scope=scope, period="2003"),
        Agreement("h", parties=["a", "b"], scope=scope),
    )
    edge = views.theme_graph(registry, statuses="any", weight="years").edges[
        "education", "health"
    ]
    assert (2, round(365 / 365.25, 9)) == (len(edge["agreements"]), edge["years"])
    assert edge["weight"] == edge["years"]
    assert "years_at_most" not in edge


@pytest.mark.parametrize(
    ("parameter", "value"), [("broad", "yes"), ("max_themes", 1), ("weight", None)]
)
def test_bad_parameter_is_refused(parameter: str, value: object) -> None:
    """A parameter that makes no sense is refused by its name."""
    with pytest.raises(ParameterError) as caught:
        views.theme_graph(registry_of(), **{parameter: value})  # type: ignore[arg-type]
    assert (parameter, value) == (caught.value.parameter, caught.value.value)
