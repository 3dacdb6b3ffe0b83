"""A registry is a graph in a file, and the graph is the registry again."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

import partnerlib
from partnerlib import Registry
from partnerlib.errors import DocumentError, PartnerlibWarning, Problem
from partnerlib.io._json_document import PLURALS
from partnerlib.io.graphs._flatten import edges_of, nodes_of
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    Party,
    Scope,
    Source,
    Territory,
)
from partnerlib.strategies import registries
from tests.unit.io.graphs.graph_files import gexf, graphml

FORMATS = ("graphml", "gexf", "hif")
KEYS = """
<key id="r" for="node" attr.name="record" attr.type="string"/>
<key id="n" for="node" attr.name="name" attr.type="string"/>
<key id="p" for="node" attr.name="population" attr.type="string"/>
<key id="l" for="node" attr.name="lat" attr.type="string"/>
<key id="o" for="node" attr.name="lon" attr.type="string"/>
<key id="c" for="node" attr.name="codes" attr.type="string"/>
<key id="s" for="node" attr.name="sources" attr.type="string"/>
<key id="w" for="node" attr.name="colour" attr.type="string"/>
<key id="v" for="node" attr.name="vocabulary" attr.type="string"/>
<key id="e" for="edge" attr.name="relation" attr.type="string"/>
<key id="g" for="graph" attr.name="partnerlib" attr.type="long"/>
<key id="t" for="graph" attr.name="date" attr.type="string"/>
"""


def world() -> Registry:
    """Make a registry with one record of each kind, and a bit of everything."""
    return Registry.of(
        territories=[
            Territory("a", name="A", level="country", country="FR", zones=["sahel"]),
            Territory(
                "b",
                name="B & <b>",
                parent="a",
                location=(1.5, -2),
                population=2**53,
                names={"fr": "Bé", "pt-BR": "Bê"},
                codes=[("insee", "1;2"), ("x=y", "z")],
                extra={"k;": "v\n\tw", "record": "x"},
                successors=["a"],
                sources=[Source(stated_by="b", date="2016", row=3)],
            ),
        ],
        actors=[
            Actor("x", name="X", kind="network", territory="a"),
            Actor(
                "y", name="Y", member_of=["x"], themes=["health"], aliases=["odd; one"]
            ),
        ],
        agreements=[
            Agreement(
                "g",
                kind="partnership",
                parties=[
                    Party("x", "lead", "2004/"),
                    Party("x", "funder"),
                    Party("y"),
                    Party("b"),
                ],
                scope=Scope(places=["a", "b"], themes=["water"]),
                amount=1.5,
                currency="EUR",
                period="2004~/..",
            )
        ],
        actions=[
            Action("g", title="G", parties=["y"], agreement="g", recognised=False)
        ],
        needs=[Need("n", territory="b", quantity=4), Need("m", actor="y")],
        offers=[Offer("o", actor="y", capacity=3, languages=["fr"])],
        exchanges=[Exchange("e", giver="x", receiver="y", agreement="g", amount=3)],
        terms={"themes": [Concept("own", label_en="Own", rank=2, broader="water")]},
        title="A <title>",
        licence="CC0",
        date="2020-02",
    )


def back(path: Path) -> Registry | None:
    """Read a file, and expect nothing worse than a warning for a term."""
    result = partnerlib.check(path)

    assert {"unknown-term"} >= {each.code for each in result.problems}
    return result.registry


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("made", [world, Registry])
def test_a_registry_survives(
    tmp_path: Path, format_: str, made: Callable[[], Registry]
) -> None:
    """Everything that a registry holds is held by each format."""
    path = tmp_path / f"world.{format_}"
    partnerlib.write(made(), path)

    assert made() == back(path)


@pytest.mark.parametrize("format_", FORMATS)
def test_equal_registries_give_equal_bytes(tmp_path: Path, format_: str) -> None:
    """What is written does not hang on the order in which records were given."""
    one, two = tmp_path / f"one.{format_}", tmp_path / f"two.{format_}"
    registry = world()
    partnerlib.write(registry, one)
    everything = [
        record
        for plural in PLURALS.values()
        if plural != "terms"
        for record in getattr(registry, plural).values()
    ]
    again = Registry.from_records(
        everything[::-1],
        terms=registry.terms,
        title=registry.title,
        licence=registry.licence,
        date=registry.date,
    )
    partnerlib.write(again, two)

    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("format_", "read", "write"),
    [
        ("graphml", nx.read_graphml, nx.write_graphml),
        ("gexf", nx.read_gexf, nx.write_gexf),
    ],
)
def test_networkx_reads_and_writes_it(
    tmp_path: Path,
    format_: str,
    read: Callable[[Path], Any],
    write: Callable[[Any, Path], None],
) -> None:
    """It has the attributes that people look for, and comes back whole."""
    path, again = tmp_path / f"one.{format_}", tmp_path / f"two.{format_}"
    registry = world() if format_ == "graphml" else untitled()
    partnerlib.write(registry, path)
    graph = read(path)
    node = graph.nodes["territory:b"]
    stated = {key: node[key] for key in ("record", "name", "population", "lat")}
    roles = {
        data.get("role"): data["relation"]
        for _, head, data in graph.out_edges("agreement:g", data=True)
        if head == "actor:x"
    }

    assert {
        "record": "territory",
        "name": "B & <b>",
        "population": 2**53,
        "lat": 1.5,
    } == stated
    assert {"lead": "parties", "funder": "parties"} == roles

    write(graph, again)

    assert registry == back(again)
    assert registry == partnerlib.from_graph(read(again), **about(registry))


def untitled() -> Registry:
    """Make the same world without what networkx does not keep of GEXF."""
    registry = world()
    everything = [
        record
        for plural in PLURALS.values()
        if plural != "terms"
        for record in getattr(registry, plural).values()
    ]
    return Registry.from_records(everything, terms=registry.terms)


def about(registry: Registry) -> dict[str, Any]:
    """Give what a registry says of itself."""
    return {key: getattr(registry, key) for key in ("title", "licence", "date")}


@settings(max_examples=25)
@given(registries())
def test_any_registry_survives_networkx(registry: Registry) -> None:
    """So does everything that can be drawn, from memory to memory."""
    graph: Any = nx.MultiDiGraph(partnerlib=1)
    for node in nodes_of(registry):
        graph.add_node(node.name, label=node.label, **node.attributes)
    for edge in edges_of(registry):
        graph.add_edge(edge.tail, edge.head, **edge.attributes)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PartnerlibWarning)
        again = partnerlib.from_graph(graph, **about(registry))

    assert registry == again


# -- files that went through other hands -------------------------------------------


def told(path: Path) -> list[tuple[str, str | None, int | None]]:
    """List what is wrong with a file."""
    return [(each.code, each.value, each.row) for each in problems(path)]


def problems(path: Path) -> tuple[Problem, ...]:
    """Look at a file that can be read."""
    result = partnerlib.check(path)

    assert result.registry is not None
    assert () == result.errors
    return result.problems


NODE = '<node id="{}"><data key="r">{}</data><data key="n">N</data>{}</node>'


def node(id_: str, kind: str = "territory", more: str = "") -> str:
    """Write a node on a line of its own."""
    return NODE.format(id_, kind, more)


def test_a_value_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    """The record stays without it, and the line is told."""
    more = (
        '<data key="p">many</data><data key="l">100</data><data key="o">x</data>'
        '<data key="c">insee</data><data key="s">[{"row": -1}]</data>'
    )
    path = graphml(tmp_path / "x.graphml", node("territory:a", more=more), KEYS)
    registry = partnerlib.check(path).registry

    assert registry is not None
    assert Territory("a", name="N", sources=[Source()]) == registry.territories["a"]
    assert {"bad-integer", "bad-number", "bad-type", "negative-number"} <= {
        code for code, _, _ in told(path)
    }
    assert all(row is not None for _, _, row in told(path))


def test_sources_that_are_no_json_are_left_out(tmp_path: Path) -> None:
    """They are a problem as any other value."""
    more = '<data key="s">{</data>'
    path = graphml(tmp_path / "x.graphml", node("territory:a", more=more), KEYS)

    assert [("bad-type", "{")] == [each[:2] for each in told(path)]


def test_a_record_that_cannot_do_without_is_left_out(tmp_path: Path) -> None:
    """An agreement without parties is none."""
    nodes = node("territory:a") + node("agreement:g", "agreement")
    path = graphml(tmp_path / "x.graphml", nodes, KEYS)

    assert "missing-value" in {code for code, _, _ in told(path)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (node("territory:a"), ("duplicate-id", "territory:a")),
        ('<node id="z"/>', ("unknown-field", "z")),
        (node("territory:b", more='<data key="w">red</data>'), None),
        (
            '<edge source="territory:a" target="b"><data key="e">parent</data></edge>',
            ("unknown-id", "b"),
        ),
        (
            node("actor:b", "actor") + '<edge source="territory:a" target="actor:b">'
            '<data key="e">parent</data></edge>',
            ("unknown-field", "parent"),
        ),
        (
            node("territory:b") + '<edge source="territory:a" target="territory:b"/>',
            ("unknown-field", "(edge)"),
        ),
        (
            node("territory:b") + '<edge source="territory:a" target="territory:b">'
            '<data key="e">parent</data></edge>' * 2,
            ("repeated-key", "b"),
        ),
        (
            node("territory:b")
            + '<hyperedge><endpoint node="territory:a"/><endpoint node="territory:b"/>'
            '<endpoint node="territory:a"/></hyperedge>',
            ("unknown-field", "(edge)"),
        ),
    ],
)
def test_what_is_no_record_is_told(
    tmp_path: Path, body: str, expected: tuple[str, str] | None
) -> None:
    """Nodes and edges that others added are passed over, each with a problem."""
    path = graphml(tmp_path / "x.graphml", node("territory:a") + "\n" + body, KEYS)
    found = [each[:2] for each in told(path)]

    assert [expected or ("unknown-field", "colour")] == [
        each for each in found if each[0] != "repeated-statement"
    ]


def test_the_id_comes_from_the_name_and_the_kind_from_the_attribute(
    tmp_path: Path,
) -> None:
    """A node that a person added needs no prefix."""
    path = graphml(tmp_path / "x.graphml", node("evry"), KEYS)
    registry = partnerlib.check(path).registry

    assert registry is not None
    assert ["evry"] == list(registry.territories)


def test_terms_of_one_id_in_two_vocabularies_are_two(tmp_path: Path) -> None:
    """A term is named by its vocabulary too; one without it is left out."""
    nodes = "".join(
        f'<node id="term:{name}_x003B_t"><data key="r">term</data>{more}</node>'
        for name, more in (
            ("themes", '<data key="v">themes</data>'),
            ("own", '<data key="v">own</data>'),
            ("none", ""),
        )
    )
    path = graphml(tmp_path / "x.graphml", nodes, KEYS)
    registry = partnerlib.check(path).registry

    assert registry is not None
    assert ["own", "themes"] == sorted(registry.terms)
    assert ["missing-value"] == [code for code, _, _ in told(path)]


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    """What this library cannot know it does not guess."""
    data = '<data key="g">99</data>'
    path = graphml(tmp_path / "x.graphml", data + node("territory:a"), KEYS)
    with pytest.raises(DocumentError):
        partnerlib.read(path)


def test_a_bad_date_of_the_file_is_left_out(tmp_path: Path) -> None:
    """What a file says of itself is checked as well."""
    data = '<data key="t">once</data>'
    path = graphml(tmp_path / "x.graphml", data + node("territory:a"), KEYS)

    assert ["bad-date"] == [code for code, _, _ in told(path)]


def test_a_gexf_with_attributes_of_gephi_is_read(tmp_path: Path) -> None:
    """What a program adds to every node and edge is no problem."""
    path = tmp_path / "x.gexf"
    gexf(
        path,
        '<node id="territory:a" label="A"><attvalues><attvalue for="0" '
        'value="territory"/><attvalue for="1" value="A"/></attvalues>'
        '</node><node id="territory:b" label="B"><attvalues><attvalue for="0" '
        'value="territory"/><attvalue for="1" value="B"/></attvalues></node>',
        '<edge id="0" source="territory:b" target="territory:a" weight="2">'
        '<attvalues><attvalue for="0" value="parent"/></attvalues></edge>',
        '<attributes class="node"><attribute id="0" title="record" type="string"/>'
        '<attribute id="1" title="name" type="string"/></attributes>'
        '<attributes class="edge"><attribute id="0" title="relation" type="string"/>'
        "</attributes>",
    )

    assert () == problems(path)
    registry = partnerlib.read(path)
    assert "a" == registry.territories["b"].parent


def test_xgi_reads_a_hypergraph(tmp_path: Path) -> None:
    """The hypergraph libraries of the field read what is written."""
    xgi = pytest.importorskip("xgi", reason="xgi is not installed")
    path = tmp_path / "world.json"
    partnerlib.write(world(), tmp_path / "world.hif")
    (tmp_path / "world.hif").rename(path)
    graph = xgi.read_hif(str(path))

    assert {"x", "y", "authority:b"} == set(graph.edges.members("agreement/g"))
    assert "X" == graph.nodes["x"]["name"]
    assert world() == back(path)
