"""Cells in which somebody provides: without funds, or without recognition."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._candidates import Candidate, Standing
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._supply import providers_by_record, row
from partnerlib.model import Action, Agreement

_SHORTFALL: Final = {"unfunded": 1.0, "unrecognised": 0.5}
# These gaps rest on what records state, and on nothing that is absent: no record
# that leaves its place or theme unsaid can cast doubt on them.
_STATED: Final = Standing(confidence=1.0, undocumented=0, covered=True)


def supplied_gaps(ground: Ground, kinds: tuple[str, ...]) -> Iterator[Candidate]:
    """Find the cells of efforts that lack funds or recognition.

    Parameters
    ----------
    ground : Ground
        The registry as asked for.
    kinds : tuple of str
        ``unfunded``, ``unrecognised``, or both; others are none of these.

    Yields
    ------
    Candidate
        One for each cell and kind, with the records that lack it.
    """
    efforts = ground.efforts
    lacking: dict[str, Callable[[Action | Agreement], bool]] = {
        "unfunded": _Unfunded(ground),
        "unrecognised": _unrecognised,
    }
    records = efforts.records
    found = {
        kind: np.flatnonzero(
            np.fromiter(map(lacks, records.bonds), np.bool_) & records.has_cells
        )
        for kind, lacks in lacking.items()
        if kind in kinds
    }
    if not any(numbers.size for numbers in found.values()):
        return
    providers = providers_by_record(efforts)
    for kind, numbers in found.items():
        by_cell = csr_array(efforts.record_cells[numbers].T.astype(np.int32))
        actors = csr_array(by_cell @ providers[numbers])
        actors.sort_indices()
        filled: list[int] = np.flatnonzero(np.diff(by_cell.indptr)).tolist()
        for number in filled:
            cell = tuple(zip(efforts.by, efforts.cells[number], strict=True))
            yield Candidate(
                kind=kind,
                cell=cell,
                shortfall=_SHORTFALL[kind],
                standing=_STATED,
                records=numbers[row(by_cell, number)],
                actors=row(actors, number),
            )


class _Unfunded:
    """Tell the records that state roles, and no funder among them."""

    def __init__(self, ground: Ground) -> None:
        self._roles = ground.registry.vocabularies["roles"]
        self._kept: dict[tuple[str, ...], bool] = {}

    def __call__(self, record: Action | Agreement) -> bool:
        roles = tuple([party.role for party in record.parties])
        found = self._kept.get(roles)
        if found is None:
            classes = {self._roles.role_class(role) for role in roles}
            found = self._kept[roles] = any(roles) and "funds" not in classes
        return found


def _unrecognised(record: Action | Agreement) -> bool:
    return isinstance(record, Action) and record.recognised == "no"
