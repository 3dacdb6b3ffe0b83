"""The likeliest ties that are not there yet."""

import math
from collections.abc import Iterable, Iterator
from typing import Final

from partnerlib.analysis._shared.choice import Choice
from partnerlib.analysis._shared.parts import in_parts, making
from partnerlib.analysis._shared.tie_score import (
    COMPONENTS,
    Scene,
    TriangleWeights,
    checked_diversify,
    checked_limit,
    checked_weights,
)
from partnerlib.analysis.ties._bounded import Search, count_free
from partnerlib.analysis.ties._make import COLUMNS, Maker, scored
from partnerlib.errors import ParameterError
from partnerlib.findings import Provenance, Tie, TieReport
from partnerlib.progress import track
from partnerlib.registry import Registry
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._ragged import Bools, Floats, Ints
from partnerlib.sparse._time import AsOf, resolve_as_of
from partnerlib.typing import Statuses

_FEW: Final = 1 << 16
"""Pairs that are measured without further ado."""


def find_ties(
    registry: Registry,
    *,
    between: str = "territories",
    among: Iterable[str] | None = None,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weights: TriangleWeights | None = None,
    limit: int | None = 1000,
    diversify: int | None = None,
) -> TieReport:
    """Find the likeliest ties that are not there yet, with a broker or without.

    Parameters
    ----------
    registry : Registry
        Not modified.
    between : {"territories", "actors"}, default "territories"
        Between what ties are looked for. Two actors are tied where both are
        parties, in whatever role, to one live record; country, place and size of
        an actor are those of its seat.
    among : iterable of str, optional
        Both ends are among these ids. By default all pairs are looked at.
    level : str, optional
        As in `find_triangles`; only for territories.
    as_of, statuses
        As in `find_triangles`.
    weights : TriangleWeights, optional
        How much each component counts; by default those of `TriangleWeights`.
    limit : int or None, default 1000
        How many findings at most; the best ones, exactly. None gives all pairs.
    diversify : int, optional
        At most so many findings of each of the two ends, the best ones: down the
        list, a finding is kept where both have room for it, and only what is kept
        uses room up. No hub can fill the list. By default all are kept.

    Returns
    -------
    TieReport
        By score descending, then key. ``examined`` counts ``territories`` or
        ``actors``, their ``ties``, and ``pairs``: those without a tie of which none
        contains the other.

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    See Also
    --------
    find_triangles : only pairs with a broker, and the roles of the three.
    score_pair : one pair.
    iter_ties : the pairs one after the other.

    Notes
    -----
    The score is that of `find_triangles`, where its components are defined;
    ``liveliness`` is absent where there is no broker. With a limit, what cannot be
    among the best is known from a bound of its score, and only the rest is measured,
    with the same result: the 50 million pairs of 10,055 towns with 17,401 ties take
    one to two seconds of one core, and seven to ten with weights fitted to them, of
    which less can be known beforehand (``bench/ties.py``, and with ``--fitted``). Time
    follows the paths of three ties, and those pairs that countries, sizes and places
    alone could bring among the best. Without a limit, or with ``diversify``, all pairs
    are measured, in blocks of bounded memory: a million take two seconds
    (``--first 1415 --all``). A finding takes some 60 microseconds and 3 kB more, so
    that all pairs as findings take a minute and 3 GB for a million
    (``--first 500 --limit 0`` gives 124,728).

    Examples
    --------
    >>> from partnerlib.datasets import essonne
    >>> report = find_ties(essonne(), limit=5)
    >>> [len(each.ends) for each in report]
    [2, 2, 2, 2, 2]
    """
    weights = checked_weights(weights)
    limit = checked_limit(limit)
    diversify = checked_diversify(diversify)
    day = resolve_as_of(registry, as_of)
    scene = Scene.open(
        registry, between=between, level=level, as_of=day, statuses=statuses
    )
    nodes = scene.nodes(among)
    maker = Maker(scene, between, weights)
    pairs = count_free(scene, nodes)
    found = _best(maker, nodes, limit, diversify)
    return TieReport(
        findings=maker.make(*found, advance=making(len(found[0]))),
        parameters={
            "between": between,
            "among": None if among is None else len(nodes),
            "level": resolve_level(registry, level),
            "as_of": None if day is None else day.isoformat(),
            "statuses": scene.liveness.kept,
            **weights.parameters,
            "limit": limit,
            "diversify": diversify,
        },
        examined={
            between: len(nodes),
            "ties": len(scene.network.ties),
            "pairs": pairs,
        },
        provenance=Provenance.of(registry),
    )


def iter_ties(
    registry: Registry,
    *,
    between: str = "territories",
    among: Iterable[str] | None = None,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weights: TriangleWeights | None = None,
    least: float = 0.0,
) -> Iterator[Tie]:
    """Go through the ties that are not there yet, one after the other.

    Parameters
    ----------
    registry : Registry
        Not modified.
    between, among, level, as_of, statuses, weights
        As in `find_ties`.
    least : float, default 0
        Only those of this score or more.

    Returns
    -------
    iterator of Tie
        In the order of the ids, whatever the score; nothing is kept. Parameters are
        checked at once, before the first tie is asked for.

    Raises
    ------
    ParameterError
        If a parameter makes no sense.
    """
    weights = checked_weights(weights)
    if type(least) not in (int, float) or math.isnan(least):
        raise ParameterError("least", least, "give a number")
    scene = Scene.open(
        registry, between=between, level=level, as_of=as_of, statuses=statuses
    )
    return _each(Maker(scene, between, weights), scene.nodes(among), least)


def _each(maker: Maker, nodes: Ints, least: float) -> Iterator[Tie]:
    def blocks() -> Iterator[tuple[Floats, Ints, Floats]]:
        advance = track("ties", count_free(maker.scene, nodes))
        for scores, rows, measures in _scored(maker.scene, nodes, maker.weights):
            kept = scores >= least
            yield scores[kept], rows[kept], measures[kept]
            advance(len(scores))

    for part in in_parts(blocks()):
        yield from maker.make(*part)


def _best(
    maker: Maker, nodes: Ints, limit: int | None, diversify: int | None
) -> tuple[Floats, Ints, Floats]:
    """Search for the best; look at all pairs where nothing can be left out."""
    scene = maker.scene
    count = len(nodes) * (len(nodes) - 1) // 2
    if limit is not None and diversify is None and count > _FEW:
        search = Search(maker, nodes, limit)
        search.run(track("ties", 3 * scene.network.size))
        return search.best.take()

    def blocks(free: Bools) -> Iterator[tuple[Floats, Ints, Floats]]:
        among = nodes[free[nodes]]
        advance = track("ties", count_free(scene, among))
        for block in _scored(scene, among, maker.weights):
            advance(len(block[0]))
            yield block

    choice = Choice(
        limit=limit,
        diversify=diversify,
        key=maker.key,
        columns=COLUMNS,
        components=len(COMPONENTS),
        nodes=2,
        size=scene.network.size,
        order=maker.order,
    )
    return choice.of(blocks)


def _scored(
    scene: Scene, nodes: Ints, weights: TriangleWeights
) -> Iterator[tuple[Floats, Ints, Floats]]:
    for left, right in scene.free_pairs(nodes):
        for pairs, measures in scene.measure(left, right):
            yield *scored(pairs, measures, weights), measures
