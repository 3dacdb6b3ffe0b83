"""Tables from CSV files: those of a folder, or some that were named."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._column import Table, reduced
from partnerlib.io._columns import TABLE_BY_NAME, TABLES
from partnerlib.io._csv import read_csv, unreadable
from partnerlib.io._datapackage import FILE_NAME, read_package
from partnerlib.io._grid import Grid
from partnerlib.io._header import Header
from partnerlib.io._limits import current_limits, too_large
from partnerlib.io._paths import reason_of, shown
from partnerlib.io._tables import TablesDocument
from partnerlib.registry import hints

CSV_SUFFIXES: Final = (".csv", ".tsv")


def open_folder(folder: Path) -> TablesDocument:
    """Open the tables of a folder; its other files are nothing to us.

    Raises
    ------
    DocumentError
        If there is no table.
    """
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(shown(folder), reason_of(error)) from error
    reading = _Reading()
    for path in paths:
        if path.name == FILE_NAME:
            reading.take_package(path)
        elif is_csv(path) and not path.name.startswith("."):
            reading.take(path)
    return reading.document(folder)


def open_files(paths: Iterable[Path]) -> TablesDocument:
    """Open tables that lie anywhere, one file each, as one set."""
    reading = _Reading()
    for path in paths:
        reading.take(path)
    return reading.document(None)


def table_of(path: Path) -> Table | None:
    """Give the table that a file is named after, in English or French."""
    return TABLE_BY_NAME.get(reduced(path.stem))


def is_csv(path: Path) -> bool:
    """Whether a file is named as a table in text is."""
    return path.suffix.lower() in CSV_SUFFIXES


def check_size(path: Path, most: int) -> None:
    """See that a file is not too large.

    Raises
    ------
    DocumentError
        If it is. What cannot be measured, whoever reads it next tells.
    """
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        return
    if size > most:
        raise too_large(shown(path), "the file", most, "bytes")


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """Read a file.

    Parameters
    ----------
    path : Path
        Where it lies.
    most : int, optional
        How large it may be; as large as one of this library's own by default.

    Raises
    ------
    DocumentError
        If it cannot be read, is no file at all, or is too large.
    """
    try:
        if path.is_file():
            most = current_limits().own_bytes if most is None else most
            if path.stat().st_size > most:
                raise too_large(shown(path), "the file", most, "bytes")
            return path.read_bytes()
    except OSError as error:
        raise unreadable(shown(path), reason_of(error)) from error
    raise unreadable(shown(path), "there is no such file")


def no_table(file: str, mappable: str = "") -> Problem:
    """Make the problem of a source that holds no table."""
    allowed = ", ".join(table.name for table in TABLES)
    return Problem.of("no-table", file=file, allowed=allowed, mappable=mappable)


class _Reading:
    def __init__(self) -> None:
        self._grids: dict[str, Grid] = {}
        self._header = Header()
        self._problems: list[Problem] = []
        self._unread: dict[str, str] = {}
        self._is_ours = False

    def take(self, path: Path) -> None:
        """Read a file if it is a table."""
        table = table_of(path)
        file = shown(path)
        if table is None:
            hint = ", ".join(hints(path.stem.lower(), TABLE_BY_NAME))
            self._problems.append(
                Problem.of("unknown-table", file=file, value=path.name, hint=hint)
            )
        elif table.name in self._grids or table.name in self._unread:
            self._problems.append(
                Problem.of("repeated-table", file=file, value=table.name)
            )
            self._unread.setdefault(table.name, file)
        else:
            try:
                grid, problems = read_csv(table, read_bytes(path), file)
            except DocumentError as error:
                self._problems.extend(error.problems)
                self._unread[table.name] = file
            else:
                self._grids[table.name] = grid
                self._problems.extend(problems)

    def take_package(self, path: Path) -> None:
        """Read what the data package says of the tables."""
        try:
            package = read_package(read_bytes(path), shown(path))
        except DocumentError as error:
            self._problems.extend(error.problems)
        else:
            self._problems.extend(package.problems)
            self._header = package.header
            self._is_ours = package.is_ours

    def document(self, folder: Path | None) -> TablesDocument:
        """Give what was read, if there was anything.

        A package of ours without a table is a registry that holds nothing.
        """
        if folder and not (self._grids or self._unread or self._is_ours):
            raise DocumentError([*self._problems, no_table(shown(folder))])
        return TablesDocument(
            self._grids.values(), self._header, self._problems, self._unread
        )


__all__ = [
    "is_csv",
    "no_table",
    "open_files",
    "open_folder",
    "read_bytes",
    "shown",
    "table_of",
]
