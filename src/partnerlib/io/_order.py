"""In which order problems are told: that in which a person goes through the files.

By source; in it first what concerns the files as such, then by table, row and column,
or by collection, number and field in JSON.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.model import Concept, Scope
from partnerlib.registry import COLLECTIONS

Tables = Sequence[tuple[str | None, Sequence[str]]]
"""The files of a source, as problems name them, and their headings, in order."""

Key = tuple[int, ...]

_PATH: Final = re.compile(r"\$\.(\w+)(?:\[([0-9]+)\])?(?:\.(?:scope\.)?(\w+))?")
_NAMES: Final = [*((each.kind, each.name) for each in COLLECTIONS), ("term", "terms")]
_COLLECTIONS: Final = {
    name: number for number, names in enumerate(_NAMES) for name in names
}
_SCOPE: Final = tuple(attrs.fields_dict(Scope))
_FIELDS: Final = [
    *(
        [
            name
            for field in attrs.fields_dict(each.cls)
            for name in (_SCOPE if field == "scope" else (field,))
        ]
        for each in COLLECTIONS
    ),
    [*attrs.fields_dict(Concept)],
]
_LAST: Final = 2**62


class Order:
    """Knows where each file comes, and each column in it."""

    def __init__(self) -> None:
        self._files: dict[str | None, Key] = {}
        self._columns: dict[str | None, dict[str, int]] = {}
        self._sources = 0

    def add(self, tables: Tables, found: Iterable[Problem]) -> None:
        """Add the next source: its tables, and the problems found in reading it."""
        self._sources += 1
        for number, (file, headings) in enumerate(tables, 1):
            self._files.setdefault(file, (self._sources, number))
            columns = self._columns.setdefault(file, {})
            for index, heading in enumerate(headings):
                columns.setdefault(heading, index)
        for problem in found:
            self._files.setdefault(problem.file, (self._sources, 0, len(self._files)))

    def sort(self, problems: Iterable[Problem]) -> list[Problem]:
        """Sort problems; those of one cell keep their order."""
        return sorted(problems, key=self._key)

    def _key(self, problem: Problem) -> tuple[Key, int, Key]:
        return (
            self._files.get(problem.file, (_LAST,)),
            problem.row or 0,
            self._column(problem) if problem.path is None else _place(problem.path),
        )

    def _column(self, problem: Problem) -> Key:
        """Give where a column stands; what has none concerns the end of the row."""
        if problem.column is None:
            return (_LAST,)
        return (self._columns.get(problem.file, {}).get(problem.column, _LAST - 1),)


def _place(path: str) -> Key:
    """Give where a place in JSON comes; what concerns the whole comes first."""
    found = _PATH.match(path)
    collection = _COLLECTIONS.get(found[1]) if found else None
    if found is None or collection is None:
        return ()
    fields = _FIELDS[collection]
    field = fields.index(found[3]) if found[3] in fields else _LAST
    return (collection, int(found[2] or 0), field if found[3] else -1)


__all__ = ["Order", "Tables"]
