"""How much of what is needed the stated capacities could answer."""

import numpy as np

from partnerlib.analysis.triangles._wanted import Wanted
from partnerlib.model import Offer
from partnerlib.registry import Registry
from partnerlib.sparse._ragged import Floats, Ints, find, spread


class Capacities:
    """The quantities that are needed, and the capacities that are offered, by unit.

    Several needs of one cell and unit count once, at their maximum; the stated
    capacities of one territory in one unit are added up. A number without a unit is
    compared with none.

    Parameters
    ----------
    registry : Registry
        The data.
    wanted : Wanted
        What is needed, and who answers.
    """

    def __init__(self, registry: Registry, wanted: Wanted) -> None:
        self._wanted = wanted
        quantities: list[tuple[int, str, int]] = []
        for cell in range(len(wanted.cells)):
            most: dict[str, int] = {}
            for need in wanted.needs(cell):
                if need.quantity is not None and need.unit:
                    most[need.unit] = max(need.quantity, most.get(need.unit, 0))
            quantities += [(cell, unit, most[unit]) for unit in sorted(most)]
        units = {
            unit: i for i, unit in enumerate(sorted({u for _, u, _ in quantities}))
        }
        cells = np.array([cell for cell, _, _ in quantities], dtype=np.int64)
        self._units = np.array([units[u] for _, u, _ in quantities], dtype=np.int64)
        self._needed = np.array([q for _, _, q in quantities], dtype=np.float64)
        self._lengths = np.bincount(cells, minlength=len(wanted.cells)).astype(np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._count = max(len(units), 1)
        stated: dict[int, int] = {}
        for place, told in enumerate(wanted.each_answer()):
            for reference in {reference for reference, _ in told}:
                offer = registry.get(reference)
                if isinstance(offer, Offer) and offer.capacity is not None:
                    unit = units.get(offer.unit)
                    if unit is not None:
                        code = place * self._count + unit
                        stated[code] = stated.get(code, 0) + offer.capacity
        self._codes = np.array(sorted(stated), dtype=np.int64)
        self._offered = np.array([stated[code] for code in sorted(stated)], dtype=float)

    def fit(self, cells: Ints, nodes: Ints) -> Floats:
        """Say how much of a need a territory could answer, at most all of it.

        Parameters
        ----------
        cells, nodes : array of int, shape (n_rows,)
            What is needed, by number; and who answers.

        Returns
        -------
        array of float, shape (n_rows,)
            In [0, 1], the least over the units; NaN where no capacity is known for
            any quantity.
        """
        result = np.full(len(cells), np.inf)
        if len(self._codes):
            places = self._wanted.answer(cells, nodes)
            rows, at = spread(self._starts[cells], self._lengths[cells])
            found = find(self._codes, places[rows] * self._count + self._units[at])
            known = found >= 0
            share = self._offered[found[known]] / self._needed[at[known]]
            np.minimum.at(result, rows[known], np.minimum(share, 1.0))
        result[np.isinf(result)] = np.nan
        return result
