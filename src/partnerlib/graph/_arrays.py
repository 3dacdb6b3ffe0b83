"""A networkx graph as arrays, for the kernels."""

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
        Without direction, without loops.
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
            attribute count 1.

        Raises
        ------
        ParameterError
            If it is no networkx graph, or a weight is no number above 0.
        """
        if not isinstance(graph, nx.Graph):
            raise ParameterError("graph", graph, "give a networkx graph")
        nodes = tuple(graph)
        numbers = {node: number for number, node in enumerate(nodes)}
        strengths: dict[tuple[int, int], float] = {}
        for one, other, data in graph.edges(data=True):
            value = 1 if weight is None else data.get(weight, 1)
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ParameterError("weight", value, "edges weigh a number above 0")
            if not 0 < value < float("inf"):
                raise ParameterError("weight", value, "edges weigh a number above 0")
            arcs = [(numbers[one], numbers[other])]
            if not graph.is_directed():
                arcs.append((numbers[other], numbers[one]))
            for arc in arcs:
                strengths[arc] = strengths.get(arc, 0) + value
        ones, others = [one for one, _ in strengths], [end for _, end in strengths]
        edges = Edges.of(ones, others, len(nodes))
        left, right = edges.left.tolist(), edges.right.tolist()
        forward, backward = (
            [float(strengths.get(arc, 0)) for arc in zip(*ends, strict=True)]
            for ends in ((left, right), (right, left))
        )
        return cls(nodes, edges, forward, backward)


__all__ = ["Arrays"]
