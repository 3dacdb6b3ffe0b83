"""The converter coerces nothing and tells every fault."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.io._converter import StrictConverter
from partnerlib.io._faults import Fault, Refused
from partnerlib.io._json_decode import Unreadable
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    Party,
    Period,
    Record,
    Scope,
    Territory,
)
from partnerlib.vocabularies import builtin

STRICT = StrictConverter(builtin())
CLASSES = (Territory, Actor, Agreement, Action, Need, Offer, Exchange)
PARTIES = [{"actor": "a"}, {"actor": "b"}]
JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(-3, 3)
    | st.sampled_from(["", "a", "b", "fr", "2004", "2004/2001", ";", "Santé", "\x00"])
    | st.just(Unreadable("NaN")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["actor", "role", "themes", "fr"]), inner)
    ),
    max_leaves=6,
)


def faults(value: object, cls: type[object]) -> list[tuple[str, tuple[str | int, ...]]]:
    """List code and place of every fault."""
    with pytest.raises(Refused) as caught:
        STRICT.structure(value, cls)
    return [(fault.code, fault.path) for fault in caught.value.faults]


@pytest.mark.parametrize("value", [3, True, None, 4.9, ["abc"], {"a": 1}])
def test_no_text_is_made_of_anything_else(value: object) -> None:
    """Left alone, cattrs would call str() on it."""
    assert [("bad-type", ("name",))] == faults({"id": "a", "name": value}, Actor)


@pytest.mark.parametrize("value", ["5", 4.9, True, [5], {}])
def test_no_count_is_made_of_anything_else(value: object) -> None:
    """Left alone, cattrs would call int() on it: 4.9 would become 4, True 1."""
    record = {"id": "n", "territory": "t", "quantity": value}

    assert [("bad-integer", ("quantity",))] == faults(record, Need)


@pytest.mark.parametrize("value", ["5.5", True, [5], {}])
def test_no_amount_is_made_of_anything_else(value: object) -> None:
    """Left alone, cattrs would call float() on it."""
    record = {"id": "x", "giver": "a", "receiver": "b", "amount": value}

    assert [("bad-number", ("amount",))] == faults(record, Exchange)


@pytest.mark.parametrize("value", ["abc", {"abc": 1}, 3, None])
def test_no_list_is_made_of_anything_else(value: object) -> None:
    """Left alone, cattrs would take a text for the list of its characters."""
    assert [("bad-type", ("themes",))] == faults({"themes": value}, Scope)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "yes"), (False, "no"), ("yes", "yes"), ("no", "no"), ("unknown", "")],
)
def test_an_answer_is_yes_no_or_unknown(value: object, expected: str) -> None:
    """Both the words and the truth values of JSON are taken."""
    record = {"id": "a", "title": "A", "parties": PARTIES, "recognised": value}

    assert expected == STRICT.structure(record, Action).recognised


@pytest.mark.parametrize(
    ("value", "code"), [("false", "bad-choice"), (1, "bad-type"), (None, "bad-type")]
)
def test_no_other_answer_is_taken(value: object, code: str) -> None:
    """Left alone, cattrs would take "false" for true."""
    record = {"id": "a", "title": "A", "parties": PARTIES, "recognised": value}

    assert [(code, ("recognised",))] == faults(record, Action)


def test_a_whole_number_may_be_written_as_a_float() -> None:
    """JSON has one kind of number, and some writers print 40.0."""
    record = {"id": "n", "territory": "t", "quantity": 40.0}

    assert 40 == STRICT.structure(record, Need).quantity


def test_null_stands_for_an_unknown_number_or_date() -> None:
    """It stands where the model has None, and nowhere else."""
    record = {"id": "g", "parties": PARTIES, "amount": None, "last_activity": None}
    place = {"id": "t", "name": "T", "population": None, "location": None}

    assert STRICT.structure(record, Agreement) == Agreement("g", parties=["a", "b"])
    assert STRICT.structure(place, Territory) == Territory("t", name="T")


def test_terms_are_given_by_id_or_by_label() -> None:
    """Labels in either language, of every vocabulary-valued field, become ids."""
    record = {
        "id": "g",
        "kind": "Jumelage",
        "parties": [{"actor": "a", "role": "Chef de file"}, {"actor": "b"}],
        "scope": {"themes": ["Santé", "health", "Education"], "places": ["Santé"]},
        "status": "en cours",
        "motives": ["Solidarité", "no such motive"],
    }

    made = STRICT.structure(record, Agreement)

    assert ("twinning", "ongoing") == (made.kind, made.status)
    assert ("no such motive", "solidarity") == made.motives
    assert ("education", "health") == made.scope.themes
    assert ("Santé",) == made.scope.places
    assert ("lead", "") == tuple(party.role for party in made.parties)


def test_a_backslash_keeps_a_term_as_it_stands() -> None:
    """A term that reads like the label of another can still be written."""
    made = STRICT.structure({"themes": ["\\Santé", "\\\\Santé", " santé "]}, Scope)

    assert ("Santé", "\\Santé", "health") == made.themes


def test_every_fault_of_every_field_is_told() -> None:
    """Types, unknown fields, missing ones and rules of the model, all at once."""
    record = {
        "id": 3,
        "name": "A;B",
        "titel": "A",
        "kind": "",
        "themes": ["a", 4, ";"],
        "languages": "fr",
        "names": {"fr": 1, "french": "x"},
        "valid": "2004/2001",
        "sources": [{"row": -1}, 3, {"stated_by": ";", "date": "soon"}],
    }

    assert [
        ("bad-type", ("id",)),
        ("bad-type", ("names", "fr")),
        ("negative-number", ("sources", 0, "row")),
        ("bad-type", ("sources", 1)),
        ("bad-date", ("sources", 2, "date")),
        ("bad-id", ("sources", 2, "stated_by")),
        ("bad-type", ("themes", 1)),
        ("bad-type", ("languages",)),
        ("end-before-start", ("valid",)),
        ("unknown-field", ("titel",)),
        ("bad-language", ("names",)),
        ("missing-value", ("kind",)),
        ("bad-id", ("themes",)),
    ] == faults(record, Actor)


def test_what_is_missing_brings_no_fault_of_its_own() -> None:
    """A field that cannot be read is neither empty nor equal to another."""
    assert [("bad-type", ("actor",))] == faults({"id": "n", "actor": 1}, Need)
    assert [("missing-value", ("receiver",)), ("bad-type", ("giver",))] == faults(
        {"id": "x", "giver": 1}, Exchange
    )
    assert [("bad-type", ("parties", 0))] == faults(
        {"id": "g", "parties": ["a", {"actor": "b"}]}, Agreement
    )


def test_an_unknown_field_comes_with_its_like() -> None:
    """A hint is for names that could be meant; a page of text is no such name."""
    with pytest.raises(Refused) as caught:
        STRICT.structure({"theme": [], "x" * 41: 1}, Scope)

    assert [
        Fault("unknown-field", ("theme",), "theme", (("hint", "themes"),)),
        Fault("unknown-field", ("x" * 41,), "x" * 41, (("hint", ""),)),
    ] == list(caught.value.faults)


def test_equal_parts_are_one_object() -> None:
    """Parties and scopes repeat by the thousand and are kept once."""
    strict = StrictConverter(builtin())
    value = {"id": "g", "parties": PARTIES, "scope": {"themes": ["water"]}}

    first = strict.structure(value, Agreement)
    second = strict.structure(value | {"id": "h"}, Agreement)

    assert first.scope is second.scope
    assert first.parties[0] is second.parties[0]


@given(st.sampled_from(CLASSES), st.data())
def test_both_converters_judge_alike(cls: type[Record], data: st.DataObject) -> None:
    """The collecting one refuses what the fast one refuses, and makes the same.

    And nothing but their own errors is raised.
    """
    sound: dict[str, Any] = {
        "id": "r",
        "name": "R",
        "title": "R",
        "parties": PARTIES,
        "territory": "t",
        "actor": "a",
        "giver": "a",
        "receiver": "b",
    }
    names = list(cls.__init__.__annotations__)[1:]
    value = {name: sound[name] for name in names if name in sound}
    value |= data.draw(
        st.dictionaries(st.sampled_from([*names, "else"]), JSON_VALUES, max_size=3)
    )
    made: list[Record | None] = []
    for converter in (STRICT, STRICT._collecting):
        try:
            made.append(converter.structure(value, cls))
        except Refused as refused:
            made.append(None if refused.faults else Actor("x", name="no fault told"))

    assert made[0] == made[1]


@given(JSON_VALUES)
def test_the_fast_converter_takes_nothing_that_the_other_refuses(value: object) -> None:
    """The cache of parties and scopes lets nothing through."""
    strict = StrictConverter(builtin())
    strict.structure({"actor": "a", "role": "NaN"}, Party)
    for _ in range(2):
        try:
            made = strict.structure(value, Party)
        except Refused:
            continue

        assert made == strict._collecting.structure(value, Party)


def test_a_number_out_of_bounds_is_not_taken_for_its_text() -> None:
    """Not even where the text itself was seen before."""
    strict = StrictConverter(builtin())

    assert "NaN" == strict.structure({"actor": "NaN"}, Party).actor
    with pytest.raises(Refused):
        strict.structure({"actor": Unreadable("NaN")}, Party)


def test_what_cannot_be_remembered_is_refused_all_the_same() -> None:
    """Half of a surrogate pair, and what is nested too deeply, have no bytes."""
    deep: object = []
    for _ in range(100_000):
        deep = [deep]

    assert [("bad-id", ("actor",))] == faults({"actor": "\ud800"}, Party)
    assert [("bad-type", ("actor",))] == faults({"actor": deep}, Party)


def test_a_period_is_read_once() -> None:
    """Equal texts give the same period."""
    first = STRICT.structure({"id": "o", "actor": "a", "period": "2004/.."}, Offer)
    second = STRICT.structure({"id": "p", "actor": "a", "period": "2004/.."}, Offer)

    assert Period(start=2004, end="..") == first.period
    assert first.period is second.period
