"""Lines of JSON that are read many at a time."""

import json
from typing import Any

import pytest

from partnerlib.io import _json_rows
from partnerlib.io._gather import _EveryId
from partnerlib.io._json_rows import QuickRows
from partnerlib.io._jsonl import open_json_lines
from partnerlib.model import (
    Agreement,
    Location,
    PartialDate,
    Party,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import KINDS
from partnerlib.vocabularies import builtin

HEAD = b'{"partnerlib":1}'
BOND = {"id": "g", "parties": [{"actor": "a"}, {"actor": "b"}]}


def read(kind: str, *records: dict[str, Any] | bytes) -> list[Any]:
    """Read records of one kind."""
    lines = [
        each if isinstance(each, bytes) else json.dumps({kind: each}).encode()
        for each in records
    ]
    return QuickRows(kind, builtin()).read(lines)


def test_a_record_with_every_kind_of_field() -> None:
    """Labels become terms, texts dates and periods, objects parties and sources."""
    stated = {
        **BOND,
        "kind": "Jumelage",
        "names": {"fr": "Eau"},
        "codes": [["x", "1"]],
        "scope": {"themes": ["Santé", "water"], "places": ["t"]},
        "period": "2004/2008",
        "last_activity": "2006-05",
        "amount": 5.0,
        "sources": [{"stated_by": "a", "date": "2004"}],
        "parties": [
            {"actor": "b", "role": "Chef de file", "during": "2005"},
            {"actor": "a"},
        ],
    }

    [made] = read("agreement", stated)

    expected = Agreement(
        "g",
        kind="twinning",
        names={"fr": "Eau"},
        codes=[("x", "1")],
        scope=Scope(themes=["health", "water"], places=["t"]),
        period="2004/2008",
        last_activity=PartialDate(2006, 5),
        amount=5,
        sources=(Source(stated_by="a", date="2004"),),
        parties=[Party("b", "lead", "2005"), "a"],
    )
    assert expected == made


def test_rows_that_state_little_stand_beside_those_that_state_much() -> None:
    """What one line leaves out another one may state."""
    point = {"lat": 1, "lon": 2.5}

    found = read(
        "territory",
        {"id": "a", "name": "A", "location": point},
        {"id": "b", "name": "B", "location": None, "population": 5},
    )

    expected = [
        Territory("a", name="A", location=Location(1, 2.5)),
        Territory("b", name="B", population=5),
    ]
    assert expected == found


@pytest.mark.parametrize(
    "stated",
    [
        {"parties": [{"actor": "a"}]},
        {"parties": [{"actor": "a"}, {"actor": " ;"}]},
        {"parties": [{"actor": "a"}, {"actor": " a"}]},
        {"sources": [{"row": -1}]},
        {"scope": {"themes": [""]}},
        {"period": "2004-13"},
        {"last_activity": "soon"},
        {"amount": -1},
        {"amount": None, "nonsense": 1},
        {"id": ""},
        {"title": 5},
    ],
)
def test_a_line_that_is_not_sound_is_left_alone(stated: dict[str, Any]) -> None:
    """The lines beside it are read all the same."""
    other = {**BOND, "id": "h", "scope": {"themes": ["water"]}, "last_activity": ""}

    found = read("agreement", {**BOND, **stated}, other)

    scope = Scope(themes=["water"])
    assert [None, Agreement("h", parties=["a", "b"], scope=scope)] == found


@pytest.mark.parametrize(
    "line",
    [
        b'{"actor":{"id":"a","id":"b","name":"A"}}',
        b'{"actor":{"id":"a","name":"\\u003a"}}',
        b'{"actor":{"id":"a","name":"A"},"actor":{"id":"b","name":"B"}}',
        b'{"actor":{"id":"a","name":"A"}',
        b'{"actor":{"id":"a","name":"\xff"}}',
        b'{"actor":null}',
    ],
)
def test_a_line_of_doubtful_json_is_left_alone(line: bytes) -> None:
    """Keys that stand twice, escaped colons and what is no JSON are for others."""
    sound = {"id": "c", "name": "C"}

    assert [None, "c"] == [each and each.id for each in read("actor", line, sound)]


def test_what_is_remembered_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in which every line states another date takes no more memory for it."""
    monkeypatch.setattr(_json_rows, "_MOST_KEPT", 1)
    rows = [{**BOND, "id": f"g{n}", "period": f"{2000 + n}"} for n in range(3)]

    assert ["2000", "2001", "2002"] == [
        str(each.period) for each in read("agreement", *rows)
    ]


def test_own_terms_are_looked_for_only_where_some_may_be() -> None:
    """Neither the word nor an escape that may stand for it: there is no term."""
    none = open_json_lines(HEAD + b'\n{"actor":{"id":"a","name":"A"}}\n')
    some = open_json_lines(
        HEAD + b'\n{"t\\u0065rm":{"vocabulary":"themes","id":"x"}}\n'
    )

    assert ({}, ["themes"]) == (none.own_terms(), list(some.own_terms()))


def test_ids_are_those_of_all_documents() -> None:
    """They are asked for by kind, and found when somebody asks."""
    one, other = (
        open_json_lines(HEAD + b'\n{"actor":{"id":"%s","name":"A"}}\n' % id_)
        for id_ in (b"a", b"b")
    )

    ids = _EveryId([one, other])

    assert {"a", "b"} == ids["actor"] == ids["actor"]
    assert (list(KINDS), len(KINDS)) == (list(ids), len(ids))
