"""Triangular twinnings: who could be brought together, and by whom."""

from partnerlib.analysis.triangles._find import find_triangles
from partnerlib.analysis.triangles._weights import TriangleWeights

__all__ = ["TriangleWeights", "find_triangles"]
