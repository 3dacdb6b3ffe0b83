"""A registry as a layer of a map: GeoJSON after RFC 7946."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeGuard, cast

from partnerlib.errors import Problem
from partnerlib.io._json_document import PLURALS
from partnerlib.io._json_write import compact, plain_entries
from partnerlib.io._losses import Losses
from partnerlib.io.geojson._lines import Position, lines_between
from partnerlib.io.graphs._flatten import flat
from partnerlib.io.graphs._forms import COORDINATES, SCOPE
from partnerlib.model import Agreement, Location, Territory
from partnerlib.registry import Registry

_FEWEST, _MOST = 2, 100
_DRAWN: Final = ("territory", "agreement")

Geometry = Mapping[str, Any]


def write_geojson(registry: Registry) -> tuple[Iterator[bytes], list[Problem]]:
    """Write a registry as a collection of features.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Returns
    -------
    chunks : iterator of bytes
        UTF-8; the same for equal registries. Each territory is a point, each
        agreement the line or lines between the territories of its parties; what
        has no known place has no geometry.
    problems : list of Problem
        What is lost: all other kinds of records.
    """
    losses = Losses()
    for kind, plural in PLURALS.items():
        if kind not in _DRAWN:
            stated: Any = getattr(registry, plural)
            count = len(stated) if kind != "term" else sum(map(len, stated.values()))
            losses.add(plural, count)
    for agreement in registry.agreements.values():
        places = _places(registry, agreement)
        if len(places) > _MOST:
            losses.add("agreements.geometry")
        dated = [each for each in agreement.parties if not each.during.is_unknown]
        losses.add("agreements.parties.during", len(dated))
    for name in ("title", "licence", "date"):
        losses.add(name, 1 if getattr(registry, name) else 0)
    return _chunks(registry), losses.problems()


def _chunks(registry: Registry) -> Iterator[bytes]:
    yield b'{"type": "FeatureCollection", "features": ['
    before = b"\n"
    for feature in _features(registry):
        yield before + compact(feature)
        before = b",\n"
    yield b"\n]}\n"


def _features(registry: Registry) -> Iterator[dict[str, Any]]:
    for plain in plain_entries(registry, "territory"):
        territory = registry.territories[plain["id"]]
        stated: dict[str, Any] = _linked(plain, "parent", "successors")
        point = _position(territory.location)
        geometry = None if point is None else {"type": "Point", "coordinates": point}
        yield _feature(territory, plain, stated, geometry)
    for plain in plain_entries(registry, "agreement"):
        agreement = registry.agreements[plain["id"]]
        places = _places(registry, agreement)
        stated = {
            "parties": [party.actor for party in agreement.parties],
            "roles": [party.role for party in agreement.parties],
            "territories": list(places),
            "places": list(agreement.scope.places),
        }
        stated |= _linked(plain, "parent", "derived_from")
        yield _feature(agreement, plain, stated, _lines(places))


def _linked(plain: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: plain[key] for key in keys if key in plain}


def _position(location: Location | None) -> Position | None:
    return None if location is None else (location.lon, location.lat)


def _feature(
    record: Territory | Agreement,
    plain: Mapping[str, Any],
    stated: Mapping[str, Any],
    geometry: Geometry | None,
) -> dict[str, Any]:
    kind = "agreement" if isinstance(record, Agreement) else "territory"
    properties: dict[str, Any] = {
        "record": kind,
        "id": record.id,
        **flat(kind, plain),
        **_as_they_are(plain, record),
        **stated,
    }
    for part in COORDINATES:
        properties.pop(part, None)
    return {
        "type": "Feature",
        "id": f"{kind}/{record.id}",
        "geometry": geometry,
        "properties": properties,
    }


def _as_they_are(
    plain: Mapping[str, Any], record: Territory | Agreement
) -> dict[str, Any]:
    """Give lists as lists, and terms without the marks by which they are read again."""
    stated: dict[str, Any] = {each: getattr(record, each, None) for each in plain}
    if isinstance(record, Agreement):
        scope = plain.get(SCOPE, ())
        stated |= {each: getattr(record.scope, each) for each in scope}
    texts = {each: text for each, text in stated.items() if isinstance(text, str)}
    lists = {
        each: [*several] for each, several in stated.items() if _are_texts(several)
    }
    return {**texts, **lists}


def _are_texts(value: object) -> TypeGuard[tuple[str, ...]]:
    if not isinstance(value, tuple):
        return False
    return all(isinstance(item, str) for item in cast("tuple[object, ...]", value))


def _places(registry: Registry, agreement: Agreement) -> dict[str, Position | None]:
    """Give the territories of the parties, in order, with where they lie."""
    places: dict[str, Position | None] = {}
    for party in agreement.parties:
        id_ = registry.actors[party.actor].territory
        if id_:
            places[id_] = _position(registry.territories[id_].location)
    return dict(sorted(places.items()))


def _lines(places: Mapping[str, Position | None]) -> Geometry | None:
    known = [position for position in places.values() if position is not None]
    if not _FEWEST <= len(known) <= _MOST:
        return None
    lines = lines_between(known)
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


__all__ = ["write_geojson"]
