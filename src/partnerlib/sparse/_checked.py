"""Numbers as a caller of kernels gives them: refused where they make no sense.

What the library computes with was checked when it was read; only the public doors
look. Each look is linear, in arrays.
"""

from operator import index
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from partnerlib.errors import ParameterError
from partnerlib.sparse._ragged import Floats, Ints

Column: TypeAlias = ArrayLike
"""A list, an array, a column of a data frame, or one number."""

LARGEST: Final = 2**62
"""No whole number is larger: sums of two are in the range of the machine."""

_EXACT: Final = 2.0**53


def one_of(name: str, value: Any, least: int, most: int = LARGEST) -> int:
    """Take one whole number.

    Parameters
    ----------
    name : str
        The parameter.
    value : object
        What was given.
    least, most : int
        The range.

    Raises
    ------
    ParameterError
        If it is no whole number, or out of range; a truth value is none.

    Examples
    --------
    >>> one_of("size", 3, 1)
    3
    """
    try:
        number = index(value)
    except TypeError:
        number = least - 1
    if least <= number <= most and not isinstance(value, bool):
        return number
    rule = f"a whole number from {least} up"
    if most < LARGEST:
        rule = f"a whole number from {least} to {most}"
    raise ParameterError(name, value, rule)


def real(name: str, value: Column, least: float) -> float:
    """Take one number, infinity too.

    Raises
    ------
    ParameterError
        If it is none, or too small.

    Examples
    --------
    >>> real("endless", 2, 0.0)
    2.0
    """
    array = array_of(name, value, "a number")
    if array.ndim == 0 and array.dtype.kind in "iuf" and float(array) >= least:
        return float(array)
    raise ParameterError(name, value, f"a number from {least:g} up")


def wholes(
    name: str,
    values: Column,
    least: int = -LARGEST,
    most: int = LARGEST,
    *,
    row: bool = True,
) -> Ints:
    """Take whole numbers; floats as long as they have no fraction.

    Parameters
    ----------
    name : str
        The parameter.
    values : array-like
        What was given.
    least, most : int
        The range.
    row : bool, default True
        Whether they have to be one row; else any shape will do.

    Raises
    ------
    ParameterError
        If these are no whole numbers in that range, or no row.

    Examples
    --------
    >>> wholes("k", [1, 2.0]).tolist()
    [1, 2]
    """
    rule = "whole numbers"
    array = _numbers(name, values, rule, row=row)
    if array.dtype.kind == "f":
        # What is not finite has no fraction either.
        odd = ~np.isfinite(array) | (array != np.rint(array))
        _refuse(name, array[odd], rule)
    low, high = array < least, array > most
    bound = f" from {least} up" if most == LARGEST else f" from {least} to {most}"
    _refuse(name, array[low | high], rule + (bound if least > -LARGEST else ""))
    return array.astype(np.int64)


def reals(
    name: str,
    values: Column,
    least: float = -np.inf,
    most: float = np.inf,
    *,
    row: bool = True,
) -> Floats:
    """Take numbers, of which none is missing.

    Parameters
    ----------
    name : str
        The parameter.
    values : array-like
        What was given.
    least, most : float
        The range, both ends included.
    row : bool, default True
        Whether they have to be one row; else any shape will do.

    Raises
    ------
    ParameterError
        If these are no numbers in that range, or no row.

    Examples
    --------
    >>> reals("p", [0, 0.5], 0, 1).tolist()
    [0.0, 0.5]
    """
    bounded = f"numbers from {least:g} to {most:g}"
    rule = "numbers" if least == -np.inf else bounded
    array = _numbers(name, values, rule, row=row).astype(np.float64)
    # NaN is in no range.
    _refuse(name, array[~((array >= least) & (array <= most))], rule)
    return array


def starts_of(name: str, starts: Column, count: int) -> Ints:
    """Take the starts of rows that lie one after the other, and the end of the last.

    Parameters
    ----------
    name : str
        The parameter.
    starts : array-like of int, shape (n_rows + 1,)
        What was given.
    count : int
        How many items all rows have.

    Raises
    ------
    ParameterError
        If they do not rise from 0 to the number of items.

    Examples
    --------
    >>> starts_of("starts", [0, 2, 2], 2).tolist()
    [0, 2, 2]
    """
    array = wholes(name, starts, 0)
    rises = len(array) and array[0] == 0 and array[-1] == count
    if not rises or (np.diff(array) < 0).any():
        rule = f"where each row starts, from 0 up, and {count}, the end of the last"
        raise ParameterError(name, starts, rule)
    return array


def rising_in_rows(name: str, starts: Ints, members: Ints) -> None:
    """Refuse members that do not rise within each row.

    Raises
    ------
    ParameterError
        If one is there twice in a row, or the order is another.

    Examples
    --------
    >>> rising_in_rows("members", np.array([0, 2, 3]), np.array([3, 7, 1]))
    """
    falls = np.flatnonzero(np.diff(members) <= 0) + 1
    if len(np.setdiff1d(falls, starts)):
        raise ParameterError(name, members, "ascending in each record, each once")


def in_order(name: str, first: NDArray[Any], last: NDArray[Any]) -> None:
    """Refuse times that end before they begin, or never begin, or never were.

    Raises
    ------
    ParameterError
        If there is one.

    Examples
    --------
    >>> in_order("times", np.array([-np.inf, 3.0]), np.array([np.inf, 3.0]))
    """
    wrong = (first > last) | (first == np.inf) | (last == -np.inf)
    if wrong.any():
        raise ParameterError(name, last[wrong][0].item(), "none ends before it begins")


def two(name: str, values: Any) -> tuple[Column, Column]:
    """Take two columns.

    Raises
    ------
    ParameterError
        If these are not two.

    Examples
    --------
    >>> two("times", ([1], [2]))
    ([1], [2])
    """
    try:
        one, other = values
    except (TypeError, ValueError):
        raise ParameterError(name, values, "two columns") from None
    return one, other


def broadcast(
    name: str, shape: tuple[int, ...], other: tuple[int, ...]
) -> tuple[int, ...]:
    """Give the shape of two arrays together.

    Raises
    ------
    ParameterError
        If they do not go together.

    Examples
    --------
    >>> broadcast("k", (2, 1), (3,))
    (2, 3)
    """
    try:
        return np.broadcast_shapes(shape, other)
    except ValueError:
        rule = f"its shape goes with {other}"
        raise ParameterError(name, shape, rule) from None


def as_many(name: str, values: NDArray[Any], count: int, of: str) -> None:
    """Refuse a row that is not as long as another.

    Raises
    ------
    ParameterError
        If it has another number of items.

    Examples
    --------
    >>> as_many("last", np.zeros(2), 2, "first")
    """
    if len(values) != count:
        raise ParameterError(name, len(values), f"as many as {of}: {count}")


def countable(name: str, numbers: Ints) -> None:
    """Refuse numbers whose sum is too large to be exact.

    Raises
    ------
    ParameterError
        If it is above 2 ** 53.

    Examples
    --------
    >>> countable("counts", np.array([3, 4]))
    """
    total = float(numbers.sum(dtype=np.float64))
    if total > _EXACT:
        raise ParameterError(name, total, "a sum of no more than 2 ** 53")


def array_of(name: str, values: Column, rule: str) -> NDArray[Any]:
    """Make an array of what is none yet; what is ragged cannot be one.

    Raises
    ------
    ParameterError
        If rows have different lengths.

    Examples
    --------
    >>> array_of("p", [1, 2], "numbers").shape
    (2,)
    """
    try:
        return np.asarray(values)
    except (TypeError, ValueError, OverflowError):
        raise ParameterError(name, values, rule) from None


def _numbers(name: str, values: Column, rule: str, *, row: bool) -> NDArray[Any]:
    array = array_of(name, values, rule)
    if row and array.ndim != 1:
        raise ParameterError(name, values, f"one row of {rule}")
    # An empty list has no type of its own.
    if array.size and array.dtype.kind not in "iuf":
        raise ParameterError(name, values, rule)
    return array if array.size else np.empty(array.shape)


def _refuse(name: str, wrong: NDArray[Any], rule: str) -> None:
    if wrong.size:
        raise ParameterError(name, wrong.ravel()[0].item(), rule)


__all__ = [
    "LARGEST",
    "Column",
    "array_of",
    "as_many",
    "broadcast",
    "countable",
    "in_order",
    "one_of",
    "real",
    "reals",
    "rising_in_rows",
    "starts_of",
    "two",
    "wholes",
]
