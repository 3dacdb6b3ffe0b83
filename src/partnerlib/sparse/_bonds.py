"""Records that hold both of a pair although nothing that counts ties the two."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias, cast

import numpy as np

from partnerlib.findings import Label, SetAside
from partnerlib.findings._set_aside import KIND_LABELS
from partnerlib.model import Agreement, Exchange
from partnerlib.registry import Registry
from partnerlib.sparse._bound import Bond, bound
from partnerlib.sparse._time import Liveness
from partnerlib.typing import Lang

Pair: TypeAlias = tuple[str, str]
Triple: TypeAlias = tuple[str, str, str]

_record: Callable[[tuple[int, int]], int] = itemgetter(0)
_LANGS: Final[tuple[Lang, ...]] = ("en", "fr")


def set_aside(
    registry: Registry,
    liveness: Liveness,
    pairs: Iterable[Pair],
    member: Callable[[str], str],
    why: Callable[[Bond, Pair], str],
) -> dict[Pair, tuple[SetAside, ...]]:
    """Find the records that hold both of a pair although nothing ties them.

    Parameters
    ----------
    registry : Registry
        The data, all of it: whatever its status and its time.
    liveness : Liveness
        Which records count.
    pairs : iterable of (str, str)
        The pairs of the findings that are made, each ascending; none of them has
        a record that counts.
    member : callable
        Gives what an actor is in a pair: itself, or the territory of its seat;
        an empty text where that is unknown.
    why : callable
        Gives the reason why a live record does not count for a pair.

    Returns
    -------
    dict of pair to tuple of SetAside
        By reference; a pair without any is left out.

    Notes
    -----
    One pass over the records, linear in their parties: nothing is looked up for
    the pairs that are not asked about.
    """
    wanted: dict[str, set[str]] = {}
    ends: set[str] = set()
    for one, other in pairs:
        wanted.setdefault(one, set()).add(other)
        ends |= {one, other}
    found: dict[Pair, list[SetAside]] = {}
    for reference, record, actors in _bonds(registry, ends, member):
        members = set(map(member, actors))
        # The few members are looked up: `intersection` would go through all wanted.
        for one in [each for each in members if each in wanted]:
            for other in wanted[one] & members:
                pair = (one, other)
                reason = _reason(record, liveness) or why(cast("Bond", record), pair)
                aside = _aside(reference, record, reason)
                found.setdefault(pair, []).append(aside)
    return {pair: tuple(records) for pair, records in found.items()}


def set_aside_of_three(
    registry: Registry,
    liveness: Liveness,
    triples: Iterable[Triple],
    member: Callable[[str], str],
) -> dict[Triple, tuple[SetAside, ...]]:
    """Find the records that hold three and do not count, whatever the roles in them.

    Parameters
    ----------
    registry : Registry
        The data, all of it: whatever its status and its time.
    liveness : Liveness
        Which records count.
    triples : iterable of (str, str, str)
        The three of each finding, ascending; no live record holds them at the day.
    member : callable
        As in `set_aside`.

    Returns
    -------
    dict of triple to tuple of SetAside
        By reference; a triple without any is left out.
    """
    wanted: dict[str, dict[str, set[str]]] = {}
    ends: set[str] = set()
    for one, two, three in triples:
        wanted.setdefault(one, {}).setdefault(two, set()).add(three)
        ends |= {one, two, three}
    found: dict[Triple, list[SetAside]] = {}
    for reference, record, actors in _bonds(registry, ends, member):
        members = sorted(set(map(member, actors)))
        for one in [each for each in members if each in wanted]:
            for two in [each for each in members if each in wanted[one]]:
                for three in wanted[one][two].intersection(members):
                    reason = _reason(record, liveness) or "absent"
                    aside = _aside(reference, record, reason)
                    found.setdefault((one, two, three), []).append(aside)
    return {triple: tuple(records) for triple, records in found.items()}


def aside_labels(registry: Registry, records: Iterable[SetAside]) -> Iterator[Label]:
    """Name what the records set aside mention: titles, kinds, statuses."""
    for each in records:
        kind, _, id_ = each.record.partition("/")
        for name, value in (
            (kind, id_),
            (KIND_LABELS[kind], each.kind),
            ("status", each.status),
        ):
            if value:
                english, french = (registry.label(name, value, x) for x in _LANGS)
                yield Label(name, value, english, french)


def _bonds(
    registry: Registry, ends: set[str], member: Callable[[str], str]
) -> Iterator[tuple[str, Bond | Exchange, list[str]]]:
    """Go through all that binds actors of several ends, by reference."""
    if not ends:
        return
    every = bound(registry)
    parties = every.parties
    is_asked = np.array(
        [member(party.actor) in ends for party in parties.distinct], dtype=np.bool_
    )
    rows = np.flatnonzero(is_asked[parties.party])
    counts = np.bincount(parties.record[rows], minlength=len(every))
    rows = rows[counts[parties.record[rows]] > 1]
    records: list[int] = parties.record[rows].tolist()
    named: list[int] = parties.party[rows].tolist()
    for number, group in groupby(zip(records, named, strict=True), _record):
        actors = [parties.distinct[party].actor for _, party in group]
        yield every.references[number], every.records[number], actors
    for id_, exchange in registry.exchanges.items():
        both = (exchange.giver, exchange.receiver)
        if all(member(actor) in ends for actor in both):
            yield f"exchange/{id_}", exchange, [*both]


def _reason(record: Bond | Exchange, liveness: Liveness) -> str:
    """Say why a record does not count; empty where nothing of its own tells."""
    if isinstance(record, Exchange):
        return "exchange"
    return liveness.reason(record.status, record.period.span)


def _aside(reference: str, record: Bond | Exchange, reason: str) -> SetAside:
    seen = record.last_activity if isinstance(record, Agreement) else None
    return SetAside(
        reference,
        reason=reason,
        kind=record.kind,
        status="" if isinstance(record, Exchange) else record.status,
        period=str(record.period),
        last_activity="" if seen is None else str(seen),
    )


__all__ = [
    "Bond",
    "Pair",
    "Triple",
    "aside_labels",
    "set_aside",
    "set_aside_of_three",
]
