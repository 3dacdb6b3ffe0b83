"""Somebody else's graph: its nodes are places, its edges twinnings.

What a file says of a place or an agreement in words that are known is taken over,
and the rest is kept in ``extra``: numbers that a program computed (degrees, weights)
are no facts, and were found stale in published files.
"""

from collections.abc import Iterator, Mapping
from math import isfinite, nan
from typing import Any, Final

import attrs

from partnerlib.codes import country, country_name
from partnerlib.errors import ModelError
from partnerlib.io._bond_ids import bond_id, is_id
from partnerlib.io._json_places import shown
from partnerlib.io._lists import split
from partnerlib.io._paths import cited
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._headings import node_fields, tie_fields
from partnerlib.io.graphs._raw import Attributes, RawGraph, RawNode, RawTie, told
from partnerlib.model import (
    Actor,
    Agreement,
    Concept,
    PartialDate,
    Period,
    Scope,
    Source,
    Territory,
    spelling,
)
from partnerlib.vocabularies import builtin

EXTRA: Final = "graph:"
_KIND: Final = "twinning"
_FEWEST: Final = 2
_CODES: Final = ("wikidata", "geonames", "insee", "nuts")


def foreign_reading(graph: RawGraph, *, statements: bool = False) -> Reading:
    """Read places and twinnings.

    Parameters
    ----------
    graph : RawGraph
        Not modified, but for its problems.
    statements : bool, default False
        Whether an edge is what its first end states; else nobody knows who does.
    """
    return _Foreign(graph, statements=statements).reading()


@attrs.define
class _Pair:
    spot: Spot
    kind: str
    ends: tuple[str, ...]
    fields: dict[str, Any] = attrs.field(factory=dict[str, Any])
    sources: list[Source] = attrs.field(factory=list[Source])
    start: PartialDate | None = None


class _Foreign:
    def __init__(self, graph: RawGraph, *, statements: bool) -> None:
        self._graph = graph
        self._statements = statements
        self._file = cited(graph.file)
        self._reading = Reading(problems=graph.problems)
        self._ids: dict[str, str] = {}
        self._kept: dict[tuple[str, str], Spot] = {}
        self._countries: dict[str, None] = {}
        self._pairs: dict[str, _Pair] = {}
        self._themes: dict[str, Concept] = {}

    def reading(self) -> Reading:
        reading = self._reading
        for at, node in enumerate(self._graph.nodes):
            self._take_node(at, node)
        named = set(self._ids.values())
        for code in self._countries:
            if code not in named:
                reading.add(_country(code), Spot(self._graph.file))
        for tie in self._graph.ties:
            self._take_tie(tie)
        for id_, pair in self._pairs.items():
            self._add_agreement(id_, pair)
        for (table, name), spot in self._kept.items():
            self._tell("unknown-column", spot, name, table=table)
        if self._themes:
            reading.terms["themes"] = list(self._themes.values())
        reading.title = _text(self._graph.about.get("title"))
        return reading

    # -- places ----------------------------------------------------------------

    def _take_node(self, at: int, node: RawNode) -> None:
        if node.id in self._ids:
            self._tell("duplicate-id", node.spot, node.id)
            return
        id_ = node.id.strip()
        if not is_id(id_):
            self._tell("bad-id", node.spot, node.id)
            id_ = f"node:{at + 1}"
        self._ids[node.id] = id_
        attributes = node.attributes
        fields = node_fields(attributes)
        name = _stated(attributes, fields, "name") or node.label.strip()
        codes = [
            (scheme, text)
            for scheme in _CODES
            if (text := _stated(attributes, fields, scheme))
        ]
        made: dict[str, Any] = {
            "name": name or id_,
            "codes": codes,
            "sources": [Source(file=self._file)] if self._file else [],
        }
        extra = self._extra("nodes", attributes, fields, node.spot)
        for field in ("description", "url"):
            made[field] = _stated(attributes, fields, field)
        word = _stated(attributes, fields, "level")
        level = builtin()["levels"].resolve(word) if word else None
        kind = builtin()["actor-kinds"].resolve(word) if word else None
        stated = _stated(attributes, fields, "country")
        code = country(stated) if stated else ""
        if stated and not code:
            self._tell("bad-country", node.spot, stated)
            extra[EXTRA + fields["country"]] = stated
        if kind and not level:
            self._add(Actor, node.spot, id_, kind=kind, extra=extra, **made)
            return
        if word and not level:
            extra[EXTRA + fields["level"]] = word
        if code and id_ != code:
            self._countries.setdefault(code)
            made["parent"] = code
        population = self._number(node, fields, "population")
        lat, lon = (self._number(node, fields, part) for part in ("lat", "lon"))
        if lat is not None and lon is not None:
            made["location"] = (lat, lon)
        self._add(
            Territory,
            node.spot,
            id_,
            level=level or "unknown",
            country=code,
            population=population,
            extra=extra,
            **made,
        )

    def _number(self, node: RawNode, fields: dict[str, str], field: str) -> Any:
        """Read a number; whole where a count is asked for."""
        text = _stated(node.attributes, fields, field)
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = nan
        if isfinite(number):
            return int(number) if number.is_integer() else number
        self._tell("bad-number", node.spot, text)
        return None

    # -- agreements ------------------------------------------------------------

    def _take_tie(self, tie: RawTie) -> None:
        unknown = [end for end in tie.ends if end not in self._ids]
        if unknown:
            facts = {"field": "edge", "target": "node"}
            self._tell("unknown-id", tie.spot, unknown[0], **facts)
            return
        ends = tuple(sorted({self._ids[end] for end in tie.ends}))
        if len(ends) < _FEWEST:
            code = "self-statement" if len(tie.ends) >= _FEWEST else "too-few-parties"
            self._tell(code, tie.spot, "; ".join(ends))
            return
        fields = tie_fields(tie.attributes)
        word = _stated(tie.attributes, fields, "kind")
        kind = builtin()["agreement-kinds"].resolve(word) if word else _KIND
        if kind is None:
            fields.pop("kind")
            kind = _KIND
        # Programs number the edges; a tie of many is known by its own name.
        id_ = bond_id(kind, ends, tie.id if len(ends) > _FEWEST else "")
        pair = self._pairs.get(id_)
        if pair is None:
            pair = self._pairs[id_] = _Pair(tie.spot, kind, ends)
        elif not self._statements:
            self._tell("repeated-statement", tie.spot, id_)
        self._unite(pair, tie, fields)

    def _unite(self, pair: _Pair, tie: RawTie, fields: dict[str, str]) -> None:
        attributes = tie.attributes
        url = _stated(attributes, fields, "url")
        stated_by = self._ids[tie.ends[0]] if self._statements else ""
        if stated_by or url or self._file:
            source = Source(stated_by=stated_by, url=url, file=self._file)
            pair.sources.append(source)
        stated: dict[str, Any] = {
            field: _stated(attributes, fields, field)
            for field in ("title", "description")
        }
        stated["title"] = stated["title"] or tie.label.strip()
        status = _stated(attributes, fields, "status")
        stated["status"] = builtin()["statuses"].resolve(status) or status
        themes = _stated(attributes, fields, "themes")
        stated["themes"] = [
            theme for text in split(themes) if (theme := self._theme(text))
        ]
        start, end = (self._date(tie, fields, field) for field in ("start", "end"))
        stated["end"] = end
        stated["extra"] = self._extra("edges", attributes, fields, tie.spot)
        for field, value in stated.items():
            pair.fields[field] = pair.fields.get(field) or value
        if start is not None and (
            pair.start is None or _order(start) < _order(pair.start)
        ):
            pair.start = start

    def _theme(self, text: str) -> str:
        """Give the theme that a text means; it becomes one of its own if it is new."""
        known = builtin()["themes"].resolve(text)
        id_ = known or spelling(text).replace(" ", "-")
        if not is_id(id_):
            return ""
        if known is None and id_ not in self._themes:
            self._themes[id_] = Concept(id_, label_en=text)
        return id_

    def _date(
        self, tie: RawTie, fields: dict[str, str], field: str
    ) -> PartialDate | None:
        text = _stated(tie.attributes, fields, field).removesuffix(".0")
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ModelError:
            self._tell("bad-date", tie.spot, text)
            return None

    def _add_agreement(self, id_: str, pair: _Pair) -> None:
        fields = dict(pair.fields)
        themes, end = fields.pop("themes"), fields.pop("end")
        try:
            period = Period(start=pair.start, end=end)
        except ModelError as error:
            self._blame(error, pair.spot)
            period = Period(start=pair.start)
        self._add(
            Agreement,
            pair.spot,
            id_,
            kind=pair.kind,
            parties=pair.ends,
            period=period,
            sources=pair.sources,
            scope=Scope(themes=themes),
            **fields,
        )

    # -- both ------------------------------------------------------------------

    def _extra(
        self, table: str, attributes: Attributes, fields: dict[str, str], spot: Spot
    ) -> dict[str, str]:
        """Keep what nobody knows a field for, and tell it once for each name."""
        kept: dict[str, str] = {}
        known = set(fields.values())
        for name, value in attributes.items():
            text = "" if name in known else _text(value)
            if text:
                self._kept.setdefault((table, name), spot)
                kept[f"{EXTRA}{name}".strip()] = text
        return kept

    def _add(self, cls: Any, spot: Spot, id_: str, **fields: Any) -> None:
        """Make a record without what the model refuses of it."""
        while True:
            try:
                self._reading.add(cls(id_, **fields), spot)
            except ModelError as error:
                self._blame(error, spot)
                for field in _fields_of(error):
                    del fields[field]
                if cls is not Agreement:
                    fields.setdefault("name", id_)
            else:
                return

    def _blame(self, error: ModelError, spot: Spot) -> None:
        for violation in error.violations:
            problem = violation.problem()
            self._reading.problems.append(
                spot.locate(attrs.evolve(problem, value=shown(violation.value)))
            )

    def _tell(self, code: str, spot: Spot, value: str, **facts: str) -> None:
        self._reading.problems.append(told(code, spot, value, facts))


def _country(code: str) -> Territory:
    return Territory(
        code,
        name=country_name(code, "en"),
        names=[(lang, country_name(code, lang)) for lang in ("en", "fr")],
        level="country",
        country=code,
    )


def _fields_of(error: ModelError) -> Iterator[str]:
    """List the fields that a class refused; those of a point are its location."""
    fields = dict.fromkeys(each.field for each in error.violations)
    if error.class_name == "Location":
        return iter(["location"])
    return iter(fields)


def _stated(attributes: Attributes, fields: Mapping[str, str], field: str) -> str:
    name = fields.get(field)
    return "" if name is None else _text(attributes[name])


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _order(date: PartialDate) -> tuple[Any, str]:
    return date.bounds[0], str(date)


__all__ = ["EXTRA", "foreign_reading"]
