"""Territories and audiences that no cooperation reaches."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import compress

import numpy as np

from partnerlib.analysis.gaps._candidates import Candidate, standing
from partnerlib.analysis.gaps._doubt import doubt
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.findings import Cell
from partnerlib.registry import Registry
from partnerlib.sparse import is_gone
from partnerlib.sparse._bound import bound
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
    registry = ground.registry
    territories = tuple(
        territory.id
        for territory in registry.territories.values()
        if ground.level in (None, territory.level)
    )
    standing_ones = tuple(
        id_ for id_ in territories if not is_gone(registry, id_, ground.liveness)
    )
    naming = _naming(ground)
    counts["territories"] += len(territories)
    counts["gone"] += len(territories) - len(standing_ones)
    counts["audiences"] += len(naming)
    touched = _touched_territories(ground)
    covered = partial(_is_covered, registry, _countries(ground, touched))
    reached = _with_outer(registry, touched)
    audiences = _with_broader(ground, _stated_audiences(ground))
    yield from _of(ground, "place", dict.fromkeys(standing_ones, ()), reached, covered)
    yield from _of(ground, "audience", naming, audiences, lambda _: True)


def _of(
    ground: Ground,
    facet: Facet,
    examined: dict[str, tuple[str, ...]],
    reached: set[str],
    covered: Callable[[str], bool],
) -> Iterator[Candidate]:
    values = sorted(examined)
    if reached.issuperset(values):
        return
    table = ground.table((facet,), [(value,) for value in values])
    doubts = doubt([table], ground.effort_groups((facet,)))
    for number, value in enumerate(values):
        if value not in reached:
            cell: Cell = ((facet, value),)
            yield Candidate(
                kind="unreached",
                cell=cell,
                shortfall=1.0,
                standing=standing(doubts, number, covered=covered(value)),
                evidence=examined[value],
            )


def _touched_territories(ground: Ground) -> set[str]:
    """Give the places and seats of live agreements and actions."""
    stated, every = ground.registry.actors, bound(ground.registry)
    live = every.live(ground.liveness)
    touching = compress(every.records, live.tolist())
    places = {record.scope.places for record in touching}
    parties = every.parties
    named = np.zeros(len(parties.distinct), dtype=np.bool_)
    named[parties.party[live[parties.record]]] = True
    actors = (party.actor for party in compress(parties.distinct, named.tolist()))
    seats = {stated[actor].territory for actor in actors}
    return seats.union(*places) - {""}


def _countries(ground: Ground, touched: set[str]) -> set[str]:
    return {ground.registry.country_of(place) for place in touched}


def _is_covered(registry: Registry, countries: set[str], territory: str) -> bool:
    """Say whether the data can tell that a territory is not reached.

    Nothing in a whole country is one finding, at the country itself: it says nothing
    of each territory inside.
    """
    country = registry.country_of(territory)
    inside = any(
        registry.country_of(outer) == country for outer in registry.ancestors(territory)
    )
    return not (country and inside) or country in countries


def _stated_audiences(ground: Ground) -> set[str]:
    stated = {record.scope.audiences for record in ground.efforts.records.bonds}
    return {audience for audiences in stated for audience in audiences}


def _with_outer(registry: Registry, places: set[str]) -> set[str]:
    """Give some places, and all that they lie in."""
    territories = registry.territories
    # Very many places lie in the same few.
    outer = {territories[place].parent for place in places} - {""}
    return places.union(outer, *map(registry.ancestors, outer))


def _with_broader(ground: Ground, audiences: set[str]) -> set[str]:
    """Give some audiences, and all that they lie in."""
    lineage = ground.lineages["audience"]
    return {broader for audience in audiences for broader in lineage(audience)}


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
