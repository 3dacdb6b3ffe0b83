"""The score of one pair, tied or not."""

import numpy as np

from partnerlib.analysis._shared.tie_score import (
    Scene,
    TriangleWeights,
    checked_weights,
    score,
    shaped,
)
from partnerlib.analysis.ties._make import Maker
from partnerlib.errors import ParameterError
from partnerlib.findings import Tie
from partnerlib.registry import Registry, check_registry
from partnerlib.sparse._ragged import find
from partnerlib.sparse._time import AsOf
from partnerlib.typing import Statuses


def score_pair(
    registry: Registry,
    one: str,
    other: str,
    *,
    level: str | None = None,
    as_of: AsOf = None,
    statuses: Statuses = "live",
    weights: TriangleWeights | None = None,
) -> Tie:
    """Say how likely a tie between two territories, or two actors, is.

    Parameters
    ----------
    registry : Registry
        Not modified.
    one, other : str
        The ids of two territories, or of two actors.
    level : str, optional
        As in `find_triangles`; only for territories, which must be of that level.
    as_of, statuses
        As in `find_triangles`.
    weights : TriangleWeights, optional
        How much each component counts; by default those of `TriangleWeights`.

    Returns
    -------
    Tie
        Where the two are tied already, ``tied_by`` names the records, and the
        score is that which they would have if their tie were not known; what the
        same records tie besides stays known.

    Raises
    ------
    ParameterError
        If they are not two territories or two actors, or one contains the other.

    Examples
    --------
    >>> from partnerlib.datasets import essonne
    >>> pair = score_pair(essonne(), "ville-golfe", "ville-sahel")
    >>> pair.brokers, pair.tied_by
    (('commune-plateau', 'commune-vallee'), ())
    """
    check_registry(registry)
    weights = checked_weights(weights)
    ids = {one, other}
    if ids <= registry.territories.keys():
        between = "territories"
    elif ids <= registry.actors.keys():
        between = "actors"
    else:
        rule = "give the ids of two territories, or of two actors"
        raise ParameterError("one, other", (one, other), rule)
    scene = Scene.open(
        registry, between=between, level=level, as_of=as_of, statuses=statuses
    )
    nodes = scene.nodes(ids)
    if len(nodes) == 1:
        raise ParameterError("one, other", (one, other), "give two, not one twice")
    left, right = nodes[:1], nodes[1:]
    ties = scene.network.ties
    tie = find(ties.codes, left * len(ties.nodes) + right)
    records: tuple[str, ...] = ()
    if tie[0] >= 0:
        records = tuple(ties.references[r] for r in ties.records_of(int(tie[0])))
        scene = scene.without(tie)
    elif not scene.is_free(left, right)[0]:
        raise ParameterError("one, other", (one, other), "one contains the other")
    ((pairs, measures),) = scene.measure(left, right)
    row = [left, right, pairs.broker, pairs.left_tie, pairs.right_tie]
    scores = score(shaped(measures, weights), weights)
    maker = Maker(scene, between, weights)
    (found,) = maker.make(scores, np.stack(row, axis=1), measures, records)
    return found
