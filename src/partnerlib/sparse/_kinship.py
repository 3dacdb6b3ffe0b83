"""Which stated values are compatible: equal, or one lies in the other."""

from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._efforts import IntArray
from partnerlib.sparse._facets import Lineage
from partnerlib.sparse._ragged import blocks, find, spread

Numbers: TypeAlias = NDArray[np.int32] | NDArray[np.int64]

_BLOCK: Final = 1_000_000  # values of sets that are looked up at a time


class Kinship:
    """Sets of values of one facet by number, and which of them are akin.

    Two sets are akin if a value of one equals, lies in or contains a value of the
    other, or if one is empty: it says nothing, and is compatible with anything.
    """

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._numbers: dict[tuple[str, ...], int] = {(): 0}
        self._closures: _Closures | None = None

    def number(self, values: tuple[str, ...]) -> int:
        """Give the number of a set; the empty one has the number 0."""
        return self._numbers.setdefault(values, len(self._numbers))

    def numbers(self, sets: Iterable[tuple[str, ...]]) -> NDArray[np.int32]:
        """Give the number of each of many sets."""
        every = list(sets)
        for values in dict.fromkeys(every):
            self.number(values)
        known = map(self._numbers.__getitem__, every)
        return np.fromiter(known, dtype=np.int32, count=len(every))

    def akin(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """Say of each pair of numbered sets whether they are akin.

        Each distinct pair is looked at once.
        """
        result = np.ones(left.size, dtype=np.bool_)
        unlike = np.flatnonzero((left != right) & (left > 0) & (right > 0))
        if unlike.size:
            known = self._known()
            pairs = left[unlike].astype(np.int64) * known.size + right[unlike]
            codes, inverse = np.unique(pairs, return_inverse=True)
            one, other = np.divmod(codes, known.size)
            alike = known.reach(one, other) | known.reach(other, one)
            result[unlike] = alike[inverse]
        return result

    def _known(self) -> "_Closures":
        """Lay the sets out as arrays, once all of them are numbered."""
        if self._closures is None or self._closures.size < len(self._numbers):
            self._closures = _Closures.of(list(self._numbers), self._lineage)
        return self._closures


@attrs.frozen(eq=False)
class _Closures:
    """Numbered sets with their values, and with all in which these lie.

    Attributes
    ----------
    size, values : int
        How many sets there are, and how many values.
    starts, members : array of int
        Where the values of each set start among the members.
    wider : array of int
        Each set and each value in which one of its values lies: the set, times the
        number of values, plus the value; ascending.
    """

    size: int
    values: int
    starts: IntArray
    members: IntArray
    wider: IntArray

    @classmethod
    def of(cls, sets: list[tuple[str, ...]], lineage: Lineage) -> "_Closures":
        """Give numbers to the values of sets, and look up what these lie in."""
        numbers: dict[str, int] = {}
        members = [
            numbers.setdefault(value, len(numbers)) for each in sets for value in each
        ]
        starts = np.append(0, np.cumsum([len(each) for each in sets]))
        # What is wider is stated by nobody, perhaps, and is numbered after.
        above: list[int] = []
        ends = [0]
        for value in list(numbers):
            above += [numbers.setdefault(v, len(numbers)) for v in lineage(value)]
            ends.append(len(above))
        columns = np.array(members, dtype=np.int64)
        stated = _table(starts, columns, len(ends) - 1)
        lies_in = _table(np.array(ends), np.array(above, dtype=np.int64), len(numbers))
        wider = csr_array(stated @ lies_in)
        wider.sort_indices()
        rows = np.repeat(np.arange(len(sets)), np.diff(wider.indptr))
        codes = rows * len(numbers) + wider.indices
        return cls(len(sets), len(numbers), starts, columns, codes)

    def reach(self, one: IntArray, other: IntArray) -> NDArray[np.bool_]:
        """Say whether a value of a set of the other lies in a value of the one."""
        result = np.zeros(one.size, dtype=np.bool_)
        starts = self.starts[one]
        lengths = self.starts[one + 1] - starts
        for begin, stop in blocks(lengths, _BLOCK):
            some = slice(begin, stop)
            pairs, positions = spread(starts[some], lengths[some])
            codes = other[some][pairs] * self.values + self.members[positions]
            result[begin + pairs[find(self.wider, codes) >= 0]] = True
        return result


def _table(starts: IntArray, columns: IntArray, width: int) -> csr_array:
    ones = np.ones(columns.size, dtype=np.bool_)
    return csr_array((ones, columns, starts), shape=(starts.size - 1, width))


__all__ = ["Kinship"]
