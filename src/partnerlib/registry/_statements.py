"""Agreements that one side states, or both."""

from collections.abc import Mapping

from partnerlib.model import Actor, Agreement


def count_statements(
    agreements: Mapping[str, Agreement], actors: Mapping[str, Actor]
) -> dict[str, int]:
    """Count statements, and the agreements stated by all parties or by some.

    A party states an agreement when a source is stated by it or by its seat. An
    agreement whose sources do not say who stated them is in neither count: that
    nobody is known to have stated it is no one-sided statement.
    """
    statements = by_all = by_some = 0
    for agreement in agreements.values():
        if not agreement.sources:
            continue
        stated_by = {source.stated_by for source in agreement.sources} - {""}
        if not stated_by:
            continue
        statements += len(stated_by)
        parties = {party.actor for party in agreement.parties}
        stating = {
            actor
            for actor in parties
            if actor in stated_by or actors[actor].territory in stated_by
        }
        if stating == parties:
            by_all += 1
        elif stating:
            by_some += 1
    return {
        "statements": statements,
        "stated_by_all": by_all,
        "stated_by_some": by_some,
    }
