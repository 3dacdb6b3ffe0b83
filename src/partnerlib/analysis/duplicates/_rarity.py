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
from partnerlib.sparse._ragged import find, rounded

Floats = NDArray[np.float64]

_LEAST_LOG: Final = math.log(sys.float_info.min)
_LARGEST_TABLE: Final = 500_000
_BLOCK: Final = 1_000_000


@attrs.frozen(eq=False)
class Rarity:
    """How unexpected each candidate is.

    Attributes
    ----------
    number : array of int, shape (n_candidates,)
        Which of the distinct rarities each candidate has.
    p, q : array of float
        The p-value and the q-value of each rarity.
    surprisal, score : array of float
        -log10 p, and the score made of it, rounded as findings have them.
    """

    number: NDArray[np.int32]
    p: Floats
    q: Floats
    surprisal: Floats
    score: Floats


def rarity(efforts: Efforts, candidates: Candidates) -> Rarity:
    """Compute the exact p-value of each candidate under the null model.

    Notes
    -----
    Two pairs whose actors have the same degrees and which share as many cells have
    the same p-value: few are distinct, and each of these is computed once. So is the
    q-value, which depends on how many candidates have each p-value.
    """
    degrees = np.diff(efforts.presence.indptr)
    sizes = np.bincount(efforts.presence.indices, minlength=len(efforts.cells))
    model = configuration_model(degrees, sizes)
    codes, number = _distinct(model, candidates)
    logs = _log_tails(model, codes)
    surprisal = rounded(np.maximum(-logs / math.log(10.0), 0.0))
    # What is rarer than any number tells is as rare as a number can tell, not 0.
    p = np.exp(np.maximum(logs, _LEAST_LOG))
    actors = int(np.count_nonzero(degrees))
    tests = actors * (actors - 1) // 2
    counts = np.bincount(number, minlength=codes.size)
    return Rarity(
        number,
        p,
        benjamini_hochberg(p, tests=tests, counts=counts),
        surprisal,
        rounded(surprisal / (1.0 + surprisal)),
    )


def _distinct(
    model: BipartiteModel, candidates: Candidates
) -> tuple[IntArray, NDArray[np.int32]]:
    """Give numbers to what decides p-values: common cells, and the two classes.

    Block by block, so that candidates take no more room than their numbers.
    """
    classes = model.row_counts.size
    parts: list[tuple[IntArray, IntArray]] = []
    for start in range(0, candidates.one.size, _BLOCK):
        some = slice(start, start + _BLOCK)
        one = model.row_class[candidates.one[some]]
        other = model.row_class[candidates.other[some]]
        # Cells lead, so that the tails of one number are computed together.
        cells = candidates.cells[some].astype(np.int64)
        codes = cells * classes + np.minimum(one, other)
        codes = codes * classes + np.maximum(one, other)
        parts.append(np.unique(codes, return_inverse=True))
    none = np.zeros(0, dtype=np.int64)
    distinct = np.unique(np.concatenate([none, *(codes for codes, _ in parts)]))
    numbers = [find(distinct, codes).astype(np.int32)[at] for codes, at in parts]
    return distinct, np.concatenate([none.astype(np.int32), *numbers])


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
