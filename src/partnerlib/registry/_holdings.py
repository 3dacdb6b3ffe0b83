"""What a registry holds: its collections, read only, and itself as a value."""

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from partnerlib.errors import ParameterError, UnknownIdError
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    PartialDate,
    Record,
    Territory,
    Vocabulary,
)
from partnerlib.registry._assemble import OwnTerms, Parts, merged_vocabularies
from partnerlib.registry._collections import COLLECTIONS, KINDS
from partnerlib.registry._hints import hints
from partnerlib.registry._statements import count_statements


class Holdings:
    """The collections of a registry by id, and what is known about the data."""

    __slots__ = ("_date", "_licence", "_memo", "_parts", "_terms", "_title")
    __hash__ = None  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]

    _parts: Parts
    _terms: OwnTerms
    _memo: dict[object, Any]

    def __init__(self) -> None:
        self._set({kind: {} for kind in KINDS}, {}, "", "", None)

    def _set(
        self,
        parts: Parts,
        terms: OwnTerms,
        title: str,
        licence: str,
        date: PartialDate | None,
    ) -> None:
        self._parts = parts
        self._terms = terms
        self._title = title
        self._licence = licence
        self._date = date
        self._memo = {}

    @property
    def territories(self) -> Mapping[str, Territory]:
        """Every territory by id."""
        return cast("Mapping[str, Territory]", self._view("territory"))

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor by id."""
        return cast("Mapping[str, Actor]", self._view("actor"))

    @property
    def agreements(self) -> Mapping[str, Agreement]:
        """Every agreement by id."""
        return cast("Mapping[str, Agreement]", self._view("agreement"))

    @property
    def actions(self) -> Mapping[str, Action]:
        """Every action by id."""
        return cast("Mapping[str, Action]", self._view("action"))

    @property
    def needs(self) -> Mapping[str, Need]:
        """Every need by id."""
        return cast("Mapping[str, Need]", self._view("need"))

    @property
    def offers(self) -> Mapping[str, Offer]:
        """Every offer by id."""
        return cast("Mapping[str, Offer]", self._view("offer"))

    @property
    def exchanges(self) -> Mapping[str, Exchange]:
        """Every exchange by id."""
        return cast("Mapping[str, Exchange]", self._view("exchange"))

    def _view(self, kind: str) -> Mapping[str, Record]:
        return MappingProxyType(self._parts[kind])

    @property
    def terms(self) -> Mapping[str, tuple[Concept, ...]]:
        """The own terms by vocabulary, sorted by id."""
        return MappingProxyType(self._terms)

    @property
    def vocabularies(self) -> Mapping[str, Vocabulary]:
        """Every vocabulary, the own terms joined to the built-in ones."""
        if "vocabularies" not in self._memo:
            self._memo["vocabularies"] = merged_vocabularies(self._terms)[1]
        return MappingProxyType(self._memo["vocabularies"])

    @property
    def title(self) -> str:
        """What the data is called."""
        return self._title

    @property
    def licence(self) -> str:
        """Under which licence the data may be used."""
        return self._licence

    @property
    def date(self) -> PartialDate | None:
        """The date of this edition of the data."""
        return self._date

    def records(self) -> Iterator[Record]:
        """Yield every record, collection by collection, in the order of the ids."""
        for kind in KINDS:
            yield from self._parts[kind].values()

    def get(self, reference: str) -> Record:
        """Give a record by its reference ``kind/id``, as evidence names it.

        Raises
        ------
        UnknownIdError
            If there is no such record.
        ParameterError
            If this is no such reference.

        Examples
        --------
        >>> from partnerlib import Registry
        >>> Registry.of().get("actor/batik")
        Traceback (most recent call last):
        ...
        partnerlib.errors.UnknownIdError: no actor has the id 'batik'
        """
        rule = "write kind/id, the kind being one of " + ", ".join(KINDS)
        if not isinstance(reference, str):
            raise ParameterError("reference", reference, rule)
        kind, _, id_ = reference.partition("/")
        if kind not in self._parts:
            raise ParameterError("reference", reference, rule, hints(kind, KINDS))
        return self._known(kind, id_)

    def _known(self, kind: str, id_: str) -> Record:
        if not isinstance(id_, str):
            raise ParameterError(kind, id_, f"give the id of the {kind}, a text")
        record = self._parts[kind].get(id_)
        if record is None:
            raise UnknownIdError(kind, id_, hints(id_, self._parts[kind]))
        return record

    def describe(self) -> dict[str, int]:
        """Count what the registry holds.

        Returns
        -------
        dict of str to int
            The size of each collection and of the own terms; ``statements``, the
            distinct (record, stated by) pairs of the agreements that say who
            stated them; ``stated_by_all`` and ``stated_by_some``, the agreements
            that all of their parties state, and those that some of them do and
            others do not.
        """
        counts = {each.name: len(self._parts[each.kind]) for each in COLLECTIONS}
        counts["terms"] = sum(len(concepts) for concepts in self._terms.values())
        if "statements" not in self._memo:
            stated = count_statements(self.agreements, self.actors)
            self._memo["statements"] = stated
        return counts | cast("dict[str, int]", self._memo["statements"])

    @property
    def digest(self) -> str:
        """A hash of the contents, the same for equal registries.

        Computed when first asked for, in time linear in the records.
        """
        if "digest" not in self._memo:
            digest = hashlib.blake2b(digest_size=16)
            head = (self._title, self._licence, str(self._date), self._terms)
            digest.update(repr(head).encode("utf-8", "surrogatepass"))
            for record in self.records():
                digest.update(b"\n" + repr(record).encode("utf-8"))
            self._memo["digest"] = digest.hexdigest()
        return str(self._memo["digest"])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Holdings):
            return NotImplemented
        return (
            self._parts == other._parts
            and self._terms == other._terms
            and (self._title, self._licence, self._date)
            == (other._title, other._licence, other._date)
        )

    def __repr__(self) -> str:
        sizes = [(each, len(self._parts[each.kind])) for each in COLLECTIONS]
        counts = (
            f"{size} {each.kind if size == 1 else each.name}"
            for each, size in sizes
            if size
        )
        return f"<Registry: {', '.join(counts) or 'empty'}>"
