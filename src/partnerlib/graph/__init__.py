"""Named views of a registry as plain networkx graphs.

Attributes of nodes and edges lead back to the records; each function documents
them. Graphs are snapshots: they may be changed freely, the registry stays.
"""

from partnerlib.graph._actor import actor_graph
from partnerlib.graph._incidence import incidence_graph
from partnerlib.graph._territory import territory_graph
from partnerlib.graph._types import Graph

__all__ = ["Graph", "actor_graph", "incidence_graph", "territory_graph"]
