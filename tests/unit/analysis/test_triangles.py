import itertools
import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

import partnerlib
from partnerlib import TriangleWeights, find_triangles, iter_triangles
from partnerlib.errors import ModelError, ParameterError
from partnerlib.findings import Triangle, TriangleReport
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


def town(id_: str, **fields: Any) -> Territory:
    """Make a town named after its id."""
    return Territory(id_, name=id_.upper(), **fields)


def tie(ends: str, **fields: Any) -> Agreement:
    """Make an agreement between towns of one letter each."""
    fields = {"id": ends, "parties": list(ends)} | fields
    return Agreement(fields.pop("id"), **fields)


def world(ties: str, *more: Record, **towns: dict[str, Any]) -> Registry:
    """Make a registry of ties such as ``"ab bc"``; towns may have fields."""
    letters = sorted(set(ties.replace(" ", "")) | set(towns))
    stated = {record.id for record in more if isinstance(record, Territory)}
    return Registry.from_records(
        [
            *(town(x, **towns.get(x, {})) for x in letters if x not in stated),
            *(tie(ends) for ends in ties.split()),
            *more,
        ]
    )


def only(registry: Registry, **parameters: Any) -> Triangle:
    """Give the one triangle of a registry."""
    (found,) = find_triangles(registry, **parameters)
    return found


def value(registry: Registry, component: str) -> float | None:
    """Give a component of the pair a, c."""
    report = find_triangles(registry, limit=None)
    (found,) = (each for each in report if each.missing == (("a", "c"),))
    return found.component(component)


# -- what is found


def test_the_smallest_open_triangle() -> None:
    """Two ties and no third are one finding, with all that it stands on."""
    found = only(world("ab bc"))
    assert {
        "key": "open:a~c",
        "kind": "open",
        "territories": ("a", "b", "c"),
        "broker": "b",
        "brokers": ("b",),
        "missing": (("a", "c"),),
        "actors": ("authority:a", "authority:b", "authority:c"),
        "evidence": ("agreement/ab", "agreement/bc"),
        "places": ("a", "b", "c"),
    } == {
        name: getattr(found, name)
        for name in (
            "key",
            "kind",
            "territories",
            "broker",
            "brokers",
            "missing",
            "actors",
            "evidence",
            "places",
        )
    }


def test_components_recompute_the_score() -> None:
    """The score is the weighted mean of what is there, computed by hand here."""
    found = only(world("ab bc"))
    assert {
        "cannistraci_hebb": (0.5, 3.0),
        "resource_allocation": (0.333333333, 3.0),
        "three_paths": (0.0, 4.0),
        "neighbourhood_ties": (0.0, 0.5),
    } == {part.name: (part.value, part.weight) for part in found.components}
    assert round((1.5 + 0.999999999) / 10.5, 9) == found.score


def test_a_closed_triangle_is_no_finding() -> None:
    """Three ties leave no pair missing."""
    report = find_triangles(world("ab bc ac"))
    assert (0, 1, 0) == (
        len(report),
        report.examined["closed_triads"],
        report.examined["closed_by_one_record"],
    )


def test_one_finding_for_each_missing_pair() -> None:
    """Several brokers of one pair are one finding, the best of them first."""
    report = find_triangles(world("ab bc ad dc de"))
    found = {each.missing[0]: each for each in report}
    assert {("a", "c"), ("a", "e"), ("b", "d"), ("c", "e")} == set(found)
    assert ("b", ("b", "d")) == (found["a", "c"].broker, found["a", "c"].brokers)
    assert ("agreement/ab", "agreement/bc") == found["a", "c"].evidence


def test_brokers_of_equal_ties_are_ranked_by_records() -> None:
    """Among brokers of equally many ties, more records on both ties come first."""
    again = Action("again", title="Again", parties=["authority:d", "authority:c"])
    found = find_triangles(world("ab bc ad dc", again)).top(9)
    (pair,) = (each for each in found if each.missing == (("a", "c"),))
    assert ("d", "b") == pair.brokers
    assert ("action/again", "agreement/ad", "agreement/dc") == pair.evidence


def test_labels_and_places() -> None:
    """A finding names its territories, brokers and actors, and where they lie."""
    region = Territory("r", name="Region", names={"fr": "Région"}, level="region")
    registry = world("ab bc ad dc", region, a={"parent": "r", "level": "municipality"})
    report = find_triangles(registry)
    (found,) = (each for each in report if each.missing == (("a", "c"),))
    assert ("a", "b", "c", "r") == found.places
    assert found in report.for_territory("r")
    assert {"a", "b", "c", "d"} == {
        label.id for label in found.labels if label.kind == "territory"
    }
    assert {f"authority:{x}" for x in "abc"} == {
        label.id for label in found.labels if label.kind == "actor"
    }
    assert all(name in found.explain("fr") for name in "ABC")


def test_actors_are_those_of_the_ties() -> None:
    """Only actors seated in the three, and more than funders there, are named."""
    registry = Registry.from_records(
        [
            *(town(x) for x in "abcx"),
            *(Actor(x.upper(), name=x, territory=x) for x in "abcx"),
            Actor("Bank", name="Bank", territory="a"),
            Action("one", title="1", parties=["A", "B", Party("Bank", "funder")]),
            Action("two", title="2", parties=["B", "C", Party("X", "observer")]),
            Action("far", title="3", parties=["B", "C", "D"]),
            Actor("D", name="D", territory="x"),
        ]
    )
    (found,) = (each for each in find_triangles(registry) if "c" in each.missing[0])
    assert ("A", "B", "C") == found.actors
    assert "action/far" in found.evidence


def test_nested_pairs_are_counted_and_left_out() -> None:
    """A territory and one that contains it are no pair to bring together."""
    registry = world(
        "ab bc", Territory("a", name="A", level="region"), c={"parent": "a"}
    )
    report = find_triangles(registry)
    assert (0, 0, 1, 1) == (
        len(report),
        report.examined["pairs"],
        report.examined["nested_pairs"],
        report.examined["open_triads"],
    )


def test_examined_counts_everything() -> None:
    """Territories, ties, records, triads and pairs are counted, listed or not."""
    joint = Agreement("joint", parties=list("xyz"))
    lone = Actor("lone", name="Lone")
    funded = Action("f", title="F", parties=["lone", "authority:a"], status="active")
    registry = world("ab bc cd", joint, lone, funded, x={}, y={}, z={})
    report = find_triangles(registry, limit=1)
    assert {
        "territories": 7,
        "ties": 6,
        "agreements": 4,
        "actions": 1,
        "open_triads": 2,
        "closed_triads": 1,
        "closed_by_one_record": 1,
        "pairs": 2,
        "nested_pairs": 0,
        "kind:open": 2,
        "implicit": 0,
        "unseated": 1,
    } == dict(report.examined)
    assert 1 == len(report)


def test_a_record_of_many_territories_is_implicit() -> None:
    """A record of more than a hundred territories makes no tie and is counted."""
    ids = [f"t{i:03}" for i in range(101)]
    records = [*map(town, ids), Agreement("all", parties=ids)]
    report = find_triangles(Registry.from_records(records))
    assert (1, 0) == (report.examined["implicit"], report.examined["ties"])


def test_nothing_to_find() -> None:
    """An empty registry has an empty report."""
    report = find_triangles(Registry())
    assert (0, {0}) == (len(report), set(report.examined.values()))


# -- what the data holds of a missing pair


@pytest.mark.parametrize(
    ("fields", "asked", "reason"),
    [
        ({"status": "dormant"}, {}, "dormant"),
        ({"status": "under-study"}, {}, "planned"),
        ({"status": "expired"}, {}, "ended"),
        ({"period": "1990/2000"}, {"as_of": "2010"}, "over"),
        ({"period": "2020/"}, {"as_of": "2010"}, "later"),
        ({"status": "dormant"}, {"statuses": "unknown"}, "other-status"),
        (
            {"parties": [Party("authority:a", "funder"), Party("authority:c")]},
            {},
            "supporting",
        ),
        (
            {
                "parties": [
                    Party("authority:a", during="2001/2004"),
                    Party("authority:c"),
                ]
            },
            {"as_of": "2010"},
            "absent",
        ),
    ],
)
def test_what_holds_a_missing_pair(
    fields: dict[str, Any], asked: dict[str, Any], reason: str
) -> None:
    """An agreement that does not count is told with its reason, as evidence too."""
    found = only(world("ab bc", tie("ac", kind="twinning", **fields)), **asked)

    assert [("agreement/ac", reason, "twinning")] == [
        (each.record, each.reason, each.kind) for each in found.set_aside
    ]
    assert ("agreement/ab", "agreement/ac", "agreement/bc") == found.evidence
    assert ("agreement/ab", "agreement/bc") == found.roles[0].evidence
    assert "agreement/ac" in found.explain("fr")


def test_a_large_record_is_told() -> None:
    """A record of too many territories makes no tie, but it is no secret either."""
    letters = [f"n{number:03}" for number in range(99)]
    crowd = Agreement("all", parties=["a", "c", *letters])
    towns = [town(each) for each in letters]
    found = only(world("ab bc", crowd, *towns))

    assert ["large"] == [each.reason for each in found.set_aside]


def test_an_exchange_and_an_action_are_told() -> None:
    """Whatever record holds both is told, by reference, with its titles and kinds."""
    gift = Exchange("e", giver="a", receiver="c", kind="know-how", period="2004")
    course = Action("x", title="Course", parties=["a", "c"], status="completed")
    found = only(world("ab bc", gift, course))

    assert ["action/x", "exchange/e"] == [each.record for each in found.set_aside]
    assert (
        "Their action (“Course”, action/x) is completed: follow it up? Something was "
        "given from one to the other: " in found.explain("en")
    )
    assert "1 exchange." in found.explain("en")


def test_what_holds_a_pair_counts_at_the_level() -> None:
    """A sleeping tie of two towns is one of their regions."""
    regions = [town(x, level="region") for x in "xyz"]
    towns = [
        town(inner, level="municipality", parent=outer)
        for inner, outer in zip("abc", "xyz", strict=True)
    ]
    ties = [tie("ab"), tie("bc"), tie("ac", status="dormant")]
    registry = Registry.from_records([*regions, *towns, *ties])
    found = only(registry, level="region")

    assert (("x", "z"),) == found.missing
    assert ["agreement/ac"] == [each.record for each in found.set_aside]


def test_a_pair_that_nothing_holds() -> None:
    """Only where the data knows nothing of the two are they said to have no tie."""
    found = only(world("ab bc", tie("ad", status="dormant"), d={}))

    assert () == found.set_aside
    assert found.explain("en").startswith("A and C have no known tie yet. B cooperates")


# -- components


def test_cannistraci_hebb() -> None:
    """Brokers tied to each other count more, ties that lead away count less."""
    # z = b: d is inside, nothing outside; z = d: b inside, e outside.
    x = (1 + 1) / (1 + 0) + (1 + 1) / (1 + 1)
    assert round(x / (1 + x), 9) == value(
        world("ab bc ad dc bd de"), "cannistraci_hebb"
    )


def test_resource_allocation() -> None:
    """Each broker counts by the inverse of its number of ties."""
    x = 1 / 3 + 1 / 4
    assert round(x / (1 + x), 9) == value(
        world("ab bc ad dc bd de"), "resource_allocation"
    )


def test_three_paths() -> None:
    """Paths over two territories count by the roots of their numbers of ties."""
    # a-b-d-c and a-d-b-c in the first; a-u-v-c in the second.
    x = 2 / math.sqrt(3 * 4)
    assert round(x / (1 + x), 9) == value(world("ab bc ad dc bd de"), "three_paths")
    y = 1 / math.sqrt(2 * 2)
    assert round(y / (1 + y), 9) == value(world("ab bc au uv vc"), "three_paths")


def test_neighbourhood_ties() -> None:
    """Ties between the partners of one alone and the other alone, by their pairs."""
    assert 0.25 == value(world("ab bc au aw vc xc uv"), "neighbourhood_ties")
    assert 0.0 == value(world("ab bc au cv"), "neighbourhood_ties")


def test_neighbourhoods_without_anybody_are_tied_by_nothing() -> None:
    """Where one end has no partner of its own, no tie joins the two: 0, a fact."""
    for ties in ("ab bc", "ab bc au", "ab bc ad dc au"):
        report = find_triangles(world(ties))
        (found,) = (each for each in report if each.missing == (("a", "c"),))
        assert 0.0 == found.component("neighbourhood_ties")


@pytest.mark.parametrize(
    ("lands", "expected"),
    [
        # Both ties lead from FR to ML: o = 0 within FR, s = 2, e = 4/8.
        ({"a": "FR", "b": "ML", "c": "FR"}, 0.4),
        # o = 1 (the tie a-b), s(FR) = 1, s(ML) = 3, m = 2: e = 3/4.
        ({"a": "FR", "b": "ML", "c": "ML"}, round(2 / 3.75, 9)),
        # All in one country: o = 2, s = 4, e = 16/8.
        ({"a": "FR", "b": "FR", "c": "FR"}, 0.5),
        # No tie between FR and ML is known: s = s' = 1, e = 1/4.
        ({"a": "FR", "c": "ML"}, round(1 / 2.25, 9)),
        ({"a": "FR", "b": "FR"}, None),
        ({}, None),
    ],
)
def test_country_affinity(lands: dict[str, str], expected: float | None) -> None:
    """Ties between two countries are weighed against what their sizes predict."""
    fields = {name: {"country": land} for name, land in lands.items()}
    assert expected == value(world("ab bc", **fields), "country_affinity")


def test_country_affinity_between_two_countries() -> None:
    """Between two countries the expected number is s s' / 2m."""
    fields = {
        x: {"country": land} for x, land in zip("abcde", ["FR", "ML"] * 3, strict=False)
    }
    # ab, bc, cd, de all lead from FR (a, c, e) to ML (b, d): o = 4 for a and d.
    report = find_triangles(world("ab bc cd de ax dx", **fields), limit=None)
    (found,) = (each for each in report if each.missing == (("a", "d"),))
    # s(FR) = 2 + 2 + 1, s(ML) = 2 + 3, m = 6.
    expected = 5 * 5 / 12
    assert round(5 / (6 + expected), 9) == found.component("country_affinity")


def test_the_country_is_that_of_what_contains_it() -> None:
    """A territory that states no country has that of the nearest ancestor."""
    land = Territory("l", name="L", level="country", country="FR")
    inside = {"parent": "l", "level": "municipality"}
    assert 0.5 == value(
        world("ab bc", land, a=inside, b=inside, c=inside), "country_affinity"
    )


def test_country_leaning() -> None:
    """Partners in the country of the other are weighed against those of neighbours."""
    lands = {
        x: {"country": land}
        for x, land in {"a": "FR", "b": "DE", "c": "DE", "d": "FR", "e": "IT"}.items()
    }
    # a has one partner, in DE; in FR, 1 of 2 partners is in DE. c has one, in DE.
    # In DE, of the partners of b and c, two are in DE, one in FR.
    forth = (1 + 0.5) / (1 * 1 / 2 + 0.5)
    back = (0 + 0.5) / (1 * 1 / 3 + 0.5)
    expected = forth * back / (1 + forth * back)
    assert round(expected, 9) == value(world("ab bc de", **lands), "country_leaning")


def test_partner_countries() -> None:
    """Countries that meet among the partners of others go with one another."""
    lands = {
        x: {"country": land}
        for x, land in {"a": "FR", "b": "DE", "c": "IT", "x": "DE", "y": "IT"}.items()
    }
    # Among the partners of b: FR with IT. Among those of z: DE with IT. Each meets
    # twice, seen from both; the partner of a is in DE, that of c as well.
    met, often = {"DE IT": 1, "DE FR": 0}, {"FR": 1, "DE": 1, "IT": 2}
    forth = ((met["DE IT"] + 2) / (often["DE"] * often["IT"] / 4 + 2) + 1) / 2
    back = ((met["DE FR"] + 2) / (often["DE"] * often["FR"] / 4 + 2) + 1) / 2
    expected = forth * back / (1 + forth * back)
    registry = world("ab bc zx zy", z={}, **lands)
    assert round(expected, 9) == value(registry, "partner_countries")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(50_000, 50_000, 0.5), (20_000, 125_000, 0.5), (0, 7, None), (None, 7, None)],
)
def test_joint_size(one: int | None, other: int, expected: float | None) -> None:
    """Two towns of 50,000 inhabitants, or as much in the mean, make a half."""
    registry = world("ab bc", a={"population": one}, c={"population": other})
    assert expected == value(registry, "joint_size")


def test_partner_sizes() -> None:
    """A town whose partners are as large as the other is used to such partners."""
    same = {x: {"population": 1000} for x in "abc"}
    assert 0.5 == value(world("ab bc", **same), "partner_sizes")
    # The partner of a, and of c, is far smaller than both: 0 seen, and 2/4 usual.
    small = same | {"b": {"population": 1}}
    side = 0.5 / (0.5 + 0.5)
    expected = side**2 / (1 + side**2)
    assert round(expected, 9) == value(world("ab bc", **small), "partner_sizes")


def test_nearby_ties() -> None:
    """Ties from around one to around the other are weighed against chance."""
    at = {"location": (0, 0)}
    far = {"location": (0, 90)}
    registry = world("ab bc xy", a=at, x=at, c=far, y=far)
    # Where b lies is not known. x lies by a, y by c: their tie is the only one.
    assert round(1.3 / (1 + 1 / 2 + 0.6), 9) == value(registry, "nearby_ties")
    assert 0.5 == value(registry, "partners_nearby")
    registry = world("ab bc xy ay", a=at, x=at, c=far, y=far)
    # a has a partner by c; around a 1 tie (of x), around c 2 (of y), a has 1, c none.
    assert round(1.3 / (1 + 2 * 1 / 4 + 0.6), 9) == value(registry, "partners_nearby")


def test_surroundings_are_the_nearest_places() -> None:
    """Of very many places that lie together, only some are the surroundings."""
    here, there = {"location": (0, 0)}, {"location": (0, 90)}
    towns = [town(f"h{n:02}", **here) for n in range(60)]
    towns += [town(f"t{n:02}", **there) for n in range(60)]
    ties = [Agreement(f"g{n}", parties=[f"h{n:02}", f"t{n:02}"]) for n in range(60)]
    registry = world("ab bc", *towns, *ties, a=here, c=there)
    # 48 places each, with a tie each; some of these ties lead from one to the other.
    found = value(registry, "nearby_ties")
    assert found is not None
    both = (found * (48 * 48 / 120 + 0.6) - 0.3) / (1 - found)
    assert pytest.approx(round(both), abs=1e-4) == both
    assert 36 <= round(both) <= 48


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(100, 400, 0.25), (7, 7, 1.0), (0, 400, None), (None, 400, None)],
)
def test_size_similarity(one: int | None, other: int, expected: float | None) -> None:
    """The smaller population over the larger; nobody is no size."""
    registry = world("ab bc", a={"population": one}, c={"population": other})
    assert expected == value(registry, "size_similarity")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 0), 1.0),
        ((0, 0), (0, 180), round(1 / (1 + math.pi * 6.3710088), 9)),
        ((90, 0), (0, 77), round(1 / (1 + math.pi / 2 * 6.3710088), 9)),
        ((0, 10), (0, 20), round(1 / (1 + math.pi / 18 * 6.3710088), 9)),
        (None, (0, 0), None),
    ],
)
def test_proximity(
    one: tuple[float, float] | None, other: tuple[float, float], expected: float | None
) -> None:
    """Distance runs along the great circle; 1,000 km make a half."""
    registry = world("ab bc", a={"location": one}, c={"location": other})
    assert expected == value(registry, "proximity")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["fr", "ar"], ["fr", "en"], 1.0),
        (["fr"], ["en"], 0.0),
        ([], ["en"], None),
        ([], [], None),
    ],
)
def test_shared_language(
    one: list[str], other: list[str], expected: float | None
) -> None:
    """A language in common, where both state some."""
    registry = world("ab bc", a={"languages": one}, c={"languages": other})
    assert expected == value(registry, "shared_language")


def test_many_languages() -> None:
    """More words than a machine integer has bits make no difference."""
    many = [f"{x}{y}" for x, y in itertools.product("abcdefghij", repeat=2)]
    registry = world("ab bc", a={"languages": many[:60]}, c={"languages": many[60:]})
    assert 0.0 == value(registry, "shared_language")
    registry = world("ab bc", a={"languages": many[:80]}, c={"languages": many[79:]})
    assert 1.0 == value(registry, "shared_language")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["health", "water"], ["water", "sport", "youth"], 0.5),
        (["health"], ["water"], 0.0),
        (["health"], [], None),
    ],
)
def test_shared_themes(
    one: list[str], other: list[str], expected: float | None
) -> None:
    """Themes of the ties of one among those of the other, by the smaller number."""
    first = tie("ab", scope=Scope(themes=one))
    second = tie("bc", scope=Scope(themes=other))
    assert expected == value(
        world("", first, second, a={}, b={}, c={}), "shared_themes"
    )


def test_themes_of_a_territory_come_from_all_its_ties() -> None:
    """Themes of every tie count, also of those that do not lead to the broker."""
    more = tie("ad", scope=Scope(themes=["health", "water"]))
    first = tie("ab", scope=Scope(themes=["sport"]))
    second = tie("bc", scope=Scope(themes=["water"]))
    registry = world("", more, first, second, a={}, b={}, c={}, d={})
    assert 1.0 == value(registry, "shared_themes")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("active", "ongoing", 1.0),
        ("active", "", 1.0),
        ("dormant", "active", 0.5),
        ("", "planned", 0.0),
    ],
)
def test_liveliness(one: str, other: str, expected: float) -> None:
    """Of the ties whose status is stated, the share that are lived."""
    first, second = tie("ab", status=one), tie("bc", status=other)
    registry = world("", first, second, a={}, b={}, c={})
    assert expected == only(registry, statuses="any").component("liveliness")


@pytest.mark.parametrize("status", ["", "never heard of"])
def test_liveliness_of_which_nothing_is_stated_is_absent(status: str) -> None:
    """No status, and one that nobody knows, tell nothing; nor do dates."""
    first, second = tie("ab", status=status), tie("bc", period="2000/2030")
    registry = world("", first, second, a={}, b={}, c={})
    found = only(registry, as_of="2016")
    assert "liveliness" not in {part.name for part in found.components}


def test_one_lively_record_is_enough() -> None:
    """A tie is lived where any of its records says so."""
    again = Agreement("again", parties=["a", "b"], status="active")
    registry = world("bc", tie("ab", status="ended"), again, a={})
    assert 1.0 == only(registry, statuses="any").component("liveliness")


def test_ended_ties_are_not_lively() -> None:
    """Where all statuses count, a tie that ended is still not lived."""
    first, second = tie("ab", status="ended"), tie("bc", status="active")
    registry = world("", first, second, a={}, b={}, c={})
    assert 0 == len(find_triangles(registry))
    assert 0.5 == only(registry, statuses="any").component("liveliness")


# -- needs and answers


def need(place: str, theme: str = "health", **fields: Any) -> Need:
    """Make a need of a town."""
    return Need(
        f"need-{place}-{theme}", territory=place, scope=Scope(themes=[theme]), **fields
    )


def offer(place: str, theme: str = "health", **fields: Any) -> Offer:
    """Make an offer of the authority of a town."""
    return Offer(
        f"offer-{place}-{theme}",
        actor=f"authority:{place}",
        scope=Scope(themes=[theme]),
        **fields,
    )


def effort(place: str, theme: str = "health", **fields: Any) -> Action:
    """Make an action of the authority of a town."""
    stated: dict[str, Any] = {
        "title": "Effort",
        "parties": [f"authority:{place}"],
        "scope": Scope(themes=[theme]),
    }
    return Action(f"effort-{place}-{theme}", **stated | fields)


@pytest.mark.parametrize(
    ("records", "expected", "reason"),
    [
        ([need("a"), offer("c")], 1.0, "answers-the-need"),
        ([need("c"), effort("a")], 1.0, "answers-the-need"),
        ([need("a"), offer("c", "maternal-health")], 1.0, "answers-the-need"),
        ([need("a", "maternal-health"), offer("c")], 0.0, "no-match"),
        ([need("a"), offer("a")], 0.0, "no-match"),
        ([need("a"), offer("b")], None, "no-answer-stated"),
        ([need("b"), offer("c")], None, "no-need-stated"),
        ([need("a")], None, "no-answer-stated"),
        ([offer("a")], None, "no-need-stated"),
        ([], None, "no-need-stated"),
        ([need("a"), offer("c"), need("c"), offer("a")], 1.0, "either-could"),
        ([need("a", quantity=0), offer("c")], None, "no-need-stated"),
        ([need("a", period="2010/2012"), offer("c")], None, "no-need-stated"),
        ([need("a"), offer("c", period="2020/..")], None, "no-answer-stated"),
        ([need("a"), effort("c", status="ended")], None, "no-answer-stated"),
        (
            [need("a"), effort("c", parties=[Party("authority:c", "funder")])],
            None,
            "no-answer-stated",
        ),
    ],
)
def test_need_offer_fit(
    records: list[Record], expected: float | None, reason: str
) -> None:
    """A need is answered by an offer or an effort in its theme or a narrower one."""
    found = only(world("ab bc", *records), as_of="2016")
    pivotal = found.role("pivotal")
    assert expected == found.component("need_offer_fit")
    assert pivotal is not None
    assert reason == pivotal.reason


def test_maternal_health_is_narrower_than_health() -> None:
    """The themes of the tests above stand to each other as they assume."""
    themes = Registry().vocabularies["themes"]
    assert themes.covers("health", "maternal-health")


def test_answers_come_from_seats_and_needs_from_places() -> None:
    """A need lies in its places, not in its owner; a seatless actor answers none."""
    elsewhere = Need("n", territory="b", scope=Scope(themes=["health"], places=["a"]))
    nomad = Actor("nomad", name="Nomad")
    theirs = Offer("o", actor="nomad", scope=Scope(themes=["health"]))
    found = only(world("ab bc", elsewhere, nomad, theirs))
    assert found.component("need_offer_fit") is None
    assert 1.0 == only(world("ab bc", elsewhere, offer("c"))).component(
        "need_offer_fit"
    )


def test_a_need_of_an_actor_without_place_is_nowhere() -> None:
    """A need that names no place is held by no territory."""
    registry = world(
        "ab bc",
        Need("n", actor="authority:a", scope=Scope(themes=["health"])),
        offer("c"),
    )
    assert only(registry).component("need_offer_fit") is None


def test_roles_name_who_and_why() -> None:
    """The broker facilitates; who has the need benefits, who answers is pivotal."""
    registry = world("ab bc", need("a"), offer("c"), effort("c", "maternal-health"))
    proof = (
        "action/effort-c-maternal-health",
        "need/need-a-health",
        "offer/offer-c-health",
    )
    assert {
        "facilitating": ("b", "tied-to-both", ("agreement/ab", "agreement/bc")),
        "pivotal": ("c", "answers-the-need", proof),
        "beneficiary": ("a", "states-the-need", proof),
    } == {
        each.role: (each.territory, each.reason, each.evidence)
        for each in only(registry).roles
    }


def test_the_other_way_round() -> None:
    """Also where the second territory of the pair has the need."""
    found = only(world("ab bc", need("c"), offer("a")))
    assert [("pivotal", "a"), ("beneficiary", "c")] == [
        (each.role, each.territory) for each in found.roles[1:]
    ]


def test_roles_that_either_could_take_are_unknown() -> None:
    """Where each answers the other, nobody is proposed, and the proof is given."""
    found = only(world("ab bc", need("a"), offer("c"), need("c"), offer("a")))
    proof = tuple(
        sorted(f"{kind}/{kind}-{x}-health" for kind in ("need", "offer") for x in "ac")
    )
    assert [("", "either-could", proof)] * 2 == [
        (each.territory, each.reason, each.evidence) for each in found.roles[1:]
    ]


# -- parameters


def test_level_rolls_up_seats_needs_and_answers() -> None:
    """At a level, territories are those of the level and all counts in them."""
    regions = [Territory(x, name=x, level="region") for x in "abc"]
    towns = [town(f"t{x}", parent=x, level="municipality") for x in "abc"]
    registry = Registry.from_records(
        [
            *regions,
            *towns,
            Agreement("1", parties=["ta", "tb"]),
            Agreement("2", parties=["tb", "tc"]),
            need("ta"),
            offer("tc"),
        ]
    )
    found = only(registry, level="region")
    assert (("a", "b", "c"), 1.0) == (
        found.territories,
        found.component("need_offer_fit"),
    )
    report = find_triangles(registry, level="Région")
    assert "region" == report.parameters["level"]
    assert 3 == report.examined["territories"]


def test_parameters_are_told_as_used() -> None:
    """The report tells the parameters as used, the default day among them."""
    registry = world("ab", tie("bc", last_activity="2016"), c={})
    report = find_triangles(registry, statuses=("Actif", "unknown"), limit=7)
    parameters = dict(report.parameters)
    assert ("open",) == parameters.pop("kinds")
    assert {
        "level": None,
        "as_of": "2016-12-31",
        "statuses": ("active", "unknown"),
        "weights": TriangleWeights().pairs,
        "limit": 7,
    } == parameters
    assert dict(find_triangles(world("ab")).parameters)["as_of"] is None


def test_weights_are_a_value_to_pass() -> None:
    """Weights change the score; a component of weight 0 is shown and counts 0."""
    weights = TriangleWeights(
        **dict.fromkeys(Triangle.component_names, 0) | {"cannistraci_hebb": 2}
    )
    found = only(world("ab bc"), weights=weights)
    assert 0.5 == found.score
    assert {0.0, 2.0} == {part.weight for part in found.components}


def test_where_nothing_that_counts_is_known_the_score_is_zero() -> None:
    """A pair of which nothing that has a weight is known has score 0."""
    weights = TriangleWeights(
        **dict.fromkeys(Triangle.component_names, 0) | {"proximity": 1}
    )
    assert 0.0 == only(world("ab bc"), weights=weights).score


def test_default_weights() -> None:
    """The default weights are those of the definition."""
    assert {
        "cannistraci_hebb": 3,
        "resource_allocation": 3,
        "three_paths": 4,
        "neighbourhood_ties": 0.5,
        "nearby_ties": 1.5,
        "partners_nearby": 0.5,
        "country_affinity": 1.5,
        "country_leaning": 0.5,
        "partner_countries": 1,
        "size_similarity": 0.5,
        "joint_size": 1.5,
        "partner_sizes": 0.5,
        "proximity": 1,
        "shared_language": 0.5,
        "shared_themes": 1,
        "need_offer_fit": 2,
        "liveliness": 1,
        "harmonic_strength": 3,
        "geometric_strength": 3,
        "arithmetic_strength": 1,
        "ties_present": 2,
        "capacity_fit": 1,
    } == dict(TriangleWeights().pairs)


def test_curves_make_the_values() -> None:
    """A measure passes through its curve, and is shown beside what it counts."""
    curves = {"resource_allocation": [(0.0, 1.0), (0.5, 0.0)]}
    weights = TriangleWeights(curves=curves)
    report = find_triangles(world("ab bc"), weights=weights)
    (found,) = report
    parts = {part.name: part for part in found.components}
    assert (0.333333334, 0.333333333) == (
        parts["resource_allocation"].value,
        parts["resource_allocation"].raw,
    )
    assert parts["cannistraci_hebb"].raw is None
    assert round((1.5 + 3 * 0.333333334) / 10.5, 9) == found.score
    assert {"resource_allocation": 0.333333333} == found.to_dict()["measures"]
    assert "measures" not in only(world("ab bc")).to_dict()
    assert weights.curves == report.parameters["curves"]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [(0.0, 0.25), (0.1, 0.25), (0.2, 0.5), (0.3, 0.75), (0.5, 0.5), (1.0, 0.0)],
)
def test_a_curve_is_straight_between_knots(measure: float, expected: float) -> None:
    """Level before the first knot, straight between knots, level after the last."""
    curve = [(0.1, 0.25), (0.3, 0.75), (0.7, 0.25), (0.9, 0)]
    weights = TriangleWeights(curves={"proximity": curve})
    assert expected == weights.value("proximity", measure)
    assert measure == weights.value("joint_size", measure)


@pytest.mark.parametrize(
    "curves",
    [
        5,
        (1, 2),
        {"proximity": 5},
        {"proximity": [(0, 0)]},
        {"proximity": [(0, 0), (0, 1)]},
        {"proximity": [(0, 0), (1, 2)]},
        {"proximity": [(0, 0), (1, float("nan"))]},
        {"nearness": [(0, 0), (1, 1)]},
    ],
)
def test_senseless_curves_are_refused(curves: Any) -> None:
    """A curve has a known name, and knots that rise within 0 and 1."""
    with pytest.raises(ModelError, match="curves"):
        TriangleWeights(curves=curves)


def test_curves_are_kept_in_order() -> None:
    """Weights are equal whatever the order in which curves are given."""
    line, bow = [(0, 0), (1, 1)], [(0, 1), (1, 0)]
    one = TriangleWeights(curves={"proximity": line, "joint_size": bow})
    other = TriangleWeights(curves={"joint_size": bow, "proximity": line})
    assert one == other == attrs.evolve(one)
    assert ("joint_size", "proximity") == tuple(name for name, _ in one.curves)


@pytest.mark.parametrize(
    ("weight", "rule"),
    [
        (-1, "negative-number"),
        (math.inf, "bad-number"),
        (math.nan, "bad-number"),
        ("3", "bad-number"),
        (None, "bad-number"),
        (True, "bad-number"),
    ],
)
def test_bad_weight_is_refused(weight: object, rule: str) -> None:
    """A weight is a finite number from 0 up."""
    with pytest.raises(ModelError) as caught:
        TriangleWeights(proximity=weight)  # type: ignore[arg-type]
    assert ("proximity", rule) == (caught.value.field, caught.value.rule)


def test_no_weight_at_all_is_refused() -> None:
    """Something must count."""
    with pytest.raises(ModelError) as caught:
        TriangleWeights(**dict.fromkeys(Triangle.component_names, 0))
    assert ("weights", "bad-type") == (caught.value.field, caught.value.rule)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("kinds", "closed"),
        ("kinds", ("open", "closed")),
        ("kinds", ()),
        ("kinds", None),
        ("kinds", {"open", 3}),
        ("level", "no such level"),
        ("as_of", "one day"),
        ("statuses", "no such status"),
        ("weights", {"proximity": 1}),
        ("limit", -1),
        ("limit", 1.5),
        ("limit", True),
    ],
)
def test_bad_parameter_is_refused(parameter: str, value: object) -> None:
    """A parameter that makes no sense is refused by its name."""
    with pytest.raises(ParameterError) as caught:
        find_triangles(Registry(), **{parameter: value})  # type: ignore[arg-type]
    assert (parameter, value) == (caught.value.parameter, caught.value.value)


@pytest.mark.parametrize("make", [tuple, list, set, frozenset, iter, dict.fromkeys])
def test_kinds_as_given(make: Callable[[list[str]], Iterable[str]]) -> None:
    """Kinds are given in whatever holds texts; what is found is the same."""
    kinds = ["unsigned", "open"]
    registry = world("ab bc ca cd")
    expected = find_triangles(registry, kinds=tuple(kinds))

    assert 3 == len(expected)
    assert expected == find_triangles(registry, kinds=make(kinds))
    assert sorted(each.key for each in expected) == sorted(
        each.key for each in iter_triangles(registry, kinds=make(kinds))
    )


def test_one_kind_is_given_as_it_is() -> None:
    """A kind that is given alone is that kind."""
    assert 1 == len(find_triangles(world("ab bc"), kinds="open"))


# -- the limit


@pytest.mark.parametrize("limit", range(12))
def test_limit_keeps_exactly_the_best(limit: int) -> None:
    """Whatever the limit, the findings are the first of all findings."""
    registry = world("ab bc cd de ef fa ad xb xc xy yz")
    every = find_triangles(registry, limit=None)
    assert 11 == len(every)
    assert every.findings[:limit] == find_triangles(registry, limit=limit).findings


@pytest.mark.parametrize("limit", range(1, 16))
def test_equal_scores_are_cut_by_key(limit: int) -> None:
    """At the limit equal scores go by key, also where ids and keys sort apart."""
    leaves = ["a", "a1", "a~", "b", "a1~b", "a-"]
    records: list[Record] = [town(x) for x in ("hub", *leaves)]
    records += [Agreement(f"g{i}", parties=["hub", x]) for i, x in enumerate(leaves)]
    registry = Registry.from_records(records)
    every = find_triangles(registry, limit=None)
    assert 1 == len({each.score for each in every})
    assert sorted(each.key for each in every) == [each.key for each in every]
    assert every.findings[:limit] == find_triangles(registry, limit=limit).findings


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the same when rows are taken one at a time."""
    registry = world("ab bc cd de ef fa ad xb xc xy yz")
    every = find_triangles(registry, limit=5)
    monkeypatch.setattr(
        "partnerlib.sparse._two_paths.Network.__init__.__defaults__", (1,)
    )
    assert every == find_triangles(registry, limit=5)


# -- invariants


def renamed(registry: Registry, names: dict[str, str]) -> Registry:
    """Rename towns, and the agreements after them."""
    return Registry.from_records(
        [
            *(attrs.evolve(t, id=names[t.id]) for t in registry.territories.values()),
            *(
                Agreement(
                    agreement.id,
                    parties=[
                        names[party.actor.removeprefix("authority:")]
                        for party in agreement.parties
                    ],
                )
                for agreement in registry.agreements.values()
            ),
        ]
    )


def test_renaming_changes_names_and_nothing_else() -> None:
    """With other ids of the same order, the same pairs have the same scores."""
    registry = world("ab bc cd de ef fa ad xb xc xy yz")
    names = {x: f"town-{x}" for x in registry.territories}
    before = find_triangles(registry)
    after = find_triangles(renamed(registry, names))
    assert [
        (f"open:{names[a]}~{names[c]}", each.score)
        for each in before
        for a, c in each.missing
    ] == [(each.key, each.score) for each in after]


def test_an_isolated_territory_changes_nothing() -> None:
    """A territory without ties is counted and changes no finding."""
    registry = world("ab bc cd")
    alone = find_triangles(registry.with_territories(town("zz")))
    assert find_triangles(registry).findings == alone.findings
    assert 5 == alone.examined["territories"]


def test_it_is_public() -> None:
    """The finder and its values are names of the package."""
    assert partnerlib.find_triangles is find_triangles
    assert type(find_triangles(Registry())) is TriangleReport
    assert "find_triangles" in dir(partnerlib.analysis)
    with pytest.raises(AttributeError):
        partnerlib.analysis.find_nothing  # type: ignore[attr-defined]  # noqa: B018


# -- real data


def test_konect_gives_the_published_figures(
    shared_data: Callable[[str], Path],
) -> None:
    """The twin towns of KONECT have the triads that are published."""
    path = shared_data("konect-twin") / "out.twin"
    lines = path.read_text("utf-8").splitlines()
    edges = [line.split()[:2] for line in lines if not line.startswith("%")]
    registry = Registry.of(
        territories=[town(id_) for id_ in {id_ for edge in edges for id_ in edge}],
        agreements=[
            Agreement(f"{a}~{b}", kind="twinning", parties=[a, b]) for a, b in edges
        ],
    )
    report = find_triangles(registry, limit=100)
    assert {
        "territories": 14_274,
        "ties": 20_573,
        "agreements": 20_573,
        "actions": 0,
        "open_triads": 151_464,
        "closed_triads": 6_327,
        "closed_by_one_record": 0,
        "pairs": 130_396,
        "nested_pairs": 0,
        "kind:open": 130_396,
        "implicit": 0,
        "unseated": 0,
    } == dict(report.examined)
    assert 100 == len(report)
