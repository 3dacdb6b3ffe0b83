"""Unsigned and complementary triangles by brute force: every three territories."""

import math
from collections import Counter
from itertools import combinations, permutations
from typing import Any

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
    _liveliness,
    _set_aside,
    _themes,
    _wants,
)
from tests.properties.oracles.world import (
    bindings,
    country,
    covers,
    days,
    is_there,
    may_hold,
    role_class,
    set_aside,
    world,
)

STRENGTHS = ("harmonic_strength", "geometric_strength", "arithmetic_strength")
OF_THREE = WEIGHTS | {
    "harmonic_strength": 3.0,
    "geometric_strength": 3.0,
    "arithmetic_strength": 1.0,
    "ties_present": 2.0,
    "capacity_fit": 1.0,
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
        parts |= _liveliness(ties, pairs)
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
        set(three)
        <= {ties.seat(each.actor) for each in bond.parties if is_there(ties.here, each)}
        for bond in ties.here.live.values()
    )


def once_held(ties: Ties, three: tuple[str, ...]) -> set[tuple[str, str]]:
    """List the records that hold three, but not now, with the reason."""
    return {
        set_aside(ties.here, reference, record, "absent")
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


# -- complementary triangles -------------------------------------------------------


def find_complementary(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
) -> tuple[Findings, dict[str, int]]:
    """Give every complementary triangle by its key, and what is counted."""
    ties = Ties(world(registry, level=level, as_of=as_of, statuses=statuses))
    cells = _cells(ties)
    found: Findings = {}
    answered = 0
    for (a, theme, function), needs in cells.items():
        others = {b: _told(ties, b, theme, function) for b in ties.nodes if b != a}
        answered += any(others.values())
        for b, told in others.items():
            if not told or ties.nested(a, b):
                continue
            thirds = _thirds(ties, a, b, theme)
            if thirds:
                finding = _complementary(ties, (a, b, theme), needs, told, thirds)
                what = f"theme={theme};" + (f"function={function};" if function else "")
                found[f"complementary:{what}need={a};answer={b}"] = finding | {
                    "theme": theme,
                    "function": function,
                }
    return found, {
        "kind:complementary": len(found),
        "need_cells": len(cells),
        "answered_cells": answered,
        "answers_left_out": 0,
    }


def _still(ties: Ties, *periods: Any) -> bool:
    """Say whether a time is there, and not certainly another one than the day."""
    time = days(*periods)
    if time.begins_first > time.ends_last:
        return False
    return ties.here.statuses != "live" or may_hold(time, ties.here.day)


def _cells(ties: Ties) -> dict[tuple[str, str, str], list[str]]:
    """List what is needed where, with the needs."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for id_, need in ties.here.registry.needs.items():
        if need.quantity == 0 or not _still(ties, need.period):
            continue
        places = list(need.scope.places)
        if not places and need.territory:
            places = [need.territory]
        nodes = {ties.here.lifted(place) for place in places}
        if not places:
            nodes = {ties.seat(need.actor)}
        for a in nodes - {None}:
            for theme in need.scope.themes:
                for function in need.scope.functions or ("",):
                    found.setdefault((str(a), theme, function), []).append(id_)
    return found


def _told(ties: Ties, b: str, theme: str, function: str) -> list[tuple[str, str]]:
    """List what answers at a place, with its actor."""
    here = ties.here
    stated = [
        (f"offer/{id_}", offer.actor, offer.scope)
        for id_, offer in here.registry.offers.items()
        if _still(ties, offer.period)
    ]
    stated += [
        (effort.record, effort.actor, here.records[effort.record].scope)
        for effort in here.efforts
    ]
    return [
        (reference, actor)
        for reference, actor, scope in stated
        if ties.seat(actor) == b
        and any(covers(here.registry, "theme", theme, t) for t in scope.themes)
        and (
            not function
            or any(
                covers(here.registry, "function", function, f) for f in scope.functions
            )
        )
    ]


def _means(ties: Ties, c: str, theme: str) -> dict[str, set[tuple[str, str]]]:
    """List what shows that a place funds, or gives, in a theme."""
    here = ties.here
    found: dict[str, set[tuple[str, str]]] = {}

    def add(reason: str, reference: str, actor: str, themes: tuple[str, ...]) -> None:
        touched = any(covers(here.registry, "theme", theme, t) for t in themes)
        if touched and ties.seat(actor) == c:
            found.setdefault(reason, set()).add((reference, actor))

    for reference, bond in here.live.items():
        for party in bond.parties:
            if role_class(here.registry, party.role) == "funds" and _still(
                ties, bond.period, party.during
            ):
                add("funds-the-theme", reference, party.actor, bond.scope.themes)
    for id_, gift in here.registry.exchanges.items():
        under = here.live.get(f"agreement/{gift.agreement}")
        if under is not None and _still(ties, gift.period):
            add("gives-in-the-theme", f"exchange/{id_}", gift.giver, under.scope.themes)
    return found


def _thirds(ties: Ties, a: str, b: str, theme: str) -> list[str]:
    """List who could facilitate, the best first."""
    ranked: list[tuple[tuple[bool, bool, int, int, str], str]] = []
    for c in ties.nodes:
        if c in (a, b) or ties.nested(a, c) or ties.nested(b, c):
            continue
        tied = [end for end in (a, b) if ties.tied(c, end)]
        means = bool(_means(ties, c, theme))
        if (len(tied) == 2 or (tied and means)) and not is_held(ties, (a, b, c)):
            records = sum(len(ties.between(c, end)) for end in tied)
            order = (len(tied) < 2, not means, len(ties.around(c)), -records, c)
            ranked.append((order, c))
    return [c for _, c in sorted(ranked)]


def _complementary(
    ties: Ties,
    cell: tuple[str, str, str],
    needs: list[str],
    told: list[tuple[str, str]],
    thirds: list[str],
) -> dict[str, Any]:
    registry = ties.here.registry
    (a, b, theme), c = cell, thirds[0]
    three = tuple(sorted((a, b, c)))
    parts = parts_of_three(ties, three)
    parts["need_offer_fit"] = 1.0
    present = [p for p in combinations(three, 2) if ties.tied(*p)]
    parts |= _liveliness(ties, present)
    parts["ties_present"] = len(present) / 3
    wanted: dict[str, int] = {}
    for id_ in needs:
        need = registry.needs[id_]
        if need.quantity and need.unit:
            wanted[need.unit] = max(need.quantity, wanted.get(need.unit, 0))
    shares: list[float] = []
    for unit, quantity in wanted.items():
        capacities = [
            registry.offers[reference.removeprefix("offer/")].capacity
            for reference in {reference for reference, _ in told}
            if reference.startswith("offer/")
            and registry.offers[reference.removeprefix("offer/")].unit == unit
        ]
        known = [each for each in capacities if each is not None]
        if known:
            shares.append(min(1.0, sum(known) / quantity))
    if shares:
        parts["capacity_fit"] = min(shares)
    means = _means(ties, c, theme)
    reason = "tied-to-both"
    evidence = {r for p in present for r in ties.between(*p)}
    if not (ties.tied(a, c) and ties.tied(b, c)):
        reason = (
            "funds-the-theme" if "funds-the-theme" in means else "gives-in-the-theme"
        )
        evidence |= {reference for reference, _ in means[reason]}
    evidence |= {f"need/{id_}" for id_ in needs} | {reference for reference, _ in told}
    aside = once_held(ties, three)
    if not ties.tied(a, b):
        aside = _set_aside(ties, a, b)
    weight = sum(OF_THREE[name] for name in parts)
    return {
        "territories": three,
        "broker": c,
        "brokers": tuple(thirds),
        "missing": tuple(p for p in combinations(three, 2) if p not in present),
        "evidence": tuple(sorted(evidence | {reference for reference, _ in aside})),
        "set_aside": aside,
        "components": parts,
        "score": sum(OF_THREE[n] * v for n, v in parts.items()) / weight,
        "roles": {
            "facilitating": (c, reason),
            "pivotal": (b, "answers-the-need"),
            "beneficiary": (a, "states-the-need"),
        },
    }
