"""All records that bind actors, by reference, and their parties as columns.

Everybody who asks who cooperates goes through the same agreements and actions. They
are laid out once for each registry: whether they are live is asked of each distinct
status and period, and who their parties are of each distinct party.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, overload

import attrs
import numpy as np
from numpy.typing import NDArray

from partnerlib.model import Action, Agreement, Party, Period
from partnerlib.registry import Registry, kept
from partnerlib.sparse._ragged import Bools, Ints
from partnerlib.sparse._time import Liveness

Bond: TypeAlias = Action | Agreement
T = TypeVar("T")

_status: Callable[[Bond], str] = attrgetter("status")
_period: Callable[[Bond], Period] = attrgetter("period")
_parties: Callable[[Bond], tuple[Party, ...]] = attrgetter("parties")


class Lazy(Sequence[T]):
    """A sequence whose items are made when they are asked for."""

    @abstractmethod
    def _at(self, number: int) -> T:
        """Make an item."""

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self._at(each) for each in range(len(self))[index]]
        return self._at(range(len(self))[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._at, range(len(self)))


class References(Lazy[str]):
    """The references of agreements and actions, ``kind/id``.

    Examples
    --------
    >>> references = References([Agreement("t1", parties=["a", "b"])])
    >>> len(references), references[0]
    (1, 'agreement/t1')
    """

    def __init__(self, records: Sequence[Bond]) -> None:
        self._records = records

    def __len__(self) -> int:
        return len(self._records)

    def _at(self, number: int) -> str:
        record = self._records[number]
        kind = "agreement" if type(record) is Agreement else "action"
        return f"{kind}/{record.id}"


@attrs.frozen(eq=False)
class Parties:
    """The parties of records.

    Attributes
    ----------
    distinct : tuple of Party
        Equal ones may come again.
    record, party : array of int
        The record and the number of each party, record by record.
    size : int
        How many records there are.
    """

    distinct: tuple[Party, ...]
    record: NDArray[np.int32]
    party: NDArray[np.int32]
    size: int

    @classmethod
    def of(cls, records: Sequence[Bond]) -> "Parties":
        """Lay out the parties of some records."""

        def each() -> Iterator[Party]:
            return chain.from_iterable(map(_parties, records))

        # By identity, for readers make one object of what is written alike; a few
        # passes, for a list of all of them would take more memory than all else.
        distinct = dict(zip(map(id, each()), each(), strict=True))
        numbers = dict(zip(distinct, range(len(distinct)), strict=True))
        sizes = np.fromiter(map(len, map(_parties, records)), dtype=np.int32)
        party = np.fromiter(
            map(numbers.__getitem__, map(id, each())),
            dtype=np.int32,
            count=int(sizes.sum()),
        )
        record = np.repeat(np.arange(len(records), dtype=np.int32), sizes)
        party.flags.writeable = record.flags.writeable = False  # all get the same
        return cls(tuple(distinct.values()), record, party, len(records))

    def records_with(self, of_party: Bools) -> Bools:
        """Say which records have a party of which something holds."""
        has = np.zeros(self.size, dtype=np.bool_)
        has[self.record[of_party[self.party]]] = True
        return has


@attrs.frozen(eq=False, slots=False)
class Bound:
    """The records of a registry that bind actors: actions, then agreements, by id.

    Attributes
    ----------
    records : tuple of Action or Agreement
        In the order of their references.
    actions : int
        How many of them are actions; they come first.
    """

    records: tuple[Bond, ...]
    actions: int

    def __len__(self) -> int:
        return len(self.records)

    @property
    def references(self) -> References:
        """What findings call them: ``kind/id``."""
        return References(self.records)

    @cached_property
    def parties(self) -> Parties:
        """Their parties."""
        return Parties.of(self.records)

    def live(self, liveness: Liveness) -> Bools:
        """Say which of them count."""
        return which_live(self.records, liveness)

    def those_live(self, liveness: Liveness) -> Iterator[tuple[str, Bond]]:
        """Go through those that count, each with its reference."""
        references = self.references
        for number in np.flatnonzero(self.live(liveness)).tolist():
            yield references[number], self.records[number]


def bound(registry: Registry) -> Bound:
    """List the records of a registry that bind actors; once for each registry."""
    return kept(registry, ("bound",), lambda: _listed(registry))


def _listed(registry: Registry) -> Bound:
    actions = registry.actions
    return Bound((*actions.values(), *registry.agreements.values()), len(actions))


def which_live(records: Sequence[Bond], liveness: Liveness) -> Bools:
    """Say which records are live."""
    keeps = {status: liveness.keeps(status) for status in set(map(_status, records))}
    live = np.ones(len(records), dtype=np.bool_)
    if not all(keeps.values()):
        live &= _booleans(map(keeps.__getitem__, map(_status, records)))
    if liveness.day is not None:
        periods = by_identity(map(_period, records))
        holds = {name: liveness.holds(each.span) for name, each in periods.items()}
        live &= _booleans(map(holds.__getitem__, map(id, map(_period, records))))
    return live


def by_identity(values: Iterable[Any]) -> dict[int, Any]:
    """Give the distinct objects among many by their identity, as they come.

    Readers make one object of what is written alike: to ask which objects there are
    costs far less than to ask what they are.
    """
    every = list(values)
    return dict(zip(map(id, every), every, strict=True))


def numbers_of(codes: Ints) -> Ints:
    """Sort codes, each once; in place."""
    codes.sort()
    first = np.ones(len(codes), dtype=np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=first[1:])
    return codes if first.all() else codes[first]


def _booleans(values: Iterable[bool]) -> Bools:
    return np.fromiter(values, dtype=np.bool_)


__all__ = [
    "Bond",
    "Bound",
    "Lazy",
    "Parties",
    "References",
    "bound",
    "by_identity",
    "numbers_of",
    "which_live",
]
