"""Whole entities: what ``wbgetentities`` and ``Special:EntityData`` answer."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from partnerlib.errors import Problem
from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.wikidata._collect import Collector
from partnerlib.io.wikidata._items import Item
from partnerlib.io.wikidata._levels import LEVEL_OF
from partnerlib.io.wikidata._ties import Claim
from partnerlib.io.wikidata._values import (
    Tagged,
    count_of,
    date_of,
    item_of,
    location_of,
)
from partnerlib.model import PartialDate

_TWINNED: Final = "P190"
_START, _END, _MOMENT = "P580", "P582", "P585"
_URL, _RETRIEVED, _TITLE, _PUBLISHED = "P854", "P813", "P1476", "P577"
_COUNTRY, _ALPHA2, _PARENT, _CLASS = "P17", "P297", "P131", "P31"
_POPULATION, _POINT = "P1082", "P625"
# Codes of places elsewhere, by the property that holds them.
_CODES: Final = {
    "P1566": "geonames",
    "P374": "insee",
    "P439": "ags",
    "P605": "nuts",
    "P300": "iso3166-2",
}
_EARTH: Final = ("Q2", "")
_RANKS: Final = {"preferred": 0, "normal": 1}
_DEPRECATED: Final = "deprecated"
_VALUE: Final = "value"


def entities_of(value: object) -> list[tuple[str, dict[str, Any]]] | None:
    """Give the entities of a JSON value, each with its path; None if it has none."""
    if is_object(value):
        listed = value.get("entities")
        if is_object(listed):
            return [
                (f"$.entities.{key}", each)
                for key, each in listed.items()
                if is_object(each)
            ]
        return [("$", value)] if _is_entity(value) else None
    if is_list(value) and any(map(_is_entity, value)):
        return [(f"$[{at}]", each) for at, each in enumerate(value) if is_object(each)]
    return None


def _is_entity(value: object) -> bool:
    return is_object(value) and "claims" in value and "id" in value


def read_entities(entities: Sequence[tuple[str, dict[str, Any]]], file: str) -> Reading:
    """Read entities; those that are no items are told and left out."""
    collector = Collector()
    for path, entity in entities:
        spot = Spot(file, path=path)
        id_ = item_of(_text(entity.get("id")))
        if not id_ or "missing" in entity:
            told = Problem.of("not-an-item", value=path.rpartition(".")[2])
            collector.problems.append(spot.locate(told))
        else:
            _Reader(collector, collector.item(id_, spot), entity, spot).read()
    return collector.reading()


class _Reader:
    def __init__(
        self, collector: Collector, item: Item, entity: dict[str, Any], spot: Spot
    ) -> None:
        self._all = collector
        self._item = item
        self._entity = entity
        self._spot = spot
        claims = entity.get("claims")
        self._claims: dict[str, Any] = claims if is_object(claims) else {}

    def read(self) -> None:
        """Read what the entity says of itself, then with whom it is twinned."""
        self._item.is_described = True
        self._names()
        self._facts()
        for at, statement in enumerate(self._stated(_TWINNED)):
            path = f"{self._spot.path}.claims.{_TWINNED}[{at}]"
            self._twinning(statement, Spot(self._spot.file, path=path))

    # -- the item ------------------------------------------------------------

    def _names(self) -> None:
        for lang, text in _by_language(self._entity.get("labels")):
            self._item.call(Tagged(text, lang))
        aliases = self._entity.get("aliases")
        if is_object(aliases):
            for several in aliases.values():
                texts = (_text(each.get(_VALUE)) for each in _objects(several))
                self._item.aliases.update(filter(None, texts))
        said = dict(_by_language(self._entity.get("descriptions")))
        self._item.description = said.get("en") or next(iter(said.values()), "")

    def _facts(self) -> None:
        item = self._item
        for value, date in self._current(_POPULATION):
            people = count_of(_text(_of(value, "amount")))
            if people is not None:
                item.count(people, date)
        for value, _ in self._current(_POINT):
            self._place(value)
        countries = [item_of(_text(_of(value, "id"))) for value in self._held(_COUNTRY)]
        for country in filter(None, countries):
            item.countries[country] = None
            if country != item.id:
                self._all.country(country, self._spot)
        for value in self._held(_PARENT):
            parent = item_of(_text(_of(value, "id")))
            if parent:
                item.parents[parent] = None
                self._all.item(parent, self._spot)
        levels = (LEVEL_OF.get(_text(_of(value, "id"))) for value in self._held(_CLASS))
        item.level = next(filter(None, levels), item.level)
        for code, scheme in _CODES.items():
            texts = map(_text, self._held(code))
            item.codes.update((scheme, text) for text in texts if text)
        alpha2 = [_text(value) for value in self._held(_ALPHA2)]
        if alpha2 and len(alpha2[0]) == len("FR") and alpha2[0].isalpha():
            item.alpha2 = alpha2[0].upper()

    def _place(self, value: Any) -> None:
        globe = _text(_of(value, "globe"))
        if item_of(globe) not in _EARTH:
            return
        location = location_of(_of(value, "latitude"), _of(value, "longitude"))
        if location is not None:
            self._item.locations[location] = None

    def _stated(self, name: str) -> Iterator[dict[str, Any]]:
        """Yield the statements of a property, the preferred ones first."""
        statements = _objects(self._claims.get(name))
        yield from sorted(
            statements, key=lambda each: _RANKS.get(_text(each.get("rank")), 1)
        )

    def _current(self, name: str) -> Iterator[tuple[Any, PartialDate | None]]:
        """Yield the values that are not deprecated, each with its day."""
        for statement in self._stated(name):
            if statement.get("rank") != _DEPRECATED:
                moments = self._dates(statement.get("qualifiers"), _MOMENT)
                yield _value(statement.get("mainsnak")), next(iter(moments), None)

    def _held(self, name: str) -> Iterator[Any]:
        """Yield the values that are not deprecated, and not known to be over."""
        for statement in self._stated(name):
            ends = _snaks(statement.get("qualifiers"), _END)
            if statement.get("rank") != _DEPRECATED and not ends:
                yield _value(statement.get("mainsnak"))

    # -- its ties ------------------------------------------------------------

    def _twinning(self, statement: dict[str, Any], spot: Spot) -> None:
        main = statement.get("mainsnak")
        partner = item_of(_text(_of(_value(main), "id")))
        if not partner:
            kind = _text(_of(main, "snaktype"))
            code = "unknown-partner" if kind != _VALUE else "not-an-item"
            told = Problem.of(code, value=self._item.id)
            self._all.problems.append(spot.locate(told))
            return
        if statement.get("rank") == _DEPRECATED:
            told = Problem.of("deprecated-statement", value=partner)
            self._all.problems.append(spot.locate(told))
            return
        self._all.item(partner, spot)
        qualifiers = statement.get("qualifiers")
        start = self._day(qualifiers, _START, spot) or self._day(
            qualifiers, _MOMENT, spot
        )
        end = self._day(qualifiers, _END, spot)
        references = _objects(statement.get("references")) or [{}]
        for reference in references:
            snaks = reference.get("snaks")
            claim = Claim(
                self._item.id,
                start=start,
                end=end,
                url=_clean(_first(snaks, _URL)),
                title=_clean(_of(_first(snaks, _TITLE), "text")),
                date=next(iter(self._dates(snaks, _RETRIEVED, _PUBLISHED)), None),
            )
            self._all.tie(claim, partner, spot)

    def _day(self, snaks: Any, name: str, spot: Spot) -> PartialDate | None:
        """Give the first day of a qualifier; tell one that cannot be read."""
        for snak in _snaks(snaks, name):
            value = _value(snak)
            date = _date(value)
            if date is not None:
                return date
            time = _text(_of(value, "time"))
            if time:
                told = Problem.of("bad-date", column=name, value=time)
                self._all.problems.append(spot.locate(told))
        return None

    def _dates(self, snaks: Any, *names: str) -> Iterator[PartialDate]:
        for name in names:
            dates = (_date(_value(snak)) for snak in _snaks(snaks, name))
            yield from filter(None, dates)


def _date(value: Any) -> PartialDate | None:
    precision = _of(value, "precision")
    whole = precision if type(precision) is int else None
    return date_of(_text(_of(value, "time")), whole)


def _by_language(value: Any) -> Iterator[tuple[str, str]]:
    if is_object(value):
        for lang, each in value.items():
            text = _clean(_of(each, _VALUE))
            if text:
                yield lang.lower(), text


def _first(snaks: Any, name: str) -> Any:
    return next((_value(snak) for snak in _snaks(snaks, name)), None)


def _snaks(value: Any, name: str) -> list[dict[str, Any]]:
    return _objects(_of(value, name))


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if is_object(each)] if is_list(value) else []


def _value(snak: Any) -> Any:
    """Give the value of a snak; None where it is not known, or is none."""
    return _of(_of(snak, "datavalue"), _VALUE)


def _of(value: Any, key: str) -> Any:
    return value.get(key) if is_object(value) else None


def _text(value: Any) -> str:
    return value if type(value) is str else ""


def _clean(value: Any) -> str:
    text = _text(value).strip()
    return text if text.isprintable() else ""


__all__ = ["entities_of", "read_entities"]
