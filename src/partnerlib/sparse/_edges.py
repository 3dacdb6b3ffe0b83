"""The simple graph under the kernels: who is tied to whom, as integers."""

from functools import cached_property
from typing import Final

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from partnerlib.sparse._checked import as_many, one_of, wholes
from partnerlib.sparse._ragged import Ints

MOST_NODES: Final = 2**31
"""Matrices number their rows in 32 bits."""


@attrs.frozen(eq=False)
class Edges:
    """An undirected graph without loops and parallel edges.

    Attributes
    ----------
    left, right : array of int, shape (n_edges,)
        The ends, left < right; sorted by left, then right.
    size : int
        How many nodes there are: 0, 1, ..., size - 1.
    """

    left: Ints
    right: Ints
    size: int

    @classmethod
    def of(cls, one: ArrayLike, other: ArrayLike, size: int | None = None) -> "Edges":
        """Make a graph of pairs as they come.

        Parameters
        ----------
        one, other : array-like of int
            The ends of each edge, in any order; one stated twice is one.
        size : int, optional
            How many nodes there are; by default as many as are named.

        Returns
        -------
        Edges
            Without the pairs of a node with itself.

        Raises
        ------
        ParameterError
            If the ends are no whole numbers from 0 up to below the size, or are not
            equally many; if the size is no whole number from 0 to 2 ** 31.

        Examples
        --------
        >>> edges = Edges.of([2, 0, 1, 0], [0, 2, 1, 1])
        >>> edges.left.tolist(), edges.right.tolist(), edges.size
        ([0, 0], [1, 2], 3)
        """
        most = MOST_NODES if size is None else one_of("size", size, 0, MOST_NODES)
        ends = wholes("one", one, 0, most - 1), wholes("other", other, 0, most - 1)
        as_many("other", ends[1], len(ends[0]), "the other ends")
        low, high = np.minimum(*ends), np.maximum(*ends)
        named = int(high.max()) + 1 if len(high) else 0
        size = named if size is None else most
        codes = np.sort((low * size + high)[low < high])
        codes = codes[first_of_runs(codes)]
        return cls(codes // max(size, 1), codes % max(size, 1), size)

    def __len__(self) -> int:
        return len(self.left)

    @cached_property
    def degrees(self) -> Ints:
        """How many edges each node has."""
        ends = np.concatenate((self.left, self.right))
        return np.bincount(ends, minlength=self.size).astype(np.int64)

    @property
    def wedges(self) -> int:
        """How many paths of two edges there are."""
        degrees = self.degrees
        return int((degrees * (degrees - 1) // 2).sum())

    @property
    def matrix(self) -> csr_array:
        """The symmetric matrix of ones; neighbours ascending."""
        ends = np.concatenate((self.left, self.right)).astype(np.int32)
        others = np.concatenate((self.right, self.left)).astype(np.int32)
        ones = np.ones(len(ends))
        matrix = csr_array((ones, (ends, others)), shape=(self.size, self.size))
        matrix.sort_indices()
        return matrix

    @cached_property
    def codes(self) -> Ints:
        """Each edge as ``left * size + right``; ascending."""
        return self.left * self.size + self.right


def first_of_runs(values: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell of sorted values which are the first of their kind.

    Examples
    --------
    >>> first_of_runs(np.array([3, 3, 5])).tolist()
    [True, False, True]
    """
    first = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


__all__ = ["MOST_NODES", "Edges", "first_of_runs"]
