"""JSON: one document that holds a whole registry."""

import codecs
from collections.abc import Iterator, Mapping
from typing import Any, Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._faults import Fault, unknown_fields
from partnerlib.io._follow_ons import ANY, TERM, term_pool
from partnerlib.io._json_decode import (
    BadJson,
    Decoded,
    Path,
    decode,
    is_list,
    is_object,
)
from partnerlib.io._json_document import (
    HEADINGS,
    PLURALS,
    SCHEMA_KEY,
    Entry,
    JsonDocument,
    Lost,
)
from partnerlib.io._json_places import Where
from partnerlib.io._json_texts import check_texts
from partnerlib.io._json_write import compact, indented, plain_entries, plain_header
from partnerlib.io._migrate import CURRENT, KEY, migrate, version_of
from partnerlib.model import Vocabulary
from partnerlib.registry import Registry

_KEYS: Final = (KEY, *HEADINGS, *PLURALS.values(), SCHEMA_KEY)
_KIND_OF: Final[Mapping[object, str]] = {
    plural: kind for kind, plural in PLURALS.items()
}
_TERMS: Final = (TERM, PLURALS[TERM])


def open_json(data: bytes, file: str | None = None) -> JsonDocument:
    """Open a JSON document.

    Parameters
    ----------
    data : bytes
        The contents, UTF-8 with or without a byte order mark.
    file : str or None
        What problems name as their file.

    Raises
    ------
    SchemaVersionError
        If it states no version, or one that cannot be read here.
    DocumentError
        If it is no JSON, or no object.
    """
    document = header_of(data.removeprefix(codecs.BOM_UTF8), Where(file))
    version = version_of(document.value, Where(file))
    check_texts(data, file or "", (document.value,))
    plain: dict[str, Any] = migrate(document.value, version)
    return JsonDocument(_Whole(plain, document, file))


def header_of(data: bytes, where: Where) -> Decoded:
    """Decode the object that states the version.

    Raises
    ------
    DocumentError
        If it is no JSON, or no object.
    """
    try:
        decoded = decode(data)
    except BadJson as bad:
        raise DocumentError([bad_json(bad, where)]) from bad
    if not is_object(decoded.value):
        fault = Fault("bad-type", (), decoded.value, (("expected", "an object"),))
        raise DocumentError([where.problem(fault)])
    return decoded


def bad_json(bad: BadJson, where: Where) -> Problem:
    """Tell what is no JSON as a problem, with its line."""
    row = bad.line if where.row is None else where.row
    return Problem.of("bad-json", file=where.file, row=row, reason=bad.reason)


def repeated_keys(decoded: Decoded, where: Where) -> Iterator[Lost]:
    """Tell the keys that stand more than once."""
    for path, key in decoded.repeated:
        # Of two values only one is read; an id may have gone with the other.
        problem = where.problem(Fault("repeated-key", path, key))
        yield Lost(problem, *_lost_with(path, key))


def _lost_with(path: Path, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the kinds and the single ids that a repeated key loses."""
    if not path:  # a collection of a document, or the one record of a line
        kind = _KIND_OF.get(key)
        return ((kind,), ()) if kind else ((), tuple(_pool(key)))
    is_id = key == "id" or (key == "vocabulary" and path[0] in _TERMS)
    is_record = len(path) == (2 if path[0] in _KIND_OF else 1)
    if not is_id or not is_record:
        return (), ()
    return (), tuple(_pool(_KIND_OF.get(path[0], path[0])))


def _size(value: object) -> int:
    """Count the records that may stand where none should."""
    return len(value) if is_list(value) or is_object(value) else 0


def _pool(kind: object) -> Iterator[str]:
    if kind == TERM:
        yield term_pool(ANY)
    elif kind in PLURALS:
        yield str(kind)


class _Whole:
    """The entries of a whole document."""

    def __init__(
        self, document: dict[str, Any], decoded: Decoded, file: str | None
    ) -> None:
        self._document = document
        self._decoded = decoded
        self._file = file

    @property
    def header(self) -> Mapping[str, Any]:
        return {key: self._document[key] for key in HEADINGS if key in self._document}

    def where(self, kind: str | None, number: int) -> Where:
        return Where(self._file, () if kind is None else (PLURALS[kind], number))

    def outline(self) -> Iterator[Entry]:
        return (each for each in self.entries({}) if isinstance(each, Entry))

    def own(self) -> Iterator[Entry]:
        return (entry for entry in self.outline() if entry.kind == TERM)

    def entries(
        self,
        vocabularies: Mapping[str, Vocabulary],  # noqa: ARG002 -- for the converter
    ) -> Iterator[Entry | Lost]:
        where = self.where(None, 0)
        yield from repeated_keys(self._decoded, where)
        for fault in unknown_fields(self._document, _KEYS):
            value = self._document[str(fault.value)]
            yield Lost(where.problem(fault), (), (ANY,) * _size(value))
        for kind, plural in PLURALS.items():
            values = self._document.get(plural, [])
            if is_list(values):
                for number, value in enumerate(values):
                    yield Entry(kind, value, number)
            else:
                expected = (("expected", "a list"),)
                fault = Fault("bad-type", (plural,), values, expected)
                lost = (*_pool(kind),) * _size(values)
                yield Lost(where.problem(fault), (), lost)


def json_chunks(registry: Registry) -> Iterator[bytes]:
    """Write a registry as one JSON document, in chunks.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Yields
    ------
    bytes
        UTF-8 with a line feed at the end; the same for equal registries. What fits
        on a line of 88 stands on one, the rest is indented by two blanks.
    """
    yield f'{{\n  "{KEY}": {CURRENT}'.encode()
    for key, text in plain_header(registry).items():
        yield f',\n  "{key}": '.encode() + compact(text)
    for kind, plural in PLURALS.items():
        opening = before = f',\n  "{plural}": [\n    '.encode()
        for value in plain_entries(registry, kind):
            yield before + indented(value, 4)
            before = b",\n    "
        if before != opening:
            yield b"\n  ]"
    yield b"\n}\n"


__all__ = ["bad_json", "header_of", "json_chunks", "open_json", "repeated_keys"]
