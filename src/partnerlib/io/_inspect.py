"""Checking everything that faulty sources state, for they make no registry anyway.

Where records have faults, or one id means several, all of them are checked side by
side: a record whose id is taken or lost goes under an id of its own meanwhile.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise

import attrs

from partnerlib.errors import Problem
from partnerlib.io._document import Parsed
from partnerlib.io._drafts import KNOWN, STAND_IN, Draft, DraftTerm, is_stand_in
from partnerlib.model import Concept, Record, Vocabulary, spelling
from partnerlib.registry import (
    CIRCULAR,
    assemble,
    circles,
    collection_of,
    cycle,
    linked,
    reference,
)

_TERM = "term"
_FEWEST = 2  # authorities, where it is unclear which is meant


def inspect(
    records: Sequence[Record],
    parsed: Sequence[Parsed],
    terms: Mapping[str, Sequence[Concept]],
    vocabularies: Mapping[str, Vocabulary],
    known: Mapping[str, AbstractSet[str]],
) -> tuple[list[Problem], list[Problem]]:
    """Check records, and beside them all that cannot stand among them.

    Parameters
    ----------
    records : sequence of Record
        Those without a fault, of all sources.
    parsed : sequence of Parsed
        The sources, with their drafts.
    terms : mapping of str to sequence of Concept
        The own terms without a fault.
    vocabularies : mapping of str to Vocabulary
        With these terms.
    known : mapping of str to set of str
        The ids of faulty records.

    Returns
    -------
    problems : list of Problem
        Of the records; they have no place yet.
    located : list of Problem
        Of all the others, each with its place.
    """
    return _Inspection(records, parsed, terms, vocabularies).problems(known)


class _Inspection:
    def __init__(
        self,
        records: Sequence[Record],
        parsed: Sequence[Parsed],
        terms: Mapping[str, Sequence[Concept]],
        vocabularies: Mapping[str, Vocabulary],
    ) -> None:
        self._records = list(records)
        self._terms = {name: list(concepts) for name, concepts in terms.items()}
        self._vocabularies = vocabularies
        # Who is checked under which name, and in which source each name stands.
        self._checked: dict[str, Draft | DraftTerm] = {}
        self._held = {reference(record) for record in records} | {
            f"{_TERM}/{name}/{concept.id}"
            for name, concepts in terms.items()
            for concept in concepts
        }
        self._labels: set[tuple[str, str]] = set()
        self._located: list[Problem] = []
        # Territories in circles: there is no use in comparing their levels.
        self._turning: set[str] = set()
        self._number = 0
        owners: dict[str, int] = {}
        for number, each in enumerate(parsed):
            self._take(each, owners, number)
        drafts = [term for each in parsed for term in each.draft_terms]
        for term in drafts:
            self._note_labels(term)
        for term in drafts:
            self._take_term(term)

    def problems(
        self, known: Mapping[str, AbstractSet[str]]
    ) -> tuple[list[Problem], list[Problem]]:
        """Check everything at once and tell whom each problem concerns."""
        ids = {
            kind: {id_ for id_ in stated if f"{kind}/{id_}" not in self._checked}
            | KNOWN.get(kind, frozenset())
            for kind, stated in known.items()
        }
        _, found = assemble(self._records, terms=self._terms, known=ids)
        self._check_circles()
        plain: list[Problem] = []
        for problem in filter(self._concerns_what_is_known, found):
            told = _without_stand_ins(problem)
            draft = self._checked.get(problem.record or "")
            if told is not None and draft is not None:
                self._located.append(_told_of(draft, told))
            elif told is not None:
                plain.append(told)
        return plain, list(dict.fromkeys(self._located))

    def _check_circles(self) -> None:
        """Find the circles that run through a record whose id stands for another.

        Whichever of the records of one id is meant, what it refers to leads on.
        """
        others = [
            draft
            for name, draft in self._checked.items()
            if isinstance(draft, Draft) and not draft.is_lost
            if name != reference(draft.record)
        ]
        for kind, field in CIRCULAR if others else ():
            links = {
                record.id: list(linked(record, field))
                for record in reversed(self._records)  # the first of one id counts
                if collection_of(record) == kind
            }
            added: dict[tuple[str, str], Draft] = {}
            for draft in others:
                if collection_of(draft.record) == kind:
                    first = links[draft.id]
                    more = set(linked(draft.record, field)).difference(first)
                    first.extend(sorted(more))
                    added.update(((draft.id, id_), draft) for id_ in more)
            for circle in circles(links):
                for at, link in enumerate(pairwise(circle)):
                    if link in added:
                        turned = [*circle[at:-1], *circle[: at + 1]]
                        told = cycle(kind, field, turned)
                        self._located.append(_told_of(added[link], told))
                        if kind == "territory":
                            self._turning.update(circle)
                        break

    # -- records -------------------------------------------------------------

    def _take(self, parsed: Parsed, owners: dict[str, int], number: int) -> None:
        """Compare what has one id in a source, and see to it that all is checked."""
        firsts: dict[str, Draft] = {}
        sound: dict[str, Record] = {}
        for draft in _in_order(parsed):
            is_sound = draft.at < 0
            if draft.is_lost:
                self._check_aside(draft)
                continue
            name = reference(draft.record)
            first = firsts.setdefault(name, draft)
            if is_sound:
                owner = owners.setdefault(name, number)
                if name in sound:  # the registry tells that it is repeated
                    if owner == number and not _same(sound[name], draft.record):
                        self._check_aside(draft)
                    continue
                sound[name] = draft.record
            elif name in self._held:
                self._check_aside(draft)
            else:
                self._held.add(name)
                self._checked[name] = draft
                self._records.append(draft.record)
            if not _same(first.record, draft.record, first.faulty | draft.faulty):
                again = Problem.of("duplicate-id", column="id", value=draft.id)
                self._located.append(_told_of(draft, again))

    def _check_aside(self, draft: Draft) -> None:
        """Check a record that has no id of its own."""
        record = attrs.evolve(draft.record, id=self._new_id())
        self._checked[reference(record)] = draft
        self._records.append(record)

    def _new_id(self) -> str:
        self._number += 1
        return f"{STAND_IN}-{self._number}"

    # -- terms ---------------------------------------------------------------

    def _take_term(self, draft: DraftTerm) -> None:
        vocabulary, concept = draft.vocabulary, draft.concept
        if not vocabulary:
            if self._is_no_term(concept.broader):
                unknown = Problem.of(
                    "unknown-id", column="broader", value=concept.broader, target=_TERM
                )
                self._located.append(_told_of(draft, unknown))
            return
        name = f"{_TERM}/{vocabulary}/{concept.id}"
        if draft.is_lost or name in self._held:
            concept = attrs.evolve(concept, id=self._new_id())
            name = f"{_TERM}/{vocabulary}/{concept.id}"
        self._held.add(name)
        self._terms.setdefault(vocabulary, []).append(concept)
        self._checked[name] = draft

    def _is_no_term(self, id_: str) -> bool:
        """Whether an id is that of no term in whatever vocabulary."""
        return bool(id_) and not (
            any(id_ in each for each in self._vocabularies.values())
            or any(spelling(id_) == label for _, label in self._labels)
        )

    def _note_labels(self, draft: DraftTerm) -> None:
        """Note what may mean a term that is there, in whatever vocabulary."""
        concept = draft.concept
        id_ = draft.id or concept.id  # a wrong id, too, may be meant by others
        labels = (id_, concept.label_en, concept.label_fr, *concept.aliases)
        self._labels.update((draft.vocabulary, spelling(label)) for label in labels)

    def _concerns_what_is_known(self, problem: Problem) -> bool:
        """Whether a problem comes from what is stated, and not from what is faulty."""
        facts, value = dict(problem.facts), spelling(problem.value or "")
        if problem.code == "unknown-term":
            return self._labels.isdisjoint({("", value), (facts["vocabulary"], value)})
        if facts.get("target") == _TERM:
            return ("", value) not in self._labels
        if problem.code == "wrong-level":
            return self._id_of(problem) not in self._turning
        return not is_stand_in(problem)

    def _id_of(self, problem: Problem) -> str:
        """Give the id that stands in the source for the record of a problem."""
        draft = self._checked.get(problem.record or "")
        return draft.id if draft else (problem.record or "").partition("/")[2]


def _in_order(parsed: Parsed) -> Iterator[Draft]:
    """Yield the records of a source and its drafts; sound ones come from nowhere."""
    drafts = {
        at: list(each)
        for at, each in groupby(parsed.drafts, key=lambda draft: draft.at)
    }
    for index, record in enumerate(parsed.records):
        yield from drafts.get(index, ())
        if index not in parsed.healed:
            yield Draft(record, parsed.places[index], -1, record.id)
    yield from drafts.get(len(parsed.records), ())


def _same(
    first: Record, second: Record, faulty: AbstractSet[str] = frozenset()
) -> bool:
    """Whether two records state the same, whoever states it."""
    return all(
        getattr(first, field.name) == getattr(second, field.name)
        for field in attrs.fields(type(first))
        if field.name != "sources" and field.name not in faulty
    )


def _told_of(draft: Draft | DraftTerm, problem: Problem) -> Problem:
    """Tell a problem of a draft under the name and at the place that it has."""
    if isinstance(draft, Draft):
        id_ = draft.id
        name = f"{reference(draft.record).partition('/')[0]}/{id_}"
    else:
        id_ = "" if draft.is_lost or not draft.vocabulary else draft.concept.id
        name = f"{_TERM}/{draft.vocabulary}/{id_}"
    facts = {k: id_ if v.startswith(STAND_IN) else v for k, v in problem.facts}
    if isinstance(draft, DraftTerm):
        facts["vocabulary"] = draft.vocabulary
    told = attrs.evolve(
        problem, record=name if id_ else None, facts=tuple(sorted(facts.items()))
    )
    return draft.place.locate(told)


def _without_stand_ins(problem: Problem) -> Problem | None:
    """Leave out who is an authority only under an id that is not its own."""
    facts = dict(problem.facts)
    if problem.code != "ambiguous-authority" or STAND_IN not in facts["authorities"]:
        return problem
    stated = [each for each in facts["authorities"].split(", ") if STAND_IN not in each]
    if len(stated) < _FEWEST:
        return None
    facts["authorities"] = ", ".join(stated)
    return attrs.evolve(problem, facts=tuple(sorted(facts.items())))


__all__ = ["inspect"]
