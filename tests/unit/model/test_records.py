import math
import pickle
from typing import Any

import attrs
import pytest

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Location,
    ModelError,
    Need,
    Offer,
    PartialDate,
    Party,
    Period,
    Scope,
    Source,
    Territory,
)
from partnerlib.model import Record

RECORDS: list[Record] = [
    Territory("t", name="T"),
    Actor("a", name="A"),
    Agreement("g", parties=["a", "b"]),
    Action("c", title="C", parties=["a"]),
    Need("n", territory="t"),
    Offer("o", actor="a"),
    Exchange("x", giver="a", receiver="b"),
]


def codes(error: ModelError) -> list[tuple[str, str]]:
    """List what a record is refused for."""
    return [(each.field, each.code) for each in error.violations]


def refused(cls: type, **fields: Any) -> list[tuple[str, str]]:
    """Make a record of wrong fields and give what it is refused for."""
    with pytest.raises(ModelError) as caught:
        cls(**fields)
    assert cls.__name__ == caught.value.class_name
    return codes(caught.value)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_records_are_frozen_hashable_and_picklable(record: Record) -> None:
    """A record cannot be changed, and is equal to its copies."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        record.id = "other"  # type: ignore[misc]
    copy = pickle.loads(pickle.dumps(record))  # noqa: S301 -- our own
    assert {record} == {copy, attrs.evolve(record)}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_the_common_fields_are_checked_in_every_class(record: Record) -> None:
    """Wrong common fields are all named, whatever the class."""
    with pytest.raises(ModelError) as caught:
        attrs.evolve(
            record,
            id=" ",
            names=[("en", "One"), ("en", "Two"), ("English", "Three")],
            description="bell \x07",
            url=None,
            codes={"insee": ""},
            sources=["text"],
            extra=[("k", "1"), ("k", "2")],
        )

    assert [
        ("id", "missing-value"),
        ("names", "repeated-key"),
        ("description", "bad-text"),
        ("url", "bad-type"),
        ("codes", "missing-value"),
        ("sources", "bad-type"),
        ("extra", "repeated-key"),
    ] == codes(caught.value)


def test_several_values_are_sorted_without_repeats() -> None:
    """Iterables become sorted tuples, blanks at the edge are dropped."""
    territory = Territory(
        " t ",
        name=" T\r\nown\rship ",
        zones=["b", "a ", "b"],
        names={"fr": "Té"},
        codes=[("z", "1"), ("insee", "2")],
    )

    assert ("t", "T\nown\nship") == (territory.id, territory.name)
    assert ("a", "b") == territory.zones
    assert (("fr", "Té"),) == territory.names
    assert (("insee", "2"), ("z", "1")) == territory.codes


def test_a_bare_text_is_not_taken_apart() -> None:
    """A text where several are meant is refused, not read letter by letter."""
    assert [("themes", "bad-type")] == refused(Scope, themes="water")
    assert [("themes", "bad-type")] == refused(Scope, themes=[7])
    assert [("names", "bad-type"), ("codes", "bad-type")] == refused(
        Territory, id="t", name="T", names="fr", codes=7
    )


def test_names_need_language_tags() -> None:
    """A name whose language is no tag is refused by this tag."""
    assert [("names", "bad-language")] == refused(
        Territory, id="t", name="T", names={"French": "Té"}
    )


def test_every_field_of_a_territory_is_checked() -> None:
    """All violations of a territory come at once."""
    assert [
        ("name", "missing-value"),
        ("level", "missing-value"),
        ("parent", "bad-id"),
        ("country", "bad-country"),
        ("population", "negative-number"),
        ("location", "bad-type"),
        ("zones", "bad-type"),
        ("languages", "bad-language"),
        ("aliases", "missing-value"),
        ("valid", "bad-type"),
        ("successors", "bad-id"),
    ] == refused(
        Territory,
        id="t",
        name=" ",
        level="",
        parent="a;b",
        country="fr",
        population=-1,
        location="48, 2",
        zones=7,
        languages=["french language"],
        aliases=[""],
        valid=2004,
        successors=["x" * 201],
    )


@pytest.mark.parametrize("population", [True, 1.5, "12", math.nan])
def test_a_population_is_a_whole_number(population: object) -> None:
    """Anything but a whole number is refused; True is no number."""
    assert [("population", "bad-integer")] == refused(
        Territory, id="t", name="T", population=population
    )


def test_numbers_beyond_any_spreadsheet_are_refused() -> None:
    """A count that no file could keep exactly is out of range."""
    assert [("population", "out-of-range")] == refused(
        Territory, id="t", name="T", population=2**53 + 1
    )


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (91, 0, [("lat", "out-of-range")]),
        (0, -180.5, [("lon", "out-of-range")]),
        (math.nan, "2", [("lat", "bad-number"), ("lon", "bad-number")]),
    ],
)
def test_a_location_lies_on_the_earth(
    lat: float, lon: float, expected: list[tuple[str, str]]
) -> None:
    """Coordinates outside of the Earth are refused."""
    assert expected == refused(Location, lat=lat, lon=lon)


def test_a_pair_is_a_location() -> None:
    """A pair of numbers makes a location; another tuple does not."""
    territory = Territory("t", name="T", location=(48.5, 2.0))

    assert Location(48.5, 2) == territory.location
    assert [("location", "bad-type")] == refused(
        Territory, id="t", name="T", location=(1.0, 2.0, 3.0)
    )


def test_every_field_of_an_actor_is_checked() -> None:
    """All violations of an actor come at once."""
    assert [
        ("name", "bad-type"),
        ("kind", "missing-value"),
        ("territory", "bad-id"),
        ("member_of", "bad-id"),
        ("themes", "missing-value"),
        ("aliases", "bad-text"),
        ("languages", "bad-language"),
        ("valid", "bad-type"),
        ("successors", "bad-type"),
    ] == refused(
        Actor,
        id="a",
        name=None,
        kind="",
        territory="a\u2028b",
        member_of=["a;b"],
        themes=[""],
        aliases=["\ud800"],
        languages=["F"],
        valid=1,
        successors="b",
    )


def test_a_party_is_an_actor_in_a_role_dated() -> None:
    """Parties are made of texts, and wrong fields are refused."""
    party = Party(" a ", "operator", "2004/..")

    assert ("a", Period.parse("2004/..")) == (party.actor, party.during)
    assert Party("a") == Party("a", during=None)  # type: ignore[arg-type]
    assert [
        ("actor", "missing-value"),
        ("role", "bad-id"),
        ("during", "bad-type"),
    ] == refused(Party, actor="", role=";", during=2004)


def test_parties_are_sorted_without_repeats() -> None:
    """Parties stand by actor and role, each once; a text has no role."""
    agreement = Agreement("g", parties=["b", Party("a", "lead"), Party("b")])

    assert (Party("a", "lead"), Party("b")) == agreement.parties


@pytest.mark.parametrize(
    ("parties", "code"),
    [
        ([], "too-few-parties"),
        (["a"], "too-few-parties"),
        (["a", "a"], "self-twinning"),
        ([Party("a", "lead"), Party("a", "donor")], "self-twinning"),
        ("ab", "bad-type"),
        (7, "bad-type"),
        ([7, "a"], "bad-type"),
    ],
)
def test_an_agreement_binds_two_distinct_actors(parties: Any, code: str) -> None:
    """Fewer than two distinct actors are refused, each case by its own code."""
    assert [("parties", code)] == refused(Agreement, id="g", parties=parties)


def test_every_field_of_an_agreement_is_checked() -> None:
    """All violations of an agreement come at once."""
    assert [
        ("kind", "bad-type"),
        ("title", "bad-text"),
        ("scope", "bad-type"),
        ("period", "bad-type"),
        ("status", "bad-id"),
        ("last_activity", "bad-type"),
        ("parent", "bad-id"),
        ("derived_from", "bad-id"),
        ("amount", "bad-number"),
        ("currency", "bad-type"),
        ("motives", "missing-value"),
    ] == refused(
        Agreement,
        id="g",
        parties=["a", "b"],
        kind=None,
        title="\x00",
        scope=(),
        period=2004,
        status=";",
        last_activity=20.04,
        parent=";",
        derived_from=";",
        amount=math.inf,
        currency=None,
        motives=[""],
    )


def test_an_amount_is_not_negative() -> None:
    """A negative amount is refused; a whole float is the same as an integer."""
    assert [("amount", "negative-number")] == refused(
        Agreement, id="g", parties=["a", "b"], amount=-0.5
    )
    assert "5" == repr(Agreement("g", parties=["a", "b"], amount=5.0).amount)
    assert [("amount", "bad-number")] == refused(
        Agreement, id="g", parties=["a", "b"], amount=True
    )


def test_every_field_of_an_action_is_checked() -> None:
    """All violations of an action come at once."""
    assert [
        ("title", "missing-value"),
        ("parties", "no-party"),
        ("kind", "missing-value"),
        ("agreement", "bad-id"),
        ("parent", "bad-id"),
        ("scope", "bad-type"),
        ("period", "bad-type"),
        ("status", "bad-id"),
        ("recognised", "bad-choice"),
        ("derived_from", "bad-id"),
        ("outcome", "bad-type"),
        ("amount", "bad-number"),
        ("currency", "bad-text"),
    ] == refused(
        Action,
        id="c",
        title="",
        parties=(),
        kind="",
        agreement=";",
        parent=";",
        scope=None,
        period=1,
        status=";",
        recognised="perhaps",
        derived_from=";",
        outcome=1,
        amount="1",
        currency="a\x1fb",
    )


@pytest.mark.parametrize(
    ("value", "stored"),
    [(True, "yes"), (False, "no"), (None, ""), ("unknown", ""), ("yes", "yes")],
)
def test_recognition_is_yes_no_or_unknown(value: object, stored: str) -> None:
    """Booleans and the word unknown are taken for what they mean."""
    action = Action("c", title="C", parties=["a"], recognised=value)  # type: ignore[arg-type]

    assert stored == action.recognised


def test_every_field_of_a_need_is_checked() -> None:
    """All violations of a need come at once."""
    assert [
        ("territory", "missing-owner"),
        ("title", "bad-type"),
        ("scope", "bad-type"),
        ("quantity", "negative-number"),
        ("unit", "bad-type"),
        ("targeted", "bad-integer"),
        ("reached", "bad-integer"),
        ("priority", "bad-type"),
        ("horizon", "bad-id"),
        ("period", "bad-type"),
    ] == refused(
        Need,
        id="n",
        title=1,
        scope=1,
        quantity=-1,
        unit=1,
        targeted=1.5,
        reached="1",
        priority=1,
        horizon=";",
        period=1,
    )


def test_every_field_of_an_offer_is_checked() -> None:
    """All violations of an offer come at once."""
    assert [
        ("actor", "missing-value"),
        ("title", "bad-type"),
        ("scope", "bad-type"),
        ("capacity", "negative-number"),
        ("unit", "bad-type"),
        ("languages", "bad-language"),
        ("period", "bad-type"),
    ] == refused(
        Offer,
        id="o",
        actor="",
        title=1,
        scope=1,
        capacity=-3,
        unit=1,
        languages=["FR"],
        period=1,
    )


def test_every_field_of_an_exchange_is_checked() -> None:
    """All violations of an exchange come at once."""
    assert [
        ("receiver", "self-exchange"),
        ("kind", "missing-value"),
        ("title", "bad-type"),
        ("agreement", "bad-id"),
        ("amount", "negative-number"),
        ("unit", "bad-type"),
        ("period", "bad-type"),
    ] == refused(
        Exchange,
        id="x",
        giver="a",
        receiver="a",
        kind="",
        title=1,
        agreement=";",
        amount=-1,
        unit=1,
        period=1,
    )


def test_every_field_of_a_source_is_checked() -> None:
    """All violations of a source come at once; EDTF texts are dates."""
    assert PartialDate(2016) == Source(date="2016").date
    assert [
        ("stated_by", "bad-id"),
        ("title", "bad-type"),
        ("url", "bad-text"),
        ("date", "bad-type"),
        ("file", "bad-type"),
        ("row", "negative-number"),
    ] == refused(Source, stated_by=";", title=1, url="\x7f", date=1.5, file=1, row=-1)


def test_sources_are_sorted_and_one_alone_is_taken() -> None:
    """A single source needs no list; several are sorted, each once."""
    one, other = Source(title="b", date="2004"), Source(title="a", row=2)

    assert (one,) == Actor("a", name="A", sources=one).sources
    assert (other, one) == Actor("a", name="A", sources=[one, other, one]).sources
    assert [("sources", "bad-type")] == refused(Actor, id="a", name="A", sources=7)


def test_facets_of_a_scope_can_be_asked_for() -> None:
    """A scope gives each facet by its name and knows whether it is empty."""
    scope = Scope(themes=["water"], places=["x"])

    assert (("water",), ("x",), ()) == (
        scope.facet("theme"),
        scope.facet("place"),
        scope.facet("audience"),
    )
    assert Scope().is_empty
    assert not scope.is_empty


def test_a_record_is_called_by_its_name_title_or_id() -> None:
    """The headline is the name or title, else the id; labels know languages."""
    action = Action("c", title="C", parties=["a"], names={"fr": "Cé"})

    assert ("T", "C", "n") == (
        RECORDS[0].headline,
        action.headline,
        RECORDS[4].headline,
    )
    assert ("Cé", "C") == (action.label("fr"), action.label("en"))
