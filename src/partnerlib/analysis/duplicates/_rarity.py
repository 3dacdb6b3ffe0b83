"""How rarely two actors of their sizes would share as many cells by chance."""

import math
import sys
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis.duplicates._candidates import Candidates
from partnerlib.sparse import (
    BipartiteModel,
    Efforts,
    IntArray,
    benjamini_hochberg,
    configuration_model,
    poisson_binomial_log_sf,
)

Floats = NDArray[np.float64]

DECIMALS: Final = 9
_LEAST_LOG: Final = math.log(sys.float_info.min)
_LARGEST_TABLE: Final = 4_000_000


@attrs.frozen(eq=False)
class Rarity:
    """How unexpected each candidate is.

    Attributes
    ----------
    p, q : array of float
        The p-value and the q-value of each candidate.
    surprisal, score : array of float
        -log10 p, and the score made of it, rounded as findings have them.
    """

    p: Floats
    q: Floats
    surprisal: Floats
    score: Floats


def rarity(efforts: Efforts, candidates: Candidates) -> Rarity:
    """Compute the exact p-value of each candidate under the null model.

    Notes
    -----
    Two pairs whose actors have the same degrees and which share as many cells have
    the same p-value: few are distinct, and each of these is computed once.
    """
    degrees = np.diff(efforts.presence.indptr)
    sizes = np.bincount(efforts.presence.indices, minlength=len(efforts.cells))
    model = configuration_model(degrees, sizes)
    one, other = model.row_class[candidates.one], model.row_class[candidates.other]
    classes = model.row_counts.size
    # The number of cells leads, so that those of one number are computed together.
    codes = candidates.cells.astype(np.int64) * classes + np.minimum(one, other)
    codes = codes * classes + np.maximum(one, other)
    distinct, place_of = np.unique(codes, return_inverse=True)
    logs = _log_tails(model, distinct)
    surprisals = [
        round(max(-log / math.log(10.0), 0.0), DECIMALS) for log in logs.tolist()
    ]
    scores = [round(x / (1.0 + x), DECIMALS) for x in surprisals]
    # What is rarer than any number tells is as rare as a number can tell, not 0.
    p = np.exp(np.maximum(logs, _LEAST_LOG))[place_of]
    actors = int(np.count_nonzero(degrees))
    return Rarity(
        p,
        benjamini_hochberg(p, tests=actors * (actors - 1) // 2),
        np.array(surprisals)[place_of],
        np.array(scores)[place_of],
    )


def _log_tails(model: BipartiteModel, codes: IntArray) -> Floats:
    classes = max(model.row_counts.size, 1)
    logs = np.empty(codes.size)
    step = max(1, _LARGEST_TABLE // max(model.column_counts.size, 1))
    for start in range(0, codes.size, step):
        part = slice(start, start + step)
        shared, pair = np.divmod(codes[part], classes**2)
        low, high = np.divmod(pair, classes)
        both = model.table[low] * model.table[high]
        logs[part] = poisson_binomial_log_sf(both, shared, model.column_counts)
    return logs
