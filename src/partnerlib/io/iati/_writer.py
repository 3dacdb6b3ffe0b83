"""Writing actions as activities of IATI 2.03."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

import attrs

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._reading import Reading
from partnerlib.io.iati._compose import Composer
from partnerlib.io.iati._reader import read_chunks
from partnerlib.io.iati._serial import lines, opening, simple
from partnerlib.model import Action, Record, Source
from partnerlib.registry import COLLECTIONS, Registry, reference

VERSION: Final = "2.03"


def write_iati(registry: Registry) -> tuple[Iterable[bytes], Sequence[Problem]]:
    """Write the actions of a registry as activities.

    Parameters
    ----------
    registry : Registry
        Not modified.

    Returns
    -------
    chunks : iterable of bytes
        The file; equal registries give the same bytes.
    losses : sequence of Problem
        What the format cannot hold, counted by field.

    Raises
    ------
    DocumentError
        If there is no action: the schema asks for an activity.

    Notes
    -----
    What is lost is found by reading what was written, so that nothing can be lost
    without being told.
    """
    if not registry.actions:
        problem = Problem.of("nothing-to-write", value="actions")
        raise DocumentError([problem])
    chunks = partial(_chunks, registry)
    return chunks(), _losses(registry, read_chunks(chunks, ""))


def _chunks(registry: Registry) -> Iterator[bytes]:
    composer = Composer(registry)
    attributes = {"version": VERSION}
    date = registry.date
    if date is not None and date.day is not None and not date.qualifier:
        attributes["generated-datetime"] = f"{date}T00:00:00"
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"{opening('iati-activities', attributes)}>\n".encode()
    for key in sorted(registry.actions):
        yield "".join(_activity(composer, registry.actions[key])).encode()
    yield b"</iati-activities>\n"


def _activity(composer: Composer, action: Action) -> Iterator[str]:
    yield f"  {opening('iati-activity', composer.attributes(action))}>\n"
    yield simple("iati-identifier", composer.identifier(action), 2)
    for tag, stated in composer.elements(action):
        yield from lines(tag, stated, 2)
    yield "  </iati-activity>\n"


def _losses(registry: Registry, read: Reading) -> list[Problem]:
    """Compare a registry with what is read of it again."""
    again = {reference(record): record for record in read.records}
    lost: Counter[str] = Counter()
    for collection in COLLECTIONS:
        records: Mapping[str, Record] = getattr(registry, collection.name)
        for record in records.values():
            other = again.get(reference(record))
            if other is None:
                lost[collection.name] += 1
            else:
                different = _different(record, other)
                lost.update(f"{collection.name}.{field}" for field in different)
    for name, concepts in registry.terms.items():
        lost[f"terms.{name}"] += len({*concepts}.difference(read.terms.get(name, ())))
    lost["title"] += bool(registry.title)
    lost["licence"] += bool(registry.licence)
    lost["date"] += registry.date != read.date
    return [
        Problem.of("not-written", column=field, count=str(count))
        for field, count in sorted(lost.items())
        if count
    ]


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


__all__ = ["write_iati"]
