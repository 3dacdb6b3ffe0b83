"""What is hidden for a back-test or a fit, against registries without it."""

from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import partnerlib
from partnerlib import TriangleWeights
from partnerlib.analysis._shared.tie_score import (
    Scene,
    candidates,
    hide_records,
    score,
    shaped,
)
from partnerlib.errors import ParameterError
from partnerlib.sparse._time import resolve_as_of
from partnerlib.sparse._whole_records import take_with_ties
from tests.properties.test_oracles import DAYS, REGISTRIES, STATUSES
from tests.properties.trios import trios

WORLDS = trios() | trios() | REGISTRIES
LEVELS = st.none() | st.none() | st.sampled_from(["municipality", "region"])
Pair = tuple[str, str]


def _pairs(scene: Scene) -> dict[Pair, set[str]]:
    """Give the records of each tie."""
    ties = scene.network.ties
    ids = ties.nodes.ids
    return {
        (ids[left], ids[right]): {ties.references[at] for at in ties.records_of(tie)}
        for tie, (left, right) in enumerate(
            zip(ties.left.tolist(), ties.right.tolist(), strict=True)
        )
    }


def _taken(
    pairs: dict[Pair, set[str]], order: list[Pair], among: set[Pair], count: int
) -> tuple[set[str], set[Pair]]:
    """Take the records of one pair after the other, in plain loops."""
    records: set[str] = set()
    gone: set[Pair] = set()
    for pair in order:
        if len(gone) < count:
            records |= pairs[pair]
            gone = {each for each in among if pairs[each] <= records}
    return records, gone


def _measured(scene: Scene) -> dict[Pair, list[float]]:
    """Measure all pairs without a tie."""
    ids = scene.network.ties.nodes.ids
    found: dict[Pair, list[float]] = {}
    for one, other in scene.free_pairs(scene.nodes(None)):
        for pairs, measures in scene.measure(one, other):
            rows = np.nan_to_num(measures, nan=-1.0).tolist()
            names = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
            found.update(
                ((ids[a], ids[b]), row) for (a, b), row in zip(names, rows, strict=True)
            )
    return found


@st.composite
def hidings(
    draw: st.DrawFn,
) -> tuple[Scene, dict[str, Any], list[int], list[int], int]:
    """Draw a scene, how it was asked for, and which ties are hidden in which order."""
    registry = draw(WORLDS)
    asked = {
        "level": draw(LEVELS),
        "as_of": resolve_as_of(registry, draw(DAYS)),
        "statuses": draw(STATUSES),
    }
    scene = Scene.open(registry, **asked)
    few = draw(st.sets(st.sampled_from([*range(scene.network.size)] or [0])))
    nodes = np.setdiff1d(scene.nodes(None), np.array([*few], dtype=np.int64))
    known = candidates(scene, nodes).tolist()
    assume(known)
    order = draw(st.permutations(known))[: draw(st.integers(1, len(known)))]
    return scene, asked, known, order, draw(st.integers(1, len(order)))


@given(hidings())
def test_records_are_taken_as_in_plain_loops(
    drawn: tuple[Scene, dict[str, Any], list[int], list[int], int],
) -> None:
    """The records of one tie after the other go, until enough ties have none left."""
    scene, _, known, order, count = drawn
    ties = scene.network.ties
    records, gone = take_with_ties(ties, np.array(order), np.array(known), count)
    pairs = _pairs(scene)
    names = list(pairs)
    expected = _taken(
        pairs, [names[at] for at in order], {names[at] for at in known}, count
    )

    references = {ties.references[at] for at in np.flatnonzero(records).tolist()}
    assert expected == (references, {names[at] for at in gone.tolist()})


@settings(deadline=None)
@given(hidings())
def test_what_is_hidden_might_not_be_in_the_registry(
    drawn: tuple[Scene, dict[str, Any], list[int], list[int], int],
) -> None:
    """Ties, measures and scores are those of a registry without the hidden records."""
    scene, asked, known, order, count = drawn
    try:
        hidden = hide_records(scene, np.array(known), np.array(order), count)
    except ParameterError:
        hidden = None
    pairs = _pairs(scene)
    names = list(pairs)
    records, gone = _taken(
        pairs, [names[at] for at in order], {names[at] for at in known}, count
    )
    assert (2 * (len(known) - len(gone)) < len(known) - count) == (hidden is None)
    assume(hidden is not None)
    assert hidden is not None
    without = scene.registry.without(*sorted(records))
    other = Scene.open(without, **asked)

    assert _pairs(other) == _pairs(hidden.scene)
    newman = [each.network.ties.newman.tolist() for each in (other, hidden.scene)]
    assert newman[0] == newman[1]
    assert _measured(other) == _measured(hidden.scene)
    left, right = hidden.ends
    ids = scene.network.ties.nodes.ids
    ends = [
        (ids[a], ids[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)
    ]
    assert gone == set(ends)
    weights = TriangleWeights()
    measures = np.concatenate([m for _, m in hidden.scene.measure(left, right)])
    scores = score(shaped(measures, weights), weights).tolist()
    expected = [partnerlib.score_pair(without, *each, **asked) for each in ends]
    assert [each.score for each in expected] == scores
    assert {()} == {each.tied_by for each in expected}
