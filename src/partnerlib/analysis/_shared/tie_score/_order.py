"""In which order keys come, known of many rows without writing the keys."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np

from partnerlib.findings._key import key_head, key_tail
from partnerlib.sparse._ragged import Ints

Order: TypeAlias = Callable[[Ints], Ints]
"""Takes rows, and gives numbers that sort them as their keys do."""


class KeyOrder:
    """The order of the keys that `key_between` makes.

    All ids are sorted once as they stand in a key, and then rows by the places of
    their ids.

    Parameters
    ----------
    ids : sequence of str
        The ids of the nodes.
    nodes : int
        How many of the integers of a row, the first ones, are nodes of the key.
    """

    def __init__(self, ids: Sequence[str], nodes: int = 2) -> None:
        self._ids = ids
        self._nodes = nodes

    def __call__(self, rows: Ints) -> Ints:
        """Give numbers that sort rows as their keys do."""
        first, *middle, last = rows[:, : self._nodes].T
        count = len(self._ids)
        codes = self.heads[first]
        for each in middle:
            # Numbers of three nodes would be too large: they are counted anew.
            codes = np.unique(codes * count + self.heads[each], return_inverse=True)[1]
        result: Ints = codes * count + self.tails[last]
        return result

    @cached_property
    def heads(self) -> Ints:
        """The place of each id among all, where another one follows."""
        return _places([key_head(id_) for id_ in self._ids])

    @cached_property
    def tails(self) -> Ints:
        """The place of each id among all, where none follows."""
        return _places([key_tail(id_) for id_ in self._ids])


def by_text(key: Callable[[list[int]], str]) -> Order:
    """Give the order of keys that are written, one row at a time."""

    def order(rows: Ints) -> Ints:
        numbers: list[list[int]] = rows.tolist()
        return _places([key(row) for row in numbers])

    return order


def _places(texts: list[str]) -> Ints:
    """Give the place of each text among all."""
    places = np.empty(len(texts), dtype=np.int64)
    places[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return places


__all__ = ["KeyOrder", "Order", "by_text"]
