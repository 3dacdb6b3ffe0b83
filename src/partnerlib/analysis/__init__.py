"""One module per question, independent of one another."""

from partnerlib.analysis.duplicates import find_duplicates
from partnerlib.analysis.gaps import find_gaps

__all__ = ["find_duplicates", "find_gaps"]
