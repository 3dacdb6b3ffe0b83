"""What a 3W table cannot hold of a registry, found out by reading it."""

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from partnerlib.errors import Problem
from partnerlib.io._reading import Reading
from partnerlib.io.hxl._reader import read_tables
from partnerlib.io.raw import RawTable
from partnerlib.model import Record
from partnerlib.registry import COLLECTIONS, Registry, reference


def losses(registry: Registry, rows: Iterable[Sequence[object]]) -> list[Problem]:
    """Compare a registry with what comes back of it, field by field.

    Returns
    -------
    list of Problem
        ``not-written``, one for each kind of record or field, with how many.
    """
    reading = Reading()
    if registry.actions:
        reading = read_tables([RawTable("", list(rows))], [])
    back = {reference(record): record for record in reading.records}
    counts: Counter[str] = Counter()
    for collection in COLLECTIONS:
        records: dict[str, Record] = getattr(registry, collection.name)
        for record in records.values():
            known = back.get(reference(record))
            if known is None:
                counts[collection.name] += 1
            else:
                counts.update(
                    f"{collection.name}.{field}" for field in _changed(record, known)
                )
    terms = {name: set(each) for name, each in reading.terms.items()}
    for name, concepts in registry.terms.items():
        left = set(concepts) - terms.get(name, set())
        counts[f"terms.{name}"] = len(left)
    for field in ("title", "licence", "date"):
        counts[field] = int(bool(getattr(registry, field)))
    return [
        Problem.of("not-written", column=field, count=str(count))
        for field, count in sorted(counts.items())
        if count
    ]


def _changed(record: Record, known: Record) -> Iterable[str]:
    """Name the fields that came back otherwise; of sources the row is another now."""
    for field in attrs.fields(type(record)):
        before, after = getattr(record, field.name), getattr(known, field.name)
        if before != after and (field.name != "sources" or before):
            yield field.name


__all__ = ["losses"]
