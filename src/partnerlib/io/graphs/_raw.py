"""A graph as a file states it, before anybody says what it means."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from partnerlib.errors import Problem
from partnerlib.io._json_places import shown
from partnerlib.io._reading import Spot

Attributes = Mapping[str, Any]
"""Values by name: texts where the file is text, else whatever a graph holds."""


@attrs.frozen
class RawNode:
    """A node, and where it stands."""

    id: str
    attributes: Attributes
    spot: Spot
    label: str = ""


@attrs.frozen
class RawTie:
    """An edge of two ends, or a hyperedge of any number; in a directed one, in order.

    ``ends`` may repeat a node: a loop. ``seats`` holds the attributes of each end.
    """

    ends: tuple[str, ...]
    attributes: Attributes
    spot: Spot
    id: str = ""
    label: str = ""
    seats: tuple[Attributes, ...] = ()


@attrs.define(kw_only=True)
class RawGraph:
    """All of them, with what the file says of itself."""

    file: str
    nodes: Sequence[RawNode]
    ties: Sequence[RawTie]
    about: Attributes = attrs.field(factory=dict[str, Any])
    problems: list[Problem] = attrs.field(factory=list[Problem])


def told(code: str, spot: Spot, value: object, facts: Mapping[str, str]) -> Problem:
    """Make a problem of something at a place, with the facts it mentions."""
    problem = spot.locate(Problem.of(code, value=shown(value)))
    return attrs.evolve(problem, facts=tuple(sorted(facts.items())))


__all__ = ["Attributes", "RawGraph", "RawNode", "RawTie", "told"]
