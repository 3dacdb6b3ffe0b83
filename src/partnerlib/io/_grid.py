"""The cells of one table as they were found, before anything is made of them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from partnerlib.errors import Problem, Violation
from partnerlib.io._column import Table
from partnerlib.io._layout import Layout, lay_out

_NAMES: Final = {",": "','", ";": "';'", "\t": "tab"}


class CellError(str):
    """What a spreadsheet shows in a cell that it could not compute."""

    __slots__ = ()


def as_text(cell: object) -> str:
    """Write a cell as a person would have typed it.

    A whole number has no decimals, a day no time.
    """
    if cell is None or isinstance(cell, CellError):
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return str(cell.date() if cell.time() == dt.time() else cell)
    return str(cell)


def as_day(cell: object) -> str:
    """Write a cell of a column of dates: a moment counts for its day."""
    return as_text(cell.date() if isinstance(cell, dt.datetime) else cell)


@attrs.define
class Grid:
    """One table of a file.

    Attributes
    ----------
    table : Table
        Which table it is.
    file : str
        The file (and sheet), as problems name it.
    heading_row : int
        The row of the headings.
    headings : list of str
        As written.
    rows : list of sequence
        The rows below that are not blank; none where there are columns.
    numbers : sequence of int
        The number of each row, as a spreadsheet shows it.
    typed : bool
        Whether cells may be anything but texts.
    separator : str
        What separates the cells in the file, if anything does.
    columns : list of list of str, or None
        The same by the column, of a table whose rows are all as wide as the headings,
        each of which says something.
    """

    table: Table
    file: str
    heading_row: int
    headings: list[str]
    rows: list[Sequence[object]]
    numbers: Sequence[int]
    typed: bool
    separator: str = ""
    columns: list[list[str]] | None = None

    @classmethod
    def of(
        cls,
        table: Table,
        file: str,
        rows: Iterable[Sequence[object]],
        *,
        typed: bool = False,
        separator: str = "",
    ) -> "Grid":
        """Take the first row that is not blank as headings, the others as data."""
        if isinstance(rows, list) and all(map(any, rows)):
            every: list[Sequence[object]] = rows
            texts = [as_text(heading) for heading in every[0]] if every else []
            if any(map(str.strip, texts)):
                numbers = range(2, len(every) + 1)
                return cls(table, file, 1, texts, every[1:], numbers, typed, separator)
        return cls._sifted(table, file, rows, typed=typed, separator=separator)

    @classmethod
    def _sifted(
        cls,
        table: Table,
        file: str,
        rows: Iterable[Sequence[object]],
        *,
        typed: bool,
        separator: str,
    ) -> "Grid":
        numbered = _without_blank(rows)
        texts: list[str] = []
        heading_row = 1
        for heading_row, headings in numbered:  # noqa: B007 -- where it ended
            texts = [as_text(heading) for heading in headings]
            if any(map(str.strip, texts)):
                break
        numbers: list[int] = []
        kept: list[Sequence[object]] = []
        for number, row in numbered:
            numbers.append(number)
            kept.append(row)
        return cls(table, file, heading_row, texts, kept, numbers, typed, separator)


def _without_blank(
    rows: Iterable[Sequence[object]],
) -> Iterator[tuple[int, Sequence[object]]]:
    for number, row in enumerate(rows, 1):
        # The second question is for a row of zeros.
        if any(row) or any(cell not in ("", None) for cell in row):
            yield number, row


class Sheet:
    """A table whose headings are understood: what problems are located in."""

    def __init__(self, grid: Grid, *, has_parties: bool) -> None:
        self.grid = grid
        self.table = grid.table
        self.layout: Layout = lay_out(
            grid.table, grid.headings, has_parties=has_parties
        )
        self.problems = [
            attrs.evolve(problem, file=grid.file, row=grid.heading_row)
            for problem in self.layout.problems
        ]
        self._length = len(grid.numbers)
        self._columns: list[Sequence[object]]
        if grid.columns is None:
            self._square()
            self._columns = [
                [row[index] for row in grid.rows]
                for index in range(len(self.layout.headings))
            ]
            grid.rows.clear()
        else:
            self._columns = [*grid.columns]
            grid.columns = None

    def _square(self) -> None:
        """Make every row as wide as the headings."""
        width = len(self.layout.headings)
        rows = self.grid.rows
        nameless = [at for at, each in enumerate(self.layout.headings) if not each]
        if not nameless and set(map(len, rows)) == {width}:
            return
        for index, row in enumerate(rows):
            surplus: list[str] = []
            if len(row) < width:
                rows[index] = [*row, *[""] * (width - len(row))]
            elif len(row) > width:
                rows[index] = row[:width]
                surplus = [as_text(cell).strip() for cell in row[width:]]
            stated = [as_text(rows[index][at]).strip() for at in nameless]
            if any(stated) or any(surplus):
                self._extra_cells(index, [*filter(None, stated)], surplus)

    def _extra_cells(self, index: int, stated: list[str], surplus: list[str]) -> None:
        """Tell once what has no heading in a row: it mostly is one mistake."""
        mark = self.grid.separator
        self.problems.append(
            Problem.of(
                "extra-cell",
                file=self.grid.file,
                row=self.grid.numbers[index],
                value=(mark or " ").join([*stated, *surplus]),
                separator=_NAMES.get(mark, mark) if any(surplus) else "",
            )
        )

    def __len__(self) -> int:
        return self._length

    def forget(self) -> None:
        """Let go of the cells: nothing is wrong in them, or all of it is told."""
        self._columns.clear()

    def cells(self, index: int) -> Sequence[object]:
        """Give the cells of a column as found."""
        return self._columns[index]

    def texts(self, index: int, *, days: bool = False) -> Sequence[str]:
        """Give the cells of a column as texts."""
        cells = self.cells(index)
        if not self.grid.typed:
            return cells  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
        write = as_day if days else as_text
        return [cell if type(cell) is str else write(cell) for cell in cells]

    def text(self, row: int, index: int) -> str:
        """Give one cell as a text without outer blanks."""
        return as_text(self._columns[index][row]).strip()

    def problem(
        self, row: int, heading: str, violation: Violation, record: str | None
    ) -> Problem:
        """Make a problem of what is wrong with a cell."""
        return self._placed(violation.problem(record), row, heading)

    def locate(self, row: int, problem: Problem) -> Problem:
        """Give a problem of the record of a row its place."""
        return self._placed(problem, row, self.layout.heading(problem.column or "id"))

    def _placed(self, problem: Problem, row: int, heading: str) -> Problem:
        return attrs.evolve(
            problem,
            file=self.grid.file,
            row=self.grid.numbers[row],
            column=heading,
            # The sentence then speaks of the column as the file does.
            facts=tuple(fact for fact in problem.facts if fact[0] != "field"),
        )


__all__ = ["CellError", "Grid", "Sheet", "as_day", "as_text"]
