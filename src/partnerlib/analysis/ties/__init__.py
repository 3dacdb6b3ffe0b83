"""Which two could cooperate, whether anybody is tied to both or not."""

from partnerlib.analysis.ties._find import find_ties, iter_ties
from partnerlib.analysis.ties._pair import score_pair

__all__ = ["find_ties", "iter_ties", "score_pair"]
