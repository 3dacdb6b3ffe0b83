"""Graphs of other people are read as places and twinnings."""

import json
from pathlib import Path
from typing import Any

import pytest

import partnerlib
from partnerlib import Registry
from partnerlib.errors import DocumentError
from partnerlib.model import Location, Period, Source
from tests.unit.io.graphs.graph_files import gexf, graphml

NODES = ("name", "country", "pop", "lat", "lon", "type", "qid", "degree", "about")
TIES = ("kind", "year", "end", "theme", "status", "url", "weight", "label")
KEYS = "".join(
    f'<key id="{place[0]}{name}" for="{place}" attr.name="{name}"/>'
    for place, names in (("node", NODES), ("edge", TIES))
    for name in names
)
Told = list[tuple[str, str | None]]


def node(id_: str, **data: str) -> str:
    """Write a node with data."""
    values = "".join(f'<data key="n{key}">{text}</data>' for key, text in data.items())
    return f'<node id="{id_}">{values}</node>\n'


def edge(tail: str, head: str, **data: str) -> str:
    """Write an edge with data."""
    values = "".join(f'<data key="e{key}">{text}</data>' for key, text in data.items())
    return f'<edge source="{tail}" target="{head}">{values}</edge>\n'


def read(tmp_path: Path, body: str, keys: str = KEYS) -> tuple[Registry, Told]:
    """Read a GraphML file with this in it, and what is wrong with it."""
    result = partnerlib.check(graphml(tmp_path / "towns.graphml", body, keys))

    assert result.registry is not None
    assert () == result.errors
    return result.registry, [(each.code, each.value) for each in result.problems]


def test_nodes_are_places_and_edges_twinnings(tmp_path: Path) -> None:
    """What a graph says in known words becomes the fields of records."""
    paris = node(
        "Q90", name="Paris", country="France", pop="2102650.0", lat="48.86", lon="2.35"
    )
    registry, told = read(
        tmp_path,
        paris
        + node("Q220", name="Roma", country="ITA", type="city", qid="Q220")
        + edge("Q90", "Q220", year="1956", theme="Santé; Chant choral; !", url="u:v"),
    )
    place = registry.territories["Q90"]
    twinning = registry.agreements["twinning:Q220~Q90"]

    assert [] == told
    assert ["FR", "IT", "Q220", "Q90"] == list(registry.territories)
    assert ("Paris", "FR", "FR", 2102650) == (
        place.name,
        place.country,
        place.parent,
        place.population,
    )
    assert Location(48.86, 2.35) == place.location
    assert (Source(file="towns.graphml"),) == place.sources
    assert ("municipality", (("wikidata", "Q220"),)) == (
        registry.territories["Q220"].level,
        registry.territories["Q220"].codes,
    )
    assert {"en": "Italy", "fr": "Italie"} == dict(registry.territories["IT"].names)
    assert ("twinning", Period.parse("1956/")) == (twinning.kind, twinning.period)
    assert ("chant-choral", "health") == twinning.scope.themes
    assert "Chant choral" == registry.terms["themes"][0].label_en
    assert (Source(file="towns.graphml", url="u:v"),) == twinning.sources


def test_computed_numbers_are_kept_and_told_once(tmp_path: Path) -> None:
    """A degree or a weight is no fact; it is kept aside, and told by its name."""
    registry, told = read(
        tmp_path,
        node("a", degree="3", about="x")
        + node("b", degree="4")
        + edge("a", "b", weight="2.0"),
    )

    assert [
        ("unknown-column", "degree"),
        ("unknown-column", "about"),
        ("unknown-column", "weight"),
    ] == told
    assert (("graph:about", "x"), ("graph:degree", "3")) == (
        registry.territories["a"].extra
    )
    assert (("graph:weight", "2.0"),) == registry.agreements["twinning:a~b"].extra


@pytest.mark.parametrize(
    ("data", "told", "extra"),
    [
        ({"country": "Atlantis"}, ("bad-country", "Atlantis"), ["graph:country"]),
        ({"pop": "many"}, ("bad-number", "many"), []),
        ({"pop": "1e999"}, ("bad-number", "1e999"), []),
        ({"pop": "2.5"}, ("bad-integer", "2.5"), []),
        ({"pop": "-3"}, ("negative-number", "-3"), []),
        ({"lat": "100", "lon": "1"}, ("out-of-range", "100"), []),
        ({"lat": "nan", "lon": "1"}, ("bad-number", "nan"), []),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out(
    tmp_path: Path, data: dict[str, str], told: tuple[str, str], extra: list[str]
) -> None:
    """The place stays, and the problem has the line of its node."""
    registry, found = read(tmp_path, node("a", **data))

    assert [told] == found
    assert extra == [key for key, _ in registry.territories["a"].extra]
    assert registry.territories["a"].location is None


def test_a_lone_coordinate_says_nothing(tmp_path: Path) -> None:
    """A latitude alone is no place."""
    registry, _ = read(tmp_path, node("a", lat="1"))

    assert registry.territories["a"].location is None


def test_a_kind_of_actor_makes_an_actor(tmp_path: Path) -> None:
    """A node may be an association; what is neither kind nor level is kept."""
    registry, told = read(
        tmp_path,
        node("a", type="association", name="A")
        + node("b", type="gizmo")
        + edge("a", "b"),
    )

    assert "association" == registry.actors["a"].kind
    assert (("graph:type", "gizmo"),) == registry.territories["b"].extra
    assert ["a", "authority:b"] == [
        party.actor for party in registry.agreements["twinning:a~b"].parties
    ]
    assert [] == told


def test_a_country_among_the_nodes_is_made_once(tmp_path: Path) -> None:
    """A node whose id is the code of its country is that country."""
    registry, _ = read(
        tmp_path, node("FR", name="La France", country="FR") + node("a", country="FR")
    )

    assert ("La France", "") == (
        registry.territories["FR"].name,
        registry.territories["FR"].parent,
    )
    assert "FR" == registry.territories["a"].parent


def test_ids_that_are_none_are_replaced(tmp_path: Path) -> None:
    """The edges still lead to the node."""
    registry, told = read(tmp_path, node("a;b") + node("c") + edge("a;b", "c"))

    assert [("bad-id", "a;b")] == told
    assert ["c", "node:1"] == list(registry.territories)
    assert ["twinning:c~node:1"] == list(registry.agreements)


def test_what_ties_nothing_is_told(tmp_path: Path) -> None:
    """Loops, loose ends and repeated nodes are left out."""
    _, told = read(
        tmp_path,
        node("a")
        + node("a")
        + node("b")
        + edge("a", "a")
        + edge("a", "z")
        + '<hyperedge><endpoint node="a"/></hyperedge>'
        + edge("a", "b")
        + edge("b", "a"),
    )

    assert [
        ("duplicate-id", "a"),
        ("self-statement", "a"),
        ("unknown-id", "z"),
        ("too-few-parties", "a"),
        ("repeated-statement", "twinning:a~b"),
    ] == told


def test_edges_of_one_pair_are_one_agreement_from_the_earliest_start(
    tmp_path: Path,
) -> None:
    """What one edge leaves open the other fills; other kinds are other agreements."""
    registry, _ = read(
        tmp_path,
        node("a")
        + node("b")
        + edge("a", "b", year="1975", label="T")
        + edge("b", "a", year="1962.0", end="1990", status="ended")
        + edge("a", "b", kind="friendship")
        + edge("a", "b", kind="whatever", year="2001"),
    )
    twinning = registry.agreements["twinning:a~b"]

    assert 2 == len(registry.agreements)
    assert ("1962/1990", "T", "ended") == (
        str(twinning.period),
        twinning.title,
        twinning.status,
    )
    assert (("graph:kind", "whatever"),) == twinning.extra


def test_dates_that_make_no_sense_are_left_out(tmp_path: Path) -> None:
    """An impossible date is told, and so is an end before the start."""
    registry, told = read(
        tmp_path,
        node("a")
        + node("b")
        + node("c")
        + edge("a", "b", year="37546")
        + edge("a", "c", year="2000", end="1990"),
    )

    assert [("bad-date", "37546"), ("end-before-start", "1990")] == told
    assert "2000/" == str(registry.agreements["twinning:a~c"].period)


def test_a_hyperedge_is_one_agreement_of_all(tmp_path: Path) -> None:
    """Its own id names it; two long ids are named by a digest."""
    body = "".join(node(id_) for id_ in ("a", "b", "c", "d" * 150, "e" * 150))
    ends = "".join(f'<endpoint node="{id_}"/>' for id_ in "abc")
    registry, _ = read(
        tmp_path,
        body + f'<hyperedge id="h">{ends}</hyperedge>' + edge("d" * 150, "e" * 150),
    )
    ids = list(registry.agreements)

    assert "twinning:h" == ids[1]
    assert 3 == len(registry.agreements["twinning:h"].parties)
    assert len("twinning:") + 32 == len(ids[0])


def test_defaults_labels_and_groups_are_read(tmp_path: Path) -> None:
    """A default stands for what a node leaves out; yEd keeps names in labels."""
    keys = (
        '<key id="c" for="node" attr.name="country"><default>FR</default></key>'
        '<key id="d" for="all" attr.name="url"><default>u</default></key>'
        '<key id="y" for="node" yfiles.type="nodegraphics"/>'
    )
    label = '<data key="y"><ShapeNode><NodeLabel>Évry</NodeLabel></ShapeNode></data>'
    body = (
        f'<node id="a">{label}<graph><node id="b"><data key="c">BE</data></node>'
        '</graph></node><edge source="a" target="b"/>'
    )
    registry, told = read(tmp_path, body, keys)

    assert [] == told
    assert ("Évry", "FR") == (
        registry.territories["a"].name,
        registry.territories["a"].country,
    )
    assert "BE" == registry.territories["b"].country
    assert "u" == registry.agreements["twinning:a~b"].sources[0].url


def test_a_text_that_no_text_may_be_is_left_out(tmp_path: Path) -> None:
    """The id stands in for a name that holds a control character."""
    registry, told = read(
        tmp_path,
        node("a", name="A&#x85;B") + node("b") + edge("a", "b", label="A&#x85;B"),
    )

    assert ["bad-text", "bad-text"] == [code for code, _ in told]
    assert "a" == registry.territories["a"].name
    assert "" == registry.agreements["twinning:a~b"].title


def test_gexf_of_others(tmp_path: Path) -> None:
    """Labels, defaults, dates on the element, nested nodes and old spellings."""
    path = gexf(
        tmp_path / "towns.gexf",
        '<node id="0" label="Paris"><attvalues><attvalue for="p" value="2"/>'
        '<attvalue id="z" value="old"/><attvalue for="e" value=" "/></attvalues>'
        '<nodes><node id="1" label="Roma"/></nodes></node>',
        '<edge source="0" target="1" start="1956-01-30" label="Gemellaggio"/>'
        '<edge id="7" source="0" target="0"/>',
        '<attributes class="node"><attribute id="p" title="pop" type="integer"/>'
        '<attribute id="c" title="country" type="string"><default>FR</default>'
        '</attribute><attribute id="e"/></attributes>',
        "<meta><description>Towns</description></meta>",
    )
    result = partnerlib.check(path)

    assert result.registry is not None
    registry = result.registry
    assert [("unknown-column", "z"), ("self-statement", "0")] == [
        (each.code, each.value) for each in result.problems
    ]
    assert "Towns" == registry.title
    assert ("Paris", 2, "FR") == (
        registry.territories["0"].name,
        registry.territories["0"].population,
        registry.territories["0"].country,
    )
    twinning = registry.agreements["twinning:0~1"]
    assert ("Gemellaggio", "1956-01-30/") == (twinning.title, str(twinning.period))


@pytest.mark.parametrize(("write", "root"), [(graphml, "graphml"), (gexf, "gexf")])
def test_xml_of_any_name_is_recognised_by_its_root(
    tmp_path: Path, write: Any, root: str
) -> None:
    """A file that ends in .xml is a graph if its first element says so."""
    path = write(tmp_path / "x.xml", '<node id="a"/>')
    other = tmp_path / "other.xml"
    other.write_text("<html/>")

    assert root in path.read_text()
    assert ["a"] == list(partnerlib.read(path).territories)
    assert ["unknown-format"] == [
        each.code for each in partnerlib.check(other).problems
    ]


# -- hypergraphs -------------------------------------------------------------------


def hif(tmp_path: Path, value: object, name: str = "x.json") -> Path:
    """Write a hypergraph."""
    path = tmp_path / name
    path.write_text(json.dumps(value), "utf-8")
    return path


def test_a_hypergraph_of_others(tmp_path: Path) -> None:
    """Nodes are places, edges agreements; numbers are ids as well as texts."""
    path = hif(
        tmp_path,
        {
            "network-type": "undirected",
            "nodes": [{"node": 1, "attrs": {"name": "Paris", "country": "FR"}}],
            "edges": [{"edge": "e", "attr": {"year": 1990}}, {"edge": "empty"}],
            "incidences": [
                {"edge": "e", "node": 1},
                {"edge": "e", "node": 2, "attrs": []},
                {"edge": "e", "node": 3},
                {"edge": "f", "node": 1},
                {"edge": "f", "node": 2},
                {"edge": "f"},
                7,
            ],
        },
    )
    result = partnerlib.check(path)

    assert result.registry is not None
    assert [
        ("bad-type", "$.incidences[5]"),
        ("bad-type", "$.incidences[6]"),
        ("too-few-parties", "$.edges[1]"),
    ] == [(each.code, each.path) for each in result.problems]
    assert ["twinning:1~2", "twinning:e"] == list(result.registry.agreements)
    assert "1990/" == str(result.registry.agreements["twinning:e"].period)
    assert "Paris" == result.registry.territories["1"].name


@pytest.mark.parametrize("value", [[], {"network-type": "asc"}, {"incidences": {}}])
def test_what_is_no_hypergraph_is_told(tmp_path: Path, value: object) -> None:
    """The incidences are what every such file has to hold."""
    with pytest.raises(DocumentError) as caught:
        partnerlib.read(hif(tmp_path, value, "x.hif"))

    assert ["unreadable-source"] == [each.code for each in caught.value.problems]


def test_a_hypergraph_that_is_no_json_is_told(tmp_path: Path) -> None:
    """With the line where it stops being one."""
    path = tmp_path / "x.hif"
    path.write_text('{"incidences": [}')
    with pytest.raises(DocumentError) as caught:
        partnerlib.read(path)

    assert [("bad-json", 1)] == [
        (each.code, each.row) for each in caught.value.problems
    ]


def test_a_hypergraph_of_ours_after_other_hands(tmp_path: Path) -> None:
    """What is no record is told with its place, and the rest is read."""
    actors = [{"node": id_, "attrs": {"name": id_}} for id_ in ("x", "y", "y")]
    path = hif(
        tmp_path,
        {
            "metadata": {
                "partnerlib-version": 1,
                "territories": [{"id": "a", "name": "A", "popluation": 3}, 5],
                "needs": {},
            },
            "nodes": actors,
            "edges": [
                {"edge": "agreement/g", "attrs": {"kind": "twinning"}},
                {"edge": "g"},
            ],
            "incidences": [
                {"edge": "agreement/g", "node": "x", "attrs": {"role": "lead"}},
                {"edge": "agreement/g", "node": "y"},
                {"edge": "agreement/h", "node": "y"},
            ],
        },
    )
    result = partnerlib.check(path)

    assert [
        ("duplicate-id", "$.nodes[2]"),
        ("bad-pair", "$.edges[1]"),
        ("unknown-id", "$.incidences[2]"),
        ("bad-type", "$.metadata.territories[1]"),
        ("unknown-field", "$.metadata.territories[0]"),
    ] == [(each.code, each.path) for each in result.problems]
    assert result.registry is not None
    assert ["lead", ""] == [
        party.role for party in result.registry.agreements["g"].parties
    ]
    assert ["a"] == list(result.registry.territories)
