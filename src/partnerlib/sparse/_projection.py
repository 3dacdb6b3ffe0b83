"""From who is party to what to who meets whom: the projection of an incidence."""

from collections.abc import Iterator

import attrs
import numpy as np

from partnerlib.errors import ParameterError
from partnerlib.sparse._edges import Edges, first_of_runs
from partnerlib.sparse._ragged import Floats, Ints

_FEWEST = 2
_BLOCK = 1 << 24
"""Pairs laid out at a time, within records of one size."""


@attrs.frozen(kw_only=True, eq=False)
class Projection:
    """Who meets whom, and how often.

    Attributes
    ----------
    edges : Edges
        The pairs that meet in a record or more.
    counts : array of int, shape (n_edges,)
        In how many records each pair meets.
    newman : array of float, shape (n_edges,)
        The sum of 1 / (n - 1) over these records, n the members of each: whoever
        is in a record has one unit of tie in it, however many there are [1]_.
    implicit : array of int
        The records of more members than are drawn as pairs.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest
       paths, weighted networks, and centrality. Physical Review E, 64, 016132.
       https://doi.org/10.1103/PhysRevE.64.016132
    """

    edges: Edges
    counts: Ints
    newman: Floats
    implicit: Ints


def check_most(most: int | None, name: str = "most") -> None:
    """Refuse what is no limit of members.

    Raises
    ------
    ParameterError
        If it is neither None nor a whole number from 2 up.
    """
    if most is not None and (type(most) is not int or most < _FEWEST):
        raise ParameterError(name, most, "a whole number from 2 up, or None")


def project(
    starts: Ints, members: Ints, size: int, *, most: int | None = None
) -> Projection:
    """Pair the members of each record.

    Parameters
    ----------
    starts : array of int, shape (n_records + 1,)
        Where the members of each record start.
    members : array of int
        The members, record by record, ascending and each once.
    size : int
        How many members there may be.
    most : int, optional
        A record of more members makes no pairs and is listed as implicit: n of
        them make n (n - 1) / 2 pairs, 50 million where 10,000 sign.

    Returns
    -------
    Projection
        Edges sorted by left, then right.

    Raises
    ------
    ParameterError
        If ``most`` is less than 2.

    Notes
    -----
    All records of one size are paired in one step; then the pairs are sorted as
    integers and counted as runs. Time and memory follow the pairs.

    Examples
    --------
    >>> projection = project(np.array([0, 3, 5]), np.array([0, 1, 2, 0, 1]), 3)
    >>> projection.edges.codes.tolist(), projection.counts.tolist()
    ([1, 2, 5], [2, 1, 1])
    >>> projection.newman.tolist()
    [1.5, 0.5, 0.5]
    """
    check_most(most)
    sizes = np.diff(starts)
    drawn = sizes > 1
    if most is not None:
        drawn &= sizes <= most
    keys = [np.empty(0, dtype=np.int64)]
    # Left, right and the rank of the size, one above the other in one number: one
    # sort does for both weights, and shifts are cheaper than divisions.
    kinds = np.unique(sizes[drawn])
    low = max(len(kinds) - 1, 0).bit_length()
    half = max(size - 1, 0).bit_length()
    for rank, each in enumerate(kinds.tolist()):
        rows = np.flatnonzero(sizes == each)
        drawn_pairs = _pairs(members << low, starts[rows], each, half)
        keys.extend(pairs | rank for pairs in drawn_pairs)
    key = np.concatenate(keys)
    del keys
    key.sort()
    shares = np.zeros(1 << low)
    shares[: len(kinds)] = 1.0 / (kinds - 1)
    share = shares[key & ((1 << low) - 1)]
    key >>= low
    heads = np.flatnonzero(first_of_runs(key))
    codes = key[heads]
    return Projection(
        edges=Edges(codes >> half, codes & ((1 << half) - 1), size),
        counts=np.diff(np.append(heads, len(key))),
        newman=np.add.reduceat(share, heads) if len(heads) else np.empty(0),
        implicit=np.flatnonzero((sizes > 1) & ~drawn),
    )


def _pairs(members: Ints, starts: Ints, each: int, half: int) -> Iterator[Ints]:
    low, high = np.triu_indices(each, 1)
    step = max(_BLOCK // len(low), 1)
    for first in range(0, len(starts), step):
        table = members[starts[first : first + step, None] + np.arange(each)]
        left = table << half
        yield (left[:, low] | table[:, high]).ravel()


__all__ = ["Projection", "check_most", "project"]
