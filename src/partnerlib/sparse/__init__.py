"""A registry as integers: the only layer, with analysis, that computes with arrays.

Nothing here is public. Indices are given in sorted order of ids, so that ties by
index are ties by id.
"""

from partnerlib.sparse._efforts import (
    Cell,
    EffortRecord,
    Efforts,
    IntArray,
    build_efforts,
    default_by,
    effort_span,
)
from partnerlib.sparse._facets import (
    LARGEST_SCOPE,
    VOCABULARY_OF,
    Lineage,
    Placing,
    checked_facets,
)
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._time import Liveness, resolve_as_of

__all__ = [
    "LARGEST_SCOPE",
    "VOCABULARY_OF",
    "Cell",
    "EffortRecord",
    "Efforts",
    "IntArray",
    "Lineage",
    "Liveness",
    "Placing",
    "build_efforts",
    "checked_facets",
    "default_by",
    "effort_span",
    "resolve_as_of",
    "resolve_level",
]
