"""From pairs of numbers to findings that explain themselves."""

from collections.abc import Iterator

import numpy as np

from partnerlib.analysis.duplicates._best import Best, key
from partnerlib.analysis.duplicates._candidates import (
    BLOCK,
    LABELS,
    group_labels,
)
from partnerlib.analysis.duplicates._coordination import Coordination
from partnerlib.analysis.duplicates._joint_records import JOINT_RECORD
from partnerlib.analysis.duplicates._meetings import (
    DIFFERENCES,
    Comparison,
    Meetings,
)
from partnerlib.analysis.duplicates._ties import Ties
from partnerlib.analysis.duplicates._when import Dates, common_period, effort_dates
from partnerlib.findings import Component, Duplicate, Label, SetAside
from partnerlib.model import Period, Span
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Cell,
    IntArray,
    Liveness,
    Pair,
    aside_labels,
    joined,
    set_aside,
)
from partnerlib.sparse._edges import first_of_runs
from partnerlib.sparse._labels import Labels


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
        size = len(self._efforts.actors)
        ones = self._candidates.one[chosen].astype(np.int64)
        codes = ones * size + self._candidates.other[chosen]
        posts = self._comparison.posts
        aside = self._set_aside(chosen)
        candidate = iter(chosen.tolist())
        for first, second in posts.blocks(BLOCK, ones):
            found = posts.actors[first].astype(np.int64) * size + posts.actors[second]
            wanted = np.isin(found, codes)
            meetings = self._comparison.meetings(first[wanted], second[wanted])
            ties = self._coordination.ties(meetings)
            labels = group_labels(meetings, ties)
            bounds = np.flatnonzero(np.diff(meetings.one * size + meetings.other)) + 1
            for groups in np.split(np.arange(labels.size), bounds):
                number = next(candidate)
                alike = groups[labels[groups] == self._candidates.label[number]]
                yield self._duplicate(number, alike, meetings, ties, aside)

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
        self,
        candidate: int,
        groups: IntArray,
        meetings: Meetings,
        ties: tuple[Ties, ...],
        held: dict[Pair, tuple[SetAside, ...]],
    ) -> Duplicate:
        _, rows = joined(groups, meetings.group)
        actors = self._actors(candidate)
        aside = held.get(actors, ())
        numbers: list[int] = meetings.cell[groups].tolist()
        cells = [self._efforts.cells[number] for number in numbers]
        reasons = [*_differences(rows, meetings), *_witnesses(groups, ties)]
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
            evidence=self._evidence(rows, meetings, reasons)
            | {each.record for each in aside},
            labels=dict.fromkeys(
                (
                    *self._labels(actors, cells, reasons),
                    *aside_labels(self._registry, aside),
                )
            ),
            places=self._places(actors, cells),
            actors=actors,
            cells=[tuple(zip(self._efforts.by, cell, strict=True)) for cell in cells],
            period=str(self._period(rows, meetings)),
            certainty=_certainty(rows, meetings),
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

    def _evidence(
        self, rows: IntArray, meetings: Meetings, reasons: list[tuple[str, str]]
    ) -> set[str]:
        efforts = _efforts(rows, meetings)
        records: list[int] = np.unique(self._efforts.effort_records[efforts]).tolist()
        joint = {record for reason, record in reasons if reason == JOINT_RECORD}
        return joint | {self._efforts.records[record].reference for record in records}

    def _period(self, rows: IntArray, meetings: Meetings) -> Period:
        rows = rows[meetings.compatible[rows]]
        efforts = _efforts(rows, meetings)
        return common_period(
            [self._dates(effort) for effort in efforts.tolist()],
            np.searchsorted(efforts, meetings.first[rows]),
            np.searchsorted(efforts, meetings.second[rows]),
        )

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


def _differences(rows: IntArray, meetings: Meetings) -> Iterator[tuple[str, str]]:
    """Say in what efforts differ that never may be the same work."""
    if not meetings.compatible[rows].any():
        for name, differs in zip(DIFFERENCES, meetings.differs[rows].T, strict=True):
            if differs.any():
                yield name, ""


def _witnesses(groups: IntArray, ties: tuple[Ties, ...]) -> Iterator[tuple[str, str]]:
    for kind in ties:
        _, entries = joined(groups, kind.groups)
        for witness in np.unique(kind.witnesses[entries]).tolist():
            yield kind.reason, kind.reference(witness)


def _efforts(rows: IntArray, meetings: Meetings) -> IntArray:
    """Give the efforts of some pairs, each once."""
    return np.unique(np.append(meetings.first[rows], meetings.second[rows]))


def _certainty(rows: IntArray, meetings: Meetings) -> float:
    """Average over cells how sure it is that two efforts may be the same work."""
    rows = rows[meetings.compatible[rows]]
    if not rows.size:
        return 1.0
    heads = np.flatnonzero(first_of_runs(meetings.group[rows]))
    return float(np.maximum.reduceat(meetings.certainty[rows], heads).mean())
