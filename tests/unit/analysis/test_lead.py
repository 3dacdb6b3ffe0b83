"""What leads the first places of lists of fitted weights."""

import itertools

import numpy as np
import pytest

from partnerlib import fit_weights
from partnerlib.analysis._shared.tie_score import COMPONENTS, Scene, score, shaped
from partnerlib.analysis._shared.tie_score._additive import Additive, Bend
from partnerlib.analysis._shared.tie_score._fit import _weights
from partnerlib.analysis._shared.tie_score._lead import (
    LEADERS,
    STRENGTHS,
    Round,
    _parts,
    _scores,
    brokered,
    lead,
)
from partnerlib.model import Agreement, Territory
from partnerlib.registry import Registry
from partnerlib.sparse._ragged import Bools, Floats, Ints

CH = COMPONENTS.index("cannistraci_hebb")
PROXIMITY = COMPONENTS.index("proximity")


def model(**points: tuple[float, ...]) -> Additive:
    """Make a sum in which some components count from 0 to 1 in equal steps."""
    bends = tuple(
        Bend(np.linspace(0, 1, len(points[name])), np.array(points[name]), 0.0)
        if name in points
        else None
        for name in COMPONENTS
    )
    return Additive(bends, 0.0, 0.1)


def round_of(rows: list[tuple[float, float, bool]]) -> Round:
    """Make pairs of which Cannistraci-Hebb and proximity are known."""
    measures: Floats = np.full((len(rows), len(COMPONENTS)), np.nan)
    measures[:, CH] = [row[0] for row in rows]
    measures[:, PROXIMITY] = [row[1] for row in rows]
    tied: Bools = np.array([row[2] for row in rows])
    return Round(measures, tied)


def misled(count: int = 400) -> Round:
    """Make a list that proximity leads, and of which the strongest paths are ties."""
    rng = np.random.default_rng(3)
    near = rng.random(count)
    paths = rng.random(count) * 0.5
    paths[:60] = 0.8 + rng.random(60) * 0.15
    return round_of(
        [
            (float(path), float(apart), at < 60)
            for at, (path, apart) in enumerate(zip(paths, near, strict=True))
        ]
    )


SUM = model(cannistraci_hebb=(0.0, 0.3), proximity=(0.0, 4.0))


def test_what_leads_makes_the_first_places_better() -> None:
    """Further points go to the index whose strongest pairs are ties."""
    led, leader = lead(SUM, [misled()])
    assert leader is not None
    assert "cannistraci_hebb" == leader.component
    assert leader.strength in STRENGTHS
    before, after = (each.bends[CH] for each in (SUM, led))
    assert before is not None
    assert after is not None
    start = np.interp(leader.start, after.x, after.points)
    assert start == pytest.approx(np.interp(leader.start, before.x, before.points))
    assert after.points.max() > before.points.max() + leader.strength
    assert led.bends[PROXIMITY] is SUM.bends[PROXIMITY]


def test_further_points_follow_the_logarithm() -> None:
    """At every knot beyond the start the points are those of log(1 + s)."""
    known = model(cannistraci_hebb=(0.0, 0.297), proximity=(0.0, 4.0))
    bends = [
        Bend(np.array([0.0, 0.99]), each.points, 0.0) if each is not None else None
        for each in known.bends
    ]
    led, leader = lead(Additive(tuple(bends), 0.0, 0.1), [misled()])
    bend = led.bends[CH]
    assert leader is not None
    assert bend is not None
    for x, points in zip(bend.x.tolist(), bend.points.tolist(), strict=True):
        s, start = x / max(1 - x, 1e-12), leader.start / (1 - leader.start)
        further = max(float(np.log((1 + s) / (1 + start))), 0.0)
        assert x * 0.3 + leader.strength * further == pytest.approx(points)


def test_nothing_leads_where_the_lists_are_best_as_they_are() -> None:
    """Points that make no list better are not given."""
    rows = [(at / 500, at / 400, at >= 340) for at in range(400)]
    assert (SUM, None) == lead(SUM, [round_of(rows)])


def test_nothing_leads_where_there_is_too_little_to_tell() -> None:
    """Fewer than twenty hidden ties with a common partner say nothing of lists."""
    some = misled()
    few = Round(some.measures, some.tied & (np.cumsum(some.tied) < 20))
    none = Round(some.measures[:0], some.tied[:0])
    assert (SUM, None) == lead(SUM, [few])
    assert lead(SUM, [some, none])[1] is not None
    assert (SUM, None) == lead(SUM, [none])
    assert (SUM, None) == lead(SUM, [])


def test_an_index_without_a_curve_does_not_lead() -> None:
    """What the fit knows nothing of gets no points."""
    only = model(proximity=(0.0, 4.0))
    assert (only, None) == lead(only, [misled()])


def test_lists_are_ranked_by_the_score_that_the_weights_give() -> None:
    """What is compared is the score of the finders, absent components left out."""
    some = misled(90)
    some.measures[::7, PROXIMITY] = np.nan
    led, _ = lead(SUM, [misled()])
    for each in (SUM, led):
        weights, _ = _weights(each)
        bend = each.bends[CH]
        assert bend is not None
        rest = _parts(each, some.measures, but=CH)
        found = _scores(bend, some.measures[:, CH], *rest)
        expected = score(shaped(some.measures, weights), weights)
        assert expected.tolist() == pytest.approx(found.tolist(), abs=1e-8)


def open_scene(size: int, seed: int) -> tuple[Scene, list[tuple[int, int]]]:
    """Draw towns and ties; give the scene, and the pairs of numbers that are tied."""
    rng = np.random.default_rng(seed)
    names = [f"t{at:03}" for at in range(size)]
    pairs = list(itertools.combinations(range(size), 2))
    chosen = rng.choice(len(pairs), 3 * size, replace=False).tolist()
    tied = [pairs[at] for at in sorted(chosen)]
    registry = Registry.of(
        territories=[Territory(name, name=name) for name in names],
        agreements=[
            Agreement(f"g{at}", parties=[names[one], names[other]])
            for at, (one, other) in enumerate(tied)
        ],
    )
    scene = Scene.open(registry, level=None, as_of=None, statuses="live")
    return scene, tied


@pytest.mark.parametrize("seed", range(5))
def test_all_pairs_with_a_common_partner_are_measured(seed: int) -> None:
    """Those without a tie, among the nodes asked about, by brute force."""
    scene, tied = open_scene(16, seed)
    nodes: Ints = np.arange(0, 16, 2, dtype=np.int64)
    near = {node: {*()} for node in range(16)}
    for one, other in tied:
        near[one].add(other)
        near[other].add(one)
    expected = [
        pair
        for pair in itertools.combinations(nodes.tolist(), 2)
        if near[pair[0]] & near[pair[1]] and pair not in tied
    ]
    wanted = expected[::3]
    ends = tuple(np.array(each, dtype=np.int64) for each in zip(*wanted, strict=True))
    found = brokered(scene, (ends[0], ends[1]), nodes, np.random.default_rng(0))
    assert len(expected) == len(found.measures)
    assert [pair in wanted for pair in expected] == found.tied.tolist()
    assert (found.measures[:, CH] > 0).all()


def test_of_too_many_paths_some_nodes_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A network of the planet's size costs no more than one of a country's."""
    scene, _ = open_scene(60, 1)
    nodes = np.arange(60, dtype=np.int64)
    none = np.empty(0, dtype=np.int64)
    where = "partnerlib.analysis._shared.tie_score._lead._MOST_PATHS"
    monkeypatch.setattr(where, 100)
    few = brokered(scene, (none, none), nodes, np.random.default_rng(0))
    again = brokered(scene, (none, none), nodes, np.random.default_rng(0))
    monkeypatch.setattr(where, 10**9)
    every = brokered(scene, (none, none), nodes, np.random.default_rng(0))
    assert 0 < len(few.measures) < 200 < len(every.measures)
    assert np.array_equal(few.measures, again.measures, equal_nan=True)


def test_fitted_weights_name_what_leads() -> None:
    """The index that leads is told, and is one of three, or none."""
    scene, _ = open_scene(60, 2)
    found = fit_weights(scene.registry, folds=2)
    assert found.lead in {"", *LEADERS}
    assert found.lead == found.to_dict()["lead"]
