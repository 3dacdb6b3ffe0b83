"""What a newcomer gets wrong: each call says what is expected."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import partnerlib
from partnerlib import (
    Actor,
    ParameterError,
    PartialDate,
    Registry,
    Territory,
    UnknownIdError,
)
from partnerlib.report import build_report

TOWN = Territory("evry", name="Évry", level="municipality")
REGISTRY = Registry.of(territories=[TOWN], actors=[Actor("a", name="A")])


def _write(given: Any) -> None:
    partnerlib.write(given, "out.json")


def _find_gaps_at_a_level(given: Any) -> object:
    return partnerlib.find_gaps(given, level="region")


def _find_duplicates_at_a_day(given: Any) -> object:
    return partnerlib.find_duplicates(given, as_of="2016")


@pytest.mark.parametrize("given", [None, "data/", 5, [TOWN], {}, Registry])
@pytest.mark.parametrize(
    "call",
    [
        partnerlib.find_gaps,
        partnerlib.find_duplicates,
        partnerlib.find_triangles,
        partnerlib.graph.territory_graph,
        partnerlib.graph.actor_graph,
        partnerlib.graph.country_graph,
        partnerlib.graph.theme_graph,
        partnerlib.graph.incidence_graph,
        partnerlib.to_frames,
        build_report,
        _write,
        _find_gaps_at_a_level,
        _find_duplicates_at_a_day,
    ],
)
def test_what_is_no_registry_is_refused(call: Callable[[Any], Any], given: Any) -> None:
    """The path of the data is no registry, and the error says how to make one."""
    with pytest.raises(ParameterError) as caught:
        call(given)

    assert "give a registry, as partnerlib.read makes it" in str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: REGISTRY.combine(5), "others=5: give a registry"),
        (lambda: REGISTRY.combine(REGISTRY, "b.json"), "others='b.json': give a regi"),
        (lambda: REGISTRY.diff(5), "other=5: give a registry"),
        (lambda: REGISTRY.get(None), "reference=None: write kind/id, the kind being"),
        (lambda: REGISTRY.get("actr/a"), "did you mean actor?"),
        (lambda: REGISTRY.without(5), "reference=5: write kind/id"),
        (lambda: REGISTRY.agreements_of(None), "actor=None: give the id of the actor"),
        (lambda: REGISTRY.ancestors(["evry"]), "territory=['evry']: give the id of"),
        (lambda: REGISTRY.with_actors(5), "records=5: give several"),
        (lambda: REGISTRY.with_actors("ab"), "records='ab': give several"),
        (lambda: REGISTRY.with_actors(["ab"]), "record='ab': give records: Terr"),
        (lambda: REGISTRY.with_terms(5), "terms=5: give concepts by the name"),
        (lambda: REGISTRY.with_terms({"themes": 5}), "terms=5: give several"),
        (lambda: REGISTRY.with_terms({"themes": [5]}), "terms={'themes': [5]}: give"),
        (lambda: REGISTRY.with_terms({5: []}), "terms={5: []}: give concepts"),
        (lambda: Registry.of(territories=5), "territories=5: give several"),
        (lambda: Registry.of(territories="x"), "territories='x': give several"),
        (lambda: Registry.of(terms=[]), "terms=[]: give concepts"),
        (lambda: Registry.from_records(None), "records=None: give several"),
        (lambda: Registry.from_records("data/"), "records='data/': give several"),
        (lambda: REGISTRY.select(within=5), "within=5: give several"),
        (lambda: REGISTRY.select(actors=[None]), "actor=None: give the id"),
        (lambda: REGISTRY.select(during=2004), "during=2004: write a period in EDTF"),
        (lambda: REGISTRY.select(during="soon"), "during='soon': write a period"),
        (lambda: REGISTRY.at(2004), "date=2004: give a datetime.date"),
        (lambda: REGISTRY.label(5, "a"), "kind=5: give a kind of record, a facet"),
        (lambda: REGISTRY.label("actor", 5), "id=5: give an id"),
        (lambda: REGISTRY.label("actor", "a", "de"), "lang='de': give 'en' or 'fr'"),
        (lambda: Registry.of(date=[2016]), "date=[2016]: write a day, a month or a"),
        (lambda: partnerlib.from_statements(5), "rows=5: give several"),
        (lambda: partnerlib.from_statements("ab"), "rows='ab': give several"),
        (
            lambda: partnerlib.from_statements([], territories=5),
            "territories=5: give several, in a list",
        ),
        (lambda: partnerlib.from_frames(actors=5), "actors=5: give a DataFrame of"),
        (lambda: partnerlib.from_frames(date=[1]), "date=[1]: write a day"),
        (partnerlib.convert, "sources=(): give one source or more, and where to"),
        (lambda: partnerlib.convert("in"), "sources=('in',): give one source or"),
    ],
)
def test_wrong_arguments_are_told(call: Callable[[], Any], says: str) -> None:
    """The error names the argument, shows its value, and says what is expected."""
    with pytest.raises(ParameterError) as caught:
        call()

    assert says in str(caught.value)


def test_the_date_of_an_edition_is_given_in_many_ways() -> None:
    """A text, a year and a day are dates; an empty text is an unknown one."""
    day = dt.date(2016, 7, 4)

    dates = [Registry.of(date=each).date for each in ("2016", 2016, day, "", None)]

    assert [
        PartialDate(2016),
        PartialDate(2016),
        PartialDate(2016, 7, 4),
        None,
        None,
    ] == dates


def test_territories_that_are_not_there_contain_nothing() -> None:
    """To ask whether an unknown territory contains another is a mistake."""
    assert REGISTRY.contains("evry", "evry")
    with pytest.raises(UnknownIdError, match="did you mean evry"):
        REGISTRY.contains("evri", "evry")
    with pytest.raises(UnknownIdError, match="did you mean evry"):
        REGISTRY.contains("evry", "evri")


def test_convert_takes_its_paths_as_the_command_does(tmp_path: Path) -> None:
    """The last path is the target, unless a target is named."""
    first, second, third = (tmp_path / f"{name}.json" for name in "abc")
    partnerlib.write(REGISTRY, first)

    assert REGISTRY == partnerlib.convert(first, second)
    assert REGISTRY == partnerlib.convert(first, second, target=third)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_representations_count_in_good_english() -> None:
    """One is told in the singular."""
    assert "<Registry: 1 territory, 1 actor>" == repr(REGISTRY)
    two = REGISTRY.with_territories(Territory("there", name="There"))
    assert "<Registry: 2 territories, 1 actor>" == repr(two)
    gaps = partnerlib.find_gaps(REGISTRY, kinds="unreached")
    assert "<GapReport: 1 finding (1 unreached)>" == repr(gaps)
