"""From rows of numbers to complementary triangles that explain themselves."""

from collections.abc import Callable
from typing import Final

from partnerlib.analysis._shared.parts import each_row
from partnerlib.analysis._shared.tie_score import parts_of, shaped
from partnerlib.analysis.triangles._facilitators import NOBODY, Facilitators
from partnerlib.analysis.triangles._ground import Ground
from partnerlib.analysis.triangles._speaker import Speaker
from partnerlib.analysis.triangles._wanted import FUNDS, GIVES, Wanted
from partnerlib.findings import Role, SetAside, Triangle, key_about
from partnerlib.sparse._bonds import Pair, Triple
from partnerlib.sparse._ragged import Floats, Ints

NAMES: Final = (
    "country_affinity",
    "size_similarity",
    "proximity",
    "shared_language",
    "shared_themes",
    "need_offer_fit",
    "liveliness",
    "ties_present",
    "capacity_fit",
)
"""The components of a complementary triangle, in the order of a finding."""

_TWO: Final = 2


class ComplementaryMaker:
    """Make findings of the rows that were kept.

    A row is who needs, who answers, who facilitates, the number of what is needed, and
    the ties needing-answering, needing-facilitating and answering-facilitating, -1
    where there is none.
    """

    def __init__(
        self, ground: Ground, wanted: Wanted, facilitators: Facilitators
    ) -> None:
        self._ground = ground
        self._wanted = wanted
        self._facilitators = facilitators
        self._ids = ground.ties.nodes.ids
        self._speaker = Speaker(ground)

    def key(self, row: list[int]) -> str:
        """Give the key of a row."""
        _, theme, function = self._wanted.cells[row[3]]
        what = [("theme", theme), *([("function", function)] if function else [])]
        who = [("need", self._ids[row[0]]), ("answer", self._ids[row[1]])]
        return key_about("complementary", [*what, *who])

    def make(
        self,
        scores: Floats,
        rows: Ints,
        values: Floats,
        advance: Callable[[int], None] | None = None,
    ) -> list[Triangle]:
        """Make a finding of each row; tell how many are made."""
        numbers: list[list[int]] = rows.tolist()
        pairs = self._speaker.between(
            self._pair(row) for row in numbers if row[4] == NOBODY
        )
        triples = self._speaker.held(
            self._three(row) for row in numbers if row[4] != NOBODY
        )
        counted = shaped(values, self._ground.weights, NAMES)
        asides = [
            pairs.get(self._pair(row), ())
            if row[4] == NOBODY
            else triples.get(self._three(row), ())
            for row in numbers
        ]
        made_of = each_row(scores, rows, values, counted, advance)
        return [
            self._triangle(*parts, aside)
            for parts, aside in zip(made_of, asides, strict=True)
        ]

    def _pair(self, row: list[int]) -> Pair:
        one, other = sorted(row[:_TWO])
        return self._ids[one], self._ids[other]

    def _three(self, row: list[int]) -> Triple:
        one, two, three = sorted(row[:3])
        return self._ids[one], self._ids[two], self._ids[three]

    def _triangle(
        self,
        score: float,
        row: list[int],
        measures: list[float],
        parts: list[float],
        aside: tuple[SetAside, ...],
    ) -> Triangle:
        speaker = self._speaker
        *nodes, cell = row[:4]
        needing, answering, middle = nodes
        _, theme, function = self._wanted.cells[cell]
        territories = self._three(row)
        brokers = [self._ids[node] for node in self._facilitators.of(cell, answering)]
        ties = [tie for tie in row[4:] if tie != NOBODY]
        records = speaker.records(ties)
        told = self._wanted.told(cell, answering)
        means = self._wanted.means_for(cell, middle)
        needs = self._wanted.needs(cell)
        proof = {f"need/{need.id}" for need in needs} | {record for record, _ in told}
        roles = self._roles(row, proof, means)
        shown = {record for role in roles for record in role.evidence}
        shown.update(speaker.references(records))
        actors = speaker.actors(records, set(nodes))
        actors.update(actor for _, actor in told)
        if roles[0].reason != "tied-to-both":
            actors.update(actor for each in means.values() for _, actor in each)
        actors.update(
            need.actor
            for need in needs
            if need.actor and speaker.seat(need.actor) == self._ids[needing]
        )
        named = [("territory", id_) for id_ in dict.fromkeys((*territories, *brokers))]
        named += [("actor", id_) for id_ in sorted(actors)]
        named += [("theme", theme), *([("function", function)] if function else [])]
        return Triangle(
            key=self.key(row),
            kind="complementary",
            score=score,
            components=parts_of(measures, parts, self._ground.weights, NAMES),
            evidence={*shown, *(each.record for each in aside)},
            labels=speaker.labels(named, aside),
            places=speaker.places(territories),
            territories=territories,
            actors=actors,
            broker=self._ids[middle],
            brokers=brokers,
            missing=[
                (self._ids[min(one, other)], self._ids[max(one, other)])
                for (one, other), tie in zip(
                    ((needing, answering), (needing, middle), (answering, middle)),
                    row[4:],
                    strict=True,
                )
                if tie == NOBODY
            ],
            theme=theme,
            function=function,
            roles=roles,
            set_aside=aside,
        )

    def _roles(
        self, row: list[int], proof: set[str], means: dict[str, set[tuple[str, str]]]
    ) -> tuple[Role, ...]:
        needing, answering, middle = (self._ids[node] for node in row[:3])
        ties = [tie for tie in row[5:] if tie != NOBODY]
        evidence = {*self._speaker.references(self._speaker.records(ties))}
        reason = "tied-to-both"
        if len(ties) < _TWO:
            reason = FUNDS if FUNDS in means else GIVES
            evidence |= {record for record, _ in means[reason]}
        return (
            Role("facilitating", middle, reason=reason, evidence=evidence),
            Role("pivotal", answering, reason="answers-the-need", evidence=proof),
            Role("beneficiary", needing, reason="states-the-need", evidence=proof),
        )
