"""A registry as a folder of CSV tables with their data package."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from partnerlib.errors import DocumentError, ParameterError
from partnerlib.io._atomic import telling, write_folder
from partnerlib.io._cell_values import shielded_prose
from partnerlib.io._datapackage import FILE_NAME, read_package, write_package
from partnerlib.io._folder import is_csv, table_of
from partnerlib.io._formulas import shielded_column
from partnerlib.io._limits import DEFAULT_LIMITS
from partnerlib.io._paths import is_folder
from partnerlib.io._tabulate import Cell, Written, tabulate
from partnerlib.registry import Registry

_ROWS: Final = 1000  # at a time


def write_csv(registry: Registry, folder: Path) -> None:
    """Write a registry as CSV tables into a folder.

    Tables that an earlier writing left there, and that this registry does not
    have, are removed. Files of any other origin stay.

    Raises
    ------
    ParameterError
        If the folder cannot be written, or holds tables of another origin: these
        would be read as part of this registry.
    DocumentError
        If a text is too long for a cell.
    """
    tables = tabulate(registry, longest=DEFAULT_LIMITS.cell)
    files = {f"{each.table.name}.csv": csv_chunks(each) for each in tables}
    headings = {each.table.name: each.headings for each in tables}
    with telling(folder):
        stale = _stale(folder, set(files))
    package = write_package(registry, headings)
    write_folder(folder, {**files, FILE_NAME: iter([package])}, stale)


def csv_chunks(table: Written) -> Iterator[bytes]:
    """Write one table: UTF-8, commas, quotes where needed, line feeds, no formulas."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.headings)
    kinds = {key: column.kind for key, column in table.table.by_key.items()}
    columns = (
        list(map(_prose, cells)) if kinds.get(heading) == "text" else cells
        for heading, cells in table.columns.items()
    )
    rows = zip(*map(shielded_column, columns), strict=True)
    while True:
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
        block = list(islice(rows, _ROWS))
        if not block:
            return
        writer.writerows(block)


def _prose(cell: Cell) -> Cell:
    return shielded_prose(cell) if isinstance(cell, str) else cell


def _stale(folder: Path, names: set[str]) -> list[str]:
    """List the tables of an earlier writing that this one does not replace."""
    if not is_folder(folder):
        return []
    others = [
        path.name
        for path in sorted(folder.iterdir())
        if is_csv(path) and table_of(path) and path.name not in names
    ]
    ours = _written(folder) if others else frozenset[str]()
    foreign = [name for name in others if name not in ours]
    if foreign:
        rule = f"the folder holds tables of another origin: {', '.join(foreign)}"
        raise ParameterError("target", str(folder), rule)
    return others


def _written(folder: Path) -> frozenset[str]:
    """Give the tables that an earlier writing put into a folder."""
    try:
        package = read_package((folder / FILE_NAME).read_bytes(), FILE_NAME)
    except (OSError, DocumentError):
        return frozenset()
    return package.paths if package.is_ours else frozenset()


__all__ = ["csv_chunks", "write_csv"]
