"""Lines between points of the Earth, cut where they cross the antimeridian."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

Position = tuple[float, float]
"""Longitude and latitude, in this order, as RFC 7946 has it."""

_HALF, _WHOLE = 180, 360
_DIGITS: Final = 9


def lines_between(positions: Sequence[Position]) -> list[list[Position]]:
    """Join every pair of points by a line.

    Parameters
    ----------
    positions : sequence of (lon, lat)
        Two or more.

    Returns
    -------
    list of list of (lon, lat)
        One line each; one that crosses the antimeridian is cut into two, which end
        on it (RFC 7946, section 3.1.9).

    Examples
    --------
    >>> lines_between([(2.4, 48.6), (-5.0, 34.0)])
    [[(2.4, 48.6), (-5.0, 34.0)]]
    >>> lines_between([(170.0, -10.0), (-170.0, 10.0)])
    [[(170.0, -10.0), (180, 0.0)], [(-180, 0.0), (-170.0, 10.0)]]
    """
    lines: list[list[Position]] = []
    for one, other in combinations(positions, 2):
        lines.extend(_cut(one, other))
    return lines


def _cut(one: Position, other: Position) -> list[list[Position]]:
    (lon, lat), (to_lon, to_lat) = one, other
    if abs(to_lon - lon) <= _HALF:
        return [[one, other]]
    edge = _HALF if lon > 0 else -_HALF
    unrolled = to_lon + (_WHOLE if edge > 0 else -_WHOLE)
    if unrolled == lon:  # both lie on it
        return [[one, (lon, to_lat)]]
    part = (edge - lon) / (unrolled - lon)
    crossing = round(lat + part * (to_lat - lat), _DIGITS)
    return [[one, (edge, crossing)], [(-edge, crossing), other]]


__all__ = ["Position", "lines_between"]
