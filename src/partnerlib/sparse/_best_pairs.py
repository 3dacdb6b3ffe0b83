"""The best pairs of a stream of blocks: no more are held than are asked for."""

from typing import Final

import numpy as np

from partnerlib.sparse._ragged import Floats, Ints, rounded

_SLACK: Final = 1e-6


class Best:
    """The highest scores, rounded; equal ones by left, then right.

    Parameters
    ----------
    top : int
        How many are kept.

    Attributes
    ----------
    scores : array of float, shape (n_best,)
        The scores to nine decimals, falling.
    left, right : array of int, shape (n_best,)
        The pairs.
    """

    def __init__(self, top: int) -> None:
        self._top = top
        self._least = -np.inf if top else np.inf
        self.scores: Floats = np.empty(0)
        self.left: Ints = np.empty(0, dtype=np.int64)
        self.right: Ints = np.empty(0, dtype=np.int64)

    def add(self, values: Floats, left: Ints, right: Ints) -> None:
        """Keep what of further pairs is among the best."""
        # Rounding may lift a value over the least one, by less than the slack.
        chosen = np.flatnonzero(values >= self._least - _SLACK)
        if len(chosen) > self._top:
            far = len(chosen) - self._top
            least = np.partition(values[chosen], far)[far]
            chosen = chosen[values[chosen] >= least - _SLACK]
        if len(chosen) == 0:
            return
        scores = np.concatenate((self.scores, rounded(values[chosen])))
        one = np.concatenate((self.left, left[chosen]))
        other = np.concatenate((self.right, right[chosen]))
        order = np.lexsort((other, one, -scores))[: self._top]
        self.scores, self.left, self.right = scores[order], one[order], other[order]
        if len(order) == self._top:
            self._least = float(self.scores[-1])


__all__ = ["Best"]
