"""Ties that are hidden, and with them all that tells of them: whole records."""

from typing import Final

import attrs

from partnerlib.analysis._shared.tie_score._scene import Scene
from partnerlib.errors import ParameterError
from partnerlib.sparse._ragged import Ints
from partnerlib.sparse._whole_records import take_with_ties

_RULE: Final = "leave out the records of the most parties, as records are hidden whole"


@attrs.frozen(eq=False)
class Hidden:
    """What is hidden, and what is known without it.

    Attributes
    ----------
    scene : Scene
        What is known.
    ties : array of int
        The hidden ties that were asked about, as numbers in the scene before.
    ends : pair of array of int
        The ends of these, left < right.
    """

    scene: Scene
    ties: Ints
    ends: tuple[Ints, Ints]


def hide_records(scene: Scene, known: Ints, order: Ints, count: int) -> Hidden:
    """Hide the records of ties, and with them ties, until enough are hidden.

    Parameters
    ----------
    scene : Scene
        All that is known.
    known : array of int
        The ties that are asked about.
    order : array of int
        Some of these, in the order in which their records are hidden.
    count : int
        How many are to be hidden at least, from 1 to as many as there are in
        ``order``.

    Raises
    ------
    ParameterError
        If with the last records so many ties are hidden that fewer than half of
        those stay known that should.

    Notes
    -----
    A record of five parties states ten ties: were one of them hidden and the nine
    others known, these would give it away. A tie that another record states as well
    stays, without the hidden one; it is neither a hidden tie nor a pair without one.
    """
    ties = scene.network.ties
    records, gone = take_with_ties(ties, order, known, count)
    if 2 * (len(known) - len(gone)) < len(known) - count:
        told = f"{len(gone)} of {len(known)} ties at once"
        raise ParameterError("registry", told, _RULE)
    ends = ties.left[gone], ties.right[gone]
    return Hidden(scene.without_records(records), gone, ends)
