"""The score of a tie that is not there yet: what speaks for it, and how much."""

from partnerlib.analysis._shared.tie_score._answers import Answers
from partnerlib.analysis._shared.tie_score._best import (
    Best,
    checked_diversify,
    checked_limit,
)
from partnerlib.analysis._shared.tie_score._ceilings import (
    ALWAYS,
    MAYBE,
    SLACK,
    Ceilings,
)
from partnerlib.analysis._shared.tie_score._features import (
    COMPONENTS,
    Features,
    mean_of_known,
    squashed,
)
from partnerlib.analysis._shared.tie_score._fit import enough, learn, learn_later
from partnerlib.analysis._shared.tie_score._fitted import FittedWeights
from partnerlib.analysis._shared.tie_score._glance import Glance
from partnerlib.analysis._shared.tie_score._hide import hide_records
from partnerlib.analysis._shared.tie_score._learn import candidates
from partnerlib.analysis._shared.tie_score._order import KeyOrder, Order, by_text
from partnerlib.analysis._shared.tie_score._profiles import Profiles
from partnerlib.analysis._shared.tie_score._sample import (
    checked_seed,
    free_pairs,
    in_order,
    matched_pairs,
)
from partnerlib.analysis._shared.tie_score._scene import Scene
from partnerlib.analysis._shared.tie_score._score import parts_of, score, shaped
from partnerlib.analysis._shared.tie_score._twins import Twins
from partnerlib.analysis._shared.tie_score._weights import (
    TriangleWeights,
    checked_weights,
)

__all__ = [
    "ALWAYS",
    "COMPONENTS",
    "MAYBE",
    "SLACK",
    "Answers",
    "Best",
    "Ceilings",
    "Features",
    "FittedWeights",
    "Glance",
    "KeyOrder",
    "Order",
    "Profiles",
    "Scene",
    "TriangleWeights",
    "Twins",
    "by_text",
    "candidates",
    "checked_diversify",
    "checked_limit",
    "checked_seed",
    "checked_weights",
    "enough",
    "free_pairs",
    "hide_records",
    "in_order",
    "learn",
    "learn_later",
    "matched_pairs",
    "mean_of_known",
    "parts_of",
    "score",
    "shaped",
    "squashed",
]
