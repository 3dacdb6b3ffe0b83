"""The type of the graphs that this layer hands out."""

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

if TYPE_CHECKING:
    Graph: TypeAlias = nx.Graph[str]
else:
    Graph = nx.Graph  # networkx takes no parameters at run time

__all__ = ["Graph"]
