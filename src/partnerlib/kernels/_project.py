"""Who meets whom, from who is party to what."""

from partnerlib.sparse import _projection
from partnerlib.sparse._given import given_incidence
from partnerlib.sparse._incidence import Incidence
from partnerlib.sparse._projection import Projection, check_most


def project(incidence: Incidence, *, max_parties: int | None = None) -> Projection:
    """Tell which actors meet in how many records.

    Parameters
    ----------
    incidence : Incidence
        Who is party to what.
    max_parties : int, optional
        A record of more actors makes no pairs and is listed as implicit: n of them
        make n (n - 1) / 2 pairs, 50 million where 10,000 sign. By default all do.

    Returns
    -------
    Projection
        ``edges`` by the numbers of the actors, ``counts`` of records, ``newman``
        weights [1]_, and ``implicit``: the numbers of the records left out.

    Raises
    ------
    ParameterError
        If it is no incidence, or ``max_parties`` no whole number from 2 up.

    Notes
    -----
    All records of one size are paired in one step; then the pairs are sorted as
    integers and counted as runs. Time and memory follow the pairs.

    References
    ----------
    .. [1] Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest
       paths, weighted networks, and centrality. Physical Review E, 64, 016132.
       https://doi.org/10.1103/PhysRevE.64.016132

    Examples
    --------
    >>> agreements = ["g1", "g1", "g1", "g2", "g2"]
    >>> incidence = Incidence.of_columns(agreements, ["a", "b", "c", "a", "b"])
    >>> found = project(incidence)
    >>> incidence.actors[found.edges.left].tolist()
    ['a', 'a', 'b']
    >>> incidence.actors[found.edges.right].tolist()
    ['b', 'c', 'c']
    >>> found.counts.tolist(), found.newman.tolist()
    ([2, 1, 1], [1.5, 0.5, 0.5])
    """
    check_most(max_parties, "max_parties")
    given = given_incidence(incidence)
    return _projection.project(
        given.starts, given.members, len(given.actors), most=max_parties
    )


__all__ = ["project"]
