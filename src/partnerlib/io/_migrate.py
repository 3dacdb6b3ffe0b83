"""Documents of older versions, brought up to date before they are read.

The version of a document is the number at its key ``partnerlib``. A table gives,
for every version but the current one, the function that makes a document of the
next version; they are applied one after the other.

Version 0 is the draft that came before the first release. It differs in two ways:
a period (``period``, ``valid``, ``during``) was an object with ``start`` and
``end``, and the facets of the scope stood on the record itself.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from partnerlib.errors import Problem, SchemaVersionError
from partnerlib.io._faults import NO_VALUE
from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._json_places import Where, shown
from partnerlib.model import Scope
from partnerlib.registry import COLLECTIONS

Plain = dict[str, Any]

CURRENT: Final = 1
KEY: Final = "partnerlib"
_FACETS: Final = tuple(field.name for field in attrs.fields(Scope))
_PERIODS: Final = ("period", "valid", "during")
_SCOPED: Final = tuple(
    each.name for each in COLLECTIONS if "scope" in attrs.fields_dict(each.cls)
)


def version_of(document: Plain, where: Where) -> int:
    """Give the version of a document.

    Raises
    ------
    SchemaVersionError
        If it has none, or one that cannot be read here.
    """
    stated = document.get(KEY, NO_VALUE)
    if type(stated) is int and (stated == CURRENT or stated in MIGRATIONS):
        return stated
    problem = Problem.of(
        "schema-version",
        file=where.file,
        row=where.row,
        path=f"$.{KEY}",
        value=shown(stated) or "none",
        least=str(min(MIGRATIONS)),
        most=str(CURRENT),
    )
    raise SchemaVersionError([problem])


def migrate(document: Plain, version: int) -> Plain:
    """Bring a document of an older version up to the current one.

    What a migration does not understand it leaves alone: the reader of the
    current version then says what is wrong with it.

    Parameters
    ----------
    document : dict
        Not modified.
    version : int
        The version it has.

    Returns
    -------
    dict
        A document of the current version; the same object if it has it already.

    Examples
    --------
    >>> need = {"id": "n1", "territory": "evry", "themes": ["water"]}
    >>> migrate({"partnerlib": 0, "needs": [need]}, 0)["needs"]
    [{'id': 'n1', 'territory': 'evry', 'scope': {'themes': ['water']}}]
    """
    for step in range(version, CURRENT):
        document = MIGRATIONS[step](document)
    return document


def _from_draft(document: Plain) -> Plain:
    current = dict(document)
    current[KEY] = 1
    for collection in (each.name for each in COLLECTIONS):
        records = current.get(collection)
        if is_list(records):
            current[collection] = [
                _record_from_draft(record, scoped=collection in _SCOPED)
                for record in records
            ]
    return current


def _record_from_draft(record: Any, *, scoped: bool) -> Any:
    if not is_object(record):
        return record
    scoped = scoped and "scope" not in record
    current: Plain = {}
    scope: Plain = {}
    for name, value in record.items():
        if scoped and name in _FACETS:
            scope[name] = value
        elif name in _PERIODS:
            current[name] = _period_from_draft(value)
        elif name == "parties" and is_list(value):
            current[name] = [_record_from_draft(each, scoped=False) for each in value]
        else:
            current[name] = value
    if scope:
        current["scope"] = scope
    return current


def _period_from_draft(value: Any) -> Any:
    if not is_object(value) or not value.keys() <= {"start", "end"}:
        return value
    ends = [value.get(name, "") for name in ("start", "end")]
    if not all(isinstance(end, str) for end in ends):
        return value
    return "/".join(ends) if any(ends) else ""


MIGRATIONS: Final[Mapping[int, Callable[[Plain], Plain]]] = {0: _from_draft}

__all__ = ["CURRENT", "KEY", "MIGRATIONS", "migrate", "version_of"]
