"""From opened sources to one registry, with every problem in its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any

import attrs

from partnerlib.errors import DocumentError, ModelError, Problem, SchemaVersionError
from partnerlib.io._document import Document, Parsed
from partnerlib.io._follow_ons import TERM, Unread, without_follow_ons
from partnerlib.io._inspect import inspect
from partnerlib.io._lenient import assemble_what_can_be, eased
from partnerlib.io._locate import located, sound_records
from partnerlib.io._namesakes import namesakes
from partnerlib.io._order import Order
from partnerlib.model import Concept, Vocabulary
from partnerlib.progress import track
from partnerlib.registry import (
    KINDS,
    Registry,
    reference,
    unite,
    unite_terms,
)
from partnerlib.vocabularies import builtin


@attrs.frozen
class CheckResult:
    """What a look at sources found.

    Attributes
    ----------
    registry : Registry or None
        None if any problem is an error.
    problems : tuple of Problem
        By source, then by table, row and column, or as JSON has them.
    """

    registry: Registry | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the data from becoming a registry."""
        return tuple(each for each in self.problems if each.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that a person should look at."""
        return tuple(each for each in self.problems if each.severity == "warning")

    def sound(self) -> Registry:
        """Give the registry.

        Raises
        ------
        DocumentError
            If there is none, with all problems.
        """
        if self.registry is None:
            versions = any(each.code == "schema-version" for each in self.problems)
            raise (SchemaVersionError if versions else DocumentError)(self.problems)
        return self.registry


def gather(
    documents: Sequence[Document],
    problems: Iterable[Problem],
    *,
    strict: bool | None = None,
) -> CheckResult:
    """Read opened sources into one registry.

    Parameters
    ----------
    documents : sequence of Document
        In the order in which their values take precedence.
    problems : iterable of Problem
        Those of sources that could not be opened.
    strict : bool or None
        Whether a wrong value is an error, as it is by default in formats of our own
        and not in those of the field.
    """
    unopened = list(problems)
    if strict is None and documents and all(each.is_lenient for each in documents):
        strict = False
    ids = _EveryId(documents)
    terms, term_clashes = _terms(documents)
    vocabularies = _vocabularies(terms)
    advance = track("reading", len(documents))
    parsed: list[Parsed] = []
    for document in documents:
        parsed.append(document.parse(ids, vocabularies))
        advance(1)
    mendable = _mendable(documents, parsed) if strict is None else set[str]()
    records, clashes = unite(
        [sound_records(each, strict=strict) for each in parsed],
        vocabularies["actor-kinds"],
    )
    broken = {
        kind: _union(each.broken.get(kind, ()) for each in parsed) for kind in KINDS
    }
    about: dict[str, Any] = {
        "title": next((each.title for each in parsed if each.title), ""),
        "licence": next((each.licence for each in parsed if each.licence), ""),
        "date": next((each.date for each in parsed if each.date), None),
    }
    between: Sequence[Problem]
    aside: Sequence[Problem] = ()
    unread = _union(each.unread for each in parsed)
    if strict is False:
        unread |= _union(each.hazy for each in parsed)
        registry, between = assemble_what_can_be(records, terms, **about)
    else:
        registry, between = assemble_what_can_be(
            records, terms, only=mendable, known=broken, **about
        )
        if _is_unsettled(between, parsed):
            between, aside = inspect(records, parsed, terms, vocabularies, broken)
    if any(each.severity == "error" for each in unopened):
        unread = {*KINDS, TERM}
    aside = [*aside, *namesakes(parsed)]
    placed = located([*clashes, *term_clashes, *between], parsed, strict=strict)
    told = [
        [eased(problem) for problem in each.problems]
        if strict is None and document.is_lenient
        else each.problems
        for document, each in zip(documents, parsed, strict=True)
    ]
    lost = sum((each.lost for each in parsed), Counter[str]())
    every = without_follow_ons(
        chain(unopened, *told, placed, aside), Unread(unread, broken, lost)
    )
    if strict is False and registry is not None:
        every = [eased(problem) for problem in every]
    elif mendable:
        every = [
            eased(problem) if problem.record in mendable else problem
            for problem in every
        ]
    if any(each.severity == "error" for each in every):
        registry = None
    order = Order()
    order.add((), unopened)
    for each in parsed:
        order.add(each.tables, each.problems)
    return CheckResult(registry, tuple(order.sort(every)))


class _EveryId(Mapping[str, AbstractSet[str]]):
    """The ids of all documents by kind; found only if somebody asks."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._found: dict[str, AbstractSet[str]] = {}

    def __getitem__(self, kind: str) -> AbstractSet[str]:
        if kind not in self._found:
            groups = [document.ids().get(kind, ()) for document in self._documents]
            self._found[kind] = frozenset[str]().union(*groups)
        return self._found[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


def _mendable(documents: Sequence[Document], parsed: Sequence[Parsed]) -> set[str]:
    """Name the records that only formats of the field state."""
    if not any(document.is_lenient for document in documents):
        return set()
    own: set[str] = set()
    field: set[str] = set()
    for document, each in zip(documents, parsed, strict=True):
        (field if document.is_lenient else own).update(map(reference, each.records))
    return field - own


def _union(sets: Iterable[Iterable[str]]) -> set[str]:
    return set[str]().union(*sets)


def _terms(
    documents: Sequence[Document],
) -> tuple[Mapping[str, Sequence[Concept]], list[Problem]]:
    if len(documents) == 1:
        return documents[0].own_terms(), []
    return unite_terms(document.own_terms() for document in documents)


def _vocabularies(terms: Mapping[str, Sequence[Concept]]) -> dict[str, Vocabulary]:
    """Join the own terms to the vocabularies; those in a circle are told later."""
    vocabularies = dict(builtin())
    for name, concepts in terms.items():
        base = vocabularies.get(name) or Vocabulary(name, name, name)
        try:
            vocabularies[name] = base.with_concepts(*concepts)
        except ModelError:
            alone = (attrs.evolve(concept, broader="") for concept in concepts)
            vocabularies[name] = base.with_concepts(*alone)
    return vocabularies


def _is_unsettled(problems: Iterable[Problem], parsed: Iterable[Parsed]) -> bool:
    """Whether there is anything beside the records that should be checked too."""
    return any(each.drafts or each.draft_terms for each in parsed) or any(
        problem.code == "duplicate-id" for problem in problems
    )


__all__ = ["CheckResult", "gather"]
