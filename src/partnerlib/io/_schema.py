"""The JSON Schema of the own format, made from the classes of the model."""

import copy
from collections.abc import Mapping
from typing import Any, Final

import attrs

from partnerlib.io._json_document import PLURALS, SCHEMA_KEY, TERM, Header, Term
from partnerlib.io._json_write import field_order, indented
from partnerlib.io._migrate import CURRENT, KEY
from partnerlib.model import (
    ROLE_CLASSES,
    Action,
    Agreement,
    Location,
    Need,
    PartialDate,
    Party,
    Period,
    Scope,
    Source,
)
from partnerlib.model._rules import LARGEST_INTEGER
from partnerlib.registry import COLLECTIONS
from partnerlib.registry._collections import (
    LINKS,
    MULTI_LINKS,
    MULTI_TERM_FIELDS,
    SCOPE_TERMS,
    TERM_FIELDS,
)

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

# -- texts -------------------------------------------------------------------------

# The same characters as in the rules of the model, as a class of a regular
# expression that both ECMA and Python understand.
_CONTROL: Final = (
    r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff"
)
_NOT_IN_ID: Final = _CONTROL + r"\t\n;"
_ID: Final = rf"^[^\s{_NOT_IN_ID}]([^{_NOT_IN_ID}]*[^\s{_NOT_IN_ID}])?$"
_YEAR: Final = "(?!0000)[0-9]{4}"
_DAY: Final = f"{_YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
_END: Final = rf"({_DAY}|\.\.)"
_DATE: Final = f"^{_END}?$"
_PERIOD: Final = f"^({_DAY}|{_END}/{_END}?|/{_END})?$"
_LANGUAGE: Final = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"

_TEXTS: Final[Mapping[str, Schema]] = {
    "text": {"type": "string", "pattern": f"^[^{_CONTROL}]*$"},
    "statedText": {"$ref": "#/$defs/text", "minLength": 1},
    "id": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": _ID},
    "termName": {
        "description": "the id of a term or its label; after a backslash, any text",
        "type": "string",
        "minLength": 1,
        "maxLength": 201,
        "pattern": _ID,
    },
    "country": {
        "description": "ISO 3166-1 alpha-2",
        "type": "string",
        "pattern": "^([A-Z]{2})?$",
    },
    "language": {"description": "BCP 47", "type": "string", "pattern": _LANGUAGE},
    "date": {
        "description": "EDTF: 2004, 2004-06, 2004-06-30, with ~, ? or %; .. is open",
        "type": ["string", "null"],
        "pattern": _DATE,
    },
    "period": {
        "description": "EDTF: a date, or two with / between them; empty is unknown",
        "type": "string",
        "pattern": _PERIOD,
    },
    "count": {
        "type": ["integer", "null"],
        "minimum": 0,
        "maximum": LARGEST_INTEGER,
    },
    "amount": {"type": ["number", "null"], "minimum": 0, "maximum": LARGEST_INTEGER},
    "pairs": {
        "type": "array",
        "items": {
            "type": "array",
            "items": {"$ref": "#/$defs/statedText"},
            "minItems": 2,
            "maxItems": 2,
        },
    },
    "names": {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/language"},
        "additionalProperties": {"$ref": "#/$defs/statedText"},
    },
    "extra": {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/statedText"},
        "additionalProperties": {"$ref": "#/$defs/statedText"},
    },
}

# -- which field is what -----------------------------------------------------------

_TERM_FIELDS: Final = frozenset(
    {"role"}
    | {field for terms in TERM_FIELDS.values() for field, _ in terms}
    | {field for terms in MULTI_TERM_FIELDS.values() for field, _ in terms}
    | {field for field, _ in SCOPE_TERMS}
)
_ID_FIELDS: Final = frozenset(
    {"id", "vocabulary", "broader", "stated_by", "actor", "giver", "receiver", "places"}
    | {field for links in LINKS.values() for field, _ in links}
    | {field for links in MULTI_LINKS.values() for field, _ in links}
)
_BY_NAME: Final[Mapping[str, Schema]] = {
    "country": {"$ref": "#/$defs/country"},
    "names": {"$ref": "#/$defs/names"},
    "extra": {"$ref": "#/$defs/extra"},
    "languages": {"type": "array", "items": {"$ref": "#/$defs/language"}},
    "recognised": {"enum": ["", "yes", "no", "unknown", True, False]},
    "role_class": {"enum": ["", *ROLE_CLASSES]},
    "lat": {"type": "number", "minimum": -90, "maximum": 90},
    "lon": {"type": "number", "minimum": -180, "maximum": 180},
}
_BY_TYPE: Final[Mapping[Any, Schema]] = {
    int | None: {"$ref": "#/$defs/count"},
    float | None: {"$ref": "#/$defs/amount"},
    PartialDate | None: {"$ref": "#/$defs/date"},
    Period: {"$ref": "#/$defs/period"},
    Scope: {"$ref": "#/$defs/scope"},
    Location | None: {"anyOf": [{"$ref": "#/$defs/location"}, {"type": "null"}]},
    tuple[Party, ...]: {"type": "array", "items": {"$ref": "#/$defs/party"}},
    tuple[Source, ...]: {"type": "array", "items": {"$ref": "#/$defs/source"}},
    tuple[tuple[str, str], ...]: {"$ref": "#/$defs/pairs"},
}
_FEWEST_PARTIES: Final[Mapping[type, int]] = {Agreement: 2, Action: 1}
_PARTS: Final[Mapping[str, type[attrs.AttrsInstance]]] = {
    "scope": Scope,
    "party": Party,
    "source": Source,
    "location": Location,
}


def _text(field: "attrs.Attribute[Any]") -> Schema:
    optional = field.default == ""
    for names, kind in ((_ID_FIELDS, "id"), (_TERM_FIELDS, "termName")):
        if field.name in names:
            allowed: Schema = {"$ref": f"#/$defs/{kind}"}
            return {"anyOf": [{"const": ""}, allowed]} if optional else allowed
    required = field.default is attrs.NOTHING
    return {"$ref": f"#/$defs/{'statedText' if required else 'text'}"}


def _field(field: "attrs.Attribute[Any]") -> Schema:
    if field.name in _BY_NAME:
        return _BY_NAME[field.name]
    if field.type is str:
        return _text(field)
    if field.type == tuple[str, ...]:
        item = "id" if field.name in _ID_FIELDS else "statedText"
        item = "termName" if field.name in _TERM_FIELDS else item
        return {"type": "array", "items": {"$ref": f"#/$defs/{item}"}}
    return _BY_TYPE[field.type]


def _object(cls: type[attrs.AttrsInstance]) -> Schema:
    fields = field_order(cls)
    made: Schema = {
        "type": "object",
        "properties": {field.name: _field(field) for field in fields},
        "additionalProperties": False,
    }
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    if required:
        made["required"] = required
    if cls in _FEWEST_PARTIES:
        parties = made["properties"]["parties"]
        made["properties"]["parties"] = parties | {"minItems": _FEWEST_PARTIES[cls]}
    if cls is Need:
        made["anyOf"] = [
            {"required": [owner], "properties": {owner: {"$ref": "#/$defs/id"}}}
            for owner in ("territory", "actor")
        ]
    return made


def json_schema() -> Schema:
    """Make the JSON Schema (draft 2020-12) of the documents of this version.

    Returns
    -------
    dict
        A new one at each call. ``$defs`` has one entry for each kind of record,
        and ``line`` for a line of JSON Lines.

    Notes
    -----
    A schema sees one value at a time. What must hold between values (references,
    unique ids, an end after its start, distinct parties) is for the reader alone.

    Examples
    --------
    >>> schema = json_schema()
    >>> schema["$id"], schema["$defs"]["party"]["required"]
    ('urn:partnerlib:registry:1', ['actor'])
    """
    kinds = {each.kind: each.cls for each in COLLECTIONS} | {TERM: Term}
    header = _object(Header)["properties"]
    version = {KEY: {"const": CURRENT}}
    about = {SCHEMA_KEY: {"type": "string"}}
    head: Schema = {
        "type": "object",
        "properties": about | version | header,
        "required": [KEY],
        "additionalProperties": False,
    }
    collections = {
        plural: {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}
        for kind, plural in PLURALS.items()
    }
    lines = [
        {
            "type": "object",
            "properties": {kind: {"$ref": f"#/$defs/{kind}"}},
            "required": [kind],
            "additionalProperties": False,
        }
        for kind in PLURALS
    ]
    schema: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:partnerlib:registry:{CURRENT}",
        "title": f"A registry of partnerlib, version {CURRENT}",
        **head,
        "properties": head["properties"] | collections,
        "$defs": {
            **{kind: _object(cls) for kind, cls in kinds.items()},
            **{name: _object(cls) for name, cls in _PARTS.items()},
            "line": {"oneOf": [head, *lines]},
            **_TEXTS,
        },
    }
    return copy.deepcopy(schema)  # the constants of this module stay ours


def schema_text() -> str:
    """Write the schema as the package publishes it."""
    return indented(json_schema(), 0).decode() + "\n"


__all__ = ["DIALECT", "json_schema", "schema_text"]
