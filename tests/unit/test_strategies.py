"""The strategies are public: every draw is valid, and every shape can be drawn."""

import contextlib
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument, NoSuchExample
from hypothesis.strategies import SearchStrategy

import partnerlib
from partnerlib import strategies
from partnerlib.model import (
    UNKNOWN_PERIOD,
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    PartialDate,
    Party,
    Period,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.strategies._texts import AWKWARD_IDS, AWKWARD_TEXTS, LONGEST_ID
from partnerlib.vocabularies import NAMES, builtin

SEARCH = settings(
    database=None,
    derandomize=True,
    max_examples=3_000,
    phases=[Phase.generate, Phase.shrink],
)
REACH = settings(SEARCH, phases=[Phase.generate])


def reached(strategy: SearchStrategy[Any], shape: Callable[[Any], object]) -> Any:
    """Find a draw of a shape, without making it smaller."""
    return find(strategy, lambda each: bool(shape(each)), settings=REACH)


def smallest(
    strategy: SearchStrategy[Any], shape: Callable[[Any], object] = lambda _: True
) -> Any:
    """Find the smallest draw of a shape."""
    return find(strategy, lambda each: bool(shape(each)), settings=SEARCH)


def unreached(
    strategy: SearchStrategy[Any], shapes: dict[str, Callable[[Any], object]]
) -> list[str]:
    """List the shapes of which no draw is found, looking for all of them at once."""
    missing = dict(shapes)

    def look(each: Any) -> bool:
        for name in [name for name, shape in missing.items() if shape(each)]:
            del missing[name]
        return not missing

    with contextlib.suppress(NoSuchExample):
        find(strategy, look, settings=REACH)
    return list(missing)


VALUES: dict[type, SearchStrategy[Any]] = {
    Action: strategies.actions(),
    Actor: strategies.actors(),
    Agreement: strategies.agreements(),
    Concept: strategies.concepts(),
    Exchange: strategies.exchanges(),
    Need: strategies.needs(),
    Offer: strategies.offers(),
    PartialDate: strategies.partial_dates(),
    Party: strategies.parties(),
    Period: strategies.periods(),
    Scope: strategies.scopes(),
    Source: strategies.sources(),
    Territory: strategies.territories(),
}


@pytest.mark.parametrize("cls", VALUES, ids=lambda cls: cls.__name__)
def test_values_are_valid_and_settled(cls: type) -> None:
    """Every draw is of its class, and making it again changes nothing."""

    @given(VALUES[cls])
    @settings(max_examples=50)
    def check(value: Any) -> None:
        assert type(value) is cls
        assert value == attrs.evolve(value)
        assert hash(value) == hash(attrs.evolve(value))

    check()


@given(strategies.ids())
def test_ids_name_records(drawn: str) -> None:
    """Every id can be that of a record, and stays as it is."""
    assert drawn == Territory(drawn, name="x").id


@given(strategies.texts())
def test_texts_are_kept(drawn: str) -> None:
    """Every text can be a description, and stays as it is."""
    assert drawn == Territory("t", name="x", description=drawn).description


@given(st.data(), st.integers(1, 200), st.integers(0, 200))
def test_ids_keep_their_size(data: st.DataObject, least: int, more: int) -> None:
    """No id is shorter or longer than asked."""
    most = min(least + more, LONGEST_ID)
    drawn = data.draw(strategies.ids(min_size=least, max_size=most))

    assert least <= len(drawn) <= most


@given(st.data(), st.integers(0, 60), st.integers(0, 60))
def test_texts_keep_their_size(data: st.DataObject, least: int, more: int) -> None:
    """No text is shorter or longer than asked."""
    drawn = data.draw(strategies.texts(min_size=least, max_size=least + more))

    assert least <= len(drawn) <= least + more


@given(st.data(), st.integers(1, 9999), st.integers(0, 9999))
def test_dates_keep_their_years(data: st.DataObject, least: int, more: int) -> None:
    """No date and no period mentions a year beyond those asked for."""
    most = min(least + more, 9999)
    date = data.draw(strategies.partial_dates(min_year=least, max_year=most))
    period = data.draw(strategies.periods(min_year=least, max_year=most))

    for each in (date, period.start, period.end):
        if each is not None and each.year is not None:
            assert least <= each.year <= most


@given(strategies.scopes(max_size=1))
def test_scopes_keep_their_size(scope: Scope) -> None:
    """No facet of a scope holds more than asked."""
    assert all(len(getattr(scope, field.name)) <= 1 for field in attrs.fields(Scope))


@given(
    strategies.scopes(
        themes=st.just("health"),
        places=st.nothing(),
        audiences=st.nothing(),
        functions=st.just("training"),
    )
)
def test_scopes_hold_what_is_given(scope: Scope) -> None:
    """A facet holds what its strategy draws, and nothing where it draws nothing."""
    assert scope.themes in ((), ("health",))
    assert scope.functions in ((), ("training",))
    assert () == scope.places == scope.audiences


@pytest.mark.parametrize("name", NAMES)
def test_terms_are_known(name: str) -> None:
    """Every term of a built-in vocabulary can be drawn, and nothing else."""
    vocabulary = builtin()[name]
    last = vocabulary.concepts[-1].id

    assert last == reached(strategies.terms(name), lambda term: term == last)
    assert smallest(strategies.terms(name)) == vocabulary.concepts[0].id


@pytest.mark.parametrize(
    ("wrong", "arguments"),
    [
        (strategies.ids, {"min_size": 0}),
        (strategies.ids, {"max_size": 201}),
        (strategies.ids, {"min_size": 5, "max_size": 4}),
        (strategies.texts, {"min_size": -1}),
        (strategies.texts, {"min_size": 5, "max_size": 4}),
        (strategies.partial_dates, {"min_year": 0}),
        (strategies.partial_dates, {"max_year": 10_000}),
        (strategies.periods, {"min_year": 2001, "max_year": 2000}),
        (strategies.terms, {"vocabulary": "colours"}),
        (strategies.registries, {"min_size": -1}),
        (strategies.registries, {"min_size": 3, "max_size": 2}),
        (strategies.registries, {"min_size": 1, "max_size": 1}),
        (strategies.small_registries, {"max_size": -1}),
    ],
)
def test_impossible_arguments_are_refused(
    wrong: Callable[..., Any], arguments: dict[str, Any]
) -> None:
    """What cannot be drawn is refused at once, and not at the first draw."""
    with pytest.raises(InvalidArgument):
        wrong(**arguments)


def test_awkward_ids_and_texts_are_reached() -> None:
    """Ids and texts that readers misread are drawn again and again."""
    assert [] == unreached(strategies.ids(), {a: a.__eq__ for a in AWKWARD_IDS})
    assert [] == unreached(strategies.texts(), {a: a.__eq__ for a in AWKWARD_TEXTS})


TEXT_SHAPES: dict[str, Callable[[str], object]] = {
    "longest": lambda each: len(each) == LONGEST_ID,
    "blank inside": lambda each: " " in each,
    "no-break space": lambda each: "\u00a0" in each,
    "beyond the basic plane": lambda each: max(each) > "\uffff",
    "combining": lambda each: "\u0301" in each,
}


def test_ids_reach_every_shape() -> None:
    """Every shape of an id can be drawn."""
    assert [] == unreached(strategies.ids(), TEXT_SHAPES)


DATE_SHAPES: dict[str, Callable[[PartialDate], object]] = {
    "year": lambda date: date.month is None,
    "month": lambda date: date.month and date.day is None,
    "day": lambda date: date.day,
    "about": lambda date: date.qualifier == "~",
    "uncertain": lambda date: date.qualifier == "?",
    "both": lambda date: date.qualifier == "%",
    "leap day": lambda date: date.month == 2 and date.day == 29,
    "first year": lambda date: date.year == 1,
    "last year": lambda date: date.year == 9999,
}


def test_dates_reach_every_shape() -> None:
    """Every shape of a date can be drawn."""
    assert [] == unreached(strategies.partial_dates(), DATE_SHAPES)


def test_open_dates_are_drawn_when_asked_for() -> None:
    """The open date is drawn only where it is asked for."""
    opened = strategies.partial_dates(allow_open=True)

    assert ".." == str(reached(opened, lambda date: date.is_open))


PERIOD_SHAPES: dict[str, Callable[[Period], object]] = {
    "unknown": lambda period: period.is_unknown,
    "whole": lambda period: period.start == period.end and period.start,
    "start only": lambda period: period.start and not period.end,
    "end only": lambda period: period.end and not period.start,
    "open start": lambda period: period.start and period.start.is_open,
    "open end": lambda period: period.end and period.end.is_open,
    "always": lambda period: str(period) == "../..",
    "both": lambda period: (
        period.start
        and period.end
        and period.start != period.end
        and period.start.year
        and period.end.year
    ),
    "end may precede start": lambda period: (
        period.span.start_high > period.span.end_low and str(period)
    ),
}


def test_periods_reach_every_shape() -> None:
    """Every shape of a period can be drawn."""
    assert [] == unreached(strategies.periods(), PERIOD_SHAPES)


def test_values_shrink() -> None:
    """What is drawn shrinks to what says least."""
    assert "0" == smallest(strategies.ids())
    assert "" == smallest(strategies.texts())
    assert PartialDate(2000) == smallest(strategies.partial_dates())
    assert UNKNOWN_PERIOD == smallest(strategies.periods())
    assert Scope() == smallest(strategies.scopes())
    assert Source() == smallest(strategies.sources())
    assert Concept("0") == smallest(strategies.concepts())
    assert Party("0") == smallest(strategies.parties())


def test_records_shrink() -> None:
    """A record shrinks to the fields that it must have."""
    assert Territory("0", name="0") == smallest(strategies.territories())
    assert Actor("0", name="0") == smallest(strategies.actors())
    tie = smallest(strategies.agreements())
    assert Agreement("0", parties=tie.parties) == tie
    assert 2 == len(tie.parties)
    assert ("", UNKNOWN_PERIOD) == (tie.parties[0].role, tie.parties[0].during)
    assert Action("0", title="0", parties=["0"]) == smallest(strategies.actions())
    assert Need("0", territory="0") == smallest(strategies.needs())
    assert Offer("0", actor="0") == smallest(strategies.offers())
    gift = smallest(strategies.exchanges())
    assert Exchange("0", giver=gift.giver, receiver=gift.receiver) == gift


def test_records_take_what_is_given() -> None:
    """The arguments of a record strategy say what its references may be."""
    place = st.just("here")
    actor = st.just("me")
    few = st.sampled_from(["me", "you"])

    need = smallest(strategies.needs(territories=st.nothing(), actors=actor))
    territory = smallest(
        strategies.territories(levels=st.just("region"), parents=place),
        lambda each: each.level != "unknown" and each.parent,
    )
    seated = smallest(
        strategies.actors(territories=place, networks=few),
        lambda each: each.territory and each.member_of,
    )
    bond = smallest(strategies.agreements(parties=strategies.parties(actors=few)))

    assert Need("0", actor="me") == need
    assert Territory("0", name="0", level="region", parent="here") == territory
    assert Actor("0", name="0", territory="here", member_of=["me"]) == seated
    assert {"me", "you"} == {party.actor for party in bond.parties}


def test_the_face_is_complete() -> None:
    """Every name of the module is public, and the package leads to it."""
    assert strategies is partnerlib.strategies
    assert sorted(strategies.__all__) == strategies.__all__
    assert all(callable(getattr(strategies, name)) for name in strategies.__all__)


def _collections(registry: Registry) -> list[Any]:
    return [
        registry.territories,
        registry.agreements,
        registry.actions,
        registry.needs,
        registry.offers,
        registry.exchanges,
    ]


@given(strategies.registries(min_size=2, max_size=3))
@settings(max_examples=20)
def test_registries_keep_their_size(registry: Registry) -> None:
    """Each collection has as many records as asked; made authorities come on top."""
    assert all(2 <= len(each) <= 3 for each in _collections(registry))
    assert 2 <= sum(not _is_made(actor) for actor in registry.actors.values()) <= 3


@given(strategies.registries(min_size=1, max_size=2))
@settings(max_examples=20)
def test_one_agreement_brings_two_actors(registry: Registry) -> None:
    """A registry of one record each still has two actors to tie."""
    assert all(1 <= len(each) <= 2 for each in _collections(registry))
    assert 2 == sum(not _is_made(actor) for actor in registry.actors.values())


@given(strategies.small_registries(max_size=2))
@settings(max_examples=20)
def test_small_registries_keep_their_size(registry: Registry) -> None:
    """Only copies and made authorities come on top of the size."""
    copies = [
        id_
        for part in (registry.agreements, registry.actions)
        for id_ in part
        if id_.endswith("-copy")
    ]

    assert len(copies) <= 2
    assert sum(len(each) for each in _collections(registry)) - len(copies) <= 12
    assert sum(not _is_made(actor) for actor in registry.actors.values()) <= 2


def _is_made(actor: Actor) -> bool:
    return Source(title="made by partnerlib") in actor.sources


@given(strategies.registries(ids=strategies.ids(max_size=3)))
@settings(max_examples=20)
def test_registries_take_ids(registry: Registry) -> None:
    """The ids of records are drawn from the strategy that is given."""
    assert all(
        len(record.id) <= 3
        for record in registry.records()
        if not (isinstance(record, Actor) and _is_made(record))
    )


def test_registries_shrink() -> None:
    """A registry shrinks to nothing, and to nothing but what is asked for."""
    for drawn in (strategies.registries(max_size=2), strategies.small_registries()):
        assert Registry() == smallest(drawn)
        tie = smallest(drawn, lambda registry: registry.agreements)
        assert {"agreements": 1} == {
            name: count
            for name, count in tie.describe().items()
            if count and name not in {"actors", "territories"}
        }
        (agreement,) = tie.agreements.values()
        assert 2 == len(agreement.parties)
        assert Scope() == agreement.scope
        assert UNKNOWN_PERIOD == agreement.period


Shape = Callable[[Registry], object]


def _bonds(registry: Registry) -> list[Any]:
    return [*registry.agreements.values(), *registry.actions.values()]


def _roles(registry: Registry) -> set[str]:
    roles = registry.vocabularies["roles"]
    return {
        roles.role_class(party.role)
        for bond in _bonds(registry)
        for party in bond.parties
        if party.role
    }


SHAPES: dict[str, Shape] = {
    "isolated territory": lambda r: any(
        not r.actors_in(id_) and not territory.parent
        for id_, territory in r.territories.items()
    ),
    "three nested territories": lambda r: any(
        len(r.ancestors(id_)) == 2 for id_ in r.territories
    ),
    "network": lambda r: any(actor.member_of for actor in r.actors.values()),
    "agreement without action": lambda r: (
        r.agreements.keys() - {action.agreement for action in r.actions.values()}
    ),
    "action under an agreement": lambda r: any(
        action.agreement for action in r.actions.values()
    ),
    "authority made": lambda r: any(_is_made(actor) for actor in r.actors.values()),
    "authority stated": lambda r: any(r.authority_of(id_) for id_ in r.territories),
    "three parties": lambda r: any(len(b.parties) >= 3 for b in _bonds(r)),
    "actor in two roles": lambda r: any(
        len(b.parties) > len({party.actor for party in b.parties}) for b in _bonds(r)
    ),
    "dated party": lambda r: any(
        not party.during.is_unknown for b in _bonds(r) for party in b.parties
    ),
    "dated": lambda r: any(not b.period.is_unknown for b in _bonds(r)),
    "undated": lambda r: any(b.period.is_unknown for b in _bonds(r)),
    "unknown role": lambda r: "" in _roles(r),
    "unrecognised": lambda r: any(a.recognised == "no" for a in r.actions.values()),
    "last activity": lambda r: any(a.last_activity for a in r.agreements.values()),
    "need of a territory": lambda r: any(need.territory for need in r.needs.values()),
    "need of an actor": lambda r: any(need.actor for need in r.needs.values()),
    "need with reached": lambda r: any(
        need.quantity and need.reached is not None and need.unit
        for need in r.needs.values()
    ),
    "offer with capacity": lambda r: any(o.capacity for o in r.offers.values()),
    "exchange": lambda r: r.exchanges,
    "own theme": lambda r: (
        {concept.id for concept in r.terms.get("themes", ())}
        & {theme for b in _bonds(r) for theme in b.scope.themes}
    ),
    "unheard-of theme": lambda r: any(
        theme not in r.vocabularies["themes"]
        for b in _bonds(r)
        for theme in b.scope.themes
    ),
    "dated source": lambda r: any(s.date for each in r.records() for s in each.sources),
    "status that is not live": lambda r: any(
        r.vocabularies["statuses"].covers("ended", b.status) for b in _bonds(r)
    ),
}
SMALL_SHAPES: dict[str, Shape] = {
    "dormant": lambda r: any(b.status == "dormant" for b in _bonds(r)),
    "planned": lambda r: any(b.status == "planned" for b in _bonds(r)),
}
WIDE_SHAPES: dict[str, Shape] = {
    "two sources": lambda r: any(len(each.sources) > 1 for each in r.records()),
    "replicated action": lambda r: any(a.derived_from for a in r.actions.values()),
    "replicated agreement": lambda r: any(
        a.derived_from for a in r.agreements.values()
    ),
    "framework": lambda r: any(a.parent for a in r.agreements.values()),
    "merged territory": lambda r: any(t.successors for t in r.territories.values()),
    "territory of an own level": lambda r: (
        {each.level for each in r.territories.values()}
        & {each.id for each in r.terms.get("levels", ())}
    ),
    "own term below a built-in one": lambda r: any(
        concept.broader in builtin()[name]
        for name, concepts in r.terms.items()
        if name in builtin()
        for concept in concepts
    ),
    "own scheme": lambda r: r.terms.keys() - builtin().keys(),
    "built-in term replaced": lambda r: any(
        concept.id in builtin()[name]
        for name, concepts in r.terms.items()
        if name in builtin()
        for concept in concepts
    ),
    "name in another language": lambda r: any(each.names for each in r.records()),
    "extra": lambda r: any(each.extra for each in r.records()),
    "codes": lambda r: any(each.codes for each in r.records()),
    "stated by a territory": lambda r: any(
        source.stated_by in r.territories
        for each in r.records()
        for source in each.sources
    ),
    "one id in two collections": lambda r: r.territories.keys() & r.agreements.keys(),
    "actor and territory of one id": lambda r: r.territories.keys() & r.actors.keys(),
    "colon in the id of a party": lambda r: any(
        ":" in party.actor and not party.actor.startswith("authority:")
        for b in _bonds(r)
        for party in b.parties
    ),
    "longest id": lambda r: any(len(each.id) == LONGEST_ID for each in r.records()),
    "line break": lambda r: any("\n" in each.description for each in r.records()),
    "half a unit": lambda r: any(isinstance(b.amount, float) for b in _bonds(r)),
    "title, licence and date": lambda r: r.title and r.licence and r.date,
}


ROLE_SHAPES: dict[str, Shape] = {
    "provides": lambda r: "provides" in _roles(r),
    "leads": lambda r: "leads" in _roles(r),
    "funds": lambda r: "funds" in _roles(r),
    "receives": lambda r: "receives" in _roles(r),
    "connects": lambda r: "connects" in _roles(r),
}


def test_registries_reach_every_shape() -> None:
    """Whatever a registry may hold can be drawn."""
    shapes = SHAPES | WIDE_SHAPES | ROLE_SHAPES

    assert [] == unreached(strategies.registries(), shapes)


def test_small_registries_reach_what_matters() -> None:
    """What matters to a finding can be drawn in a small registry."""
    shapes = SHAPES | SMALL_SHAPES | ROLE_SHAPES

    assert [] == unreached(strategies.small_registries(), shapes)
