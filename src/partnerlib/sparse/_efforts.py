"""Who provides what, where and when: a registry as efforts in cells.

Gaps and duplicates ask the same thing of a registry; it is made once here, as
integer-indexed arrays, and kept with the registry. Every step is linear in the records.
"""

from collections.abc import Iterable, Mapping
from itertools import chain, compress
from types import MappingProxyType
from typing import TypeAlias

import attrs
import numpy as np
from scipy.sparse import csr_array

from partnerlib.model import Action, Agreement
from partnerlib.registry import Registry, kept
from partnerlib.sparse._bound import Lazy
from partnerlib.sparse._effort_records import (
    STATED,
    EffortRecords,
    flag_counts,
    flags_of,
    sizes,
)
from partnerlib.sparse._facets import Placing
from partnerlib.sparse._live_records import live_records
from partnerlib.sparse._providers import (
    IntArray,
    effort_span,
    live_providers,
    numbered,
)
from partnerlib.sparse._ragged import spread
from partnerlib.sparse._time import Liveness
from partnerlib.typing import FACETS, Facet

Cell: TypeAlias = tuple[str, ...]


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
        if 2 * sum(map(bool, map(STATED[facet], bonds))) >= len(bonds) > 0
    )


def _built(
    registry: Registry, by: tuple[Facet, ...], level: str | None, liveness: Liveness
) -> Efforts:
    bonds, counts = live_records(registry, liveness)
    found = live_providers(registry, liveness)
    placing = Placing(registry, level, liveness)
    records = EffortRecords(bonds, flags_of(bonds, by, placing, found), placing, found)
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
        counts=MappingProxyType({**counts, **flag_counts(records, by)}),
    )


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
        every = list(map(STATED[facet], placed))
        if facet == "place" and not records.placing.is_plain:
            every = [records.placing(places)[0] for places in every]
        names, numbers = numbered(chain.from_iterable(every))
        lengths = sizes(every)
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
    "Efforts",
    "IntArray",
    "build_efforts",
    "default_by",
    "effort_span",
    "numbered",
]
