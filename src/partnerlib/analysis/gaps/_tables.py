"""Which cells lie in which stated values: the matching under every kind of gap.

Records repeat the same few values, so that everything here is done once for each
distinct signature (the values that a record states of each facet) and not once
for each record, and cells are found by their values and never by going through
all of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from partnerlib.model import Scope
from partnerlib.sparse import Cell, IntArray, Lineage
from partnerlib.sparse._efforts import numbered
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


NO_PLACES: Final = Places((), (), ())

Groups: TypeAlias = dict[Places, dict[Terms, list[int]]]
"""Numbers of records by their signature."""


def grouped(
    numbers: IntArray,
    scopes: Sequence[Scope],
    facets: Iterable[Facet],
    places: Callable[[tuple[str, ...]], Places],
) -> Groups:
    """Bring together the records that state the same of some facets.

    Parameters
    ----------
    numbers : array of int
        The numbers of the records.
    scopes : sequence of Scope
        What each of them states.
    facets : iterable of str
        The facets that matter, at least one; the others are blanked.
    places : callable
        Reads the places that a record states.
    """
    matter = set(facets)
    wanted = [facet for facet in FACETS if facet in matter]
    columns = [map(attrgetter(f"{facet}s"), scopes) for facet in wanted]
    every = list(zip(*columns, strict=True))
    distinct = dict.fromkeys(every)
    codes = dict(zip(distinct, range(len(distinct)), strict=True))
    code = np.fromiter(map(codes.__getitem__, every), dtype=np.int64)
    ordered: list[int] = numbers[np.argsort(code, kind="stable")].tolist()
    ends: list[int] = np.bincount(code, minlength=len(distinct)).cumsum().tolist()
    groups: Groups = {}
    start = 0
    for stated, end in zip(distinct, ends, strict=True):
        values = dict(zip(wanted, stated, strict=True))
        terms = tuple([values.get(facet, ()) for facet in TERM_FACETS])
        where = places(values["place"]) if "place" in values else NO_PLACES
        groups.setdefault(where, {})[terms] = ordered[start:end]
        start = end
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
        self._columns = {
            facet: _Column([cell[column] for cell in cells])
            for column, facet in enumerate(facets)
        }
        self._inside: dict[str, list[str]] = {}
        for place in self._columns["place"].values if "place" in facets else ():
            for outer in lineages["place"](place)[1:]:
                self._inside.setdefault(outer, []).append(place)
        self._kept: dict[Terms, tuple[IntArray, bool]] = {}
        self._kept_within: dict[str, IntArray] = {}
        self.all = np.arange(len(cells))

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
            cells, whole = self.all, True
            for facet, values in zip(TERM_FACETS, terms, strict=True):
                if facet in self.facets and values:
                    cells = self.both(cells, self.covered(facet, values))
                elif facet in self.facets:
                    whole = False
            found = self._kept[terms] = cells, whole
        return found

    def by_places(self, places: Places) -> "Placed":
        """Find the cells by place; where it is no facet, all are covered."""
        return Placed(self, places)

    def both(self, one: IntArray, other: IntArray) -> IntArray:
        """Intersect two ascending sets of cells, in time of the smaller one."""
        small, large = (one, other) if one.size < other.size else (other, one)
        if not small.size or large.size == len(self):
            return small
        shared: IntArray = small[
            large.take(large.searchsorted(small), mode="clip") == small
        ]
        return shared

    def covered(self, facet: Facet, values: tuple[str, ...]) -> IntArray:
        """Find the cells whose value is one of these, or wider."""
        lineage = self._lineages[facet]
        wider = {outer for value in values for outer in lineage(value)}
        return self._columns[facet].at(wider)

    def is_precise(self, places: Places) -> bool:
        """Say whether places tell exactly in which cells a record does not lie."""
        return "place" not in self.facets or (
            bool(places.stated) and self._inside.keys().isdisjoint(places.wide)
        )

    def within(self, places: tuple[str, ...]) -> IntArray:
        """Find the cells whose place lies inside one of these and is none of them."""
        return _union([self._within(each) for each in places if each in self._inside])

    def _within(self, outer: str) -> IntArray:
        found = self._kept_within.get(outer)
        if found is None:
            found = self._columns["place"].at(self._inside[outer])
            self._kept_within[outer] = found
        return found


class Placed:
    """The cells of a table by where the places of a record lie to theirs."""

    def __init__(self, table: CellTable, places: Places) -> None:
        self._table = table
        self._places = places
        self._is_facet = "place" in table.facets
        self._is_stated = bool(places.stated)

    @cached_property
    def covered(self) -> IntArray:
        """Cells whose place is one of the record's, or contains it."""
        if not self._is_facet:
            return self._table.all
        return self._table.covered("place", self._places.rolled)

    def maybe(self, *, whole: bool) -> IntArray:
        """Cells that the record is not known to lie in, and not known not to.

        Parameters
        ----------
        whole : bool
            Whether every other facet is stated. If it is, these are the cells whose
            place lies inside one that is stated too widely, or all where none is
            stated; if not, those that it would cover as well.
        """
        if self._is_facet and not self._is_stated:
            return self._table.all
        return self._inside if whole else self._fitting

    @cached_property
    def _inside(self) -> IntArray:
        inside = self._table.within(self._places.wide)
        if not inside.size:
            return inside
        return np.setdiff1d(inside, self.covered, assume_unique=True)

    @cached_property
    def _fitting(self) -> IntArray:
        return _union([part for part in (self.covered, self._inside) if part.size])


class _Column:
    """The cells of a table by their value of one facet."""

    def __init__(self, stated: list[str]) -> None:
        self.values, numbers = numbered(stated)
        self._cells = np.argsort(numbers, kind="stable").astype(np.int64)
        self._ends: list[int] = np.bincount(numbers).cumsum().tolist()
        self._numbers = {value: number for number, value in enumerate(self.values)}

    def at(self, values: Iterable[str]) -> IntArray:
        """Give the cells that have one of these values, ascending."""
        found = [self._numbers[value] for value in values if value in self._numbers]
        return _union([self._of(number) for number in found])

    def _of(self, number: int) -> IntArray:
        start = self._ends[number - 1] if number else 0
        return self._cells[start : self._ends[number]]


def _union(sets: list[IntArray]) -> IntArray:
    if not sets:
        return NO_CELLS
    return sets[0] if len(sets) == 1 else np.unique(np.concatenate(sets))
