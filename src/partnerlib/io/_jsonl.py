"""JSON Lines: the header on the first line, then one record a line."""

import codecs
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, cast

import msgspec

from partnerlib.io._faults import Fault, Refused, unknown_fields
from partnerlib.io._follow_ons import ANY, TERM
from partnerlib.io._json import bad_json, header_of, repeated_keys
from partnerlib.io._json_decode import BadJson, Decoded, decode, is_object
from partnerlib.io._json_document import (
    HEADINGS,
    PLURALS,
    SCHEMA_KEY,
    Entry,
    JsonDocument,
    Lost,
    Made,
)
from partnerlib.io._json_places import Where
from partnerlib.io._json_rows import CLASSES, QuickRows
from partnerlib.io._json_texts import check_texts
from partnerlib.io._json_write import compact, plain_entries, plain_header
from partnerlib.io._migrate import CURRENT, KEY, migrate, version_of
from partnerlib.model import Record, Vocabulary
from partnerlib.registry import KINDS, Registry

_ID: Final = b'"id"'
_TERM: Final = f'"{TERM}"'.encode()
_ESCAPE: Final = b"\\u"
_BLOCK: Final = 2**20
"""About how many bytes of lines are read at a time."""
_PREFIX: Final = 6  # bytes of a line, which tell the kinds apart
_prefix: Callable[[bytes], bytes] = itemgetter(slice(_PREFIX))
_HEADER_KEYS: Final = (KEY, *HEADINGS, SCHEMA_KEY)


class _Named(msgspec.Struct):
    id: str = ""


# All that the outline of a line needs: of a record its id, of a term everything.
_OUTLINE: Final = msgspec.json.Decoder(
    msgspec.defstruct(
        "_Outline",
        [
            *((kind, _Named | None, None) for kind in KINDS),
            (TERM, dict[str, Any] | None, None),
        ],
    )
)


def open_json_lines(data: bytes, file: str | None = None) -> JsonDocument:
    """Open JSON Lines.

    Parameters
    ----------
    data : bytes
        The contents, UTF-8 with or without a byte order mark. Blank lines do not
        count.
    file : str or None
        What problems name as their file; their row is the line.

    Raises
    ------
    SchemaVersionError
        If the first line states no version, or one that cannot be read here.
    DocumentError
        If the first line is no JSON, or no object.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    row, line = next(_numbered(data), (1, b""))
    where = Where(file, (), row)
    header = header_of(line, where)
    version = version_of(header.value, where)
    check_texts(data, file or "", _values(data))
    return JsonDocument(_Lines(data, header, version, where))


def _values(data: bytes) -> Iterator[Any]:
    """Yield what the lines hold; those that are no JSON are told elsewhere."""
    for _, line in _numbered(data):
        with suppress(BadJson):
            yield decode(line).value


def _numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    for row, line in enumerate(io.BytesIO(data), start=1):
        if not line.isspace():
            yield row, line


class _Lines:
    """The entries of JSON Lines, decoded anew at every pass: lines cost little."""

    def __init__(
        self, data: bytes, header: Decoded, version: int, first: Where
    ) -> None:
        self._data = data
        self._header = header
        self._version = version
        self._first = first

    @property
    def header(self) -> Mapping[str, Any]:
        return {k: v for k, v in self._header.value.items() if k in HEADINGS}

    def where(self, kind: str | None, number: int) -> Where:
        if kind is None:
            return self._first
        return Where(self._first.file, (kind,), number)

    def _rest(self) -> Iterator[tuple[int, bytes]]:
        lines = _numbered(self._data)
        next(lines)
        return lines

    def outline(self) -> Iterator[Entry]:
        quick = self._version == CURRENT
        for row, line in self._rest():
            found = _outline(row, line) if quick else None
            if found is None:
                found = [e for e in self._read(row, line) if isinstance(e, Entry)]
            yield from found

    def own(self) -> Iterator[Entry]:
        # An escape may stand for any letter of the word.
        if _TERM not in self._data and _ESCAPE not in self._data:
            return iter(())
        return (entry for entry in self.outline() if entry.kind == TERM)

    def entries(
        self, vocabularies: Mapping[str, Vocabulary]
    ) -> Iterator[Entry | Made | Lost]:
        yield from repeated_keys(self._header, self._first)
        for fault in unknown_fields(self._header.value, _HEADER_KEYS):
            yield Lost(self._first.problem(fault), ())
        readers = {
            f'{{"{kind}":'.encode()[:_PREFIX]: (kind, QuickRows(kind, vocabularies))
            for kind in (CLASSES if self._version == CURRENT else ())
        }
        source = io.BytesIO(self._data)
        row = 0
        while lines := source.readlines(_BLOCK):
            for prefix, alike in groupby(lines, _prefix):
                group = list(alike)
                if prefix in readers:
                    yield from self._quickly(row, group, *readers[prefix])
                else:
                    yield from self._slowly(row, group)
                row += len(group)

    def _slowly(self, before: int, lines: Sequence[bytes]) -> Iterator[Entry | Lost]:
        for row, line in enumerate(lines, start=before + 1):
            if row > (self._first.row or 0) and not line.isspace():
                yield from self._read(row, line)

    def _quickly(
        self, before: int, lines: Sequence[bytes], kind: str, reader: QuickRows
    ) -> Iterator[Entry | Made | Lost]:
        """Read lines of one kind, and those that are not plainly sound one by one."""
        records = reader.read(lines)
        start = 0
        for at in [at for at, each in enumerate(records) if each is None]:
            yield _made(kind, records, before, start, at)
            yield from self._slowly(before + at, lines[at : at + 1])
            start = at + 1
        yield _made(kind, records, before, start, len(records))

    def _read(self, row: int, line: bytes) -> Iterator[Entry | Lost]:
        where = Where(self._first.file, (), row)
        try:
            decoded = decode(line)
            kind, value = _record_of(decoded.value)
        except BadJson as bad:
            yield Lost(bad_json(bad, where), (), _ids_in(line))
        except Refused as refused:
            lost = _ids_in(line)
            for fault in refused.faults:
                yield Lost(where.problem(fault), (), lost)
                lost = ()
        else:
            yield from repeated_keys(decoded, where)
            yield Entry(kind, self._current(kind, value), row)

    def _current(self, kind: str, value: Any) -> Any:
        if self._version == CURRENT:
            return value
        plural = PLURALS[kind]
        alone = {KEY: self._version, plural: [value]}
        return migrate(alone, self._version)[plural][0]


def _made(
    kind: str, records: Sequence[Record | None], before: int, start: int, stop: int
) -> Made:
    """Give some of the records of a block of lines; none of them is None."""
    sound = cast("Sequence[Record]", records[start:stop])
    return Made(kind, sound, range(before + start + 1, before + stop + 1))


def _ids_in(line: bytes) -> tuple[str, ...]:
    """Count what a line may lose: one record, if it is a line as it should be."""
    return (ANY,) * max(1, line.count(_ID))


def _outline(row: int, line: bytes) -> list[Entry] | None:
    """Give the entries of a line of the current version, if they are simple."""
    try:
        found = _OUTLINE.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    stated = ((kind, getattr(found, kind)) for kind in PLURALS)
    return [
        Entry(kind, value if kind == TERM else {"id": value.id}, row)
        for kind, value in stated
        if value is not None
    ]


def _record_of(value: Any) -> tuple[str, Any]:
    if not is_object(value):
        raise Refused([Fault("bad-type", (), value, (("expected", "an object"),))])
    if len(value) == 1:
        [(kind, record)] = value.items()
        if kind in PLURALS:
            return kind, record
    expected = (("expected", "an object with one record"),)
    raise Refused(
        unknown_fields(value, PLURALS) or [Fault("bad-type", (), value, expected)]
    )


def json_lines(registry: Registry) -> Iterator[bytes]:
    """Write a registry as JSON Lines.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Yields
    ------
    bytes
        One line each, UTF-8, with its line feed; the same for equal registries.
    """
    yield compact({KEY: CURRENT, **plain_header(registry)}) + b"\n"
    for kind in PLURALS:
        for value in plain_entries(registry, kind):
            yield compact({kind: value}) + b"\n"


__all__ = ["json_lines", "open_json_lines"]
