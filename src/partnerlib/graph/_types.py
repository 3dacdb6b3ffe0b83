"""The type of the graphs that this layer hands out."""

from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

if TYPE_CHECKING:
    AnyGraph: TypeAlias = nx.Graph[Any]
    Graph: TypeAlias = nx.Graph[str]
    MultiDiGraph: TypeAlias = nx.MultiDiGraph[str]
else:
    # networkx takes no parameters at run time
    AnyGraph = Graph = nx.Graph
    MultiDiGraph = nx.MultiDiGraph

__all__ = ["AnyGraph", "Graph", "MultiDiGraph"]
