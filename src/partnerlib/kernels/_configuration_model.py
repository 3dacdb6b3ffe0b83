"""What the margins of a table alone would predict."""

from partnerlib.sparse import _null_model
from partnerlib.sparse._checked import Column, wholes
from partnerlib.sparse._null_model import BipartiteModel


def configuration_model(row_degrees: Column, column_degrees: Column) -> BipartiteModel:
    """Fit the maximum-entropy model whose expected degrees are those given.

    Parameters
    ----------
    row_degrees, column_degrees : array of int
        How many ones each row and each column of a 0/1 matrix holds.

    Returns
    -------
    BipartiteModel
        Expected degrees equal those given to 1e-8 or better. An empty row or
        column has probability 0 throughout, a full one 1.

    Raises
    ------
    ParameterError
        If these are no whole numbers from 0 up, or more than the other side has
        lines; if no 0/1 matrix has these degrees, or no model is found.

    Notes
    -----
    The bipartite configuration model [1]_: of all distributions of 0/1 matrices
    with these expected degrees the one of greatest entropy. Its cells are
    independent, with p[i, j] = x[i] y[j] / (1 + x[i] y[j]).

    Degrees may force cells. By Gale and Ryser a matrix exists if for each k the
    k largest row degrees sum to no more than the sum of min(c, k) over the column
    degrees c. Where the two are equal (k is *tight*) the k largest rows are full
    in all columns of degree >= k, and the other rows empty in all of degree <= k.
    Consecutive tight numbers thus cut the matrix into blocks that are independent
    of one another, and outside of which cells are 0 or 1 for sure. Empty and full
    rows and columns are special cases. Inside a block the solution is finite and
    unique; it is found on degree classes by a few sweeps of the usual fixed point
    and then by Newton's method with halved steps, which does not crawl where
    probabilities come close to 0 or 1.

    Time is O(n log n) for n rows and columns, plus O(r c min(r, c)) a step for r
    and c distinct degrees, which are at most about the square root of twice the
    number of ones.

    References
    ----------
    .. [1] Saracco, F., Di Clemente, R., Gabrielli, A. and Squartini, T. (2015).
       "Randomizing bipartite networks: the case of the World Trade Web".
       Scientific Reports 5, 10595. doi:10.1038/srep10595

    Examples
    --------
    >>> model = configuration_model([1, 1, 1], [2, 1])
    >>> model.probability(0, [0, 1]).round(3).tolist()
    [0.667, 0.333]
    """
    rows = wholes("row_degrees", row_degrees, 0)
    columns = wholes("column_degrees", column_degrees, 0)
    wholes("row_degrees", rows, 0, len(columns))
    wholes("column_degrees", columns, 0, len(rows))
    return _null_model.configuration_model(rows, columns)


__all__ = ["configuration_model"]
