"""What records of one kind state, by the field: each value once.

Millions of records refer to the same few things. Whether all of these are there is
asked of the distinct values, and record by record only where something is not.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any

from partnerlib.model import Party, Record, Source

Records = Mapping[str, Record]


def values_of(records: Records, field: str) -> set[Any]:
    """List the values of a field, which may lie deeper: ``scope.themes``."""
    return set(map(attrgetter(field), records.values()))


def texts_of(records: Records, field: str) -> set[str]:
    """List the texts of a field, be it one or several; not the empty one."""
    values = values_of(records, field)
    if any(type(value) is tuple for value in values):
        values = set(chain.from_iterable(values))
    return values - {"", ()}


def most_of(records: Records, field: str) -> int:
    """Count the values of a field where there are most; 0 where there are none."""
    return max(map(len, map(attrgetter(field), records.values())), default=0)


def parties_of_all(records: Records) -> Iterable[Party]:
    """List the parties of agreements or actions; equal ones may come again."""
    return _objects(records, "parties")


def stating(records: Records) -> set[str]:
    """List who states any of the records."""
    found: set[str] = {source.stated_by for source in _sources(records)}
    return found - {""}


def _sources(records: Records) -> Iterable[Source]:
    return _objects(records, "sources")


def _objects(records: Records, field: str) -> Iterable[Any]:
    # By identity: hashing a value costs far more, and readers share them.
    every = list(chain.from_iterable(map(attrgetter(field), records.values())))
    return dict(zip(map(id, every), every, strict=True)).values()
