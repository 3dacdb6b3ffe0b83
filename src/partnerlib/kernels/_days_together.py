"""For how long the members of records were in them together."""

from partnerlib.sparse import _together
from partnerlib.sparse._checked import (
    Column,
    as_many,
    in_order,
    one_of,
    real,
    reals,
    starts_of,
    wholes,
)
from partnerlib.sparse._edges import MOST_NODES, Edges
from partnerlib.sparse._ragged import Floats


def days_together(
    starts: Column,
    members: Column,
    first: Column,
    last: Column,
    size: int,
    *,
    endless: float,
) -> tuple[Edges, Floats]:
    """Add up the days on which every two members were in records together.

    Parameters
    ----------
    starts : array of int, shape (n_records + 1,)
        Where the stays of each record start.
    members : array of int, shape (n_stays,)
        Whose stay it is. One member may have several stays in a record, as long as
        they share no day.
    first, last : array of float, shape (n_stays,)
        The first and last day of each stay; infinite where it has none.
    size : int
        How many members there may be.
    endless : float
        What a time counts that has no beginning or no end.

    Returns
    -------
    edges : Edges
        The pairs that have stays in one record, sorted by left, then right.
    days : array of float, shape (n_edges,)
        The sum over the records of the days that both are there: 0 where they came
        and went one after the other.

    Raises
    ------
    ParameterError
        If members and starts are no whole numbers, a day or ``endless`` is no
        number, columns are not equally long, or a stay ends before it begins.

    Notes
    -----
    The days that two share in a record is the sum over their stays of ``max(0,
    min(last) - max(first) + 1)``: what studies of contacts call their cumulated
    duration [1]_. Time follows the pairs of stays of two members; memory is that of the
    edges, and of a block of these.

    References
    ----------
    .. [1] Isella, L. et al. (2011). What's in a crowd? Analysis of face-to-face
       behavioral networks. Journal of Theoretical Biology, 271, 166-180.
       https://doi.org/10.1016/j.jtbi.2010.11.033

    Examples
    --------
    >>> edges, days = days_together(
    ...     [0, 2],
    ...     [0, 1],
    ...     [1.0, 8.0],
    ...     [10.0, 20.0],
    ...     2,
    ...     endless=0.0,
    ... )
    >>> edges.codes.tolist(), days.tolist()
    ([1], [3.0])
    """
    count = one_of("size", size, 0, MOST_NODES)
    who = wholes("members", members, 0, count - 1)
    heads = starts_of("starts", starts, len(who))
    begin, end = reals("first", first), reals("last", last)
    as_many("first", begin, len(who), "members")
    as_many("last", end, len(who), "members")
    in_order("last", begin, end)
    forever = real("endless", endless, 0.0)
    return _together.days_together(heads, who, begin, end, count, endless=forever)


__all__ = ["days_together"]
