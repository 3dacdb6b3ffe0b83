"""The frozen documents of every version keep their meaning."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from partnerlib.io import check
from partnerlib.io._json import json_chunks
from partnerlib.io._schema import json_schema

FORMATS = Path(__file__).parents[2] / "formats"
DOCUMENTS = sorted(
    path
    for path in FORMATS.glob("v*/*valid/*.json*")
    if not path.name.endswith(".problems.json")
)
SCHEMA = jsonschema.Draft202012Validator(json_schema())
LINE = jsonschema.Draft202012Validator(
    {"$defs": json_schema()["$defs"], "$ref": "#/$defs/line"}
)


def name_of(path: Path) -> str:
    """Name a document in the report of the tests."""
    return "/".join(path.parts[-3:])


def expected_of(path: Path) -> Any:
    """Read what is written down beside a document."""
    return json.loads(path.with_suffix(".problems.json").read_text("utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_a_document_has_the_problems_written_down_beside_it(path: Path) -> None:
    """All problems are found at once, at their place, and nothing else."""
    found = [
        {
            key: value
            for key in ("code", "path", "row")
            if (value := getattr(problem, key)) is not None
        }
        for problem in check(path).problems
    ]

    assert expected_of(path)["problems"] == found


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_only_a_valid_document_becomes_a_registry(path: Path) -> None:
    """There is a registry where there is no error, and only there."""
    assert (path.parent.name == "valid") == (check(path).registry is not None)


@pytest.mark.parametrize(
    "path",
    [path for path in DOCUMENTS if expected_of(path)["schema"] is not None],
    ids=name_of,
)
def test_the_schema_judges_a_document_as_written_down(path: Path) -> None:
    """The schema refuses what it can see, and takes every valid document.

    Nothing is written down for what is no JSON, and for other versions.
    """
    text = path.read_text("utf-8")
    if path.suffix == ".jsonl":
        lines = [line for line in text.split("\n") if line.strip()]
        sound = all(LINE.is_valid(json.loads(line)) for line in lines)
    else:
        sound = SCHEMA.is_valid(json.loads(text))

    assert expected_of(path)["schema"] == sound


def test_the_full_document_states_every_field() -> None:
    """No field of the format is without an example that is read and checked."""
    document = json.loads((FORMATS / "v1/valid/full.json").read_text("utf-8"))
    definitions = json_schema()["$defs"]

    for kind, collection in (
        ("territory", "territories"),
        ("actor", "actors"),
        ("agreement", "agreements"),
        ("action", "actions"),
        ("need", "needs"),
        ("offer", "offers"),
        ("exchange", "exchanges"),
        ("term", "terms"),
    ):
        common = definitions["territory"]["properties"]
        shared = {"names", "description", "url", "codes", "sources", "extra"}
        stated = {key for record in document[collection] for key in record}
        missing = definitions[kind]["properties"].keys() - stated

        assert shared <= common.keys()
        assert missing <= (set() if kind == "territory" else shared)


def test_the_full_document_is_written_as_it_was_read() -> None:
    """What is read is written back byte by byte."""
    path = FORMATS / "v1/valid/full.json"
    registry = check(path).registry

    assert registry is not None
    assert path.read_bytes() == b"".join(json_chunks(registry))
