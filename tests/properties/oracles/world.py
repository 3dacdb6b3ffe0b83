"""What the oracles see of a registry: plain loops over plain fields.

Nothing here calls what the library computes: no span, no index, no roll-up, no
vocabulary look-up. Only the fields of records and the mappings that hold them.
"""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, NamedTuple

import attrs

from partnerlib.model import Action, Agreement, PartialDate, Party, Period
from partnerlib.registry import Registry
from partnerlib.vocabularies import builtin

NEVER, EVER = -(10**8), 10**8
FACETS = ("theme", "function", "audience", "place")
SCHEMES = {"theme": "themes", "function": "functions", "audience": "audiences"}
NOT_LIVE = ("planned", "suspended", "dormant", "completed", "ended")
TOO_WIDE = 10_000

Cell = tuple[tuple[str, str], ...]
Bond = Action | Agreement


# -- time ------------------------------------------------------------------------


class Days(NamedTuple):
    """The first and last day on which something begins, and on which it ends."""

    begins_first: int
    begins_last: int
    ends_first: int
    ends_last: int


def days_of(date: PartialDate) -> tuple[int, int]:
    """Give the first and last day that a date may mean, its doubt included."""
    assert date.year is not None

    year, month, day = date.year, date.month, date.day
    doubtful = date.qualifier != ""
    if day is not None:
        assert month is not None
        moment = dt.date(year, month, day).toordinal()
        doubt = 1 if doubtful else 0
        return moment - doubt, moment + doubt
    if month is not None:
        first, last = (year, month), (year, month)
        if doubtful:
            first = (year, month - 1) if month > 1 else (year - 1, 12)
            last = (year, month + 1) if month < 12 else (year + 1, 1)
        first = max(first, (1, 1))
        last = min(last, (9999, 12))
        end = calendar.monthrange(*last)[1]
        return dt.date(*first, 1).toordinal(), dt.date(*last, end).toordinal()
    before, after = (year - 1, year + 1) if doubtful else (year, year)
    return (
        dt.date(max(before, 1), 1, 1).toordinal(),
        dt.date(min(after, 9999), 12, 31).toordinal(),
    )


def ends_of(
    period: Period,
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Give the days on which a period may begin and end; None is unknown."""
    start, end = period.start, period.end
    begins: tuple[int, int] | None = None
    if start is not None:
        begins = (NEVER, NEVER) if start.year is None else days_of(start)
    ends: tuple[int, int] | None = None
    if end is not None:
        ends = (EVER, EVER) if end.year is None else days_of(end)
    if begins and ends and start == end and start.year and not start.qualifier:
        # "2004" is the whole year, not some time in it.
        return (begins[0], begins[0]), (ends[1], ends[1])
    return begins, ends


def days(*periods: Period) -> Days:
    """Give the time that lies in all periods, as far as it is known."""
    begins: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    for period in periods:
        first, last = ends_of(period)
        if first is not None:
            begins.append(first)
        if last is not None:
            ends.append(last)
    begins_first = max((low for low, _ in begins), default=NEVER)
    begins_last = max((high for _, high in begins), default=EVER)
    ends_first = min((low for low, _ in ends), default=NEVER)
    ends_last = min((high for _, high in ends), default=EVER)
    # What begins does so before it ends.
    return Days(
        begins_first,
        min(begins_last, ends_last),
        max(ends_first, begins_first),
        ends_last,
    )


def overlap(one: Days, other: Days) -> str:
    """Say whether two times share a day: yes, no or unknown."""
    if one.begins_first > other.ends_last or other.begins_first > one.ends_last:
        return "no"
    if one.begins_last <= other.ends_first and other.begins_last <= one.ends_first:
        return "yes"
    return "unknown"


def may_hold(time: Days, day: int | None) -> bool:
    """Say whether a day is not known to lie outside."""
    return day is None or time.begins_first <= day <= time.ends_last


def latest_day(registry: Registry) -> int | None:
    """Find the latest day mentioned as a start, a last activity or a source date.

    What is only planned does not begin.
    """
    dates: list[PartialDate | None] = []
    for record in registry.records():
        dates.extend(source.date for source in record.sources)
        dates.append(getattr(record, "last_activity", None))
        status = getattr(record, "status", "")
        if "planned" in upwards(registry, "statuses", status):
            continue
        dates.extend(party.during.start for party in getattr(record, "parties", ()))
        if hasattr(record, "period"):
            dates.append(record.period.start)
    found: list[int] = []
    for date in dates:
        if date is not None and date.year is not None:
            plain = attrs.evolve(date, qualifier="")
            found.append(days_of(plain)[1])
    return max(found, default=None)


# -- words -----------------------------------------------------------------------


def concepts(registry: Registry, scheme: str) -> dict[str, Any]:
    """Give the concepts of a scheme by id, own ones in place of built-in ones."""
    found = {each.id: each for each in builtin()[scheme].concepts}
    for each in registry.terms.get(scheme, ()):
        found[each.id] = each
    return found


def upwards(registry: Registry, scheme: str, term: str) -> list[str]:
    """List a term and its broader terms."""
    known = concepts(registry, scheme)
    path = [term]
    while path[-1] in known and known[path[-1]].broader:
        path.append(known[path[-1]].broader)
    return path


def role_class(registry: Registry, role: str) -> str:
    """Give the class of a role, its own or that of the nearest broader role."""
    known = concepts(registry, "roles")
    for term in upwards(registry, "roles", role):
        if term in known and known[term].role_class:
            return str(known[term].role_class)
    return ""


# -- places ----------------------------------------------------------------------


def around(registry: Registry, place: str) -> list[str]:
    """List a place and all that contains it, the nearest first."""
    path = [place]
    while registry.territories[path[-1]].parent:
        path.append(registry.territories[path[-1]].parent)
    return path


def stands(registry: Registry, place: str, day: int | None) -> bool:
    """Say whether a territory is not known to be gone."""
    return day is None or day <= days(registry.territories[place].valid).ends_last


def heir(registry: Registry, place: str, level: str, day: int | None) -> str | None:
    """Give the territory itself, or the only one of its level that took its place."""
    if stands(registry, place, day):
        return place
    heirs = [
        each
        for each in registry.territories[place].successors
        if registry.territories[each].level == level
    ]
    return heir(registry, heirs[0], level, day) if len(heirs) == 1 else None


def country(registry: Registry, place: str) -> str:
    """Give the country of a place, its own or the nearest stated above it."""
    for each in around(registry, place):
        if registry.territories[each].country:
            return registry.territories[each].country
    return ""


def covers(registry: Registry, facet: str, wide: str, narrow: str) -> bool:
    """Say whether a value is another one, or broader, or contains it."""
    if facet == "place":
        return wide in around(registry, narrow)
    return wide in upwards(registry, SCHEMES[facet], narrow)


def related(registry: Registry, facet: str, one: str, other: str) -> bool:
    """Say whether two values are equal or one covers the other."""
    return covers(registry, facet, one, other) or covers(registry, facet, other, one)


def meet(
    registry: Registry, facet: str, one: Iterable[str], other: Iterable[str]
) -> bool:
    """Say whether two sets of values are not disjoint; an empty one is any."""
    first, second = list(one), list(other)
    return (
        not first
        or not second
        or any(related(registry, facet, a, b) for a in first for b in second)
    )


# -- what is live, and what counts as an effort ----------------------------------


def is_live(
    registry: Registry, bond: Bond, statuses: str | tuple[str, ...], day: int | None
) -> bool:
    """Say whether an agreement or action counts."""
    if statuses == "any":
        return True
    path = upwards(registry, "statuses", bond.status) if bond.status else []
    if statuses == "live":
        return not set(path) & set(NOT_LIVE) and may_hold(days(bond.period), day)
    wanted = (statuses,) if isinstance(statuses, str) else statuses
    return "unknown" in wanted if not path else bool(set(path) & set(wanted))


def is_there(here: "World", party: Party) -> bool:
    """Say whether a party may be in its record at the day."""
    return may_hold(days(party.during), here.today)


def bindings(registry: Registry) -> Iterator[tuple[str, Any, set[str]]]:
    """List every agreement, action and exchange, with the actors that it holds."""
    for id_, action in registry.actions.items():
        yield f"action/{id_}", action, {party.actor for party in action.parties}
    for id_, agreement in registry.agreements.items():
        yield f"agreement/{id_}", agreement, {p.actor for p in agreement.parties}
    for id_, exchange in registry.exchanges.items():
        yield f"exchange/{id_}", exchange, {exchange.giver, exchange.receiver}


def set_aside(here: "World", reference: str, record: Any, live: str) -> tuple[str, str]:
    """Say why a record that holds a pair is no tie; `live` where it is live."""
    if reference.startswith("exchange/"):
        return reference, "exchange"
    if reference in here.live:
        return reference, live
    if here.statuses != "live":
        return reference, "other-status"
    for status in upwards(here.registry, "statuses", record.status):
        if status in NOT_LIVE:
            return reference, status
    assert here.day is not None

    over = days(record.period).ends_last < here.day
    return reference, "over" if over else "later"


class Effort(NamedTuple):
    """An actor that provides in a record, over a time."""

    actor: str
    record: str
    time: Days


class World(NamedTuple):
    """What the efforts are drawn from, for one reading of the registry."""

    registry: Registry
    statuses: str | tuple[str, ...]
    level: str | None
    day: int | None
    live: dict[str, Bond]
    records: dict[str, Bond]
    efforts: list[Effort]
    examined: Counter[str]

    @property
    def today(self) -> int | None:
        """The day on which something must exist to count; None where any will do."""
        return self.day if self.statuses == "live" else None

    def lifted(self, place: str) -> str | None:
        """Lift a place to the level; None where nothing of that level contains it."""
        if self.level is None:
            return place
        for each in around(self.registry, place):
            if self.registry.territories[each].level == self.level:
                found = heir(self.registry, each, self.level, self.today)
                if found is not None:
                    return found
        return None

    def providers(self, record: str) -> set[str]:
        """List the actors that provide in a record."""
        return {each.actor for each in self.efforts if each.record == record}

    def values(self, record: str, facet: str) -> list[str]:
        """List what a record states of a facet, places lifted to the level."""
        stated: tuple[str, ...] = getattr(self.records[record].scope, f"{facet}s")
        if facet != "place":
            return list(stated)
        places = {self.lifted(place) for place in stated}
        return sorted(place for place in places if place is not None)

    def cells(self, record: str, by: Iterable[str]) -> list[Cell]:
        """List the cells of a record; none where it is undocumented."""
        scope = self.records[record].scope
        facets = [facet for facet in FACETS if facet in by]
        size = 1
        for facet in facets:
            size *= len(getattr(scope, f"{facet}s"))
        if not facets or size > TOO_WIDE:
            return []
        values = [[(facet, v) for v in self.values(record, facet)] for facet in facets]
        return list(product(*values))

    def effort_cells(self, by: Iterable[str]) -> dict[Cell, list[Effort]]:
        """List the efforts in each cell."""
        found: dict[Cell, list[Effort]] = {}
        for effort in self.efforts:
            for cell in self.cells(effort.record, by):
                found.setdefault(cell, []).append(effort)
        return found


def world(
    registry: Registry,
    *,
    level: str | None = None,
    as_of: str | None = None,
    statuses: str | tuple[str, ...] = "live",
) -> World:
    """Work out who provides where, one record after the other."""
    day = latest_day(registry)
    if as_of is not None:
        day = days_of(PartialDate.parse(as_of))[1]
    bonds: dict[str, Bond] = {}
    for id_, action in registry.actions.items():
        bonds[f"action/{id_}"] = action
    for id_, agreement in registry.agreements.items():
        bonds[f"agreement/{id_}"] = agreement
    examined = Counter({"records": len(bonds)})
    for bond in bonds.values():
        examined[f"status:{bond.status or 'unknown'}"] += 1
    live = {
        reference: bond
        for reference, bond in bonds.items()
        if is_live(registry, bond, statuses, day)
    }
    examined["live_records"] = len(live)
    records = united(registry, live, examined)
    examined["efforts"] = len(records)
    efforts: list[Effort] = []
    for reference, bond in records.items():
        for party in providing(registry, bond):
            time = days(bond.period, party.during)
            if time.begins_first > time.ends_last:
                continue
            if statuses == "live" and not may_hold(time, day):
                continue
            efforts.append(Effort(party.actor, reference, time))
    acting = {effort.record for effort in efforts}
    examined["no_provider"] = len(records.keys() - acting)
    return World(registry, statuses, level, day, live, records, efforts, examined)


def united(
    registry: Registry, live: Mapping[str, Bond], examined: Counter[str]
) -> dict[str, Bond]:
    """Keep live actions and agreements without any, and one of those that are alike."""
    lived = {action.agreement for action in registry.actions.values()}
    records: dict[str, Bond] = {}
    seen: set[tuple[Any, ...]] = set()
    for reference in sorted(live):
        bond = live[reference]
        if isinstance(bond, Agreement) and bond.id in lived:
            examined["subsumed"] += 1
            continue
        content = tuple(
            getattr(bond, field.name)
            for field in attrs.fields(type(bond))
            if field.name not in ("id", "sources")
        )
        if (type(bond), content) in seen:
            examined["identical_records"] += 1
            continue
        seen.add((type(bond), content))
        records[reference] = bond
    return records


def providing(registry: Registry, bond: Bond) -> list[Party]:
    """List the parties that provide, else those that lead, else all without roles."""
    for wanted in ("provides", "leads"):
        found = [p for p in bond.parties if role_class(registry, p.role) == wanted]
        if found:
            return found
    return list(bond.parties) if not any(p.role for p in bond.parties) else []


def document(here: World, by: tuple[str, ...]) -> dict[str, int]:
    """Count what cannot be placed in a cell, and why."""
    counts = Counter(undocumented=0, unplaced=0, too_wide=0, above_level=0)
    for reference, bond in here.records.items():
        if not here.providers(reference):
            continue
        sizes = [len(getattr(bond.scope, f"{facet}s")) for facet in by]
        if 0 in sizes or not by:
            counts["undocumented"] += 1
            continue
        size = 1
        for each in sizes:
            size *= each
        if size > TOO_WIDE:
            counts["too_wide"] += 1
            counts["undocumented"] += 1
            continue
        if "place" in by:
            above = [place for place in bond.scope.places if here.lifted(place) is None]
            counts["above_level"] += len(above)
            if len(above) == len(bond.scope.places):
                counts["unplaced"] += 1
                counts["undocumented"] += 1
    return dict(counts)


def usual_facets(here: World) -> tuple[str, ...]:
    """List the facets that at least half of the effort records state."""
    if not here.records:
        return ()
    return tuple(
        facet
        for facet in FACETS
        if 2 * sum(bool(getattr(b.scope, f"{facet}s")) for b in here.records.values())
        >= len(here.records)
    )


def same(expected: Mapping[str, Any], actual: Mapping[str, Any]) -> dict[str, Any]:
    """List what differs, for a message that can be read."""
    return {
        key: (expected.get(key), actual.get(key))
        for key in sorted({*expected, *actual})
        if expected.get(key) != actual.get(key)
    }
