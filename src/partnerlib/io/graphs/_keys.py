"""Which attributes the nodes and edges of a registry have, and of which type."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from partnerlib.io._json_document import PLURALS
from partnerlib.io.graphs._flatten import nodes_of
from partnerlib.io.graphs._forms import (
    COORDINATES,
    FACETS,
    INTEGER,
    NUMBER,
    POINT,
    RECORD,
    RELATION,
    SCOPE,
    forms_of,
)
from partnerlib.registry import Registry

_TYPES: Final[Mapping[str, str]] = {INTEGER: "long", NUMBER: "double", POINT: "double"}
_TEXT: Final = "string"


def node_keys(registry: Registry) -> dict[str, str]:
    """Give the type of each attribute that a node has: those of all kinds, in order.

    Those of a name that is data, languages and own keys, come last by that name.
    """
    known = _known()
    used: set[str] = set()
    for node in nodes_of(registry):
        used.update(node.attributes)
    own = dict.fromkeys(sorted(used.difference(known)), _TEXT)
    return {name: kind for name, kind in known.items() if name in used} | own


def edge_keys() -> dict[str, str]:
    """Give the type of each attribute that an edge has."""
    return dict.fromkeys((RELATION, "role", "during"), _TEXT)


@cache
def _known() -> Mapping[str, str]:
    keys = {RECORD: _TEXT}
    for kind in PLURALS:
        for field, form in forms_of(kind).items():
            parts = {POINT: COORDINATES, SCOPE: FACETS}.get(form, (field,))
            keys |= dict.fromkeys(parts, _TYPES.get(form, _TEXT))
    return keys


__all__ = ["edge_keys", "node_keys"]
