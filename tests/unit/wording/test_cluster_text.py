from typing import Any

import pytest

from partnerlib.wording import finding_text
from tests.unit.wording.test_gap_text import plain

CLUSTER: dict[str, Any] = {
    "actors": ("A", "B", "C"),
    "cell_themes": ("Water",),
    "cell_places": ("Kayes",),
    "cells": 1,
    "pairs": 3,
    "others": 2,
    "efforts_freed": 2,
    "action_records": 3,
}
WIDE: dict[str, Any] = {
    "cell_themes": ("Water", ""),
    "cell_places": ("Kayes", "Nioro"),
    "cells": 2,
    "efforts_freed": 4,
}


def text(lang: str, **facts: Any) -> str:
    """Say what a cluster says, with plain blanks."""
    return plain(finding_text("cluster", CLUSTER | facts, lang))


def test_several_actors_in_one_cell() -> None:
    """Where one of several stays, all others are free."""
    assert (
        "A, B and C do the same in the same place: “Water” – Kayes. One meeting could "
        "settle these 3 pairs. If only one of them stayed there, the 2 others would be "
        "free for other work. Based on 3 actions."
    ) == text("en")
    assert (
        "A, B et C font la même chose au même endroit : « Water » – Kayes. Une seule "
        "réunion pourrait régler ces 3 paires. Si un seul y restait, les 2 autres "
        "seraient libres pour autre chose. Établi sur 3 actions."
    ) == text("fr")


def test_several_cells() -> None:
    """Where they meet in several cells, what is freed is counted over all of them."""
    assert (
        "A, B and C do the same in the same places: “Water” – Kayes and not stated – "
        "Nioro. One meeting could settle these 3 pairs. If only one of them stayed in "
        "each of these 2 combinations, 4 efforts would be freed. Based on 3 actions."
    ) == text("en", **WIDE)
    assert (
        "A, B et C font la même chose aux mêmes endroits : « Water » – Kayes et non "
        "indiqué – Nioro. Une seule réunion pourrait régler ces 3 paires. Si un seul "
        "restait dans chacun de ces 2 croisements, 4 interventions seraient libérées. "
        "Établi sur 3 actions."
    ) == text("fr", **WIDE)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_missing_fact_makes_it_raise(lang: str) -> None:
    """A cluster of which nothing is known still makes sentences."""
    assert finding_text("cluster", {}, lang)
