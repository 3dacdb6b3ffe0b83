"""What the meetings of two actors say, gathered piece by piece."""

from collections.abc import Callable
from typing import Final

import numpy as np

from partnerlib.analysis.duplicates._groups import Piece
from partnerlib.analysis.duplicates._meetings import DIFFERENCES
from partnerlib.analysis.duplicates._when import Dates, bounding_pairs, common_period
from partnerlib.model import Period
from partnerlib.sparse import IntArray, joined
from partnerlib.sparse._edges import first_of_runs

DatesOf = Callable[[int], Dates]

_MANY: Final = 10_000  # pairs of efforts, of which all are kept


class Facts:
    """What is known of two actors in the cells of a finding.

    Pairs of efforts may be millions. Kept are the efforts, of which there are far
    fewer, and of the pairs, once they are many, those that bound the common time.

    Parameters
    ----------
    dates : callable
        Gives the dates of an effort by number.

    Attributes
    ----------
    efforts : set of int
        The efforts of both.
    """

    def __init__(self, dates: DatesOf) -> None:
        self._dates = dates
        self._cells: dict[int, float] = {}
        self.efforts: set[int] = set()
        self._compatible: set[int] = set()
        self._meeting: list[IntArray] = []
        self._differs = np.zeros(len(DIFFERENCES), dtype=np.bool_)
        self._reasons: dict[str, dict[int, str]] = {}

    @property
    def cells(self) -> list[int]:
        """The cells, ascending."""
        return sorted(self._cells)

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """In what efforts differ that never may be the same work, and what ties."""
        differences = zip(DIFFERENCES, self._differs.tolist(), strict=True)
        return [
            *((name, "") for name, so in differences if so and not self._compatible),
            *(
                (reason, found[witness])
                for reason, found in self._reasons.items()
                for witness in sorted(found)
            ),
        ]

    @property
    def certainty(self) -> float:
        """How sure it is that two efforts may be the same work, mean over cells."""
        best = [certainty for certainty in self._cells.values() if certainty]
        return sum(best) / len(best) if best else 1.0

    @property
    def period(self) -> Period:
        """The time that efforts have in common that may be the same work."""
        efforts = sorted(self._compatible)
        pairs = np.searchsorted(efforts, self._pairs())
        return common_period([self._dates(effort) for effort in efforts], *pairs)

    def add(self, piece: Piece, groups: IntArray) -> None:
        """Add what some groups of a piece say, given in ascending order."""
        meetings, ties = piece
        entries, rows = joined(groups, meetings.group)
        first, second = meetings.first[rows], meetings.second[rows]
        self.efforts.update(first.tolist(), second.tolist())
        self._differs |= meetings.differs[rows].any(axis=0)
        compatible = meetings.compatible[rows]
        certainty = np.where(compatible, meetings.certainty[rows], 0.0)
        best = np.maximum.reduceat(certainty, np.flatnonzero(first_of_runs(entries)))
        cells: list[int] = meetings.cell[groups].tolist()
        for cell, sure in zip(cells, best.tolist(), strict=True):
            self._cells[cell] = max(self._cells.get(cell, 0.0), sure)
        self._meet(np.stack((first[compatible], second[compatible])))
        for kind in ties:
            found = self._reasons.setdefault(kind.reason, {})
            if kind.groups.size:
                _, at = joined(groups, kind.groups)
                for witness in kind.witnesses[at].tolist():
                    found[witness] = kind.reference(witness)

    def _meet(self, pairs: IntArray) -> None:
        """Keep pairs of efforts that may be the same work, or those that bound them."""
        self._compatible.update(*pairs.tolist())
        self._meeting.append(pairs)
        if sum(part.shape[1] for part in self._meeting) > _MANY:
            pairs = self._pairs()
            efforts = np.unique(pairs)
            dates = [self._dates(effort) for effort in efforts.tolist()]
            bounding = bounding_pairs(dates, *np.searchsorted(efforts, pairs))
            self._meeting = [pairs[:, bounding]]

    def _pairs(self) -> IntArray:
        return np.concatenate(self._meeting, axis=1)
