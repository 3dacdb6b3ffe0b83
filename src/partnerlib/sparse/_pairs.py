"""Pairs of actors that share cells, effort by effort and block by block."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._efforts import Efforts, IntArray
from partnerlib.sparse._ragged import blocks, find, spread

_LARGEST_CLIQUE: Final = 32


@attrs.frozen(eq=False)
class Posts:
    """Efforts where they lie: one row for each effort and cell.

    Attributes
    ----------
    efforts, actors, cells : array of int, shape (n,)
        The effort, its actor and the cell of each row, sorted by cell, then actor,
        then effort.
    next_actor : array of int, shape (n,)
        The first row of the same cell that belongs to a later actor; where there is
        none, the row at which the next cell begins.
    next_cell : array of int, shape (n,)
        The row at which the next cell begins.
    """

    efforts: IntArray
    actors: IntArray
    cells: IntArray
    next_actor: IntArray
    next_cell: IntArray

    @classmethod
    def of(cls, efforts: Efforts) -> "Posts":
        """Put every effort into its cells."""
        bounds = efforts.record_cells.indptr.astype(np.int64)
        starts = bounds[efforts.effort_records]
        sizes = bounds[efforts.effort_records + 1] - starts
        numbers, positions = spread(starts, sizes)
        cells = efforts.record_cells.indices[positions].astype(np.int64)
        actors = efforts.effort_actors[numbers]
        order = np.lexsort((numbers, actors, cells))
        cells, actors = cells[order], actors[order]
        return cls(
            numbers[order],
            actors,
            cells,
            _next_run(cells, actors),
            _next_run(cells),
        )

    def blocks(
        self, size: int, actors: IntArray | None = None
    ) -> Iterator[tuple[IntArray, IntArray]]:
        """Yield the pairs of rows that lie in one cell and belong to two actors.

        Parameters
        ----------
        size : int
            How many pairs a block holds at most, unless one actor has more.
        actors : array of int, optional
            Only pairs whose smaller actor is one of these.

        Yields
        ------
        first, second : array of int
            Rows; the actor of the first is the smaller one. All pairs of a smaller
            actor are in one block. Blocks may be empty.

        Notes
        -----
        Linear in the number of pairs: only actors that share a cell are compared.
        """
        order = np.argsort(self.actors, kind="stable")
        if actors is not None:
            order = order[np.isin(self.actors[order], actors)]
        counts = (self.next_cell - self.next_actor)[order]
        bounds = np.unique(np.append(0, _next_run(self.actors[order])))
        pairs_before = np.append(0, counts.cumsum())
        costs = np.diff(pairs_before[bounds])
        for start, stop in blocks(costs, size):
            part = slice(bounds[start], bounds[stop])
            entries, second = spread(self.next_actor[order[part]], counts[part])
            yield order[part][entries], second


class Holding:
    """Which records hold both actors of a pair.

    Parameters
    ----------
    bounds : array of int, shape (n_records + 1,)
        Where the actors of each record start among the members.
    members : array of int
        The actors, record by record, each once and ascending.
    actors : int
        How many actors there are.

    Notes
    -----
    The pairs of small records are written out once and sorted. Those of large ones
    are not, for they grow with the square: the large records of one actor are
    compared with those of the other.
    """

    def __init__(self, bounds: IntArray, members: IntArray, actors: int) -> None:
        sizes = np.diff(bounds)
        codes: list[IntArray] = [np.zeros(0, dtype=np.int64)]
        records: list[IntArray] = [codes[0]]
        for size in range(2, _LARGEST_CLIQUE + 1):
            chosen = np.flatnonzero(sizes == size)
            rows = members[bounds[chosen, None] + np.arange(size)]
            low, high = np.triu_indices(size, 1)
            codes.append((rows[:, low] * actors + rows[:, high]).ravel())
            records.append(np.repeat(chosen, low.size))
        found = np.concatenate(codes)
        order = np.argsort(found, kind="stable")
        self._actors = actors
        self._codes, self._records = found[order], np.concatenate(records)[order]
        self._large = np.flatnonzero(sizes > _LARGEST_CLIQUE)
        columns, at = spread(bounds[self._large], sizes[self._large])
        self._in_large = csr_array(
            (np.ones(at.size, dtype=np.bool_), (members[at], columns)),
            shape=(actors, self._large.size),
        )
        self._is_in_large = np.diff(self._in_large.indptr) > 0

    def both(self, pairs: IntArray) -> tuple[IntArray, IntArray]:
        """Find the records that hold both actors of some pairs.

        Parameters
        ----------
        pairs : array of int, shape (n,)
            The smaller actor times the number of actors, plus the other; ascending.

        Returns
        -------
        positions, records : array of int
            One entry for each pair, by position, and each record.
        """
        if not pairs.size:
            return pairs, pairs
        ends = np.searchsorted(self._codes, (pairs[0], pairs[-1] + 1))
        some = slice(*ends.tolist())
        at = find(pairs, self._codes[some])
        known = at >= 0
        left, right = np.divmod(pairs, self._actors)
        in_both = np.flatnonzero(self._is_in_large[left] & self._is_in_large[right])
        entries, large = shared(self._in_large, left[in_both], right[in_both])
        return (
            np.concatenate((at[known], in_both[entries])),
            np.concatenate((self._records[some][known], self._large[large])),
        )


def shared(matrix: csr_array, left: IntArray, right: IntArray) -> tuple[IntArray, ...]:
    """Find the columns in which two rows of a matrix both have an entry.

    Parameters
    ----------
    matrix : csr_array of bool
        For instance actors x networks.
    left, right : array of int, shape (n,)
        The rows that are compared, pair by pair.

    Returns
    -------
    pairs, columns : array of int
        One entry for each pair and each column that its rows share, by pair.
    """
    both = matrix[left].multiply(matrix[right]).tocsr()
    both.sort_indices()
    pairs = np.repeat(np.arange(left.size), np.diff(both.indptr))
    return pairs, both.indices.astype(np.int64)


def joined(keys: IntArray, groups: IntArray) -> tuple[IntArray, IntArray]:
    """Pair each entry with all positions of its key in a sorted array.

    Parameters
    ----------
    keys : array of int, shape (n,)
        The key of each entry.
    groups : array of int, shape (m,)
        Sorted keys.

    Returns
    -------
    entries, positions : array of int
        Every entry and position whose keys are equal, by entry.
    """
    starts = np.searchsorted(groups, keys, side="left")
    sizes = np.searchsorted(groups, keys, side="right") - starts
    return spread(starts, sizes)


def _next_run(*keys: IntArray) -> IntArray:
    """Give for each row of sorted keys the row at which the next ones begin."""
    changes = np.zeros(keys[0].size, dtype=np.bool_)
    changes[-1:] = True
    for key in keys:
        changes[:-1] |= key[1:] != key[:-1]
    ends: NDArray[np.int64] = np.flatnonzero(changes) + 1
    return np.repeat(ends, np.diff(ends, prepend=0))


__all__ = ["Holding", "Posts", "joined", "shared"]
