"""A cell: one value for each facet that is asked for."""

from collections.abc import Mapping
from typing import Any, Final, TypeGuard

from partnerlib.findings._base import as_tuple, items_of, wrong
from partnerlib.model._rules import Violations, check_choice, check_id, check_pairs
from partnerlib.typing import FACETS

_ORDER: Final[Mapping[str, int]] = {facet: rank for rank, facet in enumerate(FACETS)}

Cell = tuple[tuple[str, str], ...]
"""Pairs of facet and value, in the order theme, function, audience, place."""


def cell(pairs: Any) -> Any:
    """Put the pairs of a cell, or a mapping, in order; leave alone what is none."""
    entries = getattr(pairs, "items", None)
    items = as_tuple(entries() if callable(entries) else pairs)
    if is_pairs(items):
        return tuple(sorted(items, key=lambda pair: (_ORDER.get(pair[0], 9), pair)))
    return items


def is_pairs(value: object) -> TypeGuard[Cell]:
    """Say whether a value is a tuple of pairs of texts."""
    items = items_of(value)
    return items is not None and all(_is_pair(items_of(item)) for item in items)


def _is_pair(parts: tuple[Any, ...] | None) -> bool:
    return (
        parts is not None
        and len(parts) == 2  # noqa: PLR2004 -- a pair
        and all(type(part) is str for part in parts)
    )


def check_cell(out: Violations, field: str, value: object) -> None:
    """Refuse what is no cell: known facets, each once, with an id."""
    if not is_pairs(value):
        out.append(wrong(field, "pairs of facet and value", value))
        return
    check_pairs(out, field, value, unique=True)
    for facet, id_ in value:
        check_choice(out, field, facet, FACETS)
        check_id(out, field, id_)
