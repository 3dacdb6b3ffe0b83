"""Pairs of actors at work in one cell at one time, straight from columns."""

from partnerlib.sparse import _same_work
from partnerlib.sparse._checked import (
    Column,
    as_many,
    in_order,
    one_of,
    rising_in_rows,
    starts_of,
    two,
    wholes,
)
from partnerlib.sparse._edges import MOST_NODES
from partnerlib.sparse._same_work import SameWork


def same_work(
    members: tuple[Column, Column],
    cells: tuple[Column, Column],
    times: tuple[Column, Column],
    actors: int,
) -> SameWork:
    """Find who is in one cell at one time, by records that hold only one of the two.

    Parameters
    ----------
    members : starts of shape (n_records + 1,), and actors
        The actors of each record, ascending, each once.
    cells : starts of shape (n_records + 1,), and cells
        The cells of each record, each once.
    times : first and last of shape (n_records,)
        When each record holds, both ends included.
    actors : int
        How many actors there are.

    Returns
    -------
    SameWork
        Every pair that some cell has at one time and that no record holds.

    Raises
    ------
    ParameterError
        If these are no whole numbers, columns do not go together, an actor is none
        of them or is twice in a record, or a time ends before it begins.

    Notes
    -----
    Records are compared before their actors are: within each cell, those that share
    no day drop out first. Linear in the pairs of records of one cell, and n log n in
    the pairs of actors that are left; memory is that of these, and of a block.

    Examples
    --------
    >>> found = same_work(
    ...     ([0, 2, 3, 4], [0, 1, 2, 3]),
    ...     ([0, 1, 2, 3], [7, 7, 7]),
    ...     ([2000, 2003, 2009], [2004, 2008, 2010]),
    ...     actors=4,
    ... )
    >>> found.left.tolist(), found.right.tolist(), found.cells.tolist()
    ([0, 1], [2, 2], [1, 1])
    """
    count = one_of("actors", actors, 0, MOST_NODES)
    bounds, held = two("members", members)
    who = wholes("members", held, 0, count - 1)
    starts = starts_of("members", bounds, len(who))
    rising_in_rows("members", starts, who)
    bounds, looked_at = two("cells", cells)
    where = wholes("cells", looked_at)
    heads = starts_of("cells", bounds, len(where))
    as_many("cells", heads, len(starts), "starts of members")
    first, last = (wholes("times", each) for each in two("times", times))
    as_many("times", first, len(starts) - 1, "records")
    as_many("times", last, len(starts) - 1, "records")
    in_order("times", first, last)
    return _same_work.same_work((starts, who), (heads, where), (first, last), count)


__all__ = ["same_work"]
