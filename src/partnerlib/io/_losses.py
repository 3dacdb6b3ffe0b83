"""What a format cannot hold: counted while writing, or found by reading it again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from partnerlib.errors import Problem
from partnerlib.io._reading import Reading
from partnerlib.model import Record, Source
from partnerlib.registry import COLLECTIONS, Registry, reference


class Losses:
    """Counts what is left out.

    Examples
    --------
    >>> losses = Losses()
    >>> losses.add("needs", 3)
    >>> losses.problems()[0].text("en")
    'needs cannot be written in this format (values lost: 3)'
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str, count: int = 1) -> None:
        """Count something that is left out: a kind of record, ``actions.outcome``."""
        if count:
            self._counts[what] += count

    def problems(self) -> list[Problem]:
        """Tell each kind of loss with its count, in alphabetical order."""
        return [
            Problem.of("not-written", field=what, value=what, count=str(count))
            for what, count in sorted(self._counts.items())
        ]


def losses_of(registry: Registry, read: Reading) -> list[Problem]:
    """Compare a registry with what is read again of what was written of it.

    Nothing can be lost then without being told.

    Parameters
    ----------
    registry : Registry
        What was to be written.
    read : Reading
        What came back.
    """
    again = {reference(record): record for record in read.records}
    lost = Losses()
    for collection in COLLECTIONS:
        records: Mapping[str, Record] = getattr(registry, collection.name)
        for record in records.values():
            other = again.get(reference(record))
            if other is None:
                lost.add(collection.name)
                continue
            for field in _different(record, other):
                lost.add(f"{collection.name}.{field}")
    for name, concepts in registry.terms.items():
        left = {*concepts}.difference(read.terms.get(name, ()))
        lost.add(f"terms.{name}", len(left))
    for field in ("title", "licence", "date"):
        stated = getattr(registry, field)
        lost.add(field, int(bool(stated) and stated != getattr(read, field)))
    return lost.problems()


def _different(record: Record, other: Record) -> Iterator[str]:
    for field in attrs.fields_dict(type(record)):
        stated, found = getattr(record, field), getattr(other, field)
        if field == "sources":
            stated, found = _lasting(stated), _lasting(found)
        if stated != found:
            yield field


def _lasting(sources: Iterable[Source]) -> set[Source]:
    """Give sources but for where they were read: that is the new file now."""
    moved = {attrs.evolve(each, file="", row=None) for each in sources}
    return moved - {Source()}


__all__ = ["Losses", "losses_of"]
