import datetime as dt
import itertools
import json
import pickle
from collections.abc import Callable, Iterable

import pytest

from partnerlib.analysis.gaps import find_gaps
from partnerlib.errors import ParameterError
from partnerlib.findings import Gap, GapReport
from partnerlib.model import Agreement, Party
from partnerlib.registry import Registry
from tests.unit.analysis.gap_world import action, gaps, keys, need, offer, scope, world

HEALTH = scope("health", "evry")
MANY = (
    need("n1", scope("health", "evry"), 40, reached=4),
    need("n2", scope("health", "massy"), 10),
    need("n3", scope("water", "kayes")),
    need("n4", scope("", "", "women")),
    action("x", HEALTH, Party("a", "implementer"), recognised=False),
    action("y", scope("health"), Party("b", "implementer"), Party("c", "funder")),
    Agreement("g", parties=["a", "d"], scope=scope("water", "evry")),
    offer("o", scope("water", "", "farmers"), 3),
)


def test_all_kinds_are_looked_for_by_default() -> None:
    """Without a choice of kinds every kind is looked for, and counted."""
    report = find_gaps(world(*MANY))
    assert {
        "unmet": 3,
        "short": 1,
        "single-provider": 1,
        "unfunded": 1,
        "unrecognised": 1,
        "underserved": 0,
        "unreached": 5,
    } == {kind: report.examined[f"kind:{kind}"] for kind in Gap.kinds}
    assert Gap.kinds == report.parameters["kinds"]


def test_order_is_score_then_key() -> None:
    """The strongest come first, equal ones by key."""
    report = find_gaps(world(*MANY))
    ranks = [(-gap.score, gap.key) for gap in report]
    assert sorted(ranks) == ranks
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("limit", [0, 1, 3, 5, 11, 12, 13])
def test_limit_is_exact(limit: int) -> None:
    """A limit keeps the first of all, and counts stay those of all."""
    registry = world(*MANY)
    every = find_gaps(registry, limit=None)
    some = find_gaps(registry, limit=limit)
    assert 12 == len(every)
    assert every.findings[:limit] == some.findings
    assert every.examined == some.examined


@pytest.mark.parametrize("kind", Gap.kinds)
def test_one_kind_is_what_all_kinds_give(kind: str) -> None:
    """Looking for one kind finds the same as looking for all, and counts no other."""
    registry = world(*MANY)
    report = find_gaps(registry, kinds=kind)
    assert [gap for gap in find_gaps(registry) if gap.kind == kind] == list(report)
    kinds = [name for name in report.examined if name.startswith("kind:")]
    assert [f"kind:{kind}"] == kinds


def test_kinds_not_asked_for_are_not_looked_at() -> None:
    """What only other kinds look at is counted as 0."""
    examined = find_gaps(world(*MANY), kinds=["unmet"]).examined
    names = ("model_cells", "no_power", "territories", "audiences")
    assert [0, 0, 0, 0] == [examined[name] for name in names]


def test_scores_are_the_product_of_their_parts() -> None:
    """A score is recomputed from its components, all to nine decimals."""
    for gap in find_gaps(world(*MANY)):
        shortfall, weight, confidence = (part.value for part in gap.components)
        assert round(shortfall * weight * confidence, 9) == gap.score
        assert (gap.shortfall, gap.confidence) == (shortfall, confidence)


def test_order_of_records_does_not_count() -> None:
    """Records in any order give the same bytes."""
    first = find_gaps(world(*MANY)).to_json()
    for shuffled in itertools.islice(itertools.permutations(MANY), 0, None, 10_000):
        assert first == find_gaps(world(*shuffled)).to_json()


def test_everything_looked_at_is_counted() -> None:
    """The counts say what there was, and what could not be placed."""
    report = find_gaps(world(*MANY, action("z", HEALTH, status="ended")))
    assert {
        "records": 4,
        "live_records": 3,
        "subsumed": 0,
        "identical_records": 0,
        "efforts": 3,
        "no_provider": 0,
        "undocumented": 1,
        "unplaced": 0,
        "too_wide": 0,
        "above_level": 0,
        "needs": 4,
        "zero": 0,
        "undocumented_needs": 0,
        "cells": 4,
        "expected": 0,
        "covered": 0,
        "over_covered": 0,
        "reached_unknown": 0,
        "effort_cells": 2,
        "model_cells": 2,
        "no_power": 0,
        "territories": 6,
        "gone": 0,
        "audiences": 2,
        "not_covered": 2,
        "kind:unmet": 3,
        "kind:short": 1,
        "kind:single-provider": 1,
        "kind:unfunded": 1,
        "kind:unrecognised": 1,
        "kind:underserved": 0,
        "kind:unreached": 5,
        "status:ended": 1,
        "status:unknown": 3,
    } == dict(report.examined)


def test_parameters_are_as_used() -> None:
    """A report states how it was asked for, the day and the facets included."""
    report = gaps(
        action("x", HEALTH, period="2016-07"),
        by=["place", "theme"],
        level="commune",
        statuses=["En cours", "unknown"],
        expected=[{"theme": "santé", "place": "Évry"}],
        kinds={"short", "unmet"},
        alpha=0.1,
        limit=None,
    )
    assert {
        "by": ["theme", "place"],
        "effort_by": ["theme", "place"],
        "level": "municipality",
        "as_of": "2016-07-31",
        "statuses": ["ongoing", "unknown"],
        "expected": [{"theme": "health", "place": "evry"}],
        "kinds": ["unmet", "short"],
        "alpha": 0.1,
        "limit": None,
    } == json.loads(report.to_json())["parameters"]


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"by": ()}, "by"),
        ({"by": ["theme", "colour"]}, "by"),
        ({"level": "Atlantis"}, "level"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"statuses": "asleep, perhaps"}, "statuses"),
        ({"expected": [{}]}, "expected"),
        ({"kinds": ()}, "kinds"),
        ({"kinds": "gap"}, "kinds"),
        ({"kinds": ["unmet", 3]}, "kinds"),
        ({"kinds": 3}, "kinds"),
        ({"alpha": 0}, "alpha"),
        ({"alpha": 1.0}, "alpha"),
        ({"alpha": float("nan")}, "alpha"),
        ({"alpha": "0.05"}, "alpha"),
        ({"alpha": True}, "alpha"),
        ({"limit": -1}, "limit"),
        ({"limit": 2.0}, "limit"),
        ({"limit": True}, "limit"),
    ],
)
def test_senseless_parameters_are_refused(
    asked: dict[str, object], parameter: str
) -> None:
    """What makes no sense raises, naming the parameter."""
    with pytest.raises(ParameterError) as caught:
        find_gaps(world(*MANY), **asked)  # type: ignore[arg-type]
    assert parameter == caught.value.parameter


@pytest.mark.parametrize("make", [tuple, set, frozenset, iter, dict.fromkeys])
def test_kinds_as_given(make: Callable[[list[str]], Iterable[str]]) -> None:
    """Kinds are given in whatever holds texts; what is found is the same."""
    kinds = ["unmet", "single-provider"]

    assert find_gaps(world(*MANY), kinds=kinds) == find_gaps(
        world(*MANY), kinds=make(kinds)
    )


# -- time and status -----------------------------------------------------------------


def unmet(**asked: object) -> list[str]:
    """Find the need that only an action of 2010 to 2012 answers, if it is unmet."""
    records = (
        need("n", HEALTH),
        action("x", HEALTH, "a", "b", period="2010/2012", status="active"),
        action("y", scope("water", "evry"), "c", period="2014"),
    )
    return keys(gaps(*records, **({"kinds": ["unmet"]} | asked)))


def test_the_day_is_the_latest_mentioned() -> None:
    """By default the day is the latest that the registry mentions."""
    assert 1 == len(unmet())
    assert [] == unmet(as_of="2011")
    assert [] == unmet(as_of=dt.date(2012, 12, 31))
    assert 1 == len(unmet(as_of=dt.date(2013, 1, 1)))


def test_statuses_choose_the_records() -> None:
    """``any`` and terms do not look at periods; terms choose by status alone."""
    assert [] == unmet(statuses="any")
    assert [] == unmet(statuses="active")
    assert 1 == len(unmet(statuses="unknown"))
    assert [] == unmet(statuses=("unknown", "active"))


@pytest.mark.parametrize(
    ("status", "present"),
    [
        ("", True),
        ("active", True),
        ("ongoing", True),
        ("peculiar", True),
        ("planned", False),
        ("under-study", False),
        ("suspended", False),
        ("dormant", False),
        ("completed", False),
        ("ended", False),
    ],
)
def test_which_statuses_are_live(status: str, *, present: bool) -> None:
    """Unknown is present; planned, suspended, dormant, completed and ended are not."""
    report = gaps(need("n", HEALTH), action("x", HEALTH, status=status))
    assert present == ("single-provider:theme=health;place=evry" in keys(report))


def test_without_any_date_nothing_is_over() -> None:
    """A registry that mentions no day is looked at whole."""
    report = gaps(need("n", HEALTH), action("x", HEALTH, period="/2001"))
    assert report.parameters["as_of"] is None
    assert ["single-provider:theme=health;place=evry"] == keys(report)


def test_dates_of_parties_count() -> None:
    """A provider that has left answers no need."""
    left = Party("a", "implementer", "2001/2010")
    stays = Party("b", "implementer", "2001/..")
    records = (need("n", HEALTH), action("x", HEALTH, left, stays))
    (gap,) = gaps(*records, kinds=["single-provider"], as_of="2016")
    assert ("b",) == gap.providers
    assert [] == keys(gaps(*records, kinds=["single-provider"], as_of="2009"))


# -- roles ---------------------------------------------------------------------------


def test_roles_of_one_record() -> None:
    """Of implementer, lead and funder in one record only the first provides."""
    parties = (Party("a", "implementer"), Party("b", "lead"), Party("c", "funder"))
    report = gaps(need("n", HEALTH), action("x", HEALTH, *parties))
    assert [("single-provider", ("a",))] == [
        (gap.kind, gap.providers) for gap in report
    ]


def test_a_funder_answers_no_need() -> None:
    """Where only funders and observers are named, nobody provides."""
    parties = (Party("c", "funder"), Party("b", "observer"))
    report = gaps(need("n", HEALTH), action("x", HEALTH, *parties), kinds=["unmet"])
    assert ["unmet:theme=health;place=evry"] == keys(report)
    assert 1 == report.examined["no_provider"]


def test_an_agreement_answers_unless_its_actions_do() -> None:
    """The actions of an agreement say where it acts, the agreement no longer does."""
    agreement = Agreement("g", parties=["a", "b"], scope=HEALTH)
    elsewhere = action("x", scope("health", "massy"), "a", agreement="g")
    asked = {"kinds": ["unmet"]}
    assert [] == keys(gaps(need("n", HEALTH), agreement, **asked))
    assert 1 == len(gaps(need("n", HEALTH), agreement, elsewhere, **asked))


# -- what a report says ----------------------------------------------------------------


def test_names_of_all_that_is_mentioned() -> None:
    """A gap carries the names of its values, unit, providers and needs."""
    report = gaps(
        need("n", HEALTH, 40, title="Care", names={"fr": "Soins"}, reached=1),
        action("x", HEALTH),
        kinds=["short"],
    )
    assert {
        ("theme", "health", "Health", "Santé"),
        ("territory", "evry", "Évry", "Évry"),
        ("unit", "people", "people", "personnes"),
        ("actor", "a", "A", "A"),
        ("need", "n", "Care", "Soins"),
    } == {
        (
            label.kind,
            label.id,
            label.en.lower() if label.kind == "unit" else label.en,
            label.fr.lower() if label.kind == "unit" else label.fr,
        )
        for label in report.findings[0].labels
    }


def test_gaps_explain_themselves() -> None:
    """Every gap says in both languages what it is about."""
    for gap in find_gaps(world(*MANY)):
        for lang in ("en", "fr"):
            text = gap.explain(lang)
            assert gap.name_of(*gap.cell[0], lang) in text


def test_gaps_of_a_territory() -> None:
    """A gap concerns its place and the territories that contain it."""
    report = gaps(need("n1", HEALTH), need("n2", scope("health", "kayes")))
    assert [("n1",)] == [gap.needs for gap in report.for_territory("fr")]
    assert [("n1",)] == [gap.needs for gap in report.for_territory("evry")]
    assert [] == list(report.for_territory("massy"))


def test_an_empty_registry() -> None:
    """Nothing at all has no gaps, and a report that says so."""
    report = find_gaps(Registry())
    assert isinstance(report, GapReport)
    assert 0 == len(report)
    assert {0} == set(report.examined.values())


def test_a_report_is_a_value() -> None:
    """A report survives pickling."""
    report = find_gaps(world(*MANY))
    assert report == pickle.loads(pickle.dumps(report))  # noqa: S301 -- our own bytes
