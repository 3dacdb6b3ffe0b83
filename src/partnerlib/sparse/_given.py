"""Graphs and incidences as a caller of kernels gives them: made by hand, perhaps."""

from partnerlib.errors import ParameterError
from partnerlib.sparse._checked import (
    as_many,
    one_of,
    rising_in_rows,
    starts_of,
    wholes,
)
from partnerlib.sparse._edges import MOST_NODES, Edges
from partnerlib.sparse._incidence import Incidence


def given_edges(edges: object) -> Edges:
    """Take a graph.

    Raises
    ------
    ParameterError
        If it is none, or its edges are not as `Edges.of` lays them out.

    Notes
    -----
    Linear in the edges.

    Examples
    --------
    >>> len(given_edges(Edges.of([1], [0])))
    1
    """
    if not isinstance(edges, Edges):
        raise ParameterError("edges", edges, "give a graph, as Edges.of makes it")
    size = one_of("edges.size", edges.size, 0, MOST_NODES)
    left = wholes("edges.left", edges.left, 0, size - 1)
    right = wholes("edges.right", edges.right, 0, size - 1)
    as_many("edges.right", right, len(left), "edges.left")
    codes = left * size + right
    if (left >= right).any() or (codes[1:] <= codes[:-1]).any():
        rule = "left < right, sorted and each once, as Edges.of lays them out"
        raise ParameterError("edges", edges, rule)
    return Edges(left, right, size)


def given_incidence(incidence: object) -> Incidence:
    """Take who is party to what.

    Raises
    ------
    ParameterError
        If it is no incidence, or not laid out as `Incidence.of_columns` does.

    Notes
    -----
    Linear in the parties.

    Examples
    --------
    >>> len(given_incidence(Incidence.of_columns([1], [0])).members)
    1
    """
    if not isinstance(incidence, Incidence):
        rule = "give an incidence, as Incidence.of_columns makes it"
        raise ParameterError("incidence", incidence, rule)
    members = wholes(
        "incidence.members", incidence.members, 0, len(incidence.actors) - 1
    )
    starts = starts_of("incidence.starts", incidence.starts, len(members))
    as_many("incidence.records", incidence.records, len(starts) - 1, "starts")
    rising_in_rows("incidence.members", starts, members)
    return Incidence(incidence.records, incidence.actors, starts, members)


__all__ = ["given_edges", "given_incidence"]
