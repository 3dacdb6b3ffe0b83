"""Which countries cooperate, through the actors that are seated in them."""

import numpy as np

from partnerlib.registry import Registry
from partnerlib.sparse._nodes import NOWHERE, Nodes
from partnerlib.sparse._ragged import Ints
from partnerlib.sparse._time import Liveness


class CountryNodes(Nodes):
    """The countries that territories state, by code, in place of territories.

    Parameters
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count.

    Attributes
    ----------
    territories : dict of str to list of str
        By code, the territories that lie in the country, sorted.
    """

    def __init__(self, registry: Registry, liveness: Liveness) -> None:
        super().__init__(registry, None, liveness)
        self.territories: dict[str, list[str]] = {}
        for id_ in registry.territories:
            self.territories.setdefault(registry.country_of(id_), []).append(id_)
        self.territories.pop("", None)
        self.ids = tuple(sorted(self.territories))
        self._numbers = {code: number for number, code in enumerate(self.ids)}

    def _find(self, territory: str) -> int:
        return self._numbers.get(self._registry.country_of(territory), NOWHERE)

    def nested(self, nodes: object) -> Ints:  # noqa: ARG002 -- none is in another
        """List no pair: no country contains another."""
        return np.zeros(0, dtype=np.int64)


__all__ = ["CountryNodes"]
