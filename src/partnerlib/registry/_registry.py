"""The registry: every record, consistent, and never changed in place."""

import datetime as dt
import warnings
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final, TypeVar

from partnerlib.errors import (
    IntegrityError,
    ModelError,
    ParameterError,
    PartnerlibWarning,
    Problem,
    Violation,
)
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    Need,
    Offer,
    PartialDate,
    Period,
    Record,
    Territory,
)
from partnerlib.model._rules import check_text
from partnerlib.registry._assemble import (
    OwnTerms,
    Parts,
    merged_vocabularies,
    prepare,
)
from partnerlib.registry._collections import collection_of
from partnerlib.registry._diff import RegistryDiff, diff
from partnerlib.registry._given import (
    checked_date,
    checked_terms,
    iterated,
    several,
)
from partnerlib.registry._lookups import Lookups
from partnerlib.registry._select import (
    KIND_VOCABULARIES,
    kept_at,
    kept_by,
)
from partnerlib.registry._subset import keep
from partnerlib.registry._unite import unite, unite_terms

R = TypeVar("R", bound=Record)
NO_TERMS: Final[Mapping[str, tuple[Concept, ...]]] = MappingProxyType({})


class Registry(Lookups):
    """Territories, actors and agreements that fit together; immutable.

    Make one with :meth:`of` or :meth:`from_records`; every other method gives a
    new registry and leaves this one as it is. References always lead to a record,
    parties are always actors, and no parent runs in a circle.

    Attributes
    ----------
    territories, actors, agreements, actions, needs, offers, exchanges : Mapping
        Read-only mappings by id, in the order of the ids.
    terms : Mapping
        The registry's own terms, by vocabulary.
    vocabularies : Mapping
        The built-in vocabularies with the own terms joined to them.
    title, licence : str
        Empty means unknown.
    date : PartialDate or None
        The date of this edition of the data.

    Notes
    -----
    Registries are equal when their contents are; they are not hashable, see
    :attr:`digest`.

    Examples
    --------
    >>> town = Territory("evry", name="Évry", level="municipality")
    >>> partner = Territory("there", name="There", level="municipality")
    >>> twinning = Agreement("t1", kind="twinning", parties=["evry", "there"])
    >>> registry = Registry.of(territories=[town, partner], agreements=[twinning])
    >>> sorted(registry.actors)
    ['authority:evry', 'authority:there']
    """

    __slots__ = ()

    @classmethod
    def of(
        cls,
        *,
        territories: Iterable[Territory] = (),
        actors: Iterable[Actor] = (),
        agreements: Iterable[Agreement] = (),
        actions: Iterable[Action] = (),
        needs: Iterable[Need] = (),
        offers: Iterable[Offer] = (),
        exchanges: Iterable[Exchange] = (),
        terms: Mapping[str, Iterable[Concept]] = NO_TERMS,
        title: str = "",
        licence: str = "",
        date: PartialDate | str | None = None,
    ) -> "Registry":
        """Make a registry of records, in bulk.

        Parameters
        ----------
        territories, actors, agreements, actions, needs, offers, exchanges : iterable
            The records, in any order. A party, giver or receiver may be the id of
            a territory: it then means the authority seated there, which is made
            where none is stated.
        terms : mapping of str to iterable of Concept
            Own terms by vocabulary; one with a built-in id replaces it.
        title, licence : str
            About the data.
        date : PartialDate, str or None
            The date of this edition, in EDTF.

        Raises
        ------
        IntegrityError
            If the records do not fit together, with every problem.
        ParameterError
            If these are no records, or no terms.

        Notes
        -----
        Linear in the number of records and references.
        """
        records: list[Record] = []
        for name, group in (
            ("territories", territories),
            ("actors", actors),
            ("agreements", agreements),
            ("actions", actions),
            ("needs", needs),
            ("offers", offers),
            ("exchanges", exchanges),
        ):
            records.extend(iterated(name, group))
        return cls.from_records(
            records, terms=terms, title=title, licence=licence, date=date
        )

    @classmethod
    def from_records(
        cls,
        records: Iterable[Record],
        *,
        terms: Mapping[str, Iterable[Concept]] = NO_TERMS,
        title: str = "",
        licence: str = "",
        date: PartialDate | str | None = None,
    ) -> "Registry":
        """Make a registry of records of any kinds, in any order.

        Raises
        ------
        IntegrityError
            If the records do not fit together, with every problem.
        ParameterError
            If these are no records, or no terms.
        """
        registry, problems = assemble(
            records, terms=terms, title=title, licence=licence, date=date
        )
        if registry is None:
            raise IntegrityError(problems)
        return registry

    def _with(self, records: Iterable[Record]) -> "Registry":
        return Registry.from_records(
            records,
            terms=self._terms,
            title=self._title,
            licence=self._licence,
            date=self._date,
        )

    # -- other registries ----------------------------------------------------

    def with_territories(self, *records: Territory | Iterable[Territory]) -> "Registry":
        """Give a registry with more territories; the same id is replaced.

        Takes records and iterables of records; so do the other ``with_*``. Each
        call checks the whole registry: add in bulk, not in a loop.

        Raises
        ------
        IntegrityError
            If the result would not hold together.
        """
        return self._joined(records)

    def with_actors(self, *records: Actor | Iterable[Actor]) -> "Registry":
        """Give a registry with more actors; the same id is replaced."""
        return self._joined(records)

    def with_agreements(self, *records: Agreement | Iterable[Agreement]) -> "Registry":
        """Give a registry with more agreements; the same id is replaced."""
        return self._joined(records)

    def with_actions(self, *records: Action | Iterable[Action]) -> "Registry":
        """Give a registry with more actions; the same id is replaced."""
        return self._joined(records)

    def with_needs(self, *records: Need | Iterable[Need]) -> "Registry":
        """Give a registry with more needs; the same id is replaced."""
        return self._joined(records)

    def with_offers(self, *records: Offer | Iterable[Offer]) -> "Registry":
        """Give a registry with more offers; the same id is replaced."""
        return self._joined(records)

    def with_exchanges(self, *records: Exchange | Iterable[Exchange]) -> "Registry":
        """Give a registry with more exchanges; the same id is replaced."""
        return self._joined(records)

    def with_terms(self, terms: Mapping[str, Iterable[Concept]]) -> "Registry":
        """Give a registry with more own terms; the same id is replaced."""
        given = checked_terms(terms)
        merged = {
            name: {each.id: each for each in self._terms[name]} for name in self._terms
        }
        for name, concepts in given.items():
            merged.setdefault(name, {}).update({each.id: each for each in concepts})
        return Registry.from_records(
            self.records(),
            terms={name: tuple(by_id.values()) for name, by_id in merged.items()},
            title=self._title,
            licence=self._licence,
            date=self._date,
        )

    def _joined(self, groups: Iterable[Record | Iterable[Record]]) -> "Registry":
        added: list[Record] = []
        for group in groups:
            if isinstance(group, Record):
                added.append(group)
            else:
                added.extend(iterated("records", group))
        fresh = {(collection_of(record), record.id) for record in added}
        old = (
            record
            for record in self.records()
            if (collection_of(record), record.id) not in fresh
        )
        return self._with([*old, *added])

    def without(self, *references: str) -> "Registry":
        """Give a registry without some records and what cannot stand without them.

        References to what is gone are emptied. An agreement left with fewer than
        two actors goes too; so do an action with none, a need without owner, an
        offer without its actor, and an exchange without giver or receiver.

        Parameters
        ----------
        *references : str
            The records, as ``kind/id``.

        Raises
        ------
        UnknownIdError
            If one of them is not there.
        """
        kept = {kind: set(part) for kind, part in self._parts.items()}
        for reference in references:
            self.get(reference)
            kind, _, id_ = reference.partition("/")
            kept[kind].discard(id_)
        return self._with(keep(self._parts, kept))

    def at(self, date: dt.date | PartialDate | str) -> "Registry":
        """Give the registry as it was on a day.

        Agreements, actions, needs, offers and exchanges stay unless their period
        is certainly elsewhere; so do parties, by their own dates. Territories and
        actors that certainly did not exist go, unless a record that stays names
        them. Statuses are not looked at.

        Parameters
        ----------
        date : datetime.date, PartialDate or str
            A day; a month or a year means its last day.

        Raises
        ------
        ParameterError
            If it is no date.
        """
        return self._with(kept_at(self._parts, date))

    def select(
        self,
        *,
        within: str | Iterable[str] | None = None,
        themes: str | Iterable[str] = (),
        kinds: str | Iterable[str] = (),
        actors: str | Iterable[str] = (),
        during: Period | str | None = None,
    ) -> "Registry":
        """Give the part of the registry that somebody asks about.

        Parameters
        ----------
        within : str, iterable of str, or None
            Territories: agreements, actions, needs and offers stay that name a
            place there, or an actor seated there.
        themes : str or iterable of str
            What states one of these themes, by id or label, or a narrower one,
            stays.
        kinds : str or iterable of str
            Agreements, actions and exchanges of one of these kinds, by id or
            label, or a narrower one, stay.
        actors : str or iterable of str
            What one of these actors takes part in stays.
        during : Period, str or None
            What is not certainly apart from this period stays.

        Returns
        -------
        Registry
            What meets all that is asked. Exchanges stay with their agreement, or
            where they meet it by themselves. With ``within``, the territories
            inside stay, with those that contain them and those that are named;
            with ``within`` or ``actors``, only actors that are involved, seated
            inside, or networks of these stay. Else all territories and actors do.

        Raises
        ------
        UnknownIdError
            If a territory or an actor is not there.
        ParameterError
            If a theme or a kind is in no vocabulary and in no record, or a period
            cannot be read.
        """
        inside: set[str] | None = None
        if within is not None:
            inside = set()
            for place in several("within", within):
                self._known("territory", place)
                inside.update(self._index.inside(place))
        wanted = [self._known("actor", each).id for each in several("actors", actors)]
        terms = self._asked
        asked_kinds = several("kinds", kinds)
        for text in asked_kinds:
            terms.known("kinds", text, *KIND_VOCABULARIES)
        return self._with(
            kept_by(
                self._parts,
                self.vocabularies,
                inside=inside,
                themes=tuple(
                    terms.known("themes", text, "themes")
                    for text in several("themes", themes)
                ),
                kinds={
                    name: tuple(
                        found
                        for text in asked_kinds
                        if (found := terms.find(name, text)) is not None
                    )
                    for name in KIND_VOCABULARIES
                    if asked_kinds
                },
                actors=frozenset(wanted),
                during=during,
            )
        )

    def combine(self, *others: "Registry") -> "Registry":
        """Join registries: same ids are one record, the first stated value stays.

        Empty fields are filled, other names become aliases, sources are joined,
        and a stated authority replaces a made one.

        Raises
        ------
        IntegrityError
            If the result would not hold together.
        ParameterError
            If one of them is no registry.

        Warns
        -----
        PartnerlibWarning
            If records clash, with their number; the first stated value stays.
        """
        for other in others:
            check_registry(other, "others")
        every = (self, *others)
        terms, more = unite_terms(registry.terms for registry in every)
        kinds = merged_vocabularies(terms)[1]["actor-kinds"]
        records, problems = unite([each.records() for each in every], kinds)
        clashes = [*problems, *more]
        if clashes:
            warnings.warn(
                f"{len(clashes)} conflicting value(s); first: {clashes[0].text('en')}",
                PartnerlibWarning,
                stacklevel=2,
            )
        return Registry.from_records(
            records,
            terms=terms,
            title=next((each.title for each in every if each.title), ""),
            licence=next((each.licence for each in every if each.licence), ""),
            date=next((each.date for each in every if each.date), None),
        )

    def diff(self, other: "Registry") -> RegistryDiff:
        """Tell what came, went and changed from this registry to another.

        Raises
        ------
        ParameterError
            If it is no registry.
        """
        check_registry(other, "other")
        return diff(self._parts, other._parts)  # noqa: SLF001 -- the same class

    def __reduce__(self) -> tuple[object, ...]:
        state = (self._parts, self._terms, self._title, self._licence, self._date)
        return (_restored, state)


def check_registry(registry: object, parameter: str = "registry") -> None:
    """Refuse what is no registry, such as the path of one.

    Raises
    ------
    ParameterError
        If it is none.
    """
    if not isinstance(registry, Registry):
        rule = "give a registry, as partnerlib.read makes it of files"
        raise ParameterError(parameter, registry, rule)


def _restored(
    parts: Parts,
    terms: OwnTerms,
    title: str,
    licence: str,
    date: PartialDate | None,
) -> Registry:
    registry = Registry.__new__(Registry)
    registry._set(parts, terms, title, licence, date)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return registry


def assemble(
    records: Iterable[Record],
    *,
    terms: Mapping[str, Iterable[Concept]] = NO_TERMS,
    known: Mapping[str, AbstractSet[str]] | None = None,
    title: str = "",
    licence: str = "",
    date: PartialDate | str | None = None,
) -> tuple[Registry | None, tuple[Problem, ...]]:
    """Make a registry and tell every problem: the door for readers.

    Parameters
    ----------
    records : iterable of Record
        In any order.
    terms : mapping of str to iterable of Concept
        Own terms by vocabulary.
    known : mapping of str to set of str
        By kind, ids that exist in the source but whose record could not be made:
        references to them are sound.
    title, licence, date
        About the data.

    Returns
    -------
    registry : Registry or None
        None if any problem is an error.
    problems : tuple of Problem
        With ``record`` as ``kind/id`` and ``column`` as the name of the field.

    Raises
    ------
    ModelError
        If the title, the licence or the date cannot be what they are given as.
    """
    out: list[Violation] = []
    check_text(out, "title", title)
    check_text(out, "licence", licence)
    if out:
        raise ModelError("Registry", tuple(out))
    parts, own, vocabularies, problems = prepare(
        iterated("records", records), checked_terms(terms), known or {}
    )
    edition = checked_date(date)
    if any(problem.severity == "error" for problem in problems):
        return None, tuple(problems)
    registry = _restored(parts, own, title.strip(), licence.strip(), edition)
    registry._memo["vocabularies"] = vocabularies  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return registry, tuple(problems)
