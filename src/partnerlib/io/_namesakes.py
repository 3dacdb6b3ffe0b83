"""Places of several sources that are called the same, and may be two.

A place without a code has an id of names from the country down. Where a source names
no country, its provinces begin the id: two files of two countries with a province
called Centre would speak of one. Nobody can tell from the files, so it is told.
"""

from collections.abc import Iterable
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._document import Parsed
from partnerlib.io._place import Place
from partnerlib.model import Territory

_BEGINNING: Final = "place:"
_SAME: Final = 0.5  # of all their provinces, shared by two editions of one country
_COUNTRY: Final = "country"


def namesakes(parsed: Iterable[Parsed]) -> list[Problem]:
    """Tell of places without a country that sources share, and little else.

    Two sources that share most of their places are of one country.

    Parameters
    ----------
    parsed : iterable of Parsed
        The sources, in their order.
    """
    problems: list[Problem] = []
    before: list[dict[str, tuple[Territory, Place]]] = []
    for each in parsed:
        roots = _roots(each)
        told: set[str] = set()
        for others in before:
            shared = roots.keys() & others.keys()
            if len(shared) < _SAME * len(roots.keys() | others.keys()):
                told |= shared
        for id_ in sorted(told):
            territory, place = roots[id_]
            problem = Problem.of("same-name", value=territory.name)
            problem = attrs.evolve(problem, column="name", record=f"territory/{id_}")
            problems.append(place.locate(problem))
        if roots:
            before.append(roots)
    return problems


def _roots(parsed: Parsed) -> dict[str, tuple[Territory, Place]]:
    """Give the places that are known by name only, and in no country."""
    return {
        record.id: (record, parsed.places[at])
        for at, record in enumerate(parsed.records)
        if isinstance(record, Territory)
        and record.id.startswith(_BEGINNING)
        and not record.parent
        and not record.country
        and record.level != _COUNTRY
    }


__all__ = ["namesakes"]
