"""What the stages of long work are called."""

from collections.abc import Mapping
from typing import Final

STAGES: Final[Mapping[str, tuple[str, str]]] = {
    "reading": ("Reading", "Lecture"),
    "gaps": ("Gaps", "Manques"),
    "duplicates": ("Duplicated efforts", "Doublons"),
    "triangles": ("Triangles", "Triangles"),
    "ties": ("Ties", "Liens"),
    "findings": ("Findings", "Résultats"),
    "weights": ("Weights", "Poids"),
    "backtest": ("Back-test", "Test rétrospectif"),
}
"""By stage: English, French."""


def stage_label(stage: str, lang: str) -> str:
    """Say what a stage is called; one of somebody else is called as he calls it."""
    return STAGES.get(stage, (stage, stage))[lang == "fr"]


__all__ = ["STAGES", "stage_label"]
