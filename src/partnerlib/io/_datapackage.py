"""The Frictionless data package beside a folder of CSV: what the tables mean."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._column import Column, Table
from partnerlib.io._columns import PARTIES, TABLE_BY_KIND, TABLES
from partnerlib.io._header import VERSION, VERSION_KEY, Header, read_header
from partnerlib.io._json_decode import BadJson, decode, is_list, is_object
from partnerlib.registry import Registry

FILE_NAME: Final = "datapackage.json"

_TYPES: Final = {"integer": "integer", "number": "number"}
_LICENCE_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_NOT_NAME: Final = re.compile(r"[^a-z0-9]+")


@attrs.frozen
class Package:
    """What a data package says of the tables beside it.

    Attributes
    ----------
    header : Header
        Title, licence and date.
    problems : tuple of Problem
        What is wrong with them.
    is_ours : bool
        Whether this library wrote it.
    paths : frozenset of str
        The files that it describes.
    """

    header: Header
    problems: tuple[Problem, ...]
    is_ours: bool
    paths: frozenset[str]


def read_package(data: bytes, file: str) -> Package:
    """Read a data package, of this library or of anybody else.

    Raises
    ------
    DocumentError
        If it is no JSON object.
    """
    try:
        package: Any = decode(data).value
    except BadJson as bad:
        problem = Problem.of("bad-json", file=file, row=bad.line, reason=bad.reason)
        raise DocumentError([problem]) from bad
    if not is_object(package):
        problem = Problem.of("bad-json", file=file, reason="it is no object")
        raise DocumentError([problem])
    stated: dict[str, object] = {
        key: package[key] for key in (VERSION_KEY, "title", "date") if key in package
    }
    licence = _first(package.get("licenses"), ("title", "name", "path"))
    if licence is not None:
        stated["licence"] = licence

    def place(key: str, problem: Problem) -> Problem:
        path = "$.licenses[0]" if key == "licence" else f"$.{key}"
        return attrs.evolve(problem, file=file, path=path, facts=_facts(problem, key))

    header, problems = read_header(stated, place)
    resources = package.get("resources")
    paths = [
        _first([resource], ("path",))
        for resource in (resources if is_list(resources) else ())
    ]
    return Package(
        header,
        tuple(problems),
        VERSION_KEY in package,
        frozenset(path for path in paths if isinstance(path, str)),
    )


def _facts(problem: Problem, key: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({**dict(problem.facts), "field": key}.items()))


def _first(values: object, keys: Iterable[str]) -> object:
    """Give what the first object of a list states under the first of some keys."""
    if not is_list(values) or not values or not is_object(values[0]):
        return None
    first = values[0]
    return next((first[key] for key in keys if key in first), None)


def write_package(registry: Registry, headings: Mapping[str, Sequence[str]]) -> bytes:
    """Describe the tables of a registry.

    Parameters
    ----------
    registry : Registry
        What was written.
    headings : mapping of str to sequence of str
        The headings of each table that was written, by its name.
    """
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": _NOT_NAME.sub("-", registry.title.lower()).strip("-") or "registry",
        VERSION_KEY: VERSION,
    }
    if registry.title:
        package["title"] = registry.title
    if registry.licence:
        is_name = _LICENCE_NAME.fullmatch(registry.licence)
        name = registry.licence if is_name else "other"
        package["licenses"] = [{"name": name, "title": registry.licence}]
    if registry.date:
        package["date"] = str(registry.date)
    package["resources"] = [
        _resource(table, headings[table.name])
        for table in TABLES
        if table.name in headings
    ]
    text = json.dumps(package, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _resource(table: Table, headings: Sequence[str]) -> dict[str, object]:
    columns = [
        table.by_key.get(heading, Column(heading, heading)) for heading in headings
    ]
    schema: dict[str, object] = {"fields": [_field(table, each) for each in columns]}
    if table.kind:
        schema["primaryKey"] = "id"
        links = [_link(table, each) for each in columns if each.kind == "reference"]
        if links:
            schema["foreignKeys"] = links
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.key,
        "type": _TYPES.get(column.kind, "string"),
    }
    # Parties may stand in a table of their own.
    if column.required and column.key != PARTIES.name:
        field["constraints"] = {"required": True}
    if column.french != column.key and column.key in table.by_key:
        field["title"] = column.french
    return field


def _link(table: Table, column: Column) -> dict[str, object]:
    target = TABLE_BY_KIND[column.target].name
    # A table refers to itself by an empty name.
    resource = "" if target == table.name else target
    return {
        "fields": column.key,
        "reference": {"resource": resource, "fields": "id"},
    }


__all__ = ["FILE_NAME", "Package", "read_package", "write_package"]
