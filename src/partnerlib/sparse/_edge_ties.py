"""The ties of a graph that comes from no registry: each edge is a record of two."""

import numpy as np

from partnerlib.registry import Registry
from partnerlib.sparse._acting import Everybody
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._nodes import Nodes
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._time import Liveness

_TWO = 2


class _Numbered(Nodes):
    """Nodes that have a number and nothing else."""

    def __init__(self, registry: Registry, liveness: Liveness, size: int) -> None:
        super().__init__(registry, None, liveness)
        self._size = size

    def __len__(self) -> int:
        return self._size


def ties_of_edges(edges: Edges) -> Ties:
    """Take every edge for a tie of one record.

    Parameters
    ----------
    edges : Edges
        The graph.

    Returns
    -------
    Ties
        In the order of the edges. No node contains another; records have numbers,
        and no references.
    """
    nothing = Registry()
    liveness = Liveness.of(nothing, "any", None)
    every = np.arange(len(edges) + 1, dtype=np.int64)
    return Ties(
        nodes=_Numbered(nothing, liveness, edges.size),
        records=(),
        left=edges.left,
        right=edges.right,
        starts=every,
        tie_records=every[:-1],
        members=np.stack((edges.left, edges.right), axis=1).ravel(),
        member_starts=every * _TWO,
        nested=np.empty(0, dtype=np.int64),
        implicit=(),
        acting=Everybody(nothing, liveness),
        most=_TWO,
        counts={},
    )


__all__ = ["ties_of_edges"]
