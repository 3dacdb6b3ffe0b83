"""Plain pairs, graphs and frames in memory make registries too."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest

import partnerlib
from partnerlib.errors import DocumentError, ParameterError, PartnerlibWarning
from partnerlib.model import PartialDate, Source, Territory

PAIRS = ["twinning:a~b", "twinning:b~c"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("out.world", b"% sym unweighted\n% 2 3 3\na b\nb\tc\n"),
        ("x.edges", b"# nodes\na b 0.5\n\nb c {}\n"),
        ("x.edgelist", b'"a" "b"\nb c\n'),
        ("x.pairs", b"a;b\nb; c\n"),
        ("x.csv", b"a,b\nb,c\n"),
        ("x.csv", b"\xef\xbb\xbfa,b\r\nb,c\r\n"),
        ("x.tsv", b'"a"\tb\nb\tc\n'),
        ("x.ssv", b"source;target\na;b\nb;c\n"),
        ("x.csv", "from,to\na,b\nb,c\n".encode("utf-16")),
        ("x.csv", b"weight,to,from\n1,b,a\n2,c,b\n"),
        ("x.pairs", b'a"",b\nb,c\n'),
    ],
)
def test_two_columns_are_pairs(tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever separates them, and whatever stands beside them."""
    path = tmp_path / name
    path.write_bytes(data)
    with_odd_quotes = b'a""' in data
    expected = ['twinning:a""~b', "twinning:b~c"] if with_odd_quotes else PAIRS

    assert expected == list(partnerlib.check(path).registry.agreements)  # type: ignore[union-attr]
    assert expected == list(from_file(path))


def from_file(path: Path) -> Sequence[str]:
    """Read the pairs by their own door."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PartnerlibWarning)
        return list(partnerlib.from_pairs(path).agreements)


def test_quotes_that_do_not_close_are_text(tmp_path: Path) -> None:
    """A quote in a name is no reason to lose a line."""
    path = tmp_path / "x.pairs"
    path.write_bytes(b'a,"b\nb,c\n')

    assert 2 == len(from_file(path))


def test_a_cell_that_is_longer_than_any_is_still_text(tmp_path: Path) -> None:
    """The limit of the standard library is no reason to fail."""
    path = tmp_path / "x.pairs"
    path.write_text('a,"' + "b" * 140_000 + '"\n')
    result = partnerlib.check(path)

    assert ["bad-id"] == [each.code for each in result.problems]


def test_headings_give_the_dates(tmp_path: Path) -> None:
    """Further columns count where they are named as they are elsewhere."""
    path = tmp_path / "x.csv"
    path.write_text("source,target,year,weight,\na,b,1990,4,x\n")
    result = partnerlib.check(path)

    assert result.registry is not None
    assert "1990/" == str(result.registry.agreements["twinning:a~b"].period)
    assert [("unknown-column", "weight", 2), ("unknown-column", "", 2)] == [
        (each.code, each.value, each.row) for each in result.problems
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.csv", b"name,value\nsize,3\ncolour,red\n"),
        ("x.csv", b"a,b,c\nb,c,d\n"),
        ("x.csv", b"\n"),
        ("out.txt", b"a b\n"),
        ("x.txt", b"a b\n"),
    ],
)
def test_other_tables_are_no_pairs(tmp_path: Path, name: str, data: bytes) -> None:
    """Two columns that have nothing in common are no network."""
    path = tmp_path / name
    path.write_bytes(data)

    assert ["unknown-format"] == [each.code for each in partnerlib.check(path).problems]


def test_a_long_file_is_recognised_by_its_beginning(tmp_path: Path) -> None:
    """The last row of what is looked at may be cut, in a letter even."""
    path = tmp_path / "x.csv"
    path.write_text("##\né,b\n" + "b,é\n" * 20_000, "utf-8")

    assert ["twinning:b~é"] == list(partnerlib.read(path).agreements)


def test_what_is_no_pair_is_told(tmp_path: Path) -> None:
    """Loops and half pairs are left out, old encodings read."""
    path = tmp_path / "x.pairs"
    path.write_bytes("Évry a\na\na a\n".encode("cp1252"))
    result = partnerlib.check(path)

    assert result.registry is not None
    assert [
        ("cp1252-text", None),
        ("missing-value", 2),
        ("self-statement", 3),
    ] == [(each.code, each.row) for each in result.problems]
    assert ["twinning:a~Évry"] == list(result.registry.agreements)


def test_a_network_of_two_kinds_is_refused(tmp_path: Path) -> None:
    """In a bipartite network of KONECT the ids of both sides mean different things."""
    path = tmp_path / "out.two"
    path.write_bytes(b"% bip unweighted\n1 1\n")
    with pytest.raises(DocumentError):
        partnerlib.read(path)


def test_pairs_in_memory() -> None:
    """Names and known territories complete them."""
    registry = partnerlib.from_pairs(
        [("a", "b"), ("b", "a"), ["b", "c"]],
        names={"a": "Ay"},
        territories=[Territory("b", name="Bee"), Territory("d", name="Dee")],
        title="T",
        licence="L",
        date="2020",
    )

    assert PAIRS == list(registry.agreements)
    assert ["Ay", "Bee", "c", "Dee"] == [
        each.name for each in registry.territories.values()
    ]
    assert () == registry.agreements["twinning:a~b"].sources
    assert ("T", "L", PartialDate.parse("2020")) == (
        registry.title,
        registry.licence,
        registry.date,
    )


@pytest.mark.parametrize("pair", ["ab", ("a",), ("a", 1), ("a", "b", "c")])
def test_what_is_no_pair_in_memory_is_refused(pair: Any) -> None:
    """The argument is named."""
    with pytest.raises(ParameterError):
        partnerlib.from_pairs([pair])


def test_a_graph_in_memory() -> None:
    """Attributes of known names become fields; a loop is warned of."""
    graph: Any = nx.Graph(title="Towns")
    graph.add_node(1, name="Paris", country="FR", population=5)
    graph.add_edge(1, "b", since=1990)
    graph.add_edge("b", "b")
    with pytest.warns(PartnerlibWarning, match="self-statement"):
        registry = partnerlib.from_graph(graph)

    assert "Towns" == registry.title
    assert 5 == registry.territories["1"].population
    assert "1990/" == str(registry.agreements["twinning:1~b"].period)


def test_edges_may_be_statements() -> None:
    """In a directed graph the tail may be who states it."""
    graph: Any = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    registry = partnerlib.from_graph(graph, statements=True)

    assert (
        Source(stated_by="a", file="graph"),
        Source(stated_by="b", file="graph"),
    ) == registry.agreements["twinning:a~b"].sources


@pytest.mark.parametrize(
    ("graph", "statements"), [("graph", False), (nx.path_graph(2), True)]
)
def test_what_is_no_graph_is_refused(graph: Any, statements: bool) -> None:
    """Neither is what an undirected edge states."""
    with pytest.raises(ParameterError):
        partnerlib.from_graph(graph, statements=statements)


@pytest.mark.parametrize("lazy", [False, True])
def test_frames_of_polars(lazy: bool) -> None:
    """They are read as those of pandas are, lists and empty cells too."""
    make: Any = pl.LazyFrame if lazy else pl.DataFrame
    territories = make(
        {
            "id": ["a", "b"],
            "name": ["A", "B"],
            "level": ["commune", "commune"],
            "population": [3, None],
            "aliases": [["x", "y"], None],
        }
    )
    registry = partnerlib.from_frames(territories=territories)

    assert [("x", "y"), ()] == [each.aliases for each in registry.territories.values()]
    assert [3, None] == [each.population for each in registry.territories.values()]
