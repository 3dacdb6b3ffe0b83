"""Who provides in each record, and when: as arrays, for all records at once."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import Party, Period, Span, Vocabulary
from partnerlib.registry import Registry, kept
from partnerlib.sparse._bound import Bond, by_identity
from partnerlib.sparse._live_records import live_parties, live_records
from partnerlib.sparse._time import Liveness

IntArray: TypeAlias = NDArray[np.int64]
Small: TypeAlias = NDArray[np.int8]

_NO_ROLE, _PROVIDES, _LEADS, _OTHER, _NOBODY = range(5)
_period: Callable[[Bond], Period] = attrgetter("period")
_CLASSES: Final = {"provides": _PROVIDES, "leads": _LEADS}


@attrs.frozen(kw_only=True, eq=False)
class Providers:
    """The efforts of records: providers over spans.

    Attributes
    ----------
    actors : tuple of str
        Every actor with an effort, sorted.
    records, members : array of int, shape (n_efforts,)
        The record and the actor of each effort; ascending by record, in the order
        of its parties. An actor with two terms of office stands twice.
    spans : array of int, shape (n_efforts, 4)
        The fields of the `Span` of each effort.
    """

    actors: tuple[str, ...]
    records: IntArray
    members: IntArray
    spans: IntArray


def live_providers(registry: Registry, liveness: Liveness) -> Providers:
    """Find who provides in the records of `live_records`.

    Parameters
    ----------
    registry : Registry
        Not modified.
    liveness : Liveness
        Which records count, and at which day.

    Notes
    -----
    Worked out once for each registry and rule. A provider is a party whose role
    provides; where a record has none, one that leads; where no party has a role, each
    of them.
    """
    key = ("providers", liveness.kept, liveness.day)
    return kept(registry, key, lambda: _found(registry, liveness))


def _found(registry: Registry, liveness: Liveness) -> Providers:
    bonds, _ = live_records(registry, liveness)
    stated = live_parties(registry, liveness)
    parties = stated.distinct
    kinds = _kinds(parties, registry.vocabularies["roles"])[stated.party]
    wanted = _wanted(kinds, stated.record, len(bonds))
    chosen = np.flatnonzero(kinds == wanted[stated.record])
    owner = stated.record[chosen].astype(np.int64)
    code = stated.party[chosen]
    spans = _spans(bonds, parties, owner, code)
    sound = spans[:, 0] <= spans[:, 3]
    if liveness.day is not None:
        sound &= (spans[:, 0] <= liveness.day) & (liveness.day <= spans[:, 3])
    owner, code, spans = owner[sound], code[sound], spans[sound]
    providing = np.zeros(len(parties), dtype=np.bool_)
    providing[code] = True
    names = [parties[at].actor for at in np.flatnonzero(providing).tolist()]
    actors, members = numbered(names)
    of_party = np.zeros(len(parties), dtype=np.int64)
    of_party[providing] = members
    found = Providers(actors=actors, records=owner, members=of_party[code], spans=spans)
    for array in (found.records, found.members, found.spans):
        array.flags.writeable = False  # all who ask get the same
    return found


def _kinds(parties: Sequence[Party], roles: Vocabulary) -> Small:
    """Say what the role of each party is."""
    stated = {party.role for party in parties}
    kinds = {role: _CLASSES.get(roles.role_class(role), _OTHER) for role in stated}
    kinds[""] = _NO_ROLE
    return np.array([kinds[party.role] for party in parties], dtype=np.int8)


def _wanted(kinds: Small, owner: NDArray[np.int32], size: int) -> Small:
    """Choose for each record the kind of party that provides."""
    wanted = np.full(size, _NO_ROLE, dtype=np.int8)
    wanted[owner[kinds != _NO_ROLE]] = _NOBODY
    wanted[owner[kinds == _LEADS]] = _LEADS
    wanted[owner[kinds == _PROVIDES]] = _PROVIDES
    return wanted


def _spans(
    bonds: Sequence[Bond],
    parties: Sequence[Party],
    owner: IntArray,
    code: NDArray[np.int32],
) -> IntArray:
    every = list(map(_period, bonds))
    periods = by_identity(every)
    numbers = dict(zip(periods, range(len(periods)), strict=True))
    lasting = np.array([each.span for each in periods.values()], dtype=np.int64)
    of_bond = integers(map(numbers.__getitem__, map(id, every)))
    spans: IntArray = lasting.reshape(-1, 4)[of_bond[owner]]
    dated = np.array([not party.during.is_unknown for party in parties], dtype=np.bool_)
    for at in np.flatnonzero(dated[code]).tolist():
        period, during = bonds[int(owner[at])].period, parties[int(code[at])].during
        spans[at] = effort_span(period, during)
    return spans


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
    return tuple(distinct), integers(map(numbers.__getitem__, stated))


def integers(values: Iterable[int]) -> IntArray:
    """Make an array of integers."""
    return np.fromiter(values, dtype=np.int64)


__all__ = [
    "IntArray",
    "Providers",
    "effort_span",
    "integers",
    "live_providers",
    "numbered",
]
