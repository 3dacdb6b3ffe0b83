"""JSON and JSON Lines hold a registry without loss."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from partnerlib import strategies
from partnerlib.errors import DocumentError, Problem, SchemaVersionError
from partnerlib.io import check, read
from partnerlib.io._gather import gather
from partnerlib.io._json import json_chunks, open_json
from partnerlib.io._json_document import JsonDocument
from partnerlib.io._json_places import Where, path_text, shown
from partnerlib.io._jsonl import json_lines, open_json_lines
from partnerlib.io._schema import json_schema
from partnerlib.model import Action, Actor, Agreement, Concept, Scope, Territory
from partnerlib.registry import Registry
from partnerlib.vocabularies import builtin

SCHEMA = jsonschema.Draft202012Validator(json_schema())
LINE = jsonschema.Draft202012Validator(
    {"$defs": json_schema()["$defs"], "$ref": "#/$defs/line"}
)

TOWNS = [Territory("evry", name="Évry"), Territory("there", name="There")]
REGISTRY = Registry.of(
    territories=TOWNS,
    agreements=[Agreement("t1", kind="twinning", parties=["evry", "there"])],
    title="Two towns",
)


def whole(registry: Registry) -> bytes:
    """Write a registry as JSON."""
    return b"".join(json_chunks(registry))


def lines(registry: Registry) -> bytes:
    """Write a registry as JSON Lines."""
    return b"".join(json_lines(registry))


def told(document: JsonDocument) -> list[tuple[str, int | None, str | None]]:
    """List code, row and path of every problem of a document."""
    problems = gather([document], ()).problems
    return [(each.code, each.row, each.path) for each in problems]


def opened(**collections: object) -> JsonDocument:
    """Open a document of the current version."""
    return open_json(json.dumps({"partnerlib": 1} | collections).encode())


@given(strategies.registries())
def test_json_holds_every_registry(registry: Registry) -> None:
    """Writing and reading gives the same registry, and the schema agrees."""
    data = whole(registry)

    assert registry == gather([open_json(data)], ()).registry
    assert SCHEMA.is_valid(json.loads(data))


@given(strategies.registries())
def test_json_lines_hold_every_registry(registry: Registry) -> None:
    """Writing and reading gives the same registry, and the schema agrees."""
    data = lines(registry)

    assert registry == gather([open_json_lines(data)], ()).registry
    assert all(LINE.is_valid(json.loads(line)) for line in data.split(b"\n")[:-1])


@given(strategies.registries())
def test_equal_registries_are_written_alike(registry: Registry) -> None:
    """The order in which records are given leaves no trace."""
    records = list(registry.records())[::-1]
    again = Registry.from_records(
        records,
        terms=registry.terms,
        title=registry.title,
        licence=registry.licence,
        date=registry.date,
    )

    assert whole(registry) == whole(again)
    assert lines(registry) == lines(again)


def test_the_order_of_sets_leaves_no_trace() -> None:
    """Two processes with other hash seeds write the same bytes."""
    code = (
        "import sys; from partnerlib.io import read\n"
        "from partnerlib.io._json import json_chunks\n"
        "sys.stdout.buffer.write(b''.join(json_chunks(read(sys.argv[1]))))"
    )
    path = Path(__file__).parents[2] / "formats/v1/valid/lenient.json"
    written = [
        subprocess.run(
            [sys.executable, "-c", code, path],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert written[0] == written[1]
    assert b'"themes": ["garden", "health"]' in written[0]


def test_json_is_written_for_people() -> None:
    """Short values stand on one line, long ones are indented, empties left out."""
    assert """\
{
  "partnerlib": 1,
  "title": "Two towns",
  "territories": [
    {"id": "evry", "name": "Évry"},
    {"id": "there", "name": "There"}
  ],
  "actors": [
    {
      "id": "authority:evry",
      "name": "Évry",
      "kind": "local-authority",
      "territory": "evry",
      "sources": [{"title": "made by partnerlib"}]
    },
    {
      "id": "authority:there",
      "name": "There",
      "kind": "local-authority",
      "territory": "there",
      "sources": [{"title": "made by partnerlib"}]
    }
  ],
  "agreements": [
    {
      "id": "t1",
      "kind": "twinning",
      "parties": [{"actor": "authority:evry"}, {"actor": "authority:there"}]
    }
  ]
}
""" == whole(REGISTRY).decode()


def test_json_lines_are_one_record_a_line() -> None:
    """The first line is the header; the rest are compact."""
    written = lines(REGISTRY).decode().splitlines()

    assert '{"partnerlib":1,"title":"Two towns"}' == written[0]
    assert '{"territory":{"id":"evry","name":"Évry"}}' == written[1]
    assert 6 == len(written)


def test_the_empty_registry_is_a_header() -> None:
    """It has no collection, and is read back."""
    assert b'{\n  "partnerlib": 1\n}\n' == whole(Registry())
    assert b'{"partnerlib":1}\n' == lines(Registry())
    assert Registry() == gather([open_json(whole(Registry()))], ()).registry


def test_a_long_text_stays_on_its_line() -> None:
    """A text cannot be broken up; its record is."""
    registry = Registry.of(actors=[Actor("a", name="x" * 100)])

    assert (
        '{\n      "id": "a",\n      "name": "' + "x" * 100 in whole(registry).decode()
    )


def test_a_term_that_reads_like_a_label_stays_what_it_is() -> None:
    """An unknown term is not turned into a known one by being saved."""
    scope = Scope(themes=["Santé", "\\Santé", "health"])
    action = Action("a", title="A", parties=["b"], kind="Projet", scope=scope)
    registry = Registry.of(actors=[Actor("b", name="B")], actions=[action])

    assert action == read_back(whole(registry)).actions["a"]
    assert b'["\\\\Sant\xc3\xa9", "\\\\\\\\Sant\xc3\xa9", "health"]' in whole(registry)


def read_back(data: bytes) -> Registry:
    """Read JSON that is sound."""
    registry = gather([open_json(data)], ()).registry
    assert registry is not None
    return registry


def test_labels_of_own_terms_are_understood() -> None:
    """The terms of a document count for its records, wherever they stand."""
    registry = read_back(
        b'{"actors": [{"id": "a", "name": "A", "themes": ["Jardinage", "Eau"]}], '
        b'"terms": [{"vocabulary": "themes", "id": "garden", "label_fr": "Jardinage"}],'
        b' "partnerlib": 1}'
    )

    assert ("garden", "water") == registry.actors["a"].themes
    assert Concept("garden", label_fr="Jardinage") == registry.terms["themes"][0]


def test_a_document_tells_its_ids_before_it_is_parsed() -> None:
    """Ids of faulty records are among them; what is no id is not."""
    data = (
        b'{"actor": {"id": " a ", "name": 3}}\n{"actor": {"id": 5}}\n'
        b'{"need": {"id": "n", "actor": NaN}}\n{"actor": 3}\n{"offer": {}}\n{\n'
    )
    document = open_json_lines(b'{"partnerlib": 1}\n' + data)

    assert {"actor": {"a"}, "need": {"n"}} == {
        kind: ids for kind, ids in document.ids().items() if ids
    }


def test_a_faulty_record_still_exists_for_references() -> None:
    """No second problem follows from the first."""
    assert [("bad-type", None, "$.actors[0].name")] == told(
        opened(
            actors=[{"id": "a", "name": 3}, {"id": "b", "name": "B"}],
            agreements=[{"id": "g", "parties": [{"actor": "a"}, {"actor": "b"}]}],
        )
    )


@pytest.mark.parametrize(
    ("actors", "found"),
    [
        ([{"id": " ", "name": "A"}], ("missing-value", None, "$.actors[0].id")),
        ([{"id": True, "name": "A"}], ("bad-type", None, "$.actors[0].id")),
        (["a"], ("bad-type", None, "$.actors[0]")),
        ({"id": "a"}, ("bad-type", None, "$.actors")),
    ],
)
def test_where_ids_are_lost_references_are_not_judged(
    actors: object, found: tuple[str, None, str]
) -> None:
    """A reference to what could not be read is not called unknown."""
    offers = [{"id": "o", "actor": "a"}]

    assert [found] == told(opened(actors=actors, offers=offers))


def test_a_misspelled_collection_loses_ids_too() -> None:
    """What it holds cannot be known."""
    assert [("unknown-field", None, "$.actorz")] == told(
        opened(actorz=[{"id": "a", "name": "A"}], offers=[{"id": "o", "actor": "a"}])
    )


def test_a_faulty_line_loses_ids_too() -> None:
    """It could have been any record."""
    data = b'{"partnerlib": 1}\n{"actor": {"id": "a"\n{"offer": {"id":"o","actor":"a"}}'

    assert [("bad-json", 2, None)] == told(open_json_lines(data))


def test_a_repeated_id_key_loses_an_id() -> None:
    """Only one of the two is read; other repeated keys lose none."""
    actor = b'{"id": "a", "id": "b", "name": "A"}'
    named = b'{"id": "b", "name": "A", "name": "B"}'
    offers = b'"offers": [{"id": "o", "actor": "a"}]}'
    start = b'{"partnerlib": 1, "actors": ['

    assert [("repeated-key", None, "$.actors[0]")] == told(
        open_json(start + actor + b"], " + offers)
    )
    assert [
        ("repeated-key", None, "$.actors[0]"),
        ("unknown-id", None, "$.offers[0].actor"),
    ] == told(open_json(start + named + b"], " + offers))


def test_a_faulty_term_brings_no_unknown_term() -> None:
    """What it would have been called is not known."""
    themes = {"id": "a", "name": "A", "themes": ["garden"]}
    term = {"vocabulary": "themes", "id": "garden", "label_en": 3}

    assert [("bad-type", None, "$.terms[0].label_en")] == told(
        opened(actors=[themes], terms=[term])
    )


def test_a_term_stated_twice_must_be_the_same() -> None:
    """The same again is no problem, another of the same id is one."""
    term = {"vocabulary": "themes", "id": "garden"}

    assert [] == told(opened(terms=[term, term]))
    assert [("duplicate-id", None, "$.terms[1].id")] == told(
        opened(terms=[term, term | {"label_en": "Garden"}])
    )


def test_a_broader_term_that_is_not_there_is_told_at_its_place() -> None:
    """Problems between terms lead to the term."""
    term = {"vocabulary": "themes", "id": "garden", "broader": "nowhere"}

    assert [("unknown-id", None, "$.terms[0].broader")] == told(opened(terms=[term]))


def test_problems_name_the_record_where_they_can() -> None:
    """A term is named with its vocabulary."""
    document = opened(
        actors=[{"id": "a"}, {"id": ";"}],
        terms=[{"vocabulary": "themes", "id": "x", "rank": "a"}, {"id": "y"}],
    )

    assert ["actor/a", None, None, "term/themes/x", None] == [
        each.record for each in document.parse({}, builtin()).problems
    ]


def test_places_are_a_sequence() -> None:
    """There is one place a record, made when it is asked for."""
    parsed = opened(
        territories=[{"id": "t", "name": "T"}, 3, {"id": "u", "name": "U"}],
        actors=[{"id": "a", "name": "A"}],
    ).parse({}, builtin())

    assert 3 == len(parsed.places)
    assert Where(None, ("territories", 2)) == parsed.places[1]
    assert [Where(None, ("actors", 0))] == list(parsed.places[-1:])


def test_a_problem_of_a_record_is_told_at_its_field() -> None:
    """Facets lie in the scope, but for an actor, whose themes are its own."""
    problem = Problem.of("unknown-term", column="themes", value="x", vocabulary="y")
    agreement = Where("a.json", ("agreements", 0)).locate(problem)
    actor = Where("a.jsonl", ("actor",), 7).locate(problem)

    assert "a.json" == agreement.file
    assert "$.agreements[0].scope.themes" == agreement.path
    assert (7, "$.actor.themes", None) == (actor.row, actor.path, actor.column)
    assert "$.actor" == Where(None, ("actor",)).locate(Problem.of("cycle")).path


def test_a_path_is_written_as_jsonpath() -> None:
    """What is no plain word is quoted, in ASCII."""
    assert '$.names["pt-BR"][0]["\\u00e9"]' == path_text(("names", "pt-BR", 0, "é"))


def test_a_value_is_shown_as_found() -> None:
    """A text as it is, anything else as JSON, cut where it is too long."""
    assert "a" == shown("a")
    assert '{"é": [null, true]}' == shown({"é": [None, True]})
    assert "\\ud83d" == shown("\ud83d")
    assert "x" * 199 + "…" == shown("x" * 201)
    assert "…" == shown(10**5000)


def test_what_is_nested_too_deeply_is_not_shown() -> None:
    """It is refused all the same."""
    deep = b'{"partnerlib": 1, "actors": ' + b"[" * 700 + b"]" * 700 + b"}"
    value: object = []
    for _ in range(100_000):
        value = [value]

    assert [("bad-type", None, "$.actors[0]")] == told(open_json(deep))
    assert "…" == shown(value)


@pytest.mark.parametrize("door", [open_json, open_json_lines])
def test_a_version_that_is_not_known_is_an_error_of_its_own(door: object) -> None:
    """The caller can tell an old library from a bad document."""
    assert callable(door)
    with pytest.raises(SchemaVersionError) as caught:
        door(b'{"partnerlib": 99}', "a.json")

    problem = caught.value.problems[0]
    assert ("schema-version", "a.json", "99") == (
        problem.code,
        problem.file,
        problem.value,
    )


@pytest.mark.parametrize("data", [b"", b"\n\n", b"3", b"[]", b"{"])
@pytest.mark.parametrize("door", [open_json, open_json_lines])
def test_what_is_no_document_is_refused(door: object, data: bytes) -> None:
    """There is nothing more to be said of it."""
    assert callable(door)
    with pytest.raises(DocumentError) as caught:
        door(data)

    assert 1 == len(caught.value.problems)


def test_a_faulty_header_does_not_hide_the_records() -> None:
    """It is told with everything else."""
    data = b'{"partnerlib": 1, "titel": "x", "date": "soon"}\n{"actor": {"id": "a"}}\n'

    assert [
        ("bad-date", 1, "$.date"),
        ("unknown-field", 1, "$.titel"),
        ("missing-value", 2, "$.actor.name"),
    ] == told(open_json_lines(data))


def test_the_header_is_read() -> None:
    """Title, licence and date are those of the registry."""
    registry = read_back(
        b'{"partnerlib": 1, "title": " T ", "licence": "L", "date": "2024-06"}'
    )

    assert ("T", "L", "2024-06") == (
        registry.title,
        registry.licence,
        str(registry.date),
    )


def test_control_characters_have_no_place_in_the_header() -> None:
    """The rules of texts hold for it too."""
    assert [("bad-text", None, "$.title"), ("bad-text", None, "$.licence")] == told(
        opened(title="a\x00", licence="b\x00")
    )


def test_files_are_read_by_their_names(tmp_path: Path) -> None:
    """Blank lines and a byte order mark do not count, rows are lines."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf\n{"partnerlib": 1}\r\n \n{"actor": 3}\r\n')
    other = tmp_path / "a.json"
    other.write_bytes(b'\xef\xbb\xbf{"partnerlib": 1}')

    [problem] = check(path).problems
    assert ("bad-type", 4, str(path)) == (problem.code, problem.row, problem.file)
    assert Registry() == read(other)
