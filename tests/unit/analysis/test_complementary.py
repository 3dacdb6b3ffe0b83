from typing import Any

import attrs
import pytest

from partnerlib import TriangleWeights, find_triangles, progress
from partnerlib.findings import Triangle
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    Party,
    Record,
    Scope,
    Territory,
)
from partnerlib.registry import Registry
from tests.unit.analysis import test_triangles as pairs
from tests.unit.analysis.test_triangles import need, offer, tie, town


def complementary(registry: Registry, **parameters: Any) -> tuple[Triangle, ...]:
    """Give the complementary triangles of a registry."""
    return find_triangles(registry, kinds="complementary", **parameters).findings


def seats(*towns: str) -> list[Actor]:
    """Make the authorities of towns, whether they are party to anything or not."""
    return [
        Actor(f"authority:{x}", name=x.upper(), kind="local-authority", territory=x)
        for x in towns
    ]


def world(ties: str, *more: Record, **towns: dict[str, Any]) -> Registry:
    """Make a registry of ties, with towns a to f and their authorities."""
    named = {letter: {} for letter in "abcdef"} | towns
    stated = {record.id for record in more}
    actors = [each for each in seats(*named) if each.id not in stated]
    return pairs.world(ties, *actors, *more, **named)


def only(registry: Registry, **parameters: Any) -> Triangle:
    """Give the one complementary triangle of a registry."""
    (found,) = complementary(registry, **parameters)
    return found


def effort(place: str, theme: str = "health", **fields: Any) -> Action:
    """Make an action of the authority of a town."""
    stated = pairs.effort(place, theme)
    return attrs.evolve(stated, **fields)


def funding(place: str, theme: str = "health", **fields: Any) -> Action:
    """Make an action of somebody else that the authority of a town funds."""
    stated: dict[str, Any] = {
        "title": "Funded",
        "parties": [Party(f"authority:{place}", "funder"), Party("doer", "operator")],
        "scope": Scope(themes=[theme]),
    }
    return Action(f"funded-{place}-{theme}", **stated | fields)


def gift(place: str, theme: str = "health", **fields: Any) -> tuple[Record, ...]:
    """Make an exchange that the authority of a town gives under an agreement."""
    bond = Agreement(
        "frame",
        parties=["doer", "other"],
        scope=Scope(themes=[theme]),
        **{name: fields.pop(name) for name in ("status",) if name in fields},
    )
    stated: dict[str, Any] = {
        "giver": f"authority:{place}",
        "receiver": "doer",
        "kind": "money",
        "agreement": "frame",
    }
    return bond, Exchange(f"gift-{place}", **stated | fields)


DOERS = (Actor("doer", name="Doer"), Actor("other", name="Other"))
"""Actors without a seat, with whom nobody is tied."""


# -- what is found


def test_the_smallest_complementary_triangle() -> None:
    """A need, an offer and a common partner are one finding, with all it stands on."""
    found = only(world("ac bc", need("a"), offer("b")))
    assert {
        "key": "complementary:theme=health;need=a;answer=b",
        "kind": "complementary",
        "territories": ("a", "b", "c"),
        "broker": "c",
        "brokers": ("c",),
        "missing": (("a", "b"),),
        "theme": "health",
        "function": "",
        "actors": ("authority:a", "authority:b", "authority:c"),
        "evidence": (
            "agreement/ac",
            "agreement/bc",
            "need/need-a-health",
            "offer/offer-b-health",
        ),
        "places": ("a", "b", "c"),
        "set_aside": (),
    } == {
        name: getattr(found, name)
        for name in (
            "key",
            "kind",
            "territories",
            "broker",
            "brokers",
            "missing",
            "theme",
            "function",
            "actors",
            "evidence",
            "places",
            "set_aside",
        )
    }
    proof = ("need/need-a-health", "offer/offer-b-health")
    assert {
        "facilitating": ("c", "tied-to-both", ("agreement/ac", "agreement/bc")),
        "pivotal": ("b", "answers-the-need", proof),
        "beneficiary": ("a", "states-the-need", proof),
    } == {
        each.role: (each.territory, each.reason, each.evidence) for each in found.roles
    }


@pytest.mark.parametrize(
    ("records", "count"),
    [
        ([need("a"), effort("b")], 1),
        ([need("a"), offer("b", "maternal-health")], 1),
        ([need("a", "maternal-health"), offer("b")], 0),
        ([need("a"), offer("a")], 0),
        ([need("a"), effort("b", status="ended")], 0),
        ([need("a"), offer("b", period="2020/..")], 0),
        ([need("a", quantity=0), offer("b")], 0),
        ([need("a", period="2010/2012"), offer("b")], 0),
        ([need("a"), effort("b", parties=[Party("authority:b", "funder")])], 0),
        ([need("a")], 0),
        ([offer("b")], 0),
    ],
)
def test_who_answers(records: list[Record], count: int) -> None:
    """A live need is answered by live offers and efforts, of its theme or narrower."""
    registry = world("ac bc", *records)
    assert count == len(complementary(registry, as_of="2016"))


@pytest.mark.parametrize(
    ("wanted", "offered", "functions"),
    [
        (["training"], ["training"], ["training"]),
        (["support"], ["technical-support"], ["support"]),
        (["technical-support"], ["support"], []),
        (["training"], [], []),
        ([], ["training"], [""]),
        (["training", "support"], ["technical-support"], ["support"]),
        (["training", "support"], ["technical-support", "training"], None),
    ],
)
def test_functions_are_answered_where_stated(
    wanted: list[str], offered: list[str], functions: list[str] | None
) -> None:
    """A need that states functions is one for each, answered by that or narrower."""
    scope = {"themes": ["health"]}
    registry = world(
        "ac bc",
        Need("n", territory="a", scope=Scope(**scope, functions=wanted)),
        Offer("o", actor="authority:b", scope=Scope(**scope, functions=offered)),
    )
    expected = wanted if functions is None else functions
    found = complementary(registry)
    assert sorted(expected) == sorted(each.function for each in found)
    assert len(found) == len({each.key for each in found})
    if wanted and found:
        assert "function=" in found[0].key
        assert f"{found[0].name_of('function', found[0].function)}" in (
            found[0].explain()
        )


def test_theme_and_function_are_those_of_one_record() -> None:
    """An offer in the theme and another in the function do not add up."""
    scope = Scope(themes=["health"], functions=["training"])
    registry = world(
        "ac bc",
        Need("n", territory="a", scope=scope),
        offer("b"),
        Offer(
            "o",
            actor="authority:b",
            scope=Scope(themes=["water"], functions=["training"]),
        ),
    )
    assert () == complementary(registry)


def test_where_a_need_lies() -> None:
    """In its places, else in its territory, else where its actor is seated."""
    health = {"themes": ["health"]}
    nomad = Actor("nomad", name="Nomad")
    for stated, expected in (
        ({"territory": "a", "scope": Scope(**health, places=["d"])}, "d"),
        ({"territory": "a", "scope": Scope(**health)}, "a"),
        ({"actor": "authority:a", "scope": Scope(**health)}, "a"),
        ({"actor": "nomad", "scope": Scope(**health)}, None),
    ):
        registry = world("ac bc dc", Need("n", **stated), offer("b"), nomad)
        assert ([] if expected is None else [expected]) == [
            role.territory
            for each in complementary(registry)
            if (role := each.role("beneficiary")) is not None
        ]


def test_the_actor_of_a_need_is_named() -> None:
    """Who states the need is among the actors, where it is seated there."""
    health = Scope(themes=["health"])
    choir = Actor("choir", name="Choir", territory="a")
    found = only(
        world("ac bc", choir, Need("n", actor="choir", scope=health), offer("b"))
    )
    assert "choir" in found.actors
    away = Need("n", actor="authority:d", scope=Scope(themes=["health"], places=["a"]))
    found = only(world("ac bc", away, offer("b"), d={}))
    assert "authority:d" not in found.actors


# -- who could facilitate


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([funding("c")], "funds-the-theme"),
        ([funding("c", "maternal-health")], "funds-the-theme"),
        ([*gift("c")], "gives-in-the-theme"),
        ([funding("c"), *gift("c")], "funds-the-theme"),
        ([], None),
        ([funding("c", "water")], None),
        ([funding("d")], None),
        ([funding("c", status="ended")], None),
        ([funding("c", parties=["authority:c", "doer"])], None),
        (
            [
                funding(
                    "c",
                    parties=[
                        Party("authority:c", "funder", during="2001/2002"),
                        Party("doer"),
                    ],
                )
            ],
            None,
        ),
        ([*gift("c", status="ended")], None),
        ([*gift("c", period="2020/..")], None),
        ([*gift("c", agreement="")], None),
        ([*gift("d")], None),
    ],
)
@pytest.mark.parametrize("ties", ["ac", "bc"])
def test_one_tie_is_enough_for_who_has_means(
    ties: str, records: list[Record], expected: str | None
) -> None:
    """Who is tied to one of the two facilitates if it funds or gives in the theme."""
    registry = world(ties, need("a"), offer("b"), *DOERS, *records, b={}, d={})
    found = complementary(registry, as_of="2016")
    assert ([] if expected is None else [expected]) == [
        each.roles[0].reason for each in found
    ]
    for each in found:
        means = {record.id for record in records if type(record) is not Agreement}
        shown = {reference.partition("/")[2] for reference in each.roles[0].evidence}
        assert shown & means
        assert shown <= means | {ties}
        assert 2 == len(each.missing)


def test_the_best_third_is_named_and_the_others_are_listed() -> None:
    """Tied to both before tied to one, then means, few ties, records, and the id."""
    registry = world(
        "ac bc ad bd ae be dx ey az bz",
        need("a"),
        offer("b"),
        *DOERS,
        Agreement("again", parties=["a", "z"]),
        funding("e"),
        funding("f"),
        tie("af"),
        x={},
        f={},
    )
    # e funds; z has two records with a; c is like z but for that; d has more ties.
    found = only(registry)
    assert ("e", ("e", "z", "c", "d", "f")) == (found.broker, found.brokers)


def test_the_next_one_is_tried() -> None:
    """Where a record holds the first choice with both, the next one is named."""
    signed = Agreement("signed", parties=["a", "b", Party("c", "observer")])
    more = [need("a"), offer("b"), funding("c"), funding("d"), *DOERS]
    registry = world("ac bd", *more, signed)
    found = only(registry)
    assert ("d",) == found.brokers
    # c alone has a tie with a only, and is held with both.
    assert () == complementary(
        world("ac", need("a"), offer("b"), funding("c"), signed, *DOERS)
    )


@pytest.mark.parametrize(
    "parents",
    [{"a": "b"}, {"b": "a"}, {"b": "c"}, {"c": "b"}, {"a": "c"}],
)
@pytest.mark.parametrize("ties", ["ac", "bc", "ac bc"])
def test_none_lies_inside_another(parents: dict[str, str], ties: str) -> None:
    """No territory is brought together with what contains it."""
    levels = dict.fromkeys(parents.values(), "region")
    towns = [
        town(
            x,
            parent=parents.get(x, ""),
            level=levels.get(x, "municipality"),
        )
        for x in "abc"
    ]
    registry = world(ties, need("a"), offer("b"), funding("c"), *towns, *DOERS)
    assert () == complementary(registry)


def test_no_record_holds_all_three() -> None:
    """Three that a record holds, in whatever roles, have an agreement already."""
    for parties in (
        ["a", "b", "c"],
        ["a", "b", "c", "d"],
        ["a", Party("authority:b", "funder"), "c"],
    ):
        signed = Agreement("abc", parties=parties)
        registry = world("ac bc", need("a"), offer("b"), signed, d={})
        assert [] == [each for each in complementary(registry) if each.broker == "c"]


# -- what the data holds of them


def test_who_needs_and_who_answers_may_be_tied() -> None:
    """Where all three are tied nobody is missing, and one agreement could be signed."""
    old = tie("abc", status="dormant")
    found = only(world("ab ac bc", need("a"), offer("b"), old))
    assert ((), ["agreement/abc"]) == (
        found.missing,
        [each.record for each in found.set_aside],
    )
    assert "agreement/ab" in found.evidence
    assert "agreement/abc" in found.explain("en")


def test_what_binds_them_without_a_tie() -> None:
    """A sleeping twinning, or an exchange, of who needs and who answers is told."""
    old = tie("ba", status="dormant")
    given = Exchange("e", giver="a", receiver="b", kind="know-how")
    crowd = Agreement("all", parties=["a", "b", *(f"n{n:03}" for n in range(99))])
    towns = [town(f"n{n:03}") for n in range(99)]
    funded = Agreement("f", parties=["a", Party("authority:b", "funder")])
    found = only(
        world("ac bc", need("a"), offer("b"), old, given, crowd, funded, *towns)
    )
    assert {
        "agreement/all": "large",
        "agreement/ba": "dormant",
        "agreement/f": "supporting",
        "exchange/e": "exchange",
    } == {each.record: each.reason for each in found.set_aside}


# -- the score


def test_liveliness_is_that_of_the_ties_whose_status_is_stated() -> None:
    """A tie of unknown status tells nothing, beside one that is lived."""
    more = need("a"), *DOERS, offer("b")
    registry = world("ac", pairs.tie("bc", status="active"), *more)
    assert 1.0 == only(registry).component("liveliness")


def test_components_recompute_the_score() -> None:
    """The score is the weighted mean of what is there, computed by hand here."""
    registry = world(
        "ac",
        need("a", quantity=40, unit="people"),
        funding("c"),
        *DOERS,
        offer("b", capacity=10, unit="people"),
        b={},
    )
    found = only(registry)
    assert {
        "need_offer_fit": (1.0, 2.0),
        "ties_present": (0.333333333, 2.0),
        "capacity_fit": (0.25, 1.0),
    } == {part.name: (part.value, part.weight) for part in found.components}
    assert round((2 + 2 * 0.333333333 + 0.25) / 5, 9) == found.score


@pytest.mark.parametrize(
    ("needed", "offered", "expected"),
    [
        ([(40, "people")], [(10, "people"), (20, "people")], 0.75),
        ([(40, "people")], [(60, "people")], 1.0),
        ([(40, "people"), (20, "people")], [(10, "people")], 0.25),
        ([(40, "people"), (20, "actions")], [(10, "people"), (2, "actions")], 0.1),
        ([(40, "people")], [(10, "actions")], None),
        ([(40, "people")], [(None, "people")], None),
        ([(40, "people")], [(None, "people"), (10, "people")], 0.25),
        ([(40, "")], [(10, "")], None),
        ([(None, "people")], [(10, "people")], None),
    ],
)
def test_capacity_fit(
    needed: list[tuple[int | None, str]],
    offered: list[tuple[int | None, str]],
    expected: float | None,
) -> None:
    """Capacities of one unit are added up and held against the largest need."""
    health = Scope(themes=["health"])
    registry = world(
        "ac bc",
        *(
            Need(f"n{i}", territory="a", scope=health, quantity=quantity, unit=unit)
            for i, (quantity, unit) in enumerate(needed)
        ),
        *(
            Offer(f"o{i}", actor="authority:b", scope=health, capacity=c, unit=unit)
            for i, (c, unit) in enumerate(offered)
        ),
    )
    assert expected == only(registry).component("capacity_fit")


def test_weights_count() -> None:
    """Weights of the user decide."""
    weights = TriangleWeights(
        **dict.fromkeys(Triangle.component_names, 0) | {"ties_present": 1}
    )
    registry = world("ac bc", need("a"), offer("b"))
    assert 0.666666667 == only(registry, weights=weights).score


# -- the list


def test_examined_counts_needs_and_answers() -> None:
    """What is needed where, what somebody elsewhere answers, and what is found."""
    registry = world(
        "ac bc",
        need("a"),
        need("a", "water"),
        need("b"),
        offer("b"),
        effort("d"),
        d={},
    )
    examined = find_triangles(registry, kinds="complementary").examined
    assert (3, 2, 1) == tuple(
        examined[name]
        for name in ("need_cells", "answered_cells", "kind:complementary")
    )


def many() -> Registry:
    """Make a world of many needs, answers and facilitators."""
    names = [f"n{number:02}" for number in range(12)]
    ties = [
        Agreement(f"g{i}-{j}", parties=[names[i], names[j]])
        for i in range(12)
        for j in range(i + 1, 12)
        if (i * j) % 5 == 1 or (i + j) % 7 == 0
    ]
    return Registry.from_records(
        [
            *map(town, names),
            *ties,
            *seats(*names),
            *DOERS,
            *(need(name) for name in names[:6]),
            *(need(name, "water") for name in names[3:9]),
            *(offer(name) for name in names[4:]),
            *(effort(name, "water") for name in names[:4]),
            *(funding(name) for name in names[::4]),
            *(funding(name, "water") for name in names[1::5]),
            Agreement("three", parties=[names[0], names[7], Party(names[1], "funder")]),
        ]
    )


@pytest.mark.parametrize("limit", [0, 1, 5, 17])
def test_limit_keeps_exactly_the_best(limit: int) -> None:
    """Whatever the limit, the findings are the first of all findings."""
    every = complementary(many(), limit=None)
    assert len(every) > 30
    assert every[:limit] == complementary(many(), limit=limit)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the same when needs are taken one at a time."""
    every = complementary(many(), limit=None)
    monkeypatch.setattr("partnerlib.analysis.triangles._facilitators._BLOCK", 1)
    assert every == complementary(many(), limit=None)


def test_far_answers_are_limited_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of answers that no path joins to a need the first are looked at, offers first."""
    every = complementary(many(), limit=None)
    near = {each.key for each in every if each.roles[0].reason == "tied-to-both"}
    monkeypatch.setattr("partnerlib.analysis.triangles._facilitators._MOST", 1)
    report = find_triangles(many(), kinds="complementary", limit=None)

    assert near < {each.key for each in report} < {each.key for each in every}
    assert report.examined["answers_left_out"] > 0
    assert set(report) < set(every)


def test_who_offers_comes_before_who_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """An offer is looked at before efforts, many efforts before few, and ids last."""
    monkeypatch.setattr("partnerlib.analysis.triangles._facilitators._MOST", 1)
    more = effort("e", title="Again", id="again")
    registry = world("ac", need("a"), funding("c"), *DOERS, effort("b"), effort("e"))
    assert "answer=b" in only(registry).key
    assert "answer=e" in only(registry.with_actions(more)).key
    assert "answer=f" in only(registry.with_actions(more).with_offers(offer("f"))).key


def test_the_broker_is_the_first_of_those_listed() -> None:
    """The best third that the search names is the best of all that are listed."""
    every = complementary(many(), limit=None)
    assert all(each.broker == each.brokers[0] for each in every)
    assert {"tied-to-both", "funds-the-theme"} == {
        each.roles[0].reason for each in every
    }


def test_no_territory_fills_the_list() -> None:
    """With `diversify`, no territory is in more findings than asked for."""
    kept = complementary(many(), diversify=3)
    for name in many().territories:
        assert sum(name in each.territories for each in kept) <= 3


def test_it_counts_at_the_level() -> None:
    """Needs, answers and ties of towns are those of their regions."""
    regions = [Territory(x, name=x, level="region") for x in "abc"]
    towns = [town(f"t{x}", parent=x, level="municipality") for x in "abc"]
    registry = Registry.from_records(
        [
            *regions,
            *towns,
            *seats("ta", "tb"),
            Agreement("1", parties=["ta", "tc"]),
            Agreement("2", parties=["tb", "tc"]),
            need("ta"),
            offer("tb"),
        ]
    )
    assert ("a", "b", "c") == only(registry, level="region").territories


def test_it_tells_how_far_it_has_come() -> None:
    """Who watches is told how many needs were looked at, of all."""
    told: list[tuple[str, int, int]] = []
    with progress.told_to(lambda *each: told.append(each)):
        complementary(world("ac bc", need("a"), need("b"), offer("b")))
    assert [("triangles", 0, 2), ("triangles", 2, 2)] == told


def test_nothing_to_find() -> None:
    """No need, no answer or no tie leaves nothing to find."""
    assert () == complementary(Registry())
    assert () == complementary(world("ac bc"))
    assert () == complementary(world("", need("a"), offer("b"), a={}, b={}))
