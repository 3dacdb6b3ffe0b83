import itertools
from typing import Any

import pytest

from partnerlib import TriangleWeights, find_triangles, progress
from partnerlib.findings import Triangle
from partnerlib.model import Action, Agreement, Party, Record, Scope, Territory
from partnerlib.registry import Registry
from tests.unit.analysis.test_triangles import need, offer, tie, town, world


def unsigned(registry: Registry, **parameters: Any) -> tuple[Triangle, ...]:
    """Give the unsigned triangles of a registry."""
    return find_triangles(registry, kinds="unsigned", **parameters).findings


def only(registry: Registry, **parameters: Any) -> Triangle:
    """Give the one unsigned triangle of a registry."""
    (found,) = unsigned(registry, **parameters)
    return found


def roles(registry: Registry) -> dict[str, tuple[str, str]]:
    """Give who is proposed for each role, and why."""
    return {each.role: (each.territory, each.reason) for each in only(registry).roles}


# -- what is found


def test_the_smallest_unsigned_triangle() -> None:
    """Three bilateral ties are one finding, with all that it stands on."""
    found = only(world("ab bc ac"))
    assert {
        "key": "unsigned:a~b~c",
        "kind": "unsigned",
        "territories": ("a", "b", "c"),
        "broker": "",
        "brokers": (),
        "missing": (),
        "actors": ("authority:a", "authority:b", "authority:c"),
        "evidence": ("agreement/ab", "agreement/ac", "agreement/bc"),
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
            "actors",
            "evidence",
            "places",
            "set_aside",
        )
    }


@pytest.mark.parametrize(
    "record",
    [
        Agreement("abc", parties=["a", "b", "c"]),
        Action("abc", title="Three", parties=["a", "b", "c"]),
        Agreement("abcd", parties=["a", "b", "c", "d"]),
        Agreement("abc", parties=["a", "b", Party("c", "funder")]),
        Agreement("abc", parties=[Party("a", "observer"), "b", Party("c", "funder")]),
    ],
    ids=["agreement", "action", "of four", "funder", "supporters"],
)
def test_a_record_of_all_three_was_signed(record: Record) -> None:
    """What names all three as parties, in whatever roles, leaves nothing to sign."""
    report = find_triangles(world("ab bc ac", record, d={}), kinds="unsigned")
    assert ((), 0) == (
        tuple(each for each in report if each.territories == ("a", "b", "c")),
        report.examined["kind:unsigned"],
    )


def test_two_records_are_not_one() -> None:
    """Records that hold two of the three and others do not hold all three."""
    more = [
        Agreement("abx", parties=["a", "b", Party("x", "funder")]),
        Agreement("bcx", parties=["b", "c", "x"]),
        Agreement("cax", parties=["c", Party("a", "observer"), "x"]),
    ]
    keys = [each.key for each in unsigned(world("ab bc ac", *more, x={}))]
    assert "unsigned:a~b~c" in keys


def test_a_large_record_holds_all_three() -> None:
    """A record of too many territories to tie them is signed by all of them."""
    ids = [f"n{number:03}" for number in range(99)]
    crowd = Agreement("all", parties=["a", "b", "c", *ids])
    assert () == unsigned(world("ab bc ac", crowd, *map(town, ids)))


@pytest.mark.parametrize(
    ("fields", "asked", "reason"),
    [
        ({"status": "dormant"}, {}, "dormant"),
        ({"period": "1990/2000"}, {"as_of": "2010"}, "over"),
        ({"status": "dormant"}, {"statuses": "unknown"}, "other-status"),
        ({"status": "planned", "parties": ["a", "b", "c", "d"]}, {}, "planned"),
        (
            {"status": "ended", "parties": ["a", "b", Party("c", "funder")]},
            {},
            "ended",
        ),
        (
            {"parties": ["a", "b", Party("c", "funder", "2001/2004")]},
            {"as_of": "2010"},
            "absent",
        ),
    ],
)
def test_what_once_held_all_three(
    fields: dict[str, Any], asked: dict[str, Any], reason: str
) -> None:
    """A record of all three that is not live is told with its reason, as evidence."""
    found = only(world("ab bc ac", tie("abc", **fields), d={}), **asked)
    assert [("agreement/abc", reason)] == [
        (each.record, each.reason) for each in found.set_aside
    ]
    assert "agreement/abc" in found.evidence
    assert "agreement/abc" in found.explain("fr")


def test_what_once_held_two_is_not_told() -> None:
    """A sleeping record of two of the three is no sleeping agreement of three."""
    assert () == only(world("ab bc ac", tie("ba", status="dormant"))).set_aside


def test_it_counts_at_the_level() -> None:
    """Towns of three regions that cooperate two by two make the regions do so."""
    regions = [Territory(x, name=x, level="region") for x in "xyz"]
    towns = [
        town(f"{x}{number}", level="municipality", parent=x)
        for x in "xyz"
        for number in (1, 2)
    ]
    ties = [
        Agreement(f"g{n}", parties=pair)
        for n, pair in enumerate([("x1", "y1"), ("y2", "z1"), ("z2", "x2")])
    ]
    registry = Registry.from_records([*regions, *towns, *ties])
    assert () == unsigned(registry)
    assert ("x", "y", "z") == only(registry, level="region").territories


# -- the score


def test_strengths() -> None:
    """A tie is as strong as the sum of 1 / (n - 1) over its records."""
    again = Agreement("again", parties=["a", "b", "x"])
    found = next(
        each
        for each in unsigned(world("ab bc ac", again, x={}))
        if each.key == "unsigned:a~b~c"
    )
    one, two, three = 1.5, 1.0, 1.0  # a-b, a-c, b-c
    harmonic = 3 / (1 / one + 1 / two + 1 / three)
    geometric = (one * two * three) ** (1 / 3)
    arithmetic = (one + two + three) / 3
    assert {
        "harmonic_strength": round(harmonic / (1 + harmonic), 9),
        "geometric_strength": round(geometric / (1 + geometric), 9),
        "arithmetic_strength": round(arithmetic / (1 + arithmetic), 9),
    } == {part.name: part.value for part in found.components}


def test_components_recompute_the_score() -> None:
    """The score is the weighted mean of what is there, computed by hand here."""
    found = only(world("ab bc ac"))
    assert {
        "harmonic_strength": (0.5, 3.0),
        "geometric_strength": (0.5, 3.0),
        "arithmetic_strength": (0.5, 1.0),
    } == {part.name: (part.value, part.weight) for part in found.components}
    assert 0.5 == found.score


def test_what_is_known_of_three_pairs() -> None:
    """Languages, places and themes count as means, sizes from end to end."""
    registry = world(
        "",
        tie("ab", status="active", scope=Scope(themes=["health"])),
        tie("ac", scope=Scope(themes=["water", "health"])),
        tie("bc", scope=Scope(themes=["water"])),
        a={"population": 100, "languages": ["fr"], "location": (0, 0)},
        b={"population": 400, "languages": ["fr", "bm"], "location": (0, 0)},
        c={"population": 200, "languages": ["en"], "location": (0, 0)},
    )
    found = only(registry)
    assert {
        "size_similarity": 0.25,
        "proximity": 1.0,
        "shared_language": 0.333333333,
        "shared_themes": 1.0,
        "liveliness": 1.0,
    } == {
        part.name: part.value
        for part in found.components
        if not part.name.endswith("strength")
    }


def test_liveliness_is_that_of_the_ties_whose_status_is_stated() -> None:
    """Of three ties one is lived, one is not, and of the third nothing is said."""
    registry = world(
        "ab", tie("ac", status="active"), tie("bc", status="dormant"), a={}, b={}, c={}
    )
    (found,) = find_triangles(registry, kinds="unsigned", statuses="any")
    assert 0.5 == found.component("liveliness")


def test_what_is_not_known_of_one_is_absent() -> None:
    """A component of which one of the three pairs tells nothing drops out."""
    known = {"population": 100, "languages": ["fr"], "country": "FR"}
    names = {part.name for part in only(world("ab bc ac", a=known, b=known)).components}
    assert set() == names & {"size_similarity", "shared_language", "country_affinity"}


def test_weights_and_curves_count() -> None:
    """Weights of the user decide, and curves bend what is measured."""
    weights = TriangleWeights(
        **dict.fromkeys(Triangle.component_names, 0) | {"harmonic_strength": 2},
        curves={"harmonic_strength": [(0, 0), (0.5, 1)]},
    )
    found = only(world("ab bc ac"), weights=weights)
    part = next(p for p in found.components if p.name == "harmonic_strength")
    assert (1.0, 1.0, 0.5, 2.0) == (found.score, part.value, part.raw, part.weight)


# -- roles


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (
            [need("a"), offer("c")],
            {
                "facilitating": ("b", "tied-to-both"),
                "pivotal": ("c", "answers-the-need"),
                "beneficiary": ("a", "states-the-need"),
            },
        ),
        (
            [need("a"), offer("c"), offer("b")],
            {
                "facilitating": ("", "any-of-them"),
                "pivotal": ("", "several-could"),
                "beneficiary": ("a", "states-the-need"),
            },
        ),
        (
            [need("a"), offer("c"), need("c"), offer("a")],
            {
                "facilitating": ("b", "tied-to-both"),
                "pivotal": ("", "either-could"),
                "beneficiary": ("", "either-could"),
            },
        ),
        (
            [need("a"), need("b"), offer("c")],
            {
                "facilitating": ("", "any-of-them"),
                "pivotal": ("c", "answers-the-need"),
                "beneficiary": ("", "several-could"),
            },
        ),
        (
            [need("a"), offer("a")],
            {
                "facilitating": ("", "any-of-them"),
                "pivotal": ("", "no-match"),
                "beneficiary": ("", "no-match"),
            },
        ),
        (
            [need("a")],
            {
                "facilitating": ("", "any-of-them"),
                "pivotal": ("", "no-answer-stated"),
                "beneficiary": ("", "no-answer-stated"),
            },
        ),
        (
            [offer("a")],
            {
                "facilitating": ("", "any-of-them"),
                "pivotal": ("", "no-need-stated"),
                "beneficiary": ("", "no-need-stated"),
            },
        ),
    ],
)
def test_roles_have_reasons(
    records: list[Record], expected: dict[str, tuple[str, str]]
) -> None:
    """A role is proposed where needs and answers leave one territory for it."""
    registry = world("ab bc ac", *records)
    assert expected == roles(registry)


def test_who_facilitates_shows_its_ties() -> None:
    """The evidence of the facilitating partner are the records of its two ties."""
    found = only(world("ab bc ac", need("a"), offer("c")))
    facilitating, pivotal = found.role("facilitating"), found.role("pivotal")
    assert facilitating is not None
    assert pivotal is not None
    assert ("agreement/ab", "agreement/bc") == facilitating.evidence
    assert ("need/need-a-health", "offer/offer-c-health") == pivotal.evidence


# -- the list


def test_kinds_come_in_one_list() -> None:
    """Open and unsigned triangles are one list by score, then key, counted apart."""
    registry = world("ab bc ac cd ce de be")
    report = find_triangles(registry, kinds=("unsigned", "open"), limit=None)
    every = sorted(
        [
            *find_triangles(registry, limit=None),
            *find_triangles(registry, kinds="unsigned", limit=None),
        ],
        key=lambda each: (-each.score, each.key),
    )
    assert every == list(report)
    assert ("open", "unsigned") == report.parameters["kinds"]
    assert (
        sum(each.kind == "open" for each in every),
        sum(each.kind == "unsigned" for each in every),
    ) == (report.examined["kind:open"], report.examined["kind:unsigned"])


@pytest.mark.parametrize("limit", range(6))
def test_limit_keeps_exactly_the_best(limit: int) -> None:
    """Whatever the limit, the findings are the first of all findings."""
    registry = world("ab bc ac cd ce de be bd ae")
    every = unsigned(registry, limit=None)
    assert len(every) > 6
    assert every[:limit] == unsigned(registry, limit=limit)


def test_no_hub_fills_the_list() -> None:
    """With `diversify`, no territory is in more findings than asked for."""
    registry = world("ab bc ac cd bd ad ae be ce de")
    kept = unsigned(registry, diversify=2)
    assert 10 == len(unsigned(registry))
    for each in "abcde":
        assert sum(each in found.territories for found in kept) <= 2


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are the same when triangles are taken a few at a time."""
    pairs = [f"{a}{b}" for a, b in itertools.combinations("abcdefg", 2)]
    more = [
        Agreement("abc", parties=["a", "b", Party("c", "funder")]),
        Agreement("cde", parties=["c", "d", "e"]),
    ]
    registry = world(" ".join(pairs), *more)
    every = unsigned(registry, limit=None)
    monkeypatch.setattr("partnerlib.sparse._held._BLOCK", 1)
    monkeypatch.setattr("partnerlib.analysis.triangles._unsigned._BLOCK", 2)
    monkeypatch.setattr(
        "partnerlib.sparse._triangles.triangles.__kwdefaults__", {"block": 3}
    )
    assert 35 - 2 == len(every)
    assert every == unsigned(registry, limit=None)


def test_it_tells_how_far_it_has_come() -> None:
    """Who watches is told how many triangles were looked at, signed ones too."""
    told: list[tuple[str, int, int]] = []
    signed = Agreement("abc", parties=["a", "b", "c"])
    with progress.told_to(lambda *each: told.append(each)):
        unsigned(world("ab bc ac cd ad", signed))
    assert [("triangles", 0, 0), ("triangles", 2, 0)] == told


def test_nothing_to_find() -> None:
    """An empty registry, and one without a triangle, have no unsigned triangle."""
    assert () == unsigned(Registry())
    assert () == unsigned(world("ab bc"))
