"""Who does the same in the same place, and does not know of one another."""

from partnerlib.analysis.duplicates._find import find_duplicates, iter_duplicates

__all__ = ["find_duplicates", "iter_duplicates"]
