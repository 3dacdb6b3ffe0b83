"""Missing pairs, and what the paths between their ends say of them."""

import attrs

from partnerlib.sparse._ragged import Floats, Ints


@attrs.frozen(kw_only=True, eq=False)
class OpenPairs:
    """A block of missing pairs: they have no tie, and mostly a common neighbour.

    All arrays have the shape (n_pairs,).

    Attributes
    ----------
    left, right : array of int
        The nodes, left < right.
    common : array of int
        How many common neighbours they have.
    broker : array of int
        The best of them: the fewest ties, then the most records on its two ties,
        then the smallest id; -1 where there is none.
    left_tie, right_tie : array of int
        The ties of the broker with left and right.
    adamic_adar : array of float
        The sum of 1 / log d over the common neighbours.
    resource_allocation, cannistraci_hebb, three_paths : array of float
        The raw indices.
    neighbourhood_ties : array of float
        The density of ties between the neighbours that only left has and those
        that only right has; 0 where either has none: no tie joins the two.
    nested : int
        Pairs left out because one contains the other.
    """

    left: Ints
    right: Ints
    common: Ints
    broker: Ints
    left_tie: Ints
    right_tie: Ints
    adamic_adar: Floats
    resource_allocation: Floats
    cannistraci_hebb: Floats
    three_paths: Floats
    neighbourhood_ties: Floats
    nested: int


__all__ = ["OpenPairs"]
