"""How far a back-test has come, in steps that are alike for any number of pairs."""

from collections.abc import Callable
from typing import Final

PARTS: Final = 20
"""Into how many steps the pairs of a run are put."""


class Steps:
    """Tell of whole steps, whatever comes.

    Parameters
    ----------
    advance : callable
        Told of each number of further steps, never of none.

    Examples
    --------
    >>> told = []
    >>> pairs = Steps(told.append).of(10)
    >>> for _ in range(10):
    ...     pairs(1)
    >>> told
    [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]
    """

    def __init__(self, advance: Callable[[int], None]) -> None:
        self.advance = advance

    def of(self, total: int) -> Callable[[int], None]:
        """Give what to call with how many more of so many pairs are done."""
        done = told = 0

        def more(count: int) -> None:
            nonlocal done, told
            done += count
            reached = PARTS * done // total
            if reached > told:
                self.advance(reached - told)
                told = reached

        return more


__all__ = ["PARTS", "Steps"]
