"""Records by the column: what constructors do, done once for each distinct value.

A reader of millions of rows has the same few kinds, themes and dates over and over.
Here every distinct value of a field is put to the constructor once, free texts and
ids are looked at all together, and records are then made of what came out. A row of
which anything is not plainly sound is left to the constructor, which says what is
wrong: nothing here knows a rule that the constructors do not have.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, lt
from typing import Any, Final, Generic, NamedTuple, TypeGuard, TypeVar, cast

from partnerlib.errors import ModelError
from partnerlib.model._action import Action
from partnerlib.model._actor import Actor
from partnerlib.model._agreement import Agreement
from partnerlib.model._date import PartialDate
from partnerlib.model._offer import Offer
from partnerlib.model._party import Party
from partnerlib.model._period import Period
from partnerlib.model._rules import (
    Violations,
    check_amount,
    check_count,
    check_id,
    check_optional_id,
    check_required,
    check_text,
    plain_number,
)
from partnerlib.model._scope import Scope
from partnerlib.model._territory import Location, Territory
from partnerlib.model._trusted import trusted

T = TypeVar("T")
Column = Sequence[Any]
Check = Callable[[Violations, str, object], None]
Tidy = Callable[[Any], Any]

_UNSURE: Final = object()


def _same(value: Any) -> Any:
    return value


_MOST_KEPT: Final = 1_000_000
"""Distinct values of a field that are remembered at a time."""

_BASES: Final[Mapping[type, Mapping[str, Any]]] = {
    Territory: {"id": "-", "name": "-"},
    Actor: {"id": "-", "name": "-"},
    Agreement: {"id": "-", "parties": (Party("-"), Party("--"))},
    Action: {"id": "-", "title": "-", "parties": (Party("-"),)},
    Offer: {"id": "-", "actor": "-"},
    Scope: {},
}
"""A sound value of each class made here; its fields do not depend on one another."""

_TEXTS: Final = ("title", "description", "url", "outcome", "currency", "unit")
_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "scope": (Scope,),
    "period": (Period,),
    "valid": (Period,),
    "last_activity": (PartialDate, type(None)),
    "location": (Location, type(None)),
}
_NUMBERS: Final[Mapping[str, tuple[Tidy, Check]]] = {
    "population": (_same, check_count),
    "capacity": (plain_number, check_count),
    "amount": (plain_number, check_amount),
}
_FEWEST: Final[Mapping[type, int]] = {Agreement: 2}
_LINKS: Final = ("territory", "parent", "derived_from", "agreement")
_FORBIDDEN_IN_ID: Final = ";"
_LONGEST: Final = 200


class Bulk(Generic[T]):
    """Makes values of one class, some columns at a time.

    Parameters
    ----------
    cls : type
        A class of records, or `Scope`.
    """

    def __init__(self, cls: type[T]) -> None:
        self._cls = cls
        self._known: dict[str, _Probed] = {}
        self._parties = _Parties()

    def make(
        self, columns: Mapping[str, Column], size: int
    ) -> tuple[list[T | None], list[int]]:
        """Make values of rows.

        Parameters
        ----------
        columns : mapping of str to sequence
            By field, a value for each row: texts, tuples of texts or of pairs of
            them, or values of the model; fields that are not here have their default.
            Parties of which none has a role or dates may be the ids of the actors.
        size : int
            The number of rows.

        Returns
        -------
        made : list
            Just what the constructor makes of each row; None where that is not sure.
        odd : list of int
            The rows where it is not, ascending. The constructor may still take them.
        """
        settled = self.settle(columns, size)
        return self.made(settled), settled.odd

    def settle(self, columns: Mapping[str, Column], size: int) -> "Settled":
        """Find what the constructor would make of each column; see `make`."""
        if self._cls not in _BASES:
            return Settled((), [], size, list(range(size)))
        unsure: set[int] = set()
        settled: list[Iterable[Any]] = []
        for field, values in columns.items():
            found = self._settled(field, values)
            if found is None:
                found = list(map(self._each(field), values))
                unsure.update(at for at, each in enumerate(found) if each is _UNSURE)
            settled.append(found)
        return Settled(tuple(columns), settled, size, sorted(unsure))

    def made(self, settled: "Settled") -> list[T | None]:
        """Make the values of what is settled."""
        if self._cls not in _BASES:
            return [None] * settled.size
        make: Callable[..., T] = trusted(cast("Any", self._cls), settled.fields)
        values = settled.columns
        made: list[T | None] = (
            list(map(make, *values))
            if values
            else [make() for _ in range(settled.size)]
        )
        for row in settled.odd:
            made[row] = None
        return made

    def _settled(self, field: str, values: Column) -> Iterable[Any] | None:
        """Settle a column as a whole; None if it has to be looked at one by one."""
        if field in _TYPES:
            return values if set(map(type, values)).issubset(_TYPES[field]) else None
        if field in _NUMBERS:
            return values if set(map(type, values)) == {type(None)} else None
        if field == "id" or field in _LINKS:
            return _ids(values, required=field == "id")
        if field == "name" or field in _TEXTS:
            return _texts(values, required=self._is_required(field))
        if field == "parties":
            return None
        known = self._probed(field)
        found = list(map(known.__getitem__, values))
        return None if known.is_doubtful else found

    def _bonded(self, stated: Any, fewest: int) -> Any:
        """Put parties in order, if each is another actor; else it is for others."""
        if not _is_tuple(stated) or len(stated) < fewest:
            return _UNSURE
        if type(stated[0]) is str:
            return self._named(stated)
        parties: tuple[Party, ...] = stated
        actors = _in_order(map(_actor, parties))
        if actors is None:
            return _UNSURE
        return tuple(sorted(parties, key=_actor))

    def _named(self, stated: tuple[str, ...]) -> Any:
        """Make parties of the ids of actors, in their order."""
        actors = _in_order(stated)
        if actors is None:
            return _UNSURE
        known = self._parties
        parties = tuple(map(known.__getitem__, actors))
        return _UNSURE if known.is_doubtful and _UNSURE in parties else parties

    def _is_required(self, field: str) -> bool:
        return field == "name" or (field, self._cls) == ("title", Action)

    def _each(self, field: str) -> Tidy:
        """Settle the values of a field one by one."""
        if field in _TYPES:
            return lambda value: value if type(value) in _TYPES[field] else _UNSURE
        if field == "parties":
            fewest = _FEWEST.get(self._cls, 1)
            return lambda stated: self._bonded(stated, fewest)
        rule = self._rule(field)
        return self._probed(field).__getitem__ if rule is None else _checked(*rule)

    def _rule(self, field: str) -> tuple[Tidy, Check] | None:
        if field == "id":
            return str.strip, check_id
        if field in _LINKS:
            return str.strip, check_optional_id
        if field == "name" or field in _TEXTS:
            required = self._is_required(field)
            return str.strip, check_required if required else check_text
        return _NUMBERS.get(field)

    def _probed(self, field: str) -> "_Probed":
        known = self._known.get(field)
        if known is None or len(known) > _MOST_KEPT:
            known = self._known[field] = _Probed(self._cls, field)
        return known


class Settled(NamedTuple):
    """Columns of which is known what a constructor would make of them.

    Attributes
    ----------
    fields : tuple of str
        The fields.
    columns : list of iterable
        What becomes of each of them, row by row.
    size : int
        The number of rows.
    odd : list of int
        The rows where that is not sure, ascending.
    """

    fields: tuple[str, ...]
    columns: list[Iterable[Any]]
    size: int
    odd: list[int]


class _Probed(dict[Any, Any]):
    """What the constructor makes of each distinct value of one field."""

    def __init__(self, cls: type, field: str) -> None:
        super().__init__()
        self._cls = cls
        self._field = field
        self.is_doubtful = False

    def __missing__(self, value: Any) -> Any:
        fields = {**_BASES[self._cls], self._field: value}
        try:
            settled = getattr(self._cls(**fields), self._field)
        except ModelError:
            settled = _UNSURE
            self.is_doubtful = True
        self[value] = settled
        return settled


class _Parties(dict[str, Any]):
    """The parties that are actors without a role, by the id of the actor.

    Equal ones are one object: a million agreements of few actors take less memory.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_doubtful = False

    def __missing__(self, actor: str) -> Any:
        if len(self) >= _MOST_KEPT:
            self.clear()
        try:
            made: Any = party_of(actor)
        except ModelError:
            made = _UNSURE
        # What is no id as it stands is put in order by the constructor.
        if made is _UNSURE or made.actor != actor:
            made = _UNSURE
            self.is_doubtful = True
        self[actor] = made
        return made


def _ids(values: Column, *, required: bool) -> Column | None:
    every = "".join(values)
    if (
        not every.isprintable()
        or _FORBIDDEN_IN_ID in every
        or max(map(len, values), default=0) > _LONGEST
        or (required and "" in values)
    ):
        return None
    return values if list(map(str.strip, values)) == list(values) else None


def _texts(values: Column, *, required: bool) -> Iterable[str] | None:
    # What can be printed holds nothing that is forbidden, nor a carriage return.
    if not "".join(values).isprintable():
        return None
    stripped = list(map(str.strip, values))
    return None if required and "" in stripped else stripped


def _checked(tidy: Tidy, check: Check) -> Tidy:
    def settle(value: Any) -> Any:
        out: Violations = []
        value = tidy(value)
        check(out, "", value)
        return _UNSURE if out else value

    return settle


_actor: Callable[[Party], str] = attrgetter("actor")


def _is_tuple(value: Any) -> TypeGuard[tuple[Any, ...]]:
    return type(value) is tuple


def _in_order(actors: Iterable[str]) -> list[str] | None:
    """Put actors in order; None where one is there twice."""
    ordered = list(actors)
    if not all(map(lt, ordered, ordered[1:])):
        ordered.sort()
        if not all(map(lt, ordered, ordered[1:])):
            return None
    return ordered


_party: Callable[[str], Party] = trusted(cast("Any", Party), ("actor",))


def party_of(actor: str) -> Party:
    """Make a party without a role; the constructor is asked only where in doubt.

    Raises
    ------
    ModelError
        If it is no id.
    """
    if (
        actor
        and actor.isprintable()
        and _FORBIDDEN_IN_ID not in actor
        and len(actor) <= _LONGEST
        and actor == actor.strip()
    ):
        return _party(actor)
    return Party(actor)


__all__ = ["Bulk", "Settled", "party_of"]
