"""The registry: every record, consistent, and never changed in place."""

import warnings
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from partnerlib.errors import ParameterError, PartnerlibWarning, Problem
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
)
from partnerlib.registry._assemble import merged_vocabularies
from partnerlib.registry._diff import RegistryDiff, diff
from partnerlib.registry._given import iterated
from partnerlib.registry._making import NO_TERMS, make, restored, whole
from partnerlib.registry._unite import unite, unite_terms
from partnerlib.registry._variants import Variants


class Registry(Variants):
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
        return whole(cls, records, terms=terms, title=title, licence=licence, date=date)

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
        about = (self._title, self._licence, self._date)
        return (restored, (type(self), self._parts, self._terms, about))


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
    return make(
        Registry,
        records,
        terms=terms,
        known=known,
        title=title,
        licence=licence,
        date=date,
    )
