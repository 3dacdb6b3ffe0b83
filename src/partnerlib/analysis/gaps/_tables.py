"""Which cells lie in which stated values: the matching under every kind of gap.

Records repeat the same few values, so that everything here is done once for each
distinct signature (the values that a record states of each facet) and not once
for each record, and cells are found by their values and never by going through
all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from partnerlib.model import Scope
from partnerlib.sparse import Cell, IntArray, Lineage
from partnerlib.typing import FACETS, Facet

TERM_FACETS: Final[tuple[Facet, ...]] = FACETS[:-1]
"""Every facet but place."""

Terms: TypeAlias = tuple[tuple[str, ...], ...]
"""The stated terms of each facet but place, in the order of `TERM_FACETS`."""

NO_CELLS: Final = np.zeros(0, dtype=np.int64)


class Places(NamedTuple):
    """The places that a record states.

    ``stated`` as they are, ``rolled`` at the level asked for, ``wide`` those that
    may be stated too widely: with a level those above it, without one all.
    """

    stated: tuple[str, ...]
    rolled: tuple[str, ...]
    wide: tuple[str, ...]


class Placed(NamedTuple):
    """The cells of a table by where the places of a record lie to theirs.

    ``covered``: a place of the record is the cell's, or inside it. ``doubtful``:
    not covered, but the cell's place lies inside one that is stated too widely;
    or no place is stated. ``possible``: all these, and cells whose place lies
    inside any place of the record.
    """

    covered: IntArray
    doubtful: IntArray
    possible: IntArray

    def among(self, *, whole: bool) -> tuple[IntArray, IntArray]:
        """Give the cells that are covered, and those that are in doubt.

        Parameters
        ----------
        whole : bool
            Whether every other facet is stated; if not, nothing is covered.
        """
        return (self.covered, self.doubtful) if whole else (NO_CELLS, self.possible)


Groups: TypeAlias = dict[Places, dict[Terms, list[int]]]
"""Numbers of records by their signature."""


def grouped(
    stated: Iterable[tuple[int, Scope, Places]], facets: Iterable[Facet]
) -> Groups:
    """Bring together the records that state the same of some facets.

    Parameters
    ----------
    stated : iterable of (number, scope, places)
        The records.
    facets : iterable of str
        The facets that matter; the others are blanked.
    """
    wanted = set(facets)
    groups: Groups = {}
    for number, scope, places in stated:
        terms = tuple(
            scope.facet(facet) if facet in wanted else () for facet in TERM_FACETS
        )
        where = places if "place" in wanted else Places((), (), ())
        groups.setdefault(where, {}).setdefault(terms, []).append(number)
    return groups


class CellTable:
    """Cells of the same facets, found by the values that lie in theirs."""

    def __init__(
        self,
        facets: tuple[Facet, ...],
        cells: Sequence[Cell],
        lineages: Mapping[Facet, Lineage],
    ) -> None:
        self.facets = facets
        self.cells = cells
        self._lineages = lineages
        self._by_value = {
            facet: _numbers_by([cell[column] for cell in cells])
            for column, facet in enumerate(facets)
        }
        self._inside: dict[str, list[IntArray]] = {}
        for place, numbers in self._by_value.get("place", {}).items():
            for outer in lineages["place"](place)[1:]:
                self._inside.setdefault(outer, []).append(numbers)
        self._kept: dict[Terms, tuple[IntArray, bool]] = {}
        self._all = np.arange(len(cells))

    def __len__(self) -> int:
        return len(self.cells)

    def by_terms(self, terms: Terms) -> tuple[IntArray, bool]:
        """Find the cells that the stated facets cover, place aside.

        Returns
        -------
        cells : array of int
            Ascending. Facets that are not stated exclude none.
        whole : bool
            Whether every facet of the cells but place is stated.
        """
        found = self._kept.get(terms)
        if found is None:
            cells, whole = self._all, True
            for facet, values in zip(TERM_FACETS, terms, strict=True):
                if facet in self.facets and values:
                    cells = self.both(cells, self._covered(facet, values))
                elif facet in self.facets:
                    whole = False
            found = self._kept[terms] = cells, whole
        return found

    def by_places(self, places: Places) -> Placed:
        """Find the cells by place; where it is no facet, all are covered."""
        if "place" not in self.facets:
            return Placed(self._all, NO_CELLS, self._all)
        if not places.stated:
            return Placed(NO_CELLS, self._all, self._all)
        covered = self._covered("place", places.rolled)
        wide = self._within(places.wide)
        holding = self._within(places.stated)
        return Placed(
            covered,
            np.setdiff1d(wide, covered, assume_unique=True),
            np.union1d(covered, holding),
        )

    def both(self, one: IntArray, other: IntArray) -> IntArray:
        """Intersect two ascending sets of cells, in time of the smaller one."""
        small, large = (one, other) if one.size < other.size else (other, one)
        if not small.size or large.size == len(self):
            return small
        at = np.minimum(np.searchsorted(large, small), large.size - 1)
        shared: IntArray = small[large[at] == small]
        return shared

    def _covered(self, facet: Facet, values: tuple[str, ...]) -> IntArray:
        by_value = self._by_value[facet]
        lineage = self._lineages[facet]
        wider = {outer for value in values for outer in lineage(value)}
        return _union([by_value[outer] for outer in wider if outer in by_value])

    def _within(self, places: tuple[str, ...]) -> IntArray:
        return _union(
            [numbers for place in places for numbers in self._inside.get(place, ())]
        )


def _numbers_by(values: list[str]) -> dict[str, IntArray]:
    found: dict[str, list[int]] = {}
    for number, value in enumerate(values):
        found.setdefault(value, []).append(number)
    return {value: np.array(numbers) for value, numbers in found.items()}


def _union(sets: list[IntArray]) -> IntArray:
    if not sets:
        return NO_CELLS
    return sets[0] if len(sets) == 1 else np.unique(np.concatenate(sets))
