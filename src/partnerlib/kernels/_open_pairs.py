"""Pairs without an edge that have a common neighbour, and what speaks for them."""

from collections.abc import Iterator
from typing import Final

from partnerlib.errors import ParameterError
from partnerlib.sparse._best_pairs import Best
from partnerlib.sparse._checked import one_of
from partnerlib.sparse._edge_ties import ties_of_edges
from partnerlib.sparse._edges import Edges
from partnerlib.sparse._given import given_edges
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Floats
from partnerlib.sparse._two_paths import Network
from partnerlib.sparse._wedges import Wedges

_BY_WEDGES: Final = ("adamic_adar", "common_neighbours", "resource_allocation")
"""What one product of matrices tells of all pairs at once."""

SCORES: Final = (*_BY_WEDGES, "cannistraci_hebb", "three_paths")
"""By what open pairs can be ranked."""

_MOST_THREADS: Final = 1024


def open_pairs(edges: Edges) -> Iterator[OpenPairs]:
    """Measure every pair without an edge that has a common neighbour: an open triad.

    Parameters
    ----------
    edges : Edges
        The graph.

    Yields
    ------
    OpenPairs
        Blocks of pairs, each pair once: common neighbours, and the indices of Adamic
        and Adar [1]_, of resource allocation [2]_, of Cannistraci and Hebb for paths
        of two edges (CH2-L2) [3]_ and of paths of three edges (L3) [4]_. The best
        ``broker`` is the common neighbour of the fewest edges; ``left_tie`` and
        ``right_tie`` are the numbers of its edges.

    Raises
    ------
    ParameterError
        If it is no graph.

    Notes
    -----
    Time follows the paths of two and of three edges; memory is that of a block,
    whatever the number of pairs. From the degrees d of both ends and the common
    neighbours c follow preferential attachment, d d', and Jaccard, c / (d + d' - c).

    References
    ----------
    .. [1] Adamic, L. A. & Adar, E. (2003). Friends and neighbors on the Web. Social
       Networks, 25, 211-230. https://doi.org/10.1016/S0378-8733(03)00009-1
    .. [2] Zhou, T., Lü, L. & Zhang, Y.-C. (2009). Predicting missing links via
       local information. European Physical Journal B, 71, 623-630.
       https://doi.org/10.1140/epjb/e2009-00335-8
    .. [3] Zhou, T., Lee, Y.-L. & Wang, G. (2021). Experimental analyses on 2-hop-based
       and 3-hop-based link prediction algorithms. Physica A, 564, 125532.
       https://doi.org/10.1016/j.physa.2020.125532
    .. [4] Kovács, I. A. et al. (2019). Network-based prediction of protein
       interactions. Nature Communications, 10, 1240.
       https://doi.org/10.1038/s41467-019-09177-y

    Examples
    --------
    >>> path = Edges.of([0, 1], [1, 2])
    >>> for block in open_pairs(path):
    ...     print(block.left, block.right, block.resource_allocation, block.broker)
    [0] [2] [0.5] [1]
    """
    return Network(ties_of_edges(given_edges(edges))).open_pairs()


def best_open_pairs(
    edges: Edges, score: str = "adamic_adar", limit: int = 100, *, threads: int = 1
) -> OpenPairs:
    """Give the open pairs of the highest score, with all that `open_pairs` measures.

    Parameters
    ----------
    edges : Edges
        The graph.
    score : str, default "adamic_adar"
        One of `SCORES`.
    limit : int, default 100
        How many at most; no more than these are held.
    threads : int, default 1
        How many blocks are computed at a time, where one product of matrices tells
        the score. The result is the same.

    Returns
    -------
    OpenPairs
        The best first: by the score, rounded to nine decimals, then by left, then
        by right.

    Raises
    ------
    ParameterError
        If it is no graph, there is no such score, or a number is none.

    Notes
    -----
    By common neighbours, Adamic-Adar and resource allocation time follows the paths
    of two edges, and only the best pairs are measured in full; by the two others all
    open pairs are.

    Examples
    --------
    >>> star = Edges.of([0, 0, 0, 1], [1, 2, 3, 4])
    >>> best = best_open_pairs(star, "resource_allocation", 2)
    >>> list(zip(best.left.tolist(), best.right.tolist()))
    [(0, 4), (1, 2)]
    """
    asked: object = score
    if not isinstance(asked, str) or asked not in SCORES:
        raise ParameterError("score", score, f"one of: {', '.join(SCORES)}")
    top = one_of("limit", limit, 0)
    several = one_of("threads", threads, 1, _MOST_THREADS)
    graph = given_edges(edges)
    network = Network(ties_of_edges(graph))
    best = Best(top)
    if score in _BY_WEDGES:
        found = Wedges(graph, threads=several).rank(score, top)
        best.add(found.scores, found.left, found.right)
    else:
        for block in network.open_pairs():
            values: Floats = getattr(block, score)
            best.add(values, block.left, block.right)
    return network.measured(best.left, best.right)


__all__ = ["SCORES", "best_open_pairs", "open_pairs"]
