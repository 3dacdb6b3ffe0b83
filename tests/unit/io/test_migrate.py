"""Older documents are brought up to date."""

import copy
import json
from pathlib import Path

import pytest

from partnerlib.errors import DocumentError, SchemaVersionError
from partnerlib.io import read
from partnerlib.io._json_places import Where
from partnerlib.io._migrate import CURRENT, MIGRATIONS, migrate, version_of
from partnerlib.model import Party, Period, Scope

DRAFTS = Path(__file__).parents[2] / "formats/v0/valid"


def test_every_older_version_has_its_migration() -> None:
    """A document of any version up to the current one can be read."""
    assert list(range(CURRENT)) == sorted(MIGRATIONS)


def test_a_draft_is_read() -> None:
    """Periods were objects and facets stood on the record; both are understood."""
    registry = read(DRAFTS / "draft.json")
    agreement = registry.agreements["jumelage"]

    assert Period.parse("1790/..") == registry.territories["nord"].valid
    assert Period() == registry.territories["sud"].valid
    assert Period(end=2020) == registry.actors["amis"].valid
    assert ("health",) == registry.actors["amis"].themes
    assert Scope(themes=["education"], places=["sud"]) == agreement.scope
    assert Period.parse("2004") == agreement.period
    assert Party("amis", during="2004~/") == agreement.parties[0]
    assert Period.parse("2006") == registry.exchanges["x"].period


def test_draft_lines_are_read() -> None:
    """Each line is migrated by itself."""
    registry = read(DRAFTS / "draft-lines.jsonl")

    assert Scope(themes=["water"]) == registry.needs["n"].scope
    assert Period(start=2024) == registry.needs["n"].period
    assert ("health",) == registry.actors["amis"].themes
    assert "garden" == registry.terms["themes"][0].id


def test_faults_of_a_draft_are_told() -> None:
    """What a migration does not understand is left to the reader."""
    data = {
        "partnerlib": 0,
        "actors": {"id": "a"},
        "needs": [
            3,
            {
                "id": "n",
                "actor": "a",
                "period": {"start": 2004},
                "themes": ["water"],
                "scope": {"themes": ["health"]},
            },
            {"id": "m", "actor": "a", "period": {"from": "2004"}, "parties": 3},
        ],
    }
    kept = copy.deepcopy(data)

    assert {
        "partnerlib": 1,
        "actors": {"id": "a"},
        "needs": [
            3,
            {
                "id": "n",
                "actor": "a",
                "period": {"start": 2004},
                "scope": {"themes": ["health"]},
                "themes": ["water"],
            },
            {"id": "m", "actor": "a", "period": {"from": "2004"}, "parties": 3},
        ],
    } == migrate(data, 0)
    assert kept == data


def test_a_current_document_is_left_as_it_is() -> None:
    """There is nothing to do, and nothing is copied."""
    document = {"partnerlib": CURRENT}

    assert migrate(document, CURRENT) is document


@pytest.mark.parametrize(
    ("stated", "value"),
    [(2, "2"), (-1, "-1"), (True, "true"), ("1", "1"), (1.5, "1.5"), (None, "null")],
)
def test_another_version_is_refused(stated: object, value: str) -> None:
    """The problem says what the document states and what can be read."""
    with pytest.raises(SchemaVersionError) as caught:
        version_of({"partnerlib": stated}, Where("a.jsonl", (), 1))

    [problem] = caught.value.problems
    assert value == problem.value
    assert ("a.jsonl", 1, "$.partnerlib") == (problem.file, problem.row, problem.path)
    assert {"least": "0", "most": "1"} == dict(problem.facts)


def test_a_document_without_a_version_is_none_of_ours(tmp_path: Path) -> None:
    """Any JSON object could stand in the file."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"actors": []}))
    with pytest.raises(DocumentError) as caught:
        read(path)

    assert ["schema-version"] == [each.code for each in caught.value.problems]
