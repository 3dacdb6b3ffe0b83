"""What is wanted, expected or usual, and is not there."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest

from partnerlib.analysis.gaps._candidates import Candidate, gap_of
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._search import Search
from partnerlib.errors import ParameterError
from partnerlib.findings import Gap, GapReport, Provenance
from partnerlib.model import PartialDate
from partnerlib.registry import Registry
from partnerlib.typing import Statuses

_NAMES = (
    "records",
    "live_records",
    "subsumed",
    "identical_records",
    "efforts",
    "no_provider",
    "undocumented",
    "unplaced",
    "too_wide",
    "above_level",
    "needs",
    "zero",
    "undocumented_needs",
    "cells",
    "expected",
    "covered",
    "over_covered",
    "reached_unknown",
    "effort_cells",
    "model_cells",
    "no_power",
    "territories",
    "gone",
    "audiences",
    "not_covered",
)


def find_gaps(
    registry: Registry,
    *,
    by: Iterable[str] | None = None,
    level: str | None = None,
    as_of: dt.date | PartialDate | str | None = None,
    statuses: Statuses = "live",
    expected: Iterable[Mapping[str, str]] = (),
    kinds: Iterable[str] | None = None,
    alpha: float = 0.05,
    limit: int | None = 1000,
) -> GapReport:
    """Find what is needed, expected or usual, and is not there.

    Which needs does nobody answer, which are answered by one actor alone or not
    enough, what is done without funds or without recognition, where are fewer
    actors than one would expect, and whom does no cooperation reach?

    A *cell* is a combination of values of the facets theme, function, audience and
    place. An *effort* is an actor that provides in a cell: a party whose role
    provides; where a record has none, one that leads; where no party has a role,
    each of them. Efforts come from live actions, and from live agreements that no
    action refers to. An effort *covers* a cell when each of the cell's values is
    one of its own or wider: an effort in a town answers a need of the region, one
    for maternal health a need for health, and never the reverse. A facet that is
    left empty is unknown: it covers nothing.

    Parameters
    ----------
    registry : Registry
        The data; not modified.
    by : iterable of str, or None, default None
        The facets of a cell: ``"theme"``, ``"function"``, ``"audience"``,
        ``"place"``. None takes for needs the facets that each of them states, and
        for efforts those that at least half of their records state.
    level : str or None, default None
        The level of territories to which places are rolled up. None takes places
        as they are stated.
    as_of : date, str or None, default None
        The day; a year or a month means its last day. None means the latest day
        that the registry mentions as a start, a last activity or a source date.
    statuses : {"live", "any"}, or status terms, default "live"
        Which records count. ``"live"``: those not known to be planned, suspended,
        dormant or ended, nor to be over on the day. ``"any"`` and terms do not
        look at periods.
    expected : iterable of mapping, default ()
        Cells that should be provided for though no need says so, such as
        ``{"theme": "health", "place": "FR-91"}``; ids or labels. Each states all
        facets of ``by``, where that is given.
    kinds : iterable of str, or None, default None
        The kinds to look for; None looks for all.
    alpha : float, default 0.05
        Kind ``underserved``: the false discovery rate, between 0 and 1.
    limit : int or None, default 1000
        How many gaps are listed at most, exactly the first of all; None lists all.

    Returns
    -------
    GapReport
        By score descending, then key. Empty: nothing that is looked at lacks
        anything that the data can tell; ``examined`` says how much was looked at,
        and what could not be.

    Raises
    ------
    ParameterError
        If a facet, level, day, status, kind, expected cell, rate or limit makes no
        sense.

    See Also
    --------
    find_duplicates : Where several actors do the same, uncoordinated.

    Notes
    -----
    The kinds, and the *shortfall* of each:

    ``unmet`` (1)
        A needed or expected cell without provider.
    ``single-provider`` (0.5)
        A needed or expected cell with one provider.
    ``short`` (1 - reached / quantity)
        Needed, with providers, and less is reached than wanted. What is reached is
        what the needs state, else the capacity of the offers that cover the cell in
        the same unit, if all state one, else unknown: then it is counted
        (``reached_unknown``) and not listed.
    ``unfunded`` (1)
        A cell of records in which roles are stated, none of them a funder's.
    ``unrecognised`` (0.5)
        A cell of actions that are stated not to be recognised.
    ``underserved`` (1 - p)
        Let M be the matrix of actors by activities (cells without their place), and
        p[a, y] the probability of actor a in activity y by the bipartite
        configuration model of M [1]_. An actor present in a place with n of its d
        activities does y there with probability p[a, y] s: s is n / d if it does y
        nowhere, (n - 1) / (d - 1) if it does y there, and if elsewhere only, what of
        n / d to n / (d - 1) is nearest to its mean share in its other places. The
        number of those present who do is then Poisson-binomial [2]_;
        p = P(N <= observed).
        Listed are cells with q <= alpha after Benjamini and Hochberg [3]_ over all
        activities in all places with an effort. Where P(N = 0) is above the cut, no
        number could be found too small (``no_power``).
    ``unreached`` (1)
        A territory (of ``level``, if given) in which no live agreement or action
        has a place or a party's seat, nor inside it; an audience that the registry
        names and no effort has, nor a narrower one.

    ``score`` = shortfall x weight x confidence. The *weight* is the mid-rank of the
    quantity among all of the same theme and unit, from 0 to 1; 0.5 where none is
    stated. Needs of one cell and unit count once, at their maximum, unless their
    audiences are disjoint; quantities of different units or themes are never added.
    The *confidence* is the product, over the records that leave a facet of the cell
    unsaid (or state a place too widely) and could lie in it, of 1 - 1/m, m being
    the number of cells looked at in which that record could lie; 0, and
    ``not_covered``, where the data holds no effort at all in the country of the
    place. It is 1 for ``unfunded`` and ``unrecognised``, which rest on what is stated.
    A country that is not reached is covered itself, and a seat in it is enough for
    the territories inside. Absent data is not an absent service.

    ``examined``: ``live_records`` = ``efforts`` + ``identical_records`` +
    ``subsumed`` (agreements to which an action refers); of the ``efforts``,
    ``no_provider`` and ``undocumented`` make no cell (``unplaced`` and ``too_wide``
    are among the latter).

    Time is about linear in records and in the pairs of a record and a cell that it
    covers or leaves in doubt; records that state the same are handled together.

    References
    ----------
    .. [1] Saracco, F., Di Clemente, R., Gabrielli, A. and Squartini, T. (2015).
       "Randomizing bipartite networks: the case of the World Trade Web".
       Scientific Reports 5, 10595. https://doi.org/10.1038/srep10595
    .. [2] Hong, Y. (2013). "On computing the distribution function for the Poisson
       binomial distribution". Computational Statistics & Data Analysis 59, 41-51.
       https://doi.org/10.1016/j.csda.2012.10.006
    .. [3] Benjamini, Y. and Hochberg, Y. (1995). "Controlling the false discovery
       rate: a practical and powerful approach to multiple testing". Journal of the
       Royal Statistical Society B 57, 289-300.
       https://doi.org/10.1111/j.2517-6161.1995.tb02031.x

    Examples
    --------
    >>> from partnerlib import Action, Actor, Need, Registry, Scope, Territory
    >>> registry = Registry.of(
    ...     territories=[
    ...         Territory("north", name="North", level="region"),
    ...         Territory("south", name="South", level="region"),
    ...     ],
    ...     actors=[Actor("clinic", name="Clinic")],
    ...     actions=[
    ...         Action(
    ...             "a1",
    ...             title="Care",
    ...             parties=["clinic"],
    ...             scope=Scope(themes=["health"], places=["north"]),
    ...         )
    ...     ],
    ...     needs=[
    ...         Need("n1", territory="north", scope=Scope(themes=["health"])),
    ...         Need("n2", territory="south", scope=Scope(themes=["health"])),
    ...     ],
    ... )
    >>> for gap in find_gaps(registry, kinds=["unmet", "single-provider"]):
    ...     print(gap.score, gap.key)
    0.5 unmet:theme=health;place=south
    0.25 single-provider:theme=health;place=north
    """
    search = Search.of(
        registry,
        by=by,
        level=level,
        as_of=as_of,
        statuses=statuses,
        expected=expected,
        kinds=kinds,
        alpha=alpha,
    )
    _check_limit(limit)
    candidates = list(search.candidates())
    counts = search.counts
    for each in candidates:
        counts[f"kind:{each.kind}"] += 1
        counts["not_covered"] += not each.standing.covered
    return GapReport(
        findings=tuple(_first(search.ground, candidates, limit)),
        parameters=search.parameters | {"limit": limit},
        examined=_examined(counts, search.kinds),
        provenance=Provenance.of(registry),
    )


def iter_gaps(
    registry: Registry,
    *,
    by: Iterable[str] | None = None,
    level: str | None = None,
    as_of: dt.date | PartialDate | str | None = None,
    statuses: Statuses = "live",
    expected: Iterable[Mapping[str, str]] = (),
    kinds: Iterable[str] | None = None,
    alpha: float = 0.05,
) -> Iterator[Gap]:
    """Give the gaps one by one, as they are found.

    For registries with more gaps than should be held at a time: what `find_gaps`
    lists without a limit comes here in the order of discovery, kind by kind and not
    by score, and each gap is made when it is asked for. Stopping early, also by an
    interruption, leaves nothing behind.

    Parameters
    ----------
    registry, by, level, as_of, statuses, expected, kinds, alpha
        As `find_gaps` takes them; checked at once, before the first gap is asked for.

    Returns
    -------
    iterator of Gap
        The same gaps as `find_gaps` gives with ``limit=None``. Needed and expected
        cells first, then cells of efforts, then ``underserved`` and ``unreached``.

    Raises
    ------
    ParameterError
        As `find_gaps` does.

    See Also
    --------
    find_gaps : The best of them, and what was looked at.

    Examples
    --------
    >>> from partnerlib.datasets import load
    >>> next(iter_gaps(load("essonne"), kinds=["unmet"])).kind
    'unmet'
    """
    search = Search.of(
        registry,
        by=by,
        level=level,
        as_of=as_of,
        statuses=statuses,
        expected=expected,
        kinds=kinds,
        alpha=alpha,
    )
    return (
        gap_of(search.ground, each, each.score, each.key)
        for each in search.candidates()
    )


def _check_limit(limit: object) -> None:
    if limit is not None and (type(limit) is not int or limit < 0):
        raise ParameterError("limit", limit, "give a whole number from 0 up, or None")


def _first(
    ground: Ground, candidates: list[Candidate], limit: int | None
) -> Iterator[Gap]:
    """Make the first gaps in order, and only those."""
    ranked = ((-each.score, each.key, each) for each in candidates)
    number = len(candidates) if limit is None else limit
    for score, key, candidate in nsmallest(number, ranked, key=lambda item: item[:2]):
        yield gap_of(ground, candidate, -score, key)


def _examined(counts: Counter[str], kinds: tuple[str, ...]) -> dict[str, int]:
    listed = [f"kind:{kind}" for kind in kinds]
    stated = sorted(name for name in counts if name.startswith("status:"))
    return {name: counts[name] for name in (*_NAMES, *listed, *stated)}
