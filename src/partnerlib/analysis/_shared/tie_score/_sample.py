"""Pairs drawn by chance, always the same for a seed."""

from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score._scene import Scene
from partnerlib.errors import ParameterError
from partnerlib.sparse._ragged import Ints

_FEW: Final = 4
_CLASS: Final = 20


def in_order(left: Ints, right: Ints, size: int) -> tuple[Ints, Ints]:
    """Put the smaller node first, and pairs into order, each of them once."""
    codes = np.unique(np.minimum(left, right) * size + np.maximum(left, right))
    return codes // size, codes % size


def free_pairs(
    scene: Scene, nodes: Ints, most: int, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Draw distinct pairs of nodes that are not tied.

    Parameters
    ----------
    scene : Scene
        The ties.
    nodes : array of int
        Both ends are among them.
    most : int
        How many at most; fewer where there are not so many.
    rng : Generator
        The source of chance.

    Returns
    -------
    left, right : array of int
        Left < right; sorted by left, then right.
    """
    size = scene.network.size
    count = len(nodes)
    if count * (count - 1) // 2 <= _FEW * most:
        low, high = np.triu_indices(count, 1)
    else:
        low, high = rng.integers(0, count, (2, 2 * most))
    left, right = in_order(nodes[low], nodes[high], size)
    free = scene.is_free(left, right)
    left, right = left[free], right[free]
    if len(left) > most:
        chosen = np.sort(rng.choice(len(left), most, replace=False))
        left, right = left[chosen], right[chosen]
    return left, right


def matched_pairs(
    scene: Scene,
    tied: tuple[Ints, Ints],
    nodes: Ints,
    each: int,
    rng: np.random.Generator,
) -> tuple[Ints, Ints]:
    """Draw for each tie pairs of nodes that have as many ties as its ends have.

    Parameters
    ----------
    scene : Scene
        Where ties are counted.
    tied : pair of array of int
        The ends of the ties, which the scene need not know.
    nodes : array of int
        Both ends of what is drawn are among them.
    each : int
        How many pairs are drawn for each tie.
    rng : Generator
        The source of chance.

    Returns
    -------
    left, right : array of int
        Pairs without a tie in the scene; the same one may come several times, and
        is then to count so often. Some of what is drawn may be tied: it is left
        out.

    Notes
    -----
    Where fewer than 20 nodes have exactly as many ties, the nodes with the next
    numbers of ties are taken as well.
    """
    degrees = scene.network.degrees
    order = nodes[np.argsort(degrees[nodes], kind="stable")]
    ranked = degrees[order]
    ends: list[Ints] = []
    for end in tied:
        wanted = np.repeat(degrees[end], each)
        low = np.searchsorted(ranked, wanted, side="left")
        high = np.searchsorted(ranked, wanted, side="right")
        lack = np.maximum(_CLASS - (high - low), 0)
        low = np.maximum(low - (lack + 1) // 2, 0)
        high = np.minimum(high + (lack + 1) // 2, len(order))
        ends.append(order[rng.integers(low, high)])
    left = np.minimum(ends[0], ends[1])
    right = np.maximum(ends[0], ends[1])
    free = scene.is_free(left, right)
    return left[free], right[free]


def checked_seed(seed: object) -> int:
    """Refuse what is no seed.

    Raises
    ------
    ParameterError
        If it is no whole number from 0 up.
    """
    if type(seed) is not int or seed < 0:
        raise ParameterError("seed", seed, "give a whole number from 0 up")
    return seed
