"""Fields that stand in several columns: scopes, periods, locations, pairs."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError
from partnerlib.io._cell_values import violation
from partnerlib.io._drafts import draft_of
from partnerlib.io._rows import Rows
from partnerlib.model import (
    NO_SCOPE,
    UNKNOWN_PERIOD,
    Location,
    Period,
    Scope,
)
from partnerlib.model._bulk import Bulk

_FACETS: Final = ("themes", "places", "audiences", "functions")


def scopes(rows: Rows) -> list[Scope] | None:
    """Read the facets of each row; None if no row states any."""
    columns = [rows.values(key) for key in _FACETS]
    if not any(columns):
        return None
    facets = {
        key: column or [()] * len(rows.sheet)
        for key, column in zip(_FACETS, columns, strict=True)
    }
    made, odd = Bulk(Scope).make(facets, len(rows.sheet))
    found = [NO_SCOPE if each is None or each.is_empty else each for each in made]
    for row in sorted({*odd, *rows.faults}):
        terms = {key: column[row] for key, column in facets.items()}
        try:
            found[row] = Scope(**terms)
        except ModelError as error:
            rows.blame_field(row, error.violations)
        if row in rows.faults:
            rest = rows.rests.setdefault(row, {})
            sound = terms | {key: rest[key] for key in _FACETS if key in rest}
            rest["scope"] = draft_of(Scope, sound)
    return found


def periods(rows: Rows, start: str, end: str) -> list[Period] | None:
    """Read the period of each row; None if no row states any."""
    starts, ends = rows.values(start), rows.values(end)
    if starts is None and ends is None:
        return None
    blank = [None] * len(rows.sheet)
    # Dates that are written alike are one object.
    known: dict[tuple[int, int], Period] = {}
    found: list[Period] = []
    first, last = starts or blank, ends or blank
    for row, dates in enumerate(zip(map(id, first), map(id, last), strict=True)):
        period = known.get(dates)
        if period is None:
            try:
                period = known[dates] = Period(start=first[row], end=last[row])
            except ModelError as error:
                # An end before its start is blamed on the end.
                faults = [attrs.evolve(each, field=end) for each in error.violations]
                rows.blame_field(row, faults)
                period = UNKNOWN_PERIOD
        found.append(period)
    return found


def locations(rows: Rows) -> list[Location | None] | None:
    """Read the point of each row; None if no row states any."""
    lats, lons = rows.values("lat"), rows.values("lon")
    if lats is None and lons is None:
        return None
    blank = [None] * len(rows.sheet)
    found: list[Location | None] = []
    for row, (lat, lon) in enumerate(zip(lats or blank, lons or blank, strict=True)):
        location = None
        if lat is not None or lon is not None:
            try:
                location = Location(
                    0 if lat is None else lat, 0 if lon is None else lon
                )
            except ModelError as error:
                rows.blame_field(row, error.violations)
            for key, value in (("lat", lat), ("lon", lon)):
                if value is None and not rows.is_faulty(row, key):
                    rows.blame_field(row, [violation("missing-value", None, key)])
        found.append(location)
    return found


def keyed(
    rows: Rows, columns: Iterable[tuple[str, int]]
) -> list[tuple[tuple[str, str], ...]] | None:
    """Read columns that are each a key as pairs; None if they are all empty."""
    stated = [(key, rows.texts(index)) for key, index in columns]
    stated = [(key, texts) for key, texts in stated if any(texts)]
    if not stated:
        return None
    found: list[list[tuple[str, str]]] = [[] for _ in range(len(rows.sheet))]
    for key, texts in stated:
        for row, text in enumerate(texts):
            if text and not text.isspace():
                found[row].append((key, text))
    return [tuple(pairs) for pairs in found]


def joined(first: list[Any] | None, second: Sequence[Any] | None) -> list[Any] | None:
    """Join two columns of tuples row by row; either may be wholly empty."""
    if first is None or second is None:
        return first if second is None else list(second)
    return [left + right for left, right in zip(first, second, strict=True)]


__all__ = ["joined", "keyed", "locations", "periods", "scopes"]
