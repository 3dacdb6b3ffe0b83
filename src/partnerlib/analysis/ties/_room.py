"""How high pairs without a broker can score, by their countries and sizes alone."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from partnerlib.analysis.ties._sieve import Sieve
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._wedges import Rows

_AT_A_TIME: Final = 1 << 18


class Room:
    """What is left to pairs of which nothing is known but countries and sizes.

    Parameters
    ----------
    sieve : Sieve
        What looks at pairs; its best so far are what others have to reach.

    Attributes
    ----------
    country : array of int, shape (n_nodes,)
        The country of each node, as a code, in the order of the sieve.
    """

    def __init__(self, sieve: Sieve) -> None:
        self._sieve = sieve
        glance = sieve.glance
        self.country: Ints = glance.country
        self._size: Ints = glance.size
        count = len(glance.tables(0.0)[0])
        chord = _apart_at_least(glance.spots, self.country, count)
        self._near: Floats = glance.proximity(chord)

    def _tables(self, least: float) -> tuple[Floats, Floats]:
        """Give the leads by countries, with all that does not change, and by sizes."""
        sieve = self._sieve
        countries, sizes = sieve.glance.tables(least)
        lead = sieve.start(least) + sieve.glance.unstated(least)
        for name in ("resource_allocation", "cannistraci_hebb"):
            lead += float(sieve.weighed(name, np.zeros(1))[0])
        places = np.maximum(sieve.glance.places(self._near, least), 0.0)
        return countries + places + lead, sizes

    def leads(self, nodes: Rows, least: float) -> Floats:
        """Give how far pairs could exceed a score, their paths of three ties aside.

        Parameters
        ----------
        nodes : array of int, shape (n,)
            One end of the pairs.
        least : float
            The score.

        Returns
        -------
        array of float, shape (n, n_countries)
            By the country of the other end.
        """
        countries, sizes = self._tables(least)
        dense = float(self._sieve.weighed("neighbourhood_ties", np.ones(1))[0])
        largest = sizes.max(axis=1)[self._size[nodes]] + dense
        result: Floats = countries[self.country[nodes]] + largest[:, None]
        return result

    def groups(self, asked: Bools) -> Iterator[tuple[Rows, Rows]]:
        """Go through the pairs that could count without any path between them.

        Parameters
        ----------
        asked : array of bool, shape (n_nodes,)
            Which nodes both ends are among.

        Yields
        ------
        hub, other : array of int
            The pairs, in blocks; whole groups of them, of two countries and two
            classes of size, are left out where none of them can count.
        """
        nodes = np.flatnonzero(asked).astype(np.int32)
        classes = int(self._size.max(initial=0)) + 1
        codes = self.country * classes + self._size
        kinds, at = np.unique(codes[nodes], return_inverse=True)
        nodes = nodes[np.argsort(at, kind="stable")]
        heads = np.append(0, np.cumsum(np.bincount(at, minlength=len(kinds))))
        country, size = np.divmod(kinds, classes)
        for group, code in enumerate(kinds.tolist()):
            lead = self._alone(country[group], size[group], country, size)
            # Each two groups once.
            lead[:group] = -1.0
            theirs = nodes[np.repeat(lead >= 0, np.diff(heads))]
            mine = nodes[heads[group] : heads[group + 1]]
            step = max(_AT_A_TIME // max(len(theirs), 1), 1)
            for first in range(0, len(mine) if len(theirs) else 0, step):
                part = mine[first : first + step]
                hub, other = np.repeat(part, len(theirs)), np.tile(theirs, len(part))
                kept = np.flatnonzero((codes[other] != code) | (other > hub))
                yield hub[kept], other[kept]

    def _alone(self, country: int, size: int, countries: Ints, sizes: Ints) -> Floats:
        """Give the leads of one group with others, without any path."""
        by_country, by_size = self._tables(self._sieve.best.least)
        lead = by_country[country, countries] + by_size[size, sizes]
        for name in ("three_paths", "neighbourhood_ties"):
            lead += self._sieve.weighed(name, np.zeros(1))[0]
        result: Floats = lead
        return result


def _apart_at_least(spots: tuple[Floats, ...], codes: Ints, count: int) -> Floats:
    """Bound from below how far nodes of two countries lie apart, through the earth.

    Each country is put into a ball; NaN where no place in a country is known.
    """
    points = np.stack(spots, axis=1)
    known = ~np.isnan(points[:, 0])
    points, where = points[known], codes[known]
    total = np.zeros((count, 3))
    np.add.at(total, where, points)
    members = np.bincount(where, minlength=count)
    centres = np.full((count, 3), np.nan)
    some = members > 0
    centres[some] = total[some] / members[some, None]
    radii = np.zeros(count)
    np.maximum.at(radii, where, np.sqrt(((points - centres[where]) ** 2).sum(axis=1)))
    way = np.sqrt(((centres[:, None] - centres) ** 2).sum(axis=2))
    result: Floats = np.maximum(way - radii[:, None] - radii, 0.0)
    return result


__all__ = ["Room"]
