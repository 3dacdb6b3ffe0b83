"""Named views of a registry as plain networkx graphs.

Attributes of nodes and edges lead back to the records; each function documents
them. Graphs are snapshots: they may be changed freely, the registry stays.
"""

from partnerlib.graph._actor import actor_graph
from partnerlib.graph._brokerage import Brokerage, BrokerRoles, brokerage
from partnerlib.graph._country import country_graph
from partnerlib.graph._coverage import coverage_graph
from partnerlib.graph._exchange import exchange_graph
from partnerlib.graph._holes import StructuralHoles, structural_holes
from partnerlib.graph._hypergraph import hypergraph
from partnerlib.graph._incidence import incidence_graph
from partnerlib.graph._need_offer import need_offer_graph
from partnerlib.graph._plain import plain_graph
from partnerlib.graph._territory import territory_graph
from partnerlib.graph._theme import theme_graph
from partnerlib.graph._types import Graph, MultiDiGraph

__all__ = [
    "BrokerRoles",
    "Brokerage",
    "Graph",
    "MultiDiGraph",
    "StructuralHoles",
    "actor_graph",
    "brokerage",
    "country_graph",
    "coverage_graph",
    "exchange_graph",
    "hypergraph",
    "incidence_graph",
    "need_offer_graph",
    "plain_graph",
    "structural_holes",
    "territory_graph",
    "theme_graph",
]
