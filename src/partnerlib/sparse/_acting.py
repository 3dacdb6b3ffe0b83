"""Who takes part in a record: in which role, and at which time."""

from collections.abc import Iterable, Sequence

import numpy as np

from partnerlib.model import UNKNOWN_PERIOD, Party
from partnerlib.registry import Registry
from partnerlib.sparse._ragged import Bools
from partnerlib.sparse._time import Liveness


class Acting:
    """Who takes part in a record, those aside that only fund or observe in it.

    Who by dates of its own has left the record by the day that is asked about, or
    joins it later, does not.

    Parameters
    ----------
    registry : Registry
        The data, for its vocabulary of roles.
    liveness : Liveness
        Which records count, and at which day.
    """

    def __init__(self, registry: Registry, liveness: Liveness) -> None:
        self._roles = registry.vocabularies["roles"]
        self._liveness = liveness
        self._known: dict[str, bool] = {}

    def __call__(self, parties: Iterable[Party]) -> set[str]:
        """List the actors that are there in some other role, or in none stated."""
        return {
            party.actor
            for party in parties
            if self.has_part(party.role) and self.is_there(party)
        }

    def each(self, parties: Sequence[Party]) -> Bools:
        """Say of each party whether it takes part."""
        acts = {role: self.has_part(role) for role in {each.role for each in parties}}
        return np.array(
            [acts[party.role] and self.is_there(party) for party in parties],
            dtype=np.bool_,
        )

    def has_part(self, role: str) -> bool:
        """Say whether who has this role takes part, at whatever time."""
        known = self._known.get(role)
        if known is None:
            known = self._known[role] = self._acts(role)
        return known

    def is_there(self, party: Party) -> bool:
        """Say whether a party may be in its record at the day, in whatever role."""
        # Nearly all parties have no dates of their own: those are told by identity.
        return party.during is UNKNOWN_PERIOD or self._liveness.holds(party.during.span)

    def _acts(self, role: str) -> bool:
        if not role:
            return True
        funds = self._roles.role_class(role) == "funds"
        return not (funds or self._roles.covers("observer", role))


class Everybody(Acting):
    """All who are parties to a record at the day, whatever their roles."""

    def _acts(self, role: str) -> bool:  # noqa: ARG002 -- whatever it is
        return True


__all__ = ["Acting", "Everybody"]
