"""Tables from JSON: lists of rows and lists of objects, however deep they lie."""

import json
from collections.abc import Iterator
from typing import Any, Final, TypeGuard

from partnerlib.errors import Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._json_decode import BadJson, Unreadable, decode, is_list, is_object
from partnerlib.io._json_texts import check_texts
from partnerlib.io._limits import Limits, too_large
from partnerlib.io.raw._table import RawTable
from partnerlib.io.raw._text import encoding_of

_ROOT: Final = "$"
_DEEPEST: Final = 8
_WIDEST: Final = 100_000  # objects and lists looked at on one level
_KEY: Final = 80  # characters of a key that a path shows


def read_json(
    data: bytes, label: str, file: str, limits: Limits
) -> tuple[list[RawTable], list[Problem]]:
    """Read the tables of a JSON text: outermost first, then in the order of the text.

    A list of lists is a table; so is a list of objects, whose keys are the headings.
    What is nested in a cell stays JSON.

    Raises
    ------
    DocumentError
        If it is no JSON, or holds no table.
    """
    if len(data) > limits.tree_bytes:
        raise too_large(label, "the file", limits.tree_bytes, "bytes")
    encoding, problems = encoding_of(data, label)
    if encoding.name != "utf-8" or encoding.errors != "strict":
        data = data.decode(encoding.name, encoding.errors).encode("utf-8", "replace")
    try:
        value = decode(data).value
    except BadJson as error:
        problem = Problem.of(
            "bad-json", file=label, row=error.line, reason=error.reason
        )
        raise unreadable(label, f"it is no JSON: {problem.message}") from error
    check_texts(data, label, (value,))
    found = list(_tables(value, limits, label))
    if not found:
        raise unreadable(label, "it holds no list of rows or objects")
    tables = [
        RawTable(
            label if len(found) == 1 else f"{label} [{path}]",
            rows,
            file=file,
            sheet="" if len(found) == 1 else path,
            origin=path,
            first=first,
        )
        for path, rows, first in found
    ]
    return tables, problems


def _tables(
    value: Any, limits: Limits, label: str
) -> Iterator[tuple[str, list[list[object]], int]]:
    # Breadth first, without recursion: depth is hostile.
    level: list[tuple[str, Any]] = [(_ROOT, value)]
    count = 0
    for _ in range(_DEEPEST):
        below: list[tuple[str, Any]] = []
        for path, each in level:
            rows: tuple[list[list[object]], int] | None = None
            if is_list(each):
                rows = _of_list(each, limits, label)
            else:  # an object: what is neither holds nothing
                below.extend(
                    (f"{path}.{key[:_KEY]}", item)
                    for key, item in each.items()
                    if is_object(item) or is_list(item)
                )
                if len(below) > _WIDEST:
                    raise too_large(label, "the file", _WIDEST, "lists and objects")
            if rows is not None:
                count += 1
                if count > limits.tables:
                    raise too_large(label, "the file", limits.tables, "tables")
                yield (path, *rows)
        level = below


def _of_list(
    items: list[Any], limits: Limits, label: str
) -> tuple[list[list[object]], int] | None:
    if not items:
        return None
    if len(items) > limits.rows:
        raise too_large(label, "the table", limits.rows, "rows")
    if _all_lists(items):
        return _of_lists(items, limits, label)
    return _of_objects(items, limits, label) if _all_objects(items) else None


def _of_lists(
    items: list[list[Any]], limits: Limits, label: str
) -> tuple[list[list[object]], int] | None:
    # Numbers in pairs of pairs are coordinates and no table.
    if any(is_list(cell) for row in items for cell in row):
        return None
    if max(map(len, items)) > limits.columns:
        raise too_large(label, "a row", limits.columns, "columns")
    return [[_cell(cell) for cell in row] for row in items], 0


def _of_objects(
    items: list[dict[str, Any]], limits: Limits, label: str
) -> tuple[list[list[object]], int]:
    headings: dict[str, None] = {}
    for item in items:
        if not item.keys() <= headings.keys():
            headings.update(dict.fromkeys(item))
    if len(headings) > limits.columns:
        raise too_large(label, "a row", limits.columns, "columns")
    if len(headings) * len(items) > limits.cells:
        raise too_large(label, "the table", limits.cells, "cells")
    rows = [[_cell(item.get(key)) for key in headings] for item in items]
    return [list(headings), *rows], 1


def _all_lists(items: list[Any]) -> TypeGuard[list[list[Any]]]:
    return all(is_list(item) for item in items)


def _all_objects(items: list[Any]) -> TypeGuard[list[dict[str, Any]]]:
    return all(is_object(item) for item in items)


def _cell(value: Any) -> object:
    if is_list(value) or is_object(value):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, Unreadable):
        return value.text
    return value


__all__ = ["read_json"]
