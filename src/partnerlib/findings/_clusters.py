"""Pairs that one meeting could resolve."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from partnerlib.findings._base import Label
from partnerlib.findings._cell import Cell
from partnerlib.typing import Lang

Pair = tuple[str, str]


@attrs.frozen(kw_only=True, weakref_slot=False)
class Cluster:
    """Actors that meet in the same cells, pair by pair.

    Attributes
    ----------
    actors : tuple of str
        Two or more, sorted.
    cells : tuple of cells
        Where they meet.
    pairs : tuple of (str, str)
        The listed pairs among them in these cells.
    labels : tuple of Label
        The names of the actors, themes and places.
    """

    actors: tuple[str, ...]
    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]
    labels: tuple[Label, ...] = ()

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Give the object that the JSON report holds."""
        return {
            "actors": list(self.actors),
            "cells": [dict(each) for each in self.cells],
            "pairs": [list(pair) for pair in self.pairs],
            "labels": {label.id: label.text(lang) for label in reversed(self.labels)},
        }


def group(
    cells_by_pair: Mapping[Pair, Iterable[Cell]],
) -> list[tuple[tuple[str, ...], tuple[Cell, ...], tuple[Pair, ...]]]:
    """Group pairs cell by cell, and unite the groups of the same actors.

    Parameters
    ----------
    cells_by_pair : mapping of (str, str) to iterable of cells
        The cells in which each pair meets.

    Returns
    -------
    list of (actors, cells, pairs)
        In each cell the connected components of its pairs; the most pairs first,
        then by actors.

    Notes
    -----
    Linear in the number of pairs and cells, but for sorting.
    """
    pairs_by_cell: dict[Cell, list[Pair]] = {}
    for pair, cells in cells_by_pair.items():
        for each in cells:
            pairs_by_cell.setdefault(each, []).append(pair)
    found: dict[tuple[str, ...], tuple[set[Cell], set[Pair]]] = {}
    for each, pairs in pairs_by_cell.items():
        for actors, members in _connected(pairs):
            cells_here, pairs_here = found.setdefault(actors, (set(), set()))
            cells_here.add(each)
            pairs_here.update(members)
    groups = [
        (actors, tuple(sorted(cells)), tuple(sorted(pairs)))
        for actors, (cells, pairs) in found.items()
    ]
    groups.sort(key=lambda each: (-len(each[2]), each[0]))
    return groups


def _connected(pairs: list[Pair]) -> list[tuple[tuple[str, ...], list[Pair]]]:
    above: dict[str, str] = {}

    def root(actor: str) -> str:
        while above.setdefault(actor, actor) != actor:
            above[actor] = above[above[actor]]
            actor = above[actor]
        return actor

    for one, other in pairs:
        above[root(one)] = root(other)
    members: dict[str, list[Pair]] = {}
    for pair in pairs:
        members.setdefault(root(pair[0]), []).append(pair)
    return [
        (tuple(sorted({actor for pair in group for actor in pair})), group)
        for group in members.values()
    ]
