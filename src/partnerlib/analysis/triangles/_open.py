"""Open triangles: two territories without a tie, and a broker tied to both."""

from collections.abc import Iterator

import numpy as np

from partnerlib.analysis._shared.tie_score import COMPONENTS, Best, score, shaped
from partnerlib.analysis.triangles._ground import Found, Ground, Kind
from partnerlib.analysis.triangles._make import Maker
from partnerlib.findings import Triangle
from partnerlib.sparse._ragged import Floats, Ints
from partnerlib.sparse._two_paths import OpenPairs

_COLUMNS = 5
_NODES = 3  # of the columns: left, right, broker


def _best(ground: Ground, limit: int | None, diversify: int | None) -> Found:
    """Measure every missing pair with a broker, and keep the best."""
    maker = _maker(ground)
    best = Best(
        limit,
        maker.key,
        columns=_COLUMNS,
        components=len(COMPONENTS),
        diversify=diversify,
        nodes=_NODES,
    )
    pairs = nested = 0
    for block in ground.network.open_pairs():
        pairs += len(block.left)
        nested += block.nested
        best.add(*_measured(ground, block))
    return Found(
        maker.make(*best.take()),
        {"pairs": pairs, "nested_pairs": nested, "kind:open": pairs},
    )


def _each(ground: Ground) -> Iterator[Triangle]:
    """Go through them by the ids of the missing pair."""
    maker = _maker(ground)
    for block in ground.network.open_pairs():
        yield from maker.make(*_measured(ground, block))


def _maker(ground: Ground) -> Maker:
    return Maker(
        ground.registry,
        ground.network,
        ground.answers,
        ground.weights,
        ground.liveness,
    )


def _measured(ground: Ground, pairs: OpenPairs) -> tuple[Floats, Ints, Floats]:
    """Give the scores, the rows and the components of pairs."""
    values = ground.features.components(pairs)
    rows = np.stack(
        (pairs.left, pairs.right, pairs.broker, pairs.left_tie, pairs.right_tie),
        axis=1,
    )
    return score(shaped(values, ground.weights), ground.weights), rows, values


OPEN = Kind(_best, _each)
