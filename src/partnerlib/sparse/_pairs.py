"""Pairs of actors that share cells, effort by effort and block by block."""

from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.sparse._efforts import Efforts, IntArray
from partnerlib.sparse._ragged import blocks, find, spread, stable_order

Small: TypeAlias = NDArray[np.int32]

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

    # There may be tens of millions of rows, hence the small type.
    efforts: Small
    actors: Small
    cells: Small
    next_actor: Small
    next_cell: Small

    @classmethod
    def of(cls, efforts: Efforts) -> "Posts":
        """Put every effort into its cells.

        Notes
        -----
        Linear in the rows: transposing a sparse matrix sorts by counting.
        """
        order = stable_order(efforts.effort_actors)
        by_cell = efforts.record_cells[efforts.effort_records[order]].tocsc()
        numbers = order.astype(np.int32)[by_cell.indices]
        sizes = np.diff(by_cell.indptr)
        cells = np.repeat(np.arange(sizes.size, dtype=np.int32), sizes)
        actors = efforts.effort_actors.astype(np.int32)[numbers]
        return cls(
            numbers,
            actors,
            cells,
            _next_run(cells, actors),
            _next_run(cells),
        )

    def blocks(self, size: int, actors: IntArray | None = None) -> Iterator["Block"]:
        """Yield the pairs of rows that lie in one cell and belong to two actors.

        Parameters
        ----------
        size : int
            How many pairs a block holds at most, unless one actor has more: these are
            a block that comes in pieces.
        actors : array of int, optional
            Only pairs whose smaller actor is one of these.

        Yields
        ------
        Block
            All pairs of some smaller actors, ascending from block to block.

        Notes
        -----
        Linear in the number of pairs: only actors that share a cell are compared.
        """
        later = self.next_cell > self.next_actor
        if actors is not None:
            wanted = np.zeros(self.actors.max(initial=-1) + 1, dtype=np.bool_)
            wanted[actors] = True
            later &= wanted[self.actors]
        rows = _by_key(np.flatnonzero(later).astype(np.int32), self.actors)
        counts = self.next_cell[rows] - self.next_actor[rows]
        heads = np.flatnonzero(np.diff(self.actors[rows], prepend=np.int32(-1)))
        bounds = np.append(heads, rows.size)
        costs = np.add.reduceat(counts, heads, dtype=np.int64)
        for start, stop in blocks(costs, size):
            part = slice(bounds[start], bounds[stop])
            some = rows[part].astype(np.int64)
            starts = self.next_actor[some].astype(np.int64)
            yield Block(some, starts, counts[part].astype(np.int64), size)


@attrs.frozen(eq=False)
class Block:
    """Pairs of rows, walked over piece by piece, as often as one likes.

    Attributes
    ----------
    rows : array of int, shape (n,)
        The first rows, by actor, then cell, then effort.
    starts, counts : array of int, shape (n,)
        The rows with which each is paired: where they start, how many they are.
    size : int
        How many pairs a piece holds at most, unless one row has more.
    """

    rows: IntArray
    starts: IntArray
    counts: IntArray
    size: int

    @property
    def whole(self) -> bool:
        """Whether one piece holds all pairs."""
        return self.rows.size == 1 or int(self.counts.sum()) <= self.size

    def __iter__(self) -> Iterator[tuple[IntArray, IntArray]]:
        """Give the first and the second rows of each piece."""
        for start, stop in blocks(self.counts, self.size):
            entries, second = spread(self.starts[start:stop], self.counts[start:stop])
            yield self.rows[start:stop][entries], second


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
        order = stable_order(found)
        self._actors = actors
        self._codes = found[order]
        self._records = np.concatenate(records).astype(np.int32)[order]
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
        in_large = self._large[large]
        return (
            np.concatenate((at[known], in_both[entries])),
            np.concatenate((self._records[some][known].astype(np.int64), in_large)),
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


def _next_run(*keys: Small) -> Small:
    """Give for each row of sorted keys the row at which the next ones begin."""
    changes = np.zeros(keys[0].size, dtype=np.bool_)
    changes[-1:] = True
    for key in keys:
        changes[:-1] |= key[1:] != key[:-1]
    ends = np.flatnonzero(changes) + 1
    return np.repeat(ends.astype(np.int32), np.diff(ends, prepend=0))


def _by_key(rows: Small, keys: Small) -> Small:
    """Sort rows by their key, stably, by counting."""
    table = csr_array(
        (
            np.ones(rows.size, dtype=np.bool_),
            keys[rows],
            np.arange(rows.size + 1, dtype=np.int32),
        ),
        shape=(rows.size, keys.max(initial=-1) + 1),
    )
    return rows[table.tocsc().indices]


__all__ = ["Block", "Holding", "Posts", "joined", "shared"]
