"""Columns in which each distinct value stands once."""

from partnerlib.io.hxl._coded import Coded, Coder, combined, paired
from partnerlib.io.raw import CellError

LETTERS = Coded("xyz", [1, 0, 1, 2])
NUMBERS = Coded([7, 8], [0, 1, 0, 0])


def test_each_distinct_value_is_asked_for_once() -> None:
    """However many rows have it."""
    asked: list[str] = []

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    assert ["Y", "X", "Y", "Z"] == list(LETTERS.map(upper).each())
    assert ["x", "y", "z"] == asked


def test_some_rows_keep_the_numbers_of_their_values() -> None:
    """So that nothing has to be read again."""
    some = LETTERS.of([0, 2])
    assert ["y", "y"] == list(some.each())
    assert {1: 0} == some.first()
    assert {1: 0, 0: 1, 2: 3} == LETTERS.first()


def test_values_of_other_rows_can_be_left_out() -> None:
    """Then all that are left stand in some row."""
    some = LETTERS.only([0, 3])
    assert (["y", "z"], [0, 1]) == (some.values, some.codes)
    assert LETTERS is LETTERS.only(range(4))


def test_times_are_added_up_by_value() -> None:
    """A value that no row has stands there no times."""
    assert [1, 12, 30] == LETTERS.totals([10, 1, 2, 30])
    assert [0, 5, 0] == LETTERS.of([0]).totals([5])


def test_cells_are_numbered_in_the_order_in_which_they_come() -> None:
    """Some rows at a time; what equals something else is told apart."""
    coder = Coder()
    assert [0, 1, 0] == list(coder(["a", "b", "a"]))
    assert [2, 3, 2, 4, 1] == list(coder([1, True, 1.0, CellError("a"), "b"]))
    cells = coder.cells()
    assert ["a", "b", 1, True, CellError("a")] == cells
    assert [str, str, int, bool, CellError] == [type(cell) for cell in cells]


def test_combinations_are_those_that_rows_have() -> None:
    """In the order in which they first come."""
    together = combined([LETTERS, LETTERS.map(str.upper)], 4)
    assert [("y", "Y"), ("x", "X"), ("z", "Z")] == list(together.values)
    assert [0, 1, 0, 2] == list(together.codes)
    both = paired(LETTERS, NUMBERS)
    assert [("y", 7), ("x", 8), ("y", 7), ("z", 7)] == list(both.each())


def test_rows_of_no_columns_all_say_nothing() -> None:
    """And no rows do not even say that."""
    assert [(), ()] == list(combined([], 2).each())
    assert [] == list(combined([], 0).values)
