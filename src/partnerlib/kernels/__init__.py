"""What the questions are computed with, for tables that are in no registry.

Actors, records, cells and nodes are whole numbers here, and what is found comes as
arrays: who has a table of a million rows needs no object for any of them. `Incidence`
numbers the ids of two columns, and knows which number is whose; `Edges` is a graph of
any pairs of numbers. A registry goes the same way, with `Incidence.of_registry`.

Each kernel states its definition, its cost and its source, and refuses numbers that
make no sense with a `ParameterError`. Whole numbers may come as floats without a
fraction, and truth values are no numbers. The finders, with their
places, times, evidence and explanations, need a registry.
"""

from partnerlib.kernels._configuration_model import configuration_model
from partnerlib.kernels._days_together import days_together
from partnerlib.kernels._discoveries import benjamini_hochberg
from partnerlib.kernels._open_pairs import SCORES, best_open_pairs, open_pairs
from partnerlib.kernels._poisson_binomial import (
    poisson_binomial_cdf,
    poisson_binomial_log_sf,
    poisson_binomial_sf,
)
from partnerlib.kernels._project import project
from partnerlib.kernels._same_work import same_work
from partnerlib.kernels._triangles import triangles, unsigned_triples
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._incidence import Incidence
from partnerlib.sparse._null_model import BipartiteModel
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._projection import Projection
from partnerlib.sparse._same_work import SameWork
from partnerlib.sparse._triangles import Triangles
from partnerlib.sparse._unsigned import UnsignedTriples

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
