"""Which three territories some live record holds, in whatever roles they are there."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import numpy as np

from partnerlib.registry import Registry
from partnerlib.sparse._bound import bound
from partnerlib.sparse._nodes import NOWHERE
from partnerlib.sparse._ragged import Bools, Ints, blocks, find, spread
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._time import Liveness

_THREE: Final = 3
_BLOCK: Final = 1 << 21


class Held:
    """The live records that hold three territories or more.

    A record holds a territory that has a party seated in it, whatever its role: who
    only funds or observes in an agreement of three is named in it all the same. Who
    by dates of its own is not in it at the day is not. A
    record that binds too many territories to tie them holds them, too.

    Parameters
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count.
    ties : Ties
        The ties of the territories.
    """

    def __init__(self, registry: Registry, liveness: Liveness, ties: Ties) -> None:
        self._registry = registry
        self._liveness = liveness
        self._ties = ties
        self._size = max(len(ties.nodes), 1)

    def third(self, ties: Ints, nodes: Ints) -> Bools:
        """Say of ties and a third node each whether a record holds all three.

        Parameters
        ----------
        ties : array of int, shape (n_triples,)
            The tie between two of the three.
        nodes : array of int, shape (n_triples,)
            The third: none of its ends.

        Returns
        -------
        array of bool, shape (n_triples,)

        Notes
        -----
        A record in which all three act ties each two of them: it is among those of
        the tie. The others, in which one of the three only supports or which bind
        too many, are few, and are looked up by the node that has the fewest of them.
        """
        held = np.zeros(len(ties), dtype=bool)
        for first, last in blocks(self._costs(ties, nodes), _BLOCK):
            part = slice(first, last)
            held[part] = self._meet(ties[part], nodes[part])
        return held

    def triangles(self, sides: Ints, corners: Ints) -> Bools:
        """Say of triangles whether a record holds all three corners.

        Parameters
        ----------
        sides, corners : array of int, shape (3, n_triangles)
            As `triangles` gives them.
        """
        # The corner that a side lacks: side 0 lacks the last corner, and so on.
        fewest = np.argmin(self._ties.weights[sides], axis=0)
        at = np.arange(sides.shape[1], dtype=np.int64)
        return self.third(sides[fewest, at], corners[2 - fewest, at])

    def _costs(self, ties: Ints, nodes: Ints) -> Ints:
        counts = self._counts
        few = np.minimum(counts[self._ties.left[ties]], counts[self._ties.right[ties]])
        return self._ties.weights[ties] + np.minimum(few, counts[nodes])

    def _meet(self, ties: Ints, nodes: Ints) -> Bools:
        known = self._ties
        held = np.zeros(len(ties), dtype=bool)
        rows, positions = spread(known.starts[ties], known.weights[ties])
        codes = known.tie_records[positions] * self._size + nodes[rows]
        held[rows[find(self._memberships, codes) >= 0]] = True
        three = np.stack((known.left[ties], known.right[ties], nodes))
        counts = self._counts[three]
        open_ = np.flatnonzero(~held & (counts > 0).all(axis=0))
        three, counts = three[:, open_], counts[:, open_]
        order = np.argsort(counts, axis=0, kind="stable")
        three = np.take_along_axis(three, order, axis=0)
        starts, records = self._by_node
        rows, positions = spread(starts[three[0]], self._counts[three[0]])
        codes = records[positions] * self._size
        both = np.ones(len(rows), dtype=bool)
        for other in three[1:]:
            both &= find(self._supporting, codes + other[rows]) >= 0
        held[open_[rows[both]]] = True
        return held

    @cached_property
    def _memberships(self) -> Ints:
        """Each territory of each record that ties, as sorted codes."""
        ties = self._ties
        owners = np.repeat(np.arange(len(ties.sizes), dtype=np.int64), ties.sizes)
        return owners * self._size + ties.members

    @cached_property
    def _supporting(self) -> Ints:
        """Each territory of each record that holds more than it ties, likewise."""
        codes = [
            number * self._size + node
            for number, members in enumerate(self._beyond())
            for node in members
        ]
        return np.array(codes, dtype=np.int64)

    @cached_property
    def _by_node(self) -> tuple[Ints, Ints]:
        """Where the records of each territory start, and these records."""
        records, nodes = np.divmod(self._supporting, self._size)
        order = np.argsort(nodes, kind="stable")
        counts = np.bincount(nodes, minlength=self._size)
        return np.cumsum(counts) - counts, records[order]

    @cached_property
    def _counts(self) -> Ints:
        """How many such records each territory has."""
        nodes = self._supporting % self._size
        return np.bincount(nodes, minlength=self._size).astype(np.int64)

    def _beyond(self) -> Iterator[list[int]]:
        """Yield the territories of the live records that hold more than they tie."""
        acting, seat = self._ties.acting, self._ties.nodes.seat
        large = {*self._ties.implicit}
        for reference, record in bound(self._registry).those_live(self._liveness):
            there = [party for party in record.parties if acting.is_there(party)]
            actors = {party.actor for party in there}
            if reference not in large and len(acting(there)) == len(actors):
                continue
            members = {seat(actor) for actor in actors} - {NOWHERE}
            if len(members) >= _THREE:
                yield sorted(members)


__all__ = ["Held"]
