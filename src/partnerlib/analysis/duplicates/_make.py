"""From pairs of numbers to findings that explain themselves."""

from collections.abc import Iterator

import numpy as np

from partnerlib.analysis.duplicates._best import Best, key
from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._facts import Facts
from partnerlib.analysis.duplicates._groups import LABELS, Groups, compare
from partnerlib.analysis.duplicates._joint_records import JOINT_RECORD
from partnerlib.analysis.duplicates._meetings import Comparison
from partnerlib.analysis.duplicates._when import Dates, effort_dates
from partnerlib.findings import Component, Duplicate, Label, SetAside
from partnerlib.model import Span
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Cell,
    IntArray,
    Liveness,
    Pair,
    aside_labels,
    set_aside,
)
from partnerlib.sparse._labels import Labels
from partnerlib.sparse._ragged import find


class Maker:
    """Make findings of the candidates that are kept."""

    def __init__(
        self,
        registry: Registry,
        comparison: Comparison,
        coordination: Coordination,
        best: Best,
        *,
        liveness: Liveness,
    ) -> None:
        self._registry = registry
        self._comparison = comparison
        self._coordination = coordination
        self._efforts = comparison.efforts
        self._best = best
        self._candidates = best.pairs
        self._liveness = liveness
        self._label = Labels(registry)
        self._known: dict[int, Dates] = {}

    def key(self, candidate: int) -> str:
        """Give the key of a candidate."""
        return key(self._candidates, self._efforts.actors, candidate)

    def make(self, chosen: IntArray) -> Iterator[Duplicate]:
        """Make a finding of each of some candidates, given in ascending order.

        Their efforts are compared once more: of what is found in comparing those of
        all candidates, only the labels are kept.
        """
        size = max(len(self._efforts.actors), 1)
        codes = self._candidates.one[chosen].astype(np.int64) * size
        codes += self._candidates.other[chosen]
        labels = self._candidates.label[chosen]
        aside = self._set_aside(chosen)
        cells = max(len(self._efforts.cells), 1)
        for compared in compare(self._comparison, self._coordination, codes):
            # Which cells count is known after the last piece: several are walked twice.
            pieces = list(compared) if compared.block.whole else compared
            every = Groups.all_of(pieces)
            at = np.searchsorted(codes, every.one * size + every.other)
            alike = (at * cells + every.cell)[every.label == labels[at]]
            facts: dict[int, Facts] = {}
            for piece in pieces:
                meetings, _ = piece
                at = np.searchsorted(codes, meetings.one * size + meetings.other)
                some = np.flatnonzero(find(alike, at * cells + meetings.cell) >= 0)
                bounds = np.flatnonzero(np.diff(at[some])) + 1
                for groups in np.split(some, bounds) if some.size else ():
                    number = int(chosen[at[groups[0]]])
                    facts.setdefault(number, Facts(self._dates)).add(piece, groups)
                    if compared.block.whole:
                        yield self._duplicate(number, facts.pop(number), aside)
            for number in sorted(facts):
                yield self._duplicate(number, facts[number], aside)

    def _set_aside(self, chosen: IntArray) -> dict[Pair, tuple[SetAside, ...]]:
        """Find what holds the actors of duplicates and coordinates nothing."""
        kinds = self._candidates.label[chosen]
        duplicates: list[int] = chosen[kinds == LABELS.index("duplicate")].tolist()
        return set_aside(
            self._registry,
            self._liveness,
            map(self._actors, duplicates),
            lambda actor: actor,
            lambda _record, _pair: "elsewhere",
        )

    def _duplicate(
        self, candidate: int, facts: Facts, held: dict[Pair, tuple[SetAside, ...]]
    ) -> Duplicate:
        actors = self._actors(candidate)
        aside = held.get(actors, ())
        cells = [self._efforts.cells[number] for number in facts.cells]
        reasons = facts.reasons
        rare, number = self._best.rarity, int(self._best.number[candidate])
        p = float(rare.p[number])
        return Duplicate(
            key=self.key(candidate),
            kind=self._kind(candidate),
            score=float(rare.score[number]),
            components=(
                Component("p_value", p),
                Component("surprisal", float(rare.surprisal[number])),
            ),
            evidence=self._evidence(facts, reasons) | {each.record for each in aside},
            labels=dict.fromkeys(
                (
                    *self._labels(actors, cells, reasons),
                    *aside_labels(self._registry, aside),
                )
            ),
            places=self._places(actors, cells),
            actors=actors,
            cells=[tuple(zip(self._efforts.by, cell, strict=True)) for cell in cells],
            period=str(facts.period),
            certainty=facts.certainty,
            p_value=p,
            q_value=float(rare.q[number]),
            reasons=reasons,
            set_aside=aside,
        )

    def _kind(self, candidate: int) -> str:
        return LABELS[int(self._candidates.label[candidate])]

    def _actors(self, candidate: int) -> tuple[str, str]:
        names, pairs = self._efforts.actors, self._candidates
        return names[int(pairs.one[candidate])], names[int(pairs.other[candidate])]

    def _evidence(self, facts: Facts, reasons: list[tuple[str, str]]) -> set[str]:
        efforts = self._efforts
        records = {int(efforts.effort_records[effort]) for effort in facts.efforts}
        joint = {record for reason, record in reasons if reason == JOINT_RECORD}
        return joint | {efforts.records[record].reference for record in records}

    def _dates(self, effort: int) -> Dates:
        found = self._known.get(effort)
        if found is None:
            found = self._known[effort] = self._make_dates(effort)
        return found

    def _make_dates(self, effort: int) -> Dates:
        efforts = self._efforts
        return effort_dates(
            efforts.records[int(efforts.effort_records[effort])].record,
            efforts.actors[int(efforts.effort_actors[effort])],
            Span(*efforts.effort_spans[effort].tolist()),
        )

    def _labels(
        self,
        actors: tuple[str, str],
        cells: list[Cell],
        reasons: list[tuple[str, str]],
    ) -> list[Label]:
        named = [("actor", actor) for actor in actors]
        for theme, place in cells:
            named += [("theme", theme), ("territory", place)]
        for _, record in reasons:
            kind, _, id_ = record.partition("/")
            named += [(kind, id_)] if id_ else []
        return [self._label(*name) for name in dict.fromkeys(named)]

    def _places(self, actors: tuple[str, str], cells: list[Cell]) -> set[str]:
        seats = {self._registry.actors[actor].territory for actor in actors} - {""}
        places = seats | {place for _, place in cells}
        return {wider for place in places for wider in self._around(place)}

    def _around(self, place: str) -> tuple[str, ...]:
        return (place, *self._registry.ancestors(place))
