"""Which actors do the same in the same place without a tie that coordinates them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis.duplicates._best import Best, Selection
from partnerlib.analysis.duplicates._candidates import iter_candidates
from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._groups import LABELS, OVERLAPS
from partnerlib.analysis.duplicates._make import Maker
from partnerlib.analysis.duplicates._meetings import Comparison
from partnerlib.analysis.duplicates._rarity import Census
from partnerlib.errors import ParameterError
from partnerlib.findings import Duplicate, DuplicateReport, Provenance
from partnerlib.progress import track
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

_AT_A_TIME: Final = 100_000  # findings, for one look at the records set aside
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

    Only pairs with a common cell are looked at, block by block, and only those are
    kept that may be among the `limit` best: memory is bounded by these, by the
    efforts and by a block. There are few distinct p-values, each of which is
    computed once for all pairs that have it.

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
    search = _Search.of(
        registry,
        level=level,
        as_of=as_of,
        statuses=statuses,
        labels=labels,
        alpha=alpha,
        max_network=max_network,
    )
    limit = None if limit is None else _checked_count("limit", limit)
    found = search.found(limit)
    return DuplicateReport(
        findings=found.maker.make(found.listed),
        parameters=search.parameters | {"limit": limit},
        examined=_examined(found, search.alpha),
        provenance=Provenance.of(registry),
    )


def iter_duplicates(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    labels: str | Iterable[str] = ("duplicate",),
    max_network: int = 100,
) -> Iterator[Duplicate]:
    """Give pairs of actors that do the same in the same place, as they are found.

    For registries with more pairs than should be held at a time: what
    `find_duplicates` lists without a limit comes here by the ids of the actors and not
    by score, and each finding is made when it is asked for.
    Stopping early, also by an interruption, leaves nothing behind.

    Parameters
    ----------
    registry, level, as_of, statuses, labels, max_network
        As `find_duplicates` takes them; checked at once, before the first finding is
        asked for.

    Returns
    -------
    iterator of Duplicate
        The same findings as `find_duplicates` gives with ``limit=None``. A q-value is
        known only when all pairs are, so that all of them are compared, in a few bytes
        each, before the first is given.

    Raises
    ------
    ParameterError
        As `find_duplicates` does.

    See Also
    --------
    find_duplicates : The best of them, and what was looked at.

    Examples
    --------
    >>> from partnerlib.datasets import load
    >>> [finding.kind for finding in iter_duplicates(load("essonne"))][:1]
    ['duplicate']
    """
    search = _Search.of(
        registry,
        level=level,
        as_of=as_of,
        statuses=statuses,
        labels=labels,
        alpha=0.0,
        max_network=max_network,
    )
    return search.one_by_one()


@attrs.frozen(eq=False)
class _Found:
    """The pairs that are listed, counts of all, and what makes findings of them."""

    efforts: Efforts
    best: Best
    maker: Maker

    @property
    def listed(self) -> IntArray:
        return np.arange(self.best.number.size)


@attrs.frozen(eq=False)
class _Search:
    """One question about duplicates, checked."""

    registry: Registry
    level: str | None
    day: dt.date | None
    liveness: Liveness
    labels: tuple[str, ...]
    alpha: float
    max_network: int

    @classmethod
    def of(
        cls,
        registry: Registry,
        *,
        level: str | None,
        as_of: AsOf,
        statuses: Statuses,
        labels: str | Iterable[str],
        alpha: float,
        max_network: int,
    ) -> "_Search":
        level = resolve_level(registry, level)
        day = resolve_as_of(registry, as_of)
        return cls(
            registry,
            level,
            day,
            Liveness.of(registry, statuses, day),
            _checked_labels(labels),
            _checked_alpha(alpha),
            _checked_count("max_network", max_network),
        )

    @property
    def parameters(self) -> dict[str, object]:
        return {
            "level": self.level,
            "as_of": None if self.day is None else self.day.isoformat(),
            "statuses": self.liveness.kept,
            "labels": self.labels,
            "alpha": self.alpha,
            "max_network": self.max_network,
        }

    def found(self, limit: int | None) -> _Found:
        """Compare all pairs that share a cell, and keep the best."""
        advance = track("duplicates", 4)
        registry, liveness = self.registry, self.liveness
        efforts = build_efforts(
            registry, by=("theme", "place"), level=self.level, liveness=liveness
        )
        advance(1)
        comparison = Comparison(registry, efforts, liveness)
        coordination = Coordination(registry, efforts, liveness, self.max_network)
        advance(1)
        selection = Selection(Census(efforts), efforts.actors, self.labels, limit)
        for pairs in iter_candidates(comparison, coordination):
            selection.add(pairs)
        advance(1)
        best = selection.best()
        advance(1)
        maker = Maker(registry, comparison, coordination, best, liveness=liveness)
        return _Found(efforts, best, maker)

    def one_by_one(self) -> Iterator[Duplicate]:
        """Make the findings some at a time, by actors."""
        found = self.found(None)
        for start in range(0, found.listed.size, _AT_A_TIME):
            yield from found.maker.make(found.listed[start : start + _AT_A_TIME])


def _examined(found: _Found, alpha: float) -> dict[str, int]:
    efforts, best = found.efforts, found.best
    overlaps, discovered = best.overlaps, best.rarity.q <= alpha
    return {
        **efforts.counts,
        "actors": int(np.count_nonzero(np.diff(efforts.presence.indptr))),
        "cells": len(efforts.cells),
        "pairs": int(best.labels.sum()),
        "overlap_yes": int(overlaps[OVERLAPS.index("yes")]),
        "overlap_unknown": int(overlaps[OVERLAPS.index("unknown")]),
        **{
            f"label:{label}": int(count)
            for label, count in zip(LABELS, best.labels, strict=True)
        },
        "discoveries": int(best.rarity.counts[discovered].sum()),
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
