"""Small parts of large blocks, for findings that are asked for one by one."""

from collections.abc import Iterable, Iterator
from typing import Final

from partnerlib.sparse._ragged import Floats, Ints

_FIRST: Final = 16
_MOST: Final = 1 << 12


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


__all__ = ["in_parts"]
