"""Who provides what, where and when: a registry as efforts in cells.

Gaps and duplicates ask the same thing of a registry; it is made once here, as
integer-indexed arrays, and kept with the registry. Every step is linear in the records.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, compress
from operator import attrgetter
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.model import Action, Agreement, Span
from partnerlib.registry import Registry, kept, reference
from partnerlib.sparse._bound import Bond, Lazy
from partnerlib.sparse._facets import LARGEST_SCOPE, Placing
from partnerlib.sparse._live_records import live_records
from partnerlib.sparse._providers import (
    IntArray,
    Providers,
    effort_span,
    integers,
    live_providers,
    numbered,
)
from partnerlib.sparse._ragged import spread
from partnerlib.sparse._time import Liveness
from partnerlib.typing import FACETS, Facet

Cell: TypeAlias = tuple[str, ...]

_FLAGS: Final = ("", "no-provider", "undocumented", "too-wide", "unplaced")
_SOUND, _NO_PROVIDER, _UNDOCUMENTED, _TOO_WIDE, _UNPLACED = range(5)
_TERMS: Final[Mapping[str, Callable[[Bond], tuple[str, ...]]]] = {
    facet: attrgetter(f"scope.{facet}s") for facet in FACETS
}


@attrs.frozen(eq=False)
class EffortRecord:
    """A live record that tells of efforts, as far as it tells of them.

    Attributes
    ----------
    record : Action or Agreement
        The record itself.
    """

    _all: "EffortRecords" = attrs.field(repr=False)
    _number: int
    record: Action | Agreement

    @property
    def reference(self) -> str:
        """``action/<id>`` or ``agreement/<id>``."""
        return reference(self.record)

    @property
    def providers(self) -> tuple[str, ...]:
        """The actors that provide, one per party; empty if nobody is known to.

        An actor with two terms of office stands twice.
        """
        return self._all.providers_of(self._number)

    @property
    def spans(self) -> tuple[Span, ...]:
        """When each of them provides."""
        return self._all.spans_of(self._number)

    @property
    def places(self) -> tuple[str, ...]:
        """The places, at the level asked for."""
        return self._all.placing(self.record.scope.places)[0]

    @property
    def above(self) -> tuple[str, ...]:
        """The stated places that lie above that level."""
        return self._all.placing(self.record.scope.places)[1]

    @property
    def flag(self) -> str:
        """Why it makes no cell, if it makes none.

        ``no-provider``, ``undocumented``, ``unplaced`` or ``too-wide``; the last two
        are undocumented as well.
        """
        return _FLAGS[int(self._all.flags[self._number])]

    def stated(self, facet: Facet) -> tuple[str, ...]:
        """Give the values of a facet, places at the level asked for."""
        return self.places if facet == "place" else self.record.scope.facet(facet)


class EffortRecords(Lazy[EffortRecord]):
    """The records that tell of efforts, by reference.

    Attributes
    ----------
    bonds : tuple of Action or Agreement
        The records themselves.
    flags : array of int
        Why each of them makes no cell; 0 where it makes some.
    placing : Placing
        What stated places are at the level.
    """

    def __init__(
        self,
        bonds: tuple[Bond, ...],
        flags: IntArray,
        placing: Placing,
        providers: Providers,
    ) -> None:
        self.bonds = bonds
        self.flags = flags
        self.placing = placing
        self._providers = providers
        sizes = np.bincount(providers.records, minlength=len(bonds))
        self._ends = np.append(0, sizes.cumsum())

    def __len__(self) -> int:
        return len(self.bonds)

    def _at(self, number: int) -> EffortRecord:
        return EffortRecord(self, number, self.bonds[number])

    @property
    def has_cells(self) -> NDArray[np.bool_]:
        """Whether each record makes cells."""
        has: NDArray[np.bool_] = self.flags == _SOUND
        return has

    @property
    def is_provided(self) -> NDArray[np.bool_]:
        """Whether each record has a provider."""
        provided: NDArray[np.bool_] = np.diff(self._ends) > 0
        return provided

    def providers_of(self, number: int) -> tuple[str, ...]:
        """Give the actors that provide in a record, in the order of its parties."""
        members: list[int] = self._providers.members[self._range(number)].tolist()
        return tuple([self._providers.actors[member] for member in members])

    def spans_of(self, number: int) -> tuple[Span, ...]:
        """Give when each of them provides."""
        spans: list[list[int]] = self._providers.spans[self._range(number)].tolist()
        return tuple([Span(*span) for span in spans])

    def _range(self, number: int) -> slice:
        return slice(self._ends[number], self._ends[number + 1])


class Cells(Lazy[Cell]):
    """Cells, made of their values when they are asked for."""

    def __init__(
        self, values: tuple[tuple[str, ...], ...], cell_values: IntArray
    ) -> None:
        self._values = values
        self._cell_values = cell_values

    def __len__(self) -> int:
        return len(self._cell_values)

    def _at(self, number: int) -> Cell:
        row: list[int] = self._cell_values[number].tolist()
        return tuple(
            [names[value] for names, value in zip(self._values, row, strict=True)]
        )


@attrs.frozen(kw_only=True, eq=False)
class Efforts:
    """The efforts of a registry, and the cells in which they lie.

    Attributes
    ----------
    by : tuple of str
        The facets of a cell, in the order theme, function, audience, place.
    records : sequence of EffortRecord
        By reference; those that make no effort or no cell among them.
    actors : tuple of str
        Every actor with an effort, by id.
    cells : sequence of tuple of str
        Every cell with an effort, sorted; values in the order of ``by``.
    values : tuple of tuple of str
        The values of each facet of ``by`` that are in some cell, sorted.
    cell_values : array of int, shape (n_cells, n_facets)
        The values of each cell, by number in ``values``.
    effort_records, effort_actors : array of int, shape (n_efforts,)
        The record and the actor of each effort; an effort is a provider of a
        record over a span. Ascending by record.
    effort_spans : array of int, shape (n_efforts, 4)
        The fields of the `Span` of each effort.
    record_cells : csr_array of bool, shape (n_records, n_cells)
        The cells of each record.
    presence : csr_array of bool, shape (n_actors, n_cells)
        Who provides in which cell.
    counts : mapping of str to int
        What was looked at, under the names of `examined`.
    """

    by: tuple[Facet, ...]
    records: EffortRecords
    actors: tuple[str, ...]
    cells: Cells
    values: tuple[tuple[str, ...], ...]
    cell_values: IntArray
    effort_records: IntArray
    effort_actors: IntArray
    effort_spans: IntArray
    record_cells: csr_array
    presence: csr_array
    counts: Mapping[str, int]


def build_efforts(
    registry: Registry,
    *,
    by: tuple[Facet, ...] | None,
    level: str | None,
    liveness: Liveness,
) -> Efforts:
    """Make the efforts of a registry and put them into cells.

    Parameters
    ----------
    registry : Registry
        Not modified.
    by : tuple of str or None
        The facets of a cell, checked; None takes those of `default_by`.
    level : str or None
        The level to which places are rolled up, checked; None takes them as
        they are stated.
    liveness : Liveness
        Which records count, and at which day.

    Returns
    -------
    Efforts
        Empty, without actors and cells, where nobody provides.

    Notes
    -----
    Linear in the records, their parties and their cells. Worked out once for each
    registry and question, and kept with the registry: all who ask get the same.
    """
    if by is None:
        by = _default_by(registry, liveness)
    key = ("efforts", by, level, liveness.kept, liveness.day)
    return kept(registry, key, lambda: _built(registry, by, level, liveness))


def _default_by(registry: Registry, liveness: Liveness) -> tuple[Facet, ...]:
    key = ("default-by", liveness.kept, liveness.day)
    return kept(registry, key, lambda: default_by(live_records(registry, liveness)[0]))


def default_by(records: Iterable[Action | Agreement]) -> tuple[Facet, ...]:
    """Choose the facets that at least half of the records state.

    Parameters
    ----------
    records : iterable of Action or Agreement
        The effort records.

    Returns
    -------
    tuple of str
        In the order theme, function, audience, place; empty where there is no
        record, or none that half of them state.
    """
    bonds = tuple(records)
    return tuple(
        facet
        for facet in FACETS
        if 2 * sum(map(bool, map(_TERMS[facet], bonds))) >= len(bonds) > 0
    )


def _built(
    registry: Registry, by: tuple[Facet, ...], level: str | None, liveness: Liveness
) -> Efforts:
    bonds, counts = live_records(registry, liveness)
    found = live_providers(registry, liveness)
    placing = Placing(registry, level, liveness)
    records = EffortRecords(bonds, _flags(bonds, by, placing, found), placing, found)
    values, cell_values, record_cells = _cells(by, records)
    by_actor = csr_array(
        (
            np.ones(len(found.members), dtype=np.int32),
            (found.members, found.records),
        ),
        shape=(len(found.actors), len(bonds)),
    )
    presence = csr_array(by_actor @ record_cells.astype(np.int32)).astype(np.bool_)
    presence.sort_indices()
    cell_values.flags.writeable = False
    return Efforts(
        by=by,
        records=records,
        actors=found.actors,
        cells=Cells(values, cell_values),
        values=values,
        cell_values=cell_values,
        effort_records=found.records,
        effort_actors=found.members,
        effort_spans=found.spans,
        record_cells=record_cells,
        presence=presence,
        counts=MappingProxyType({**counts, **_flag_counts(records, by)}),
    )


def _flags(
    bonds: tuple[Bond, ...],
    by: tuple[Facet, ...],
    placing: Placing,
    providers: Providers,
) -> IntArray:
    """Say why records make no cell; what is found last here counts first."""
    flags = np.full(len(bonds), _SOUND)
    sizes = [_sizes(map(_TERMS[facet], bonds)) for facet in by]
    if "place" in by and not placing.is_plain:
        rolled = (placing(places)[0] for places in map(_TERMS["place"], bonds))
        flags[_sizes(rolled) == 0] = _UNPLACED
    # Floating point: a product of counts may be beyond all integers.
    cells = np.prod([size.astype(np.float64) for size in sizes], axis=0)
    flags[cells > LARGEST_SCOPE] = _TOO_WIDE
    flags[cells == 0 if by else slice(None)] = _UNDOCUMENTED
    provided = np.bincount(providers.records, minlength=len(bonds)) > 0
    flags[~provided] = _NO_PROVIDER
    return flags


def _sizes(values: Iterable[tuple[str, ...]]) -> IntArray:
    return integers(map(len, values))


def _flag_counts(records: EffortRecords, by: tuple[Facet, ...]) -> dict[str, int]:
    found: list[int] = np.bincount(records.flags, minlength=len(_FLAGS)).tolist()
    above = 0
    if "place" in by and not records.placing.is_plain:
        placed = (records.flags == _SOUND) | (records.flags == _UNPLACED)
        stated = map(_TERMS["place"], compress(records.bonds, placed.tolist()))
        above = sum(len(records.placing(places)[1]) for places in stated)
    return {
        "no_provider": found[_NO_PROVIDER],
        "undocumented": found[_UNDOCUMENTED] + found[_UNPLACED] + found[_TOO_WIDE],
        "unplaced": found[_UNPLACED],
        "too_wide": found[_TOO_WIDE],
        "above_level": above,
    }


def _cells(
    by: tuple[Facet, ...], records: EffortRecords
) -> tuple[tuple[tuple[str, ...], ...], IntArray, csr_array]:
    """Put records into cells, which are sorted as the values of their facets are."""
    # A row for each cell of a record, as far as its facets are looked at: which of
    # the distinct combinations it is, and for each of these the values it has.
    rows = np.flatnonzero(records.has_cells)
    placed = tuple(compress(records.bonds, records.has_cells.tolist()))
    position = np.zeros(len(records), dtype=np.int64)
    position[rows] = np.arange(len(rows))
    combination = np.zeros(len(rows), dtype=np.int64)
    columns: list[IntArray] = []
    values: list[tuple[str, ...]] = []
    for facet in by:
        every = list(map(_TERMS[facet], placed))
        if facet == "place" and not records.placing.is_plain:
            every = [records.placing(places)[0] for places in every]
        names, numbers = numbered(chain.from_iterable(every))
        lengths = _sizes(every)
        starts = lengths.cumsum() - lengths
        at = position[rows]
        before, positions = spread(starts[at], lengths[at])
        rows = rows[before]
        codes = combination[before] * len(names) + numbers[positions]
        distinct, combination = np.unique(codes, return_inverse=True)
        earlier, last = np.divmod(distinct, max(len(names), 1))
        columns = [*(column[earlier] for column in columns), last]
        values.append(names)
    cell_values = np.stack(columns, axis=1) if by else np.zeros((0, 0), dtype=np.int64)
    ends = np.bincount(rows, minlength=len(records)).cumsum()
    matrix = csr_array(
        (np.ones(len(rows), dtype=bool), combination, np.append(0, ends)),
        shape=(len(records), len(cell_values)),
    )
    matrix.sort_indices()
    return tuple(values), cell_values, matrix


__all__ = [
    "Cell",
    "EffortRecord",
    "EffortRecords",
    "Efforts",
    "IntArray",
    "build_efforts",
    "default_by",
    "effort_span",
    "numbered",
]
