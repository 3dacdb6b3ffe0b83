"""The questions: one package each, independent of one another.

A name is loaded when it is first asked for: one question needs a part of scipy
that takes seconds to load, and another does not.
"""

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from partnerlib.analysis.duplicates import find_duplicates, iter_duplicates
    from partnerlib.analysis.gaps import find_gaps, iter_gaps
    from partnerlib.analysis.ties import find_ties, iter_ties, score_pair
    from partnerlib.analysis.triangles import (
        TriangleWeights,
        find_triangles,
        iter_triangles,
    )
    from partnerlib.analysis.weights import FittedWeights, fit_weights

_LAZY: Final = {
    "FittedWeights": "partnerlib.analysis.weights",
    "TriangleWeights": "partnerlib.analysis._shared.tie_score",
    "find_duplicates": "partnerlib.analysis.duplicates",
    "find_gaps": "partnerlib.analysis.gaps",
    "find_triangles": "partnerlib.analysis.triangles",
    "find_ties": "partnerlib.analysis.ties",
    "fit_weights": "partnerlib.analysis.weights",
    "iter_duplicates": "partnerlib.analysis.duplicates",
    "iter_gaps": "partnerlib.analysis.gaps",
    "iter_ties": "partnerlib.analysis.ties",
    "iter_triangles": "partnerlib.analysis.triangles",
    "score_pair": "partnerlib.analysis.ties",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "FittedWeights",
    "TriangleWeights",
    "find_duplicates",
    "find_gaps",
    "find_ties",
    "find_triangles",
    "fit_weights",
    "iter_duplicates",
    "iter_gaps",
    "iter_ties",
    "iter_triangles",
    "score_pair",
]
