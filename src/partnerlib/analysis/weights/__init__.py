"""Weights that follow from data: how much each component of a tie counts."""

from partnerlib.analysis._shared.tie_score import FittedWeights
from partnerlib.analysis.weights._fit import fit_weights

__all__ = ["FittedWeights", "fit_weights"]
