import datetime as dt
import pickle

import pytest

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    IntegrityError,
    ModelError,
    Need,
    Offer,
    ParameterError,
    PartialDate,
    PartnerlibWarning,
    Party,
    Period,
    Registry,
    Scope,
    Source,
    Territory,
    UnknownIdError,
)
from partnerlib.registry import collection_of, reference

FRANCE = Territory("FR", name="France", level="country", country="FR")
ESSONNE = Territory("FR-91", name="Essonne", level="department", parent="FR")
EVRY = Territory(
    "evry", name="Évry", level="municipality", parent="FR-91", names={"en": "Evry"}
)
THERE = Territory("there", name="There", level="municipality")
GONE = Territory("gone", name="Gone", valid="../2010")
COUNCIL = Actor("council", name="Council", kind="authority", territory="FR-91")
NETWORK = Actor("network", name="Network", kind="network")
ASSO = Actor("asso", name="Asso", territory="evry", member_of=["network"])
WATER = Scope(themes=["water"], places=["there"])
PACT = Agreement(
    "pact",
    kind="twinning",
    parties=["evry", "there"],
    scope=WATER,
    period="2004/2009",
    sources=[Source(stated_by="evry"), Source(stated_by="there")],
)
WELLS = Action(
    "wells",
    title="Wells",
    kind="project",
    parties=[Party("asso", "operator"), Party("council", "funder")],
    agreement="pact",
    scope=WATER,
)
NEED = Need("need", territory="there", scope=Scope(themes=["water"]))
WISH = Need("wish", actor="asso", scope=Scope(themes=["finance-support"]))
OFFER = Offer("offer", actor="asso", scope=Scope(themes=["health"]))
GIFT = Exchange("gift", giver="asso", receiver="there", kind="know-how")
LOAN = Exchange(
    "loan", giver="council", receiver="asso", kind="money", agreement="pact"
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return a small world with a record of each kind and a bit more."""
    return Registry.of(
        territories=[THERE, EVRY, ESSONNE, FRANCE, GONE],
        actors=[NETWORK, COUNCIL, ASSO],
        agreements=[PACT],
        actions=[WELLS],
        needs=[NEED, WISH],
        offers=[OFFER],
        exchanges=[GIFT, LOAN],
        title=" A world ",
        licence="CC0",
        date="2016-07",
    )


def test_collections_are_read_only_and_sorted(registry: Registry) -> None:
    """A collection is a mapping by id that nobody can write to."""
    assert ["FR", "FR-91", "evry", "gone", "there"] == list(registry.territories)
    with pytest.raises(TypeError):
        registry.territories["x"] = THERE  # type: ignore[index]
    assert ("A world", "CC0", PartialDate.parse("2016-07")) == (
        registry.title,
        registry.licence,
        registry.date,
    )


def test_a_territory_as_party_means_its_authority(registry: Registry) -> None:
    """An authority is made where none is stated, and found where one is."""
    assert ["authority:evry", "authority:there"] == [
        party.actor for party in registry.agreements["pact"].parties
    ]
    made = registry.actors["authority:there"]
    assert ("There", "there", "local-authority") == (
        made.name,
        made.territory,
        made.kind,
    )
    assert "authority:there" == registry.exchanges["gift"].receiver

    found = Registry.of(
        territories=[FRANCE, ESSONNE, THERE],
        actors=[COUNCIL],
        agreements=[Agreement("g", parties=["FR-91", "authority:there"])],
    )
    assert ["authority:there", "council"] == [
        party.actor for party in found.agreements["g"].parties
    ]


def test_a_stated_authority_replaces_a_made_one() -> None:
    """When its authority is stated later, all that named the made one follows."""
    made = Registry.of(
        territories=[EVRY_ALONE, THERE],
        agreements=[Agreement("g", parties=["evry", "there"])],
    )
    talks = made.with_exchanges(
        Exchange("x", giver="authority:evry", receiver="there")
    ).with_actors(
        Actor("club", name="Club", member_of=["authority:evry"]),
        Actor("old", name="Old", successors=["authority:evry"]),
    )
    talks = talks.with_offers(
        Offer("o", actor="authority:evry", sources=Source(stated_by="authority:evry"))
    ).with_needs(Need("n", actor="authority:evry"))
    mayor = Actor("town-hall", name="Hall", kind="local-authority", territory="evry")

    stated = talks.with_actors(mayor)

    assert "authority:evry" not in stated.actors
    assert {"town-hall", "authority:there"} == {
        party.actor for party in stated.agreements["g"].parties
    }
    assert "town-hall" == stated.exchanges["x"].giver
    assert "town-hall" == stated.offers["o"].actor
    assert "town-hall" == stated.needs["n"].actor
    assert "town-hall" == stated.offers["o"].sources[0].stated_by
    assert ("town-hall",) == stated.actors["club"].member_of
    assert ("town-hall",) == stated.actors["old"].successors


EVRY_ALONE = Territory("evry", name="Évry", level="municipality")


def test_a_territory_that_states_a_record_stays_who_stated_it() -> None:
    """Parties become authorities; who stated the record is left as it is."""
    registry = Registry.of(
        territories=[EVRY_ALONE, THERE],
        agreements=[
            Agreement("g", parties=["evry", "there"], sources=Source(stated_by="evry"))
        ],
    )

    assert (Source(stated_by="evry"),) == registry.agreements["g"].sources


def test_title_and_licence_are_texts() -> None:
    """What no text may hold, a title may not hold either."""
    with pytest.raises(ModelError) as caught:
        Registry.of(title="bell \x07", licence=3)  # type: ignore[arg-type]

    assert ["title", "licence"] == [each.field for each in caught.value.violations]


def test_combining_prefers_the_stated_authority_in_any_order() -> None:
    """A made authority yields to a stated one, whichever registry comes first."""
    made = Registry.of(
        territories=[EVRY_ALONE, THERE],
        agreements=[Agreement("g", parties=["evry", "there"])],
    )
    stated = Registry.of(
        territories=[EVRY_ALONE],
        actors=[Actor("hall", name="Hall", kind="authority", territory="evry")],
    )

    one, other = made.combine(stated), stated.combine(made)

    assert one == other
    assert {"hall", "authority:there"} == set(one.actors)


def test_an_actor_of_the_id_of_a_made_authority_is_never_lost() -> None:
    """Whoever has that id stands for the territory, whatever its kind."""
    club = Actor("authority:evry", name="Club", kind="association")
    registry = Registry.of(
        territories=[EVRY_ALONE, THERE],
        actors=[club],
        agreements=[Agreement("g", parties=["evry", "there"])],
    )

    assert club == registry.actors["authority:evry"]
    assert registry.agreements_of("authority:evry")


def test_what_a_party_means_does_not_depend_on_the_order() -> None:
    """A territory whose id looks like an authority is that territory."""
    records = [
        EVRY_ALONE,
        THERE,
        Territory("authority:evry", name="Odd"),
        Agreement("g", parties=["evry", "there"]),
        Agreement("h", parties=["authority:evry", "there"]),
    ]

    forward = Registry.from_records(records)

    assert forward == Registry.from_records(records[::-1])
    assert forward.agreements_of("authority:authority:evry")


def test_a_party_keeps_its_role_and_dates_when_it_means_an_authority() -> None:
    """Only who is named changes: the parties stand in their order, as if stated so."""
    parties = [Party("there", "lead", "2004/2009"), Party("evry"), Party("evry", "x")]
    meant = [
        Party("authority:there", "lead", "2004/2009"),
        Party("authority:evry"),
        Party("authority:evry", "x"),
    ]

    registry = Registry.of(
        territories=[FRANCE, ESSONNE, EVRY, THERE],
        agreements=[Agreement("g", parties=parties, title="G")],
    )

    assert Agreement("g", parties=meant, title="G") == registry.agreements["g"]


def test_a_territory_whose_authority_could_have_no_id_is_told() -> None:
    """An id too long for its authority is a problem at the party that names it."""
    with pytest.raises(IntegrityError) as caught:
        Registry.of(
            territories=[Territory("x" * 195, name="X"), THERE],
            agreements=[Agreement("g", parties=["x" * 195, "there"])],
        )

    assert [("bad-id", "parties", "agreement/g")] == [
        (each.code, each.column, each.record) for each in caught.value.problems
    ]


def test_several_authorities_are_ambiguous() -> None:
    """A territory with two authorities cannot be named as a party."""
    with pytest.raises(IntegrityError) as caught:
        Registry.of(
            territories=[EVRY_ALONE, THERE],
            actors=[
                Actor("one", name="One", kind="authority", territory="evry"),
                Actor("two", name="Two", kind="authority", territory="evry"),
            ],
            agreements=[Agreement("g", parties=["evry", "there"])],
        )

    problem = caught.value.problems[0]
    assert ("ambiguous-authority", "parties", "agreement/g", "evry") == (
        problem.code,
        problem.column,
        problem.record,
        problem.value,
    )
    assert "one, two" in problem.text("fr")


def test_every_look_up_answers_by_id(registry: Registry) -> None:
    """Agreements, actions, partners, seats and authorities can be looked up."""
    assert ("pact",) == tuple(
        each.id for each in registry.agreements_of("authority:evry")
    )
    assert () == registry.agreements_of("asso")
    assert ("wells",) == tuple(each.id for each in registry.actions_of("asso"))
    assert ("wells",) == tuple(each.id for each in registry.actions_under("pact"))
    assert ("council",) == registry.partners_of("asso")
    assert ("asso", "authority:evry", "council") == tuple(
        each.id for each in registry.actors_in("FR-91")
    )
    assert ("council",) == tuple(
        each.id for each in registry.actors_in("FR-91", nested=False)
    )
    authority = registry.authority_of("FR-91")
    assert authority is not None
    assert "council" == authority.id
    assert registry.authority_of("FR") is None


def test_places_roll_up_to_exactly_a_level(registry: Registry) -> None:
    """Roll-up gives the place itself or the nearest ancestor with the level."""
    assert ("FR-91", "FR") == registry.ancestors("evry")
    assert "FR-91" == registry.roll_up("evry", "department")
    assert "evry" == registry.roll_up("evry", "municipality")
    assert registry.roll_up("evry", "region") is None
    assert "FR" == registry.country_of("evry")
    assert "" == registry.country_of("there")
    assert registry.contains("FR", "evry")
    assert registry.contains("FR", "FR")
    assert not registry.contains("evry", "FR")


def test_unknown_ids_are_named_with_a_hint(registry: Registry) -> None:
    """A look-up of what is not there says what might have been meant."""
    with pytest.raises(UnknownIdError) as caught:
        registry.actors_in("evri")

    assert ("territory", "evri", ("evry",)) == (
        caught.value.kind,
        caught.value.id,
        caught.value.hints,
    )
    assert "did you mean evry?" in str(caught.value)
    with pytest.raises(UnknownIdError):
        registry.get("actor/nobody")
    with pytest.raises(ParameterError):
        registry.get("person/somebody")
    assert registry.get("agreement/pact") == registry.agreements["pact"]


def test_labels_know_records_facets_and_languages(registry: Registry) -> None:
    """Records and terms are called by their name in a language, else by their id."""
    assert ("Évry", "Evry") == (
        registry.label("place", "evry", "fr"),
        registry.label("territory", "evry", "en"),
    )
    assert "Eau" == registry.label("theme", "water", "fr").split(" ")[0]
    assert ("nowhere", "x", "y") == (
        registry.label("place", "nowhere"),
        registry.label("theme", "x"),
        registry.label("roles", "y"),
    )


def test_a_description_counts_records_and_statements(registry: Registry) -> None:
    """Counts tell what is there and who stated it."""
    counts = registry.describe()

    assert (5, 5, 1, 2) == (
        counts["territories"],
        counts["actors"],
        counts["agreements"],
        counts["needs"],
    )
    assert (2, 1, 0) == (
        counts["statements"],
        counts["stated_by_all"],
        counts["stated_by_some"],
    )


def test_one_sided_statements_are_told_from_silent_ones() -> None:
    """One side only is a one-sided statement; nobody, or a third, is none."""
    agreements = [
        Agreement("one", parties=["a", "b"], sources=[Source(stated_by="a")]),
        Agreement("third", parties=["a", "b"], sources=[Source(stated_by="c")]),
        Agreement("none", parties=["a", "b"], sources=[Source(title="A book")]),
    ]
    actors = [Actor(id_, name=id_) for id_ in "abc"]

    counts = Registry.of(actors=actors, agreements=agreements).describe()

    assert (2, 0, 1) == (
        counts["statements"],
        counts["stated_by_all"],
        counts["stated_by_some"],
    )


def test_a_registry_is_a_value_but_no_key(registry: Registry) -> None:
    """Equality is by content, the digest follows it, and hashing is refused."""
    again = Registry.from_records(
        reversed(list(registry.records())),
        title="A world",
        licence="CC0",
        date=PartialDate.parse("2016-07"),
    )

    assert again == registry
    digests = {again.digest, registry.digest, registry.digest}
    assert 1 == len(digests)
    assert pickle.loads(pickle.dumps(registry)) == registry  # noqa: S301 -- our own
    assert registry != Registry()
    assert registry != "a registry"
    with pytest.raises(TypeError):
        hash(registry)


def test_a_registry_shows_its_counts(registry: Registry) -> None:
    """The repr is short and says what is there."""
    assert repr(registry).startswith("<Registry: 5 territories, 5 actors, 1 agree")
    assert "<Registry: empty>" == repr(Registry())


def test_with_adds_and_replaces_and_leaves_the_old_one_alone(
    registry: Registry,
) -> None:
    """Each with_ gives a new registry; the same id is replaced."""
    renamed = Actor("asso", name="New name", territory="evry")
    more = (
        registry.with_territories([Territory("new", name="New")])
        .with_actors(renamed)
        .with_agreements(Agreement("g", parties=["new", "asso"]))
        .with_actions(Action("a", title="A", parties=["asso"]))
        .with_needs(Need("n", actor="asso"))
        .with_offers(Offer("o", actor="asso"))
        .with_exchanges(Exchange("e", giver="asso", receiver="new"))
        .with_terms({"themes": [Concept("moon", label_en="Moon", label_fr="Lune")]})
        .with_terms({"themes": [Concept("sun")], "zones": [Concept("alps")]})
    )

    assert "New name" == more.actors["asso"].name
    assert "Asso" == registry.actors["asso"].name
    assert {"g", "pact"} == set(more.agreements)
    assert ("moon", "sun") == tuple(each.id for each in more.terms["themes"])
    assert "Lune" == more.label("theme", "moon", "fr")
    assert "moon" not in registry.vocabularies["themes"]
    assert 3 == more.describe()["terms"]


def test_without_takes_away_what_cannot_stand(registry: Registry) -> None:
    """What loses its parties, owner, giver or receiver goes; the rest is cleaned."""
    left = registry.without("actor/asso", "territory/there", "actor/authority:there")

    assert () == tuple(left.agreements)
    assert ("",) == tuple(action.agreement for action in left.actions.values())
    assert () == left.actions["wells"].scope.places
    assert ["council"] == [p.actor for p in left.actions["wells"].parties]
    assert (0, 0, 0) == (len(left.needs), len(left.offers), len(left.exchanges))
    with pytest.raises(UnknownIdError):
        registry.without("actor/nobody")


def test_without_empties_references_and_keeps_who_stated_a_source() -> None:
    """A reference to what is gone is emptied; a source keeps the name as title."""
    world = Registry.of(
        actors=[
            Actor("a", name="A", member_of=["n", "m"], sources=Source(stated_by="n")),
            Actor("n", name="N"),
            Actor("m", name="M"),
        ],
        agreements=[Agreement("g", parties=["a", "m", "n"])],
    )

    left = world.without("actor/n")

    assert ("m",) == left.actors["a"].member_of
    assert (Source(title="n"),) == left.actors["a"].sources
    assert 2 == len(left.agreements["g"].parties)
    assert 0 == len(left.without("actor/m").agreements)
    action = Action("c", title="C", parties=["a"])
    assert 0 == len(world.with_actions(action).without("actor/a").actions)


def test_at_keeps_what_is_not_certainly_elsewhere_in_time(
    registry: Registry,
) -> None:
    """Records and parties certainly over, or not begun, are left out."""
    later = registry.at("2012")

    assert () == tuple(later.agreements)
    assert ("wells",) == tuple(later.actions)
    assert "gone" not in later.territories
    assert registry.at(dt.date(2005, 1, 1)).agreements
    assert "gone" in registry.at(PartialDate(2009)).territories
    with pytest.raises(ParameterError):
        registry.at("some day")
    with pytest.raises(ParameterError):
        registry.at(2012)  # type: ignore[arg-type]
    with pytest.raises(ParameterError):
        registry.at("..")


def test_at_looks_at_the_dates_of_parties() -> None:
    """A party that left is left out; a former territory that is named stays."""
    world = Registry.of(
        territories=[
            Territory("old", name="Old", valid="1900/2010"),
            Territory("in", name="In", parent="old"),
        ],
        actors=[
            Actor("a", name="A", territory="in"),
            Actor("b", name="B", valid="../2001"),
            Actor("c", name="C", valid="../2001"),
        ],
        agreements=[
            Agreement("g", parties=[Party("a"), Party("b"), Party("c", "", "2000")])
        ],
    )

    then = world.at("2012")

    assert ["a", "b"] == [party.actor for party in then.agreements["g"].parties]
    assert {"a", "b"} == set(then.actors)
    assert {"old", "in"} == set(then.territories)


def test_select_within_keeps_what_happens_or_sits_there(registry: Registry) -> None:
    """A place selects by places of action and by seats, with what is named."""
    here = registry.select(within="FR-91")

    assert {"pact", "wells"} == {*here.agreements, *here.actions}
    assert {"wish"} == set(here.needs)
    assert {"offer"} == set(here.offers)
    assert {"gift", "loan"} == set(here.exchanges)
    assert {"FR", "FR-91", "evry", "there"} == set(here.territories)
    assert "network" in here.actors
    assert {"need"} == set(registry.select(within=["there"]).needs)
    with pytest.raises(UnknownIdError):
        registry.select(within="nowhere")


def test_select_by_theme_kind_actor_and_time(registry: Registry) -> None:
    """Each filter keeps what states it, or a narrower term."""
    assert {"pact", "need", "loan"} <= {
        record.id for record in registry.select(themes=["water"]).records()
    }
    assert () == tuple(registry.select(themes=["health"]).agreements)
    assert ("offer",) == tuple(registry.select(themes=["health"]).offers)
    by_kind = registry.select(kinds=["twinning"])
    assert (("pact",), ()) == (tuple(by_kind.agreements), tuple(by_kind.actions))
    assert {"need", "wish"} == set(by_kind.needs)
    by_actor = registry.select(actors=["council"])
    assert (("wells",), ("loan",)) == (
        tuple(by_actor.actions),
        tuple(by_actor.exchanges),
    )
    assert {"asso", "council", "network"} == set(by_actor.actors)
    assert () == tuple(registry.select(during="2012").agreements)
    assert ("pact",) == tuple(registry.select(during=Period(end="2005")).agreements)
    with pytest.raises(ParameterError):
        registry.select(during="soon")
    with pytest.raises(UnknownIdError):
        registry.select(actors=["nobody"])


@pytest.mark.parametrize(
    ("period", "stays"),
    [
        ("", True),
        ("2003/", True),
        ("/2005", True),
        ("2005/2006", True),
        ("2006", False),
        ("../2003", False),
    ],
)
def test_select_during_keeps_what_is_not_certainly_apart(
    period: str, stays: bool
) -> None:
    """Unknown dates exclude nothing; a period that is apart does."""
    pact = Agreement("pact", parties=["evry", "there"], period=period)
    registry = Registry.of(
        territories=[EVRY, ESSONNE, FRANCE, THERE], agreements=[pact]
    )

    assert stays == ("pact" in registry.select(during="2004/2005").agreements)


def test_combining_fills_in_and_keeps_the_first_value() -> None:
    """Empty fields are filled, names become aliases, sources are joined."""
    one = Registry.of(
        territories=[
            Territory("t", name="Town", names={"fr": "Ville"}, codes={"insee": "1"})
        ],
        actors=[Actor("a", name="A", aliases=["Aa"]), Actor("b", name="B")],
        agreements=[Agreement("g", parties=["a", "b"], scope=Scope(themes=["water"]))],
        terms={"themes": [Concept("moon", label_en="Moon")]},
        title="One",
    )
    other = Registry.of(
        territories=[
            Territory(
                "t",
                name="The Town",
                names={"fr": "La ville", "de": "Stadt"},
                codes={"osm": "2"},
                level="municipality",
                population=7,
                sources=Source(title="Census"),
            )
        ],
        actors=[Actor("a", name="Ah", aliases=["Ab"]), Actor("b", name="B")],
        agreements=[
            Agreement(
                "g",
                parties=["a", "b"],
                scope=Scope(themes=["water"], functions=["training"]),
            )
        ],
        licence="CC0",
        date="2020",
    )

    both = one.combine(other)

    town = both.territories["t"]
    assert ("Town", ("The Town",), "municipality", 7) == (
        town.name,
        town.aliases,
        town.level,
        town.population,
    )
    assert (("de", "Stadt"), ("fr", "Ville")) == town.names
    assert (("insee", "1"), ("osm", "2")) == town.codes
    assert ("Aa", "Ab", "Ah") == both.actors["a"].aliases
    assert (("water",), ("training",)) == (
        both.agreements["g"].scope.themes,
        both.agreements["g"].scope.functions,
    )
    assert ("One", "CC0", PartialDate(2020)) == (both.title, both.licence, both.date)
    assert one == one.combine(one)


def test_clashes_are_warned_about_once() -> None:
    """What cannot be joined stays as first stated, with one warning."""
    actors = [Actor("a", name="A"), Actor("b", name="B"), Actor("c", name="C")]
    one = Registry.of(
        actors=actors,
        agreements=[
            Agreement(
                "g",
                parties=["a", Party("b", "lead")],
                title="First",
                scope=Scope(themes=["water"]),
            )
        ],
        terms={"themes": [Concept("moon", label_en="Moon")]},
    )
    other = Registry.of(
        actors=actors,
        agreements=[
            Agreement(
                "g",
                parties=["a", "c"],
                title="Second",
                scope=Scope(themes=["health", "water"]),
            )
        ],
        terms={"themes": [Concept("moon", label_en="The moon")]},
    )

    with pytest.warns(PartnerlibWarning, match=r"4 conflicting value\(s\)"):
        both = one.combine(other)

    assert ("First", ("water",), "Moon") == (
        both.agreements["g"].title,
        both.agreements["g"].scope.themes,
        both.label("theme", "moon"),
    )


def test_a_diff_tells_what_came_went_and_changed(registry: Registry) -> None:
    """The diff of two registries names records as evidence does."""
    after = registry.without("offer/offer").with_actors(
        Actor("asso", name="New", territory="evry"), Actor("zed", name="Z")
    )

    change = registry.diff(after)

    assert (("actor/zed",), ("offer/offer",), ("actor/asso",)) == (
        change.added,
        change.removed,
        change.changed,
    )
    assert change
    assert not registry.diff(registry)


def test_an_actor_with_several_actions_is_seen_in_each(registry: Registry) -> None:
    """Actions under one agreement are all listed under it."""
    more = registry.with_actions(
        Action("more", title="More", parties=["asso"], agreement="pact"),
        Action("alone", title="Alone", parties=["asso"]),
    )

    assert ["more", "wells"] == [each.id for each in more.actions_under("pact")]
    assert ["alone", "more", "wells"] == [each.id for each in more.actions_of("asso")]


def test_vocabularies_are_there_for_an_empty_registry() -> None:
    """The built-in vocabularies need no own terms, and survive pickling."""
    copy = pickle.loads(pickle.dumps(Registry()))  # noqa: S301 -- our own

    assert "water" in Registry().vocabularies["themes"]
    assert "water" in copy.vocabularies["themes"]


def test_records_know_their_references() -> None:
    """A record is named by its kind and id; anything else is no record."""
    assert ("agreement/pact", "need") == (reference(PACT), collection_of(NEED))
    with pytest.raises(ParameterError):
        Registry.from_records([Scope()])  # type: ignore[list-item]
