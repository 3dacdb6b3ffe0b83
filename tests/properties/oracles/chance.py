"""What chance alone would do: margins kept, everything else left to it."""

import numpy as np


def tie_probabilities(matrix: list[list[int]]) -> list[list[float]]:
    """Give the chance of each tie, given how many each row and column has.

    The probabilities of largest entropy whose sums are the margins: a logistic
    model with one number for each row and column, fitted by Newton's method with
    the whole (singular) matrix of second derivatives. Where a margin leaves no
    choice the numbers run away and the probabilities settle at 0 or 1.
    """
    ties = np.array(matrix, dtype=float)
    rows, columns = ties.shape
    wanted = np.concatenate([ties.sum(axis=1), ties.sum(axis=0)])
    effects = np.zeros(rows + columns)

    def chances(at: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-(at[:rows, None] + at[None, rows:])))

    def likelihood(at: np.ndarray) -> float:
        return float(
            wanted @ at - np.logaddexp(0, at[:rows, None] + at[None, rows:]).sum()
        )

    for _ in range(200):
        now = chances(effects)
        slope = wanted - np.concatenate([now.sum(axis=1), now.sum(axis=0)])
        if np.abs(slope).max() < 1e-12:
            break
        spread = now * (1 - now)
        bend = np.zeros((rows + columns, rows + columns))
        bend[:rows, :rows] = np.diag(spread.sum(axis=1))
        bend[rows:, rows:] = np.diag(spread.sum(axis=0))
        bend[:rows, rows:] = spread
        bend[rows:, :rows] = spread.T
        step = np.linalg.lstsq(bend, slope, rcond=1e-16)[0]
        # Beyond a few units the logistic is flat and the step is a guess.
        step *= min(1.0, 4.0 / max(np.abs(step).max(), 1e-300))
        while likelihood(effects + step) < likelihood(effects) - 1e-12:
            step /= 2
        effects = effects + step
    return chances(effects).tolist()


def successes(chances: list[float]) -> list[float]:
    """Give the chance of 0, 1, 2, ... successes among unlike coins."""
    found = [1.0]
    for chance in chances:
        longer = [0.0] * (len(found) + 1)
        for count, probability in enumerate(found):
            longer[count] += probability * (1 - chance)
            longer[count + 1] += probability * chance
        found = longer
    return found


def at_most(chances: list[float], count: int) -> float:
    """Give the chance of so few successes or fewer."""
    return min(1.0, sum(successes(chances)[: count + 1]))


def at_least(chances: list[float], count: int) -> float:
    """Give the chance of so many successes or more."""
    return min(1.0, sum(successes(chances)[count:]))


def false_discovery_rates(p_values: list[float], tests: int) -> list[float]:
    """Give each p-value its q-value, after Benjamini and Hochberg.

    ``tests`` is how many were made; those not listed have p = 1.
    """
    found: list[float] = []
    for value in p_values:
        worse = [each for each in p_values if each >= value]
        rates = [
            each * tests / sum(other <= each for other in p_values) for each in worse
        ]
        found.append(min([1.0, *rates]))
    return found
