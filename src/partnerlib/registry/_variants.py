"""A registry of which some records are others, more, fewer, or only those asked for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Self

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
from partnerlib.registry._collections import collection_of
from partnerlib.registry._given import checked_terms, iterated, several
from partnerlib.registry._lookups import Lookups
from partnerlib.registry._making import whole
from partnerlib.registry._select import KIND_VOCABULARIES, kept_at, kept_by
from partnerlib.registry._subset import keep


class Variants(Lookups):
    """New registries that are made of one, which stays as it is."""

    __slots__ = ()

    def _with(
        self,
        records: Iterable[Record],
        terms: Mapping[str, Iterable[Concept]] | None = None,
    ) -> Self:
        return whole(
            type(self),
            records,
            terms=self._terms if terms is None else terms,
            title=self._title,
            licence=self._licence,
            date=self._date,
        )

    def with_territories(self, *records: Territory | Iterable[Territory]) -> Self:
        """Give a registry with more territories; the same id is replaced.

        Takes records and iterables of records; so do the other ``with_*``. Each
        call checks the whole registry: add in bulk, not in a loop.

        Raises
        ------
        IntegrityError
            If the result would not hold together.
        """
        return self._joined(records)

    def with_actors(self, *records: Actor | Iterable[Actor]) -> Self:
        """Give a registry with more actors; the same id is replaced."""
        return self._joined(records)

    def with_agreements(self, *records: Agreement | Iterable[Agreement]) -> Self:
        """Give a registry with more agreements; the same id is replaced."""
        return self._joined(records)

    def with_actions(self, *records: Action | Iterable[Action]) -> Self:
        """Give a registry with more actions; the same id is replaced."""
        return self._joined(records)

    def with_needs(self, *records: Need | Iterable[Need]) -> Self:
        """Give a registry with more needs; the same id is replaced."""
        return self._joined(records)

    def with_offers(self, *records: Offer | Iterable[Offer]) -> Self:
        """Give a registry with more offers; the same id is replaced."""
        return self._joined(records)

    def with_exchanges(self, *records: Exchange | Iterable[Exchange]) -> Self:
        """Give a registry with more exchanges; the same id is replaced."""
        return self._joined(records)

    def with_terms(self, terms: Mapping[str, Iterable[Concept]]) -> Self:
        """Give a registry with more own terms; the same id is replaced."""
        given = checked_terms(terms)
        merged = {
            name: {each.id: each for each in self._terms[name]} for name in self._terms
        }
        for name, concepts in given.items():
            merged.setdefault(name, {}).update({each.id: each for each in concepts})
        return self._with(
            self.records(), {name: by_id.values() for name, by_id in merged.items()}
        )

    def _joined(self, groups: Iterable[Record | Iterable[Record]]) -> Self:
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

    def without(self, *references: str) -> Self:
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

    def at(self, date: dt.date | PartialDate | str) -> Self:
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
    ) -> Self:
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
