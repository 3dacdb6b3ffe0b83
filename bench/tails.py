"""Exact tails of the number of actors in a cell, of many cells and many actors.

    python bench/tails.py --world places --world countries

What `find_gaps` asks for the kind ``underserved``: how likely so few actors are, if
each of thousands is there with its own chance. ``places``: 5,000 cells, 200 actors in
each place; ``countries``: 400 cells, 20,000 actors in each, as when places are rolled
up to countries. Actors come in classes of one chance. The result is the number of
cells in the tail and the sum of the logarithms of their probabilities, to 6 digits.
"""

from typing import Any

import harness
import numpy as np

# cells, actors in each, classes of actors.
WORLDS = {"places": (5_000, 200, 40), "countries": (400, 20_000, 120)}
LEAST = 1e-9  # below, a Fourier transform has lost the digits


def cells(world: str) -> Any:
    """Draw chances by class, how many actors are in each class, and how many came."""
    count, actors, classes = WORLDS[world]
    rng = np.random.default_rng(0)
    chances = np.clip(rng.pareto(1.2, (count, classes)) * 0.02, 1e-4, 0.6)
    share = 1 / np.arange(1, classes + 1) ** 1.5
    sizes = np.stack([rng.multinomial(actors, share / share.sum()) for _ in chances])
    mean = (chances * sizes).sum(axis=1)
    spread = np.sqrt((chances * (1 - chances) * sizes).sum(axis=1))
    came = np.maximum(mean - rng.uniform(1, 5, count) * spread, 0).astype(np.int64)
    return chances, came, sizes


def told(tails: Any) -> Any:
    kept = np.asarray(tails)
    kept = kept[kept > LEAST]
    return [len(kept), f"{np.log(kept).sum():.6g}"]


def ours(world: str) -> Any:
    from partnerlib.sparse import poisson_binomial_cdf

    def job(ready: Any) -> Any:
        return told(poisson_binomial_cdf(*ready))

    return lambda: cells(world), job


def one_by_one(world: str) -> Any:
    """Add one actor after the other to the distribution, in numpy."""

    def job(ready: Any) -> Any:
        tails = []
        for chances, came, sizes in zip(*ready, strict=True):
            states = np.zeros(int(came) + 1)
            states[0] = 1.0
            for chance in np.repeat(chances, sizes).tolist():
                states[1:] = states[1:] * (1 - chance) + states[:-1] * chance
                states[0] *= 1 - chance
            tails.append(states.sum())
        return told(tails)

    return lambda: cells(world), job


def fourier(world: str) -> Any:
    """Transform the characteristic function of each cell."""

    def job(ready: Any) -> Any:
        tails = []
        for chances, came, sizes in zip(*ready, strict=True):
            total = int(sizes.sum()) + 1
            turns = np.exp(2j * np.pi * np.arange(total) / total)
            logs = np.zeros(total, dtype=complex)
            for chance, size in zip(chances.tolist(), sizes.tolist(), strict=True):
                logs += size * np.log(1 - chance + chance * turns)
            mass = np.fft.fft(np.exp(logs)).real / total
            tails.append(mass[: int(came) + 1].sum())
        return told(tails)

    return lambda: cells(world), job


def scipy(world: str) -> Any:
    from scipy.stats import poisson_binom

    def job(ready: Any) -> Any:
        tails = [
            poisson_binom.cdf(came, np.repeat(chances, sizes))
            for chances, came, sizes in zip(*ready, strict=True)
        ]
        return told(tails)

    return lambda: cells(world), job


PEERS = {
    "ours": ours,
    "one by one": one_by_one,
    "Fourier": fourier,
    "scipy": scipy,
}

if __name__ == "__main__":
    once = {"countries": ["one by one", "Fourier", "scipy"]}
    harness.main(__doc__ or "", PEERS, list(WORLDS), once=once)
