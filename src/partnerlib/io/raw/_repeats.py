"""How many cells an ODS says that it has: a few bytes may repeat one without end."""

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from partnerlib.io._limits import Limits, too_large

_CONTENT: Final = "content.xml"
_CHUNK: Final = 2**20
_LONGEST_TAG: Final = 2**14
_STEP: Final = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)([^<>]*)>")
_ROWS: Final = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d{1,12})")
_COLUMNS: Final = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d{1,12})")


def check_repeats(archive: zipfile.ZipFile, label: str, limits: Limits) -> None:
    """Refuse an ODS whose filled cells are too many, each as often as it repeats.

    Raises
    ------
    DocumentError
        If they go beyond the limit.
    """
    times = cells = columns = 0
    for name, about in _steps(archive):
        if name == b"table-row":
            times, columns = _number(_ROWS, about), 0
        else:
            columns += _number(_COLUMNS, about)
            if b"value" in about:
                cells += times * columns  # a row reaches to its last filled cell
                columns = 0
        if cells > limits.cells:
            raise too_large(label, "the workbook", limits.cells, "cells")


def _steps(archive: zipfile.ZipFile) -> Iterator[tuple[bytes, bytes]]:
    with archive.open(_CONTENT) as stream:
        tail = b""
        while data := stream.read(_CHUNK):
            chunk = tail + data
            end = 0
            for found in _STEP.finditer(chunk):
                yield found[1], found[2]
                end = found.end()
            tail = chunk[max(end, len(chunk) - _LONGEST_TAG) :]


def _number(pattern: re.Pattern[bytes], about: bytes) -> int:
    found = pattern.search(about)
    return int(found[1]) if found else 1


__all__ = ["check_repeats"]
