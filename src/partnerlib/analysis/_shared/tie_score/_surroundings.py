"""What the ties around two places say of a tie between them."""

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis._shared.tie_score._partners import against, share
from partnerlib.sparse._lookup import lookup
from partnerlib.sparse._ragged import Bools, Floats, Ints, blocks
from partnerlib.sparse._two_paths import Network

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

Rows: TypeAlias = NDArray[np.int32]

EARTH: Final = 6371.0088  # mean radius in km
_NEAREST: Final = 48
_REACH: Final = 150.0  # km at which a place counts 1/e
_DOUBT: Final = 0.3
_BLOCK: Final = 1 << 20


class Surroundings:
    """The places near each place, and their ties.

    Parameters
    ----------
    points : array of float, shape (n_nodes, 2)
        Latitude and longitude in radians; NaN where unknown.
    network : Network
        The ties.

    Notes
    -----
    The surroundings of a place are the 48 nearest places that have ties, itself
    aside; one at a distance of d km counts exp(-d / 150).
    """

    def __init__(self, points: Floats, network: Network) -> None:
        self._points = points
        self._network = network
        self._has: Bools = ~np.isnan(points[:, 0])
        self._looking = Lock()  # what is remembered is written by one thread

    def known(self, left: Ints, right: Ints) -> Bools:
        """Say of which pairs both places are known."""
        return self._has[left] & self._has[right]

    def spots(self, nodes: Ints) -> tuple[Floats, ...]:
        """Give the places of nodes in space, in km; NaN where unknown."""
        return tuple(EARTH * np.ascontiguousarray(_sphere(self._points[nodes]).T))

    def distance(self, left: Ints, right: Ints) -> Floats:
        """Measure along the great circle, in km."""
        lat_1, lon_1 = self._points[left].T
        lat_2, lon_2 = self._points[right].T
        half = (
            np.sin((lat_2 - lat_1) / 2) ** 2
            + np.cos(lat_1) * np.cos(lat_2) * np.sin((lon_2 - lon_1) / 2) ** 2
        )
        result: Floats = 2 * EARTH * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
        return result

    def measure(self, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        """Compare the ties around two places with what numbers of ties predict.

        Parameters
        ----------
        left, right : array of int, shape (n_pairs,)
            Nodes whose places are known.

        Returns
        -------
        nearby_ties : array of float
            Ties between the surroundings of one and those of the other.
        partners_nearby : array of float
            Ties of one with the surroundings of the other.
        """
        with self._looking:
            self._look_around(np.union1d(left, right))
        hub, other = self._network.from_hubs(left, right)
        order = np.argsort(hub, kind="stable")
        hub, other = hub[order], other[order]
        both, single = np.empty(len(left)), np.empty(len(left))
        costs = np.full(len(left), self._places.shape[1], dtype=np.int64)
        heads = np.flatnonzero(np.diff(hub, prepend=-1))
        costs[heads] += self._reached[hub[heads]]
        for first, last in blocks(costs, _BLOCK):
            found = self._ties_around(hub[first:last], other[first:last])
            both[order[first:last]], single[order[first:last]] = found
        return self._compared(left, right, both, single)

    def most(self, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        """Bound what `measure` gives, by how many ties there are around each place.

        No tie counts more than 1: there are no more of them between two surroundings
        than around either, nor from a place to surroundings than it has, or than they
        have.
        """
        with self._looking:
            self._look_around(np.union1d(left, right))
        degrees, wide = self._degrees, self._wide
        both = np.minimum(wide[left], wide[right])
        single = np.minimum(degrees[left], wide[right])
        single += np.minimum(degrees[right], wide[left])
        return self._compared(left, right, both, single)

    def _compared(
        self, left: Ints, right: Ints, both: Floats, single: Floats
    ) -> tuple[Floats, Floats]:
        degrees, wide = self._degrees, self._wide
        most = max(float(degrees.sum()), 1.0)
        nearby = against(both, wide[left] * wide[right] / most, _DOUBT)
        expected = (wide[left] * degrees[right] + wide[right] * degrees[left]) / most
        partners = against(single, expected, _DOUBT)
        return share(nearby), share(partners)

    def _ties_around(self, hub: Ints, other: Ints) -> tuple[Floats, Floats]:
        """Add up ties from the surroundings, and from them to the other end."""
        hubs, at = np.unique(hub, return_inverse=True)
        around = self._rows(hubs) @ self._ties
        ties = self._ties[hubs]
        wide = self._places.shape[1]
        columns = self._places[other].ravel().astype(np.int64)
        steps = np.repeat(at, wide)
        pairs = np.repeat(np.arange(len(hub)), wide)

        def total(values: Floats) -> Floats:
            weighed = values * self._weights[other].ravel()
            sums = np.bincount(pairs, weights=weighed, minlength=len(hub))
            return sums.astype(np.float64)

        both = total(lookup(around, around.data, steps, columns))
        theirs = lookup(around, around.data, at, other)
        return both, theirs + total(lookup(ties, ties.data, steps, columns))

    def _rows(self, nodes: Ints) -> csr_array:
        """Give the surroundings of some nodes as rows of a matrix."""
        wide = self._places.shape[1]
        starts = np.arange(len(nodes) + 1, dtype=np.int32) * wide
        return csr_array(
            (self._weights[nodes].ravel(), self._places[nodes].ravel(), starts),
            shape=(len(nodes), self._network.size),
        )

    def _look_around(self, nodes: Ints) -> None:
        """Find the surroundings of nodes that nobody asked about before."""
        new = nodes[~self._made[nodes]]
        count = self._places.shape[1]
        if len(new) == 0 or count == 0:
            return
        _, found = self._tree.query(_sphere(self._points[new]), k=count)
        nearest = self._active[found.reshape(len(new), count)]
        other = nearest != new[:, None]
        # A place without ties is not among those found: drop the farthest instead.
        if count > _NEAREST:
            other[other.all(axis=1), -1] = False
        near = np.repeat(new, count), nearest.ravel()
        weights = np.exp(-self.distance(*near) / _REACH).reshape(nearest.shape)
        self._places[new] = nearest
        self._weights[new] = np.where(other, weights, 0.0)
        self._wide[new] = self._rows(new) @ self._degrees
        self._reached[new] = self._degrees[nearest].sum(axis=1)
        self._made[new] = True

    @cached_property
    def _ties(self) -> csr_array:
        """The ties of which both ends are known to lie somewhere."""
        network = self._network
        ends = np.repeat(np.arange(network.size), network.degrees)
        kept = self._has[ends] & self._has[network.neighbours]
        return csr_array(
            (np.ones(int(kept.sum())), (ends[kept], network.neighbours[kept])),
            shape=(network.size, network.size),
        )

    @cached_property
    def _degrees(self) -> Floats:
        return np.diff(self._ties.indptr).astype(np.float64)

    @cached_property
    def _active(self) -> Ints:
        """The places that have ties."""
        return np.flatnonzero(self._degrees > 0)

    @cached_property
    def _tree(self) -> "cKDTree":
        from scipy.spatial import cKDTree  # some registries know no places

        return cKDTree(_sphere(self._points[self._active]))

    # What lies around each node, once somebody has asked: memory that nobody
    # writes to is not taken.

    @cached_property
    def _made(self) -> Bools:
        return np.zeros(self._network.size, dtype=bool)

    @cached_property
    def _places(self) -> Rows:
        count = min(_NEAREST + 1, len(self._active))
        return np.zeros((self._network.size, count), dtype=np.int32)

    @cached_property
    def _weights(self) -> Floats:
        return np.zeros(self._places.shape)

    @cached_property
    def _wide(self) -> Floats:
        """How many ties the surroundings of each place have."""
        return np.zeros(self._network.size)

    @cached_property
    def _reached(self) -> Ints:
        """How many ties are walked to look around a place."""
        return np.zeros(self._network.size, dtype=np.int64)


def _sphere(points: Floats) -> Floats:
    lat, lon = points.T
    return np.stack(
        (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1
    )
