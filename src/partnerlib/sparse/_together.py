"""For how long the members of records were in them together: sums of overlaps."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import attrs
import numpy as np

from partnerlib.errors import ParameterError
from partnerlib.model import EVER_AFTER, EVER_BEFORE, Action, Agreement, Span
from partnerlib.sparse._edges import Edges, first_of_runs
from partnerlib.sparse._nodes import NOWHERE
from partnerlib.sparse._providers import effort_span
from partnerlib.sparse._ragged import (
    Floats,
    Ints,
    blocks,
    find,
    row_sums,
    spread,
    stable_order,
)
from partnerlib.sparse._ties import Ties

Record: TypeAlias = Action | Agreement
Present: TypeAlias = Callable[[Record], Iterable[tuple[int, Span]]]
"""Who is in a record, and when: one node may be there several times."""

YEAR: Final = 365.25
"""Days in a year."""

_BLOCK: Final = 1 << 18
"""Pairs of stays laid out at a time."""

_WAITING: Final = 1 << 22
"""Pairs of stays that wait until they are added up, at least."""


def days_together(
    starts: Ints,
    members: Ints,
    first: Floats,
    last: Floats,
    size: int,
    *,
    endless: float,
) -> tuple[Edges, Floats]:
    """Add up the days on which every two members were in records together.

    See `partnerlib.kernels.days_together`, which checks what it is given.
    """
    if not len(members) == len(first) == len(last):
        raise ParameterError("members", len(members), "as many as first and last days")
    width = max(size, 1)
    sums = _Sums()
    for one, other in _paired(starts, members, width):
        days = np.minimum(last[one], last[other]) - np.maximum(first[one], first[other])
        days = np.where(np.isinf(days) & (days > 0), endless, np.maximum(days + 1, 0))
        sums.add(members[one] * width + members[other], days)
    codes, days = sums.all()
    return Edges(codes // width, codes % width, size), days


class _Sums:
    """Sums of days by pair, added up while they come."""

    def __init__(self) -> None:
        self._codes = [np.empty(0, dtype=np.int64)]
        self._days = [np.empty(0)]
        self._waiting = 0

    def add(self, codes: Ints, days: Floats) -> None:
        """Add the days of some pairs, which may be equal ones."""
        self._codes.append(codes)
        self._days.append(days)
        self._waiting += codes.size
        # They have to double before they are added up: each is so a few times.
        if self._waiting > max(_WAITING, self._codes[0].size):
            codes, days = self.all()
            self._codes, self._days, self._waiting = [codes], [days], 0

    def all(self) -> tuple[Ints, Floats]:
        """Give each pair once, ascending, with its sum; nothing is kept."""
        codes = np.concatenate(self._codes)
        self._codes.clear()
        order = stable_order(codes)
        codes = codes[order]
        heads = np.flatnonzero(first_of_runs(codes))
        days = np.concatenate(self._days)
        self._days.clear()
        return codes[heads], row_sums(days[order], heads)


def _paired(starts: Ints, members: Ints, width: int) -> Iterator[tuple[Ints, Ints]]:
    """Pair the stays of two members in one record, the smaller member first."""
    sizes = np.diff(starts)
    record = np.repeat(np.arange(sizes.size), sizes)
    codes = record * width + members
    order = stable_order(codes)
    heads = np.flatnonzero(first_of_runs(codes[order]))
    bounds = np.append(heads, order.size)
    # The stays of one member are not paired, however many they are.
    later = np.repeat(bounds[1:], np.diff(bounds))
    lengths = starts[1:][record] - later
    for begin, stop in blocks(lengths, _BLOCK):
        entries, others = spread(later[begin:stop], lengths[begin:stop])
        yield order[begin:stop][entries], order[others]


@attrs.frozen(eq=False)
class YearsTogether:
    """For how many years the ends of ties were in their records together.

    Attributes
    ----------
    certain : array of float, shape (n_ties,)
        At least so many.
    possible : array of float, shape (n_ties,)
        At most so many; infinite where nothing bounds them.
    """

    certain: Floats
    possible: Floats

    @classmethod
    def of(cls, ties: Ties, day: int | None, present: Present) -> "YearsTogether":
        """Add up the years that the ends of ties were together.

        Parameters
        ----------
        ties : Ties
            The ties and their records.
        day : int or None
            What comes after this day is not lived yet, and does not count.
        present : callable
            Who is in a record, and when.
        """
        bounds = ties.member_starts.tolist()
        members: list[int] = ties.members.tolist()
        # Who is not in a record at the day has no part in its ties: its stay is over.
        spans = [
            _spans(record, present, {*members[first:last]})
            for record, first, last in zip(
                ties.records, bounds, bounds[1:], strict=False
            )
        ]
        certain, possible = (
            _days(ties, [pick(held) for held in spans], day, endless)
            for pick, endless in ((_certain, 0.0), (_possible, np.inf))
        )
        return cls(certain / YEAR, possible / YEAR)


def parties_present(ties: Ties) -> Present:
    """Say when the parties of a record are in it, by where they count.

    A party without dates is there as long as its record lasts.
    """

    def present(record: Record) -> Iterator[tuple[int, Span]]:
        for party in record.parties:
            node = ties.nodes.seat(party.actor)
            if node != NOWHERE and ties.acting.has_part(party.role):
                yield node, effort_span(record.period, party.during)

    return present


Stays: TypeAlias = list[tuple[int, float, float]]
_Held: TypeAlias = list[tuple[int, list[Span]]]


def _spans(record: Record, present: Present, members: set[int]) -> _Held:
    held: dict[int, list[Span]] = {}
    for node, span in present(record):
        if node in members:
            held.setdefault(node, []).append(span)
    return sorted(held.items())


def _certain(held: _Held) -> Stays:
    return [
        (node, *stay)
        for node, spans in held
        for stay in _united((s.start_high, s.end_low) for s in spans)
    ]


def _possible(held: _Held) -> Stays:
    return [
        (node, *stay)
        for node, spans in held
        for stay in _united((s.start_low, s.end_high) for s in spans)
    ]


def _united(stays: Iterable[tuple[int, int]]) -> list[tuple[float, float]]:
    """Unite stays that share days, or follow each other; empty ones are dropped."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(stays):
        if start > end:
            continue
        first = -np.inf if start <= EVER_BEFORE else float(start)
        last = np.inf if end >= EVER_AFTER else float(end)
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _days(ties: Ties, stays: list[Stays], day: int | None, endless: float) -> Floats:
    """Add up days by tie; a tie whose ends never met in time has none."""
    every = [stay for held in stays for stay in held]
    starts = np.cumsum([0, *(len(held) for held in stays)], dtype=np.int64)
    table = np.array(every, dtype=np.float64).reshape(-1, 3)
    last = table[:, 2] if day is None else np.minimum(table[:, 2], day)
    edges, days = days_together(
        starts,
        table[:, 0].astype(np.int64),
        table[:, 1],
        last,
        len(ties.nodes),
        endless=endless,
    )
    at = find(edges.codes, ties.codes)
    found: Floats = np.where(at >= 0, np.append(days, 0.0)[at], 0.0)
    return found


__all__ = ["YEAR", "Present", "YearsTogether", "days_together", "parties_present"]
