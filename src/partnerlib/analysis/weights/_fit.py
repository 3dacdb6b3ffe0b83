"""Weights that follow from the ties of a registry."""

from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score import (
    COMPONENTS,
    Scene,
    TriangleWeights,
    hidings,
)
from partnerlib.analysis.weights._additive import Additive, fit_additive
from partnerlib.analysis.weights._fitted import FittedWeights
from partnerlib.sparse._ragged import Bools, Floats, Ints

FEWEST: Final = 50
"""Fewer ties than this say nothing about weights."""


def learn(scene: Scene, nodes: Ints, *, folds: int, seed: int) -> FittedWeights:
    """Fit weights to ties that are hidden from the scene itself."""
    rng = np.random.default_rng(seed)
    rounds = tuple(hidings(scene, nodes, folds, rng))
    measures = np.concatenate([values for values, _ in rounds])
    tied = np.concatenate([truth for _, truth in rounds])
    return fitted(measures, tied, seed)


def fitted(measures: Floats, tied: Bools, seed: int) -> FittedWeights:
    """Fit weights to measured pairs."""
    model = fit_additive(measures, tied)
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
        seed=seed,
    )


def _weights(model: Additive) -> tuple[TriangleWeights, tuple[tuple[str, float], ...]]:
    spans = dict.fromkeys(COMPONENTS, 0.0)
    errors = dict.fromkeys(COMPONENTS, 0.0)
    curves: dict[str, tuple[tuple[float, float], ...]] = {}
    for name, bend in zip(COMPONENTS, model.bends, strict=True):
        if bend is None:
            continue
        least, most = bend.points.min(), bend.points.max()
        spans[name] = round(float(most - least), 9)
        errors[name] = round(bend.error, 9)
        shares = (bend.points - least) / max(most - least, 1e-300)
        curves[name] = tuple(
            zip(np.round(bend.x, 9).tolist(), np.round(shares, 9).tolist(), strict=True)
        )
    return TriangleWeights(**spans, curves=curves), tuple(errors.items())
