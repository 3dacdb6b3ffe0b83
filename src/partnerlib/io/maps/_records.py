"""Records of many rows: what speaks of one thing is one record."""

from collections.abc import Sequence
from typing import Any, Final, cast

import attrs

from partnerlib.errors import ModelError, Problem, Violation
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.maps._plan import Made, Plan
from partnerlib.model import Action, Agreement, Record, Source
from partnerlib.registry import unite

_FACETS: Final = ("themes", "places", "audiences", "functions")
_MOST_TOLD: Final = 20_000
_FIRST_PART: Final = 2
_MOST_PARTS: Final = 1_000
# What stands for a value that a record must have; the id stands for a name.
_STAND_INS: Final = {"name": "", "title": ""}


@attrs.frozen
class MapPlace:
    """The row that a record came from."""

    spot: Spot
    plan: Plan

    def locate(self, problem: Problem) -> Problem:
        """Give a problem of the record its file, row and heading."""
        heading = self.plan.heading(problem.column or "id")
        return self.spot.locate(attrs.evolve(problem, column=heading))


@attrs.define(eq=False)
class _Held:
    record: Record
    place: MapPlace
    sources: list[Source] = attrs.field(factory=list[Source])


class Records:
    """Takes what rows state and joins it by kind and id."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._untold = 0
        self._held: dict[tuple[str, str], _Held] = {}

    def tell(self, problem: Problem) -> None:
        """Take a problem; beyond many they are only counted."""
        if len(self.problems) < _MOST_TOLD:
            self.problems.append(problem)
        else:
            self._untold += 1

    def take(self, plan: Plan, made: Made, source: Source, spot: Spot) -> str:
        """Take what a row states; give the id of the record, empty without one."""
        if not made.id:
            return ""
        told = attrs.evolve(source, **made.source) if made.source else source
        key = (plan.kind, made.id)
        held = self._held.get(key)
        place = MapPlace(spot, plan)
        record = self._made(plan, made, told, place, held)
        if record is None:
            return "" if held is None else made.id
        if held is None:
            self._held[key] = _Held(record, place)
            return made.id
        return self._join(held, record, place)

    def reading(self, reading: Reading) -> Reading:
        """Hand over the records and the problems."""
        for held in self._held.values():
            record = held.record
            if held.sources:
                sources = [*record.sources, *held.sources]
                record = attrs.evolve(record, sources=sources)
            reading.add(record, held.place)
        reading.problems.extend(self.problems)
        if self._untold:
            told = Problem.of(
                "more-problems",
                file=self.problems[-1].file,
                value=str(self._untold),
            )
            reading.problems.append(told)
        return reading

    # -- one record ----------------------------------------------------------

    def _made(
        self,
        plan: Plan,
        made: Made,
        source: Source,
        place: MapPlace,
        held: _Held | None,
    ) -> Record | None:
        values = made.values
        for name in plan.required:
            if name not in values:
                values[name] = self._stand_in(name, plan, made, held)
        try:
            return plan.cls(made.id, sources=(source,), **values)
        except ModelError as error:
            self._blame(error.violations, made.id, place)
            lacking = {violation.field for violation in error.violations}
        left = {key: each for key, each in values.items() if key not in lacking}
        for key in lacking & _STAND_INS.keys():
            left[key] = _STAND_INS[key] or made.id
        try:
            return plan.cls(made.id, sources=(source,), **left)
        except (ModelError, TypeError):
            return None  # why has been told

    def _stand_in(
        self, name: str, plan: Plan, made: Made, held: _Held | None
    ) -> object:
        """Give what stands for a required value that a row does not state."""
        if name == "parties" and plan.is_shared:
            whole = self._held.get(("agreement", made.values.get("agreement", "")))
            return getattr(whole.record, name) if whole else ()
        if held is not None:  # a row that adds to a record
            return getattr(held.record, name)
        if name == "title" and not plan.is_titled:
            return made.id
        return () if name == "parties" else ""

    def _blame(
        self, violations: Sequence[Violation], id_: str, place: MapPlace
    ) -> None:
        record = f"{place.plan.kind}/{id_}"
        for violation in violations:
            self.tell(place.locate(violation.problem(record)))

    # -- several rows --------------------------------------------------------

    def _join(self, held: _Held, record: Record, place: MapPlace) -> str:
        """Join what another row says of a record; give the id that it has then."""
        first = held.record
        second: Record = attrs.evolve(record, sources=first.sources)
        if first != second:
            if isinstance(record, Action) and _differ(cast("Action", first), record):
                return self._aside(held, record, place)
            if isinstance(first, Agreement | Action):
                first, second = _with_all(first, cast("Agreement | Action", second))
            united, clashes = unite([[first], [second]])
            held.record = united[0]
            for clash in clashes:
                self.tell(place.locate(clash))
        held.sources.extend(record.sources)
        return first.id

    def _aside(self, held: _Held, record: Action, place: MapPlace) -> str:
        """Give what an action does elsewhere, or with others, a record of its own.

        A scope means all its combinations: one record for both would claim that all
        is done everywhere by everybody.
        """
        for number in range(2, _MOST_PARTS):
            key = ("action", f"{held.record.id}/{number}")
            part = self._held.get(key)
            if part is None:
                made = attrs.evolve(record, id=key[1], parent=held.record.id)
                self._held[key] = _Held(made, place)
                if number == _FIRST_PART:
                    told = Problem.of(
                        "divided-record", column="id", value=held.record.id
                    )
                    self.tell(place.locate(told))
                return key[1]
            same = attrs.evolve(record, id=key[1], parent=held.record.id)
            if not _differ(cast("Action", part.record), same):
                return self._join(part, same, place)
        return held.record.id


def _differ(first: Action, second: Action) -> bool:
    """Whether two rows differ in more than one of who, what and where."""
    pairs = [
        (getattr(first.scope, name), getattr(second.scope, name)) for name in _FACETS
    ]
    pairs.append((set(first.parties), set(second.parties)))
    return sum(1 for a, b in pairs if a and b and a != b) > 1


def _with_all(
    first: Agreement | Action, second: Agreement | Action
) -> tuple[Agreement | Action, Agreement | Action]:
    """Give both all parties and terms of both: rows add to one another."""
    parties = (*first.parties, *(p for p in second.parties if p not in first.parties))
    facets = {
        name: (*getattr(first.scope, name), *getattr(second.scope, name))
        for name in _FACETS
    }
    scope = attrs.evolve(first.scope, **facets)
    both: dict[str, Any] = {"parties": parties, "scope": scope}
    if isinstance(first, Agreement) and isinstance(second, Agreement):
        days = [each for each in (first.last_activity, second.last_activity) if each]
        both["last_activity"] = max(
            days, key=lambda day: (day.bounds[1], str(day)), default=None
        )
    return attrs.evolve(first, **both), attrs.evolve(second, **both)


__all__ = ["MapPlace", "Records"]
