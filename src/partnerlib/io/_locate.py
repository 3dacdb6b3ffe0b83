"""Where the records stand of which something is wrong.

A record may stand in several places, and a problem may be one of very many: what
each place states is looked up, and not searched through for each problem.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

import attrs

from partnerlib.errors import Problem
from partnerlib.io._document import Parsed
from partnerlib.io._follow_ons import TERM
from partnerlib.io._place import Place
from partnerlib.model import Party, Record, Source
from partnerlib.registry import reference

# Of each further record of one id there is one of these, in the order of records.
_REPEATS: Final = ("duplicate-id", "repeated-statement")


def stated(
    parsed: Parsed, *, strict: bool | None = None
) -> Iterator[tuple[Record, Place]]:
    """Yield records with their places.

    Of a record that is among the drafts too there is nothing, unless reading goes on
    without the drafts.
    """
    every = zip(parsed.records, parsed.places, strict=True)
    if strict is False or not parsed.healed:
        return every
    return (each for at, each in enumerate(every) if at not in parsed.healed)


def sound_records(parsed: Parsed, *, strict: bool | None = None) -> list[Record]:
    """Give the records of `stated`, without their places."""
    if strict is False or not parsed.healed:
        return parsed.records
    return [record for record, _ in stated(parsed)]


def located(
    problems: Sequence[Problem], parsed: Sequence[Parsed], *, strict: bool | None
) -> list[Problem]:
    """Give problems of records the places where the records stand.

    Of a record that stands in several places, the one that states what is wrong is
    told; of several such, the last: the first was there before it was wrong. That a
    record is repeated is told of each place but the first.
    """
    wanted = {problem.record for problem in problems}
    found: dict[str | None, _Standing] = {}
    if wanted:
        for each in parsed:
            for name, place in each.term_places.items():
                found[f"{TERM}/{name}"] = _Standing([(None, place)])
            for record, place in stated(each, strict=strict):
                name = reference(record)
                if name in wanted:
                    found.setdefault(name, _Standing([])).places.append((record, place))
    repeats: Counter[str | None] = Counter()
    told: list[Problem] = []
    for problem in problems:
        standing = found.get(problem.record)
        if standing is None:
            told.append(problem)
        elif problem.code in _REPEATS:
            repeats[problem.record] += 1
            at = min(repeats[problem.record], len(standing.places) - 1)
            told.append(standing.places[at][1].locate(problem))
        else:
            told.append(standing.of(problem).locate(problem))
    return told


@attrs.define
class _Standing:
    """The places of one record, and by field where each value is stated last."""

    places: list[tuple[Record | None, Place]]
    _stated: dict[str, dict[str, int]] = attrs.field(
        factory=dict[str, dict[str, int]], init=False
    )

    def of(self, problem: Problem) -> Place:
        """Find the place that states what a problem is about."""
        at = len(self.places) - 1
        if at:
            field = problem.column or "id"
            if field not in self._stated:
                self._stated[field] = {
                    text: number
                    for number, (record, _) in enumerate(self.places)
                    for text in _texts(record, field)
                }
            values = self._stated[field]
            at = values.get(problem.value or "", values.get("", at))
        return self.places[at][1]


def _texts(record: Record | None, field: str) -> Iterator[str]:
    """Yield what a field states, part by part, and nothing if it is something."""
    value: Any = getattr(record, field, None)
    if value is None:
        value = getattr(getattr(record, "scope", None), field, "")
    if value:
        yield ""
    if isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            if isinstance(each, Party):
                yield each.actor
                yield each.role
            else:
                yield each.stated_by if isinstance(each, Source) else str(each)
    else:
        yield str(value)


__all__ = ["located", "sound_records", "stated"]
