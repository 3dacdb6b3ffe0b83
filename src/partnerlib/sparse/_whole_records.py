"""Ties that go with whole records: a record that is not known ties nobody."""

import attrs
import numpy as np

from partnerlib.sparse._ragged import Bools, Ints
from partnerlib.sparse._ties import Ties


def take_with_ties(
    ties: Ties, order: Ints, among: Ints, count: int
) -> tuple[Bools, Ints]:
    """Take the records of one tie after the other, until enough ties have none left.

    Parameters
    ----------
    ties : Ties
        The ties.
    order : array of int
        The numbers of ties, in the order in which all records of each are taken.
    among : array of int
        The ties that are counted, those of ``order`` among them.
    count : int
        How many of these are to be without a record, from 1 to the number of those
        in ``order``.

    Returns
    -------
    records : array of bool, shape (n_records,)
        What is taken: no more than was needed. With the last records more ties may
        go than were asked for.
    gone : array of int
        The ties of ``among`` that are left without any record, as they come there.
    """
    never = len(order)
    turns = np.full(len(ties), never, dtype=np.int64)
    turns[order] = np.arange(never)
    taken = np.full(len(ties.records), never, dtype=np.int64)
    np.minimum.at(taken, ties.tie_records, np.repeat(turns, ties.weights))
    # A tie goes with the last of its records.
    last = np.maximum.reduceat(taken[ties.tie_records], ties.starts[:-1])[among]
    end = np.partition(last, count - 1)[count - 1]
    return taken <= end, among[last <= end]


def without_records(ties: Ties, records: Bools) -> Ties:
    """Take records away, and the ties that only they made.

    Parameters
    ----------
    ties : Ties
        The ties.
    records : array of bool, shape (n_records,)
        Which records go.

    Returns
    -------
    Ties
        The same nodes and numbers of records; those that went tie nobody.
    """
    kept = ~records[ties.tie_records]
    owners = np.repeat(np.arange(len(ties)), ties.weights)
    lengths = np.bincount(owners[kept], minlength=len(ties))
    some = lengths > 0
    return attrs.evolve(
        ties,
        left=ties.left[some],
        right=ties.right[some],
        starts=np.concatenate(([0], np.cumsum(lengths[some]))),
        tie_records=ties.tie_records[kept],
    )
