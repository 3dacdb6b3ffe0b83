"""Unsigned triangles: three territories tied two by two, and no record of all three."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis._shared.choice import Choice
from partnerlib.analysis._shared.parts import in_parts, making
from partnerlib.analysis._shared.tie_score import (
    KeyOrder,
    mean_of_known,
    score,
    shaped,
)
from partnerlib.analysis.triangles._ground import Found, Ground, Kind
from partnerlib.analysis.triangles._make_unsigned import NAMES, UnsignedMaker
from partnerlib.analysis.triangles._trios import of_pairs, strengths
from partnerlib.findings import Triangle
from partnerlib.progress import track
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._held import Held
from partnerlib.sparse._ragged import Bools, Floats, Ints, rounded
from partnerlib.sparse._triangles import Triangles, triangles

_COLUMNS: Final = 6
_NODES: Final = 3  # of the columns; the others are the ties between them
_OF_TIES: Final = (
    "country_affinity",
    "size_similarity",
    "proximity",
    "shared_language",
    "shared_themes",
    "need_offer_fit",
)
_BLOCK: Final = 1 << 18


def _best(ground: Ground, limit: int | None, diversify: int | None) -> Found:
    """Measure every closed triangle that no record holds, and keep the best."""
    maker = UnsignedMaker(ground)
    count = 0

    def blocks(_: Bools) -> Iterator[tuple[Floats, Ints, Floats]]:
        nonlocal count
        count = 0
        for block in _measured(ground):
            count += len(block[0])
            yield block

    choice = Choice(
        limit=limit,
        diversify=diversify,
        key=maker.key,
        columns=_COLUMNS,
        components=len(NAMES),
        nodes=_NODES,
        size=len(ground.ties.nodes),
        order=KeyOrder(ground.ties.nodes.ids, _NODES),
    )
    found = choice.of(blocks)
    return Found(
        maker.make(*found, advance=making(len(found[0]))),
        {"kind:unsigned": count},
    )


def _each(ground: Ground) -> Iterator[Triangle]:
    """Go through them in the order in which they are met."""
    maker = UnsignedMaker(ground)
    for part in in_parts(_measured(ground)):
        yield from maker.make(*part)


def _measured(ground: Ground) -> Iterator[tuple[Floats, Ints, Floats]]:
    """Give scores, rows and components in blocks."""
    ties = ground.ties
    if not len(ties):
        return
    held = Held(ground.registry, ground.liveness, ties)
    measures = _Measures.of(ground)
    edges = Edges(ties.left, ties.right, len(ties.nodes))
    advance = track("triangles")  # how many there will be is not known before
    for block in triangles(edges):
        advance(block.corners.shape[1])
        free = ~held.triangles(block.sides, block.corners)
        found = Triangles(block.corners[:, free], block.sides[:, free])
        if free.any():
            values = measures(found)
            shown = shaped(values, ground.weights, NAMES)
            rows = np.concatenate((found.corners, found.sides)).T
            yield score(shown, ground.weights, NAMES), rows, values


@attrs.frozen(eq=False)
class _Measures:
    """What is known of each tie, once, ready to be put together three by three."""

    strength: Floats
    lived: Floats
    of_ties: dict[str, Floats]

    @classmethod
    def of(cls, ground: Ground) -> "_Measures":
        ties, features = ground.ties, ground.features
        of_ties = {name: np.empty(len(ties)) for name in _OF_TIES}
        for first in range(0, len(ties), _BLOCK):
            part = slice(first, first + _BLOCK)
            measured = features.together(ties.left[part], ties.right[part])
            for name, values in measured.items():
                of_ties[name][part] = values
        lived = features.liveliness(np.arange(len(ties), dtype=np.int64))
        return cls(ties.newman, lived, of_ties)

    def __call__(self, found: Triangles) -> Floats:
        columns = {
            name: of_pairs(name, values[found.sides])
            for name, values in self.of_ties.items()
        }
        columns["liveliness"] = mean_of_known(self.lived[found.sides])
        columns |= strengths(self.strength[found.sides])
        return np.stack([rounded(columns[name]) for name in NAMES], axis=1)


UNSIGNED = Kind(_best, _each)
