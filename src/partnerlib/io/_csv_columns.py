"""The rows of a plain table as columns, made while they are read.

Row by row, each cell would be a text of its own, though most of them stand in many
rows; once these are let go of, the memory between those that stay is of little use.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from partnerlib.io._formulas import unshield
from partnerlib.io._limits import current_limits

_AT_A_TIME: Final = 4096
_TWICE: Final = 2


def csv_rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Parse rows strictly, none of them with a cell beyond the limit.

    Raises
    ------
    csv.Error
        While the rows are gone through, if they are no CSV or a cell is too long.
    """
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    most = current_limits().cell
    # The limit of the whole process can be raised, and must not be lowered.
    return rows if most >= csv.field_size_limit() else _bounded(rows, most)


def _bounded(rows: Iterable[list[str]], most: int) -> Iterator[list[str]]:
    for row in rows:
        if max(map(len, row), default=0) > most:
            raise csv.Error(f"field larger than field limit ({most})")
        yield row


def read_columns(
    lines: Iterable[str], delimiter: str, *, is_shielded: bool
) -> tuple[list[str], list[list[str]]] | None:
    """Read a table in which every row is as wide as the headings and says something.

    Parameters
    ----------
    lines : iterable of str
        The text.
    delimiter : str
        What separates cells.
    is_shielded : bool
        Whether there may be apostrophes before formulas.

    Returns
    -------
    headings : list of str
        The first row.
    columns : list of list of str
        The cells below each of them. None instead of both if there is any other row,
        a heading that is empty, or something wrong: whoever reads row by row tells.
    """
    rows = csv_rows(lines, delimiter)
    columns: list[_Column] = []
    headings: list[str] = []
    try:
        while some := list(islice(rows, _AT_A_TIME)):
            if is_shielded:
                unshield(some)
            if not headings:
                headings = some.pop(0)
                columns = [_Column() for _ in headings]
                if not (headings and all(map(str.strip, headings))):
                    return None
            if not {len(headings)}.issuperset(map(len, some)) or not all(
                map(any, some)
            ):
                return None
            for column, cells in zip(columns, zip(*some, strict=True), strict=False):
                column.extend(cells)
    except csv.Error:
        return None
    return (headings, [column.cells for column in columns]) if headings else None


class _Column:
    """The cells of a column; those that are alike are one text, if many are."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self._known: dict[str, str] = {}
        self._repeats = True

    def extend(self, cells: Sequence[str]) -> None:
        """Add cells."""
        if not self._repeats:
            self.cells.extend(cells)
            return
        self.cells.extend(map(self._known.setdefault, cells, cells))
        if _TWICE * len(self._known) > len(self.cells):
            self._repeats = False
            self._known.clear()


__all__ = ["csv_rows", "read_columns"]
