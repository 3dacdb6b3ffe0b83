"""Reading that goes on: a record stays without what is wrong with it.

Where that cannot be, an agreement without parties for instance, the record is left
out, and whatever referred to it stays without the reference.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.model import Concept, Record
from partnerlib.registry import Registry, assemble, reference

# Where nothing at all, or no one knows how much, could be read.
_GRAVE: Final = frozenset(
    {
        "bad-json",
        "map-does-not-fit",
        "no-table",
        "repeated-table",
        "schema-version",
        "too-large",
        "unknown-format",
        "unreadable-source",
    }
)
_SCOPED: Final = ("themes", "places", "audiences", "functions")
_TERM: Final = "term/"


def eased(problem: Problem) -> Problem:
    """Make an error that reading can go on without a warning."""
    if problem.severity != "error" or problem.code in _GRAVE:
        return problem
    return attrs.evolve(problem, severity="warning")


def assemble_what_can_be(
    records: Iterable[Record],
    terms: Mapping[str, Sequence[Concept]],
    only: AbstractSet[str] | None = None,
    **about: Any,
) -> tuple[Registry | None, list[Problem]]:
    """Make a registry of records that do not all fit together.

    Parameters
    ----------
    records, terms, **about
        As for `partnerlib.registry.assemble`.
    only : set of str, optional
        The references of the records that may be mended; by default all, and the
        terms.

    Returns
    -------
    registry : Registry or None
        Of what is sound; None if what is wrong cannot be left out.
    problems : list of Problem
        Everything that was wrong, still with the severity that it has.
    """
    kept: list[Record] = list(records)
    own = {name: list(concepts) for name, concepts in terms.items()}
    told: list[Problem] = []
    while True:
        registry, problems = assemble(kept, terms=own, **about)
        # Equal problems of one round are of several records of one id.
        before_this = set(told)
        told.extend(each for each in problems if each not in before_this)
        if registry is not None:
            return registry, told
        wrong: dict[str, list[Problem]] = {}
        for problem in problems:
            if problem.severity == "error" and (only is None or problem.record in only):
                wrong.setdefault(problem.record or "", []).append(problem)
        before = (kept, own)
        kept = _healed(kept, wrong)
        own = {
            name: [
                attrs.evolve(each, broader="")
                if f"{_TERM}{name}/{each.id}" in wrong
                else each
                for each in concepts
            ]
            for name, concepts in own.items()
        }
        if before == (kept, own):
            return None, told


def _healed(
    records: Sequence[Record], wrong: Mapping[str, Sequence[Problem]]
) -> list[Record]:
    healed: list[Record] = []
    seen: set[str] = set()
    for record in records:
        name = reference(record)
        if name not in wrong:
            healed.append(record)
            continue
        found: Record | None = record
        values: dict[str, set[str]] = {}
        for problem in wrong[name]:
            if problem.code == "duplicate-id":
                found = None if name in seen else found  # the first stays
            else:
                field = problem.column or "id"
                values.setdefault(field, set()).add(problem.value or "")
        for field, each in values.items():
            found = None if found is None else _without(found, field, each)
        seen.add(name)
        if found is not None:
            healed.append(found)
    return healed


def _without(record: Any, field: str, values: AbstractSet[str]) -> Record | None:
    """Leave out values of a field; None if the record cannot do without them.

    Where one of them is not there as such, all that the field holds is in doubt.
    """
    changes: dict[str, object]
    if field == "parties":
        kept = [party for party in record.parties if party.actor not in values]
        # Several seats of one actor stay the tie to itself that they are.
        is_stated = values <= {party.actor for party in record.parties}
        changes = {field: kept if is_stated else ()}
    elif field == "sources":
        sources = [
            attrs.evolve(each, stated_by="") if each.stated_by in values else each
            for each in record.sources
        ]
        changes = {field: sources}
    elif field in _SCOPED and hasattr(record, "scope"):
        terms = [term for term in getattr(record.scope, field) if term not in values]
        changes = {"scope": attrs.evolve(record.scope, **{field: terms})}
    elif isinstance(stated := getattr(record, field), tuple):
        left = tuple(each for each in stated if each not in values)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        changes = {field: left if values <= set(stated) else ()}  # pyright: ignore[reportUnknownArgumentType]
    else:
        changes = {field: ""}
    try:
        healed: Record = attrs.evolve(record, **changes)
    except ModelError:
        return None
    return healed


__all__ = ["assemble_what_can_be", "eased"]
