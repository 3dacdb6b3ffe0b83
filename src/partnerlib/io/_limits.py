"""How much is read before a file is taken for an accident or an attack."""

import csv
import math
import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import attrs

from partnerlib.errors import DocumentError, ParameterError, Problem


@attrs.frozen(kw_only=True)
class Limits:
    r"""How much of sources of unknown origin is read.

    What goes beyond is refused with the problem ``too-large``, which says which limit
    it was. All are far above what people write; whoever has more raises them.

    Attributes
    ----------
    bytes : int
        Of a file in any other format than those of this library, and of all that is
        packed in it.
    own_bytes : int
        Of a file in a format of this library (tables, workbooks, JSON), which may
        hold a whole planet.
    unpacked : int
        Bytes of a workbook once unpacked.
    tree_bytes : int
        Of a document that can only be read as a whole: JSON of Wikidata, tables in
        JSON, and all the texts of one sheet.
    rows, columns : int
        Of one table that is not of this library, its headings among them.
    cells : int
        Of one sheet or table in JSON, empty ones among them.
    cell : int
        Characters of one cell of a table, text in JSON, or text or value in a graph
        or list of codes in XML.
    tables : int
        Of one workbook or JSON.
    depth : int
        Elements of XML within one another.
    elements : int
        Of XML, that are read of one activity of IATI.
    item : int
        Bytes of one activity of IATI, and so of each of its texts.
    tag : int
        Bytes of one tag or comment of IATI.
    seconds : float
        Of the whole reading; there is no such limit by default, because the others
        bound it, and because what is read must not depend on the machine.

    Raises
    ------
    ParameterError
        If one is no whole number from 0 up, or ``seconds`` is no number.

    Examples
    --------
    >>> import pathlib, partnerlib
    >>> from partnerlib.io import Limits
    >>> _ = pathlib.Path("pairs.csv").write_text("source,target\na,b\nb,c\n", "utf-8")
    >>> partnerlib.check("pairs.csv", limits=Limits(rows=1)).problems[0].code
    'too-large'
    """

    bytes: int = 2**30
    own_bytes: int = 2**36
    unpacked: int = 2**29
    tree_bytes: int = 2**28
    rows: int = 5_000_000
    columns: int = 16_384
    cells: int = 10_000_000
    cell: int = 10_000_000
    tables: int = 1000
    depth: int = 10_000
    elements: int = 1_000_000
    item: int = 256_000_000
    tag: int = 8_000_000
    seconds: float = math.inf

    def __attrs_post_init__(self) -> None:
        """Refuse what is no limit."""
        for name, field in attrs.fields_dict(Limits).items():
            value: object = getattr(self, name)
            if field.type is int and (type(value) is not int or value < 0):
                raise ParameterError(name, value, "give a whole number from 0 up")
        is_number = type(self.seconds) in (int, float)
        if not is_number or math.isnan(self.seconds):
            raise ParameterError("seconds", self.seconds, "give a number")


DEFAULT_LIMITS: Final = Limits()
_AT_A_TIME: Final = 1000  # rows between two looks at the clock
_CURRENT: Final = ContextVar("limits", default=DEFAULT_LIMITS)
_DEADLINE: Final = ContextVar("deadline", default=math.inf)


def current_limits() -> Limits:
    """Give the limits of the reading at hand.

    They are no argument of every reader, because readers of other packages have none.
    """
    return _CURRENT.get()


@contextmanager
def under(limits: Limits | None) -> Generator[None]:
    """Read under limits; None: as before.

    Raises
    ------
    ParameterError
        If these are no limits.
    """
    if limits is None:
        yield
        return
    if not isinstance(limits, Limits):
        raise ParameterError("limits", limits, "give a partnerlib.io.Limits")
    before = _CURRENT.set(limits)
    began = _DEADLINE.set(time.monotonic() + limits.seconds)
    try:
        yield
    finally:
        _CURRENT.reset(before)
        _DEADLINE.reset(began)


def check_time(file: str) -> None:
    """See that there is time left.

    Raises
    ------
    DocumentError
        If there is none.
    """
    if time.monotonic() > _DEADLINE.get():
        raise too_large(file, "the reading", current_limits().seconds, "seconds")


def check_row(cells: Sequence[str], count: int, file: str) -> None:
    """See that a row of a table of others is within the limits.

    Parameters
    ----------
    cells : sequence of str
        The row.
    count : int
        How many rows there are with it, the headings among them.
    file : str
        What problems name as their file.

    Raises
    ------
    DocumentError
        If it is not, or there is no time left.
    """
    limits = current_limits()
    if not count % _AT_A_TIME:
        check_time(file)
    if count > limits.rows:
        raise too_large(file, "the table", limits.rows, "rows")
    if len(cells) > limits.columns:
        raise too_large(file, "a row", limits.columns, "columns")
    if max(map(len, cells), default=0) > limits.cell:
        raise too_large(file, "a cell", limits.cell, "characters")


def check_cells(rows: Iterable[Iterable[object]], file: str, limits: Limits) -> None:
    """See that no text in the cells of a sheet is too long.

    Raises
    ------
    DocumentError
        If one is.
    """
    lengths = (len(each) for row in rows for each in row if isinstance(each, str))
    if max(lengths, default=0) > limits.cell:
        raise too_large(file, "a cell", limits.cell, "characters")


@contextmanager
def long_cells() -> Generator[None]:
    """Let cells of CSV be as long as the limits say.

    That limit is one for the whole process: it is raised only while there is need,
    and never lowered, for others may be reading.
    """
    usual = csv.field_size_limit()
    csv.field_size_limit(max(usual, current_limits().cell))
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def too_large(file: str, what: str, most: float, unit: str) -> DocumentError:
    """Make the error of a source that goes beyond a limit."""
    return DocumentError(
        [Problem.of("too-large", file=file, value=what, most=str(most), unit=unit)]
    )


__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "check_cells",
    "check_row",
    "check_time",
    "current_limits",
    "long_cells",
    "too_large",
    "under",
]
