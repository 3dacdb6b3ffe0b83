"""Records made by the column are those that the constructors make."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ModelError
from partnerlib.model import (
    NO_SCOPE,
    UNKNOWN_PERIOD,
    Action,
    Actor,
    Agreement,
    Location,
    Need,
    Offer,
    PartialDate,
    Party,
    Period,
    Scope,
    Source,
    Territory,
)
from partnerlib.model._bulk import Bulk, party_of
from partnerlib.model._trusted import trusted

TEXTS = ("", "a", " b ", "c\u00a0d", "e\rf", "g\x00", "h\u2028", "x" * 201, "i\nj")
IDS = ("", "a", " b", "c;d", "x" * 201, "e\u00a0f", "g\x07")
TUPLES = ((), ("a",), ("b", "a"), ("a", "a"), ("", "a"), ("c;d",), (" b",))
PAIRS = ((), (("fr", "a"),), (("fr", ""),), (("", "a"),), (("fr", "a"), ("fr", "b")))
NUMBERS = (None, 0, 5, -1, 5.0, 2.5, 2**60, float("nan"))
PARTIES = (
    (),
    (Party("a"),),
    (Party("a"), Party("b")),
    (Party("b"), Party("a", "funder")),
    (Party("a"), Party("a", "funder")),
    (Party("b"), Party("a"), Party("b")),
    (Party("a"), Party("a")),
    ("a", "b"),
    ("b", "a", "c"),
    ("b", "a", "b"),
    (" a", "a"),
    ("b", " a"),
    ("b", "c;d"),
    ("b", ""),
    None,
)
SOURCES = ((), (Source(title="t"), Source(stated_by="a")))
TIMES = (UNKNOWN_PERIOD, Period.parse("2004"), "2004", "2004-13")

COMMON: dict[str, tuple[Any, ...]] = {
    "id": IDS,
    "names": PAIRS,
    "description": TEXTS,
    "url": TEXTS,
    "codes": PAIRS,
    "sources": SOURCES,
    "extra": PAIRS,
}
FIELDS: dict[type, dict[str, tuple[Any, ...]]] = {
    Territory: COMMON
    | {
        "name": TEXTS,
        "level": IDS,
        "parent": IDS,
        "country": ("", "FR", "fr", "F"),
        "population": NUMBERS,
        "location": (None, Location(1, 2), (1, 2), (100, 0)),
        "zones": TUPLES,
        "languages": ((), ("fr",), ("?",)),
        "aliases": TUPLES,
        "valid": TIMES,
        "successors": TUPLES,
    },
    Actor: COMMON | {"name": TEXTS, "kind": IDS, "territory": IDS, "themes": TUPLES},
    Agreement: COMMON
    | {
        "kind": IDS,
        "parties": PARTIES,
        "title": TEXTS,
        "scope": (NO_SCOPE, Scope(themes=["water"])),
        "period": TIMES,
        "last_activity": (None, PartialDate(2004), "2004", "?"),
        "amount": NUMBERS,
        "motives": TUPLES,
    },
    Action: COMMON
    | {
        "title": TEXTS,
        "parties": PARTIES,
        "recognised": ("", "yes", "perhaps"),
        "agreement": IDS,
        "amount": NUMBERS,
    },
    Offer: COMMON | {"actor": IDS, "capacity": NUMBERS, "unit": TEXTS},
    Scope: {"themes": TUPLES, "places": TUPLES, "audiences": TUPLES},
}
SOUND: dict[type, dict[str, Any]] = {
    Territory: {"id": "t", "name": "T"},
    Actor: {"id": "a", "name": "A"},
    Agreement: {"id": "g", "parties": (Party("a"), Party("b"))},
    Action: {"id": "x", "title": "X", "parties": (Party("a"),)},
    Offer: {"id": "o", "actor": "a"},
    Scope: {},
}
CLASSES = list(SOUND)


def _constructed(cls: type, fields: dict[str, Any]) -> Any:
    try:
        return cls(**fields)
    except ModelError:
        return None


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_of_a_class_is_settled_as_its_constructor_does(cls: type) -> None:
    """Whatever value a field has, a row is made alike, or left to the constructor."""
    for field, values in FIELDS[cls].items():
        rows = [SOUND[cls] | {field: value} for value in values]
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        expected = [_constructed(cls, row) for row in rows]

        made, odd = Bulk(cls).make(columns, len(rows))

        sure = [row for row in range(len(rows)) if row not in odd]
        assert [expected[row] for row in sure] == [made[row] for row in sure]
        assert [repr(expected[row]) for row in sure] == [
            repr(made[row]) for row in sure
        ]
        assert {None} >= {made[row] for row in odd}


@given(st.data())
def test_rows_of_any_values_are_made_as_by_the_constructor(data: st.DataObject) -> None:
    """Rows in which several fields are odd at once are never made otherwise."""
    cls = data.draw(st.sampled_from(CLASSES))
    fields = FIELDS[cls]
    chosen = data.draw(st.lists(st.sampled_from(sorted(fields)), unique=True))
    row = st.fixed_dictionaries(
        {name: st.sampled_from(fields[name]) for name in chosen}
    )
    rows = [SOUND[cls] | each for each in data.draw(st.lists(row, min_size=1))]
    columns = {name: [each[name] for each in rows] for name in rows[0]}
    bulk = Bulk(cls)

    for _ in range(2):  # what was found doubtful before is so again
        made, odd = bulk.make(columns, len(rows))

        for at, each in enumerate(rows):
            expected = None if at in odd else _constructed(cls, each)
            assert expected == made[at]


def test_sound_rows_are_all_made_at_once() -> None:
    """Values that are mostly there leave no row to the constructor."""
    columns = {
        "id": ["a", "b"],
        "parties": [(Party("b"), Party("a")), (Party("a"), Party("c", "funder"))],
        "title": ["Eau\u00a0!", "Wells"],
        "amount": [5.0, None],
        "scope": [NO_SCOPE, NO_SCOPE],
    }

    made, odd = Bulk(Agreement).make(columns, 2)

    assert [] == odd
    rows = [
        dict(zip(columns, each, strict=True))
        for each in zip(*columns.values(), strict=True)
    ]
    assert [Agreement(**row) for row in rows] == made


@pytest.mark.parametrize("actor", IDS)
def test_a_party_is_that_of_its_constructor(actor: str) -> None:
    """An id that is plainly one is not checked again, any other one is."""
    expected = _constructed(Party, {"actor": actor})
    try:
        made = party_of(actor)
    except ModelError:
        made = None

    assert expected == made


def test_without_columns_each_row_is_what_the_defaults_say() -> None:
    """A table may have no column of a class at all."""
    assert ([Scope(), Scope()], []) == Bulk(Scope).make({}, 2)


def test_classes_whose_fields_depend_on_one_another_are_left_alone() -> None:
    """A need has an owner in one of two fields: its constructor sees to that."""
    made, odd = Bulk(Need).make({"id": ["n"], "territory": ["t"]}, 1)

    assert ([None], [0]) == (made, odd)


def test_distinct_values_are_forgotten_when_there_are_very_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is remembered of a field does not grow without bounds."""
    monkeypatch.setattr("partnerlib.model._bulk._MOST_KEPT", 1)
    bulk = Bulk(Scope)
    columns = {"themes": [("a",), ("b",), ("c",)]}

    assert bulk.make(columns, 3) == bulk.make(columns, 3)


def test_parties_are_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parties of more actors than are remembered are made anew, and the same."""
    monkeypatch.setattr("partnerlib.model._bulk._MOST_KEPT", 1)
    parties = [("a", "b"), ("c", "d"), ("a", "c")]
    made, odd = Bulk(Agreement).make({"id": list("xyz"), "parties": parties}, 3)
    assert [] == odd
    assert [
        Agreement(id_, parties=each) for id_, each in zip("xyz", parties, strict=True)
    ] == made


def test_trusted_values_are_those_of_the_constructor() -> None:
    """Slots that are written directly make an equal value, which is as frozen."""
    made = trusted(Agreement, ("id", "parties"))("g", (Party("a"), Party("b")))

    expected = Agreement("g", parties=["a", "b"])
    assert expected == made
    assert hash(expected) == hash(made)
    with pytest.raises(AttributeError):
        made.id = "h"  # type: ignore[misc]
