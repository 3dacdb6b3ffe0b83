"""Fields that are made of several: scopes, periods, points, parties, pairs."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from partnerlib.errors import ModelError
from partnerlib.io.maps._cells import Bad, Cell, Ids, Read, Report
from partnerlib.model import Location, Party, Period, Scope

FACETS: Final = ("themes", "places", "audiences", "functions")
TIMES: Final = ("start", "end", "period")
VALID: Final = ("valid_from", "valid_to", "valid")
POINT: Final = ("lat", "lon", "point")

Pairs = Sequence[tuple[str, Cell]]
_MOST_KEPT: Final = 65_536
_NOTHING: Final = (None,)


def _none(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:  # noqa: ARG001
    return ()


def scope_reader(reads: Mapping[str, Read]) -> Read:
    """Make what reads the scope of a row."""
    facets = [reads.get(key, _none) for key in FACETS]

    def read(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:
        stated = tuple([facet(texts, ids, report) for facet in facets])
        return (_scope(stated),) if any(stated) else ()

    return read


def period_reader(
    reads: Mapping[str, Read], keys: tuple[str, str, str], end: Cell
) -> Read:
    """Make what reads a period; an end before its start is reported and left out."""
    starts, ends, wholes = (reads.get(key, _none) for key in keys)
    known: dict[tuple[int, int], tuple[Any, Any, Period | Bad]] = {}

    def read(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:
        start = (starts(texts, ids, report) or _NOTHING)[0]
        stop = (ends(texts, ids, report) or _NOTHING)[0]
        whole = (wholes(texts, ids, report) or _NOTHING)[0]
        if whole is not None:
            start, stop = start or whole.start, stop or whole.end
        if start is None and stop is None:
            return ()
        # The hash of a date takes longer than to look it up by its place in memory,
        # where it stays as long as it is kept here.
        key = (id(start), id(stop))
        held = known.get(key)
        if held is None:
            if len(known) >= _MOST_KEPT:
                known.clear()
            held = known[key] = (start, stop, _period(start, stop))
        made = held[2]
        if type(made) is Bad:
            report(end, str(stop), made)
            made = _period(start, None)
        return (made,)

    return read


def point_reader(reads: Mapping[str, Read], cells: Mapping[str, Cell]) -> Read:
    """Make what reads where something lies."""
    lats, lons, points = (reads.get(key, _none) for key in POINT)

    def read(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:
        point = points(texts, ids, report)
        if point:
            return point
        lat, lon = lats(texts, ids, report), lons(texts, ids, report)
        if not lat or not lon:
            return ()
        try:
            return (Location(lat[0], lon[0]),)
        except ModelError as error:
            fault = error.violations[0]
            cell = cells[fault.field]
            report(cell, str(fault.value), Bad(fault.code, fault.facts))
            return ()

    return read


def parties_reader(parties: Sequence[tuple[Cell, Cell | None]]) -> Read:
    """Make what reads who takes part.

    An actor that two columns name stands twice: a tie to itself is told as one.
    """

    def read(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:
        named: list[Party] = []
        for who, role in parties:
            part = role.read(texts, ids, report) if role is not None else ()
            actors = who.read(texts, ids, report)
            as_what = part[0] if part else ""
            if len(actors) > 1:
                actors = tuple(dict.fromkeys(actors))
            named.extend([_party(actor, as_what) for actor in actors])
        return (tuple(named),) if named else ()

    return read


def pairs_reader(pairs: Pairs) -> Read:
    """Make what reads pairs of a key and a text."""

    def read(texts: Sequence[str], ids: Ids, report: Report) -> tuple[Any, ...]:
        found = [
            (key, values[0])
            for key, cell in pairs
            if (values := cell.read(texts, ids, report))
        ]
        return (tuple(found),) if found else ()

    return read


@lru_cache(maxsize=65_536)
def _scope(facets: tuple[tuple[str, ...], ...]) -> Scope:
    return Scope(**dict(zip(FACETS, facets, strict=True)))


@lru_cache(maxsize=65_536)
def _party(actor: str, role: str) -> Party:
    return Party(actor, role)


def _period(start: Any, end: Any) -> Period | Bad:
    try:
        return Period(start=start, end=end)
    except ModelError as error:
        fault = error.violations[0]
        return Bad(fault.code, fault.facts)


__all__ = [
    "FACETS",
    "POINT",
    "TIMES",
    "VALID",
    "Pairs",
    "pairs_reader",
    "parties_reader",
    "period_reader",
    "point_reader",
    "scope_reader",
]
