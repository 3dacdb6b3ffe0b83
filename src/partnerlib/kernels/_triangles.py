"""Every triangle of a graph, and every three that meet and never together."""

from collections.abc import Iterator
from typing import Final

from partnerlib.sparse import _triangles, _unsigned
from partnerlib.sparse._checked import one_of
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._given import given_edges, given_incidence
from partnerlib.sparse._incidence import Incidence
from partnerlib.sparse._triangles import Triangles
from partnerlib.sparse._unsigned import UnsignedTriples

_BLOCK: Final = 1 << 21


def triangles(edges: Edges, *, block: int = _BLOCK) -> Iterator[Triangles]:
    """Yield every triangle of a graph once.

    Parameters
    ----------
    edges : Edges
        The graph.
    block : int
        How many paths of two edges are looked at in one step.

    Raises
    ------
    ParameterError
        If it is no graph, or ``block`` no whole number from 1 up.

    Notes
    -----
    Edges point from the node of fewer edges to that of more, and only paths along
    them are followed, so that a hub is never walked through [1]_: at most m ** 1.5
    steps for m edges.

    References
    ----------
    .. [1] Latapy, M. (2008). Main-memory triangle computations for very large
       (sparse (power-law)) graphs. Theoretical Computer Science, 407, 458-473.
       https://doi.org/10.1016/j.tcs.2008.07.017

    Examples
    --------
    >>> graph = Edges.of([0, 0, 1, 2], [1, 2, 2, 3])
    >>> [found.corners.T.tolist() for found in triangles(graph)]
    [[[0, 1, 2]]]
    """
    return _triangles.triangles(given_edges(edges), block=one_of("block", block, 1))


def unsigned_triples(
    incidence: Incidence, *, max_parties: int | None = None, block: int = _BLOCK
) -> Iterator[UnsignedTriples]:
    """Find every three actors that meet two by two and that no record holds.

    They are the candidates for simplicial closure: a record of all three may come.
    How strong their ties are predicts it, by a mean of the three [1]_.

    Parameters
    ----------
    incidence : Incidence
        Who is party to what.
    max_parties : int, optional
        A record of more actors ties no two of them, and holds all of them still.
    block : int
        How many paths are looked at in one step.

    Yields
    ------
    UnsignedTriples
        Blocks of triples; each triple once, none of them empty.

    Raises
    ------
    ParameterError
        If it is no incidence, ``max_parties`` no whole number from 2 up, or ``block``
        none from 1 up.

    Notes
    -----
    Time follows the closed triangles, the records of their weakest sides, and, for
    each record of more than ``max_parties``, the triangles once more.

    References
    ----------
    .. [1] Benson, A. R., Abebe, R., Schaub, M. T., Jadbabaie, A. & Kleinberg, J.
       (2018). Simplicial closure and higher-order link prediction. PNAS, 115,
       E11221-E11230. https://doi.org/10.1073/pnas.1800683115

    Examples
    --------
    >>> pairs = Incidence.of_columns([1, 1, 2, 2, 3, 3, 3], list("abbcacd"))
    >>> [found] = unsigned_triples(pairs)
    >>> pairs.actors[found.corners].T.tolist(), found.arithmetic.round(3).tolist()
    ([['a', 'b', 'c']], [0.833])
    """
    return _unsigned.unsigned_triples(
        given_incidence(incidence),
        max_parties=max_parties,
        block=one_of("block", block, 1),
    )


__all__ = ["triangles", "unsigned_triples"]
