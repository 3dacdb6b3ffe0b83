"""What every format hands over: an opened source, and what it brings.

A source is read in two steps. It is opened first and tells which ids and which own
terms it holds, because what a party cell or a label means depends on the ids and
terms of *all* sources; then it is parsed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

import attrs

from partnerlib.errors import Problem
from partnerlib.io._drafts import Draft, DraftTerm
from partnerlib.io._order import Tables
from partnerlib.io._place import Place
from partnerlib.model import Concept, PartialDate, Record, Vocabulary


@attrs.define(kw_only=True)
class Parsed:
    """What one source brings, before references are checked.

    Attributes
    ----------
    records : list of Record
        Of all kinds, in the order of the source. One with an error may be among
        them without its faulty field, so that its references are checked too.
    places : sequence of Place
        One for each record, in the same order.
    terms : dict
        Own terms by the id of their vocabulary.
    broken : dict
        Ids by kind (``"territory"``, ...) whose record had an error: they still
        exist, so that references to them are sound.
    problems : list of Problem
        Each with its place.
    term_places : mapping
        The places of the own terms, by ``vocabulary/id``.
    unread : set of str
        Kinds of which the source may hold ids that could not be read: nothing can
        be said of references to them.
    drafts : list of Draft
        The records with an error, made without what is faulty, in the order of the
        source: to be checked for what else is wrong, where every fault is an error.
    healed : set of int
        Which of ``records`` are among the drafts too, by their index.
    draft_terms : list of DraftTerm
        The own terms with an error.
    lost : Counter of str
        How many records state no id, by kind, and own terms, by
        :func:`~partnerlib.io._follow_ons.term_pool`: so many references that name
        no record may mean those.
    hazy : set of str
        Kinds that count as unread where reading goes on without the drafts.
    tables : sequence of (str or None, sequence of str)
        Its files, as problems name them, with their headings, in the order in which
        their problems are told.
    title, licence, date
        What the source says of itself.
    """

    records: list[Record] = attrs.field(factory=list[Record])
    places: Sequence[Place] = ()
    terms: dict[str, list[Concept]] = attrs.field(factory=dict[str, list[Concept]])
    broken: dict[str, set[str]] = attrs.field(factory=dict[str, set[str]])
    problems: list[Problem] = attrs.field(factory=list[Problem])
    term_places: Mapping[str, Place] = attrs.field(factory=dict[str, Place])
    unread: set[str] = attrs.field(factory=set[str])
    drafts: list[Draft] = attrs.field(factory=list[Draft])
    healed: set[int] = attrs.field(factory=set[int])
    draft_terms: list[DraftTerm] = attrs.field(factory=list[DraftTerm])
    lost: Counter[str] = attrs.field(factory=Counter[str])
    hazy: set[str] = attrs.field(factory=set[str])
    tables: Tables = ()
    title: str = ""
    licence: str = ""
    date: PartialDate | None = None


class Document(Protocol):
    """A source that was opened and found to be of a known format."""

    @property
    def is_lenient(self) -> bool:
        """Whether what is wrong in it is a warning, unless the caller is strict."""
        ...

    def ids(self) -> Mapping[str, AbstractSet[str]]:
        """Give the ids that it holds by kind, those of faulty records included."""
        ...

    def own_terms(self) -> Mapping[str, Sequence[Concept]]:
        """Give its own terms by vocabulary, so that their labels can be resolved."""
        ...

    def parse(
        self,
        ids: Mapping[str, AbstractSet[str]],
        vocabularies: Mapping[str, Vocabulary],
    ) -> Parsed:
        """Read the records; ids and vocabularies are those of all sources."""
        ...


__all__ = ["Document", "Parsed"]
