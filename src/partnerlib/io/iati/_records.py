"""From drafts to records, once everything that a file holds is known."""

from collections.abc import Iterator
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._paths import cited
from partnerlib.io._reading import Reading, Spot
from partnerlib.io._unchecked import Maker
from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._derived import (
    follows,
    organisation_of,
    place_of,
    sector_of,
)
from partnerlib.io.iati._draft import EXTRA, Draft, Said, Several, listed
from partnerlib.io.iati._file import File
from partnerlib.io.iati._shapes import Plain, to_json
from partnerlib.model import Action, Concept, PartialDate, Party, Scope, Source
from partnerlib.vocabularies import builtin


class Records:
    """Makes the records of a file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._parties: dict[tuple[str, str], Party] = {}
        self._sources: dict[tuple[str, str], Source] = {}
        self._places: dict[str, tuple[str, Plain]] = {}
        self._organisations: dict[str, Plain] = {}
        self._themes: dict[str, Plain] = {}
        self._scopes: dict[tuple[tuple[str, ...], tuple[str, ...]], Scope] = {}
        self._reading = Reading()

    def reading(self) -> Reading:
        """Make the records, those that others refer to first."""
        file, reading = self._file, self._reading
        file.organisations.settle()
        spot = Spot(file.name)
        for territory in file.places.territories():
            reading.add(territory, spot)
            self._places[territory.id] = place_of(territory)
        actors, conflicts = file.organisations.actors(file.name)
        for actor in actors:
            reading.add(actor, spot)
            self._organisations[actor.id] = organisation_of(actor)
        terms = file.sectors.concepts()
        if terms:
            reading.terms["themes"] = terms
        self._themes = {term.id: sector_of(term) for term in terms}
        for action, place in self._actions():
            reading.add(action, place)
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
        return _action(
            id=draft.id,
            title=draft.title,
            names=tuple(sorted(draft.names)),
            description=draft.description,
            url=draft.url,
            codes=tuple(sorted(set(draft.codes))),
            parties=parties,
            parent=parent,
            scope=self._scope(draft),
            period=draft.period,
            status=draft.status,
            sources=(self._source(draft),),
            extra=tuple(sorted(draft.extra.items())),
        )

    def _party_list(self, draft: Draft) -> tuple[Party, ...]:
        meant = self._file.organisations.meant
        parties: dict[tuple[str, str], Party] = {}
        declared: dict[tuple[str, str], list[Said]] = {}
        for said in draft.parties:
            actor, role = key = (meant(said.key), said.role)
            parties[key] = self._party(actor, role)
            if said.follows is None:
                stated = {**self._organisations[actor], "role": codes.role_code(role)}
                said.follows = not said.stated or follows(said.stated, stated)
            if said.stated:
                declared.setdefault(key, []).append(said)
        kept = [
            each
            for several in declared.values()
            if not all(said.follows for said in several)
            for each in several
        ]
        if kept:
            draft.extra[f"{EXTRA}participating-org"] = listed(kept)
        reported = draft.reported
        if reported is not None and draft.reporter:
            draft.reporter = meant(draft.reporter)
            if reported.follows is None:
                derived = self._organisations[draft.reporter]
                reported.follows = follows(reported.stated, derived)
            if not reported.follows:
                draft.extra[f"{EXTRA}reporting-org"] = listed((reported,))
        return tuple([parties[key] for key in sorted(parties)])

    def _scope(self, draft: Draft) -> Scope:
        themes: set[str] = set()
        places: set[str] = set()
        for tag, several in draft.stated.items():
            if not several.is_settled:
                self._settle(tag, several)
            if several.json:
                draft.extra[EXTRA + tag] = several.json
            (themes if tag == "sector" else places).update(several.keys)
        key = (tuple(sorted(themes)), tuple(sorted(places)))
        found = self._scopes.get(key)
        if found is None:
            found = _scope(themes=key[0], places=key[1])
            self._scopes[key] = found
        return found

    def _settle(self, tag: str, several: Several) -> None:
        """Find out whether what is said follows, all of it and each once."""
        is_derived = len(several.keys) == len(several.said)
        for said in several.said:
            if said.follows is None:
                said.follows = self._follows_from(said.key, tag, said.stated)
            is_derived = is_derived and said.follows
        several.json = "" if is_derived else listed(several.said)
        several.is_settled = True

    def _follows_from(self, key: str, tag: str, stated: Plain) -> bool:
        """Whether what is said of a theme or place follows from it."""
        if not key:
            return False
        if tag == "sector":
            if key not in self._themes:
                concept = builtin()["themes"].get(key) or Concept(key)
                self._themes[key] = sector_of(concept)
            return follows(stated, self._themes[key])
        element, derived = self._places[key]
        return element == tag and follows(stated, derived)

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
        key = (draft.reporter, draft.date)
        found = self._sources.get(key)
        if found is None:
            found = self._sources[key] = Source(
                stated_by=key[0],
                date=PartialDate.parse(key[1]) if key[1] else None,
                file=cited(self._file.name),
            )
        return found

    def _tell(self, problem: Problem, spot: Spot, column: str | None = None) -> None:
        told = attrs.evolve(problem, column=problem.column or column)
        self._reading.problems.append(spot.locate(told))


_action: Final = Maker(Action("?", title="?", parties=["?"]))
_scope: Final = Maker(Scope())


__all__ = ["Records"]
