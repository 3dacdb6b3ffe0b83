"""The records that tell of efforts, and why some of them lie in no cell."""

from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from operator import attrgetter
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import Action, Agreement
from partnerlib.model._scope import LARGEST_SCOPE
from partnerlib.registry import reference
from partnerlib.sparse._bound import Bond, Lazy
from partnerlib.sparse._facets import Placing
from partnerlib.sparse._providers import IntArray, Providers, integers
from partnerlib.typing import FACETS, Facet

_FLAGS: Final = ("", "no-provider", "undocumented", "too-wide", "unplaced")
_SOUND, _NO_PROVIDER, _UNDOCUMENTED, _TOO_WIDE, _UNPLACED = range(5)
STATED: Final[Mapping[str, Callable[[Bond], tuple[str, ...]]]] = {
    facet: attrgetter(f"scope.{facet}s") for facet in FACETS
}
"""What gives the values that a record states of each facet."""


@attrs.frozen(eq=False)
class EffortRecord:
    """A live record that tells of efforts, as far as it tells of them.

    Attributes
    ----------
    record : Action or Agreement
        The record itself.
    """

    _all: "EffortRecords" = attrs.field(repr=False)
    _number: int
    record: Action | Agreement

    @property
    def reference(self) -> str:
        """``action/<id>`` or ``agreement/<id>``."""
        return reference(self.record)

    @property
    def providers(self) -> tuple[str, ...]:
        """The actors that provide, one per party; empty if nobody is known to.

        An actor with two terms of office stands twice.
        """
        return self._all.providers_of(self._number)

    @property
    def places(self) -> tuple[str, ...]:
        """The places, at the level asked for."""
        return self._all.placing(self.record.scope.places)[0]

    @property
    def above(self) -> tuple[str, ...]:
        """The stated places that lie above that level."""
        return self._all.placing(self.record.scope.places)[1]

    @property
    def flag(self) -> str:
        """Why it makes no cell, if it makes none.

        ``no-provider``, ``undocumented``, ``unplaced`` or ``too-wide``; the last two
        are undocumented as well.
        """
        return _FLAGS[int(self._all.flags[self._number])]

    def stated(self, facet: Facet) -> tuple[str, ...]:
        """Give the values of a facet, places at the level asked for."""
        return self.places if facet == "place" else self.record.scope.facet(facet)


class EffortRecords(Lazy[EffortRecord]):
    """The records that tell of efforts, by reference.

    Attributes
    ----------
    bonds : tuple of Action or Agreement
        The records themselves.
    flags : array of int
        Why each of them makes no cell; 0 where it makes some.
    placing : Placing
        What stated places are at the level.
    """

    def __init__(
        self,
        bonds: tuple[Bond, ...],
        flags: IntArray,
        placing: Placing,
        providers: Providers,
    ) -> None:
        self.bonds = bonds
        self.flags = flags
        self.placing = placing
        self._providers = providers
        sizes = np.bincount(providers.records, minlength=len(bonds))
        self._ends = np.append(0, sizes.cumsum())

    def __len__(self) -> int:
        return len(self.bonds)

    def _at(self, number: int) -> EffortRecord:
        return EffortRecord(self, number, self.bonds[number])

    @property
    def has_cells(self) -> NDArray[np.bool_]:
        """Whether each record makes cells."""
        has: NDArray[np.bool_] = self.flags == _SOUND
        return has

    @property
    def is_provided(self) -> NDArray[np.bool_]:
        """Whether each record has a provider."""
        provided: NDArray[np.bool_] = np.diff(self._ends) > 0
        return provided

    def providers_of(self, number: int) -> tuple[str, ...]:
        """Give the actors that provide in a record, in the order of its parties."""
        parts = slice(self._ends[number], self._ends[number + 1])
        members: list[int] = self._providers.members[parts].tolist()
        return tuple([self._providers.actors[member] for member in members])


def sizes(values: Iterable[tuple[str, ...]]) -> IntArray:
    """Count the values of each."""
    return integers(map(len, values))


def flags_of(
    bonds: tuple[Bond, ...],
    by: tuple[Facet, ...],
    placing: Placing,
    providers: Providers,
) -> IntArray:
    """Say why records make no cell; what is found last here counts first."""
    flags = np.full(len(bonds), _SOUND)
    counts = [sizes(map(STATED[facet], bonds)) for facet in by]
    if "place" in by and not placing.is_plain:
        rolled = (placing(places)[0] for places in map(STATED["place"], bonds))
        flags[sizes(rolled) == 0] = _UNPLACED
    # Floating point: a product of counts may be beyond all integers.
    cells = np.prod([size.astype(np.float64) for size in counts], axis=0)
    flags[cells > LARGEST_SCOPE] = _TOO_WIDE
    flags[cells == 0 if by else slice(None)] = _UNDOCUMENTED
    provided = np.bincount(providers.records, minlength=len(bonds)) > 0
    flags[~provided] = _NO_PROVIDER
    return flags


def flag_counts(records: EffortRecords, by: tuple[Facet, ...]) -> dict[str, int]:
    """Count the records that make no cell, under the names of `examined`."""
    found: list[int] = np.bincount(records.flags, minlength=len(_FLAGS)).tolist()
    above = 0
    if "place" in by and not records.placing.is_plain:
        placed = (records.flags == _SOUND) | (records.flags == _UNPLACED)
        stated = map(STATED["place"], compress(records.bonds, placed.tolist()))
        above = sum(len(records.placing(places)[1]) for places in stated)
    return {
        "no_provider": found[_NO_PROVIDER],
        "undocumented": found[_UNDOCUMENTED] + found[_UNPLACED] + found[_TOO_WIDE],
        "unplaced": found[_UNPLACED],
        "too_wide": found[_TOO_WIDE],
        "above_level": above,
    }


__all__ = [
    "STATED",
    "EffortRecord",
    "EffortRecords",
    "flag_counts",
    "flags_of",
    "sizes",
]
