"""How well the score would have found ties that are known."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from partnerlib.analysis._shared.tie_score import (
    Scene,
    TriangleWeights,
    candidates,
    checked_seed,
    checked_weights,
    enough,
    hide_records,
    learn,
)
from partnerlib.analysis.ties._bounded import count_free
from partnerlib.errors import ParameterError
from partnerlib.findings import OURS, BacktestReport, Bin, Measure, Provenance
from partnerlib.progress import track
from partnerlib.registry import Registry
from partnerlib.sparse._levels import resolve_level
from partnerlib.sparse._ragged import Ints
from partnerlib.sparse._time import AsOf, resolve_as_of
from partnerlib.synthesis._run import KINDS, Run, run
from partnerlib.synthesis._steps import PARTS, Steps
from partnerlib.synthesis._tally import BINS, LISTS, Crossed, middle, wilson
from partnerlib.typing import Statuses

_MOST_PAIRS: Final = 20_000_000
_MOST_SEEDS: Final = 100
_FOLDS: Final = 5


def backtest(
    registry: Registry,
    later: Registry | None = None,
    *,
    among: Iterable[str] | None = None,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weights: TriangleWeights | None = None,
    hide: float = 0.1,
    seeds: int = 5,
    most: int = _MOST_PAIRS,
) -> BacktestReport:
    """Ask how well the score, and classical ones, find ties that are known.

    Parameters
    ----------
    registry : Registry
        The data; not modified.
    later : Registry, optional
        A later edition: its new ties are to be found. Without one, whole records of
        the registry are hidden, and the ties that only they made are to be found
        again.
    among : iterable of str, optional
        The territories between which ties are looked for. By default all.
    level, as_of, statuses
        As in `find_triangles`; ``as_of`` is the day of the registry, and a later
        edition is taken at its own latest day.
    weights : TriangleWeights, optional
        By default, weights are fitted in each run to other ties, hidden likewise
        within what is left; where these are fewer than 50, the default weights serve.
    hide : float, default 0.1
        Which share of the ties is hidden, at least. Nothing is where there is a later
        edition.
    seeds : int, default 5
        How many runs. Each hides other ties; with a later edition all look for the
        same ties, and only the pairs matched with them, and those that weights are
        fitted to, are drawn anew.
    most : int, default 20,000,000
        How many pairs a run looks at. Where there are more, fewer territories are
        drawn, the same in each run.

    Returns
    -------
    BacktestReport
        For our score and each classical one: the area under the ROC curve against
        all other pairs, against pairs whose ends have as many ties, and both for
        pairs with a broker only; the precision of the first 20, 100 and 500; with
        errors and intervals. And how often a tie was there, by our score.

    Raises
    ------
    ParameterError
        If a parameter makes no sense, if there is nothing to be found or no other pair
        without a tie, or if a few records hold so many of the ties that, hidden whole,
        they leave fewer than half of those known that should stay so.

    Notes
    -----
    Every pair is looked at, none is sampled, but for the pairs that are matched by
    numbers of ties: 20 are drawn for each tie.

    What is hidden are records, as the other ties of a record of three parties or more
    would give a hidden one away. Ties are drawn by chance, and all records of each
    are hidden, until the share of ties asked for has no record left: exactly so many
    where every record makes one tie, else some more, as many as go with the last
    records. A tie that another record makes as well stays: it is neither looked for
    nor held to be no tie. All components, and the fit, see what they would see in a
    registry without the hidden records.

    Intervals hold 95 %: they say how much the figures depend on the ties that happen
    to be there to be found. A tie is one observation, however many runs look for it,
    so that more runs narrow an interval only as far as they hide ties that no other
    run has hidden, and not at all with a later edition. For areas, the distinct
    ties are drawn again a thousand times, each with what all runs say of it (with a
    later edition, runs are drawn again as well) [1]_; the runs count alike. For
    precisions the interval is that of Wilson [2]_, of so many lists as the distinct
    ties would fill runs. Neither knows that ties of one place, or of one record of
    many parties, depend on each other: these intervals are somewhat too narrow.

    Errors are standard errors over the runs, and say how much depends on the draw:
    with a later edition that is little, and says nothing of the ties.

    References
    ----------
    .. [1] Owen, A. B. (2007). The pigeonhole bootstrap. Annals of Applied Statistics,
       1, 386-411. https://doi.org/10.1214/07-AOAS122
    .. [2] Wilson, E. B. (1927). Probable inference, the law of succession, and
       statistical inference. Journal of the American Statistical Association, 22,
       209-212. https://doi.org/10.1080/01621459.1927.10502953
    """
    weights = weights if weights is None else checked_weights(weights)
    _check(hide, seeds, most)
    day = resolve_as_of(registry, as_of)
    scene = Scene.open(registry, level=level, as_of=day, statuses=statuses)
    after = None
    if later is not None:
        after = Scene.open(later, level=level, as_of=None, statuses=statuses)
    nodes = _drawn(scene.nodes(among), most)
    runs: list[Run] = []
    fitted = 0
    steps = Steps(track("backtest", seeds * (_FOLDS + PARTS)))
    for seed in range(seeds):
        seen, hidden = _split(scene, after, nodes, hide, seed)
        pairs = count_free(seen, nodes)
        if pairs == len(hidden[0]):
            asked = "registry" if after is None else "later"
            raise ParameterError(asked, "every pair is tied", "pairs without a tie")
        used = weights
        if used is None and enough(seen, nodes):
            fit = learn(seen, nodes, folds=_FOLDS, seed=seed, advance=steps.advance)
            used = fit.weights
            fitted += 1
        else:
            steps.advance(_FOLDS)
        used = used or TriangleWeights()
        advance = steps.of(pairs)
        runs.append(run(seen, hidden, nodes, used, seed, advance=advance))
    return BacktestReport(
        measures=_measures(runs, same=after is not None),
        calibration=_calibration(runs),
        parameters={
            "truth": "hidden" if after is None else "later",
            "level": resolve_level(registry, level),
            "as_of": None if day is None else day.isoformat(),
            "statuses": scene.liveness.kept,
            "weights": "given" if weights else "fitted" if fitted else "default",
            **({"hide": float(hide)} if after is None else {}),
            "seeds": seeds,
        },
        examined={
            "territories": len(nodes),
            "ties": len(candidates(scene, nodes)),
            "pairs": runs[0].pairs,
            "hidden": len(runs[0].ties),
            "hidden_brokered": len(runs[0].brokered),
        },
        provenance=Provenance.of(registry),
    )


def _check(hide: object, seeds: object, most: object) -> None:
    if not isinstance(hide, float) or not 0 < hide < 1:
        raise ParameterError("hide", hide, "give a share between 0 and 1")
    if type(seeds) is not int or not 1 <= seeds <= _MOST_SEEDS:
        raise ParameterError("seeds", seeds, "give a whole number from 1 to 100")
    if type(most) is not int or most < 1:
        raise ParameterError("most", most, "give a whole number from 1 up")


def _drawn(nodes: Ints, most: int) -> Ints:
    count = int((1 + np.sqrt(1 + 8 * most)) / 2)
    if len(nodes) <= count:
        return nodes
    return np.sort(np.random.default_rng(0).choice(nodes, count, replace=False))


def _split(
    scene: Scene, after: Scene | None, nodes: Ints, hide: float, seed: int
) -> tuple[Scene, tuple[Ints, Ints]]:
    """Give what may be known, and the ends of the ties to be found."""
    if after is not None:
        new = scene.ties_of(after, nodes)
        if len(new[0]) == 0:
            rule = "at least one tie that is new in it"
            raise ParameterError("later", "no new tie", rule)
        return scene, new
    known = candidates(scene, nodes)
    count = round(hide * len(known))
    if count == 0:
        rule = "too few ties between territories are known to hide one of them"
        told = "1 tie" if len(known) == 1 else f"{len(known)} ties"
        raise ParameterError("registry", told, rule)
    rng = np.random.default_rng(checked_seed(seed))
    hidden = hide_records(scene, known, rng.choice(known, count, replace=False), count)
    return hidden.scene, hidden.ends


def _measures(runs: list[Run], *, same: bool) -> list[Measure]:
    # So many runs could be filled with distinct ties.
    distinct = len(np.unique(np.concatenate([each.ties for each in runs])))
    lists = distinct / float(np.mean([len(each.ties) for each in runs]))
    found: list[Measure] = []
    for name in runs[0].hits:
        for kind in KINDS:
            told = [each for each in runs if len(each.wins[name, kind])]
            if told:
                found.append(_area(name, kind, told, same=same))
        for length in LISTS:
            hits = [each.hits[name][length] for each in runs]
            found.append(_precision(name, length, hits, lists))
    return found


def _area(name: str, kind: str, runs: list[Run], *, same: bool) -> Measure:
    mean, error = middle([float(each.wins[name, kind].mean()) for each in runs])
    crossed = Crossed.of([(each.found(kind), each.wins[name, kind]) for each in runs])
    low, high = crossed.interval(same=same)
    return Measure(name, kind, value=mean, error=error, low=low, high=high)


def _precision(
    name: str, length: int, hits: list[tuple[int, int]], lists: float
) -> Measure:
    mean, error = middle([found / max(size, 1) for found, size in hits])
    size = lists * max(float(np.mean([size for _, size in hits])), 1.0)
    low, high = wilson(mean * size, size)
    kind = f"precision_{length}"
    return Measure(name, kind, value=mean, error=error, low=low, high=high)


def _calibration(runs: list[Run]) -> list[Bin]:
    pairs = np.sum([each.histogram.pairs for each in runs], axis=0)
    ties = np.sum([each.histogram.ties for each in runs], axis=0)
    return [
        Bin(
            low=at / BINS,
            high=(at + 1) / BINS,
            pairs=int(pairs[at]),
            ties=int(ties[at]),
        )
        for at in range(BINS)
    ]


__all__ = ["OURS", "backtest"]
