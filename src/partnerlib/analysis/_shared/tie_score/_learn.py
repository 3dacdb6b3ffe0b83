"""Examples to learn from: pairs that were hidden, beside pairs that are not tied."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis._shared.tie_score._hide import hide_records
from partnerlib.analysis._shared.tie_score._sample import free_pairs, in_order
from partnerlib.analysis._shared.tie_score._scene import Scene
from partnerlib.sparse._ragged import Bools, Floats, Ints

SHARE: Final = 0.1
"""Which share of the ties is hidden at a time, at least."""

_OTHERS: Final = 20
_LEAST: Final = 1000


@attrs.frozen(eq=False)
class Hiding:
    """What one hiding teaches.

    Attributes
    ----------
    scene : Scene
        What is known without the hidden ties.
    hidden : pair of array of int
        The ends of these, left < right.
    measures : array of float, shape (n_pairs, n_components)
        Of the hidden ties and of pairs drawn beside them, as `Features.components`
        gives them.
    tied : array of bool, shape (n_pairs,)
        Which of the pairs are hidden ties.
    """

    scene: Scene
    hidden: tuple[Ints, Ints]
    measures: Floats
    tied: Bools


def others_for(ties: int) -> int:
    """Say how many pairs without a tie are drawn beside some ties."""
    return max(_OTHERS * ties, _LEAST)


def candidates(scene: Scene, nodes: Ints) -> Ints:
    """List the ties of which both ends are among some nodes."""
    among = np.zeros(scene.network.size, dtype=bool)
    among[nodes] = True
    ties = scene.network.ties
    return np.flatnonzero(among[ties.left] & among[ties.right])


def hidings(
    scene: Scene, nodes: Ints, folds: int, rng: np.random.Generator
) -> Iterator[Hiding]:
    """Hide some of the ties, and measure them as if they had not been known.

    Parameters
    ----------
    scene : Scene
        All that is known.
    nodes : array of int
        Pairs are drawn of these.
    folds : int
        How many times, each time another tenth of the ties, and what is hidden with
        the records of these.
    rng : Generator
        The source of chance.

    Yields
    ------
    Hiding
        One for each time; fewer where all ties have been hidden before.

    Raises
    ------
    ParameterError
        If records hold too many of the ties to be hidden whole.
    """
    known = candidates(scene, nodes)
    order = rng.permutation(known)
    count = max(round(SHARE * len(order)), 1)
    for _ in range(folds):
        if len(order) == 0:
            return
        hidden = hide_records(scene, known, order, min(count, len(order)))
        others = others_for(max(count, len(hidden.ties)))
        drawn = free_pairs(scene, nodes, others, rng)
        found = examples(hidden.scene, hidden.ends, drawn)
        yield Hiding(hidden.scene, hidden.ends, *found)
        order = order[~np.isin(order, hidden.ties)]


def examples(
    scene: Scene, tied: tuple[Ints, Ints], others: tuple[Ints, Ints]
) -> tuple[Floats, Bools]:
    """Measure pairs that are, and pairs that are not, tied in truth."""
    size = scene.network.size
    left, right = in_order(
        np.concatenate((tied[0], others[0])), np.concatenate((tied[1], others[1])), size
    )
    truth = np.isin(left * size + right, tied[0] * size + tied[1])
    measures = np.concatenate([values for _, values in scene.measure(left, right)])
    return measures, truth
