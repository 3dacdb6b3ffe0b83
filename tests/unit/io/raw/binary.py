"""Workbooks of Excel 97, made by hand: no package that is at hand writes them."""

import struct
from collections.abc import Iterable
from pathlib import Path

FREE, END, TABLE = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
SECTOR = 512


def record(kind: int, contents: bytes = b"") -> bytes:
    """Make a record."""
    return struct.pack("<HH", kind, len(contents)) + contents


def number(row: int, column: int, value: float = 1.0) -> bytes:
    """Make a cell that holds a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def label(row: int, column: int, text: str) -> bytes:
    """Make a cell that holds a text."""
    data = text.encode("latin-1")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(data), 0) + data)


def size(rows: int, columns: int) -> bytes:
    """Make the record in which a sheet says how large it is."""
    return record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


def records(*cells: bytes, name: str = "data") -> bytes:
    """Make the records of a workbook with one sheet."""
    begin = struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)
    end = record(0x000A)
    shown = name.encode("latin-1")
    length = len(record(0x0809, begin)) + 12 + len(shown) + len(end)
    sheet = struct.pack("<IBBBB", length, 0, 0, len(shown), 0) + shown
    book = record(0x0809, begin) + record(0x0085, sheet) + end
    assert length == len(book)
    inner = struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)
    return book + record(0x0809, inner) + b"".join(cells) + end


def packed(stream: bytes, *, name: str = "Workbook", short: bool = False) -> bytes:
    """Put a stream into a container of sectors."""
    stream = stream if short else stream.ljust(4096, b"\0")
    data = stream.ljust(-(-len(stream) // SECTOR) * SECTOR, b"\0")
    count = len(data) // SECTOR
    tables = -(-(count + 3) // (SECTOR // 4 - 1))
    # The tables, the directory, the table of small sectors, the stream.
    first = tables + 2
    following = [TABLE] * tables + [END, END]
    following += [*range(first + 1, first + count), END]
    following += [FREE] * (tables * SECTOR // 4 - len(following))
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<III", header, 44, tables, tables, 0)
    struct.pack_into("<III", header, 56, 4096, tables + 1, 1)
    struct.pack_into("<II", header, 68, END, 0)
    listed = [*range(tables), *[FREE] * (109 - tables)]
    struct.pack_into("<109I", header, 76, *listed)
    small = [*range(1, -(-len(stream) // 64)), END] if short else []
    small += [FREE] * (SECTOR // 4 - len(small))
    root = entry("Root Entry", 5, first if short else END, len(data) if short else 0)
    inside = entry(name, 2, 0 if short else first, len(stream))
    directory = (root + inside).ljust(SECTOR, b"\0")
    parts: Iterable[bytes] = (
        bytes(header),
        struct.pack(f"<{len(following)}I", *following),
        directory,
        struct.pack("<128I", *small),
        data,
    )
    return b"".join(parts)


def entry(name: str, kind: int, begin: int, length: int) -> bytes:
    """Make an entry of the directory."""
    shown = name.encode("utf-16-le")
    made = bytearray(128)
    made[: len(shown)] = shown
    struct.pack_into("<HBB", made, 64, len(shown) + 2, kind, 1)
    child = 1 if kind == 5 else FREE
    struct.pack_into("<III", made, 68, FREE, FREE, child)
    struct.pack_into("<II", made, 116, begin, length)
    return bytes(made)


def workbook(path: Path, *cells: bytes) -> Path:
    """Write a workbook with one sheet."""
    path.write_bytes(packed(records(*cells)))
    return path
