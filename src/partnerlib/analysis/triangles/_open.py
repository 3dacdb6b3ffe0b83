"""Open triangles: two territories without a tie, and a broker tied to both."""

from collections.abc import Iterator
from typing import Final

from partnerlib.analysis._shared.parts import in_parts, making
from partnerlib.analysis._shared.tie_score import COMPONENTS, Best
from partnerlib.analysis.triangles._bounded import COLUMNS, NODES, Search, measured
from partnerlib.analysis.triangles._ground import Found, Ground, Kind
from partnerlib.analysis.triangles._make import Maker
from partnerlib.findings import Triangle
from partnerlib.progress import track

_FEW: Final = 1 << 20
"""So many paths of two ties are measured as soon as bounded."""


def _best(ground: Ground, limit: int | None, diversify: int | None) -> Found:
    """Give the best of the missing pairs with a broker."""
    maker = _maker(ground)
    nested = ground.network.met()
    if limit is None or diversify is not None or ground.network.wedges <= _FEW:
        best = Best(
            limit,
            maker.key,
            columns=COLUMNS,
            components=len(COMPONENTS),
            diversify=diversify,
            nodes=NODES,
        )
        pairs = 0
        advance = track("triangles")  # how many there will be is not known before
        for block in ground.network.open_pairs():
            pairs += len(block.left)
            best.add(*measured(ground, block))
            advance(len(block.left))
    else:
        search = Search(ground, limit, maker.key)
        search.run(track("triangles", len(ground.ties.nodes)))
        best, pairs = search.best, search.pairs - nested
    found = best.take()
    return Found(
        maker.make(*found, advance=making(len(found[0]))),
        {"pairs": pairs, "nested_pairs": nested, "kind:open": pairs},
    )


def _each(ground: Ground) -> Iterator[Triangle]:
    """Go through them: those of the territory of most ties come first."""
    maker = _maker(ground)
    blocks = (measured(ground, block) for block in ground.network.open_pairs())
    for part in in_parts(blocks):
        yield from maker.make(*part)


def _maker(ground: Ground) -> Maker:
    return Maker(
        ground.registry,
        ground.network,
        ground.answers,
        ground.weights,
        ground.liveness,
    )


OPEN = Kind(_best, _each)
