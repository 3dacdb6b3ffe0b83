"""Which three territories could cooperate: every kind of triangle.

The parameters are checked here, and the ground is laid: the registry, the level, what
is live, the ties and the network. Each kind then has a module of its own, with one
`Kind`: a function that gives its best triangles and what it counted, and one that goes
through all of them. To add a kind, name it in ``Triangle.kinds``, write its module, and
enter it in the table below.
"""

from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from typing import Final, cast

from partnerlib.analysis._shared.tie_score import (
    TriangleWeights,
    checked_diversify,
    checked_limit,
)
from partnerlib.analysis.triangles._complementary import COMPLEMENTARY
from partnerlib.analysis.triangles._ground import Ground, Kind
from partnerlib.analysis.triangles._open import OPEN
from partnerlib.analysis.triangles._unsigned import UNSIGNED
from partnerlib.errors import ParameterError
from partnerlib.findings import Provenance, Triangle, TriangleReport
from partnerlib.registry import Registry
from partnerlib.sparse._time import AsOf
from partnerlib.typing import Statuses

_KINDS: Final[Mapping[str, Kind]] = {
    "open": OPEN,
    "unsigned": UNSIGNED,
    "complementary": COMPLEMENTARY,
}
"""How each of the ``Triangle.kinds`` is found."""


def find_triangles(
    registry: Registry,
    *,
    kinds: str | Iterable[str] = ("open",),
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weights: TriangleWeights | None = None,
    limit: int | None = 1000,
    diversify: int | None = None,
) -> TriangleReport:
    r"""Find three territories of which a triangular twinning could be made.

    Which of our partners should meet? An *open* triangle is a pair A, C without a
    tie, and a broker B that has ties with both. There is one finding for each
    missing pair: the best broker is named, and the others are listed.

    What could be signed together? In an *unsigned* triangle all three pairs have
    ties, and no live agreement or action holds all three: none names actors seated in
    each of them as parties, whatever their roles. One in which the third only funds
    or observes is an agreement of three already; and so is one that binds so many
    territories that it makes no ties.

    Who has what is needed? In a *complementary* triangle a need is stated at A, an
    actor of B answers it by an offer or an effort in that theme or a narrower one
    (and in the function, where the need states one), and C could facilitate: it is
    tied to both, or it is tied to one of them and recorded as funder, or as giver of
    an exchange, in that theme. No live record holds all three, and none of them lies
    inside another. There is one finding for each theme, and function, needed at A,
    and each B; the best C is named as broker, and the others are listed.

    Parameters
    ----------
    registry : Registry
        Not modified.
    kinds : str or iterable of str, default ("open",)
        The kinds of triangles to look for: ``"open"``, ``"unsigned"``,
        ``"complementary"``.
    level : str, optional
        Territories of exactly this level: seats count at the nearest one that
        contains them. By default seats count as they are.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.
    weights : TriangleWeights, optional
        How much each component counts; by default those of `TriangleWeights`.
    limit : int or None, default 1000
        How many findings at most; the best ones, exactly. None gives all.
    diversify : int, optional
        At most so many findings of each of the three, the best ones: down the list,
        a finding is kept where all three have room for it, and only what is kept
        uses room up. No hub can fill the list. By default all are kept. Each kind
        has a room of its own.

    Returns
    -------
    TriangleReport
        By score descending, then key. ``examined`` counts ``territories``,
        ``ties``, live ``agreements`` and ``actions``, ``open_triads`` (paths A-B-C
        without a tie A-C), ``closed_triads`` (triangles), ``closed_by_one_record``
        (those whose three territories meet in one record), ``pairs`` (distinct
        missing pairs with a broker), ``nested_pairs`` (those of which one contains
        the other; they are no candidates), ``kind:open`` and so on (triangles of
        each kind asked for), ``implicit`` (records of more than 100 territories,
        which make no ties) and ``unseated`` (actors, once for each record, whose
        seat is unknown or lies above the level). ``pairs`` and ``nested_pairs`` are
        counted where open triangles are asked for; ``need_cells`` (what is needed
        where: territories by theme, and function), ``answered_cells`` (those of
        which somebody elsewhere has what is needed) and ``answers_left_out`` (answers
        far from the need that were not looked at) where complementary ones are.

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    See Also
    --------
    iter_triangles : All of them, one by one.
    partnerlib.graph.territory_graph : the ties, as a graph.

    Notes
    -----
    Let N(x) be the neighbours of x, d(x) their number, m the number of ties, and
    Z = N(A) ∩ N(C). The components, each in [0, 1]:

    ``cannistraci_hebb``
        x / (1 + x), x = Σ over z in Z of (1 + i(z)) / (1 + e(z)): i(z) neighbours
        of z lie in Z, and e(z) neither there nor at A or C [1]_.
    ``resource_allocation``
        x / (1 + x), x = Σ over z in Z of 1 / d(z) [2]_.
    ``three_paths``
        x / (1 + x), x = Σ over ties u-v, u in N(A), v in N(C), of
        1 / sqrt(d(u) d(v)) [3]_.
    ``neighbourhood_ties``
        the share of the pairs between N(A) \ N(C) and N(C) \ N(A) that have a
        tie; 0 where one of them is empty, as no tie joins the two.
    ``nearby_ties``
        (o + 0.3) / (o + e + 0.6): o ties between the places around A and those
        around C, e expected from their numbers of ties. Around a place lie the 48
        nearest that have ties, itself aside; one at d km counts exp(-d / 150).
    ``partners_nearby``
        the same for ties of A with the places around C, and of C with those
        around A.
    ``country_affinity``
        (o + 1) / (o + e + 2): o ties between the two countries, e expected from
        the sums s of degrees: s s' / 2m, within one country s² / 4m.
    ``country_leaning``
        x y / (1 + x y), x = (o + 0.5) / (e + 0.5): o partners of A in the country
        of C, e expected from the partners of all in the country of A; y likewise.
    ``partner_countries``
        x y / (1 + x y), x the mean over the partners of A, and over one more that
        counts 1, of (o + 2) / (e + 2): how often the country of the partner and
        that of C meet among the partners of one territory, and by chance would.
    ``size_similarity``
        the smaller population over the larger one.
    ``joint_size``
        m / (m + 50,000), m the geometric mean of the populations.
    ``partner_sizes``
        x y / (1 + x y), x = (o + 0.5) / (e + 0.5): o partners of A about as large
        as C, e expected from the partners of all. Populations are told apart in
        quarters of their logarithm; a difference of D counts exp(-(D / 0.7)² / 2).
    ``proximity``
        1 / (1 + km / 1000), along the great circle.
    ``shared_language``
        1 if both state a language in common, else 0.
    ``shared_themes``
        themes of the ties of A that those of C have too, over the smaller number.
    ``need_offer_fit``
        1 if a need in one is answered by an offer or an effort of an actor seated
        in the other, in its theme or a narrower one, else 0.
    ``liveliness``
        the mean over those of the two ties of the best broker of which a record
        states a status: 1 if one states a live status, else 0.

    A component that cannot be known (no country, population, point, language,
    theme, need, offer or status is stated) is absent. The score is the weighted mean of
    those that are there, each passed through its curve where the weights have one.
    The best broker is the one of fewest ties, then of most
    records on its two ties, then the smallest id.

    Of *unsigned* triangles the score is made of three means of the strengths of the
    three ties [4]_, ``harmonic_strength``, ``geometric_strength`` and
    ``arithmetic_strength``, each x / (1 + x); a tie is as strong as the sum of
    1 / (n - 1) over its records, n the territories that one binds. With them count,
    each as the mean over the three pairs and absent where it is for one of them,
    ``country_affinity``, ``proximity``, ``shared_language`` and ``shared_themes``;
    ``liveliness`` over the ties whose status is stated; ``size_similarity`` as the
    smallest population over the largest; and ``need_offer_fit``, 1 where any of the
    three answers another. Time follows the triangles, memory is bounded by blocks of
    them. Scores of different kinds are
    means of different components.

    Of *complementary* triangles ``need_offer_fit`` is 1. With it count
    ``ties_present``, how many of the three ties there are, over 3; ``capacity_fit``,
    the capacities that B states over the quantity that A needs, at most 1, where a
    unit has both (the least where several units do); ``liveliness`` as the mean over
    the ties whose status is stated; and, of all three pairs as above,
    ``country_affinity``, ``proximity``, ``shared_language``, ``shared_themes`` and
    ``size_similarity``. A need lies in its places, else in its territory, else at
    the seat of its actor. The best C is one tied to both, then one that funds or gives
    in the theme, then the one of fewest ties, of most records on its ties with A and B,
    of the smallest id.
    Paths of two ties from A are followed to those who answer; then those pairs of A
    and B are looked at of which one has a partner with means in the theme: for each
    need the first 100 B, and the first 100 that have such a partner, those that state
    an offer before others, then those of which most records tell, then by id; the
    others are counted. All triples are never gone through. Where one need has very
    many B, ``diversify`` keeps it from filling the list.

    The broker is proposed as facilitating partner; where a need of one is answered
    by the other, and not the other way round, these are proposed as beneficiary
    and pivotal partner. Otherwise these roles are unknown, with the reason.

    Time and memory follow the paths of two ties, never all pairs; memory is bounded
    by blocks of them. With a limit, what cannot be among the best is known from a
    bound of its score, and only the rest is measured in full, with the same result.
    Without a limit, or with ``diversify``, everything is measured, which takes
    several times as long. A high score says that such ties usually exist, not that
    this one should.

    References
    ----------
    .. [1] Zhou, T., Lee, Y.-L. & Wang, G. (2021). Experimental analyses on
       2-hop-based and 3-hop-based link prediction algorithms. Physica A, 564,
       125532. https://doi.org/10.1016/j.physa.2020.125532
    .. [2] Zhou, T., Lü, L. & Zhang, Y.-C. (2009). Predicting missing links via
       local information. European Physical Journal B, 71, 623-630.
       https://doi.org/10.1140/epjb/e2009-00335-8
    .. [3] Kovács, I. A. et al. (2019). Network-based prediction of protein
       interactions. Nature Communications, 10, 1240.
       https://doi.org/10.1038/s41467-019-09177-y
    .. [4] Benson, A. R., Abebe, R., Schaub, M. T., Jadbabaie, A. & Kleinberg, J.
       (2018). Simplicial closure and higher-order link prediction. PNAS, 115,
       E11221-E11230. https://doi.org/10.1073/pnas.1800683115

    Examples
    --------
    >>> from partnerlib.model import Agreement, Territory
    >>> from partnerlib.registry import Registry
    >>> towns = [
    ...     Territory(id_, name=id_.title()) for id_ in ("evry", "kayes", "troyes")
    ... ]
    >>> twinnings = [
    ...     Agreement("t1", kind="twinning", parties=["evry", "kayes"]),
    ...     Agreement("t2", kind="twinning", parties=["kayes", "troyes"]),
    ... ]
    >>> registry = Registry.of(territories=towns, agreements=twinnings)
    >>> triangle = find_triangles(registry).top(1)[0]
    >>> triangle.missing, triangle.broker
    ((('evry', 'troyes'),), 'kayes')
    """
    wanted = checked_kinds(kinds)
    limit = checked_limit(limit)
    diversify = checked_diversify(diversify)
    ground = Ground.of(
        registry, level=level, as_of=as_of, statuses=statuses, weights=weights
    )
    # Counted before anything is looked for: at the time, memory is needed for both.
    closed = ground.network.closed
    found = [_KINDS[kind].best(ground, limit, diversify) for kind in wanted]
    triangles = [each for one in found for each in one.triangles]
    counted = {name: count for one in found for name, count in one.examined.items()}
    return TriangleReport(
        findings=nsmallest(
            len(triangles) if limit is None else limit,
            triangles,
            key=lambda each: (-each.score, each.key),
        ),
        parameters={
            "kinds": wanted,
            "level": ground.level,
            "as_of": ground.day,
            "statuses": ground.liveness.kept,
            **ground.weights.parameters,
            "limit": limit,
            **({} if diversify is None else {"diversify": diversify}),
        },
        examined={
            "territories": len(ground.ties.nodes),
            "ties": len(ground.ties),
            "agreements": ground.ties.counts["agreements"],
            "actions": ground.ties.counts["actions"],
            "open_triads": ground.network.wedges - 3 * closed.total,
            "closed_triads": closed.total,
            "closed_by_one_record": closed.by_one_record,
            **counted,
            "implicit": len(ground.ties.implicit),
            "unseated": ground.ties.counts["unseated"],
        },
        provenance=Provenance.of(registry),
    )


def iter_triangles(
    registry: Registry,
    *,
    kinds: str | Iterable[str] = ("open",),
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weights: TriangleWeights | None = None,
) -> Iterator[Triangle]:
    """Give the triangles one by one, as they are found.

    For registries with more triangles than should be held at a time: what
    `find_triangles` lists without a limit comes here in the order of discovery, kind
    by kind and not by score, and triangles are made a block at a time. Stopping
    early, also by an interruption, leaves nothing behind.

    Parameters
    ----------
    registry, kinds, level, as_of, statuses, weights
        As `find_triangles` takes them; checked at once, before the first triangle is
        asked for.

    Returns
    -------
    iterator of Triangle
        The same triangles as `find_triangles` gives with ``limit=None``. Of kind
        ``open``, the missing pairs of the territory of most ties come first.

    Raises
    ------
    ParameterError
        As `find_triangles` does.

    See Also
    --------
    find_triangles : The best of them, and what was looked at.

    Examples
    --------
    >>> from partnerlib.datasets import load
    >>> next(iter_triangles(load("essonne"))).kind
    'open'
    """
    wanted = checked_kinds(kinds)
    ground = Ground.of(
        registry, level=level, as_of=as_of, statuses=statuses, weights=weights
    )
    return (triangle for kind in wanted for triangle in _KINDS[kind].each(ground))


def checked_kinds(kinds: object) -> tuple[str, ...]:
    """Put the kinds asked for into order, each once."""
    given: object = (kinds,) if isinstance(kinds, str) else kinds
    stated = (
        tuple(cast("Iterable[object]", given)) if hasattr(given, "__iter__") else ()
    )
    if not stated or any(kind not in Triangle.kinds for kind in stated):
        known = ", ".join(Triangle.kinds)
        raise ParameterError("kinds", kinds, f"the kinds of triangles are: {known}")
    return tuple(kind for kind in Triangle.kinds if kind in stated)
