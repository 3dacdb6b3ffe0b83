"""How well scores find hidden ties, counted while pairs stream by."""

from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from partnerlib.sparse._ragged import Bools, Floats, Ints

LISTS: Final = (20, 100, 500)
"""The lengths of the lists of which the precision is told."""

BINS: Final = 20
_REPEATS: Final = 1000


class Tally:
    """Count for each hidden tie how many other pairs score below it.

    Parameters
    ----------
    hidden : array of float, shape (n_hidden,)
        The score of each hidden tie.
    """

    def __init__(self, hidden: Floats) -> None:
        self._order = np.argsort(hidden, kind="stable")
        self._sorted = hidden[self._order]
        self._below = np.zeros(len(hidden) + 1, dtype=np.int64)
        self._level = np.zeros(len(hidden) + 1, dtype=np.int64)
        self._count = 0

    def add(self, others: Floats) -> None:
        """Count pairs that are not tied."""
        size = len(self._below)
        # A pair scores below the hidden ties that come after those of equal score,
        # and not above those of equal score.
        self._below += np.bincount(
            np.searchsorted(self._sorted, others, side="right"), minlength=size
        )
        self._level += np.bincount(
            np.searchsorted(self._sorted, others, side="left"), minlength=size
        )
        self._count += len(others)

    def wins(self) -> Floats:
        """Give for each hidden tie the share of other pairs that score below it.

        Returns
        -------
        array of float
            Equal scores count a half; their mean is the area under the ROC curve.
            Empty where there was no other pair.
        """
        if self._count == 0:
            return np.empty(0)
        beaten = np.cumsum(self._below)[:-1] + np.cumsum(self._level)[:-1]
        result = np.empty(len(beaten))
        result[self._order] = beaten / (2 * self._count)
        return result


class Top:
    """Keep the highest scores, and which of them are hidden ties.

    Equal scores are taken in the order in which they come: by ids.
    """

    def __init__(self) -> None:
        self._scores = np.empty(0)
        self._hidden = np.empty(0, dtype=bool)

    def add(self, scores: Floats, hidden: Bools) -> None:
        """Add a block of pairs."""
        if len(self._scores) == LISTS[-1]:
            kept = scores > self._scores[-1]
            scores, hidden = scores[kept], hidden[kept]
        every = np.concatenate((self._scores, scores))
        best = np.argsort(-every, kind="stable")[: LISTS[-1]]
        self._hidden = np.concatenate((self._hidden, hidden))[best]
        self._scores = every[best]

    def hits(self) -> dict[int, tuple[int, int]]:
        """Give by length of the list: hidden ties in it, and how long it is."""
        return {
            length: (
                int(self._hidden[:length].sum()),
                min(length, len(self._hidden)),
            )
            for length in LISTS
        }


class Histogram:
    """Count pairs, and hidden ties, by bins of the score."""

    def __init__(self) -> None:
        self.pairs = np.zeros(BINS, dtype=np.int64)
        self.ties = np.zeros(BINS, dtype=np.int64)

    def add(self, scores: Floats, hidden: Bools) -> None:
        """Add a block of pairs."""
        bins: Ints = np.minimum((scores * BINS).astype(np.int64), BINS - 1)
        self.pairs += np.bincount(bins, minlength=BINS)
        self.ties += np.bincount(bins[hidden], minlength=BINS)


def middle(values: list[float]) -> tuple[float, float | None]:
    """Give the mean of several runs and its standard error, if there are several."""
    mean = float(np.mean(values))
    if len(values) == 1:
        return mean, None
    return mean, float(np.std(values, ddof=1) / np.sqrt(len(values)))


@attrs.frozen(eq=False)
class Crossed:
    """What came out for each tie in each run that it was looked for in.

    Attributes
    ----------
    sums, counts : array of float, shape (n_runs, n_ties)
        What came out, and how often it was looked for: 0 or 1.
    """

    sums: Floats
    counts: Floats

    @classmethod
    def of(cls, runs: Sequence[tuple[Ints, Floats]]) -> "Crossed":
        """Lay out runs, each with its ties and what came out for them."""
        every, at = np.unique(
            np.concatenate([ties for ties, _ in runs]), return_inverse=True
        )
        rows = np.repeat(np.arange(len(runs)), [len(ties) for ties, _ in runs])
        counts = np.zeros((len(runs), len(every)))
        sums = np.zeros((len(runs), len(every)))
        counts[rows, at] = 1
        sums[rows, at] = np.concatenate([values for _, values in runs])
        return cls(sums, counts)

    def interval(self, *, same: bool) -> tuple[float, float]:
        """Give the 95 % interval of the mean over runs of the means over ties.

        Ties are drawn again, each with all that came out for it: a tie that several
        runs looked for is one observation and not several.

        Parameters
        ----------
        same : bool
            All runs looked for the same ties: what else is drawn anew in each of
            them is then not in the ties, and runs are drawn again as well.
        """
        rng = np.random.default_rng(0)
        runs, ties = len(self.counts), len(self.counts.T)
        means: list[float] = []
        for _ in range(_REPEATS):
            again: Ints = rng.integers(0, ties, ties)
            drawn = np.bincount(again, minlength=ties)
            sums, counts = self.sums @ drawn, self.counts @ drawn
            chosen: Ints = np.flatnonzero(counts)
            if same:
                chosen = rng.integers(0, runs, runs)
            means.append(float((sums[chosen] / counts[chosen]).mean()))
        low, high = np.quantile(means, (0.025, 0.975))
        return float(low), float(high)


def wilson(hits: float, length: float) -> tuple[float, float]:
    """Give the 95 % interval of a share, after Wilson (1927)."""
    share, z = hits / length, 1.959963985
    centre = share + z * z / (2 * length)
    spread = z * np.sqrt(share * (1 - share) / length + z * z / (4 * length * length))
    whole = 1 + z * z / length
    return float((centre - spread) / whole), float((centre + spread) / whole)
