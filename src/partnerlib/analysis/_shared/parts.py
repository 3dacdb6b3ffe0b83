"""Small parts of large blocks, for findings that are asked for one by one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from partnerlib.progress import track
from partnerlib.sparse._ragged import Floats, Ints

_FIRST: Final = 16
_MOST: Final = 1 << 12
_TOLD: Final = 1 << 10

T = TypeVar("T")


def in_parts(
    blocks: Iterable[tuple[Floats, Ints, Floats]],
) -> Iterator[tuple[Floats, Ints, Floats]]:
    """Cut blocks of scores, rows and measures into parts, the first ones small.

    A finding takes far more room and time than its row: whoever asks for the first
    few need not wait for all of a block. Each part costs something by itself, so that
    they grow.

    Examples
    --------
    >>> import numpy as np
    >>> block = np.zeros(50), np.zeros((50, 2), dtype=np.int64), np.zeros((50, 3))
    >>> [len(scores) for scores, _, _ in in_parts([block])]
    [16, 32, 2]
    """
    size = _FIRST
    for scores, rows, measures in blocks:
        first = 0
        while first < len(scores):
            part = slice(first, first + size)
            yield scores[part], rows[part], measures[part]
            first += size
            size = min(2 * size, _MOST)


def making(count: int) -> Callable[[int], None] | None:
    """Begin the stage of making findings, where there are many to be made."""
    return track("findings", count) if count > _TOLD else None


def watched(
    items: Iterable[T], advance: Callable[[int], None] | None = None
) -> Iterator[T]:
    """Pass on what a finding each is made of, and tell how many are made.

    Making findings of rows takes far longer than measuring the rows.

    Examples
    --------
    >>> told = []
    >>> sum(watched(range(1500), told.append)), told
    (1124250, [1024, 476])
    >>> len(list(watched(range(2048), told.append))), told
    (2048, [1024, 476, 1024, 1024])
    """
    if advance is None:
        yield from items
        return
    count = 0
    for item in items:
        yield item
        count += 1
        if count == _TOLD:
            advance(count)
            count = 0
    if count:
        advance(count)


def each_row(
    scores: Floats,
    rows: Ints,
    measures: Floats,
    values: Floats,
    advance: Callable[[int], None] | None = None,
) -> Iterator[tuple[float, list[int], list[float], list[float]]]:
    """Give what each finding is made of as plain numbers, and tell how many are made.

    Examples
    --------
    >>> import numpy as np
    >>> [row] = each_row(np.ones(1), np.eye(1, 2, dtype=int), *np.zeros((2, 1, 1)))
    >>> row
    (1.0, [1, 0], [0.0], [0.0])
    """
    columns = scores.tolist(), rows.tolist(), measures.tolist(), values.tolist()
    return watched(zip(*columns, strict=True), advance)


__all__ = ["each_row", "in_parts", "making", "watched"]
