"""What speaks for three territories together, as arrays."""

from typing import Final

import numpy as np

from partnerlib.sparse._ragged import Floats

MEANS: Final = (
    "harmonic_strength",
    "geometric_strength",
    "arithmetic_strength",
)
_SMALLEST: Final = ("size_similarity",)


def of_pairs(name: str, values: Floats) -> Floats:
    """Make one measure of those of three pairs.

    The smallest for sizes, so that it is the smallest of the three populations over
    the largest; the largest for needs, so that it is 1 where any of the three answers
    another; else the mean. What is not known of all three pairs is absent: but of
    needs it is known where it is of any pair.

    Parameters
    ----------
    name : str
        The component.
    values : array of float, shape (3, n_triples)
        By pair; NaN where it is absent.

    Examples
    --------
    >>> of_pairs("proximity", np.array([[0.1], [0.2], [0.6]])).round(9).tolist()
    [0.3]
    >>> of_pairs("need_offer_fit", np.array([[np.nan], [0.0], [1.0]])).tolist()
    [1.0]
    """
    if name in _SMALLEST:
        return np.asarray(values.min(axis=0))
    if name == "need_offer_fit":
        return np.asarray(np.fmax.reduce(values, axis=0))
    return np.asarray(values.sum(axis=0) / len(values))


def strengths(ties: Floats) -> dict[str, Floats]:
    """Give the three means of the strengths of three ties, each as x / (1 + x).

    Parameters
    ----------
    ties : array of float, shape (3, n_triples)
        The strength of each tie, above 0.

    Examples
    --------
    >>> found = strengths(np.array([[1.0], [1.0], [4.0]]))
    >>> [float(values[0].round(3)) for values in found.values()]
    [0.571, 0.614, 0.667]
    """
    means = (
        3 / (1 / ties).sum(axis=0),
        np.cbrt(ties.prod(axis=0)),
        ties.sum(axis=0) / 3,
    )
    return {name: mean / (1 + mean) for name, mean in zip(MEANS, means, strict=True)}
