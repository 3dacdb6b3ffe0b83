"""What the questions are computed with, for tables that are in no registry.

Actors, records, cells and nodes are whole numbers here, and what is found comes as
arrays: who has a table of a million rows needs no object for any of them. `Incidence`
numbers the ids of two columns, and knows which number is whose; `Edges` is a graph of
any pairs of numbers. A registry goes the same way, with `Incidence.of_registry`.

Each kernel states its definition, its cost and its source. The finders, with their
places, times, evidence and explanations, need a registry.
"""

from partnerlib.kernels._open_pairs import SCORES, best_open_pairs, open_pairs
from partnerlib.kernels._project import project
from partnerlib.sparse._discoveries import benjamini_hochberg
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._incidence import Incidence
from partnerlib.sparse._null_model import BipartiteModel, configuration_model
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._poisson_binomial import (
    poisson_binomial_cdf,
    poisson_binomial_log_sf,
    poisson_binomial_sf,
)
from partnerlib.sparse._projection import Projection
from partnerlib.sparse._same_work import SameWork, same_work
from partnerlib.sparse._together import days_together
from partnerlib.sparse._triangles import Triangles, triangles
from partnerlib.sparse._unsigned import UnsignedTriples, unsigned_triples

__all__ = [
    "SCORES",
    "BipartiteModel",
    "Edges",
    "Incidence",
    "OpenPairs",
    "Projection",
    "SameWork",
    "Triangles",
    "UnsignedTriples",
    "benjamini_hochberg",
    "best_open_pairs",
    "configuration_model",
    "days_together",
    "open_pairs",
    "poisson_binomial_cdf",
    "poisson_binomial_log_sf",
    "poisson_binomial_sf",
    "project",
    "same_work",
    "triangles",
    "unsigned_triples",
]
