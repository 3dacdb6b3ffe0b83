"""Scopes so wide that a question can place the record nowhere."""

from collections.abc import Iterator, Mapping
from math import prod
from typing import Final

from partnerlib.errors import Problem
from partnerlib.model import Record
from partnerlib.model._scope import LARGEST_SCOPE
from partnerlib.registry._collections import BONDS, scope_of
from partnerlib.registry._stated import most_of
from partnerlib.typing import FACETS

# An offer makes no cells of its own: it is asked whether it covers those of others.
_MAKING_CELLS: Final = (*BONDS, "need")


def check_scopes(parts: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """Find the scopes that make too many cells: a warning, as they may well be true.

    It is told of the field that states the most.
    """
    for kind in _MAKING_CELLS:
        records = parts[kind]
        # Millions of records are narrow, and so is what bounds all of them at once.
        bound = prod(max(1, most_of(records, f"scope.{facet}s")) for facet in FACETS)
        if bound <= LARGEST_SCOPE:
            continue
        for record in records.values():
            scope = scope_of(record)
            counts = {facet: len(scope.facet(facet)) for facet in FACETS}
            cells = prod(filter(None, counts.values()))
            if cells > LARGEST_SCOPE:
                yield Problem.of(
                    "scope-too-wide",
                    record=f"{kind}/{record.id}",
                    column=f"{max(FACETS, key=counts.__getitem__)}s",
                    cells=str(cells),
                    most=str(LARGEST_SCOPE),
                )


__all__ = ["check_scopes"]
