"""Pairs that one meeting could resolve."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from partnerlib.errors import check_lang
from partnerlib.findings._base import record_counts
from partnerlib.findings._cell import Cell
from partnerlib.findings._label import Label, Named
from partnerlib.typing import Lang
from partnerlib.wording import finding_text

Pair = tuple[str, str]


@attrs.frozen(kw_only=True, weakref_slot=False)
class Cluster(Named):
    r"""Actors that meet in the same cells, pair by pair.

    Attributes
    ----------
    actors : tuple of str
        Two or more, sorted.
    cells : tuple of cells
        Where they meet: each of them provides in each of these cells.
    pairs : tuple of (str, str)
        The listed pairs among them in these cells.
    evidence : tuple of str
        The records on which these pairs stand, as ``kind/id``, sorted.
    labels : tuple of Label
        The names of the actors, themes and places.

    Examples
    --------
    >>> cells = [(("theme", "water"), ("place", each)) for each in ("Kayes", "Nioro")]
    >>> cluster = Cluster(
    ...     actors=("a", "b", "c"),
    ...     cells=tuple(cells),
    ...     pairs=(("a", "b"), ("b", "c")),
    ...     evidence=("action/x", "action/y", "action/z"),
    ... )
    >>> [efforts for _, efforts in cluster.freed], cluster.efforts_freed
    ([2, 2], 4)
    >>> print(cluster.explain().replace(". ", ".\n").replace(", 4", ",\n4"))
    a, b and c do the same in the same places: “water” – Kayes and “water” – Nioro.
    One meeting could settle these 2 pairs.
    If only one of them stayed in each of these 2 combinations,
    4 efforts would be freed.
    Based on 3 actions.
    """

    actors: tuple[str, ...]
    cells: tuple[Cell, ...]
    pairs: tuple[Pair, ...]
    evidence: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def freed(self) -> tuple[tuple[Cell, int], ...]:
        """How many efforts a division of roles would free in each cell.

        It leaves one provider in a cell, so that the effort of each further actor
        there is free for other work. An actor counts once in a cell, however many
        records tell of it. Where two of the actors are coordinated there, or do
        different things, both may stay: no more than this is freed.
        """
        return tuple((each, len(self.actors) - 1) for each in self.cells)

    @property
    def efforts_freed(self) -> int:
        """How many efforts a division of roles would free in all of the cells."""
        return sum(efforts for _, efforts in self.freed)

    def explain(self, lang: Lang = "en") -> str:
        """Say in plain words who should meet about what, and what it would free.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language.

        Raises
        ------
        ParameterError
            If the library does not speak it.
        """
        check_lang(lang)

        def names(kind: str, ids: Iterable[str]) -> tuple[str, ...]:
            return tuple(self.name_of(kind, id_, lang) for id_ in ids)

        cells = [dict(each) for each in self.cells]
        facts = {
            "actors": names("actor", self.actors),
            "cell_themes": names("theme", (each.get("theme", "") for each in cells)),
            "cell_places": names("place", (each.get("place", "") for each in cells)),
            "cells": len(cells),
            "pairs": len(self.pairs),
            "others": len(self.actors) - 1,
            "efforts_freed": self.efforts_freed,
        }
        return finding_text("cluster", facts | record_counts(self.evidence), lang)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """Give plain texts, numbers, lists and dicts, ready for JSON.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language of ``labels`` and ``text``.

        Returns
        -------
        dict
            ``actors``, ``cells``, ``pairs``, ``freed`` (``cell`` and ``efforts``),
            ``efforts_freed``, ``evidence``, ``labels`` (names by id) and ``text``.

        Raises
        ------
        ParameterError
            If the library does not speak the language.
        """
        text = self.explain(lang)
        return {
            "actors": list(self.actors),
            "cells": [dict(each) for each in self.cells],
            "pairs": [list(pair) for pair in self.pairs],
            "freed": [
                {"cell": dict(each), "efforts": efforts} for each, efforts in self.freed
            ],
            "efforts_freed": self.efforts_freed,
            "evidence": list(self.evidence),
            "labels": {label.id: label.text(lang) for label in reversed(self.labels)},
            "text": text,
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
