"""Writing actions as activities of IATI 2.03."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._losses import losses_of
from partnerlib.io.iati._compose import Composer
from partnerlib.io.iati._reader import read_chunks
from partnerlib.io.iati._serial import lines, opening, simple
from partnerlib.model import Action
from partnerlib.registry import Registry

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
    return chunks(), losses_of(registry, read_chunks(chunks, ""))


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


__all__ = ["write_iati"]
