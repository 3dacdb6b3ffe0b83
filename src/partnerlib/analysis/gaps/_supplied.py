"""Cells in which somebody provides: without funds, or without recognition."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._candidates import Candidate, Standing
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._supply import providers_by_record, row
from partnerlib.model import Action
from partnerlib.sparse._live_records import live_parties

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
    lacking: dict[str, Callable[[Ground], NDArray[np.bool_]]] = {
        "unfunded": _unfunded,
        "unrecognised": _unrecognised,
    }
    found = {
        kind: np.flatnonzero(lacks(ground) & efforts.records.has_cells)
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


def _unfunded(ground: Ground) -> NDArray[np.bool_]:
    """Tell the records that state roles, and no funder among them."""
    roles = ground.registry.vocabularies["roles"]
    parties = live_parties(ground.registry, ground.liveness)
    stated = {party.role for party in parties.distinct}
    funding = {role for role in stated if roles.role_class(role) == "funds"}
    has_role = np.array([party.role != "" for party in parties.distinct], np.bool_)
    funds = np.array([party.role in funding for party in parties.distinct], np.bool_)
    return parties.records_with(has_role) & ~parties.records_with(funds)


def _unrecognised(ground: Ground) -> NDArray[np.bool_]:
    """Tell the actions that are stated not to be recognised."""
    bonds = ground.efforts.records.bonds
    refused = (type(bond) is Action and bond.recognised == "no" for bond in bonds)
    return np.fromiter(refused, np.bool_)
