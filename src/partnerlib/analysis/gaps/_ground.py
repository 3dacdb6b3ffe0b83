"""What all kinds of gaps are looked for on: a registry as asked for."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import compress
from operator import attrgetter

import attrs
import numpy as np

from partnerlib.analysis.gaps._tables import CellTable, Groups, Places, grouped
from partnerlib.model import Action, Agreement, Scope
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Cell,
    Efforts,
    Lineage,
    Liveness,
    Placing,
    build_efforts,
)
from partnerlib.typing import FACETS, Facet

_scope: Callable[[Action | Agreement], Scope] = attrgetter("scope")


@attrs.frozen(eq=False, slots=False)
class Ground:
    """A registry, which of its records count, and how their facets are read.

    Attributes
    ----------
    registry : Registry
        The data.
    by : tuple of str or None
        The facets of needed cells; None takes those that each need states.
    level : str or None
        The level to which places are rolled up.
    liveness : Liveness
        Which records count.
    efforts : Efforts
        Who provides what and where.
    lineages : mapping of str to Lineage
        By facet, what a value lies in.
    placing : Placing
        What stated places are at the level.
    """

    registry: Registry
    by: tuple[Facet, ...] | None
    level: str | None
    liveness: Liveness
    efforts: Efforts
    lineages: Mapping[Facet, Lineage]
    placing: Placing

    @classmethod
    def of(
        cls,
        registry: Registry,
        *,
        by: tuple[Facet, ...] | None,
        level: str | None,
        liveness: Liveness,
    ) -> "Ground":
        """Build the efforts of a registry and what is needed to place them."""
        return cls(
            registry=registry,
            by=by,
            level=level,
            liveness=liveness,
            efforts=build_efforts(registry, by=by, level=level, liveness=liveness),
            lineages={facet: Lineage(registry, facet) for facet in FACETS},
            placing=Placing(registry, level, liveness),
        )

    def places(self, stated: tuple[str, ...]) -> Places:
        """Read the places that a record states."""
        rolled, above = self.placing(stated)
        return Places(stated, rolled, stated if self.level is None else above)

    def table(self, facets: tuple[Facet, ...], cells: Iterable[Cell]) -> CellTable:
        """Make cells of some facets findable."""
        return CellTable(facets, tuple(cells), self.lineages)

    def effort_groups(self, facets: Iterable[Facet]) -> Groups:
        """Bring together the effort records with a provider that state the same."""
        records = self.efforts.records
        provided = records.is_provided
        scopes = map(_scope, compress(records.bonds, provided.tolist()))
        return grouped(np.flatnonzero(provided), list(scopes), facets, self.places)

    @cached_property
    def covered_countries(self) -> frozenset[str]:
        """The countries in which some effort record has a place."""
        stated = {record.scope.places for record in self.efforts.records.bonds}
        places = {place for each in stated for place in each}
        return frozenset(self.registry.country_of(place) for place in places)

    def is_covered(self, cell: tuple[tuple[str, str], ...]) -> bool:
        """Say whether the data holds any effort in the country of a cell.

        An unknown country, or no place, is no reason to doubt that.
        """
        place = dict(cell).get("place", "")
        if not place:
            return True
        country = self.registry.country_of(place)
        return not country or country in self.covered_countries
