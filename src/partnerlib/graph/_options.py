"""What the views have in common: which records count, and what they say of it."""

import datetime as dt
from typing import Any

import attrs

from partnerlib.errors import ParameterError
from partnerlib.registry import Registry
from partnerlib.sparse._time import AsOf, Liveness, resolve_as_of
from partnerlib.typing import Statuses


@attrs.frozen
class Counting:
    """Which records count in a view, and the day at which they do."""

    liveness: Liveness
    day: dt.date | None

    @classmethod
    def of(cls, registry: Registry, as_of: AsOf, statuses: Statuses) -> "Counting":
        """Check what a caller asks for."""
        day = resolve_as_of(registry, as_of)
        return cls(Liveness.of(registry, statuses, day), day)

    @property
    def parameters(self) -> dict[str, Any]:
        """State the parameters as used."""
        return {
            "as_of": None if self.day is None else self.day.isoformat(),
            "statuses": self.liveness.kept,
        }


def checked_most(parameter: str, most: object) -> int:
    """Refuse a limit that is no whole number from 2 up."""
    if type(most) is not int or most < 2:  # noqa: PLR2004 -- a tie has two ends
        raise ParameterError(parameter, most, "give a whole number from 2 up")
    return most


__all__ = ["AsOf", "Counting", "checked_most"]
