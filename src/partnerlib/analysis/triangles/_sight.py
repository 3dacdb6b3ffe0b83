"""Bounds of very many pairs that cost a few steps a pair: single numbers, by hub.

What is known of each node lies in short tables, in the order in which pairs name
nodes; what is known of a hub is laid out once for all its pairs. Sums of single
numbers are rounded: whoever compares them leaves `ROOM`.
"""

from typing import Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.analysis._shared.tie_score import MAYBE, Ceilings, Glance
from partnerlib.sparse._ragged import Floats, Ints
from partnerlib.sparse._three_walks import Singles
from partnerlib.sparse._wedges import RankedBlock, Rows

ROOM: Final = 1e-5
"""For each unit of weight: more than rounding to single numbers can take away."""

_ASTRAY: Final = 0.01  # km that a chord of single numbers may be too long


@attrs.frozen(eq=False)
class Pairs:
    """Some of the pairs of a block, with what the stream says of them.

    Attributes
    ----------
    hub, other : array of int, shape (n_pairs,)
        The ranks of their ends; pairs of one hub together.
    shares, common : array of float, shape (n_pairs,)
        Their resource allocation, no less than it is, and their common neighbours.
    lead : array of float, shape (n_pairs,)
        By how much they could exceed a score, weighted.
    three : array of float, shape (n_pairs,)
        Their paths of three ties by degree, no less than they are; 0 as long as they
        are not known.
    """

    hub: Rows
    other: Rows
    shares: Singles
    common: Singles
    lead: Singles
    three: Singles

    def of(self, kept: Ints) -> "Pairs":
        """Keep some of them."""
        return Pairs(*(each[kept] for each in attrs.astuple(self, recurse=False)))


def together(parts: list[Pairs]) -> Pairs:
    """Put pairs together that were sifted apart; equal hubs together."""
    rows = [attrs.astuple(part, recurse=False) for part in parts]
    columns = [np.concatenate(column) for column in zip(*rows, strict=True)]
    return Pairs(*columns).of(np.argsort(columns[0], kind="stable"))


class Ends:
    """The ends of pairs, to look up what is known of them.

    Parameters
    ----------
    hub, other : array of int, shape (n_pairs,)
        The ranks of the ends; pairs of one hub together.
    """

    def __init__(self, hub: Rows, other: Rows) -> None:
        heads = np.flatnonzero(np.diff(hub, prepend=-1))
        self._lengths: Ints = np.diff(np.append(heads, len(hub)))
        self._hubs = hub[heads]
        # What indexes many tables is made an index once.
        self._others = other.astype(np.intp)

    def near(self, table: NDArray[Any]) -> NDArray[Any]:
        """Look the hubs up."""
        return np.repeat(table[self._hubs], self._lengths)

    def far(self, table: NDArray[Any]) -> NDArray[Any]:
        """Look the other ends up."""
        found: NDArray[Any] = table.take(self._others)
        return found

    def both(self, table: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Look both ends up."""
        return self.near(table), self.far(table)

    def coded(self, table: Floats, codes: NDArray[Any]) -> Singles:
        """Look pairs up by the codes of their ends."""
        places = self.near(codes.astype(np.intp) * len(table))
        places += self.far(codes)
        found: Singles = table.ravel().astype(np.float32).take(places)
        return found


class Sight:
    """Says at a glance by how much pairs could exceed a score.

    Parameters
    ----------
    ceilings : Ceilings
        What each component counts at most.
    glance : Glance
        How far what is stated can lift a score.
    three : array of float, shape (n_nodes,)
        The most that three paths can count for pairs of each node, weighted.
    lived : array of float, shape (n_nodes,)
        The highest liveliness of the ties of each node: 0 or 1; NaN where that of
        none of them is known.
    lift : float
        A factor by which single numbers of the stream are not too low.
    """

    def __init__(
        self,
        ceilings: Ceilings,
        glance: Glance,
        three: Floats,
        lived: Floats,
        lift: float,
    ) -> None:
        self._ceilings = ceilings
        self._glance = glance
        self._lift = np.float32(lift)
        self._three = three.astype(np.float32)
        told = np.array([np.nan, 0.0, 1.0])
        self._lives = np.where(np.isnan(lived), 0, lived + 1).astype(np.int8)
        self._lived: Floats = np.fmax.outer(told, told)
        self._country = _short(glance.country)
        self._size = _short(glance.size)
        self._spots = [axis.astype(np.float32) for axis in glance.spots]

    def three(self, ends: Ends) -> Singles:
        """Give the most that three paths can count, weighted, by either end."""
        one, other = ends.both(self._three)
        most: Singles = np.minimum(one, other)
        return most

    def first(self, block: RankedBlock, rest: float, least: float) -> Pairs:
        """Bound pairs by what the stream says of them, attributes aside.

        For z among c common neighbours, i(z) <= c - 1: where c times the resource
        allocation r is below 1, the Cannistraci-Hebb index is below c r / (1 - c r),
        and its share of 1 is c r.

        Parameters
        ----------
        block : RankedBlock
            The pairs.
        rest : float
            What to add for all else.
        least : float
            The score that they have to exceed.
        """
        values = block.values
        common = values.imag.astype(np.float32)
        shares = values.real.astype(np.float32) * self._lift
        weighed = self._ceilings.weighed
        lead = weighed("resource_allocation", shares / (1 + shares))
        lead += weighed("cannistraci_hebb", np.minimum(shares * common, 1))
        ends = Ends(block.hub, block.other)
        lead += self.three(ends)
        # Whether the liveliness of the best broker is known, is not known here.
        lived = self._ceilings.lead(MAYBE, self._lived, least)
        lead += ends.coded(np.maximum(lived, 0.0), self._lives)
        lead += np.float32(rest)
        return Pairs(block.hub, block.other, shares, common, lead, np.zeros_like(lead))

    def stated(self, ends: Ends, least: float) -> Singles:
        """Give how far what is stated of both ends can lift pairs over a score."""
        glance = self._glance
        countries, sizes = glance.tables(least)
        lead = ends.coded(countries, self._country)
        lead += ends.coded(sizes, self._size)
        chord = np.zeros(len(lead), dtype=np.float32)
        for axis in self._spots:
            one, other = ends.both(axis)
            one -= other
            one *= one
            chord += one
        np.sqrt(chord, out=chord)
        chord -= np.float32(_ASTRAY)
        np.maximum(chord, 0, out=chord)
        lead += glance.places(glance.proximity(chord), least)
        lead += np.float32(glance.unstated(least))
        return lead


def _short(codes: Ints) -> NDArray[Any]:
    """Make codes as short as they can be."""
    return codes.astype(np.min_scalar_type(int(codes.max(initial=0))))
