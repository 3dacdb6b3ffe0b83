"""Weights that follow from the ties of a registry."""

from collections.abc import Iterable
from typing import Final

from partnerlib.analysis._shared.tie_score import (
    FittedWeights,
    Scene,
    checked_seed,
    learn,
    learn_later,
)
from partnerlib.errors import ParameterError
from partnerlib.progress import track
from partnerlib.registry import Registry
from partnerlib.sparse._time import AsOf
from partnerlib.typing import Statuses

_MOST_FOLDS: Final = 10


def fit_weights(
    registry: Registry,
    later: Registry | None = None,
    *,
    among: Iterable[str] | None = None,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    folds: int = 5,
    seed: int = 0,
) -> FittedWeights:
    """Let the ties of a registry tell how much each component counts.

    Parameters
    ----------
    registry : Registry
        The data; not modified. Nothing else is fitted to.
    later : Registry, optional
        A later edition: its new ties are fitted to. Without one, whole records of
        the registry are hidden from it in turn, and the ties that only they made are
        fitted to.
    among : iterable of str, optional
        The territories between which ties are hidden and pairs are drawn: those of
        which the data knows enough. By default all.
    level, as_of, statuses
        As in `find_triangles`; ``as_of`` is the day of the registry, and a later
        edition is taken at its own latest day.
    folds : int, default 5
        How often another tenth of the ties is hidden, from 1 to 10, or until all
        have been; with a later edition nothing is.
    seed : int, default 0
        The seed of what is drawn; equal seeds give equal weights.

    Returns
    -------
    FittedWeights
        Weights with curves and standard errors, and the components of which the
        data tells nothing: they have the weight 0.

    Raises
    ------
    ParameterError
        If a parameter makes no sense, if there are fewer than 50 ties to fit to or
        no pairs without a tie, or if a few records hold so many of the ties that they
        cannot be hidden whole: keep the default weights then.

    Notes
    -----
    The log-odds of a tie are a sum of one curve for each component, piecewise
    linear with knots at quantiles of the ties; changes of slope are penalised. The
    span of a curve becomes the weight of the component, and its shape the curve of
    `TriangleWeights`: no component knows of another, so that each stays visible.
    Errors are those of the penalised likelihood, between the highest and the
    lowest point of a curve; they do not know that all ties come from one network,
    and are therefore somewhat small.

    What is hidden are records, as `backtest` does it: of a record of five parties, nine
    ties would give the tenth away, and common partners would seem to tell all.

    A component that tells nothing has a weight as well: a span is never below 0, and
    chance makes it larger. In ten networks in which nothing but numbers of partners
    made ties, the weight of some components was above two errors in half of them: that
    is no sign of significance. The further points of what leads (below) are in its
    weight, and not in its error.

    Such a fit counts the strongest paths for too little: what is drawn by chance
    hardly ever has common partners, and what has the most is often a tie that nobody
    knows yet. So the pairs with a common partner are ranked by what was fitted, as
    each hiding leaves them, and one index of paths (``lead``) gets further points
    where it is high, as many as make the first places of these lists best, or none.

    Examples
    --------
    >>> from partnerlib.datasets import essonne
    >>> fit_weights(essonne())
    Traceback (most recent call last):
        ...
    partnerlib.errors.ParameterError: registry='9 ties': at least 50 between territories
    """
    if type(folds) is not int or not 1 <= folds <= _MOST_FOLDS:
        raise ParameterError("folds", folds, "give a whole number from 1 to 10")
    checked_seed(seed)
    scene = Scene.open(registry, level=level, as_of=as_of, statuses=statuses)
    nodes = scene.nodes(among)
    if later is None:
        advance = track("weights", folds)
        return learn(scene, nodes, folds=folds, seed=seed, advance=advance)
    after = Scene.open(later, level=level, as_of=None, statuses=statuses)
    new = scene.ties_of(after, nodes)
    return learn_later(scene, new, nodes, seed=seed)
