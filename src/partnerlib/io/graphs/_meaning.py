"""What a graph means: the records that this library wrote, or somebody's towns."""

from partnerlib.io._reading import Reading
from partnerlib.io.graphs._foreign import foreign_reading
from partnerlib.io.graphs._own import is_own, own_reading
from partnerlib.io.graphs._raw import RawGraph


def reading_of(graph: RawGraph, *, statements: bool = False) -> Reading:
    """Read a graph, ours or that of others."""
    if is_own(graph):
        return own_reading(graph)
    return foreign_reading(graph, statements=statements)


__all__ = ["reading_of"]
