"""The distinct rows of a 3W table, by column, each with all rows that repeat it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice, pairwise
from typing import Final, TypeVar

import attrs

from partnerlib.io.hxl._activity_columns import ActivityColumns
from partnerlib.io.hxl._cells import clean
from partnerlib.io.hxl._coded import Coded, Coder, Numbers, combined
from partnerlib.io.hxl._table import TaggedTable

T = TypeVar("T")

_AT_A_TIME: Final = 2048
"""Rows that are laid out at a time."""


@attrs.frozen(eq=False, slots=False)
class Contents:
    """What the rows say that say anything; those that say the same are one content.

    Attributes
    ----------
    cells : mapping of int to Coded
        By the index of the column, for each content: the columns that tell one
        activity from another.
    lines : sequence of int
        The numbers of all rows, from 1: first those of the first content, ascending,
        then those of the second, and so on.
    times : sequence of int
        How many rows each content has.
    noted : mapping of int to Coded
        By the index of the column, for each of `lines`: the reporting date and the
        figures, in which rows of one content differ.
    """

    cells: Mapping[int, Coded[object]]
    lines: Sequence[int]
    times: Sequence[int]
    noted: Mapping[int, Coded[object]]

    @property
    def size(self) -> int:
        """How many contents there are."""
        return len(self.times)

    @cached_property
    def begins(self) -> list[int]:
        """Where in `lines` the rows of each content begin."""
        return list(accumulate(self.times, initial=0))[:-1]

    @cached_property
    def firsts(self) -> list[int]:
        """The number of the first row of each content."""
        return list(map(self.lines.__getitem__, self.begins))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Give where in `lines` the rows of each content begin and end."""
        return pairwise([*self.begins, len(self.lines)])

    def together(self, indices: Iterable[int]) -> Coded[tuple[object, ...]]:
        """Give what contents say in some columns together."""
        return combined([self.cells[index] for index in indices], self.size)

    def said(
        self, indices: Sequence[int], read: Callable[[Sequence[object]], T]
    ) -> Coded[T]:
        """Read what contents say in some columns.

        Parameters
        ----------
        indices : sequence of int
            The columns.
        read : callable
            Given a row of which only these cells are filled. It is asked once for
            whatever they say together, in the order in which they first say it.
        """
        width = max(indices, default=-1) + 1

        def of(cells: tuple[object, ...]) -> T:
            row: list[object] = [""] * width
            for index, cell in zip(indices, cells, strict=True):
                row[index] = cell
            return read(row)

        return self.together(indices).map(of)

    def only(self, chosen: Sequence[int]) -> "Contents":
        """Give some of the contents, in their order."""
        if len(chosen) == self.size:
            return self
        spans = list(self.spans())
        lines = [line for at in chosen for line in range(*spans[at])]
        return Contents(
            {index: column.of(chosen) for index, column in self.cells.items()},
            [self.lines[line] for line in lines],
            [self.times[at] for at in chosen],
            {index: column.of(lines) for index, column in self.noted.items()},
        )


def contents_of(table: TaggedTable, columns: ActivityColumns) -> Contents:
    """Collect the distinct rows; blank rows, and hashtags again, are none."""
    kept = columns.kept
    noted = [column.index for column in (*columns.reported[:1], *columns.figures)]
    coders = [Coder() for _ in (*kept, *noted)]
    codes: list[list[int]] = [[] for _ in noted]
    contents: Numbers[tuple[int, ...]] = Numbers()
    of_rows: list[int] = []
    for laid_out in _laid_out(table, (*kept, *noted)):
        coded = [code(cells) for code, cells in zip(coders, laid_out, strict=True)]
        keys = zip(*coded[: len(kept)], strict=True)
        of_rows.extend(map(contents.__getitem__, keys))
        for column, more in zip(codes, coded[len(kept) :], strict=True):
            column.extend(more)
    values = [coder.cells() for coder in coders]
    by_column = zip(*contents, strict=True) if contents else [()] * len(kept)
    cells = dict(zip(kept, map(Coded, values, by_column), strict=False))
    silent = _silent(cells, len(contents), table)
    if silent:
        saying = [at for at in range(len(contents)) if at not in silent]
        cells = {index: column.of(saying) for index, column in cells.items()}
    rows = [row for row, at in enumerate(of_rows) if at not in silent]
    rows.sort(key=of_rows.__getitem__)
    times = Counter(map(of_rows.__getitem__, rows))
    each = map(Coded, values[len(kept) :], codes)
    return Contents(
        cells,
        [row + table.first_row for row in rows],
        list(times.values()),
        {index: column.of(rows) for index, column in zip(noted, each, strict=True)},
    )


def _laid_out(
    table: TaggedTable, indices: Sequence[int]
) -> Iterator[list[Sequence[object]]]:
    """Give some columns, some rows at a time; short rows are filled up."""
    width = max(indices, default=-1) + 1
    rows = table.cells()
    while some := list(islice(rows, _AT_A_TIME)):
        if min(map(len, some)) < width:
            some = [[*row, *[""] * (width - len(row))] for row in some]
        by_column = list(zip(*some, strict=False))
        yield [by_column[index] for index in indices]


def _silent(
    cells: Mapping[int, Coded[object]], size: int, table: TaggedTable
) -> set[int]:
    """Find the contents that are blank, or repeat the row of hashtags."""
    hashtags = [clean(cell) for cell in table.raw.rows[table.tag_row]]
    own = {"", *(hashtags[index] for index in cells if index < len(hashtags))}
    left: Sequence[int] = range(size)
    texts = [column.map(clean) for column in cells.values()]
    for column in texts:
        is_own = [text in own for text in column.values]
        left = [at for at in left if is_own[column.codes[at]]]
    said = {at: {each.values[each.codes[at]] for each in texts} - {""} for at in left}
    return {
        at
        for at, some in said.items()
        if not some or any(each[0] == "#" for each in some)
    }


__all__ = ["Contents", "contents_of"]
