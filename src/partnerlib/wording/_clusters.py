"""What a group of pairs says: who should meet, and what that would free."""

from typing import Final

from partnerlib.wording._duplicates import cells_told
from partnerlib.wording._facts import Known
from partnerlib.wording.grammar import MISSING, Text, both, listed, number

_WHERE: Final = (
    both(
        "{actors} do the same in the same place: {cells}.",
        "{actors} font la même chose au même endroit : {cells}.",
    ),
    both(
        "{actors} do the same in the same places: {cells}.",
        "{actors} font la même chose aux mêmes endroits : {cells}.",
    ),
)
_MEETING: Final = (
    both("One meeting could settle this pair.", "Une réunion pourrait régler cela."),
    both(
        "One meeting could settle these {pairs} pairs.",
        "Une seule réunion pourrait régler ces {pairs} paires.",
    ),
)
_OF_ONE_CELL: Final = (
    both(
        "If only one of them stayed there, the other would be free for other work.",
        "Si un seul y restait, l'autre serait libre pour autre chose.",
    ),
    both(
        "If only one of them stayed there, the {others} others would be free for "
        "other work.",
        "Si un seul y restait, les {others} autres seraient libres pour autre chose.",
    ),
)
_OF_CELLS: Final = both(
    "If only one of them stayed in each of these {cells} combinations, {freed} "
    "efforts would be freed.",
    "Si un seul restait dans chacun de ces {cells} croisements, {freed} interventions "
    "seraient libérées.",
)


def cluster_text(known: Known, lang: str) -> list[str]:
    """Say who does the same where, and what a division of roles would free."""
    pairs, others, cells = (known.count(name) for name in ("pairs", "others", "cells"))
    freed: Text = _OF_CELLS if cells > 1 else _OF_ONE_CELL[others > 1]
    return [
        _WHERE[cells > 1].say(
            lang,
            actors=listed(known.texts("actors"), lang) or MISSING,
            cells=listed(cells_told(known, lang), lang) or MISSING,
        ),
        _MEETING[pairs > 1].say(lang, pairs=number(pairs, lang)),
        freed.say(
            lang,
            others=number(others, lang),
            cells=number(cells, lang),
            freed=number(known.count("efforts_freed"), lang),
        ),
    ]


__all__ = ["cluster_text"]
