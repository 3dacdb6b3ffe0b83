"""What JSON and JSON Lines share: entries become records, faults problems."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import repeat
from typing import Any, Final, NamedTuple, Protocol, overload

import attrs

from partnerlib.errors import ModelError, Problem, Violation
from partnerlib.io._converter import StrictConverter
from partnerlib.io._document import Parsed
from partnerlib.io._drafts import Draft, DraftTerm
from partnerlib.io._faults import Fault, Refused
from partnerlib.io._follow_ons import TERM, term_pool
from partnerlib.io._json_decode import is_object
from partnerlib.io._json_places import Where
from partnerlib.model import Concept, PartialDate, Record, Vocabulary
from partnerlib.model._rules import check_id, check_text, refuse, trimmed
from partnerlib.registry import COLLECTIONS, KINDS

SCHEMA_KEY: Final = "$schema"  # allowed, for editors that look for it
CLASSES: Final = {each.kind: each.cls for each in COLLECTIONS}
# The plural of every kind of entry: the keys of a document, in their order.
PLURALS: Final = {each.kind: each.name for each in COLLECTIONS} | {TERM: "terms"}


@attrs.frozen(kw_only=True)
class Header:
    """What a document says of itself."""

    title: str = attrs.field(default="", converter=trimmed)
    licence: str = attrs.field(default="", converter=trimmed)
    date: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        out: list[Violation] = []
        check_text(out, "title", self.title)
        check_text(out, "licence", self.licence)
        refuse(self, out)


HEADINGS: Final = tuple(field.name for field in attrs.fields(Header))


@attrs.frozen(kw_only=True)
class Term(Concept):
    """A concept of the document's own, with the vocabulary it belongs to."""

    vocabulary: str = attrs.field(converter=trimmed)

    def __attrs_post_init__(self) -> None:
        out: list[Violation] = []
        check_id(out, "vocabulary", self.vocabulary)
        try:
            super().__attrs_post_init__()
        except ModelError as error:
            out.extend(error.violations)
        refuse(self, out)

    @property
    def concept(self) -> Concept:
        """The concept alone."""
        return Concept(
            **{each.name: getattr(self, each.name) for each in attrs.fields(Concept)}
        )


class Entry(NamedTuple):
    """A plain value that should become a record, and its number in the source."""

    kind: str
    value: Any
    number: int


class Lost(NamedTuple):
    """Something wrong between the entries, and the ids that may be lost by it.

    Attributes
    ----------
    problem : Problem
        What is wrong.
    kinds : tuple of str
        The kinds of which nobody knows how many ids are lost.
    ids : tuple of str
        For each id that is lost the pool that it is of.
    """

    problem: Problem
    kinds: tuple[str, ...] = (*KINDS, TERM)
    ids: tuple[str, ...] = ()


class Made(NamedTuple):
    """Records of one kind that are read already, and their numbers in the source."""

    kind: str
    records: Sequence[Record]
    numbers: Sequence[int]


class Entries(Protocol):
    """A source of entries: a whole document, or the lines of one."""

    @property
    def header(self) -> Mapping[str, Any]:
        """What it says of itself."""
        ...

    def where(self, kind: str | None, number: int) -> Where:
        """Give the place of an entry; that of the header for no kind."""
        ...

    def outline(self) -> Iterator[Entry]:
        """Yield the entries as fast as can be: their ids, and whole terms."""
        ...

    def own(self) -> Iterator[Entry]:
        """Yield the own terms."""
        ...

    def entries(
        self, vocabularies: Mapping[str, Vocabulary]
    ) -> Iterator[Entry | Made | Lost]:
        """Yield the entries, and what is wrong between them.

        Some may be records already: which terms are meant, the vocabularies say.
        """
        ...


class JsonPlaces(Sequence[Where]):
    """The places of the records; one is made when it is asked for."""

    def __init__(self, source: Entries) -> None:
        self._source = source
        self._kinds: list[str] = []
        self._numbers = array("q")

    def append(self, entry: Entry) -> None:
        """Note the place of the next record."""
        self._kinds.append(entry.kind)
        self._numbers.append(entry.number)

    def extend(self, made: Made) -> None:
        """Note the places of further records."""
        self._kinds.extend(repeat(made.kind, len(made.numbers)))
        self._numbers.extend(made.numbers)

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, index: int) -> Where: ...
    @overload
    def __getitem__(self, index: slice) -> list[Where]: ...
    def __getitem__(self, index: int | slice) -> Where | list[Where]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        return self._source.where(self._kinds[index], self._numbers[index])


class _OwnTerms:
    """The terms of a document, structured when it is opened."""

    def __init__(self) -> None:
        self.terms: dict[str, list[Concept]] = {}
        self.places: dict[str, Where] = {}
        self.problems: list[Problem] = []
        self.drafts: list[DraftTerm] = []
        self.lost: Counter[str] = Counter()
        self._stated: set[tuple[str, Concept]] = set()
        self._strict = StrictConverter({})

    def add(self, source: Entries, entry: Entry) -> None:
        where = source.where(TERM, entry.number)
        try:
            term = self._strict.structure(entry.value, Term)
        except Refused as refused:
            self.problems.extend(_problems(where, entry, refused))
            self._add_draft(where, entry, refused)
            return
        concepts = self.terms.setdefault(term.vocabulary, [])
        name = f"{term.vocabulary}/{term.id}"
        if name not in self.places:
            self.places[name] = where
            concepts.append(term.concept)
            self._stated.add((term.vocabulary, term.concept))
        elif (term.vocabulary, term.concept) not in self._stated:
            again = Fault("duplicate-id", ("id",), term.id)
            self.problems.append(where.problem(again, f"{TERM}/{name}"))

    def _add_draft(self, where: Where, entry: Entry, refused: Refused) -> None:
        vocabulary = _readable_id(entry.value, "vocabulary") or ""
        id_ = _stated_id(entry.value)
        if not id_:
            self.lost[term_pool(vocabulary)] += 1
        if isinstance(term := refused.draft, Term):
            is_lost = not _readable_id(entry.value)
            self.drafts.append(DraftTerm(vocabulary, term.concept, where, id_, is_lost))


class JsonDocument:
    """A JSON source that was opened; see :class:`partnerlib.io._document.Document`."""

    def __init__(self, source: Entries) -> None:
        self._source = source
        self._own = _OwnTerms()
        for entry in source.own():
            self._own.add(source, entry)

    @property
    def is_lenient(self) -> bool:
        """Whether what is wrong in it is a warning: a format of our own is strict."""
        return False

    def ids(self) -> Mapping[str, AbstractSet[str]]:
        """Give the ids by kind, those of faulty records included."""
        return self._ids

    @cached_property
    def _ids(self) -> Mapping[str, AbstractSet[str]]:
        found: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for entry in self._source.outline():
            if entry.kind != TERM and (id_ := _readable_id(entry.value)):
                found[entry.kind].add(id_)
        return found

    def own_terms(self) -> Mapping[str, Sequence[Concept]]:
        """Give the own terms by vocabulary."""
        return self._own.terms

    def parse(
        self,
        ids: Mapping[str, AbstractSet[str]],  # noqa: ARG002 -- a party here is an id and nothing else
        vocabularies: Mapping[str, Vocabulary],
    ) -> Parsed:
        """Read the records, and find every fault."""
        source, own = self._source, self._own
        strict = StrictConverter(vocabularies)
        places = JsonPlaces(source)
        parsed = Parsed(places=places, terms=own.terms, term_places=own.places)
        parsed.tables = [(source.where(None, 0).file, ())]
        parsed.draft_terms.extend(own.drafts)
        try:
            header = strict.structure(dict(source.header), Header)
        except Refused as refused:
            first = source.where(None, 0)
            parsed.problems.extend(first.problem(fault) for fault in refused.faults)
        else:
            parsed.title, parsed.licence = header.title, header.licence
            parsed.date = header.date
        for entry in source.entries(vocabularies):
            if isinstance(entry, Made):
                parsed.records.extend(entry.records)
                places.extend(entry)
            elif isinstance(entry, Lost):
                parsed.problems.append(entry.problem)
                parsed.unread.update(entry.kinds)
                parsed.lost.update(entry.ids)
            elif entry.kind != TERM:
                try:
                    record = strict.structure(entry.value, CLASSES[entry.kind])
                except Refused as refused:
                    where = source.where(entry.kind, entry.number)
                    parsed.problems.extend(_problems(where, entry, refused))
                    _note_broken(parsed, entry)
                    _add_draft(parsed, where, entry, refused)
                else:
                    parsed.records.append(record)
                    places.append(entry)
        if own.problems:
            parsed.problems.extend(own.problems)
            parsed.hazy.add(TERM)
        parsed.lost.update(own.lost)
        return parsed


def _note_broken(parsed: Parsed, entry: Entry) -> None:
    if id_ := _stated_id(entry.value):
        parsed.broken.setdefault(entry.kind, set()).add(id_)
    else:
        parsed.lost[entry.kind] += 1


def _add_draft(parsed: Parsed, where: Where, entry: Entry, refused: Refused) -> None:
    if isinstance(record := refused.draft, Record):
        id_ = _readable_id(entry.value) or ""
        faulty = frozenset(str(fault.path[0]) for fault in refused.faults)
        at = len(parsed.records)
        parsed.drafts.append(Draft(record, where, at, id_, not id_, faulty))


def _problems(where: Where, entry: Entry, refused: Refused) -> Iterator[Problem]:
    id_ = _readable_id(entry.value)
    record = f"{entry.kind}/{id_}" if id_ else None
    if entry.kind == TERM:
        # A term is named by its vocabulary and its id.
        vocabulary = _readable_id(entry.value, "vocabulary")
        record = f"{TERM}/{vocabulary}/{id_}" if vocabulary and id_ else None
    return (where.problem(fault, record) for fault in refused.faults)


def _stated_id(value: Any) -> str:
    """Give what stands as an id, however wrong; empty if nothing does."""
    id_ = value.get("id") if is_object(value) else None
    return str(id_).strip() if type(id_) in (str, int) else ""


def _readable_id(value: Any, field: str = "id") -> str | None:
    id_ = value.get(field) if is_object(value) else None
    if type(id_) is not str:
        return None
    out: list[Violation] = []
    id_ = id_.strip()
    check_id(out, field, id_)
    return None if out else id_


__all__ = [
    "CLASSES",
    "HEADINGS",
    "PLURALS",
    "SCHEMA_KEY",
    "TERM",
    "Entry",
    "Header",
    "JsonDocument",
    "Lost",
    "Made",
    "Term",
]
