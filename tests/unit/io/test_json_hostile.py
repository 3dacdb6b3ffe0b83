"""Whatever a file holds, it becomes problems and no exception."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import DocumentError
from partnerlib.io._gather import gather
from partnerlib.io._json import open_json
from partnerlib.io._json_document import PLURALS, JsonDocument
from partnerlib.io._jsonl import open_json_lines

Door = Callable[[bytes], JsonDocument]
WORDS = st.sampled_from(
    ["id", "a", "partnerlib", "parties", "actor", "scope", "themes", "names", *PLURALS]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4)
    ),
    max_leaves=12,
)


def examine(door: Door, data: bytes) -> int:
    """Read a document as far as it goes, and count its problems in both languages."""
    try:
        problems = gather([door(data)], ()).problems
    except DocumentError as error:
        problems = error.problems
    for problem in problems:
        for lang in ("en", "fr"):
            assert problem.text(lang).encode()
        assert json.dumps(problem.to_dict(), ensure_ascii=False).encode()
    return len(problems)


@given(st.dictionaries(st.sampled_from([*PLURALS.values(), "title", "x"]), VALUES))
def test_any_document_is_examined(document: dict[str, object]) -> None:
    """Wrong types at any depth are problems."""
    data = json.dumps({"partnerlib": 1} | document).encode()

    assert examine(open_json, data) >= sum(
        not isinstance(document.get(plural, []), list) for plural in PLURALS.values()
    )


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(PLURALS, VALUES))))
def test_any_lines_are_examined(lines: list[dict[str, object]]) -> None:
    """A line that is no single record is a problem."""
    data = "\n".join(json.dumps(line) for line in [{"partnerlib": 1}, *lines])

    assert examine(open_json_lines, data.encode()) >= sum(
        len(line) != 1 for line in lines
    )


@given(st.binary(), st.integers(0, 400))
def test_any_damage_is_survived(damage: bytes, at: int) -> None:
    """Bytes that are put into a document are read, or told."""
    lines = b'{"partnerlib": 1}\n' + b'{"actor": {"id": "a", "name": "A"}}\n' * 10
    data = lines[:at] + damage + lines[at:]

    assert examine(open_json_lines, data) >= 0
    assert examine(open_json, b'{"partnerlib": 1, "actors": [' + damage + b"]}") >= 0


@pytest.mark.parametrize(
    "damage",
    [b"[" * 100_000, b'{"a":' * 100_000, b"\xff", b"\x00", rb'"\ud800"', b"9" * 9999],
)
def test_one_bad_line_does_not_hide_the_others(damage: bytes) -> None:
    """Every line is read by itself."""
    data = b'{"partnerlib": 1}\n' + damage + b'\n{"actor": {}}\n' + damage

    assert 4 == examine(open_json_lines, data)


def test_many_unknown_fields_take_no_time() -> None:
    """Hints are looked up for names, not for pages of text."""
    fields = {f"field{'x' * 50}{number}": 1 for number in range(20_000)}
    data = json.dumps({"partnerlib": 1, "actors": [fields]}).encode()

    assert 20_002 == examine(open_json, data)


def test_of_very_many_unknown_keys_only_some_are_compared() -> None:
    """An object that is none of ours does not take minutes."""
    territory = {"id": "a", "name": "A"} | {
        f"nam{chr(0x4E00 + n)}": 1 for n in range(150)
    }
    document = json.dumps({"partnerlib": 1, "territories": [territory]})
    problems = gather([open_json(document.encode())], ()).problems
    hints = [dict(each.facts).get("hint", "") for each in problems]

    assert [True] * 100 + [False] * 50 == [bool(hint) for hint in hints]
