"""Tables from CSV: encoding, delimiter and quoting are found out."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._column import Table
from partnerlib.io._csv_columns import csv_rows, read_columns
from partnerlib.io._formulas import has_shields, unshield
from partnerlib.io._grid import Grid
from partnerlib.io._limits import current_limits, long_cells

# A table of so many cells, or with one in so many stated, is no accident.
_SMALL: Final = 2**20
_SPARSE: Final = 20

DELIMITERS: Final = ",;\t"


def read_csv(table: Table, data: bytes, file: str) -> tuple[Grid, list[Problem]]:
    """Read one table.

    Parameters
    ----------
    table : Table
        Which table it is.
    data : bytes
        The contents: UTF-8 with or without a byte order mark, else Windows-1252;
        cells separated by ``,``, ``;`` or tabs; quoted as RFC 4180 says.
    file : str
        What problems name as their file.

    Raises
    ------
    DocumentError
        If it cannot be read as CSV.
    """
    encoding, delimiter, problems = _sniffed(data, file)
    is_shielded = has_shields(data)

    def lines() -> Iterable[str]:
        # Decoded piece by piece: the text is never in memory as a whole.
        return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")

    def read() -> Grid:
        found = read_columns(lines(), delimiter, is_shielded=is_shielded)
        if found is None:
            return _grid(table, lines(), delimiter, file, is_shielded=is_shielded)
        headings, columns = found
        numbers = range(2, len(columns[0]) + 2)
        return Grid(
            table,
            file,
            1,
            headings,
            [],
            numbers,
            typed=False,
            separator=delimiter,
            columns=columns,
        )

    try:
        grid = read()
    except _TooLongError:
        try:
            with long_cells():
                grid = read()
        except _TooLongError as error:
            problem = Problem.of(
                "too-large",
                file=file,
                row=error.row,
                value="a cell",
                most=str(current_limits().cell),
                unit="characters",
            )
            raise DocumentError([problem]) from error
    return grid, problems


def _grid(
    table: Table, lines: Iterable[str], delimiter: str, file: str, *, is_shielded: bool
) -> Grid:
    rows = _rows(lines, delimiter, file)
    if is_shielded:
        unshield(rows)
    grid = Grid.of(table, file, rows, separator=delimiter)
    # Rows are made as wide as the headings: few cells must not become very many.
    most = max(_SMALL, _SPARSE * sum(map(len, grid.rows)))
    if len(grid.rows) * len(grid.headings) > most:
        problem = Problem.of(
            "too-large", file=file, value="the table", most=str(most), unit="cells"
        )
        raise DocumentError([problem])
    return grid


def unreadable(file: str, reason: str, row: int | None = None) -> DocumentError:
    """Make the error of a source of which nothing can be read."""
    problem = Problem.of("unreadable-source", file=file, row=row, reason=reason)
    return DocumentError([problem])


class _TooLongError(Exception):
    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def _sniffed(data: bytes, file: str) -> tuple[str, str, list[Problem]]:
    """Find the encoding and the delimiter."""
    if b"\0" in data:
        raise unreadable(file, "it holds a null byte and is no text in UTF-8")
    try:
        return "utf-8-sig", _delimiter(data.decode("utf-8-sig")), []
    except UnicodeDecodeError:
        pass
    try:
        delimiter = _delimiter(data.decode("cp1252"))
        return "cp1252", delimiter, [Problem.of("cp1252-text", file=file)]
    except UnicodeDecodeError as error:
        reason = f"it is neither UTF-8 nor Windows-1252 (byte {error.start})"
        raise unreadable(file, reason) from error


def _delimiter(text: str) -> str:
    """Find the first delimiter that stands in the headings outside quotes."""
    quoted = False
    has_heading = False
    for character in text:
        if character == '"':
            quoted = not quoted
            has_heading = True
        elif not quoted:
            if character in DELIMITERS:
                return character
            if character in "\r\n" and has_heading:
                break
            has_heading |= not character.isspace()
    return DELIMITERS[0]


def _rows(lines: Iterable[str], delimiter: str, file: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv_rows(lines, delimiter))
    except csv.Error as error:
        row = len(rows) + 1
        if "field limit" in str(error):
            raise _TooLongError(row) from error
        raise unreadable(file, f"it is no CSV: {error}", row) from error
    return rows


__all__ = ["read_csv", "unreadable"]
