"""Did you mean ...? Names that look like one that is not there."""

import difflib
from collections.abc import Iterable

_LARGEST = 20_000  # ids; beyond, looking for similar ones would take minutes
_MOST = 3


def hints(value: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Give up to three candidates that look like a value, the likeliest first.

    Case alone never hides a candidate. Above 20,000 candidates only those that
    differ in case are found, so that the cost stays linear.
    """
    pool = sorted(candidates)
    folded = value.casefold()
    same = [each for each in pool if each.casefold() == folded and each != value]
    if same or len(pool) > _LARGEST:
        return tuple(same[:_MOST])
    return tuple(difflib.get_close_matches(value, pool, n=_MOST, cutoff=0.75))
