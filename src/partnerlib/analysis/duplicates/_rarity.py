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


@attrs.frozen(eq=False)
class Rarity:
    """How unexpected pairs are, for all that decides it.

    Attributes
    ----------
    counts : array of int
        How many pairs there are of each kind of rarity.
    p, q : array of float
        The p-value and the q-value of each.
    surprisal, score : array of float
        -log10 p, and the score made of it, rounded as findings have them.
    """

    counts: IntArray
    p: Floats
    q: Floats
    surprisal: Floats
    score: Floats


class Census:
    """What decides the p-values of pairs, counted as the pairs come.

    Two pairs whose actors have the same degrees and which share as many cells have
    the same p-value under the null model: few are distinct, and each of these is
    computed once. So is the q-value, which depends on how many pairs have each p-value.
    """

    def __init__(self, efforts: Efforts) -> None:
        degrees = np.diff(efforts.presence.indptr)
        sizes = np.bincount(efforts.presence.indices, minlength=len(efforts.cells))
        actors = int(np.count_nonzero(degrees))
        self._model = configuration_model(degrees, sizes)
        self._tests = actors * (actors - 1) // 2
        # By code, ascending: the number under which it came first, and its pairs.
        self._codes = np.zeros(0, dtype=np.int64)
        self._numbers = np.zeros(0, dtype=np.int64)
        self._counts = np.zeros(0, dtype=np.int64)
        self._scores: Floats = np.zeros(0)

    def add(self, pairs: Candidates) -> NDArray[np.int32]:
        """Count some pairs, and give the number of what decides the p-value of each."""
        codes, place, counts = np.unique(
            self._coded(pairs), return_inverse=True, return_counts=True
        )
        new = codes[find(self._codes, codes) < 0]
        at = np.searchsorted(self._codes, new)
        numbers = np.arange(self._codes.size, self._codes.size + new.size)
        self._codes = np.insert(self._codes, at, new)
        self._numbers = np.insert(self._numbers, at, numbers)
        self._counts = np.insert(self._counts, at, 0)
        _, scores = _scored(_log_tails(self._model, new))
        self._scores = np.append(self._scores, scores)
        where = find(self._codes, codes)
        self._counts[where] += counts
        return self._numbers[where].astype(np.int32)[place]

    def scores(self, numbers: NDArray[np.int32]) -> Floats:
        """Give the scores of pairs as far as they are known before all have come.

        The last of the decimals may be another in the end.
        """
        return self._scores[numbers]

    def rarity(self) -> Rarity:
        """Tell how unexpected all are, by number; whatever the order they came in."""
        by_number = np.argsort(self._numbers)
        logs = _log_tails(self._model, self._codes)[by_number]
        counts = self._counts[by_number]
        # What is rarer than any number tells is as rare as a number can tell, not 0.
        p = np.exp(np.maximum(logs, _LEAST_LOG))
        q = benjamini_hochberg(p, tests=self._tests, counts=counts)
        return Rarity(counts, p, q, *_scored(logs))

    def _coded(self, pairs: Candidates) -> IntArray:
        """Write the common cells and the classes of both actors as one number."""
        classes = self._model.row_counts.size
        one = self._model.row_class[pairs.one]
        other = self._model.row_class[pairs.other]
        # Cells lead, so that the tails of one number are computed together.
        codes = pairs.cells.astype(np.int64) * classes + np.minimum(one, other)
        return codes * classes + np.maximum(one, other)


def _scored(logs: Floats) -> tuple[Floats, Floats]:
    """Make surprisals and scores of the logarithms of p-values."""
    surprisal = rounded(np.maximum(-logs / math.log(10.0), 0.0))
    return surprisal, rounded(surprisal / (1.0 + surprisal))


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
