"""Three that meet two by two and never all together: what simplicial closure closes."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._incidence import Incidence
from partnerlib.sparse._projection import check_most, project
from partnerlib.sparse._ragged import Bools, Floats, Ints, blocks, find, spread
from partnerlib.sparse._ties import pairs_of_members
from partnerlib.sparse._triangles import triangles

_BLOCK: Final = 1 << 21


@attrs.frozen(eq=False)
class UnsignedTriples:
    """A block of three that meet two by two, and that no record holds.

    Attributes
    ----------
    corners : array of int, shape (3, n_triples)
        The actors, ascending.
    strengths : array of float, shape (3, n_triples)
        The Newman weights of the pairs first-second, first-third, second-third.
    """

    corners: Ints
    strengths: Floats

    @property
    def harmonic(self) -> Floats:
        """The harmonic mean of the three strengths; the weakest tells most."""
        return np.asarray(3 / (1 / self.strengths).sum(axis=0))

    @property
    def geometric(self) -> Floats:
        """The geometric mean of the three strengths."""
        return np.asarray(np.cbrt(self.strengths.prod(axis=0)))

    @property
    def arithmetic(self) -> Floats:
        """The arithmetic mean of the three strengths; the strongest tells most."""
        return np.asarray(self.strengths.sum(axis=0) / 3)


def unsigned_triples(
    incidence: Incidence, *, max_parties: int | None = None, block: int = _BLOCK
) -> Iterator[UnsignedTriples]:
    """Find every three actors that meet two by two and that no record holds.

    See `partnerlib.kernels.unsigned_triples`, which checks what it is given.
    """
    check_most(max_parties, "max_parties")
    return _found(incidence, max_parties, block)


def _found(
    incidence: Incidence, most: int | None, block: int
) -> Iterator[UnsignedTriples]:
    size = len(incidence.actors)
    projection = project(incidence.starts, incidence.members, size, most=most)
    held = _Held(incidence, projection.implicit)
    for each in triangles(projection.edges, block=block):
        strengths = projection.newman[each.sides]
        free = ~held(each.corners, each.sides, projection.counts[each.sides])
        if free.any():
            yield UnsignedTriples(each.corners[:, free], strengths[:, free])


class _Held:
    """Which three some record holds."""

    def __init__(self, incidence: Incidence, implicit: Ints) -> None:
        self._size = max(len(incidence.actors), 1)
        sizes = incidence.sizes
        drawn = np.ones(len(sizes), dtype=np.bool_)
        drawn[implicit] = False
        owners = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
        self._memberships = owners * self._size + incidence.members
        kept = drawn[owners]
        starts = np.append(0, np.cumsum(sizes * drawn)).astype(np.int64)
        codes, records = pairs_of_members(incidence.members[kept], starts, self._size)
        order = np.lexsort((records, codes))
        codes = codes[order]
        self._records = records[order]
        self._heads = np.flatnonzero(first_of_runs(codes))
        self._crowds = [
            incidence.members[incidence.starts[at] : incidence.starts[at + 1]]
            for at in implicit.tolist()
        ]

    def __call__(self, corners: Ints, sides: Ints, counts: Ints) -> Bools:
        """Say of triangles whether a record holds all three corners."""
        # By the side of the fewest records, and the corner that it lacks: side 0
        # lacks the last corner, and so on.
        fewest = np.argmin(counts, axis=0)
        at = np.arange(corners.shape[1], dtype=np.int64)
        side, third = sides[fewest, at], corners[2 - fewest, at]
        lengths = counts[fewest, at]
        held = np.zeros(corners.shape[1], dtype=np.bool_)
        for first, last in blocks(lengths, _BLOCK):
            part = slice(first, last)
            rows, positions = spread(self._heads[side[part]], lengths[part])
            wanted = self._records[positions] * self._size + third[part][rows]
            held[first + rows[find(self._memberships, wanted) >= 0]] = True
        for crowd in self._crowds:
            held |= np.isin(corners, crowd).all(axis=0)
        return held


__all__ = ["UnsignedTriples", "unsigned_triples"]
