"""Additive logistic regression: each component bends as the data asks for."""

from typing import Final

import attrs
import numpy as np

from partnerlib.sparse._ragged import Bools, Floats

_KNOTS: Final = 8
_APART: Final = 0.05  # knots are at least so many standard deviations apart
_BENDING: Final = 3.0
_RIDGE: Final = 1.0
_ENOUGH: Final = 1e-8


@attrs.frozen(eq=False)
class Bend:
    """How one component counts: points at knots, straight in between.

    Attributes
    ----------
    x, points : array of float, shape (n_knots,)
        The knots, and the points (in log-odds) that they count.
    error : float
        The standard error of the span between the least and the most points.
    """

    x: Floats
    points: Floats
    error: float


@attrs.frozen(eq=False)
class Additive:
    """A fitted sum.

    Attributes
    ----------
    bends : tuple of Bend or None
        By component; None where it tells nothing.
    intercept : float
        The log-odds where nothing is known, among the pairs fitted to.
    loss : float
        Mean loss of the fit, in nats, tied and other pairs having equal weight.
    """

    bends: tuple[Bend | None, ...]
    intercept: float
    loss: float


def fit_additive(measures: Floats, tied: Bools) -> Additive:
    """Fit the odds of a tie as a sum of bent components.

    Parameters
    ----------
    measures : array of float, shape (n_pairs, n_components)
        In [0, 1]; NaN where absent, which counts as the mean.
    tied : array of bool, shape (n_pairs,)
        Which pairs are tied.

    Notes
    -----
    Each component is piecewise linear with knots at quantiles of the tied pairs;
    bends are penalised by the square of the change of slope, slopes hardly at
    all. The penalised likelihood is strictly concave: Newton's method finds its
    one maximum. Standard errors come from its curvature.
    """
    columns: list[Floats] = []
    spans: list[tuple[Floats, float, slice] | None] = []
    penalty: list[float] = [0.0]
    for measure in measures.T:
        knots, unit = _knots(measure, tied)
        if len(knots) == 0:
            spans.append(None)
            continue
        basis = _basis(measure, knots, unit)
        start = len(penalty)
        penalty += [_RIDGE] + [_BENDING] * (basis.shape[1] - 1)
        spans.append((knots, unit, slice(start, len(penalty))))
        columns.append(basis)
    design = np.concatenate((np.ones((len(tied), 1)), *columns), axis=1)
    design[:, 1:] -= np.nanmean(design[:, 1:], axis=0)
    design[np.isnan(design)] = 0.0
    weights, covariance, loss = _newton(design, tied, np.array(penalty))
    bends = tuple(
        None if span is None else _bend(*span, weights, covariance) for span in spans
    )
    return Additive(bends, float(weights[0]), loss)


def _knots(measure: Floats, tied: Bools) -> tuple[Floats, float]:
    """Choose knots, rising; none where a component has one value only."""
    there = ~np.isnan(measure)
    if not (there & tied).any() or not (there & ~tied).any():
        return np.empty(0), 0.0
    seen = measure[there]
    unit = float(seen.std())
    quantiles = np.quantile(measure[there & tied], np.linspace(0.05, 0.98, _KNOTS))
    wanted = np.concatenate(
        ([np.quantile(seen, 0.001)], quantiles, [float(seen.max())])
    )
    knots = [float(seen.min())]
    for knot in np.sort(wanted).tolist():
        if knot - knots[-1] > _APART * unit:
            knots.append(knot)
    return (np.array(knots), unit) if len(knots) > 1 and unit else (np.empty(0), 0.0)


def _basis(measure: Floats, knots: Floats, unit: float) -> Floats:
    inside = np.clip(measure, knots[0], knots[-1])
    line = inside - knots[0]
    hinges = np.maximum(inside[:, None] - knots[1:-1], 0.0)
    basis: Floats = np.column_stack((line, hinges)) / unit
    return basis


def _newton(
    design: Floats, tied: Bools, penalty: Floats
) -> tuple[Floats, Floats, float]:
    weights = np.zeros(design.shape[1])
    share = tied.mean()
    weights[0] = np.log(share / (1 - share))
    before, loss = np.inf, _loss(design, tied, penalty, weights)
    # Convex, and lower with each step: it ends.
    while before - loss >= _ENOUGH:
        step = np.linalg.solve(*_curvature(design, tied, penalty, weights))
        size = 1.0
        while _loss(design, tied, penalty, weights - size * step) > loss + _ENOUGH:
            size /= 2
        weights = weights - size * step
        before, loss = loss, _loss(design, tied, penalty, weights)
    bend, _ = _curvature(design, tied, penalty, weights)
    odds = design @ weights
    mean = float((np.logaddexp(0, odds) - tied * odds).mean())
    covariance: Floats = np.asarray(np.linalg.inv(bend), dtype=np.float64)
    return weights, covariance, mean


def _curvature(
    design: Floats, tied: Bools, penalty: Floats, weights: Floats
) -> tuple[Floats, Floats]:
    """Give the second and the first derivatives of the loss."""
    chances = _chances(design @ weights)
    bend = (design.T * (chances * (1 - chances))) @ design + np.diag(penalty)
    return bend, design.T @ (chances - tied) + penalty * weights


def _loss(design: Floats, tied: Bools, penalty: Floats, weights: Floats) -> float:
    odds = design @ weights
    return float(
        (np.logaddexp(0, odds) - tied * odds).sum() + (penalty * weights**2).sum() / 2
    )


def _chances(odds: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-np.clip(odds, -700, 700)))
    return result


def _bend(
    knots: Floats, unit: float, where: slice, weights: Floats, covariance: Floats
) -> Bend:
    basis = _basis(knots, knots, unit)
    points = basis @ weights[where]
    lead = basis[points.argmax()] - basis[points.argmin()]
    error = float(np.sqrt(max(lead @ covariance[where, where] @ lead, 0.0)))
    return Bend(knots, points, error)
