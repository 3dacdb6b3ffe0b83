"""Gaps: what is wanted, expected or usual, and is not there."""

from partnerlib.analysis.gaps._find import find_gaps, iter_gaps

__all__ = ["find_gaps", "iter_gaps"]
