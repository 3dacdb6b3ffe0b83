"""Tables from text whose cells are separated by some character."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Final, overload

from partnerlib.errors import Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._limits import Limits, check_time, too_large
from partnerlib.io.raw._table import RawTable
from partnerlib.io.raw._text import Encoding, encoding_of

DELIMITERS: Final = (",", ";", "\t", "|", ":")
_LOOKED_AT: Final = 60
_AT_A_TIME: Final = 1000  # rows between two looks at the clock
_SMALL: Final = 2**22  # bytes
_FEW: Final = 2**16  # rows
_HEAD_CHARS: Final = 200_000
_SAME: Final = 0.05
_HASHTAG: Final = re.compile(r"\s*#[A-Za-z]")
_MARKUP: Final = re.compile(
    r"\s*<(!doctype|html|\?xml|[a-z][a-z0-9:]*[\s>])", re.IGNORECASE
)


def read_delimited(
    data: bytes, label: str, file: str, limits: Limits
) -> tuple[RawTable, list[Problem]]:
    """Read a table of text in whatever encoding, with whatever delimiter.

    Raises
    ------
    DocumentError
        If it is no text, a web page, or beyond a limit.
    """
    encoding, problems = encoding_of(data, label)
    with _opened(data, encoding) as stream:
        head = stream.read(_HEAD_CHARS)
    if _MARKUP.match(head):
        raise unreadable(label, "it is a web page or XML, no table")
    rows = _Rows(data, encoding, delimiter_of(head), label, limits)
    return RawTable(label, rows, file=file), problems


def delimiter_of(head: str) -> str:
    """Find the delimiter of a text by how it begins.

    The one by which a row becomes the most hashtags; where there are none, the one
    by which the rows are most alike and longest. The colon, which stands in times
    and addresses, only where nothing else separates anything.
    """
    best, best_key = DELIMITERS[0], (0, 0.0, 1)
    for delimiter in DELIMITERS:
        if delimiter == ":" and best_key > (0, 0.0, 1):
            break
        rows = _head_rows(head, delimiter)
        tags = max((sum(map(_is_tag, row)) for row in rows), default=0)
        widths = Counter(len(row) for row in rows if any(row))
        width, times = max(
            widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0)
        )
        if width == 1:
            tags = min(tags, 1)
            times = 0
        alike = round(times / max(1, widths.total()) / _SAME) * _SAME
        key = (tags if tags > 1 else 0, alike, width)
        if key > best_key:
            best, best_key = delimiter, key
    return best


def _is_tag(cell: str) -> bool:
    return _HASHTAG.match(cell) is not None


def _head_rows(head: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    with suppress(csv.Error):  # a cell longer than a head needs to tell
        rows.extend(islice(reader, _LOOKED_AT))
    # The head ends in the midst of a row.
    return rows[:-1] if len(head) == _HEAD_CHARS and len(rows) > 1 else rows


class _Rows(Sequence[list[str]]):
    """Rows that are parsed whenever they are gone through: only the bytes are kept.

    Of a small file the rows are kept, that they are parsed but once.
    """

    def __init__(
        self,
        data: bytes,
        encoding: Encoding,
        delimiter: str,
        label: str,
        limits: Limits,
    ) -> None:
        self._data = data
        self._encoding = encoding
        self._delimiter = delimiter
        self._label = label
        self._laid_out: list[list[str]] | None = None
        self._count = 0
        usual = csv.field_size_limit()
        try:
            self._measure(limits)
        except csv.Error:
            # The limit is one for the whole process: raise it only while there is
            # need, and keep what was read under it.
            csv.field_size_limit(max(usual, limits.cell))
            try:
                self._laid_out = list(iter(self))
                self._measure(limits)
            except csv.Error as error:
                # Nothing else is an error to a reader that is not strict.
                raise too_large(label, "a cell", limits.cell, "characters") from error
            finally:
                csv.field_size_limit(usual)

    def _measure(self, limits: Limits) -> None:
        """Count the rows, and see whether they are within the limits."""
        kept: list[list[str]] = []
        is_small = len(self._data) <= _SMALL
        self._count = 0
        most = limits.cell
        # The limit of the whole process is never lowered: others may be reading.
        is_long = most < csv.field_size_limit()
        rows = iter(self)
        while some := list(islice(rows, _AT_A_TIME)):
            self._count += len(some)
            check_time(self._label)
            if max(map(len, some)) > limits.columns:
                raise too_large(self._label, "a row", limits.columns, "columns")
            if is_long and max(map(len, chain.from_iterable(some)), default=0) > most:
                raise too_large(self._label, "a cell", most, "characters")
            if self._count > limits.rows:
                raise too_large(self._label, "the table", limits.rows, "rows")
            is_small = is_small and self._count <= _FEW
            if is_small:
                kept += some
            else:
                kept.clear()
        if is_small:
            self._laid_out = kept

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[list[str]]:
        if self._laid_out is not None:
            return iter(self._laid_out)
        stream = _opened(self._data, self._encoding)
        return csv.reader(stream, delimiter=self._delimiter)

    @overload
    def __getitem__(self, index: int) -> list[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[str]]: ...
    def __getitem__(self, index: int | slice) -> list[str] | list[list[str]]:
        if self._laid_out is None:
            stop = index.stop if isinstance(index, slice) else index + 1
            if stop is not None and 0 < stop <= _LOOKED_AT:
                return list(islice(self, stop))[index]
            self._laid_out = list(self)
        return self._laid_out[index]


def _opened(data: bytes, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BytesIO(data), encoding.name, encoding.errors, newline=""
    )


__all__ = ["DELIMITERS", "delimiter_of", "read_delimited"]
