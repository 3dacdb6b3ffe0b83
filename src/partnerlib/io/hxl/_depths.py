"""How deep a code of a place lies, told from the code and not from its column."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

_LETTERS: Final = re.compile(r"[A-Z]*")
_LAST: Final = 5


def depths_of(votes: Mapping[int, Counter[str]]) -> dict[str, int]:
    """Tell the level of each code.

    In a column of districts people also write the code of a province, when they know
    no better. Codes of one country and level are of one length, and that of a
    province begins those of its districts.

    Parameters
    ----------
    votes : mapping of int to Counter
        How often each code stands in the columns of each level.

    Returns
    -------
    dict of str to int
        The level of each code.

    Examples
    --------
    >>> depths_of({3: Counter({"ET010211": 9, "ET010212": 9, "ET0102": 2, "ET01": 1})})
    {'ET010211': 3, 'ET010212': 3, 'ET0102': 2, 'ET01': 1}
    """
    usual = _usual_lengths(votes)
    depths: dict[str, int] = {}
    for level in sorted(votes):
        by_kind: dict[str, list[str]] = defaultdict(list)
        for code in votes[level]:
            by_kind[_kind(code)].append(code)
        for kind, codes in by_kind.items():
            lengths = usual[kind]
            own = lengths[level]
            levels = {length: each for each, length in lengths.items()}
            full = {code for code in codes if len(code) == own}
            begun = {code[:n] for code in full for n in range(1, own)}
            shorter = sorted(
                {len(code) for code in codes if code in begun}, reverse=True
            )
            for code in codes:
                depth = level
                if len(code) == own:
                    pass
                elif len(code) in levels:
                    depth = levels[len(code)]
                elif len(code) in shorter:
                    depth = max(0, level - 1 - shorter.index(len(code)))
                elif len(code) > own and any(
                    code[:n] in full for n in range(own, len(code))
                ):
                    depth = min(_LAST, level + 1)
                depths.setdefault(code, depth)
    return depths


def _usual_lengths(votes: Mapping[int, Counter[str]]) -> dict[str, dict[int, int]]:
    """Give the most frequent length of codes by country and level."""
    counts: dict[str, dict[int, Counter[int]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for level, codes in votes.items():
        for code, times in codes.items():
            counts[_kind(code)][level][len(code)] += times
    return {
        kind: {
            level: min(lengths, key=lambda length: (-lengths[length], length))
            for level, lengths in levels.items()
        }
        for kind, levels in counts.items()
    }


def _kind(code: str) -> str:
    """Tell the codes of one country from those of others."""
    found = _LETTERS.match(code)
    return found[0][:2] if found else ""


__all__ = ["depths_of"]
