"""From rows of numbers to ties that explain themselves."""

from collections.abc import Callable
from typing import Final

import numpy as np

from partnerlib.analysis._shared.parts import each_row
from partnerlib.analysis._shared.tie_score import (
    KeyOrder,
    Scene,
    TriangleWeights,
    parts_of,
    score,
    shaped,
)
from partnerlib.findings import Component, SetAside, Tie, key_between
from partnerlib.sparse._bonds import Pair, aside_labels, set_aside
from partnerlib.sparse._labels import Labels
from partnerlib.sparse._nodes import NOWHERE
from partnerlib.sparse._open_pairs import OpenPairs
from partnerlib.sparse._ragged import Floats, Ints

COLUMNS: Final = 5


def scored(
    pairs: OpenPairs, measures: Floats, weights: TriangleWeights
) -> tuple[Floats, Ints]:
    """Give the scores and the rows of measured pairs."""
    columns = (pairs.left, pairs.right, pairs.broker, pairs.left_tie, pairs.right_tie)
    return score(shaped(measures, weights), weights), np.stack(columns, axis=1)


class Maker:
    """Make findings of the rows that were kept.

    A row is (left, right, best broker, its tie with left, its tie with right); the
    last three are -1 where nobody is tied to both.
    """

    def __init__(self, scene: Scene, between: str, weights: TriangleWeights) -> None:
        self.scene = scene
        self._ties = scene.network.ties
        self._ids = self._ties.nodes.ids
        self.order = KeyOrder(self._ids)
        self._between = between
        self._kind = "actor" if between == "actors" else "territory"
        self.weights = weights
        self._label = Labels(scene.registry)

    def key(self, row: list[int]) -> str:
        """Give the key of a row."""
        return key_between(self._between, self._ids[row[0]], self._ids[row[1]])

    def make(
        self,
        scores: Floats,
        rows: Ints,
        measures: Floats,
        tied_by: tuple[str, ...] = (),
        advance: Callable[[int], None] | None = None,
    ) -> list[Tie]:
        """Make a finding of each row; tell how many are made."""
        ends: list[list[int]] = rows[:, :2].tolist()
        aside = set_aside(
            self.scene.registry,
            self.scene.liveness,
            ((self._ids[left], self._ids[right]) for left, right in ends),
            self._seat,
            self._ties.why_untied,
        )
        values = shaped(measures, self.weights)
        return [
            self._tie(score, row, parts_of(raw, value, self.weights), aside, tied_by)
            for score, row, raw, value in each_row(
                scores, rows, measures, values, advance
            )
        ]

    def _seat(self, actor: str) -> str:
        node = self._ties.nodes.seat(actor)
        return "" if node == NOWHERE else self._ids[node]

    def _tie(
        self,
        score: float,
        row: list[int],
        parts: tuple[Component, ...],
        held: dict[Pair, tuple[SetAside, ...]],
        tied_by: tuple[str, ...],
    ) -> Tie:
        registry = self.scene.registry
        left, right, _, *ties = row
        one, other = self._ids[left], self._ids[right]
        aside = tuple(
            each for each in held.get((one, other), ()) if each.record not in tied_by
        )
        records = {
            self._ties.references[record]
            for tie in ties
            if tie != NOWHERE
            for record in self._ties.records_of(tie)
        }
        brokers = self.scene.network.brokers(left, right)
        named = (one, other, *(self._ids[node] for node in brokers))
        return Tie(
            key=self.key(row),
            kind=self._between,
            score=score,
            components=parts,
            evidence={*records, *tied_by, *(each.record for each in aside)},
            labels=dict.fromkeys(
                (
                    *(self._label(self._kind, id_) for id_ in named),
                    *aside_labels(registry, aside),
                )
            ),
            places={
                place
                for id_ in (one, other)
                for seat in self._places(id_)
                for place in (seat, *registry.ancestors(seat))
            },
            ends=(one, other),
            brokers=named[2:],
            tied_by=tied_by,
            set_aside=aside,
        )

    def _places(self, id_: str) -> tuple[str, ...]:
        if self._kind == "territory":
            return (id_,)
        seat = self.scene.registry.actors[id_].territory
        return (seat,) if seat else ()
