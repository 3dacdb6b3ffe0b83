"""A registry as integers: the only layer, with analysis, that computes with arrays.

Nothing here is public but what `partnerlib.kernels` shows. Indices are given in
sorted order of ids, so that ties by index are ties by id.
"""

from partnerlib.sparse._bonds import Bond, Pair, aside_labels, set_aside
from partnerlib.sparse._discoveries import benjamini_hochberg
from partnerlib.sparse._effort_records import EffortRecord
from partnerlib.sparse._efforts import (
    Cell,
    Efforts,
    IntArray,
    build_efforts,
    default_by,
    effort_span,
)
from partnerlib.sparse._facets import (
    VOCABULARY_OF,
    Lineage,
    Placing,
    checked_facets,
)
from partnerlib.sparse._kinship import Kinship
from partnerlib.sparse._levels import is_gone, resolve_level
from partnerlib.sparse._null_model import BipartiteModel, configuration_model
from partnerlib.sparse._pairs import Block, Holding, Posts, joined, shared
from partnerlib.sparse._poisson_binomial import (
    poisson_binomial_cdf,
    poisson_binomial_log_sf,
    poisson_binomial_sf,
)
from partnerlib.sparse._time import Liveness, latest_mention, resolve_as_of

__all__ = [
    "VOCABULARY_OF",
    "BipartiteModel",
    "Block",
    "Bond",
    "Cell",
    "EffortRecord",
    "Efforts",
    "Holding",
    "IntArray",
    "Kinship",
    "Lineage",
    "Liveness",
    "Pair",
    "Placing",
    "Posts",
    "aside_labels",
    "benjamini_hochberg",
    "build_efforts",
    "checked_facets",
    "configuration_model",
    "default_by",
    "effort_span",
    "is_gone",
    "joined",
    "latest_mention",
    "poisson_binomial_cdf",
    "poisson_binomial_log_sf",
    "poisson_binomial_sf",
    "resolve_as_of",
    "resolve_level",
    "set_aside",
    "shared",
]
