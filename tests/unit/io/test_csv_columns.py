"""Plain tables read by the column, and all others left to be read by the row."""

import csv

import pytest

from partnerlib.io._columns import TABLE_BY_NAME
from partnerlib.io._csv_columns import read_columns
from partnerlib.io._grid import Grid, Sheet

MANY = 10_000


def columns_of(
    text: str, *, is_shielded: bool = False
) -> tuple[list[str], list[list[str]]] | None:
    """Read a text whose cells are separated by commas."""
    return read_columns(text.splitlines(True), ",", is_shielded=is_shielded)


def test_columns_are_those_of_the_rows() -> None:
    """A large table has the cells that a reader of rows finds, column by column."""
    lines = [f'a{each},{each % 3},"{each}\n""x"' for each in range(MANY)]
    text = "\n".join(["id,kind,name", *lines])
    headings, *rows = csv.reader(text.splitlines(True))

    assert (headings, [list(each) for each in zip(*rows, strict=True)]) == columns_of(
        text
    )


def test_texts_of_many_rows_are_one() -> None:
    """A text that stands in a column again and again is kept once."""
    found = columns_of("id,kind\n" + "".join(f"a{n},k{n % 9}\n" for n in range(MANY)))

    assert found is not None
    ids, kinds = found[1]
    assert (MANY, 9) == (len({*map(id, ids)}), len({*map(id, kinds)}))


def test_apostrophes_before_formulas_are_taken_away() -> None:
    """Headings and cells that were kept from being computed are as they were."""
    assert (["id", "=a"], [["1"], ["+b"]]) == columns_of(
        "id,'=a\n1,'+b\n", is_shielded=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        ",name\na,A\n",
        "id, \na,A\n",
        "id,name\na\n",
        "id,name\na,A,\n",
        "id,name\n\na,A\n",
        "id,name\n,\n",
        'id,name\na,"A"B\n',
        "id,name\n" + "a,A\n" * MANY + "a\n",
    ],
)
def test_other_tables_are_left_to_who_reads_rows(text: str) -> None:
    """Blank rows, rows of another width and broken quotes are not for columns."""
    assert columns_of(text) is None


def test_headings_alone_are_columns_without_cells() -> None:
    """A table of headings has empty columns, and a sheet of it no row."""
    found = columns_of("id,name\n")

    assert (["id", "name"], [[], []]) == found
    table = TABLE_BY_NAME["territories"]
    grid = Grid(table, "t.csv", 1, found[0], [], range(2, 2), False, ",", found[1])
    sheet = Sheet(grid, has_parties=False)
    assert (0, []) == (len(sheet), sheet.texts(1))
