"""From components to one number, the same in arrays and in findings."""

import math

import numpy as np

from partnerlib.analysis._shared.tie_score._features import COMPONENTS
from partnerlib.analysis._shared.tie_score._weights import TriangleWeights
from partnerlib.findings import Component
from partnerlib.sparse._ragged import Floats, rounded


def shaped(
    components: Floats,
    weights: TriangleWeights,
    names: tuple[str, ...] = COMPONENTS,
) -> Floats:
    """Pass each component through its curve, to 9 decimals.

    Parameters
    ----------
    components : array of float, shape (n_pairs, n_components)
        As `Features.components` gives them.
    weights : TriangleWeights
        The curves.
    names : tuple of str
        The component in each column; by default those of a pair.

    Returns
    -------
    array of float, shape (n_pairs, n_components)
        NaN where a component is absent.
    """
    curves = dict(weights.curves)
    if not curves:
        return components
    result = components.copy()
    for column, name in enumerate(names):
        if name in curves:
            x, y = zip(*curves[name], strict=True)
            bent = np.interp(components[:, column], x, y).astype(np.float64)
            result[:, column] = rounded(bent)
    return result


def score(
    values: Floats,
    weights: TriangleWeights,
    names: tuple[str, ...] = COMPONENTS,
) -> Floats:
    """Give the weighted mean of the components that are there, to 9 decimals.

    Parameters
    ----------
    values : array of float, shape (n_pairs, n_components)
        As `shaped` gives them.
    weights : TriangleWeights
        How much each counts.
    names : tuple of str
        The component in each column; by default those of a pair.

    Returns
    -------
    array of float, shape (n_pairs,)
        0 where nothing that is there counts.
    """
    total = np.zeros(len(values))
    mass = np.zeros(len(values))
    by_name = dict(weights.pairs)
    for column, name in zip(values.T, names, strict=True):
        weight = by_name[name]
        there = ~np.isnan(column)
        total[there] += weight * column[there]
        mass[there] += weight
    return rounded(np.divide(total, mass, out=np.zeros(len(mass)), where=mass > 0))


def parts_of(
    measures: list[float],
    values: list[float],
    weights: TriangleWeights,
    names: tuple[str, ...] = COMPONENTS,
) -> tuple[Component, ...]:
    """Make the components of a finding: those that are there."""
    curved = dict(weights.curves)
    by_name = dict(weights.pairs)
    return tuple(
        Component(name, value, by_name[name], raw=measure if name in curved else None)
        for name, measure, value in zip(names, measures, values, strict=True)
        if not math.isnan(measure)
    )
