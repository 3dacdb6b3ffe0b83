"""How duplicates are ranked, and what else is said of each."""

import math
from itertools import product
from typing import Any

import numpy as np
import pytest

import partnerlib
from partnerlib.analysis import find_duplicates
from partnerlib.analysis.duplicates import _best, _facts, _groups, _rarity
from partnerlib.errors import ParameterError
from partnerlib.model import Actor, Record
from partnerlib.registry import Registry
from tests.unit.analysis.duplicate_worlds import ALL, action, agreement, found, world

# Who provides where: the theme is always the same, cells are places.
PLACES = ("mali", "west", "kayes", "nioro", "segou")
THEMES = ("water", "health", "education", "culture")
MATRIX = {
    "a": (1, 1, 1, 0, 0),
    "b": (1, 1, 1, 0, 0),
    "c": (1, 0, 0, 1, 0),
    "d": (0, 0, 0, 1, 0),
    "e": (0, 0, 1, 0, 1),
    "f": (0, 1, 0, 0, 0),
}


def matrix_world(matrix: dict[str, tuple[int, ...]]) -> Registry:
    """Make a registry in which each actor provides where its row has a one."""
    records: list[Record] = [
        action(f"{actor}-{place}", actor, f"water@{place}")
        for actor, row in matrix.items()
        for place, present in zip(PLACES, row, strict=True)
        if present
    ]
    return world(*records)


def model_of(matrix: dict[str, tuple[int, ...]]) -> dict[str, list[float]]:
    """Fit the null model cell by cell, by repeating the fixed point."""
    rows = {actor: sum(row) for actor, row in matrix.items()}
    columns = [sum(column) for column in zip(*matrix.values(), strict=True)]
    x, y = dict.fromkeys(rows, 1.0), [1.0] * len(columns)
    for _ in range(20_000):
        x = {a: d / sum(v / (1 + x[a] * v) for v in y) for a, d in rows.items()}
        y = [
            d / sum(u / (1 + u * y[k]) for u in x.values())
            for k, d in enumerate(columns)
        ]
    return {a: [u * v / (1 + u * v) for v in y] for a, u in x.items()}


def tail(chances: list[float], least: int) -> float:
    """Add up the chances of all outcomes with so many successes."""
    return sum(
        math.prod(q if hit else 1 - q for q, hit in zip(chances, outcome, strict=True))
        for outcome in product((0, 1), repeat=len(chances))
        if sum(outcome) >= least
    )


def test_p_values_are_those_of_all_outcomes() -> None:
    """The p-value is the chance, cell by cell, of so many common cells."""
    model = model_of(MATRIX)
    findings = found(matrix_world(MATRIX))

    shared = {
        f"duplicate:{a}~{b}": sum(map(int.__mul__, MATRIX[a], MATRIX[b]))
        for a in MATRIX
        for b in MATRIX
        if a < b
    }
    assert {key for key, count in shared.items() if count} == set(findings)
    for key, finding in findings.items():
        one, other = (model[actor] for actor in finding.actors)
        both = [p * q for p, q in zip(one, other, strict=True)]
        assert math.isclose(
            tail(both, shared[key]), finding.p_value, rel_tol=1e-6, abs_tol=1e-9
        )


def test_the_score_is_recomputed_from_the_components() -> None:
    """It is x / (1 + x), x = -log10 p, each as it stands in the finding."""
    for finding in found(matrix_world(MATRIX)).values():
        surprisal = finding.component("surprisal")
        assert surprisal is not None
        assert finding.component("p_value") == finding.p_value
        assert round(surprisal / (1 + surprisal), 9) == finding.score
        assert math.isclose(-math.log10(finding.p_value), surprisal, abs_tol=1e-6)


def test_the_rarest_pair_comes_first() -> None:
    """Two actors that share three rare cells beat those that share one."""
    report = find_duplicates(matrix_world(MATRIX))

    assert "duplicate:a~b" == report.top(1)[0].key
    assert sorted(report, key=lambda each: (-each.score, each.key)) == list(report)


def test_q_values_are_over_all_pairs_of_actors() -> None:
    """Pairs that share nothing count among the tests, with p = 1."""
    report = find_duplicates(matrix_world(MATRIX), limit=None)
    pairs = len(MATRIX) * (len(MATRIX) - 1) / 2

    ranked = sorted(each.p_value for each in report)
    for finding in report:
        expected = min(
            p * pairs / rank for rank, p in enumerate(ranked, 1) if p >= finding.p_value
        )
        assert math.isclose(min(expected, 1), finding.q_value, abs_tol=1e-7)


def test_a_q_value_below_one_counts_the_pairs_of_actors_exactly() -> None:
    """Four actors make six pairs: of two alike, each is q = p x 6 / 2."""
    cells = [f"{theme}@{place}" for theme in THEMES for place in PLACES]
    records = [
        action(f"{actor}-{number}", actor, cell)
        for actors, some in (("ab", cells[::2]), ("cd", cells[1::2]))
        for actor in actors
        for number, cell in enumerate(some)
    ]
    report = find_duplicates(world(*records))

    assert ["duplicate:a~b", "duplicate:c~d"] == [each.key for each in report]
    p_value = report.top(1)[0].p_value
    assert 0 < p_value < 0.1
    for finding in report:
        assert math.isclose(3 * p_value, finding.q_value, rel_tol=1e-6)


def test_the_q_value_is_a_flag_and_no_filter() -> None:
    """Alpha changes what is counted as a discovery, and never what is listed."""
    registry = matrix_world(MATRIX)
    strict = find_duplicates(registry, alpha=0)
    loose = find_duplicates(registry, alpha=1)

    assert strict.findings == loose.findings
    assert 0 == strict.examined["discoveries"]
    assert loose.examined["pairs"] == loose.examined["discoveries"]


@pytest.mark.parametrize("labels", [("duplicate",), ALL])
@pytest.mark.parametrize("limit", [0, 1, 7, 30, 200])
def test_what_is_dropped_on_the_way_is_none_of_the_best(
    monkeypatch: pytest.MonkeyPatch, labels: tuple[str, ...], limit: int
) -> None:
    """Pairs may come one actor at a time, and be dropped as soon as they are many."""
    random = np.random.default_rng(8)
    table = (random.random((40, 20)) < 0.2).nonzero()
    cells = [f"{theme}@{place}" for theme in THEMES for place in PLACES]
    registry = world(
        *(
            action(f"x{actor}-{cell}", f"a{actor}", cells[cell])
            for actor, cell in zip(*(side.tolist() for side in table), strict=True)
        )
    )
    whole = find_duplicates(registry, labels=labels, limit=None)
    monkeypatch.setattr(_groups, "BLOCK", 1)
    monkeypatch.setattr(_best, "_FEW", 10)
    some = find_duplicates(registry, labels=labels, limit=limit)

    assert len(whole) > 200
    assert whole.findings[:limit] == some.findings
    assert whole.examined == some.examined


@pytest.mark.parametrize("limit", range(0, 40, 3))
def test_a_limit_keeps_the_first_of_equals_whatever_their_ids(limit: int) -> None:
    """Pairs of one score stand by key, also where ids hold what keys are made with."""
    ids = ("a", "a-b", "a!", "a~", "a~!", "a~b", "ab", "a~b~c", "b", "~")
    registry = world(*(action(f"x{number}", id_) for number, id_ in enumerate(ids)))
    whole = find_duplicates(registry, limit=None)

    assert 45 == len(whole)
    assert 1 == len({finding.score for finding in whole})
    assert whole.findings[:limit] == find_duplicates(registry, limit=limit).findings


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 4, 5, 6, 7, 8, 99])
def test_a_limit_keeps_the_best_exactly(limit: int) -> None:
    """The first findings of the whole report come, ties broken by key."""
    registry = matrix_world(MATRIX)
    whole = find_duplicates(registry, limit=None)

    assert len({each.score for each in whole}) < len(whole)
    assert whole.findings[:limit] == find_duplicates(registry, limit=limit).findings


def test_ties_are_broken_by_key_and_not_by_actor() -> None:
    """Keys sort as texts: ``a!~x`` stands before ``a~x``, though ``a`` comes first."""
    registry = world(*(action(actor, actor) for actor in ("a", "a!", "x")))
    whole = find_duplicates(registry)

    assert 1 == len({each.score for each in whole})
    assert ["duplicate:a!~x"] == [
        each.key for each in find_duplicates(registry, limit=1)
    ]
    assert whole.findings[:2] == find_duplicates(registry, limit=2).findings


def test_tables_in_parts_are_the_same_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Computing the p-values in small parts changes none."""
    registry = matrix_world(MATRIX)
    whole = find_duplicates(registry)
    monkeypatch.setattr(_rarity, "_LARGEST_TABLE", 1)

    assert whole == find_duplicates(registry)


def test_certain_cells_prove_nothing() -> None:
    """Where the margins leave no choice, p is 1 and the score 0."""
    (finding,) = found(world(action("x", "a"), action("y", "b"))).values()

    assert (1.0, 0.0) == (finding.p_value, finding.score)


def test_a_finding_knows_its_places_and_names() -> None:
    """It has the cells, the seats and what contains them; names in two languages."""
    registry = world(
        action("x", "a"),
        action("y", "b"),
        Actor("b", name="B", names={"fr": "Bé"}, territory="segou"),
    )
    report = find_duplicates(registry)

    (finding,) = report
    assert ("kayes", "mali", "segou", "west") == finding.places
    assert (finding,) == report.for_territory("west")
    assert () == report.for_territory("nioro")
    assert ("B", "Bé") == (
        finding.name_of("actor", "b"),
        finding.name_of("actor", "b", "fr"),
    )
    assert "Kayes" in finding.explain("fr")


def test_clusters_group_pairs_that_one_meeting_could_resolve() -> None:
    """Three actors in one town are one cluster, and in two towns still one."""
    report = find_duplicates(
        world(
            action("x", "a", "water@kayes+nioro"),
            action("y", "b", "water@kayes+nioro"),
            action("z", "c", "water@kayes+nioro"),
            action("u", "d", "health@segou"),
            action("v", "e", "health@segou"),
        )
    )

    first, second = report.clusters()
    assert ("a", "b", "c") == first.actors
    assert (("a", "b"), ("a", "c"), ("b", "c")) == first.pairs
    assert 2 == len(first.cells)
    assert ("d", "e") == second.actors


@pytest.mark.parametrize(
    ("one", "other", "period"),
    [
        ("2004/2008", "2006/2009", "2006/2008"),
        ("2004/2008", "2006-05/2009", "2006-05/2008"),
        ("2004/2008", "2004-05/2008-03", "2004-05/2008-03"),
        ("2004", "2004", "2004"),
        ("2004", "2004/2005", "2004"),
        ("2004/..", "../2006", "2004/2006"),
        ("2004/..", "2005/..", "2005/.."),
        ("../2004", "../..", "../2004"),
        ("2004/", "2005/2006", "2005/"),
        ("/2004", "2003/2006", "/2004"),
        ("2004~/2008", "2004/2007?", "2004/2007?"),
        ("", "", ""),
        ("2004", "", ""),
    ],
)
def test_the_period_is_what_both_have_in_common(
    one: str, other: str, period: str
) -> None:
    """From the later start to the earlier end, and unknown where one is unknown."""
    registry = world(action("x", "a", when=one), action("y", "b", when=other))

    (finding,) = found(registry, statuses="any").values()
    assert period == finding.period


def test_the_period_spans_all_efforts_that_meet() -> None:
    """From the earliest common start to the latest common end, over all cells."""
    registry = world(
        action("x1", "a", when="2001/2003"),
        action("y1", "b", when="2002/2004"),
        action("x2", "a", "water@nioro", when="2007/.."),
        action("y2", "b", "water@nioro", when="2006/2009"),
        action("z", "b", "water@nioro", when="2001/2003"),
    )

    (finding,) = found(registry, statuses="any").values()
    assert "2002/2009" == finding.period


def test_the_period_is_bounded_by_the_dates_of_parties() -> None:
    """A party that came later or left earlier bounds the common time."""
    registry = world(
        action("x", "a@2005/2006", when="2001/2009"),
        action("y", "b@/2005-06 b@2010", when="2002/2009"),
    )

    (finding,) = found(registry, statuses="any").values()
    assert "2005/2005-06" == finding.period


def test_of_equal_bounds_the_period_words_the_one_that_comes_first() -> None:
    """About 2004 and perhaps 2004 bound the same days: the first actor's is said."""
    registry = world(
        action("x", "a", when="2004~/2009?"),
        action("y", "b", when="2004?/2009~"),
        action("z", "b", when="2003/2009%"),
    )

    (finding,) = found(registry).values()
    assert "2004~/2009?" == finding.period


@pytest.mark.parametrize("block", [1, 3, 20])
@pytest.mark.parametrize("many", [0, 5, 30])
def test_efforts_of_two_actors_are_compared_in_pieces(
    monkeypatch: pytest.MonkeyPatch, block: int, many: int
) -> None:
    """Many efforts of two actors, of equal and of unknown bounds, say the same."""
    dates = ("2004~/2009?", "2004?/2009~", "2003/2009%", "2004%/2009", "/2009?")
    cells = ("water@kayes", "water@nioro", "health@kayes")
    registry = world(
        agreement("g", "a b", "water@kayes"),
        *(
            action(f"{who}{at}", who, cells[at % 3], when=dates[(at * 3 + shift) % 5])
            for shift, who in enumerate("ab")
            for at in range(7)
        ),
        *(action(f"{who}-", who, audiences=["youth"]) for who in "ab"),
        action("c", "c", "water@nioro", when="2007"),
    )
    whole = find_duplicates(registry, labels=ALL)
    monkeypatch.setattr(_groups, "BLOCK", block)
    monkeypatch.setattr(_facts, "_MANY", many)

    assert whole.to_json() == find_duplicates(registry, labels=ALL).to_json()


def test_efforts_that_never_meet_have_no_common_period() -> None:
    """A complementary pair has no period, and no doubt."""
    registry = world(action("x", "a", when="2001"), action("y", "b", when="2004"))

    (finding,) = found(registry, statuses="any").values()
    assert ("", 1.0) == (finding.period, finding.certainty)


def test_parameters_are_recorded_as_used() -> None:
    """The report says how it was asked for, resolved."""
    report = partnerlib.find_duplicates(
        world(action("x", "a", when="2004/2006")),
        level="Région",
        labels=["coordinated", "duplicate", "duplicate"],
        alpha=1,
        limit=None,
    )

    assert {
        "level": "region",
        "as_of": "2004-12-31",
        "statuses": "live",
        "labels": ["duplicate", "coordinated"],
        "alpha": 1.0,
        "max_network": 100,
        "limit": None,
    } == report.parameters_dict()


def test_labels_choose_what_is_listed() -> None:
    """One label or several, as text or in a collection."""
    registry = world(
        action("x", "a", when="2001"),
        action("y", "b c", when="2004"),
    )

    def listed(labels: Any) -> list[str]:
        report = find_duplicates(registry, labels=labels, statuses="any")
        return sorted({each.kind for each in report})

    assert [] == listed(("duplicate",))
    assert ["coordinated"] == listed("coordinated")
    assert ["complementary", "coordinated"] == listed(iter(ALL))


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("labels", ()),
        ("labels", "similar"),
        ("labels", ("duplicate", "similar")),
        ("labels", ("duplicate", 3)),
        ("labels", None),
        ("alpha", -0.1),
        ("alpha", 1.5),
        ("alpha", math.nan),
        ("alpha", "0.05"),
        ("alpha", True),
        ("max_network", -1),
        ("max_network", 1.5),
        ("max_network", None),
        ("limit", -1),
        ("limit", 2.0),
        ("limit", True),
        ("level", "borough of nowhere"),
        ("as_of", "yesterday"),
        ("statuses", "lively"),
    ],
)
def test_parameters_that_make_no_sense_are_refused(parameter: str, value: Any) -> None:
    """The error names the parameter, before anything is computed."""
    with pytest.raises(ParameterError) as caught:
        find_duplicates(Registry(), **{parameter: value})

    assert parameter == caught.value.parameter


def test_a_rare_pair_has_a_chance() -> None:
    """Two actors that share a hundred cells have a tiny p-value, and not 0."""
    shared = [
        action(f"{actor}{number}", actor, f"t{number}@kayes")
        for actor in "ab"
        for number in range(100)
    ]
    alone = [
        action(f"c{number}", f"c{number}", f"t{100 + number}@kayes")
        for number in range(100)
    ]
    pair = found(world(*shared, *alone))["duplicate:a~b"]

    assert 0 < pair.p_value < 1e-10
    assert pair.p_value == pair.component("p_value")
    assert pair.component("surprisal") == pytest.approx(-math.log10(pair.p_value))


def test_no_pair_is_rarer_than_a_number_can_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A chance below every number is the smallest one; the surprisal tells the rest."""
    monkeypatch.setattr(_rarity, "_log_tails", lambda _, codes: codes * 0.0 - 2000.0)
    pair = found(world(action("x", "a"), action("y", "b")))["duplicate:a~b"]

    assert 2.22507386e-308 == pair.p_value
    assert 868.588963807 == pair.component("surprisal")
