"""The published JSON Schema says what the reader does."""

import json
from importlib.resources import files
from typing import Any

import attrs
import jsonschema
import pytest

from partnerlib.io._converter import StrictConverter
from partnerlib.io._faults import Refused
from partnerlib.io._json_document import PLURALS, Header, Term
from partnerlib.io._schema import DIALECT, json_schema, schema_text
from partnerlib.model import Location, Party, Scope, Source
from partnerlib.registry import COLLECTIONS
from partnerlib.vocabularies import builtin

SCHEMA = json_schema()
STRICT = StrictConverter(builtin())
CLASSES: dict[str, type[attrs.AttrsInstance]] = {
    **{each.kind: each.cls for each in COLLECTIONS},
    "term": Term,
    "scope": Scope,
    "party": Party,
    "source": Source,
    "location": Location,
}
SOUND: dict[str, dict[str, Any]] = {
    "territory": {"id": "r", "name": "R"},
    "actor": {"id": "r", "name": "R"},
    "agreement": {"id": "r", "parties": [{"actor": "a"}, {"actor": "b"}]},
    "action": {"id": "r", "title": "R", "parties": [{"actor": "a"}]},
    "need": {"id": "r", "territory": "t"},
    "offer": {"id": "r", "actor": "a"},
    "exchange": {"id": "r", "giver": "g1", "receiver": "g2"},
    "term": {"vocabulary": "themes", "id": "r"},
    "scope": {},
    "party": {"actor": "a"},
    "source": {},
    "location": {"lat": 1, "lon": 1},
}
PROBES: tuple[Any, ...] = (
    *(
        "",
        "x",
        ";",
        "a;b",
        "a b",
        "é",
        "a" * 200,
        "a" * 202,
        "FR",
        "fr",
        "fra",
        "french",
    ),
    *("pt-BR", "Santé", "\\Santé", "a\tb", "a\nb", "a\x00b", "a\x85b", "a\u2028b"),
    *(
        "2004",
        "2004~",
        "2004-06",
        "2004-6",
        "2004-13",
        "2004-06-30",
        "2004-06-40",
        "..",
    ),
    *("0000", "0001", "10000", "../..", "../", "/..", "/", "//", "2004/2005", "2004/"),
    *("2004/2005/2006", "2004/soon", "2004-06?/..", "../2004%", "2004~~", "soon"),
    *("yes", "no", "unknown", "maybe", "provides", "gives"),
    *(0, 1, -1, 1.5, 5.0, 91, -91, 181, -181, 2**53, 2**53 + 1, 1e300, True, False),
    *(
        None,
        [],
        ["x"],
        ["fr"],
        [""],
        [";"],
        [3],
        [None],
        "abc",
        ["x", "y"],
        [["a", "b"]],
    ),
    *([["a"]], [["a", ""]], [["a", "b", "c"]], [["a", 3]], ["a=b"]),
    *([{}], [{"actor": "x"}], [{"actor": "x"}, {"actor": "y"}], [{"actor": ""}]),
    *([{"row": 1}], [{"row": -1}], [{"x": 1}], ["x", 3]),
    *(
        {},
        {"fr": "x"},
        {"fr": ""},
        {"fr": 3},
        {"x": "y"},
        {"": "x"},
        {"lat": 1, "lon": 2},
    ),
    *({"lat": 1}, {"lat": 1, "lon": 2, "z": 3}, {"themes": ["x"]}, {"themes": "x"}),
)


def accepted(cls: type[attrs.AttrsInstance], value: object) -> bool:
    """Say whether the reader makes something of a value."""
    try:
        STRICT.structure(value, cls)
    except Refused:
        return False
    return True


def test_the_schema_is_one() -> None:
    """It keeps the rules of its own dialect."""
    assert DIALECT == SCHEMA["$schema"]
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_published_schema_is_the_one_that_is_made() -> None:
    """The file in the package is what the classes of the model say.

    After a change: ``python -c "from partnerlib.io._schema import schema_text;
    print(schema_text(), end='')" > src/partnerlib/io/schema/registry-1.json``
    """
    published = files("partnerlib.io").joinpath("schema/registry-1.json")

    assert schema_text() == published.read_text("utf-8")
    assert SCHEMA == json.loads(schema_text())


@pytest.mark.parametrize("kind", CLASSES)
def test_reader_and_schema_judge_every_field_alike(kind: str) -> None:
    """For every field, what the one refuses the other refuses."""
    cls = CLASSES[kind]
    validator = jsonschema.Draft202012Validator(SCHEMA | {"$ref": f"#/$defs/{kind}"})
    names = [field.name for field in attrs.fields(cls)]
    values = [
        SOUND[kind] | {name: probe} for name in [*names, "other"] for probe in PROBES
    ]
    # The schema of a part stands beside that of the document, which is not meant.
    validator = validator.evolve(
        schema={"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{kind}"}
    )

    assert [] == [
        value for value in values if accepted(cls, value) != validator.is_valid(value)
    ]


@pytest.mark.parametrize("kind", CLASSES)
def test_reader_and_schema_miss_the_same_fields(kind: str) -> None:
    """What the one requires the other requires."""
    cls = CLASSES[kind]
    validator = jsonschema.Draft202012Validator(
        {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{kind}"}
    )
    sound = SOUND[kind]
    values = [{k: v for k, v in sound.items() if k != name} for name in [*sound, ""]]

    assert [accepted(cls, value) for value in values] == [
        validator.is_valid(value) for value in values
    ]
    assert validator.is_valid(sound)


@pytest.mark.parametrize("probe", PROBES, ids=repr)
def test_reader_and_schema_judge_the_header_alike(probe: object) -> None:
    """Title, licence and date keep the same rules in both."""
    validator = jsonschema.Draft202012Validator(SCHEMA)

    for name in ("title", "licence", "date"):
        document = {"partnerlib": 1, name: probe}
        assert accepted(Header, {name: probe}) == validator.is_valid(document)


def test_a_line_is_a_header_or_one_record() -> None:
    """JSON Lines have a schema of their own."""
    validator = jsonschema.Draft202012Validator(
        {"$defs": SCHEMA["$defs"], "$ref": "#/$defs/line"}
    )

    assert validator.is_valid({"partnerlib": 1, "title": "T", "$schema": "x"})
    for kind in PLURALS:
        assert validator.is_valid({kind: SOUND[kind]})
        assert not validator.is_valid({kind: SOUND[kind], "partnerlib": 1})
    assert not validator.is_valid({})
    assert not validator.is_valid({"partnerlib": 1, "actors": []})


def test_a_schema_that_was_changed_is_nobody_elses() -> None:
    """Every call gives a new one."""
    schema = json_schema()
    schema["$defs"].clear()

    assert SCHEMA == json_schema()
