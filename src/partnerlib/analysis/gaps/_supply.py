"""What is there for needed cells: providers, and the capacity on offer."""

from collections.abc import Sequence

import attrs
import numpy as np
from scipy.sparse import csr_array

from partnerlib.analysis.gaps._doubt import Doubt, covering
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._tables import CellTable, grouped
from partnerlib.model import Offer
from partnerlib.sparse import Efforts, IntArray
from partnerlib.typing import Facet


@attrs.frozen(eq=False)
class Supply:
    """Who provides in each cell of a family, what is offered, what is in doubt.

    Attributes
    ----------
    doubt : Doubt
        By cell.
    """

    doubt: Doubt
    _records: csr_array
    _actors: csr_array
    _offers: Sequence[Offer]
    _offering: csr_array

    @classmethod
    def of(cls, ground: Ground, tables: Sequence[CellTable]) -> "Supply":
        """Match the efforts and the offers of a registry with the cells."""
        efforts = ground.efforts
        facets: set[Facet] = {facet for table in tables for facet in table.facets}
        records, doubt = covering(
            tables, ground.effort_groups(facets), len(efforts.records)
        )
        actors = csr_array(records @ providers_by_record(efforts))
        actors.sort_indices()
        offers = [
            offer
            for offer in ground.registry.offers.values()
            if ground.liveness.holds(offer.period.span)
        ]
        scopes = [offer.scope for offer in offers]
        groups = grouped(np.arange(len(offers)), scopes, facets, ground.places)
        offering, _ = covering(tables, groups, len(offers))
        return cls(doubt, records, actors, offers, offering)

    def records_in(self, cell: int) -> IntArray:
        """Give the effort records that cover a cell."""
        return row(self._records, cell)

    def actors_in(self, cell: int) -> IntArray:
        """Give the actors that provide in a cell."""
        return row(self._actors, cell)

    def capacity(self, cell: int, unit: str) -> tuple[int | None, tuple[str, ...]]:
        """Give what is offered in a cell, and the offers that this adds up.

        It is unknown where no offer in that unit matches, and where one of those
        that do leaves its capacity unknown.
        """
        numbers: list[int] = row(self._offering, cell).tolist()
        matching = (self._offers[number] for number in numbers)
        offers = [offer for offer in matching if offer.unit == unit]
        known = [offer.capacity for offer in offers if offer.capacity is not None]
        if not known or len(known) < len(offers):
            return None, ()
        return sum(known), tuple(f"offer/{offer.id}" for offer in offers)


def providers_by_record(efforts: Efforts) -> csr_array:
    """Give a matrix of effort records by the actors that provide."""
    ones = np.ones(efforts.effort_actors.size, dtype=np.int32)
    return csr_array(
        (ones, (efforts.effort_records, efforts.effort_actors)),
        shape=(len(efforts.records), len(efforts.actors)),
    )


def row(matrix: csr_array, number: int) -> IntArray:
    """Give the columns of a row that are not empty."""
    columns = matrix.indices[matrix.indptr[number] : matrix.indptr[number + 1]]
    return columns.astype(np.int64)
