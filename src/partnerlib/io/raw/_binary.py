"""How large the sheets of a workbook of Excel 97 are, before anything is laid out.

The fast reader lays a sheet out as a full rectangle as soon as it opens the file, and
makes room for what the sheet says its size is: one cell in the far corner would take
hundreds of megabytes. The records of the file are gone through here; the file is a
container of sectors (MS-CFB) with a stream of records in it (MS-XLS).
"""

import struct
from collections.abc import Iterator
from typing import Final

from partnerlib.io._limits import Limits, too_large
from partnerlib.io._xlsx_parts import SheetFacts

_LAST: Final = 0xFFFF_FFFA  # from here on numbers of sectors have other meanings
_LISTED: Final = 109  # sectors of the table that the header itself lists
_ENTRY: Final = 128
_STREAM: Final = 2
_ROOT: Final = 5
_STREAMS: Final = ("workbook", "book")
_WHOLE: Final = 4096  # a shorter stream lies in smaller sectors, with others
_BEGIN: Final = 0x0809
_SIZE: Final = 0x0200
_SEVERAL: Final = 0x00BD
# Records of a cell that says something; each begins with its row and column.
_CELLS: Final = frozenset(
    {0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _SEVERAL}
)
_CIRCLE: Final = "its sectors go in a circle"
_MOST_ROWS: Final = 65_536
_MOST_COLUMNS: Final = 256


def check_binary(data: bytes, label: str, limits: Limits) -> None:
    """Refuse a workbook of Excel 97 whose sheets are too large to be laid out.

    Raises
    ------
    DocumentError
        If one is.
    ValueError
        If it is no such workbook.
    """
    try:
        records = _Container(data).stream()
        for facts, rows, columns in _sheets(records):
            is_declared = rows <= _MOST_ROWS and columns <= _MOST_COLUMNS
            if facts.is_too_large or not is_declared:
                raise too_large(label, "the sheet", limits.cells, "cells")
    except (struct.error, IndexError, UnicodeError) as error:
        raise ValueError("it is cut off") from error


def _sheets(records: bytes) -> Iterator[tuple[SheetFacts, int, int]]:
    """Yield what each sheet holds, and the size that it says it has."""
    facts = SheetFacts()
    rows = columns = 0
    for kind, at, length in _records(records):
        if kind == _BEGIN:
            yield facts, rows, columns
            facts, rows, columns = SheetFacts(), 0, 0
        elif kind == _SIZE:
            wide = length >= struct.calcsize("<IIHH")
            form = "<IIHH" if wide else "<HHHH"
            first, last, left, right = struct.unpack_from(form, records, at)
            rows, columns = max(0, last - first), max(0, right - left)
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", records, at)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", records, at + length - 2)
            facts.cells += 1
            facts.height = max(facts.height, row + 1)
            facts.width = max(facts.width, column + 1)
    yield facts, rows, columns


def _records(records: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the kind of each record, where its contents begin, and their length."""
    at = 0
    end = len(records) - 4
    while at <= end:
        kind, length = struct.unpack_from("<HH", records, at)
        yield kind, at + 4, length
        at += 4 + length


class _Container:
    """A file of sectors; each says in a table which one comes after it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small != 6:  # noqa: PLR2004 -- as the format has it
            raise ValueError("its sectors are of no size that there is")
        self._size = 1 << shift
        self._small = 1 << small
        (first,) = struct.unpack_from("<I", data, 68)
        listed = list(struct.unpack_from(f"<{_LISTED}I", data, 76))
        per = self._size // 4 - 1
        while first < _LAST:
            if len(listed) > len(data):
                raise ValueError(_CIRCLE)
            *more, first = struct.unpack(f"<{per + 1}I", self._sector(first))
            listed += more
        self._next: list[int] = []
        for sector in listed:
            if sector < _LAST:
                part = self._sector(sector)
                self._next += struct.unpack(f"<{per + 1}I", part)

    def stream(self) -> bytes:
        """Give the records of the workbook."""
        (first,) = struct.unpack_from("<I", self._data, 48)
        directory = self._chain(first)
        root = 0
        found: dict[str, tuple[int, int]] = {}
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")
            kind = directory[at + 66]
            begin, size = struct.unpack_from("<II", directory, at + 116)
            if kind == _ROOT:
                root = begin
            elif kind == _STREAM:
                found.setdefault(name.lower(), (begin, size))
        for name in _STREAMS:
            if name in found:
                begin, size = found[name]
                if size >= _WHOLE:
                    return self._chain(begin)[:size]
                return self._short(root, begin, size)
        raise ValueError("it holds no workbook")

    def _short(self, root: int, begin: int, size: int) -> bytes:
        """Give a stream of small sectors, which lie in one of large ones."""
        (first,) = struct.unpack_from("<I", self._data, 60)
        table = self._chain(first)
        following = struct.unpack(f"<{len(table) // 4}I", table)
        holder = self._chain(root)
        parts: list[bytes] = []
        while begin < _LAST and len(parts) <= len(following):
            at = begin * self._small
            parts.append(holder[at : at + self._small])
            begin = following[begin]
        return b"".join(parts)[:size]

    def _chain(self, sector: int) -> bytes:
        parts: list[bytes] = []
        while sector < _LAST:
            if len(parts) > len(self._next):
                raise ValueError(_CIRCLE)
            parts.append(self._sector(sector))
            sector = self._next[sector]
        return b"".join(parts)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        if at >= len(self._data):
            raise ValueError("it is cut off")
        return self._data[at : at + self._size].ljust(self._size, b"\0")


__all__ = ["check_binary"]
