"""The bipartite configuration model: what the margins alone would predict."""

from itertools import pairwise
from typing import Final

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit

from partnerlib.errors import ParameterError
from partnerlib.sparse._checked import broadcast, one_of, wholes

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

_LARGEST_ERROR: Final = 1e-8  # of an expected degree; beyond, there is no model
_GOOD_ERROR: Final = 1e-12
_ROUNDING: Final = 4 * float(np.finfo(np.float64).eps)  # of a degree, at the best
_SWEEPS: Final = 12
_STEPS: Final = 100
_SCALES: Final = tuple(0.5**halvings for halvings in range(25))


@attrs.frozen(eq=False)
class BipartiteModel:
    """Independent probabilities of every cell of a 0/1 matrix, by degree class.

    Attributes
    ----------
    row_class, column_class : array of int
        The degree class of each row and of each column.
    row_counts, column_counts : array of int
        How many rows, and how many columns, are in each class.
    table : array of float
        The probability of a one, by class of row and class of column.

    Notes
    -----
    Rows of one degree have the same probabilities. What depends on rows only
    through these need be computed once for each class.
    """

    row_class: Integers
    column_class: Integers
    row_counts: Integers
    column_counts: Integers
    table: Floats

    def probability(self, rows: ArrayLike, columns: ArrayLike) -> Floats:
        """Give the probability of a one; rows and columns are broadcast.

        Raises
        ------
        ParameterError
            If these are no numbers of rows and columns, or cannot be broadcast.
        """
        row = wholes("rows", rows, 0, len(self.row_class) - 1, row=False)
        column = wholes("columns", columns, 0, len(self.column_class) - 1, row=False)
        broadcast("columns", column.shape, row.shape)
        return self.table[self.row_class[row], self.column_class[column]]

    def row_of(self, row: int) -> Floats:
        """Give the probabilities of a row, one for each class of columns.

        Raises
        ------
        ParameterError
            If there is no such row.
        """
        number = one_of("row", row, 0, len(self.row_class) - 1)
        return self.table[self.row_class[number], :]


def configuration_model(
    row_degrees: ArrayLike, column_degrees: ArrayLike
) -> BipartiteModel:
    """Fit the maximum-entropy model whose expected degrees are those given.

    See `partnerlib.kernels.configuration_model`, which checks what it is given.
    """
    rows, row_class, row_counts = _classes("row_degrees", row_degrees)
    columns, column_class, column_counts = _classes("column_degrees", column_degrees)
    table = np.empty((rows.size, columns.size))
    # Tight numbers are found by taking rows from the largest degree down.
    table[::-1] = _fit(rows[::-1], row_counts[::-1], columns, column_counts)
    error = max(
        np.abs(table @ column_counts - rows).max(initial=0.0),
        np.abs(row_counts @ table - columns).max(initial=0.0),
    )
    if error > _LARGEST_ERROR:
        raise ParameterError(
            "row_degrees", row_degrees, f"expected degrees are {error:g} off"
        )
    return BipartiteModel(row_class, column_class, row_counts, column_counts, table)


def _classes(name: str, degrees: ArrayLike) -> tuple[Integers, Integers, Integers]:
    values = np.asarray(degrees, dtype=np.int64)
    if values.min(initial=0) < 0:
        raise ParameterError(name, degrees, "a degree is not negative")
    unique, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return unique, inverse.astype(np.int64), counts.astype(np.int64)


def _fit(
    rows: Integers, row_counts: Integers, columns: Integers, column_counts: Integers
) -> Floats:
    sizes = np.concatenate(([0], np.cumsum(row_counts)))
    sums = np.concatenate(([0], np.cumsum(rows * row_counts)))
    slack = np.minimum(columns, sizes[:, None]) @ column_counts - sums
    total = columns @ column_counts
    if slack.min() < 0 or sums[-1] != total:
        raise ParameterError("row_degrees", rows, "no 0/1 matrix has these degrees")
    # A number between two of these can be tight only if no column lies there:
    # slack is concave between them, so it would be 0 all the way.
    tight = np.flatnonzero(slack == 0).tolist()
    table = np.empty((rows.size, columns.size))
    for first, last in pairwise(tight):
        low, high = sizes[first], sizes[last]
        some = slice(first, last)
        table[some] = columns >= high
        free = np.flatnonzero((columns > low) & (columns < high))
        full = column_counts[columns >= high].sum()
        table[some, free] = _solved(
            _Block(
                rows[some] - full,
                row_counts[some],
                columns[free] - low,
                column_counts[free],
            )
        )
    return table


@attrs.frozen(eq=False)
class _Block:
    """Degrees of which none forces a cell, with how many have each."""

    rows: Integers
    row_counts: Integers
    columns: Integers
    column_counts: Integers

    @property
    def transposed(self) -> "_Block":
        return _Block(self.columns, self.column_counts, self.rows, self.row_counts)


def _solved(block: _Block) -> Floats:
    """Find the probabilities in a block where no cell is forced."""
    if block.rows.size > block.columns.size:  # Newton's system is that of the rows
        return _solved(block.transposed).T
    if block.rows.size == 0:
        return np.empty((0, block.columns.size))
    fit = _Fit.at(block, *_swept(block))
    largest = max(int(block.rows.max()), int(block.columns.max()))
    good = max(_GOOD_ERROR, _ROUNDING * largest)
    for _ in range(_STEPS):
        better = None if fit.error <= good else fit.improved()
        if better is None:
            break
        fit = better
    return fit.table


def _swept(block: _Block) -> tuple[Floats, Floats]:
    """Come near by the fixed point x = d / sum of y / (1 + x y), in turns."""
    scale = np.sqrt(float(block.rows @ block.row_counts))
    x, y = block.rows / scale, block.columns / scale
    for _ in range(_SWEEPS):
        x = block.rows / ((y / (1.0 + np.outer(x, y))) @ block.column_counts)
        y = block.columns / (block.row_counts @ (x[:, None] / (1.0 + np.outer(x, y))))
    return np.log(x), np.log(y)


@attrs.frozen(eq=False)
class _Fit:
    """A point on the way to the solution, and how far it is off."""

    block: _Block
    log_x: Floats
    log_y: Floats
    table: Floats
    row_errors: Floats
    column_errors: Floats
    error: float

    @classmethod
    def at(cls, block: _Block, log_x: Floats, log_y: Floats) -> "_Fit":
        table = expit(log_x[:, None] + log_y)
        row_errors = block.rows - table @ block.column_counts
        column_errors = block.columns - block.row_counts @ table
        error = max(np.abs(row_errors).max(), np.abs(column_errors).max())
        return cls(block, log_x, log_y, table, row_errors, column_errors, float(error))

    def improved(self) -> "_Fit | None":
        """Take the longest of the halved Newton steps that lessens the error."""
        step_x, step_y = self._newton()
        for scale in _SCALES:
            log_x, log_y = self.log_x + scale * step_x, self.log_y + scale * step_y
            trial = _Fit.at(self.block, log_x, log_y)
            if trial.error < self.error:
                return trial
        return None

    def _newton(self) -> tuple[Floats, Floats]:
        spread = expit(-(self.log_x[:, None] + self.log_y)) * self.table
        by_row = spread * self.block.column_counts
        by_column = spread * self.block.row_counts[:, None]
        widths = by_column.sum(axis=0)
        # The columns are eliminated. Adding a number to every log_x and taking it
        # from every log_y changes nothing, so that the last row stays where it is.
        system = np.diag(by_row.sum(axis=1)) - (by_row / widths) @ by_column.T
        wanted = self.row_errors - by_row @ (self.column_errors / widths)
        step_x = np.zeros_like(self.log_x)
        step_x[:-1] = np.linalg.solve(system[:-1, :-1], wanted[:-1])
        step_y = (self.column_errors - step_x @ by_column) / widths
        return step_x, step_y


__all__ = ["BipartiteModel", "configuration_model"]
