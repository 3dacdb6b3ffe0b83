"""From drafts to records, once everything that a file holds is known."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar, cast

import attrs

from partnerlib.errors import ModelError, Problem, Violation
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._draft import EXTRA, Draft
from partnerlib.io.iati._file import File
from partnerlib.io.iati._shapes import Plain, to_json
from partnerlib.model import Action, PartialDate, Party, Record, Scope, Source

R = TypeVar("R", bound=Record)
_UNREADABLE: Final = str.maketrans(
    dict.fromkeys(
        (*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " "
    )
)


class Records:
    """Makes the records of a file."""

    def __init__(self, file: File, generated: str) -> None:
        self._file = file
        self._generated = generated
        self._parties: dict[tuple[str, str], Party] = {}
        self._sources: dict[tuple[str, str], Source] = {}
        self._reading = Reading()

    def reading(self) -> Reading:
        """Make the records, those that others refer to first."""
        file, reading = self._file, self._reading
        file.organisations.settle()
        spot = Spot(file.name)
        for territory in file.places.territories():
            reading.add(territory, spot)
        actors, conflicts = file.organisations.actors(file.name)
        for actor in actors:
            reading.add(actor, spot)
        for action, place in self._actions():
            reading.add(action, place)
        terms = file.sectors.concepts()
        if terms:
            reading.terms["themes"] = terms
        reading.problems[:0] = file.problems
        reading.problems.extend(conflicts)
        return reading

    def _actions(self) -> Iterator[tuple[Action, Spot]]:
        drafts = self._file.drafts
        ids = {draft.id for draft in drafts}
        done: dict[str, Action] = {}
        drafts.reverse()
        while drafts:  # let go of each as soon as it is made
            draft = drafts.pop()
            spot = Spot(self._file.name, path=self._file.path(draft.index))
            action = self._made(draft, ids, spot)
            if action is None:
                continue
            before = done.get(action.id)
            if before is None:
                done[action.id] = action
                yield action, spot
                continue
            is_same = attrs.evolve(action, sources=before.sources) == before
            code = "repeated-statement" if is_same else "duplicate-id"
            self._tell(Problem.of(code, value=action.id), spot, column="id")

    def _made(self, draft: Draft, ids: set[str], spot: Spot) -> Action | None:
        parties = self._party_list(draft)
        if not parties:
            self._tell(Problem.of("no-party", value=draft.id), spot)
            return None
        parent = self._parent(draft, ids)
        fields: dict[str, Any] = {
            "id": draft.id,
            "title": draft.title,
            "names": draft.names,
            "description": draft.description,
            "url": draft.url,
            "codes": draft.codes,
            "parties": parties,
            "parent": parent,
            "scope": Scope(
                themes=tuple(draft.themes) or (), places=tuple(draft.places) or ()
            ),
            "period": draft.period,
            "status": draft.status,
            "sources": (self._source(draft),),
            "extra": tuple(draft.extra.items()),
        }
        return self._sound(Action, fields, spot)

    def _party_list(self, draft: Draft) -> list[Party]:
        organisations = self._file.organisations
        parties: list[Party] = []
        declared: list[Plain] = []
        for actor, role, stated in draft.parties:
            meant = organisations.meant(actor)
            parties.append(self._party(meant, role))
            if stated and not organisations.is_derived(
                meant, stated, codes.role_code(role)
            ):
                declared.append(stated)
        if declared:
            draft.extra[f"{EXTRA}participating-org"] = to_json(declared)
        if draft.reporter:
            draft.reporter = organisations.meant(draft.reporter)
            reported = cast("Plain", draft.reported)
            if not organisations.is_derived(draft.reporter, reported, ""):
                draft.extra[f"{EXTRA}reporting-org"] = to_json([reported])
        return parties

    def _party(self, actor: str, role: str) -> Party:
        # The same organisations do the same things: one value each.
        key = (actor, role)
        found = self._parties.get(key)
        if found is None:
            found = self._parties[key] = Party(actor, role)
        return found

    def _parent(self, draft: Draft, ids: set[str]) -> str:
        """Give the first activity of the file that it is part of."""
        parents = [
            each["ref"]
            for each in draft.related
            if each["type"] == codes.PARENT
            and each["ref"] in ids
            and each["ref"] != draft.id
        ]
        parent: str = parents[0] if parents else ""
        if draft.related != ([{"ref": parent, "type": codes.PARENT}] if parent else []):
            draft.extra[f"{EXTRA}related-activity"] = to_json(draft.related)
        return parent

    def _source(self, draft: Draft) -> Source:
        key = (draft.reporter, draft.date or self._generated)
        found = self._sources.get(key)
        if found is None:
            found = self._sources[key] = Source(
                stated_by=key[0],
                date=PartialDate.parse(key[1]) if key[1] else None,
                file=self._file.name,
            )
        return found

    def _sound(self, cls: Callable[..., R], fields: dict[str, Any], spot: Spot) -> R:
        """Make a record, without what no record can hold."""
        try:
            return cls(**fields)
        except ModelError as error:
            for violation in error.violations:
                self._tell(violation.problem(), spot)
                _mend(fields, violation)
        return cls(**fields)

    def _tell(self, problem: Problem, spot: Spot, column: str | None = None) -> None:
        told = attrs.evolve(problem, column=problem.column or column)
        self._reading.problems.append(spot.locate(told))


def _mend(fields: dict[str, Any], violation: Violation) -> None:
    """Blank out characters that no text may hold; leave out what else is wrong."""
    value = fields[violation.field]
    if violation.code == "bad-text" and isinstance(value, str):
        fields[violation.field] = value.translate(_UNREADABLE)
    elif violation.code == "bad-text":
        fields[violation.field] = tuple(
            tuple(part.translate(_UNREADABLE) for part in pair) for pair in value
        )
    else:
        fields[violation.field] = type(value)()


__all__ = ["Records"]
