"""From measured pairs to weights."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score._additive import Additive, fit_additive
from partnerlib.analysis._shared.tie_score._features import COMPONENTS
from partnerlib.analysis._shared.tie_score._fitted import FittedWeights
from partnerlib.analysis._shared.tie_score._lead import Round, brokered, lead
from partnerlib.analysis._shared.tie_score._learn import (
    candidates,
    examples,
    hidings,
    others_for,
)
from partnerlib.analysis._shared.tie_score._sample import free_pairs
from partnerlib.analysis._shared.tie_score._scene import Scene
from partnerlib.analysis._shared.tie_score._weights import Curve, TriangleWeights
from partnerlib.errors import ParameterError
from partnerlib.sparse._ragged import Bools, Floats, Ints

FEWEST: Final = 50
"""Fewer ties than this say nothing about weights."""


def learn(
    scene: Scene,
    nodes: Ints,
    *,
    folds: int,
    seed: int,
    advance: Callable[[int], None],
) -> FittedWeights:
    """Fit weights to ties that are hidden from the scene in turn.

    Parameters
    ----------
    scene : Scene
        All that is known.
    nodes : array of int
        Pairs are drawn of these.
    folds : int
        How often another tenth of the ties is hidden.
    seed : int
        The seed of what is drawn.
    advance : callable
        Told of each of the times that it is done.

    Raises
    ------
    ParameterError
        If there are too few ties, or no pairs without one, or if records hold too
        many of the ties to be hidden whole.
    """
    _check_enough(len(candidates(scene, nodes)), "registry", "between territories")
    rng, other_rng = (np.random.default_rng(part) for part in (seed, [seed, 1]))
    measures: list[Floats] = []
    tied: list[Bools] = []
    rounds: list[Round] = []
    for each in hidings(scene, nodes, folds, rng):
        measures.append(each.measures)
        tied.append(each.tied)
        rounds.append(brokered(each.scene, each.hidden, nodes, other_rng))
        advance(1)
    if len(rounds) < folds:
        advance(folds - len(rounds))
    truth = np.concatenate(tied)
    _check_others(truth, "registry")
    return fitted(np.concatenate(measures), truth, seed, rounds)


def learn_later(
    scene: Scene, new: tuple[Ints, Ints], nodes: Ints, *, seed: int
) -> FittedWeights:
    """Fit weights to ties that came later.

    Parameters
    ----------
    scene : Scene
        All that was known before.
    new : pair of array of int
        The ends of the ties that came.
    nodes, seed
        As in `learn`.

    Raises
    ------
    ParameterError
        If there are too few ties, or no pairs without one.
    """
    _check_enough(len(new[0]), "later", "between territories that are new in it")
    rng = np.random.default_rng(seed)
    left, right = free_pairs(scene, nodes, others_for(len(new[0])), rng)
    size = scene.network.size
    other = ~np.isin(left * size + right, new[0] * size + new[1])
    measures, tied = examples(scene, new, (left[other], right[other]))
    _check_others(tied, "later")
    return fitted(measures, tied, seed, [brokered(scene, new, nodes, rng)])


def enough(scene: Scene, nodes: Ints) -> bool:
    """Say whether there are ties enough to learn from."""
    return len(candidates(scene, nodes)) >= FEWEST


def _check_enough(ties: int, where: str, which: str) -> None:
    if ties < FEWEST:
        told = f"{ties} tie" if ties == 1 else f"{ties} ties"
        raise ParameterError(where, told, f"at least {FEWEST} {which}")


def _check_others(tied: Bools, where: str) -> None:
    if tied.all():
        raise ParameterError(where, "every pair is tied", "pairs without a tie")


def fitted(
    measures: Floats, tied: Bools, seed: int, rounds: Sequence[Round] = ()
) -> FittedWeights:
    """Fit weights to measured pairs, of which some are tied.

    Parameters
    ----------
    measures : array of float, shape (n_pairs, n_components)
        As `Features.components` gives them.
    tied : array of bool, shape (n_pairs,)
        Which of the pairs are tied: not all of them.
    seed : int
        With which they were drawn.
    rounds : sequence of Round
        The pairs with a common partner, which say what leads the first places.
    """
    model, leader = lead(fit_additive(measures, tied), rounds)
    weights, errors = _weights(model)
    return FittedWeights(
        weights=weights,
        errors=errors,
        no_data=tuple(
            name
            for name, bend in zip(COMPONENTS, model.bends, strict=True)
            if bend is None
        ),
        ties=int(tied.sum()),
        pairs=int((~tied).sum()),
        log_loss=round(model.loss, 9),
        lead="" if leader is None else leader.component,
        seed=seed,
    )


def _weights(model: Additive) -> tuple[TriangleWeights, tuple[tuple[str, float], ...]]:
    spans = dict.fromkeys(COMPONENTS, 0.0)
    errors = dict.fromkeys(COMPONENTS, 0.0)
    curves: dict[str, Curve] = {}
    for name, bend in zip(COMPONENTS, model.bends, strict=True):
        if bend is None:
            continue
        least, most = float(bend.points.min()), float(bend.points.max())
        spans[name] = round(most - least, 9)
        errors[name] = round(bend.error, 9)
        x: list[float] = np.round(bend.x, 9).tolist()
        y: list[float] = np.round(
            (bend.points - least) / max(most - least, _NOTHING), 9
        ).tolist()
        curves[name] = tuple(zip(x, y, strict=True))
    return TriangleWeights(**spans, curves=curves), tuple(errors.items())


_NOTHING: Final = 1e-300
