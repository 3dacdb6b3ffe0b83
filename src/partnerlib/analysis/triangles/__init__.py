"""Triangular twinnings: who could be brought together, and by whom."""

from partnerlib.analysis._shared.tie_score import TriangleWeights
from partnerlib.analysis.triangles._find import find_triangles, iter_triangles

__all__ = ["TriangleWeights", "find_triangles", "iter_triangles"]
