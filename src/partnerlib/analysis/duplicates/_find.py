"""Which actors do the same in the same place without a tie that coordinates them."""

from collections.abc import Iterable
from heapq import nsmallest
from typing import Final

import numpy as np

from partnerlib.analysis.duplicates._candidates import (
    LABELS,
    OVERLAPS,
    Candidates,
    find_candidates,
)
from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._make import Maker
from partnerlib.analysis.duplicates._meetings import Comparison
from partnerlib.analysis.duplicates._rarity import Rarity, rarity
from partnerlib.errors import ParameterError
from partnerlib.findings import DuplicateReport, Provenance
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Efforts,
    IntArray,
    Liveness,
    build_efforts,
    resolve_as_of,
    resolve_level,
)
from partnerlib.sparse._time import AsOf
from partnerlib.typing import Statuses

_LABEL_RULE: Final = f"one or more of {', '.join(LABELS)}"


def find_duplicates(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    labels: str | Iterable[str] = ("duplicate",),
    alpha: float = 0.05,
    max_network: int = 100,
    limit: int | None = 1000,
) -> DuplicateReport:
    """Find pairs of actors that do the same in the same place.

    Who works beside whom without a tie that coordinates them? A pair shares a
    *cell*, a theme in a place, when both provide there. There is one finding for
    each pair.

    Parameters
    ----------
    registry : Registry
        Not modified.
    level : str, optional
        Places of exactly this level: a place counts as the nearest one that
        contains it. By default places count as they are stated.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    labels : str or iterable of str, default ("duplicate",)
        What to list, of ``"duplicate"``, ``"complementary"``, ``"coordinated"``.
        The others are counted.
    alpha : float, default 0.05
        The false discovery rate up to which ``examined`` counts a pair as
        ``discoveries``. It filters nothing: with the few cells that two actors
        usually share, such a filter would be nearly blind.
    max_network : int, default 100
        Membership of one network coordinates two actors if the network has at
        most so many members.
    limit : int or None, default 1000
        How many findings at most; the best ones, exactly. None gives all.

    Returns
    -------
    DuplicateReport
        By score descending, then key. ``examined`` counts, besides what efforts
        are made of, ``actors`` and ``cells`` with an effort in a cell, ``pairs``
        (with a common cell), ``overlap_yes`` and ``overlap_unknown`` (those of
        them whose best overlap in time is certain, or not known),
        ``label:duplicate``, ``label:complementary``, ``label:coordinated``, and
        ``discoveries`` (those whose q-value is at most ``alpha``, of any label).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    See Also
    --------
    partnerlib.find_gaps : what nobody provides.

    Notes
    -----
    A cell of a pair is a ``duplicate`` if some effort of one and some effort of
    the other may be the same work: they are not certainly apart in time, and
    neither their audiences nor their functions exclude one another (one is equal
    to or narrower than the other, or one is not stated). It is ``coordinated`` if,
    moreover,

    - ``joint-record``: a live record holds both as parties, states no theme and no
      place but such as touch the cell, and the time at which both are in it, by
      its dates and theirs, is not certainly apart from two such efforts; or
    - ``common-lead``: one actor leads the records of two such efforts; or
    - ``common-network``: both are members of a network of at most `max_network`
      members whose themes, if stated, cover that of the cell.

    A common funder coordinates nothing. Where no two efforts may be the same work
    the cell is ``complementary``, and the reasons say in what they differ. A pair is
    the first of ``duplicate``, ``complementary``, ``coordinated`` that one of its
    cells is, and a finding names the cells that are so.

    The score says how unexpected so many common cells are for two actors of these
    sizes. Let p[a, k] be the chance that actor a is in cell k under the bipartite
    configuration model of actors and cells [1]_. If actors were independent, the
    number N of common cells of a and b would be Poisson-binomial with
    probabilities p[a, k] p[b, k] [2]_; the p-value is P(N >= cells of the
    finding), exact to about 12 digits [3]_, and score = x / (1 + x) with
    x = -log10 p. Time plays no part in it, so that it is cautious. The q-value
    [4]_ is over all pairs of actors with an effort in a cell; those that share
    nothing have p = 1.

    Only pairs with a common cell are looked at, and memory is bounded by their
    number and a block of pairs of efforts. There are few distinct p-values, each
    of which is computed once.

    References
    ----------
    .. [1] Saracco, F., Di Clemente, R., Gabrielli, A. & Squartini, T. (2015).
       Randomizing bipartite networks: the case of the World Trade Web. Scientific
       Reports, 5, 10595. https://doi.org/10.1038/srep10595
    .. [2] Neal, Z. P., Domagalski, R. & Sagan, B. (2021). Comparing alternatives
       to the fixed degree sequence model for extracting the backbone of bipartite
       projections. Scientific Reports, 11, 23929.
       https://doi.org/10.1038/s41598-021-03238-3
    .. [3] Hong, Y. (2013). On computing the distribution function for the Poisson
       binomial distribution. Computational Statistics & Data Analysis, 59, 41-51.
       https://doi.org/10.1016/j.csda.2012.10.006
    .. [4] Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery
       rate: a practical and powerful approach to multiple testing. Journal of the
       Royal Statistical Society B, 57, 289-300.
       https://doi.org/10.1111/j.2517-6161.1995.tb02031.x

    Examples
    --------
    >>> from partnerlib.model import Action, Actor, Scope, Territory
    >>> wells = Scope(themes=["water"], places=["kayes"])
    >>> registry = Registry.of(
    ...     territories=[Territory("kayes", name="Kayes")],
    ...     actors=[Actor("a", name="A"), Actor("b", name="B")],
    ...     actions=[
    ...         Action("x", title="Wells", parties=["a"], scope=wells),
    ...         Action("y", title="Pumps", parties=["b"], scope=wells),
    ...     ],
    ... )
    >>> duplicate = find_duplicates(registry).top(1)[0]
    >>> duplicate.actors, duplicate.cells, duplicate.evidence
    (('a', 'b'), ((('theme', 'water'), ('place', 'kayes')),), ('action/x', 'action/y'))
    """
    level = resolve_level(registry, level)
    day = resolve_as_of(registry, as_of)
    liveness = Liveness.of(registry, statuses, day)
    wanted = _checked_labels(labels)
    alpha = _checked_alpha(alpha)
    max_network = _checked_count("max_network", max_network)
    limit = None if limit is None else _checked_count("limit", limit)
    efforts = build_efforts(
        registry, by=("theme", "place"), level=level, liveness=liveness
    )
    comparison = Comparison(registry, efforts, liveness)
    coordination = Coordination(registry, efforts, liveness, max_network)
    candidates = find_candidates(comparison, coordination)
    rare = rarity(efforts, candidates)
    maker = Maker(
        registry, comparison, coordination, candidates, rare, liveness=liveness
    )
    listed = np.flatnonzero(
        np.isin(candidates.label, [LABELS.index(label) for label in wanted])
    )
    return DuplicateReport(
        findings=maker.make(_strongest(listed, rare, maker, limit)),
        parameters={
            "level": level,
            "as_of": None if day is None else day.isoformat(),
            "statuses": liveness.kept,
            "labels": wanted,
            "alpha": alpha,
            "max_network": max_network,
            "limit": limit,
        },
        examined=_examined(efforts, candidates, rare, alpha),
        provenance=Provenance.of(registry),
    )


def _strongest(
    listed: IntArray, rare: Rarity, maker: Maker, limit: int | None
) -> IntArray:
    """Choose the best by score, then key; give them in ascending order."""
    if limit is None or limit >= listed.size:
        return listed
    scores = rare.score[listed]
    cut = np.append(np.inf, np.sort(scores)[::-1])[limit]
    above = listed[scores > cut]
    level: list[int] = listed[scores == cut].tolist()
    rest = nsmallest(limit - above.size, level, key=maker.key)
    return np.sort(np.append(above, np.array(rest, dtype=np.int64)))


def _examined(
    efforts: Efforts, candidates: Candidates, rare: Rarity, alpha: float
) -> dict[str, int]:
    kinds = np.bincount(candidates.label, minlength=len(LABELS))
    overlaps = np.bincount(candidates.overlap, minlength=len(OVERLAPS))
    return {
        **efforts.counts,
        "actors": int(np.count_nonzero(np.diff(efforts.presence.indptr))),
        "cells": len(efforts.cells),
        "pairs": candidates.one.size,
        "overlap_yes": int(overlaps[OVERLAPS.index("yes")]),
        "overlap_unknown": int(overlaps[OVERLAPS.index("unknown")]),
        **{
            f"label:{label}": int(count)
            for label, count in zip(LABELS, kinds, strict=True)
        },
        "discoveries": int(np.count_nonzero(rare.q <= alpha)),
    }


def _checked_labels(labels: object) -> tuple[str, ...]:
    stated = (labels,) if isinstance(labels, str) else labels
    if not isinstance(stated, Iterable):
        raise ParameterError("labels", labels, _LABEL_RULE)
    given = tuple(stated)  # pyright: ignore[reportUnknownArgumentType]
    if not given or any(label not in LABELS for label in given):
        raise ParameterError("labels", labels, _LABEL_RULE)
    return tuple(label for label in LABELS if label in given)


def _checked_alpha(alpha: object) -> float:
    if (type(alpha) is int or type(alpha) is float) and 0 <= alpha <= 1:
        return float(alpha)
    raise ParameterError("alpha", alpha, "give a number from 0 to 1")


def _checked_count(name: str, value: object) -> int:
    if type(value) is not int or value < 0:
        raise ParameterError(name, value, "give a whole number from 0 up")
    return value
