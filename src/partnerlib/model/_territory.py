"""A place with a level."""

from typing import Any, cast

import attrs

from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    Violations,
    check_between,
    check_count,
    check_country,
    check_id,
    check_ids,
    check_instance,
    check_languages,
    check_optional_id,
    check_required,
    check_texts,
    plain_number,
    refuse,
    sorted_texts,
    trimmed,
)


@attrs.frozen
class Location:
    """A point on the Earth, in decimal degrees (WGS 84).

    Attributes
    ----------
    lat : float
        -90 to 90.
    lon : float
        -180 to 180.

    Raises
    ------
    ModelError
        If a coordinate lies outside.

    Examples
    --------
    >>> Location(48.63, 2.43)
    Location(lat=48.63, lon=2.43)
    """

    lat: float = attrs.field(converter=plain_number)
    lon: float = attrs.field(converter=plain_number)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_between(out, "lat", self.lat, -90, 90)
        check_between(out, "lon", self.lon, -180, 180)
        refuse(self, out)


def _location(value: Any) -> Any:
    if type(value) is tuple:
        pair = cast("tuple[float, ...]", value)
        if len(pair) == 2:  # noqa: PLR2004 -- lat, lon
            return Location(*pair)
        return pair
    return value


@attrs.frozen(kw_only=True, weakref_slot=False)
class Territory(Record):
    """A place with a level: a country, a region, a municipality.

    Attributes
    ----------
    name : str
        As it is usually written.
    level : str
        A term of the vocabulary ``levels``; ``"unknown"`` where it is not known.
    parent : str
        The territory that contains it; empty means unknown.
    country : str
        ISO 3166-1 alpha-2; empty means unknown.
    population : int or None
        Inhabitants.
    location : Location or None
        A pair (lat, lon) is taken too.
    zones : tuple of str
        Overlapping zones, as terms of the vocabulary ``zones``.
    languages : tuple of str
        Language tags.
    aliases : tuple of str
        Other names.
    valid : Period
        When the territory exists or existed.
    successors : tuple of str
        The territories that took its place.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> Territory("FR-91", name="Essonne", level="department", country="FR").name
    'Essonne'
    """

    name: str = attrs.field(converter=trimmed)
    level: str = attrs.field(default="unknown", converter=trimmed)
    parent: str = attrs.field(default="", converter=trimmed)
    country: str = attrs.field(default="", converter=trimmed)
    population: int | None = None
    location: Location | None = attrs.field(default=None, converter=_location)
    zones: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    languages: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    valid: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)
    successors: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_required(out, "name", self.name)
        check_id(out, "level", self.level)
        check_optional_id(out, "parent", self.parent)
        check_country(out, "country", self.country)
        check_count(out, "population", self.population)
        check_instance(out, "location", self.location, Location, optional=True)
        check_ids(out, "zones", self.zones)
        check_languages(out, "languages", self.languages)
        check_texts(out, "aliases", self.aliases)
        check_instance(out, "valid", self.valid, Period)
        check_ids(out, "successors", self.successors)
        refuse(self, out)
