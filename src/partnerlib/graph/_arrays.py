"""A networkx graph as arrays, for the kernels."""

import math
from contextlib import suppress
from numbers import Real
from typing import Any

import attrs
import networkx as nx

from partnerlib.errors import ParameterError
from partnerlib.graph._types import AnyGraph
from partnerlib.sparse._edges import Edges


@attrs.frozen(eq=False)
class Arrays:
    """The nodes of a graph by number, and who is tied to whom.

    Attributes
    ----------
    nodes : tuple
        In the order of the graph.
    edges : Edges
        Without direction, without loops, and without those of weight 0.
    forward, backward : list of float
        By edge, the weight from left to right and from right to left; 0 where there is
        no edge in that direction. Parallel edges are added up.
    """

    nodes: tuple[Any, ...]
    edges: Edges
    forward: list[float]
    backward: list[float]

    @classmethod
    def of(cls, graph: AnyGraph, weight: str | None) -> "Arrays":
        """Lay out a graph.

        Parameters
        ----------
        graph : networkx.Graph
            Directed or not; loops are passed over.
        weight : str or None
            The attribute of the edges that is their weight; None and a missing
            attribute count 1. An edge of weight 0 is none.

        Raises
        ------
        ParameterError
            If it is no networkx graph, or a weight is no number from 0 up.
        """
        if not isinstance(graph, nx.Graph):
            raise ParameterError("graph", graph, "give a networkx graph")
        nodes = tuple(graph)
        numbers = {node: number for number, node in enumerate(nodes)}
        strengths: dict[tuple[int, int], float] = {}
        for one, other, data in graph.edges(data=True):
            value = 1 if weight is None else data.get(weight, 1)
            strength = _strength(value)
            if strength == 0:
                continue
            arcs = [(numbers[one], numbers[other])]
            if not graph.is_directed():
                arcs.append((numbers[other], numbers[one]))
            for arc in arcs:
                strengths[arc] = strengths.get(arc, 0) + strength
        ones, others = [one for one, _ in strengths], [end for _, end in strengths]
        edges = Edges.of(ones, others, len(nodes))
        left, right = edges.left.tolist(), edges.right.tolist()
        forward, backward = (
            [float(strengths.get(arc, 0)) for arc in zip(*ends, strict=True)]
            for ends in ((left, right), (right, left))
        )
        return cls(nodes, edges, forward, backward)


def _strength(value: object) -> float:
    """Read a weight: any real number, those of numpy too."""
    strength = math.nan
    if isinstance(value, Real) and not isinstance(value, bool):
        with suppress(OverflowError):  # a whole number larger than any float
            strength = float(value)
    if not 0 <= strength < math.inf:
        raise ParameterError("weight", value, "edges weigh a number from 0 up")
    return strength


__all__ = ["Arrays"]
