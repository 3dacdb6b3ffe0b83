"""What must not change the findings, and what must change them just so."""

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import partnerlib
from partnerlib.findings import Finding
from partnerlib.model import Territory
from partnerlib.registry import Registry
from partnerlib.strategies import ids, registries, small_registries
from tests.properties.renaming import (
    ids_by_kind,
    prefixed,
    renamed,
    renamed_finding,
)

FINDERS: dict[str, Callable[..., Any]] = {
    "gaps": partnerlib.find_gaps,
    "duplicates": partnerlib.find_duplicates,
    "triangles": partnerlib.find_triangles,
}
DENSE = small_registries(min_size=3, max_size=6)
LABELS = ("duplicate", "complementary", "coordinated")
AS_OF = "2004-06-30"


def _all(finder: str, registry: Registry, **asked: Any) -> Any:
    if finder == "duplicates":
        asked.setdefault("labels", LABELS)
    return FINDERS[finder](registry, limit=None, **asked)


@st.composite
def _names(draw: st.DrawFn, registry: Registry) -> dict[str, dict[str, str]]:
    """Draw new ids of every legal kind, in the order of the old ones."""
    names: dict[str, dict[str, str]] = {}
    for kind, old in ids_by_kind(registry).items():
        size = len(old)
        new = draw(st.lists(ids(), min_size=size, max_size=size, unique=True))
        names[kind] = dict(zip(old, sorted(new), strict=True))
    return names


def _settled(finding: Finding) -> Finding:
    labels = sorted(finding.labels, key=lambda label: (label.kind, label.id))
    return attrs.evolve(finding, labels=labels)


@pytest.mark.parametrize("finder", FINDERS)
def test_other_ids_rename_findings_and_nothing_else(finder: str) -> None:
    """Ids are names: whatever they are, the findings are the same under them."""

    @given(DENSE, st.data())
    @settings(max_examples=60)
    def check(registry: Registry, data: st.DataObject) -> None:
        names = data.draw(_names(registry))
        before = _all(finder, registry)
        after = _all(finder, renamed(registry, names))
        expected = {renamed_finding(each, names).key: each for each in before}

        assert sorted(expected) == sorted(each.key for each in after)
        for each in after:
            assert renamed_finding(expected[each.key], names) == _settled(each)
        assert before.examined == after.examined

    check()


@pytest.mark.parametrize("finder", FINDERS)
def test_the_order_of_records_changes_no_byte(finder: str) -> None:
    """Shuffled input gives the same JSON, in both languages."""

    @given(DENSE, st.data())
    @settings(max_examples=30)
    def check(registry: Registry, data: st.DataObject) -> None:
        shuffled = Registry.from_records(
            data.draw(st.permutations(list(registry.records()))), terms=registry.terms
        )
        before, after = _all(finder, registry), _all(finder, shuffled)

        assert before.to_json("en") == after.to_json("en")
        assert before.to_json("fr") == after.to_json("fr")
        assert json.loads(before.to_json())["examined"] == dict(before.examined)

    check()


@given(DENSE, st.sampled_from(["", "FR", "MA"]))
@settings(max_examples=60)
def test_an_isolated_territory_changes_no_pair_and_no_triangle(
    registry: Registry, country: str
) -> None:
    """A territory that nothing names is unreached, and changes nothing else."""
    lonely = Territory("zz", name="Nowhere", level="municipality", country=country)
    more = registry.with_territories(lonely)
    gaps = {each.key: each for each in _all("gaps", registry)}
    after = {each.key: each for each in _all("gaps", more)}

    assert tuple(_all("duplicates", registry)) == tuple(_all("duplicates", more))
    assert tuple(_all("triangles", registry)) == tuple(_all("triangles", more))
    assert sorted([*gaps, "unreached:place=zz"]) == sorted(after)
    for key, gap in gaps.items():
        # Who states no place could now be in one place more: doubt is spread thinner.
        if not key.startswith("unreached:place="):
            assert gap == after[key]


def _joined(one: Registry, other: Registry) -> tuple[Registry, Registry, Registry]:
    """Put two registries side by side: no id in common, but the same words."""
    terms = one.terms or other.terms
    first = renamed(one, prefixed(one, "one-"), terms=terms)
    second = renamed(other, prefixed(other, "other-"), terms=terms)
    return first, second, first.combine(second)


@given(DENSE, DENSE)
@settings(max_examples=60)
def test_gaps_of_disjoint_registries_are_those_of_each(
    one: Registry, other: Registry
) -> None:
    """What is wanted in a place is met, or not, by what is done in that place."""
    first, second, both = _joined(one, other)
    asked: dict[str, Any] = {
        "by": ("theme", "place"),
        "as_of": AS_OF,
        "kinds": ("unmet", "short", "single-provider"),
    }

    assert sorted(
        each.key for part in (first, second) for each in _all("gaps", part, **asked)
    ) == sorted(each.key for each in _all("gaps", both, **asked))


@given(DENSE, DENSE)
@settings(max_examples=60)
def test_pairs_of_disjoint_registries_are_those_of_each(
    one: Registry, other: Registry
) -> None:
    """Actors that share no cell are no pair; labels, cells and reasons stay."""

    def told(*parts: Registry) -> dict[str, Any]:
        return {
            pair.key: (pair.label, pair.cells, pair.reasons, pair.certainty)
            for part in parts
            for pair in _all("duplicates", part, as_of=AS_OF)
        }

    first, second, both = _joined(one, other)

    assert told(first, second) == told(both)


@given(DENSE, DENSE)
@settings(max_examples=60)
def test_triangles_of_disjoint_registries_are_those_of_each(
    one: Registry, other: Registry
) -> None:
    """Territories that no chain of ties joins are in no triangle together."""

    def told(*parts: Registry) -> dict[str, Any]:
        return {
            each.key: (each.missing, each.broker, each.brokers, each.roles)
            for part in parts
            for each in _all("triangles", part, as_of=AS_OF)
        }

    first, second, both = _joined(one, other)

    assert told(first, second) == told(both)


@pytest.mark.parametrize("finder", FINDERS)
def test_a_limit_keeps_the_strongest(finder: str) -> None:
    """The first findings are the same however many are asked for."""

    @given(DENSE, st.integers(0, 6))
    @settings(max_examples=40)
    def check(registry: Registry, limit: int) -> None:
        every = FINDERS[finder](registry, limit=None)
        some = FINDERS[finder](registry, limit=limit)

        assert every.findings[:limit] == some.findings
        assert every.examined == some.examined

    check()


@given(
    DENSE, st.sets(st.sampled_from(sorted(partnerlib.findings.Gap.kinds)), min_size=1)
)
@settings(max_examples=60)
def test_one_kind_of_gap_does_not_depend_on_another(
    registry: Registry, kinds: set[str]
) -> None:
    """Asking for some kinds gives the findings of these kinds, unchanged."""
    every = _all("gaps", registry)
    some = _all("gaps", registry, kinds=tuple(sorted(kinds)))

    assert [each for each in every if each.kind in kinds] == list(some)


@given(DENSE, st.sets(st.sampled_from(LABELS), min_size=1))
@settings(max_examples=40)
def test_labels_are_a_filter(registry: Registry, labels: set[str]) -> None:
    """Asking for some labels gives the pairs of these labels, unchanged."""
    every = _all("duplicates", registry)
    some = _all("duplicates", registry, labels=tuple(sorted(labels)))

    assert [each for each in every if each.label in labels] == list(some)


@pytest.mark.parametrize("finder", FINDERS)
def test_findings_stand_on_records_and_explain_themselves(finder: str) -> None:
    """Evidence leads to records; every finding speaks both languages."""

    @given(DENSE | registries(), st.data())
    @settings(max_examples=60)
    def check(registry: Registry, data: st.DataObject) -> None:
        if registry.territories and data.draw(st.booleans()):
            registry = renamed(registry, data.draw(_names(registry)))
        report = _all(finder, registry)
        for finding in report:
            for reference in finding.evidence:
                assert reference.endswith(registry.get(reference).id)
            assert finding.explain("en") != finding.explain("fr")
            assert set(finding.places) <= registry.territories.keys()
            for place in finding.places:
                assert finding in report.for_territory(place)
        assert len(report.to_records("fr")) == len(report)
        assert all(count >= 0 for count in report.examined.values())

    check()
