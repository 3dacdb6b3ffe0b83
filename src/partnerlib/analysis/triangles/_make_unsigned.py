"""From rows of numbers to unsigned triangles that explain themselves."""

from collections.abc import Callable
from itertools import permutations
from typing import Final

from partnerlib.analysis._shared.parts import each_row
from partnerlib.analysis._shared.tie_score import parts_of, shaped
from partnerlib.analysis.triangles._ground import Ground
from partnerlib.analysis.triangles._speaker import Speaker
from partnerlib.findings import Role, SetAside, Triangle, key_between
from partnerlib.sparse._bonds import Triple
from partnerlib.sparse._ragged import Floats, Ints

NAMES: Final = (
    "country_affinity",
    "size_similarity",
    "proximity",
    "shared_language",
    "shared_themes",
    "need_offer_fit",
    "liveliness",
    "harmonic_strength",
    "geometric_strength",
    "arithmetic_strength",
)
"""The components of an unsigned triangle, in the order of a finding."""


class UnsignedMaker:
    """Make findings of the rows that were kept.

    A row is the three nodes, ascending, and the ties first-second, first-third and
    second-third.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._ids = ground.ties.nodes.ids
        self._speaker = Speaker(ground)

    def key(self, row: list[int]) -> str:
        """Give the key of a row."""
        return key_between("unsigned", *(self._ids[node] for node in row[:3]))

    def make(
        self,
        scores: Floats,
        rows: Ints,
        values: Floats,
        advance: Callable[[int], None] | None = None,
    ) -> list[Triangle]:
        """Make a finding of each row; tell how many are made."""
        corners: list[list[int]] = rows[:, :3].tolist()
        aside = self._speaker.held(self._named(three) for three in corners)
        counted = shaped(values, self._ground.weights, NAMES)
        return [
            self._triangle(score, row, measures, parts, aside)
            for score, row, measures, parts in each_row(
                scores, rows, values, counted, advance
            )
        ]

    def _named(self, nodes: list[int]) -> Triple:
        one, two, three = (self._ids[node] for node in nodes)
        return one, two, three

    def _triangle(
        self,
        score: float,
        row: list[int],
        measures: list[float],
        parts: list[float],
        held: dict[Triple, tuple[SetAside, ...]],
    ) -> Triangle:
        speaker = self._speaker
        nodes = row[:3]
        territories = self._named(nodes)
        records = speaker.records(row[3:])
        aside = held.get(territories, ())
        actors = sorted(speaker.actors(records, set(nodes)))
        named = [("territory", id_) for id_ in territories]
        named += [("actor", id_) for id_ in actors]
        return Triangle(
            key=self.key(row),
            kind="unsigned",
            score=score,
            components=parts_of(measures, parts, self._ground.weights, NAMES),
            evidence={*speaker.references(records), *(each.record for each in aside)},
            labels=speaker.labels(named, aside),
            places=speaker.places(territories),
            territories=territories,
            actors=actors,
            roles=self._roles(nodes),
            set_aside=aside,
        )

    def _roles(self, nodes: list[int]) -> tuple[Role, ...]:
        """Propose who could facilitate, answer and benefit, as far as needs tell."""
        answers = self._ground.answers
        proofs = {
            (needing, answering): proof
            for needing, answering in permutations(nodes, 2)
            if (proof := answers.proof(needing, answering))
        }
        if not proofs:
            reason = self._why_unknown(nodes)
            return (
                Role("facilitating", reason="any-of-them"),
                Role("pivotal", reason=reason),
                Role("beneficiary", reason=reason),
            )
        evidence = {record for proof in proofs.values() for record in proof}
        others = set(nodes) - {node for pair in proofs for node in pair}
        needing = {needing for needing, _ in proofs}
        answering = {answering for _, answering in proofs}
        unclear = "either-could" if others else "several-could"
        return (
            self._facilitating(others, nodes),
            self._role("pivotal", answering, "answers-the-need", unclear, evidence),
            self._role("beneficiary", needing, "states-the-need", unclear, evidence),
        )

    def _facilitating(self, others: set[int], nodes: list[int]) -> Role:
        """Propose the one that neither needs nor answers: it is tied to both."""
        if not others:
            return Role("facilitating", reason="any-of-them")
        (middle,) = others
        ties = [
            self._ground.network.tie(middle, node) for node in nodes if node != middle
        ]
        records = self._speaker.records(ties)
        return Role(
            "facilitating",
            self._ids[middle],
            reason="tied-to-both",
            evidence=self._speaker.references(records),
        )

    def _role(
        self, role: str, nodes: set[int], reason: str, unclear: str, proof: set[str]
    ) -> Role:
        if len(nodes) > 1:
            return Role(role, reason=unclear, evidence=proof)
        (node,) = nodes
        return Role(role, self._ids[node], reason=reason, evidence=proof)

    def _why_unknown(self, nodes: list[int]) -> str:
        answers = self._ground.answers
        if not any(node in answers.needs for node in nodes):
            return "no-need-stated"
        if not any(node in answers.supply for node in nodes):
            return "no-answer-stated"
        return "no-match"
