"""Which paths decide the first places of a list, learnt from the lists of hidings.

A fit to ties and to pairs drawn by chance knows next to nothing of the first places:
nearly all pairs there have common partners, and hardly one that is drawn has. What is
more, of the pairs with the most common partners many are ties that nobody knows yet,
and the fit takes them for none. So it counts the strongest paths for too little. Here
one index of paths, the one that serves best, gets further points where it is high: as
many as make the first places of the lists of the hidings best, or none.
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import attrs
import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis._shared.tie_score._additive import Additive, Bend
from partnerlib.analysis._shared.tie_score._features import COMPONENTS
from partnerlib.analysis._shared.tie_score._sample import in_order
from partnerlib.analysis._shared.tie_score._scene import Scene
from partnerlib.sparse._ragged import Bools, Floats, Ints

LEADERS: Final = ("cannistraci_hebb", "resource_allocation", "three_paths")
"""The indices that may lead: each is s / (1 + s) of a sum s over paths."""

STRENGTHS: Final = (2.0, 4.0, 8.0, 16.0)
"""Points for each unit of log(1 + s), beyond the median of the hidden ties."""

_SHORTEST, _LONGEST = 20, 300
"""The lists whose precisions are averaged."""

_FEWEST: Final = 20  # hidden ties with a common partner
_MOST_PATHS: Final = 300_000
_RUNG: Final = 1.5  # from one knot of the further points to the next
_NONE: Final = 1e-12


class Lead(NamedTuple):
    """Which index gets further points, how many, and from where on."""

    component: str
    strength: float
    start: float


@attrs.frozen(eq=False)
class Round:
    """Pairs with a common partner, as one hiding leaves them.

    Attributes
    ----------
    measures : array of float, shape (n_pairs, n_components)
        As `Features.components` gives them.
    tied : array of bool, shape (n_pairs,)
        Which of the pairs are hidden ties.
    """

    measures: Floats
    tied: Bools


def brokered(
    scene: Scene, tied: tuple[Ints, Ints], nodes: Ints, rng: np.random.Generator
) -> Round:
    """Measure the pairs of nodes that have a common partner and no tie.

    Parameters
    ----------
    scene : Scene
        What is known.
    tied : pair of array of int
        The ends of the ties that are hidden, or came later.
    nodes : array of int
        Both ends are among them. Where they have too many paths of two ties between
        them, fewer are drawn.
    rng : Generator
        The source of chance.
    """
    network = scene.network
    near = network.edges.matrix[nodes]
    met = np.bincount(near.indices, minlength=network.size).astype(np.float64)
    paths = float((met * (met - 1) / 2).sum())
    if paths > _MOST_PATHS:
        count = int(len(nodes) * np.sqrt(_MOST_PATHS / paths))
        chosen = np.sort(rng.choice(len(nodes), count, replace=False))
        nodes, near = nodes[chosen], near[chosen]
    shared = csr_array(near @ near.T).tocoo()
    upper = shared.row < shared.col
    left, right = in_order(
        nodes[shared.row[upper]], nodes[shared.col[upper]], network.size
    )
    free = scene.is_free(left, right)
    left, right = left[free], right[free]
    codes = tied[0] * network.size + tied[1]
    blocks = [values for _, values in scene.measure(left, right)]
    measures = np.concatenate([np.empty((0, len(COMPONENTS))), *blocks])
    return Round(measures, np.isin(left * network.size + right, codes))


def lead(model: Additive, rounds: Sequence[Round]) -> tuple[Additive, Lead | None]:
    """Give further points to the index that makes the first places best.

    Parameters
    ----------
    model : Additive
        As it was fitted.
    rounds : sequence of Round
        The pairs with a common partner, by hiding.

    Returns
    -------
    model : Additive
        With the further points in the curve of the index.
    lead : Lead or None
        None where no points make the lists better, or there are too few hidden ties
        with a common partner to tell.

    Notes
    -----
    The measure is the mean precision of all lists of 20 to 300 pairs, averaged over
    the hidings; of equal ones the fewest points are taken.
    """
    if sum(int(each.tied.sum()) for each in rounds) < _FEWEST:
        return model, None
    best, chosen, found = 0.0, None, model
    for at in map(COMPONENTS.index, LEADERS):
        bend, start = model.bends[at], _start(rounds, at)
        if bend is None or start is None:
            continue
        highest = float(np.concatenate([each.measures[:, at] for each in rounds]).max())
        others = [_parts(model, each.measures, but=at) for each in rounds]
        for strength in (0.0, *STRENGTHS):
            option = Lead(COMPONENTS[at], strength, start)
            raised = _raised(bend, option, highest)
            values = [
                _precision(_scores(raised, each.measures[:, at], *rest), each.tied)
                for each, rest in zip(rounds, others, strict=True)
            ]
            if float(np.mean(values)) > best:
                best = float(np.mean(values))
                chosen = option if strength else None
                found = _with(model, at, raised) if strength else model
    return found, chosen


def _start(rounds: Sequence[Round], at: int) -> float | None:
    """Give the median of an index over the hidden ties that have some of it."""
    values = np.concatenate([each.measures[each.tied, at] for each in rounds])
    values = values[values > 0]
    return float(np.median(values)) if len(values) else None


def _raised(bend: Bend, option: Lead, highest: float) -> Bend:
    """Add the points of a lead to the curve of its index."""
    least, most = (each / max(1 - each, _NONE) for each in (option.start, highest))
    steps = math.ceil(math.log(most / least) / math.log(_RUNG)) + 2
    rungs: Floats = least * _RUNG ** np.arange(steps, dtype=np.float64)
    x: Floats = np.unique(np.round(np.concatenate((bend.x, rungs / (1 + rungs))), 9))
    further = np.log(np.maximum((1 - option.start) / np.maximum(1 - x, _NONE), 1.0))
    points = np.interp(x, bend.x, bend.points) + option.strength * further
    return Bend(x, points, bend.error)


def _with(model: Additive, at: int, bend: Bend) -> Additive:
    bends = list(model.bends)
    bends[at] = bend
    return attrs.evolve(model, bends=tuple(bends))


def _parts(model: Additive, measures: Floats, *, but: int) -> tuple[Floats, Floats]:
    """Add up what all components but one count, and what they could count."""
    total, mass = np.zeros(len(measures)), np.zeros(len(measures))
    for at, bend in enumerate(model.bends):
        if bend is not None and at != but:
            _add(bend, measures[:, at], total, mass)
    return total, mass


def _scores(bend: Bend, values: Floats, total: Floats, mass: Floats) -> Floats:
    """Score pairs as weights made of a model do."""
    total, mass = total.copy(), mass.copy()
    _add(bend, values, total, mass)
    return total / np.maximum(mass, _NONE)


def _add(bend: Bend, values: Floats, total: Floats, mass: Floats) -> None:
    there = ~np.isnan(values)
    least = bend.points.min()
    total[there] += np.interp(values[there], bend.x, bend.points) - least
    mass[there] += bend.points.max() - least


def _precision(scores: Floats, tied: Bools) -> float:
    best = np.argsort(-scores, kind="stable")[:_LONGEST]
    hits = np.cumsum(tied[best]) / np.arange(1, len(best) + 1)
    return float(hits[_SHORTEST - 1 :].mean()) if len(hits) >= _SHORTEST else 0.0


__all__ = ["LEADERS", "STRENGTHS", "Lead", "Round", "brokered", "lead"]
