"""Needed and expected cells: unmet, short, or with a single provider."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import Final

import attrs

from partnerlib.analysis.gaps._candidates import MIDDLE, Candidate, standing
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._quantities import measure
from partnerlib.analysis.gaps._supply import Supply
from partnerlib.findings import Cell
from partnerlib.model import Need
from partnerlib.model._scope import LARGEST_SCOPE
from partnerlib.sparse import Cell as Values
from partnerlib.typing import FACETS, Facet

_SINGLE: Final = 0.5
"""The shortfall of a cell with one provider: half-way to none."""

_Wanted = dict[tuple[Facet, ...], dict[Values, list[Need]]]


@attrs.frozen(eq=False)
class _Group:
    """The needs of one cell in one unit."""

    number: int
    cell: Cell
    unit: str
    needs: tuple[Need, ...]
    quantity: int | None
    reached: int | None


def needed_gaps(
    ground: Ground, expected: tuple[Cell, ...], counts: Counter[str]
) -> Iterator[Candidate]:
    """Find needed and expected cells that nobody, one, or too few provide for.

    Parameters
    ----------
    ground : Ground
        The registry as asked for.
    expected : tuple of Cell
        Cells that are wanted besides those of the needs.
    counts : Counter
        What is looked at is counted here.

    Yields
    ------
    Candidate
        Of the kinds ``unmet``, ``short`` and ``single-provider``.
    """
    wanted = _wanted(ground, counts)
    for cell in expected:
        facets: tuple[Facet, ...] = tuple(f for f in FACETS if f in dict(cell))
        values = tuple(value for _, value in cell)
        wanted.setdefault(facets, {}).setdefault(values, [])
    if not wanted:
        return
    tables = [ground.table(facets, sorted(wanted[facets])) for facets in sorted(wanted)]
    supply = Supply.of(ground, tables)
    groups: list[_Group] = []
    for table in tables:
        for values in table.cells:
            cell = tuple(zip(table.facets, values, strict=True))
            needs = wanted[table.facets][values]
            groups.extend(_groups(ground, counts["cells"], cell, needs))
            counts["cells"] += 1
    counts["expected"] += len(expected)
    for group, weight in zip(groups, _weights(groups), strict=True):
        yield from _judged(ground, supply, group, weight, counts)


def _wanted(ground: Ground, counts: Counter[str]) -> _Wanted:
    wanted: _Wanted = {}
    for need in ground.registry.needs.values():
        if not ground.liveness.holds(need.period.span):
            continue
        counts["needs"] += 1
        if need.quantity == 0:
            counts["zero"] += 1
            continue
        facets, values = _facets(ground, need)
        if not facets or not all(values):
            counts["undocumented_needs"] += 1
            continue
        cells = wanted.setdefault(facets, {})
        for cell in product(*values):
            cells.setdefault(cell, []).append(need)
    return wanted


def _facets(
    ground: Ground, need: Need
) -> tuple[tuple[Facet, ...], list[tuple[str, ...]]]:
    """Give the facets of the cells of a need and its values; none if too many."""
    where = need.scope.places or ((need.territory,) if need.territory else ())
    stated = {facet: need.scope.facet(facet) for facet in FACETS} | {"place": where}
    facets: tuple[Facet, ...] = tuple(facet for facet in FACETS if stated[facet])
    if ground.by is not None:
        facets = ground.by
    if prod(len(stated[facet]) for facet in facets) > LARGEST_SCOPE:
        return (), []
    stated["place"] = ground.places(where).rolled
    return facets, [stated[facet] for facet in facets]


def _groups(
    ground: Ground, number: int, cell: Cell, needs: Sequence[Need]
) -> Iterable[_Group]:
    """Part the needs of a cell by unit; those without a quantity join every part."""
    by_unit: dict[str, list[Need]] = {}
    for need in needs:
        if need.quantity is not None:
            by_unit.setdefault(need.unit, []).append(need)
    silent = [need for need in needs if need.quantity is None]
    if not by_unit:
        yield _Group(number, cell, "", tuple(silent), None, None)
    for unit, some in sorted(by_unit.items()):
        quantity, reached = measure(some, ground.lineages["audience"])
        yield _Group(number, cell, unit, (*some, *silent), quantity, reached)


def _weights(groups: Iterable[_Group]) -> Iterator[float]:
    """Rank each quantity among those of its theme and unit, ties in the middle."""
    ranked: dict[tuple[str | None, str], list[int]] = {}
    for group in groups:
        if group.quantity is not None:
            ranked.setdefault(_class(group), []).append(group.quantity)
    for quantities in ranked.values():
        quantities.sort()
    for group in groups:
        if group.quantity is None:
            yield MIDDLE
        else:
            alike = ranked[_class(group)]
            less = bisect_left(alike, group.quantity)
            equal = bisect_right(alike, group.quantity) - less
            yield (less + equal / 2) / len(alike)


def _class(group: _Group) -> tuple[str | None, str]:
    return dict(group.cell).get("theme"), group.unit


def _judged(
    ground: Ground, supply: Supply, group: _Group, weight: float, counts: Counter[str]
) -> Iterator[Candidate]:
    actors = supply.actors_in(group.number)
    reached, offers = group.reached, tuple[str, ...]()
    if group.quantity is not None and reached is None:
        reached, offers = supply.capacity(group.number, group.unit)
    shortfalls: dict[str, float] = {}
    if not actors.size:
        shortfalls["unmet"] = 1.0
    elif actors.size == 1:
        shortfalls["single-provider"] = _SINGLE
    if actors.size and group.quantity is not None:
        outcome = _outcome(group.quantity, reached)
        if outcome == "short":
            shortfalls["short"] = 1 - (reached or 0) / group.quantity
        else:
            counts[outcome] += 1
    needs = tuple(sorted(need.id for need in group.needs))
    for kind, shortfall in shortfalls.items():
        yield Candidate(
            kind=kind,
            cell=group.cell,
            unit=group.unit,
            needs=needs,
            quantity=group.quantity,
            reached=reached,
            shortfall=shortfall,
            weight=weight,
            standing=standing(
                supply.doubt, group.number, covered=ground.is_covered(group.cell)
            ),
            records=supply.records_in(group.number),
            actors=actors,
            evidence=(*(f"need/{need}" for need in needs), *offers),
        )


def _outcome(quantity: int, reached: int | None) -> str:
    if reached is None:
        return "reached_unknown"
    if reached < quantity:
        return "short"
    return "over_covered" if reached > quantity else "covered"
