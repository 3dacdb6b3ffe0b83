"""Open triangles: two territories without a tie, and a broker tied to both."""

from collections.abc import Iterator
from typing import Final

from partnerlib.analysis._shared.choice import Choice
from partnerlib.analysis._shared.parts import in_parts, making
from partnerlib.analysis._shared.tie_score import COMPONENTS
from partnerlib.analysis.triangles._bounded import COLUMNS, NODES, Search, measured
from partnerlib.analysis.triangles._ground import Found, Ground, Kind
from partnerlib.analysis.triangles._make import Maker
from partnerlib.findings import Triangle
from partnerlib.progress import track
from partnerlib.sparse._ragged import Bools, Floats, Ints

_FEW: Final = 1 << 20
"""So many paths of two ties are measured as soon as bounded."""


def _best(ground: Ground, limit: int | None, diversify: int | None) -> Found:
    """Give the best of the missing pairs with a broker."""
    maker = _maker(ground)
    nested = ground.network.met()
    pairs = 0

    def blocks(_: Bools) -> Iterator[tuple[Floats, Ints, Floats]]:
        nonlocal pairs
        pairs = 0
        advance = track("triangles")  # how many there will be is not known before
        for block in ground.network.open_pairs():
            pairs += len(block.left)
            yield measured(ground, block)
            advance(len(block.left))

    if limit is None or diversify is not None or ground.network.wedges <= _FEW:
        choice = Choice(
            limit=limit,
            diversify=diversify,
            key=maker.key,
            columns=COLUMNS,
            components=len(COMPONENTS),
            nodes=NODES,
            size=len(ground.ties.nodes),
            order=maker.order,
        )
        found = choice.of(blocks)
    else:
        search = Search(ground, limit, maker.order)
        search.run(track("triangles", len(ground.ties.nodes)))
        found, pairs = search.best.take(), search.pairs - nested
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
