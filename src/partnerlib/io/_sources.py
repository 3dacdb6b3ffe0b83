"""What kind of source a path is, and how it is opened."""

import os
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from partnerlib.errors import DocumentError, ParameterError, Problem
from partnerlib.io._column import reduced
from partnerlib.io._columns import TABLE_BY_NAME, TABLES
from partnerlib.io._csv import unreadable
from partnerlib.io._document import Document
from partnerlib.io._folder import (
    check_size,
    is_csv,
    open_files,
    open_folder,
    read_bytes,
    table_of,
)
from partnerlib.io._limits import check_time, current_limits
from partnerlib.io._paths import is_folder, path_of, reason_of, shown
from partnerlib.io._readers import HEAD, Reader, reader_named, reader_of
from partnerlib.io._reading import FieldDocument
from partnerlib.io._xlsx_parts import sheet_parts
from partnerlib.io.maps import (
    ColumnMap,
    fits,
    load_maps,
    map_for,
    read_mapped,
    ready_maps,
)
from partnerlib.io.raw import open_raw

HEADER_SHEETS: Final = ("registry", "registre")
_VERSION: Final = re.compile(rb'"partnerlib"\s*:')
RAW_SUFFIXES: Final = (
    *(".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xls", ".xlsm", ".ods"),
    *(".json", ".zip", ""),
)
_TABLE_SUFFIXES: Final = (".csv", ".tsv", ".tab", ".xls", ".xlsm", ".ods")
FORMATS: Final = (
    "a folder of tables, .csv, .tsv, .xlsx, .json, .jsonl; HXL, IATI, Wikidata, "
    "GraphML, GEXF, HIF, pairs, lists of codes; other tables with a column map"
)

_TABLE_FILES: Final = ", ".join(f"{table.name}.csv" for table in TABLES)


def open_sources(
    sources: Iterable[str | os.PathLike[str]],
    maps: Sequence[ColumnMap] = (),
    format: str | None = None,  # noqa: A002 -- the name it has everywhere
) -> tuple[list[Document], list[Problem]]:
    """Open sources; one that cannot be opened is a problem.

    Tables that are named one by one belong together, as if they lay in one folder;
    a second file for the same table begins another set.

    Parameters
    ----------
    sources : iterable of str or os.PathLike
        Files and folders.
    maps : sequence of ColumnMap
        Through which tables are read that are not of this library; the first that
        is for a file is taken.
    format : str or None
        The reader for all files; None: they are recognised.

    Raises
    ------
    ParameterError
        If there is no source, or one that is no path, or no such format.
    """
    documents: list[Document | list[Path]] = []
    problems: list[Problem] = []
    sets: list[list[Path]] = []
    reader = None if format is None else reader_named(format)
    for path in _spread(_paths(sources), maps):
        try:
            check_time(shown(path))
            document = _read_by(path, reader) or _mapped(path, maps)
            document = document or _of_the_field(path)
            if document is not None:
                documents.append(document)
            elif is_csv(path) and not is_folder(path):
                _join(path, sets, documents)
            else:
                documents.append(_opened(path))
        except DocumentError as error:
            problems.extend(error.problems)
    opened = [
        open_files(each) if isinstance(each, list) else each for each in documents
    ]
    return opened, problems


def _paths(sources: Iterable[str | os.PathLike[str]]) -> list[Path]:
    paths = [path_of("source", source) for source in sources]
    if not paths:
        raise ParameterError("sources", (), "give one path or more")
    return paths


def _spread(paths: Iterable[Path], maps: Sequence[ColumnMap]) -> Iterator[Path]:
    """Give the files of a folder in its place, where a map is for any of them."""
    for path in paths:
        inside: list[Path] = []
        if maps and is_folder(path):
            try:
                inside = [each for each in sorted(path.iterdir()) if each.is_file()]
            except OSError:
                inside = []  # whoever opens it next says why it cannot be
        chosen = [each for each in inside if _map_of(each, maps) is not None]
        yield from chosen or [path]


def _read_by(path: Path, reader: Reader | None) -> Document | None:
    if reader is None or is_folder(path):
        return None
    return _field_document(path, reader)


def _field_document(path: Path, reader: Reader) -> Document:
    # Whatever the reader, and before it: one of another package may not ask.
    check_size(path, current_limits().bytes)
    return FieldDocument(reader.read(path))


def _mapped(path: Path, maps: Sequence[ColumnMap]) -> Document | None:
    by = _map_of(path, maps)
    return None if by is None else FieldDocument(read_mapped(path, by))


def _map_of(path: Path, maps: Sequence[ColumnMap]) -> ColumnMap | None:
    """Give the map that is for a file.

    A map that names no files is for any table. One that is called as a table of this
    library is read through it only if it has the headings of the map.
    """
    by = map_for(path, maps)
    if by is None or by.files:
        return by
    suffix = path.suffix.lower()
    if suffix not in RAW_SUFFIXES or is_folder(path):
        return None
    if table_of(path) is None and not _is_own(path, _head(path) or b""):
        return by
    return by if suffix != ".json" and fits(path, by) else None


def _head(path: Path) -> bytes | None:
    """Give the beginning of a file; None if it cannot be had."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError):
        return None  # whoever opens it next says why it cannot be


def _of_the_field(path: Path) -> Document | None:
    """Open a file that a reader of the field recognises, if it is not our own."""
    head = _head(path)
    if head is None or _is_own(path, head):
        return None
    if table_of(path) is None:
        reader = reader_of(path, head)
    else:
        # Hashtags below the headings: no table of ours, whatever it is called.
        hxl = reader_named("hxl")
        reader = hxl if hxl.recognises(path, head) else None
    return None if reader is None else _field_document(path, reader)


def _is_own(path: Path, head: bytes) -> bool:
    """Whether a file that may be of several formats is of this library's own."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return not _sheet_names(path).isdisjoint({*TABLE_BY_NAME, *HEADER_SHEETS})
    return suffix == ".jsonl" or (
        suffix == ".json" and _VERSION.search(head) is not None
    )


def _sheet_names(path: Path) -> set[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return {reduced(name) for name in sheet_parts(archive)}
    except Exception:  # noqa: BLE001 -- whoever reads it next says what is wrong
        return set()


def _join(
    path: Path, sets: list[list[Path]], documents: list[Document | list[Path]]
) -> None:
    table = table_of(path)
    if table is None:
        _check_there(path)
        raise _no_format(path, path.name, _TABLE_FILES)
    for files in sets:
        if table not in map(table_of, files):
            files.append(path)
            return
    files = [path]
    sets.append(files)
    documents.append(files)


def _opened(path: Path) -> Document:
    if is_folder(path):
        return open_folder(path)
    _check_there(path)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from partnerlib.io._workbook import open_workbook

        check_size(path, current_limits().own_bytes)
        return open_workbook(path)
    if suffix == ".json":
        from partnerlib.io._json import open_json

        return open_json(read_bytes(path), shown(path))
    if suffix == ".jsonl":
        from partnerlib.io._jsonl import open_json_lines

        return open_json_lines(read_bytes(path), shown(path))
    raise _no_format(path, suffix or path.name, FORMATS)


def _check_there(path: Path) -> None:
    try:
        is_there = path.exists()
    except OSError as error:
        raise unreadable(shown(path), reason_of(error)) from error
    if not is_there:
        raise unreadable(shown(path), "there is no such file or folder")


def _no_format(path: Path, value: str, allowed: str) -> DocumentError:
    """Say what can be read, and how this could be if it is a table of others."""
    maps = mappable = ""
    try:
        is_table = path.suffix.lower() in _TABLE_SUFFIXES and bool(open_raw(path)[0])
    except DocumentError:
        is_table = False
    if is_table:
        ready = (name for name in ready_maps() if fits(path, *load_maps(name)))
        maps = ", ".join(ready)
        mappable = "" if maps else path.name
    problem = Problem.of(
        "unknown-format",
        file=shown(path),
        value=value,
        allowed=allowed,
        maps=maps,
        mappable=mappable,
    )
    return DocumentError([problem])


__all__ = ["open_sources"]
