"""From rows of numbers to findings that explain themselves."""

import math
from collections.abc import Callable, Iterator
from typing import Any

from partnerlib.analysis._shared.parts import each_row
from partnerlib.analysis._shared.tie_score import (
    COMPONENTS,
    Answers,
    KeyOrder,
    TriangleWeights,
    parts_of,
    shaped,
)
from partnerlib.findings import Role, SetAside, Triangle, key_between
from partnerlib.registry import Registry
from partnerlib.sparse._bonds import Pair, aside_labels, set_aside
from partnerlib.sparse._labels import Labels
from partnerlib.sparse._nodes import NOWHERE
from partnerlib.sparse._ragged import Floats, Ints
from partnerlib.sparse._time import Liveness
from partnerlib.sparse._two_paths import Network

_FIT = COMPONENTS.index("need_offer_fit")


class Maker:
    """Make findings of the rows that were kept.

    A row is (left, right, best broker, its tie with left, its tie with right).
    """

    def __init__(
        self,
        registry: Registry,
        network: Network,
        answers: Answers,
        weights: TriangleWeights,
        liveness: Liveness,
    ) -> None:
        self._registry = registry
        self._network = network
        self._ties = network.ties
        self._ids = network.ties.nodes.ids
        self.order = KeyOrder(self._ids)
        self._answers = answers
        self._weights = weights
        self._liveness = liveness
        self._label = Labels(registry)

    def key(self, row: list[int]) -> str:
        """Give the key of a row."""
        return key_between("open", self._ids[row[0]], self._ids[row[1]])

    def make(
        self,
        scores: Floats,
        rows: Ints,
        values: Floats,
        advance: Callable[[int], None] | None = None,
    ) -> list[Triangle]:
        """Make a finding of each row; tell how many are made."""
        ends: list[list[int]] = rows[:, :2].tolist()
        aside = set_aside(
            self._registry,
            self._liveness,
            ((self._ids[left], self._ids[right]) for left, right in ends),
            self._seat,
            self._ties.why_untied,
        )
        counted = shaped(values, self._weights)
        return [
            self._triangle(score, row, measures, parts, aside)
            for score, row, measures, parts in each_row(
                scores, rows, values, counted, advance
            )
        ]

    def _seat(self, actor: str) -> str:
        node = self._ties.nodes.seat(actor)
        return "" if node == NOWHERE else self._ids[node]

    def _triangle(
        self,
        score: float,
        row: list[int],
        measures: list[float],
        parts: list[float],
        held: dict[Pair, tuple[SetAside, ...]],
    ) -> Triangle:
        left, right, middle, *ties = row
        one, other, broker = (self._ids[node] for node in (left, right, middle))
        territories = (one, broker, other)
        records = sorted({r for tie in ties for r in self._ties.records_of(tie)})
        evidence = tuple(self._ties.references[record] for record in records)
        actors = sorted(set(self._actors(records, {left, right, middle})))
        brokers = self._brokers(left, right)
        aside = held.get((one, other), ())
        named = [("territory", id_) for id_ in (*territories, *brokers)]
        named += [("actor", id_) for id_ in actors]
        return Triangle(
            key=self.key(row),
            kind="open",
            score=score,
            components=parts_of(measures, parts, self._weights),
            evidence={*evidence, *(each.record for each in aside)},
            labels=dict.fromkeys(
                (
                    *(self._label(*name) for name in named),
                    *aside_labels(self._registry, aside),
                )
            ),
            places={
                place
                for id_ in territories
                for place in (id_, *self._registry.ancestors(id_))
            },
            territories=territories,
            actors=actors,
            broker=broker,
            brokers=brokers,
            missing=((one, other),),
            roles=(
                Role("facilitating", broker, reason="tied-to-both", evidence=evidence),
                *self._roles(left, right, measures[_FIT]),
            ),
            set_aside=aside,
        )

    def _actors(self, records: list[int], nodes: set[int]) -> Iterator[str]:
        for record in records:
            for actor in self._ties.acting(self._ties.records[record].parties):
                if self._ties.nodes.seat(actor) in nodes:
                    yield actor

    def _brokers(self, left: int, right: int) -> tuple[str, ...]:
        """List every broker, the best first."""
        nodes = self._network.brokers(left, right)
        return tuple(self._ids[node] for node in nodes)

    def _roles(self, left: int, right: int, fit: float) -> tuple[Role, Role]:
        if fit != 1:
            reason = self._why_unknown(left, right, fit)
            return Role("pivotal", reason=reason), Role("beneficiary", reason=reason)
        left_needs = self._answers.proof(left, right)
        right_needs = self._answers.proof(right, left)
        if left_needs and right_needs:
            both: dict[str, Any] = {
                "reason": "either-could",
                "evidence": {*left_needs, *right_needs},
            }
            return Role("pivotal", **both), Role("beneficiary", **both)
        needing, answering = (left, right) if left_needs else (right, left)
        proof = left_needs or right_needs
        return (
            Role(
                "pivotal",
                self._ids[answering],
                reason="answers-the-need",
                evidence=proof,
            ),
            Role(
                "beneficiary",
                self._ids[needing],
                reason="states-the-need",
                evidence=proof,
            ),
        )

    def _why_unknown(self, left: int, right: int, fit: float) -> str:
        if not math.isnan(fit):
            return "no-match"
        needs = self._answers.needs
        stated = left in needs or right in needs
        return "no-answer-stated" if stated else "no-need-stated"
