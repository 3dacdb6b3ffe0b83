"""What the ties around two places say of a tie between them."""

from functools import cached_property
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis._shared.tie_score._partners import against, share
from partnerlib.sparse._ragged import Bools, Floats, Ints, find
from partnerlib.sparse._two_paths import Network

EARTH: Final = 6371.0088  # mean radius in km
_NEAREST: Final = 48
_REACH: Final = 150.0  # km at which a place counts 1/e
_DOUBT: Final = 0.3


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

    def known(self, left: Ints, right: Ints) -> Bools:
        """Say of which pairs both places are known."""
        return self._has[left] & self._has[right]

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
            Nodes whose places are known, sorted by left, then right.

        Returns
        -------
        nearby_ties : array of float
            Ties between the surroundings of one and those of the other.
        partners_nearby : array of float
            Ties of one with the surroundings of the other.
        """
        rows, at = np.unique(left, return_inverse=True)
        near, ties = self._near, self._ties
        codes = at * self._network.size + right
        around = csr_array(near[rows] @ ties)
        one_way = _entries(around, codes)
        other_way = _entries(csr_array(ties[rows] @ self._near_columns), codes)
        both = _entries(csr_array(around @ self._near_columns), codes)
        degrees, wide = self._degrees, self._wide
        most = max(float(degrees.sum()), 1.0)
        nearby = against(both, wide[left] * wide[right] / most, _DOUBT)
        expected = (wide[left] * degrees[right] + wide[right] * degrees[left]) / most
        partners = against(one_way + other_way, expected, _DOUBT)
        return share(nearby), share(partners)

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
    def _wide(self) -> Floats:
        """How many ties the surroundings of each place have."""
        result: Floats = self._near @ self._degrees
        return result

    @cached_property
    def _near(self) -> csr_array:
        """How much each place is part of the surroundings of another."""
        from scipy.spatial import cKDTree  # some registries know no places

        size = self._network.size
        places = np.flatnonzero(self._has)
        active = np.flatnonzero(self._degrees > 0)
        count = min(_NEAREST + 1, len(active))
        if count == 0:
            return csr_array((size, size))
        tree = cKDTree(_sphere(self._points[active]))
        _, found = tree.query(_sphere(self._points[places]), k=count)
        nearest = active[found.reshape(len(places), count)]
        rows = np.repeat(places, count)
        columns = nearest.ravel()
        other = rows != columns
        # A place without ties is not among those found: drop the farthest instead.
        whole = other.reshape(len(places), count).all(axis=1)
        if count > _NEAREST:
            other.reshape(len(places), count)[whole, -1] = False
        rows, columns = rows[other], columns[other]
        weights = np.exp(-self.distance(rows, columns) / _REACH)
        return csr_array((weights, (rows, columns)), shape=(size, size))

    @cached_property
    def _near_columns(self) -> csr_array:
        return csr_array(self._near.T)


def _sphere(points: Floats) -> Floats:
    lat, lon = points.T
    return np.stack(
        (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1
    )


def _entries(matrix: csr_array, codes: Ints) -> Floats:
    """Look entries up by ``row * n_columns + column``, ascending."""
    matrix.sort_indices()
    height, width = matrix.shape
    rows = np.repeat(np.arange(height, dtype=np.int64), np.diff(matrix.indptr))
    at = find(rows * width + matrix.indices, codes)
    return np.append(matrix.data, 0.0)[at]  # -1, the last, is no entry
