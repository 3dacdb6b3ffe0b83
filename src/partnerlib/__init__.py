"""Model cooperation partnerships; find gaps, duplicated efforts and twinnings.

The names below are the public face. Those that need heavier packages (networkx,
numpy, cattrs, hypothesis) are imported when first used.
"""

import importlib
import importlib.metadata
from typing import TYPE_CHECKING, Any, Final

from partnerlib.errors import (
    DocumentError,
    IntegrityError,
    MissingExtraError,
    ModelError,
    ParameterError,
    PartnerlibError,
    PartnerlibWarning,
    Problem,
    SchemaVersionError,
    UnknownIdError,
)
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Location,
    Need,
    Offer,
    PartialDate,
    Party,
    Period,
    Scope,
    Source,
    Territory,
    Vocabulary,
)
from partnerlib.registry import Registry

if TYPE_CHECKING:
    from partnerlib import codes, datasets, graph, kernels, progress, strategies
    from partnerlib.analysis import (
        FittedWeights,
        TriangleWeights,
        find_duplicates,
        find_gaps,
        find_ties,
        find_triangles,
        fit_weights,
        iter_duplicates,
        iter_gaps,
        iter_ties,
        iter_triangles,
        score_pair,
    )
    from partnerlib.findings import (
        BacktestReport,
        DuplicateReport,
        GapReport,
        TieReport,
        TriangleReport,
    )
    from partnerlib.io import (
        CheckResult,
        check,
        convert,
        from_frames,
        from_graph,
        from_pairs,
        from_statements,
        read,
        to_frames,
        write,
    )
    from partnerlib.synthesis import backtest

_LAZY: Final = {
    "BacktestReport": "partnerlib.findings",
    "CheckResult": "partnerlib.io",
    "DuplicateReport": "partnerlib.findings",
    "FittedWeights": "partnerlib.analysis",
    "GapReport": "partnerlib.findings",
    "TieReport": "partnerlib.findings",
    "TriangleReport": "partnerlib.findings",
    "TriangleWeights": "partnerlib.analysis",
    "backtest": "partnerlib.synthesis",
    "check": "partnerlib.io",
    "convert": "partnerlib.io",
    "find_duplicates": "partnerlib.analysis",
    "find_gaps": "partnerlib.analysis",
    "find_triangles": "partnerlib.analysis",
    "find_ties": "partnerlib.analysis",
    "fit_weights": "partnerlib.analysis",
    "iter_duplicates": "partnerlib.analysis",
    "iter_gaps": "partnerlib.analysis",
    "iter_ties": "partnerlib.analysis",
    "iter_triangles": "partnerlib.analysis",
    "score_pair": "partnerlib.analysis",
    "from_frames": "partnerlib.io",
    "from_graph": "partnerlib.io",
    "from_pairs": "partnerlib.io",
    "from_statements": "partnerlib.io",
    "read": "partnerlib.io",
    "to_frames": "partnerlib.io",
    "write": "partnerlib.io",
}
_LAZY_MODULES: Final = (
    *("codes", "datasets", "graph", "kernels", "progress", "strategies"),
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = importlib.metadata.version("partnerlib")
    elif name in _LAZY:
        value = getattr(importlib.import_module(_LAZY[name]), name)
    elif name in _LAZY_MODULES:
        value = importlib.import_module(f"partnerlib.{name}")
    else:
        message = f"module 'partnerlib' has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


__all__ = [
    "Action",
    "Actor",
    "Agreement",
    "BacktestReport",
    "CheckResult",
    "Concept",
    "DocumentError",
    "DuplicateReport",
    "Exchange",
    "FittedWeights",
    "GapReport",
    "IntegrityError",
    "Location",
    "MissingExtraError",
    "ModelError",
    "Need",
    "Offer",
    "ParameterError",
    "PartialDate",
    "PartnerlibError",
    "PartnerlibWarning",
    "Party",
    "Period",
    "Problem",
    "Registry",
    "SchemaVersionError",
    "Scope",
    "Source",
    "Territory",
    "TieReport",
    "TriangleReport",
    "TriangleWeights",
    "UnknownIdError",
    "Vocabulary",
    "backtest",
    "check",
    "codes",
    "convert",
    "datasets",
    "find_duplicates",
    "find_gaps",
    "find_ties",
    "find_triangles",
    "fit_weights",
    "from_frames",
    "from_graph",
    "from_pairs",
    "from_statements",
    "graph",
    "iter_duplicates",
    "iter_gaps",
    "iter_ties",
    "iter_triangles",
    "kernels",
    "progress",
    "read",
    "score_pair",
    "strategies",
    "to_frames",
    "write",
]
