"""Unsigned triangles by brute force: every three territories."""

import math
from collections import Counter
from itertools import combinations, permutations

from partnerlib.registry import Registry
from tests.properties.oracles.triangles import (
    WEIGHTS,
    Findings,
    Ties,
    _affinity,
    _answers,
    _apart,
    _fit,
    _gives,
    _lively,
    _themes,
    _wants,
)
from tests.properties.oracles.world import bindings, country, set_aside, world

STRENGTHS = ("harmonic_strength", "geometric_strength", "arithmetic_strength")
OF_THREE = WEIGHTS | {
    "harmonic_strength": 3.0,
    "geometric_strength": 3.0,
    "arithmetic_strength": 1.0,
}


def find_unsigned(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
) -> tuple[Findings, dict[str, int]]:
    """Give every unsigned triangle by its key, and how many there are."""
    ties = Ties(world(registry, level=level, as_of=as_of, statuses=statuses))
    found: Findings = {}
    for three in combinations(ties.nodes, 3):
        pairs = list(combinations(three, 2))
        if not all(ties.tied(a, b) for a, b in pairs) or is_held(ties, three):
            continue
        parts = parts_of_three(ties, three)
        lived = [1.0 if _lively(ties, a, b) else 0.5 for a, b in pairs]
        parts["liveliness"] = sum(lived) / 3
        strong = [_strength(ties, a, b) for a, b in pairs]
        means = (
            3 / sum(1 / x for x in strong),
            math.prod(strong) ** (1 / 3),
            sum(strong) / 3,
        )
        parts |= {n: x / (1 + x) for n, x in zip(STRENGTHS, means, strict=True)}
        aside = once_held(ties, three)
        records = {r for a, b in pairs for r in ties.between(a, b)}
        weight = sum(OF_THREE[name] for name in parts)
        found[f"unsigned:{'~'.join(three)}"] = {
            "territories": three,
            "broker": "",
            "brokers": (),
            "missing": (),
            "evidence": tuple(sorted(records | {reference for reference, _ in aside})),
            "set_aside": aside,
            "components": parts,
            "score": sum(OF_THREE[n] * v for n, v in parts.items()) / weight,
            "roles": _roles(ties, three),
        }
    return found, {"kind:unsigned": len(found)}


def is_held(ties: Ties, three: tuple[str, ...]) -> bool:
    """Say whether a live record has parties, in whatever roles, seated in all three."""
    return any(
        set(three) <= {ties.seat(party.actor) for party in bond.parties}
        for bond in ties.here.live.values()
    )


def once_held(ties: Ties, three: tuple[str, ...]) -> set[tuple[str, str]]:
    """List the records that hold three and are not live, with the reason."""
    return {
        set_aside(ties.here, reference, record, "never")
        for reference, record, actors in bindings(ties.here.registry)
        if set(three) <= {ties.seat(actor) for actor in actors}
    }


def _strength(ties: Ties, a: str, b: str) -> float:
    return sum(1 / (len(ties.meeting[record]) - 1) for record in ties.between(a, b))


def parts_of_three(ties: Ties, three: tuple[str, ...]) -> dict[str, float]:
    """Measure what does not depend on which of the three are tied."""
    registry = ties.here.registry
    pairs = list(combinations(three, 2))
    parts: dict[str, float] = {}
    lands = [country(registry, each) for each in three]
    if all(lands):
        parts["country_affinity"] = (
            sum(_affinity(ties, one, other) for one, other in combinations(lands, 2))
            / 3
        )
    towns = [registry.territories[each] for each in three]
    sizes = [each.population for each in towns if each.population]
    if len(sizes) == 3:
        parts["size_similarity"] = min(sizes) / max(sizes)
    if all(each.location is not None for each in towns):
        near = [1 / (1 + _apart(ties, a, b) / 1000) for a, b in pairs]
        parts["proximity"] = sum(near) / 3
    if all(each.languages for each in towns):
        spoken = [
            bool({*one.languages} & {*other.languages})
            for one, other in combinations(towns, 2)
        ]
        parts["shared_language"] = sum(spoken) / 3
    themes = [_themes(ties, each) for each in three]
    if all(themes):
        shared = [
            len(one & other) / min(len(one), len(other))
            for one, other in combinations(themes, 2)
        ]
        parts["shared_themes"] = sum(shared) / 3
    fits = [fit for a, b in pairs if (fit := _fit(ties, a, b)) is not None]
    if fits:
        parts["need_offer_fit"] = float(any(fits))
    return parts


def _roles(ties: Ties, three: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Give for each role the territory and the reason."""
    matches = [(a, b) for a, b in permutations(three, 2) if _answers(ties, a, b)]
    if not matches:
        why = "no-match"
        if not any(_wants(ties, each) for each in three):
            why = "no-need-stated"
        elif not any(_gives(ties, each) for each in three):
            why = "no-answer-stated"
        return {
            "facilitating": ("", "any-of-them"),
            "pivotal": ("", why),
            "beneficiary": ("", why),
        }
    roles: dict[str, tuple[str, str]] = {}
    matched = {each for pair in matches for each in pair}
    rest = [each for each in three if each not in matched]
    roles["facilitating"] = (rest[0], "tied-to-both") if rest else ("", "any-of-them")
    unclear = "either-could" if rest else "several-could"
    for role, at, why in (
        ("pivotal", 1, "answers-the-need"),
        ("beneficiary", 0, "states-the-need"),
    ):
        who = Counter(pair[at] for pair in matches)
        roles[role] = (min(who), why) if len(who) == 1 else ("", unclear)
    return roles
