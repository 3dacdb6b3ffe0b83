"""Territories and audiences that no cooperation reaches."""

from collections import Counter
from collections.abc import Iterator

from partnerlib.analysis.gaps._candidates import Candidate, standing
from partnerlib.analysis.gaps._doubt import doubt
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.findings import Cell
from partnerlib.typing import Facet


def unreached_gaps(ground: Ground, counts: Counter[str]) -> Iterator[Candidate]:
    """Find territories and audiences without any cooperation at all.

    Parameters
    ----------
    ground : Ground
        The registry as asked for.
    counts : Counter
        What is looked at is counted here.

    Yields
    ------
    Candidate
        Of the kind ``unreached``: first territories, then audiences.
    """
    territories = tuple(
        territory.id
        for territory in ground.registry.territories.values()
        if ground.level in (None, territory.level)
    )
    naming = _naming(ground)
    counts["territories"] += len(territories)
    counts["audiences"] += len(naming)
    reached = _reached_territories(ground)
    yield from _of(ground, "place", dict.fromkeys(territories, ()), reached)
    yield from _of(ground, "audience", naming, _reached_audiences(ground))


def _of(
    ground: Ground,
    facet: Facet,
    examined: dict[str, tuple[str, ...]],
    reached: set[str],
) -> Iterator[Candidate]:
    values = sorted(examined)
    table = ground.table((facet,), [(value,) for value in values])
    doubts = doubt([table], ground.effort_groups((facet,)))
    for number, value in enumerate(values):
        if value not in reached:
            cell: Cell = ((facet, value),)
            yield Candidate(
                kind="unreached",
                cell=cell,
                shortfall=1.0,
                standing=standing(ground, cell, doubts, number),
                evidence=examined[value],
            )


def _reached_territories(ground: Ground) -> set[str]:
    """Give the territories that a live agreement or action touches, and all around."""
    registry = ground.registry
    actors = registry.actors
    touched: set[str] = set()
    for records in (registry.agreements, registry.actions):
        for record in records.values():
            if ground.liveness(record.status, record.period.span):
                touched.update(record.scope.places)
                touched.update(
                    actors[party.actor].territory for party in record.parties
                )
    lineage = ground.lineages["place"]
    return {outer for place in touched if place for outer in lineage(place)}


def _reached_audiences(ground: Ground) -> set[str]:
    stated = {
        audience
        for effort in ground.efforts.records
        for audience in effort.record.scope.audiences
    }
    lineage = ground.lineages["audience"]
    return {wider for audience in stated for wider in lineage(audience)}


def _naming(ground: Ground) -> dict[str, tuple[str, ...]]:
    """Give the audiences that the registry names, with the records that name them."""
    registry = ground.registry
    own = registry.terms.get("audiences", ())
    found: dict[str, list[str]] = {concept.id: [] for concept in own}
    for kind, records in (
        ("agreement", registry.agreements),
        ("action", registry.actions),
        ("need", registry.needs),
        ("offer", registry.offers),
    ):
        for record in records.values():
            for audience in record.scope.audiences:
                found.setdefault(audience, []).append(f"{kind}/{record.id}")
    return {audience: tuple(references) for audience, references in found.items()}
