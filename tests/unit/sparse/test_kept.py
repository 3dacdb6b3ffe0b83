"""What was worked out of a registry is kept with it, and with nothing else."""

import copy
import pickle

import numpy as np
import pytest

from partnerlib.model import Action, Actor, Scope, Territory
from partnerlib.registry import Registry, kept, kept_meanwhile
from partnerlib.report import build_report
from partnerlib.sparse import Efforts, Liveness, build_efforts
from partnerlib.typing import Facet, Statuses

WELLS = Scope(themes=["water"], places=["evry"])


@pytest.fixture
def registry() -> Registry:
    """Give a registry of one action."""
    return Registry.of(
        territories=[Territory("evry", name="Évry")],
        actors=[Actor("a", name="A"), Actor("b", name="B")],
        actions=[Action("x", title="X", parties=["a"], scope=WELLS)],
    )


def efforts(
    registry: Registry,
    by: tuple[Facet, ...] | None = ("theme", "place"),
    statuses: Statuses = "any",
) -> Efforts:
    """Ask who provides what in a registry."""
    liveness = Liveness.of(registry, statuses, None)
    return build_efforts(registry, by=by, level=None, liveness=liveness)


def test_the_same_question_is_answered_once(registry: Registry) -> None:
    """Gaps and duplicates of one registry stand on the same efforts."""
    assert efforts(registry) is efforts(registry)
    assert efforts(registry) is efforts(registry, by=None)


def test_another_question_is_answered_anew(registry: Registry) -> None:
    """Facets and statuses belong to the question."""
    assert [("water",)] == list(efforts(registry, by=("theme",)).cells)
    assert [] == list(efforts(registry, statuses=("ended",)).cells)
    assert [("water", "evry")] == list(efforts(registry).cells)


def test_registries_made_of_another_begin_with_nothing(registry: Registry) -> None:
    """What was found in a registry says nothing of one with another record."""
    before = efforts(registry)
    other = Action("y", title="Y", parties=["b"], scope=WELLS)

    after = efforts(registry.with_actions(other))

    assert (("a",), ("a", "b")) == (before.actors, after.actors)
    assert () == efforts(registry.without("action/x")).actors


def test_copies_begin_with_nothing_and_are_equal(registry: Registry) -> None:
    """What can be worked out again is not pickled."""
    size = len(pickle.dumps(registry))
    efforts(registry)

    assert size == len(pickle.dumps(registry))
    for other in (copy.copy(registry), pickle.loads(pickle.dumps(registry))):  # noqa: S301 -- our own
        assert registry == other
        assert efforts(registry) is not efforts(other)
        assert list(efforts(registry).cells) == list(efforts(other).cells)


def test_what_all_get_cannot_be_changed(registry: Registry) -> None:
    """Nobody spoils the answer that another one gets."""
    found = efforts(registry)

    for array in (found.effort_spans, found.effort_records, found.cell_values):
        with pytest.raises(ValueError, match="read-only"):
            np.add(array, 1, out=array)
    with pytest.raises(TypeError):
        found.counts["records"] = 0  # type: ignore[index]


def test_an_answer_of_nothing_is_kept_too(registry: Registry) -> None:
    """Whatever was worked out is worked out once."""
    answers = iter([None, 1])

    assert None is kept(registry, ("it",), lambda: next(answers))
    assert None is kept(registry, ("it",), lambda: next(answers))


def test_records_and_cells_are_sequences(registry: Registry) -> None:
    """What is made when it is asked for can be asked for in any order."""
    found = efforts(registry)

    assert "action/x" == found.records[-1].reference
    assert ["action/x"] == [each.reference for each in found.records[:3]]
    assert [("water", "evry")] == found.cells[0:1]
    with pytest.raises(IndexError):
        found.cells[1]


def test_counts_can_be_asked_for_again(registry: Registry) -> None:
    """Who changes the counts that were given changes no others."""
    registry.describe()["actors"] = 0

    assert 2 == registry.describe()["actors"]
    assert 3 == registry.with_actors(Actor("c", name="C")).describe()["actors"]


def test_what_is_kept_meanwhile_goes_and_what_was_kept_before_stays(
    registry: Registry,
) -> None:
    """Only what was worked out meanwhile is worked out anew."""
    before = efforts(registry)
    with kept_meanwhile(registry):
        between = efforts(registry, by=("theme",))
        assert between is efforts(registry, by=("theme",))

    assert before is efforts(registry)
    assert between is not efforts(registry, by=("theme",))


def test_a_report_lets_go_of_what_it_stands_on(registry: Registry) -> None:
    """Efforts are no burden for what follows, and the list of records is kept."""
    build_report(registry, by=("theme", "place"), statuses="any")

    found: list[str] = []
    key = ("efforts", ("theme", "place"), None, "any", None)
    kept(registry, key, lambda: found.append("efforts"))
    kept(registry, ("bound",), lambda: found.append("bound"))
    assert ["efforts"] == found
