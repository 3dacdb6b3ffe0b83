"""Nodes that nothing tells apart but their ids: of their pairs, the first keys count.

Communes of one country of which nothing more is known, or all that have one tie, and
with the same partner, are twins. Their pairs with a third have one score, to the last
bit: the same numbers are added up in the same order. So as many pairs as are wanted set
aside all those of twins whose keys come later, without a look at their scores.
"""

from bisect import bisect_left, insort

import numpy as np

from partnerlib.analysis._shared.tie_score._features import Features
from partnerlib.analysis._shared.tie_score._order import KeyOrder
from partnerlib.sparse._ragged import Bools, Ints
from partnerlib.sparse._two_paths import Network


class Twins:
    """Says which pairs cannot be among the best, as enough of their twins come first.

    Parameters
    ----------
    network : Network
        The ties.
    features : Features
        What is known of each node.
    nested : array of int
        The pairs of nodes of which one contains the other, as sorted codes.
    order : KeyOrder
        The order of the keys of pairs.
    asked : array of bool, shape (n_nodes,)
        Which nodes both ends of a pair are among.
    limit : int
        How many pairs are wanted.

    Attributes
    ----------
    some : bool
        Whether there are twins enough for any pair to be set aside.

    Notes
    -----
    Let l < r be the numbers of the ends of a pair: in its key the id of l comes first.
    Each twin l' < l whose id comes before that of l makes an earlier key with r, and
    with every twin r' > l of it; l itself makes an earlier key with each twin r' > l of
    r whose id comes before that of r. These are counted, or somewhat fewer. In all of
    them the twin of l has the smaller number, so that even a sum that starts at one
    of the ends is added up in the same order. A node whose place is known has no twin:
    each has surroundings of its own.
    """

    def __init__(
        self,
        network: Network,
        *,
        features: Features,
        nested: Ints,
        order: KeyOrder,
        asked: Bools,
        limit: int,
    ) -> None:
        self._limit = limit
        self._size = network.size
        groups = _grouped(network, features, nested, np.flatnonzero(asked))
        # Who has no twin is alone of its kind; those of one kind are numbered first.
        self._kinds: Ints = len(groups) + np.arange(network.size, dtype=np.int64)
        self._before: Ints = np.zeros(network.size, dtype=np.int64)
        self._below: Ints = np.zeros(network.size, dtype=np.int64)
        for kind, group in enumerate(groups):
            nodes = np.array(group, dtype=np.int64)
            self._kinds[nodes] = kind
            self._before[nodes] = _earlier(order.heads[nodes].tolist(), limit)
            self._below[nodes[np.argsort(order.tails[nodes])]] = np.arange(len(nodes))
        self._sizes: Ints = np.bincount(self._kinds)
        most = [int(each.max(initial=0)) for each in (self._before, self._below)]
        self.some = most[0] * int(self._sizes.max(initial=0)) + most[1] >= limit
        self._ends: Ints = np.cumsum(self._sizes)
        self._members: Ints = np.sort(
            self._kinds * network.size + np.arange(network.size, dtype=np.int64)
        )

    def hopeful(self, one: Ints, other: Ints) -> Ints:
        """Choose the pairs before which not enough others come.

        Parameters
        ----------
        one, other : array of int, shape (n_pairs,)
            Their ends, among those asked about, in any order.

        Returns
        -------
        array of int
            The places of the pairs chosen, ascending.
        """
        left, right = np.minimum(one, other), np.maximum(one, other)
        before, below = self._before[left], self._below[right]
        doubtful = np.flatnonzero(
            before * self._sizes[self._kinds[right]] + below >= self._limit
        )
        left, kinds = left[doubtful], self._kinds[right[doubtful]]
        behind = self._ends[kinds] - np.searchsorted(
            self._members, kinds * self._size + left, side="right"
        )
        ahead = before[doubtful] * behind
        ahead += np.maximum(below[doubtful] - (self._sizes[kinds] - behind), 0)
        kept = np.ones(len(one), dtype=bool)
        kept[doubtful[ahead >= self._limit]] = False
        return np.flatnonzero(kept)


def _grouped(
    network: Network, features: Features, nested: Ints, nodes: Ints
) -> list[list[int]]:
    """Group the twins among nodes, each group ascending."""
    unknown = np.isnan(features.spots(nodes)[0])
    told = features.told
    every = np.arange(len(network.ties), dtype=np.int64)
    lived = np.nan_to_num(features.liveliness(every), nan=-1.0)
    ties = np.stack((network.ties.weights, lived), axis=1)[network.links]
    size = max(network.size, 1)
    holds = np.concatenate((nested, nested % size * size + nested // size))
    holders, held = np.divmod(np.sort(holds), size)
    inside = np.searchsorted(holders, np.arange(network.size + 1))
    starts = network.starts
    groups: dict[tuple[bytes, ...], list[int]] = {}
    chosen: list[int] = nodes[unknown].tolist()
    for node in chosen:
        near = slice(starts[node], starts[node + 1])
        alike = (
            told[node].tobytes(),
            network.neighbours[near].tobytes(),
            ties[near].tobytes(),
            held[inside[node] : inside[node + 1]].tobytes(),
        )
        groups.setdefault(alike, []).append(node)
    return [group for group in groups.values() if len(group) > 1]


def _earlier(heads: list[int], most: int) -> list[int]:
    """Count for each number the smaller ones before it; so many are enough."""
    least: list[int] = []
    counts: list[int] = []
    for head in heads:
        counts.append(bisect_left(least, head))
        insort(least, head)
        del least[most:]
    return counts


__all__ = ["Twins"]
