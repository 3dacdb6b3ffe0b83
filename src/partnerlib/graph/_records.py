"""The live agreements and actions of a registry, in order."""

from collections.abc import Iterator

from partnerlib.model import Action, Agreement
from partnerlib.registry import Registry
from partnerlib.sparse._time import Liveness


def live_records(
    registry: Registry, liveness: Liveness
) -> Iterator[tuple[str, Agreement | Action]]:
    """Yield kind and record of the agreements, then of the actions, that count."""
    for agreement in registry.agreements.values():
        if liveness(agreement.status, agreement.period.span):
            yield "agreement", agreement
    for action in registry.actions.values():
        if liveness(action.status, action.period.span):
            yield "action", action
