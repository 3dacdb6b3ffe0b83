"""From what a map file says to a map, with everything that is wrong with it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from partnerlib.errors import DocumentError, ModelError
from partnerlib.io._columns import TABLE_BY_KIND
from partnerlib.io._json_decode import is_object
from partnerlib.io.maps._constants import faulty_constants
from partnerlib.io.maps._fields import Field, field_of, fields_of
from partnerlib.io.maps._model import (
    ColumnMap,
    Condition,
    PartySpec,
    RecordMap,
    TableMap,
    Value,
)
from partnerlib.io.maps._order import in_order
from partnerlib.io.maps._patterns import may_never_end
from partnerlib.io.maps._plain import PlainValues
from partnerlib.model import PartialDate
from partnerlib.registry import hints

VERSION: Final = 1
VERSION_KEY: Final = "partnerlib_map"
_ABOUT: Final = (
    VERSION_KEY,
    "title",
    "notes",
    "licence",
    "date",
    "language",
    "provisional",
    "files",
)
_TABLE: Final = ("sheet", "header", "rows_from", "drop", "keep", "records")
_OPTIONS: Final = (
    "column",
    "value",
    "ref",
    "split",
    "values",
    "default",
    "pattern",
    "unknown",
    "prefix",
    "slug",
    "join",
    "dates",
    "decimal",
    "scheme",
)
_ORIGINS: Final = ("column", "value", "ref")
_PARTY: Final = ("column", "ref", "role")
_CONDITION: Final = ("column", "is", "is_not")
_WITH_PARTIES: Final = ("agreement", "action")
_SHARED: Final = {"of": "agreement"}
_DATES: Final = ("dmy", "mdy", "ymd")
_DECIMALS: Final = (",", ".")
_ROOT: Final = "$"


def column_map(document: object, name: str) -> ColumnMap:
    """Make a map of a plain value.

    Parameters
    ----------
    document : object
        What TOML or JSON holds.
    name : str
        What problems name as their file.

    Raises
    ------
    DocumentError
        If anything is wrong with it, with all problems, each with its path.
    """
    checker = _Checker(name)
    made = checker.map(document)
    if made is None or checker.problems:
        raise DocumentError(checker.problems)
    return made


class _Checker(PlainValues):
    # -- the parts -----------------------------------------------------------

    def map(self, document: object) -> ColumnMap | None:
        """Read the whole."""
        if not is_object(document):
            self._type(_ROOT, document, "an object")
            return None
        version = document.get(VERSION_KEY)
        if version != VERSION or isinstance(version, bool):
            self._blame(
                "schema-version",
                f"{_ROOT}.{VERSION_KEY}",
                version,
                least=str(VERSION),
                most=str(VERSION),
            )
            return None
        self._keys(document, _ROOT, (*_ABOUT, *_TABLE, "tables"))
        date = self._text(document, _ROOT, "date")
        self._date(date)
        return ColumnMap(
            name=self._name,
            title=self._text(document, _ROOT, "title"),
            licence=self._text(document, _ROOT, "licence"),
            date=date,
            language=self._text(document, _ROOT, "language") or "en",
            provisional=self._text(document, _ROOT, "provisional"),
            files=self._texts(document, _ROOT, "files"),
            tables=self._tables(document),
        )

    def _date(self, text: str) -> None:
        try:
            PartialDate.parse(text or "..")
        except ModelError:
            self._blame("bad-date", f"{_ROOT}.date", text)

    def _tables(self, document: dict[str, Any]) -> tuple[TableMap, ...]:
        stated = document.get("tables")
        if stated is None:
            return tuple(filter(None, [self._table(document, _ROOT)]))
        if "records" in document:
            rule = "tables"
            self._blame("unknown-field", f"{_ROOT}.records", "records", hint=rule)
        each = self._listed(stated, f"{_ROOT}.tables", self._whole_table)
        return tuple(filter(None, each))

    def _whole_table(self, value: object, path: str) -> TableMap | None:
        if not is_object(value):
            self._type(path, value, "an object")
            return None
        self._keys(value, path, _TABLE)
        return self._table(value, path)

    def _table(self, value: dict[str, Any], path: str) -> TableMap | None:
        stated = value.get("records")
        if not is_object(stated) or not stated:
            self._blame("missing-value", f"{path}.records", None, field="records")
            return None
        kinds = {
            name: kind if isinstance(kind, str) else ""
            for name, record in stated.items()
            if is_object(record)
            for kind in [record.get("record")]
        }
        records = [
            made
            for name, record in stated.items()
            if (made := self._record(record, f"{path}.records.{name}", name, kinds))
        ]
        ordered, circle = in_order(records)
        if circle:
            self._blame(
                "cycle",
                f"{path}.records.{circle[0]}",
                circle[0],
                start=circle[0],
                chain=" > ".join(circle),
                field="ref",
            )
        keep = self._text(value, path, "keep")
        if keep and keep not in kinds:
            self._unknown_record(f"{path}.keep", keep, kinds)
        return TableMap(
            sheets=self._texts(value, path, "sheet"),
            header=self._row(value, path, "header", 0),
            rows_from=self._row(value, path, "rows_from", 1),
            drop=self._texts(value, path, "drop"),
            keep=keep,
            records=tuple(ordered),
        )

    def _record(
        self, value: object, path: str, name: str, kinds: Mapping[str, Any]
    ) -> RecordMap | None:
        if not is_object(value):
            self._type(path, value, "an object")
            return None
        kind = value.get("record")
        if not isinstance(kind, str) or kind not in TABLE_BY_KIND:
            self._choice(f"{path}.record", kind, TABLE_BY_KIND)
            return None
        fields: dict[str, tuple[Value, ...]] = {}
        for key, stated in value.items():
            if key in ("record", "when", "codes", "extra") or (
                key == "parties" and kind in _WITH_PARTIES
            ):
                continue
            field = field_of(kind, key)
            if field is None:
                known = (*fields_of(kind), "codes", "extra", "when")
                hint = ", ".join(hints(key, known))
                self._blame("unknown-field", f"{path}.{key}", key, hint=hint)
                continue
            fields[key] = self._values(stated, f"{path}.{key}", field, kinds)
        return RecordMap(
            name=name,
            kind=kind,
            fields=fields,
            parties=self._parties(value, path, kind, kinds),
            is_shared=kind == "action" and value.get("parties") == _SHARED,
            codes=self._named(value, path, "codes", kinds),
            extra=self._named(value, path, "extra", kinds),
            when=self._condition(value.get("when"), f"{path}.when"),
        )

    def _parties(
        self, value: dict[str, Any], path: str, kind: str, kinds: Mapping[str, Any]
    ) -> tuple[PartySpec, ...]:
        stated = value.get("parties")
        if kind not in _WITH_PARTIES:
            return ()
        if stated is None and "id" in value:
            return ()  # it adds to a record that another table states
        if stated is None:
            self._blame("missing-value", f"{path}.parties", None, field="parties")
            return ()
        if kind == "action" and stated == _SHARED:
            return ()
        several = self._listed(
            stated,
            f"{path}.parties",
            lambda each, place: self._party(each, place, kinds),
        )
        return tuple(each for each in several if each is not None)

    def _party(
        self, value: object, path: str, kinds: Mapping[str, Any]
    ) -> PartySpec | None:
        who = Field("parties", "reference", target="actor")
        if not is_object(value) or "role" not in value:
            made = self._value(value, path, who, kinds)
            return None if made is None else PartySpec(made)
        rest = {key: each for key, each in value.items() if key != "role"}
        made = self._value(rest, path, who, kinds)
        stated = value["role"]
        role = Field("role", "term", vocabulary="roles")
        # A role is a term as it stands: few tables have a column of roles.
        spec = {"value": stated} if isinstance(stated, str) else stated
        given = self._value(spec, f"{path}.role", role, kinds)
        return None if made is None or given is None else PartySpec(made, given)

    def _named(
        self, value: dict[str, Any], path: str, key: str, kinds: Mapping[str, Any]
    ) -> dict[str, Value]:
        stated = value.get(key, {})
        if not is_object(stated):
            self._type(f"{path}.{key}", stated, "an object")
            return {}
        field = Field(key, "text")
        made = {
            name: self._value(each, f"{path}.{key}.{name}", field, kinds)
            for name, each in stated.items()
        }
        return {name: each for name, each in made.items() if each is not None}

    def _condition(self, value: object, path: str) -> Condition | None:
        if value is None:
            return None
        if not is_object(value):
            self._type(path, value, "an object")
            return None
        self._keys(value, path, _CONDITION)
        columns = self._headings(value.get("column"), f"{path}.column")
        if not columns:
            self._blame("missing-value", f"{path}.column", None, field="column")
        return Condition(
            columns,
            among=self._texts(value, path, "is"),
            outside=self._texts(value, path, "is_not"),
        )

    # -- values --------------------------------------------------------------

    def _values(
        self, stated: object, path: str, field: Field, kinds: Mapping[str, Any]
    ) -> tuple[Value, ...]:
        several = self._listed(
            stated, path, lambda each, at: self._value(each, at, field, kinds)
        )
        return tuple(each for each in several if each is not None)

    def _value(
        self, stated: object, path: str, field: Field, kinds: Mapping[str, Any]
    ) -> Value | None:
        if isinstance(stated, str) and stated:
            return Value(columns=(stated,))
        if not is_object(stated):
            self._type(path, stated, "a heading, or an object")
            return None
        self._keys(stated, path, _OPTIONS)
        origins = [each for each in _ORIGINS if each in stated]
        if len(origins) != 1:
            allowed = ", ".join(_ORIGINS)
            self._blame("bad-choice", path, " + ".join(origins), allowed=allowed)
            return None
        if stated[origins[0]] in ("", []):
            self._blame("missing-value", f"{path}.{origins[0]}", None, field=origins[0])
        refs = self._texts(stated, path, "ref")
        for ref in refs:
            self._reference(ref, f"{path}.ref", field, kinds)
        pattern = self._text(stated, path, "pattern")
        self._pattern(pattern, f"{path}.pattern")
        made = Value(
            columns=self._headings(stated.get("column", ()), f"{path}.column"),
            constants=self._texts(stated, path, "value"),
            refs=refs,
            split=self._texts(stated, path, "split", stripped=False),
            values=self._translations(stated, path),
            default=self._text(stated, path, "default"),
            pattern=pattern,
            unknown=self._texts(stated, path, "unknown"),
            prefix=self._text(stated, path, "prefix"),
            slug=self._flag(stated, path, "slug"),
            join=self._text(stated, path, "join") if "join" in stated else None,
            dates=self._one_of(stated, path, "dates", _DATES),
            decimal=self._one_of(stated, path, "decimal", _DECIMALS),
            scheme=self._text(stated, path, "scheme").lower(),
        )
        for option, text, bad in faulty_constants(field, made):
            facts = {**dict(bad.facts), "field": option}
            self._blame(bad.code, f"{path}.{option}", text, **facts)
        return made

    def _reference(
        self, ref: str, path: str, field: Field, kinds: Mapping[str, Any]
    ) -> None:
        if ref not in kinds:
            self._unknown_record(path, ref, kinds)
            return
        # A territory stands for its authority, wherever an actor may stand.
        meant = {field.target}
        if field.target == "actor":
            meant.add("territory")
        if kinds[ref] not in meant and kinds[ref] in TABLE_BY_KIND:
            allowed = ", ".join(sorted(meant - {""})) or "a column, or a value"
            self._blame("bad-choice", path, f"{ref} ({kinds[ref]})", allowed=allowed)

    def _unknown_record(self, path: str, name: str, kinds: Mapping[str, Any]) -> None:
        hint = ", ".join(hints(name, kinds))
        self._blame(
            "unknown-id",
            path,
            name,
            field=path.rpartition(".")[2],
            target="record",
            hint=hint,
        )

    def _pattern(self, pattern: str, path: str) -> None:
        try:
            re.compile(pattern)
        except (re.error, RecursionError, OverflowError):
            self._type(path, pattern, "a regular expression")
            return
        if may_never_end(pattern):
            expected = "a regular expression without repeats within repeats"
            self._type(path, pattern, expected)

    def _translations(self, value: dict[str, Any], path: str) -> dict[str, str]:
        stated = value.get("values", {})
        if not is_object(stated):
            self._type(f"{path}.values", stated, "an object")
            return {}
        for key, each in stated.items():
            if not isinstance(each, str):
                self._type(f"{path}.values.{key}", each, "text")
        return {key: str(each) for key, each in stated.items()}


__all__ = ["VERSION", "VERSION_KEY", "column_map"]
