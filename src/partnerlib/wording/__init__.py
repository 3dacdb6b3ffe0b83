"""Sentences and labels in English and French.

This layer knows no class of the library: it renders a kind and plain facts, so
that every other layer, errors included, can say what it has to say.
"""

from partnerlib.wording.findings import finding_text, role_reason
from partnerlib.wording.problems import PROBLEMS, ProblemText
from partnerlib.wording.telling import problem_place, problem_text

__all__ = [
    "PROBLEMS",
    "ProblemText",
    "finding_text",
    "problem_place",
    "problem_text",
    "role_reason",
]
