"""Complementary triangles: a need, who answers it, and who could facilitate."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np

from partnerlib.analysis._shared.choice import Choice
from partnerlib.analysis._shared.parts import in_parts, making
from partnerlib.analysis._shared.tie_score import mean_of_known, score, shaped
from partnerlib.analysis.triangles._capacities import Capacities
from partnerlib.analysis.triangles._facilitators import NOBODY, Facilitators, Rows
from partnerlib.analysis.triangles._ground import Found, Ground, Kind
from partnerlib.analysis.triangles._make_complementary import (
    NAMES,
    ComplementaryMaker,
)
from partnerlib.analysis.triangles._trios import of_pairs
from partnerlib.analysis.triangles._wanted import Wanted
from partnerlib.findings import Triangle
from partnerlib.sparse._ragged import Bools, Floats, Ints, find, rounded

_COLUMNS: Final = 7
_NODES: Final = 3  # of the columns: who needs, who answers, who facilitates


def _best(ground: Ground, limit: int | None, diversify: int | None) -> Found:
    """Measure every need that somebody could answer through a third, keep the best."""
    search = _Search.of(ground)
    count = 0

    def blocks(_: Bools) -> Iterator[tuple[Floats, Ints, Floats]]:
        nonlocal count
        count = 0
        for block in search.measured():
            count += len(block[0])
            yield block

    choice = Choice(
        limit=limit,
        diversify=diversify,
        key=search.maker.key,
        columns=_COLUMNS,
        components=len(NAMES),
        nodes=_NODES,
        size=len(ground.ties.nodes),
    )
    found = choice.of(blocks)
    return Found(
        search.maker.make(*found, advance=making(len(found[0]))),
        {
            "need_cells": len(search.wanted.cells),
            "answered_cells": search.wanted.answered,
            "answers_left_out": search.facilitators.left_out,
            "kind:complementary": count,
        },
    )


def _each(ground: Ground) -> Iterator[Triangle]:
    """Go through them by who needs what."""
    search = _Search.of(ground)
    for part in in_parts(search.measured()):
        yield from search.maker.make(*part)


@attrs.frozen(eq=False)
class _Search:
    """All that measuring needs, made once."""

    ground: Ground
    wanted: Wanted
    facilitators: Facilitators
    capacities: Capacities
    maker: ComplementaryMaker

    @classmethod
    def of(cls, ground: Ground) -> "_Search":
        wanted = Wanted(ground.registry, ground.ties.nodes, ground.liveness)
        facilitators = Facilitators(ground, wanted)
        return cls(
            ground,
            wanted,
            facilitators,
            Capacities(ground.registry, wanted),
            ComplementaryMaker(ground, wanted, facilitators),
        )

    def measured(self) -> Iterator[tuple[Floats, Ints, Floats]]:
        """Give scores, rows and components in blocks."""
        weights = self.ground.weights
        for rows in self.facilitators.rows():
            needing = self.wanted.needing[rows.cell]
            ties = self._ties(needing, rows.answering, rows.middle)
            values = self._values(rows, needing, ties)
            shown = shaped(values, weights, NAMES)
            columns = (needing, rows.answering, rows.middle, rows.cell, *ties)
            yield score(shown, weights, NAMES), np.stack(columns, axis=1), values

    def _ties(self, *three: Ints) -> Ints:
        """Look the ties of three nodes up: needing with both others, then the rest."""
        known = self.ground.ties
        one, other, middle = three
        codes = [
            np.minimum(a, b) * len(known.nodes) + np.maximum(a, b)
            for a, b in ((one, other), (one, middle), (other, middle))
        ]
        return np.stack([find(known.codes, each) for each in codes])

    def _values(self, rows: Rows, needing: Ints, ties: Ints) -> Floats:
        features = self.ground.features
        pairs = (
            (needing, rows.answering),
            (needing, rows.middle),
            (rows.answering, rows.middle),
        )
        measured = [features.together(left, right) for left, right in pairs]
        there = ties != NOBODY
        columns = {
            name: of_pairs(name, np.stack([each[name] for each in measured]))
            for name in measured[0]
        } | {
            "need_offer_fit": np.ones(len(needing)),
            "liveliness": mean_of_known(features.liveliness(ties)),
            "ties_present": there.sum(axis=0) / len(ties),
            "capacity_fit": self.capacities.fit(rows.cell, rows.answering),
        }
        return np.stack([rounded(columns[name]) for name in NAMES], axis=1)


COMPLEMENTARY = Kind(_best, _each)
