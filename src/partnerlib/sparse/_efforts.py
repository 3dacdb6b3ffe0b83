"""Who provides what, where and when: a registry as efforts in cells.

Gaps and duplicates ask the same thing of a registry; it is made once here, as
plain values beside integer-indexed arrays. Every step is linear in the records.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from math import prod
from operator import attrgetter
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.model import Action, Agreement, Party, Period, Span
from partnerlib.registry import Registry
from partnerlib.sparse._facets import LARGEST_SCOPE, Placing
from partnerlib.sparse._ragged import spread
from partnerlib.sparse._time import Liveness
from partnerlib.typing import FACETS, Facet

IntArray: TypeAlias = NDArray[np.int64]
Cell: TypeAlias = tuple[str, ...]

_PROVIDING: Final = ("provides", "leads")
_SAME_BUT_FOR: Final = ("id", "sources")


@attrs.frozen(kw_only=True, eq=False)
class EffortRecord:
    """A live record that tells of efforts, as far as it tells of them.

    Attributes
    ----------
    reference : str
        ``action/<id>`` or ``agreement/<id>``.
    record : Action or Agreement
        The record itself.
    providers : tuple of str
        The actors that provide, one per party: an actor with two terms of office
        stands twice. Empty: nobody is known to provide.
    spans : tuple of Span
        When each of them provides.
    places : tuple of str
        The places, at the level asked for.
    above : tuple of str
        The stated places that lie above that level.
    flag : {"", "no-provider", "undocumented", "unplaced", "too-wide"}
        Why it makes no cell; the last two are undocumented as well.
    """

    reference: str
    record: Action | Agreement
    providers: tuple[str, ...]
    spans: tuple[Span, ...]
    places: tuple[str, ...]
    above: tuple[str, ...]
    flag: str

    def stated(self, facet: Facet) -> tuple[str, ...]:
        """Give the values of a facet, places at the level asked for."""
        return self.places if facet == "place" else self.record.scope.facet(facet)


@attrs.frozen(kw_only=True, eq=False)
class Efforts:
    """The efforts of a registry, and the cells in which they lie.

    Attributes
    ----------
    by : tuple of str
        The facets of a cell, in the order theme, function, audience, place.
    records : tuple of EffortRecord
        By reference; those that make no effort or no cell among them.
    actors : tuple of str
        Every actor with an effort, by id.
    cells : tuple of tuple of str
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
    records: tuple[EffortRecord, ...]
    actors: tuple[str, ...]
    cells: tuple[Cell, ...]
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
    Linear in the records, their parties and their cells.
    """
    kept, counts = _effort_records(registry, liveness)
    if by is None:
        by = default_by(record for _, record in kept)
    placing = Placing(registry, level, liveness)
    providing = _Providing(registry, liveness)
    efforts: list[EffortRecord] = []
    for reference, record in kept:
        providers, spans = providing(record)
        places, above = placing(record.scope.places)
        efforts.append(
            EffortRecord(
                reference=reference,
                record=record,
                providers=providers,
                spans=spans,
                places=places,
                above=above,
                flag=_flag(record, by, places) if providers else "no-provider",
            )
        )
    counts |= _flag_counts(efforts, by)
    return _indexed(by, tuple(efforts), counts)


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
    scopes = [record.scope for record in records]
    return tuple(
        facet
        for facet in FACETS
        if 2 * sum(bool(scope.facet(facet)) for scope in scopes) >= len(scopes) > 0
    )


def _effort_records(
    registry: Registry, liveness: Liveness
) -> tuple[list[tuple[str, Action | Agreement]], dict[str, int]]:
    counts: Counter[str] = Counter(
        {"records": 0, "live_records": 0, "subsumed": 0, "identical_records": 0}
    )
    carried_out = {action.agreement for action in registry.actions.values()}
    kept: list[tuple[str, Action | Agreement]] = []
    for kind, records in (
        ("action", registry.actions),
        ("agreement", registry.agreements),
    ):
        repeats = _Repeats(Action if kind == "action" else Agreement)
        for id_, record in records.items():
            counts["records"] += 1
            counts[f"status:{record.status or 'unknown'}"] += 1
            if not liveness(record.status, record.period.span):
                continue
            counts["live_records"] += 1
            if kind == "agreement" and id_ in carried_out:
                counts["subsumed"] += 1
                continue
            if repeats(record):
                counts["identical_records"] += 1
            else:
                kept.append((f"{kind}/{id_}", record))
    counts["efforts"] = len(kept)
    return kept, dict(counts)


class _Repeats:
    """Tell the records that repeat an earlier one but for its id and sources.

    Ids come sorted, so that of identical records the smallest id stands. Whole
    contents are hashed only where a few telling fields are equal already.
    """

    def __init__(self, cls: type[Action] | type[Agreement]) -> None:
        names = (field.name for field in attrs.fields(cls))
        self._contents = attrgetter(*(n for n in names if n not in _SAME_BUT_FOR))
        self._first: dict[object, Action | Agreement] = {}
        self._alike: dict[object, set[object]] = {}

    def __call__(self, record: Action | Agreement) -> bool:
        scope = record.scope
        actors = tuple([party.actor for party in record.parties])
        rough = (record.title, scope.themes, scope.places, actors)
        first = self._first.setdefault(rough, record)
        if first is record:
            return False
        alike = self._alike.get(rough)
        if alike is None:
            alike = self._alike[rough] = {self._contents(first)}
        before = len(alike)
        alike.add(self._contents(record))
        return len(alike) == before


class _Providing:
    """The providers of a record and when each of them provides."""

    def __init__(self, registry: Registry, liveness: Liveness) -> None:
        self._roles = registry.vocabularies["roles"]
        self._liveness = liveness
        self._kept: dict[tuple[str, ...], tuple[int, ...]] = {}

    def __call__(
        self, record: Action | Agreement
    ) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        providers: list[str] = []
        spans: list[Span] = []
        lasting = record.period.span
        for party in self._parties(record.parties):
            span = lasting
            if not party.during.is_unknown:
                span = effort_span(record.period, party.during)
            if not span.is_empty and self._liveness.holds(span):
                providers.append(party.actor)
                spans.append(span)
        return tuple(providers), tuple(spans)

    def _parties(self, parties: tuple[Party, ...]) -> Iterable[Party]:
        # Few combinations of roles exist, so that each is looked up once.
        roles = tuple([party.role for party in parties])
        chosen = self._kept.get(roles)
        if chosen is None:
            chosen = self._kept[roles] = self._choose(roles)
        return [parties[index] for index in chosen]

    def _choose(self, roles: tuple[str, ...]) -> tuple[int, ...]:
        classes = [self._roles.role_class(role) for role in roles]
        for wanted in _PROVIDING:
            if wanted in classes:
                return tuple(i for i, found in enumerate(classes) if found == wanted)
        return () if any(roles) else tuple(range(len(roles)))


@lru_cache(maxsize=65_536)
def effort_span(period: Period, during: Period) -> Span:
    """Bound the time of a record by the dates of one of its parties.

    An end that one of them leaves unknown is that of the other: a party without
    dates is there as long as the record lasts, and as surely.

    Parameters
    ----------
    period : Period
        When the record holds.
    during : Period
        When the party is in its role.

    Returns
    -------
    Span
        It may be empty.
    """
    span, bound = period.span, during.span
    start_low = max(span.start_low, bound.start_low)
    end_high = min(span.end_high, bound.end_high)
    starts = [s.start_high for p, s in ((period, span), (during, bound)) if p.start]
    ends = [s.end_low for p, s in ((period, span), (during, bound)) if p.end]
    start_high = min(max(starts, default=end_high), end_high)
    end_low = max(min(ends, default=start_low), start_low)
    return Span(start_low, start_high, end_low, end_high)


def _flag(
    record: Action | Agreement, by: tuple[Facet, ...], places: tuple[str, ...]
) -> str:
    sizes = [len(record.scope.facet(facet)) for facet in by]
    if not by or 0 in sizes:
        return "undocumented"
    if prod(sizes) > LARGEST_SCOPE:
        return "too-wide"
    return "unplaced" if "place" in by and not places else ""


def _flag_counts(efforts: list[EffortRecord], by: tuple[Facet, ...]) -> dict[str, int]:
    flags = Counter(effort.flag for effort in efforts)
    return {
        "no_provider": flags["no-provider"],
        "undocumented": flags["undocumented"] + flags["unplaced"] + flags["too-wide"],
        "unplaced": flags["unplaced"],
        "too_wide": flags["too-wide"],
        "above_level": sum(
            len(effort.above)
            for effort in efforts
            if "place" in by and effort.flag in ("", "unplaced")
        ),
    }


def _indexed(
    by: tuple[Facet, ...], records: tuple[EffortRecord, ...], counts: dict[str, int]
) -> Efforts:
    providers = [record.providers for record in records]
    actors, effort_actors = numbered(chain.from_iterable(providers))
    sizes = _integers(map(len, providers))
    effort_records = np.repeat(np.arange(len(records)), sizes)
    spans = _integers(
        chain.from_iterable(chain.from_iterable(r.spans for r in records))
    )
    values, cell_values, record_cells = _cells(by, records)
    by_actor = csr_array(
        (np.ones(len(effort_actors), dtype=np.int32), (effort_actors, effort_records)),
        shape=(len(actors), len(records)),
    )
    presence = csr_array(by_actor @ record_cells.astype(np.int32)).astype(np.bool_)
    presence.sort_indices()
    rows: list[list[int]] = cell_values.T.tolist()
    columns = [
        [names[number] for number in row]
        for names, row in zip(values, rows, strict=True)
    ]
    return Efforts(
        by=by,
        records=records,
        actors=actors,
        cells=tuple(zip(*columns, strict=True)),
        values=values,
        cell_values=cell_values,
        effort_records=effort_records,
        effort_actors=effort_actors,
        effort_spans=spans.reshape(-1, 4),
        record_cells=record_cells,
        presence=presence,
        counts=counts,
    )


def _cells(
    by: tuple[Facet, ...], records: tuple[EffortRecord, ...]
) -> tuple[tuple[tuple[str, ...], ...], IntArray, csr_array]:
    """Put records into cells, which are sorted as the values of their facets are."""
    placed = [number for number, record in enumerate(records) if not record.flag]
    # A row for each cell of a record, as far as its facets are looked at: which of
    # the distinct combinations it is, and for each of these the values it has.
    rows = _integers(placed)
    combination = np.zeros(len(rows), dtype=np.int64)
    columns: list[IntArray] = []
    values: list[tuple[str, ...]] = []
    for facet in by:
        stated = [records[number].stated(facet) for number in placed]
        names, numbers = numbered(chain.from_iterable(stated))
        lengths = np.zeros(len(records), dtype=np.int64)
        lengths[placed] = _integers(map(len, stated))
        starts = lengths.cumsum() - lengths
        before, positions = spread(starts[rows], lengths[rows])
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


def numbered(names: Iterable[str]) -> tuple[tuple[str, ...], IntArray]:
    """Give numbers to names in sorted order.

    Parameters
    ----------
    names : iterable of str
        With repeats.

    Returns
    -------
    distinct : tuple of str
        Each name once, sorted.
    numbers : array of int
        The number of each name, as they came.
    """
    stated = list(names)
    distinct = sorted(set(stated))
    numbers = {name: number for number, name in enumerate(distinct)}
    return tuple(distinct), _integers(map(numbers.__getitem__, stated))


def _integers(numbers: Iterable[int]) -> IntArray:
    return np.fromiter(numbers, dtype=np.int64)
