"""Two efforts in one cell: whether they meet, and in what they differ."""

from collections.abc import Callable
from operator import attrgetter
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import Action, Agreement, Scope
from partnerlib.registry import Registry
from partnerlib.sparse import Efforts, IntArray, Kinship, Lineage, Liveness, Posts
from partnerlib.sparse._ragged import stable_order

Booleans = NDArray[np.bool_]

_scope: Callable[[Action | Agreement], Scope] = attrgetter("scope")

UNKNOWN: Final = "unknown"
DIFFERENCES: Final = ("audience", "function", "period")
"""In what two efforts may differ, in the order of the columns of `differs`."""


@attrs.frozen(eq=False)
class Meetings:
    """Pairs of efforts of two actors in one cell, grouped by actors and cell.

    Attributes
    ----------
    first, second : array of int, shape (n,)
        The efforts; the actor of the first is the smaller one.
    group : array of int, shape (n,)
        The group of each pair of efforts, ascending.
    differs : array of bool, shape (n, 3)
        Whether audience, function and period are incompatible.
    compatible : array of bool, shape (n,)
        Whether none of them is: the two efforts may be the same work.
    sure : array of bool, shape (n,)
        Whether they overlap in time for sure.
    certainty : array of float, shape (n,)
        1, halved if the overlap is not known, and if a status is not.
    one, other, cell : array of int, shape (m,)
        The actors and the cell of each group, sorted in this order.
    """

    first: IntArray
    second: IntArray
    group: IntArray
    differs: Booleans
    compatible: Booleans
    sure: Booleans
    certainty: NDArray[np.float64]
    one: IntArray
    other: IntArray
    cell: IntArray

    @property
    def apart(self) -> Booleans:
        """Whether two efforts certainly share no day."""
        return self.differs[:, DIFFERENCES.index("period")]


class Comparison:
    """The efforts of a registry, ready to be compared in bulk."""

    def __init__(
        self, registry: Registry, efforts: Efforts, liveness: Liveness
    ) -> None:
        self.efforts = efforts
        self.posts = Posts.of(efforts)
        self._audiences = Kinship(Lineage(registry, "audience"))
        self._functions = Kinship(Lineage(registry, "function"))
        bonds = efforts.records.bonds
        scopes = list(map(_scope, bonds))
        self._audience = self._audiences.numbers(s.audiences for s in scopes)
        self._function = self._functions.numbers(s.functions for s in scopes)
        self._stated = np.ones(len(bonds), dtype=np.bool_)
        if liveness.kept == "live":
            stated = [bond.status not in ("", UNKNOWN) for bond in bonds]
            self._stated = np.array(stated, dtype=np.bool_)

    def meetings(self, first: IntArray, second: IntArray) -> Meetings:
        """Compare the efforts of pairs of rows, as a `Block` gives them."""
        posts = self.posts
        one, other, cell = (
            rows.astype(np.int64)
            for rows in (posts.actors[first], posts.actors[second], posts.cells[first])
        )
        # Rows come by first actor, cell and effort: a stable sort keeps these.
        order = stable_order(one * len(self.efforts.actors) + other)
        one, other, cell = one[order], other[order], cell[order]
        first = posts.efforts[first[order]].astype(np.int64)
        second = posts.efforts[second[order]].astype(np.int64)
        new = np.ones(one.size, dtype=np.bool_)
        new[1:] = (
            (one[1:] != one[:-1]) | (other[1:] != other[:-1]) | (cell[1:] != cell[:-1])
        )
        records = self.efforts.effort_records
        left, right = records[first], records[second]
        apart, sure = overlap(
            self.efforts.effort_spans[first], self.efforts.effort_spans[second]
        )
        differs = np.stack(
            (
                ~self._audiences.akin(self._audience[left], self._audience[right]),
                ~self._functions.akin(self._function[left], self._function[right]),
                apart,
            ),
            axis=1,
        )
        certainty = np.where(sure, 1.0, 0.5)
        certainty *= np.where(self._stated[left] & self._stated[right], 1.0, 0.5)
        return Meetings(
            first,
            second,
            new.cumsum() - 1,
            differs,
            np.logical_not(differs.any(axis=1)),
            sure,
            certainty,
            one[new],
            other[new],
            cell[new],
        )


def overlap(left: IntArray, right: IntArray) -> tuple[Booleans, Booleans]:
    """Compare spans row by row, as `Span.overlap` does.

    Parameters
    ----------
    left, right : array of int, shape (n, 4)
        The fields of a `Span`.

    Returns
    -------
    apart, sure : array of bool, shape (n,)
        Whether they certainly share no day, and whether they certainly share one.
    """
    start_low, start_high, end_low, end_high = left.T
    other_start_low, other_start_high, other_end_low, other_end_high = right.T
    apart = (start_low > other_end_high) | (other_start_low > end_high)
    sure = (start_high <= other_end_low) & (other_start_high <= end_low)
    return apart, sure & ~apart
