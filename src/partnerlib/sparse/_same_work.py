"""Pairs of actors at work in one cell at one time, straight from columns."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._pairs import Holding
from partnerlib.sparse._ragged import Bools, Ints, blocks, spread, stable_order

_BLOCK: Final = 1_000_000  # pairs, of records or actors, that are laid out at a time
_LARGEST_CODE: Final = 2**62


@attrs.frozen(eq=False)
class SameWork:
    """Pairs of actors, and in how many cells they meet.

    Attributes
    ----------
    left, right : array of int, shape (n_pairs,)
        The actors, left < right; sorted.
    cells : array of int, shape (n_pairs,)
        In how many cells two records, one of each of them, overlap in time.
    """

    left: Ints
    right: Ints
    cells: Ints


def same_work(
    members: tuple[Ints, Ints],
    cells: tuple[Ints, Ints],
    times: tuple[Ints, Ints],
    actors: int,
) -> SameWork:
    """Find who is in one cell at one time, by records that hold only one of the two.

    See `partnerlib.kernels.same_work`, which checks what it is given.
    """
    starts, held = members
    sizes = np.diff(starts)
    # Of the rows, one for each record and cell, those of a cell follow one another.
    rows = np.repeat(np.arange(sizes.size), np.diff(cells[0]))
    order = stable_order(cells[1])
    cell, record = cells[1][order], rows[order]
    heads = np.flatnonzero(first_of_runs(cell))
    ends = np.append(heads[1:], cell.size)
    alike = ends - heads
    joint = Holding(starts, held, actors)
    found: list[Ints] = [np.zeros(0, dtype=np.int64)]
    widest = max(1, _LARGEST_CODE // max(actors, 1) ** 2)
    for begin, stop in blocks(alike * (alike - 1) // 2, _BLOCK):
        for some in range(begin, stop, widest):
            last = min(stop, some + widest)
            parts: list[Ints] = []
            for here, one, other in _twos(heads[some:last], ends[some:last]):
                left, right = record[one], record[other]
                meet = np.flatnonzero(
                    (times[0][left] <= times[1][right])
                    & (times[0][right] <= times[1][left])
                )
                left, right, run = left[meet], right[meet], here[meet]
                for pair, first, second in _products(sizes[left], sizes[right]):
                    a = held[starts[left[pair]] + first]
                    b = held[starts[right[pair]] + second]
                    codes = np.minimum(a, b) * actors + np.maximum(a, b)
                    parts.append((codes * (last - some) + run[pair])[a != b])
                    _unite(parts, last - some, joint)
            found.append(_distinct(parts) // (last - some))
    return _counted(np.concatenate(found), joint, actors)


def _twos(heads: Ints, ends: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Pair the rows of each run: the number of the run, and the two rows.

    Of one large run the pairs come a block at a time.
    """
    runs, rows = spread(heads, ends - heads)
    later = ends[runs] - rows - 1
    for begin, stop in blocks(later, _BLOCK):
        entries, others = spread(rows[begin:stop] + 1, later[begin:stop])
        yield runs[begin:stop][entries], rows[begin:stop][entries], others


def _products(left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Cross what each pair has to its left and right: the pair, and the two places.

    A block at a time, also where one pair has more than a block.
    """
    for begin, stop in blocks(left * (right + 1), _BLOCK):
        some = left[begin:stop]
        pairs, firsts = spread(np.zeros_like(some), some)
        pairs += begin
        lengths = right[pairs]
        for start, end in blocks(lengths, _BLOCK):
            some = lengths[start:end]
            entries, seconds = spread(np.zeros_like(some), some)
            yield pairs[start:end][entries], firsts[start:end][entries], seconds


def _unite(parts: list[Ints], runs: int, joint: Holding) -> None:
    """Drop what several parts hold, or a record, once it may be half of them."""
    if sum(part.size for part in parts[1:]) > max(_BLOCK, parts[0].size):
        codes = _distinct(parts)
        pairs = codes // runs
        new = first_of_runs(pairs)
        alone = _alone(pairs[new], joint)
        parts[:] = [codes[alone[new.cumsum() - 1]]]


def _distinct(parts: list[Ints]) -> Ints:
    codes = np.concatenate([np.zeros(0, dtype=np.int64), *parts])
    codes.sort()
    return codes[first_of_runs(codes)]


def _alone(pairs: Ints, joint: Holding) -> Bools:
    """Say which of some pairs, ascending and each once, no record holds."""
    alone = np.ones(pairs.size, dtype=np.bool_)
    for begin in range(0, pairs.size, _BLOCK):
        positions, _ = joint.both(pairs[begin : begin + _BLOCK])
        alone[begin + positions] = False
    return alone


def _counted(codes: Ints, joint: Holding, actors: int) -> SameWork:
    """Count equal pairs, and leave out those that a record holds."""
    codes.sort()
    heads = np.flatnonzero(first_of_runs(codes))
    counts = np.diff(np.append(heads, codes.size))
    pairs = codes[heads]
    alone = _alone(pairs, joint)
    left, right = np.divmod(pairs[alone], max(actors, 1))
    return SameWork(left, right, counts[alone])


__all__ = ["SameWork", "same_work"]
