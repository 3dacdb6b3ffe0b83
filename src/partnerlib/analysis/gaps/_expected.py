"""Cells that somebody expects to be provided for, as a caller states them."""

from collections.abc import Iterable, Mapping
from typing import cast

from partnerlib.analysis.gaps._ground import Ground
from partnerlib.errors import ParameterError
from partnerlib.findings import Cell
from partnerlib.sparse._names import Names
from partnerlib.typing import FACETS, Facet


def expected_cells(ground: Ground, expected: object) -> tuple[Cell, ...]:
    """Read the cells that a caller expects to be provided for.

    Parameters
    ----------
    ground : Ground
        For the registry, the level, and the facets that each cell has to state.
    expected : iterable of mapping of str to str
        By facet, the id or the label of a term or territory.

    Returns
    -------
    tuple of Cell
        Sorted, each once.

    Raises
    ------
    ParameterError
        If one is no such mapping, states other facets, or names what is not there.
    """
    if isinstance(expected, Mapping):
        expected = (cast("object", expected),)
    if isinstance(expected, str) or not isinstance(expected, Iterable):
        raise ParameterError("expected", expected, "give mappings of facet to id")
    names = Names(ground.registry)
    cells = {
        _cell(ground, names, stated) for stated in cast("Iterable[object]", expected)
    }
    return tuple(sorted(cells))


def _cell(ground: Ground, names: Names, stated: object) -> Cell:
    values = cast("Mapping[object, object]", stated)
    if not isinstance(stated, Mapping) or not values:
        raise ParameterError("expected", values, "give mappings of facet to id")
    facets: tuple[Facet, ...] = tuple(facet for facet in FACETS if facet in values)
    if len(facets) != len(values):
        raise ParameterError("expected", values, f"facets are {', '.join(FACETS)}")
    if ground.by not in (None, facets):
        wanted = ", ".join(ground.by or ())
        raise ParameterError(
            "expected", values, f"by asks for {wanted}, no more or less"
        )
    return tuple(
        (facet, _value(ground, names, facet, values[facet])) for facet in facets
    )


def _value(ground: Ground, names: Names, facet: Facet, text: object) -> str:
    found = names.find(facet, text) if isinstance(text, str) else None
    if found is None:
        similar = names.hints(facet, text) if isinstance(text, str) else ()
        rule = f"no {facet} of this registry"
        raise ParameterError("expected", text, rule, similar)
    if facet != "place":
        return found
    rolled = ground.places((found,)).rolled
    if not rolled:
        raise ParameterError(
            "expected", text, f"lies in no territory of the level {ground.level!r}"
        )
    return rolled[0]
