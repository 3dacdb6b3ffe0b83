"""The edges of a projection: what they weigh, and on which records they rest."""

import math
from typing import Final, get_args

from partnerlib.errors import ParameterError
from partnerlib.graph._options import Counting
from partnerlib.graph._types import Graph
from partnerlib.sparse._ties import Ties
from partnerlib.sparse._together import Present, YearsTogether
from partnerlib.typing import WeightRule

_DECIMALS: Final = 9
_RULES: Final = get_args(WeightRule)


def checked_weight(weight: object) -> WeightRule:
    """Refuse what is no rule by which edges are weighed."""
    for rule in _RULES:
        if weight == rule:
            return rule  # type: ignore[no-any-return]
    raise ParameterError("weight", weight, f"give one of: {', '.join(_RULES)}")


def add_edges(
    graph: Graph, ties: Ties, weight: WeightRule, counting: Counting, present: Present
) -> None:
    """Add ties to a graph, weighed by a rule.

    Parameters
    ----------
    graph : networkx.Graph
        Changed in place.
    ties : Ties
        The ties.
    weight : {"count", "newman", "years"}
        The rule.
    counting : Counting
        The day until which years are counted.
    present : callable
        Who is in a record, and when.
    """
    ids = ties.nodes.ids
    left: list[int] = ties.left.tolist()
    right: list[int] = ties.right.tolist()
    newman: list[float] = ties.newman.tolist()
    for tie, ends in enumerate(zip(left, right, strict=True)):
        by_kind: dict[str, list[str]] = {"agreement": [], "action": []}
        for record in ties.records_of(tie):
            kind, _, id_ = ties.references[record].partition("/")
            by_kind[kind].append(id_)
        agreements, actions = by_kind["agreement"], by_kind["action"]
        graph.add_edge(
            ids[ends[0]],
            ids[ends[1]],
            agreements=tuple(agreements),
            actions=tuple(actions),
            weight=len(agreements) + len(actions),
            newman=newman[tie],
        )
    if weight == "newman":
        for _, _, edge in graph.edges(data=True):
            edge["weight"] = edge["newman"]
    elif weight == "years":
        _add_years(graph, ties, counting, present)


def _add_years(graph: Graph, ties: Ties, counting: Counting, present: Present) -> None:
    day = None if counting.day is None else counting.day.toordinal()
    years = YearsTogether.of(ties, day, present)
    ids = ties.nodes.ids
    certain: list[float] = years.certain.tolist()
    possible: list[float] = years.possible.tolist()
    for tie, (least, most) in enumerate(zip(certain, possible, strict=True)):
        edge = graph.edges[ids[int(ties.left[tie])], ids[int(ties.right[tie])]]
        edge["weight"] = edge["years"] = round(least, _DECIMALS)
        if math.isfinite(most):
            edge["years_at_most"] = round(most, _DECIMALS)


__all__ = ["add_edges", "checked_weight"]
