"""The one door to tables that are not of this library."""

import io
import zipfile
from pathlib import Path
from typing import Final

from partnerlib.errors import Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._folder import shown
from partnerlib.io._limits import (
    Limits,
    check_time,
    current_limits,
    too_large,
    under,
)
from partnerlib.io._paths import is_folder
from partnerlib.io.raw._delimited import read_delimited
from partnerlib.io.raw._json import read_json
from partnerlib.io.raw._table import RawTable
from partnerlib.io.raw._workbook import XLS_MARK, is_workbook, read_workbook

_ZIP_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
# Before the first character, in any encoding.
_BLANKS: Final = b" \t\r\n\xef\xbb\xbf\xff\xfe\0"
_JSON_MARKS: Final = (b"{", b"[")
_INNER_SUFFIXES: Final = (".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls", ".ods")


def open_raw(
    path: Path, limits: Limits | None = None
) -> tuple[list[RawTable], list[Problem]]:
    """Read the tables of a file; what it is, its bytes say and not its name.

    Parameters
    ----------
    path : Path
        Text with some delimiter, JSON, XLSX, XLS, ODS, or a zip archive of these.
    limits : Limits, optional
        How much is read before the file is refused; those of the reading at hand
        by default.

    Returns
    -------
    tables : list of RawTable
        In the order of the file; hidden ones too.
    problems : list of Problem
        What was amiss, and yet could be read.

    Raises
    ------
    DocumentError
        If nothing of it can be read, or it goes beyond a limit.
    MissingExtraError
        If it is a workbook and the extra ``excel`` is not installed.
    """
    with under(limits):
        return _read(path, current_limits())


def _read(path: Path, limits: Limits) -> tuple[list[RawTable], list[Problem]]:
    label = shown(path)
    check_time(label)
    try:
        size = path.stat().st_size if path.is_file() else None
        data = path.read_bytes() if size is not None and size <= limits.bytes else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable(label, reason) from error
    if size is None:
        if is_folder(path):
            raise unreadable(label, "it is a folder: name one of its files")
        raise unreadable(label, "there is no such file")
    if size > limits.bytes:
        raise too_large(label, "the file", limits.bytes, "bytes")
    return _opened(data, label, Path(label).name, limits)


def _opened(
    data: bytes, label: str, file: str, limits: Limits, *, is_inner: bool = False
) -> tuple[list[RawTable], list[Problem]]:
    if not data.strip(_BLANKS):
        raise unreadable(label, "it is empty")
    if data.startswith(XLS_MARK):
        return read_workbook(data, label, file, limits), []
    if data.startswith(_ZIP_MARKS):
        return _of_archive(data, label, file, limits, is_inner=is_inner)
    if data[:1024].lstrip(_BLANKS).startswith(_JSON_MARKS):
        return read_json(data, label, file, limits)
    table, problems = read_delimited(data, label, file, limits)
    return [table], problems


def _of_archive(
    data: bytes, label: str, file: str, limits: Limits, *, is_inner: bool
) -> tuple[list[RawTable], list[Problem]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise unreadable(label, f"it is no archive: {error}") from error
    with archive:
        if is_workbook(archive):
            return read_workbook(data, label, file, limits), []
        if is_inner:
            raise unreadable(label, "it is an archive within an archive")
        return _of_members(archive, label, file, limits)


def _of_members(
    archive: zipfile.ZipFile, label: str, file: str, limits: Limits
) -> tuple[list[RawTable], list[Problem]]:
    tables: list[RawTable] = []
    problems: list[Problem] = []
    members = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(_INNER_SUFFIXES)
        and not any(part.startswith((".", "__")) for part in member.filename.split("/"))
    ]
    if not members:
        raise unreadable(label, "the archive holds no table")
    if sum(member.file_size for member in members) > limits.bytes:
        raise too_large(label, "the archive", limits.bytes, "bytes")
    for member in members:
        name = f"{label} [{member.filename}]"
        try:
            data = archive.read(member)
        except Exception as error:
            # What breaks inside an archive breaks in as many ways as it is packed.
            raise unreadable(name, f"it cannot be unpacked: {error}") from error
        found, told = _opened(data, name, file, limits, is_inner=True)
        tables.extend(found)
        problems.extend(told)
    return tables, problems


__all__ = ["open_raw"]
