"""Which stated values are compatible: equal, or one lies in the other."""

import numpy as np
from numpy.typing import NDArray

from partnerlib.sparse._efforts import IntArray
from partnerlib.sparse._facets import Lineage


class Kinship:
    """Sets of values of one facet by number, and which of them are akin.

    Two sets are akin if a value of one equals, lies in or contains a value of the
    other, or if one is empty: it says nothing, and is compatible with anything.
    """

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._numbers: dict[tuple[str, ...], int] = {(): 0}
        self._sets: list[frozenset[str]] = [frozenset()]
        self._wider: list[frozenset[str]] = [frozenset()]

    def number(self, values: tuple[str, ...]) -> int:
        """Give the number of a set; the empty one has the number 0."""
        found = self._numbers.get(values)
        if found is None:
            found = self._numbers[values] = len(self._sets)
            self._sets.append(frozenset(values))
            self._wider.append(
                frozenset(wide for value in values for wide in self._lineage(value))
            )
        return found

    def akin(self, left: IntArray, right: IntArray) -> NDArray[np.bool_]:
        """Say of each pair of numbered sets whether they are akin.

        Each distinct pair is looked at once.
        """
        result = np.ones(left.size, dtype=np.bool_)
        open_ = np.flatnonzero((left != right) & (left > 0) & (right > 0))
        size = len(self._sets)
        codes, inverse = np.unique(
            left[open_] * size + right[open_], return_inverse=True
        )
        answers = [self._are_akin(*divmod(code, size)) for code in codes.tolist()]
        result[open_] = np.array(answers, dtype=np.bool_)[inverse]
        return result

    def _are_akin(self, left: int, right: int) -> bool:
        return not (
            self._sets[left].isdisjoint(self._wider[right])
            and self._sets[right].isdisjoint(self._wider[left])
        )


__all__ = ["Kinship"]
