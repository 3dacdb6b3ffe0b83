"""Gaps by brute force: every cell against every record."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, NamedTuple

from partnerlib.model import Need
from partnerlib.registry import Registry, reference
from tests.properties.oracles import chance
from tests.properties.oracles.world import (
    FACETS,
    TOO_WIDE,
    Bond,
    Cell,
    World,
    around,
    country,
    covers,
    days,
    document,
    may_hold,
    meet,
    role_class,
    stands,
    usual_facets,
    world,
)

KINDS = (
    "unmet",
    "short",
    "single-provider",
    "unfunded",
    "unrecognised",
    "underserved",
    "unreached",
)
Findings = dict[str, dict[str, Any]]


class Group(NamedTuple):
    """The needs of one cell that count in one unit."""

    cell: Cell
    unit: str
    needs: tuple[str, ...]
    quantity: int | None
    reached: int | None
    offers: tuple[str, ...] = ()


def find_gaps(
    registry: Registry,
    *,
    by: tuple[str, ...] | None = None,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
    expected: Iterable[Mapping[str, str]] = (),
    alpha: float = 0.05,
) -> tuple[Findings, dict[str, int]]:
    """Give every gap by its key, and the counts of what was looked at."""
    here = world(registry, level=level, as_of=as_of, statuses=statuses)
    facets = usual_facets(here) if by is None else tuple(f for f in FACETS if f in by)
    examined = Counter(here.examined)
    examined.update(document(here, facets))
    found: Findings = {}
    _needed(here, by, list(expected), found, examined)
    _on_effort_cells(here, facets, found, examined)
    _underserved(here, facets, alpha, found, examined)
    _unreached(here, found, examined)
    for kind in KINDS:
        listed = sum(finding["kind"] == kind for finding in found.values())
        examined[f"kind:{kind}"] = listed
    examined["not_covered"] = sum(each["not_covered"] for each in found.values())
    return found, dict(examined)


# -- what is needed or expected ------------------------------------------------


def _need_cells(here: World, need: Need, by: tuple[str, ...] | None) -> list[Cell]:
    scope = need.scope
    stated: dict[str, list[str]] = {
        "theme": list(scope.themes),
        "function": list(scope.functions),
        "audience": list(scope.audiences),
        "place": list(scope.places) or ([need.territory] if need.territory else []),
    }
    facets = [f for f in FACETS if (stated[f] if by is None else f in by)]
    size = 1
    for facet in facets:
        size *= len(stated[facet])
    if not facets or size > TOO_WIDE:
        return []
    if "place" in facets:
        places = {here.lifted(place) for place in stated["place"]}
        stated["place"] = sorted(place for place in places if place is not None)
    return list(product(*[[(f, value) for value in stated[f]] for f in facets]))


def _covers_cell(here: World, reference: str, cell: Cell) -> bool:
    return all(
        any(
            covers(here.registry, facet, value, stated)
            for stated in here.values(reference, facet)
        )
        for facet, value in cell
    )


def _wanted_cells(
    here: World, by: tuple[str, ...] | None, examined: Counter[str]
) -> dict[Cell, list[str]]:
    found: dict[Cell, list[str]] = {}
    for id_, need in here.registry.needs.items():
        if here.statuses == "live" and not may_hold(days(need.period), here.day):
            continue
        examined["needs"] += 1
        if need.quantity == 0:
            examined["zero"] += 1
            continue
        cells = _need_cells(here, need, by)
        if not cells:
            examined["undocumented_needs"] += 1
        for cell in cells:
            found.setdefault(cell, []).append(id_)
    return found


def _expected_cells(here: World, expected: Iterable[Mapping[str, str]]) -> set[Cell]:
    return {
        tuple(
            (f, here.lifted(v) or "" if f == "place" else v)
            for f, v in sorted(each.items(), key=lambda pair: FACETS.index(pair[0]))
        )
        for each in expected
    }


def _needed(
    here: World,
    by: tuple[str, ...] | None,
    expected: list[Mapping[str, str]],
    found: Findings,
    examined: Counter[str],
) -> None:
    needs_by_cell = _wanted_cells(here, by, examined)
    wanted = _expected_cells(here, expected)
    family = set(needs_by_cell) | wanted
    examined["cells"] = len(family)
    examined["expected"] = len(wanted)
    groups = [
        group
        for cell in family
        for group in _groups(here, cell, needs_by_cell.get(cell, []))
    ]
    for group in groups:
        records = [
            reference
            for reference in here.records
            if here.providers(reference) and _covers_cell(here, reference, group.cell)
        ]
        providers = {a for reference in records for a in here.providers(reference)}
        for kind, shortfall in _kinds(group, len(providers), examined).items():
            _add(
                here,
                found,
                kind,
                group.cell,
                family,
                shortfall=shortfall,
                weight=_mid_rank(group, groups),
                needs=group.needs,
                unit=group.unit,
                quantity=group.quantity,
                reached=group.reached,
                providers=providers,
                evidence=[
                    *(f"need/{id_}" for id_ in group.needs),
                    *(f"offer/{id_}" for id_ in group.offers),
                    *records,
                ],
            )


def _kinds(group: Group, providers: int, examined: Counter[str]) -> dict[str, float]:
    """Give the shortfall of each kind of gap that a group of needs is."""
    if providers == 0:
        return {"unmet": 1.0}
    found = {"single-provider": 0.5} if providers == 1 else {}
    if group.quantity is None:
        return found
    if group.reached is None:
        examined["reached_unknown"] += 1
    elif group.reached < group.quantity:
        found["short"] = 1 - group.reached / group.quantity
    elif group.reached == group.quantity:
        examined["covered"] += 1
    else:
        examined["over_covered"] += 1
    return found


def _groups(here: World, cell: Cell, needs: list[str]) -> list[Group]:
    by_id = here.registry.needs
    plain = [id_ for id_ in needs if by_id[id_].quantity is None]
    units = sorted({by_id[id_].unit for id_ in needs if id_ not in plain})
    if not units:
        return [Group(cell, "", tuple(sorted(plain)), None, None)]
    found: list[Group] = []
    for unit in units:
        counted = [id_ for id_ in needs if id_ not in plain and by_id[id_].unit == unit]
        quantity = 0
        reached: int | None = 0
        for part in _parts(here, counted):
            quantity += max(by_id[id_].quantity or 0 for id_ in part)
            known = [r for id_ in part if (r := by_id[id_].reached) is not None]
            reached = None if reached is None or not known else reached + max(known)
        offers: tuple[str, ...] = ()
        if reached is None:
            reached, offers = _capacity(here, cell, unit)
        ids = tuple(sorted([*counted, *plain]))
        found.append(Group(cell, unit, ids, quantity, reached, offers))
    return found


def _parts(here: World, needs: list[str]) -> list[set[str]]:
    """Put together the needs whose audiences may be the same people."""
    parts: list[set[str]] = []
    for id_ in needs:
        audiences = here.registry.needs[id_].scope.audiences
        touched = [
            part
            for part in parts
            if any(
                meet(
                    here.registry,
                    "audience",
                    audiences,
                    here.registry.needs[other].scope.audiences,
                )
                for other in part
            )
        ]
        parts = [part for part in parts if part not in touched]
        parts.append({id_}.union(*touched))
    return parts


def _capacity(here: World, cell: Cell, unit: str) -> tuple[int | None, tuple[str, ...]]:
    """Add up what matching offers can give; nothing is known if one does not say."""
    matching = {
        id_: offer
        for id_, offer in here.registry.offers.items()
        if offer.unit == unit
        and (here.statuses != "live" or may_hold(days(offer.period), here.day))
        and all(
            _states(here, getattr(offer.scope, f"{facet}s"), facet, value)
            for facet, value in cell
        )
    }
    known = [o.capacity for o in matching.values() if o.capacity is not None]
    if not matching or len(known) < len(matching):
        return None, ()
    return sum(known), tuple(matching)


def _states(here: World, stated: tuple[str, ...], facet: str, value: str) -> bool:
    if facet != "place":
        return any(covers(here.registry, facet, value, each) for each in stated)
    places = [here.lifted(place) for place in stated]
    return any(
        place is not None and covers(here.registry, "place", value, place)
        for place in places
    )


def _mid_rank(group: Group, groups: list[Group]) -> float:
    if group.quantity is None:
        return 0.5
    theme = dict(group.cell).get("theme")
    peers = [
        other.quantity
        for other in groups
        if other.quantity is not None
        and other.unit == group.unit
        and dict(other.cell).get("theme") == theme
    ]
    less = sum(quantity < group.quantity for quantity in peers)
    equal = sum(quantity == group.quantity for quantity in peers)
    return (less + equal / 2) / len(peers)


# -- what efforts tell -----------------------------------------------------------


def _on_effort_cells(
    here: World, by: tuple[str, ...], found: Findings, examined: Counter[str]
) -> None:
    cells = here.effort_cells(by)
    family = set(cells)
    examined["effort_cells"] = len(family)
    for cell, efforts in cells.items():
        records = sorted({effort.record for effort in efforts})
        unfunded = [r for r in records if _is_unfunded(here, here.records[r])]
        unrecognised = [
            r for r in records if getattr(here.records[r], "recognised", "") == "no"
        ]
        for kind, shortfall, concerned in (
            ("unfunded", 1.0, unfunded),
            ("unrecognised", 0.5, unrecognised),
        ):
            if concerned:
                _add(
                    here,
                    found,
                    kind,
                    cell,
                    family,
                    shortfall=shortfall,
                    providers={a for r in concerned for a in here.providers(r)},
                    evidence=concerned,
                )


def _is_unfunded(here: World, bond: Bond) -> bool:
    roles = [party.role for party in bond.parties if party.role]
    return bool(roles) and not any(
        role_class(here.registry, role) == "funds" for role in roles
    )


def _underserved(
    here: World,
    by: tuple[str, ...],
    alpha: float,
    found: Findings,
    examined: Counter[str],
) -> None:
    examined["model_cells"] = examined["no_power"] = 0
    if "place" not in by or len(by) == 1:
        return
    cells = here.effort_cells(by)
    if not cells:
        return
    activities = sorted({cell[:-1] for cell in cells})
    places = sorted({cell[-1] for cell in cells})
    actors = sorted({effort.actor for group in cells.values() for effort in group})
    active = {
        (effort.actor, cell[:-1]) for cell, group in cells.items() for effort in group
    }
    present = {
        (effort.actor, cell[-1]) for cell, group in cells.items() for effort in group
    }
    ties = [[int((a, y) in active) for y in activities] for a in actors]
    chances = chance.tie_probabilities(ties)
    mine = {
        actor: {c for c, group in cells.items() if any(e.actor == actor for e in group)}
        for actor in actors
    }
    tested: dict[Cell, dict[str, Any]] = {}
    for place, activity in product(places, activities):
        rows = [i for i, actor in enumerate(actors) if (actor, place) in present]
        coins = [
            chances[i][activities.index(activity)]
            * _share(mine[actors[i]], activity, place)
            for i in rows
        ]
        cell = (*activity, place)
        efforts = cells.get(cell, [])
        observed = len({effort.actor for effort in efforts})
        tested[cell] = {
            "observed": observed,
            "p_value": chance.at_most(coins, observed),
            "nobody": chance.at_most(coins, 0),
            "efforts": efforts,
        }
    rates = chance.false_discovery_rates(
        [each["p_value"] for each in tested.values()], len(tested)
    )
    for each, rate in zip(tested.values(), rates, strict=True):
        each["q_value"] = rate
    listed = [cell for cell, each in tested.items() if each["q_value"] <= alpha]
    cut = alpha * max(len(listed), 1) / len(tested)
    examined["model_cells"] = len(tested)
    examined["no_power"] = sum(each["nobody"] > cut for each in tested.values())
    for cell in listed:
        each = tested[cell]
        _add(
            here,
            found,
            "underserved",
            cell,
            set(tested),
            shortfall=1 - each["p_value"],
            providers={effort.actor for effort in each["efforts"]},
            evidence=[
                effort.record
                for other, efforts in cells.items()
                for effort in efforts
                if other[-1] == cell[-1]
            ],
            p_value=each["p_value"],
            q_value=each["q_value"],
            observed=each["observed"],
        )


def _share(cells: set[Cell], activity: Cell, place: tuple[str, str]) -> float:
    """Somebody who is busy elsewhere is here with a part of what they do."""
    every = {cell[:-1] for cell in cells}
    parts = Counter(cell[-1] for cell in cells)
    here = parts.pop(place)
    if activity not in every or len(every) == 1:
        return here / len(every)
    others = len(every) - 1
    if (*activity, place) in cells:
        return (here - 1) / others
    mean = round(100 * sum(parts.values()) / (len(every) * len(parts))) / 100
    return min(max(mean, here / len(every)), here / others)


def _unreached(here: World, found: Findings, examined: Counter[str]) -> None:
    registry = here.registry
    territories = {
        id_
        for id_, territory in registry.territories.items()
        if here.level is None or territory.level == here.level
    }
    places: set[str] = set()
    for bond in here.live.values():
        seats = [registry.actors[party.actor].territory for party in bond.parties]
        places.update([*filter(None, seats), *bond.scope.places])
    touched = {outer for place in places for outer in around(registry, place)}
    examined["territories"] = len(territories)
    there = {id_ for id_ in territories if stands(registry, id_, here.today)}
    examined["gone"] = len(territories - there)
    family: set[Cell] = {(("place", id_),) for id_ in there}
    for cell in family:
        if cell[0][1] not in touched:
            _add(here, found, "unreached", cell, family, shortfall=1.0)
    named = {concept.id for concept in registry.terms.get("audiences", ())}
    for record in registry.records():
        if hasattr(record, "scope"):
            named.update(record.scope.audiences)
    examined["audiences"] = len(named)
    family = {(("audience", term),) for term in named}
    for cell in family:
        if not any(
            covers(registry, "audience", cell[0][1], stated)
            for bond in here.records.values()
            for stated in bond.scope.audiences
        ):
            naming = [
                reference(record)
                for record in registry.records()
                if hasattr(record, "scope") and cell[0][1] in record.scope.audiences
            ]
            _add(here, found, "unreached", cell, family, shortfall=1.0, evidence=naming)


# -- score -----------------------------------------------------------------------


def _lies(here: World, record: str, cell: Cell) -> str:
    """Say whether a record covers a cell, could lie in it, or does neither."""
    registry = here.registry
    covering = True
    for facet, value in cell:
        stated = here.values(record, facet)
        if any(covers(registry, facet, value, each) for each in stated):
            continue
        covering = False
        scope = here.records[record].scope
        raw: tuple[str, ...] = getattr(scope, f"{facet}s")
        if not raw:
            continue
        above = facet == "place" and any(
            value != place
            and covers(registry, "place", place, value)
            and (here.level is None or here.lifted(place) is None)
            for place in raw
        )
        if not above:
            return "no"
    return "covers" if covering else "could"


def _doubts(here: World, cell: Cell, family: set[Cell]) -> list[float]:
    """Give for each record that could lie in a cell the chance that it does not."""
    found: list[float] = []
    for record in here.records:
        if here.providers(record) and _lies(here, record, cell) == "could":
            most = sum(_lies(here, record, other) != "no" for other in family)
            found.append(1 - 1 / most)
    return found


def _not_covered(here: World, kind: str, cell: Cell) -> bool:
    place = dict(cell).get("place")
    if place is None or not country(here.registry, place):
        return False
    if kind == "unreached":
        return _is_elsewhere(here, place)
    return not any(
        country(here.registry, stated) == country(here.registry, place)
        for bond in here.records.values()
        for stated in bond.scope.places
    )


def _is_elsewhere(here: World, place: str) -> bool:
    """Say whether a part of a country lies in one that no cooperation touches."""
    registry = here.registry
    land = country(registry, place)
    if not any(country(registry, o) == land for o in around(registry, place)[1:]):
        return False
    touched: set[str] = set()
    for bond in here.live.values():
        touched.update(bond.scope.places)
        touched.update(registry.actors[party.actor].territory for party in bond.parties)
    return not any(country(registry, each) == land for each in touched - {""})


def _add(
    here: World,
    found: Findings,
    kind: str,
    cell: Cell,
    family: set[Cell],
    *,
    shortfall: float,
    weight: float = 0.5,
    unit: str = "",
    providers: Iterable[str] = (),
    evidence: Iterable[str] = (),
    **more: Any,
) -> None:
    key = f"{kind}:" + ";".join(f"{facet}={value}" for facet, value in cell)
    if unit:
        key += f";unit={unit}"
    # What is stated is stated: no record that says nothing can make it doubtful.
    certain = kind in {"unfunded", "unrecognised"}
    not_covered = not certain and _not_covered(here, kind, cell)
    doubts = [] if certain else _doubts(here, cell, family)
    confidence = 0.0 if not_covered else math.prod(doubts)
    assert key not in found

    found[key] = {
        "kind": kind,
        "cell": cell,
        "unit": unit,
        "needs": (),
        "quantity": None,
        "reached": None,
        "p_value": None,
        "q_value": None,
        "observed": None,
        **more,
        "providers": tuple(sorted(providers)),
        "evidence": tuple(sorted(set(evidence))),
        "shortfall": shortfall,
        "weight": weight,
        "confidence": confidence,
        "undocumented": len(doubts),
        "not_covered": not_covered,
        "score": shortfall * weight * confidence,
    }
