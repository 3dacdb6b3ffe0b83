"""The readers of the formats of the field, those of other packages among them."""

import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from partnerlib.errors import (
    DocumentError,
    MissingExtraError,
    ParameterError,
    PartnerlibWarning,
)
from partnerlib.io._csv import unreadable
from partnerlib.io._paths import shown
from partnerlib.io._reading import Reading

GROUP: Final = "partnerlib.readers"
"""The group of entry points under which other packages add readers."""

HEAD: Final = 65_536
"""How many bytes of a file a reader is shown to recognise it."""


ANY: Final = "*"
"""The suffix of a reader that is shown files of any name."""


@runtime_checkable
class Reader(Protocol):
    """What reads one format.

    Attributes
    ----------
    name : str
        What the format is called: ``"hxl"``.
    suffixes : tuple of str
        How names of its files end, in lower case with the dot; ``""`` for files
        without a suffix, ``"*"`` for files of any name.
    """

    name: str
    suffixes: tuple[str, ...]

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file is of this format; never raises for what is in it.

        Parameters
        ----------
        path : pathlib.Path
            The file; its name ends in one of the suffixes.
        head : bytes
            How it begins (64 KiB at most).
        """
        ...

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If nothing of it can be read.
        """
        ...


# By module and name: a format is imported when a file may be of it.
_BUILT_IN: Final[tuple[tuple[str, str], ...]] = (
    ("partnerlib.io.wikidata", "READER"),
    ("partnerlib.io.hxl", "READER"),
    ("partnerlib.io.iati", "READER"),
    ("partnerlib.io.codelists", "READER"),
    ("partnerlib.io.graphs._graphml", "READER"),
    ("partnerlib.io.graphs._gexf", "READER"),
    ("partnerlib.io.graphs._hif", "READER"),
    # Last, for any two columns may be pairs.
    ("partnerlib.io.graphs._pairs", "READER"),
)


def reader_of(path: Path, head: bytes) -> Reader | None:
    """Find the reader that recognises a file: built-in ones first, then by name."""
    suffix = path.suffix.lower()
    for reader in _every():
        if not {suffix, ANY}.isdisjoint(reader.suffixes) and reader.recognises(
            path, head
        ):
            return reader
    return None


def reader_named(name: str) -> Reader:
    """Find a reader by the name of its format.

    Raises
    ------
    ParameterError
        If there is none.
    """
    for reader in _every():
        if reader.name == name:
            return reader
    known = ", ".join(sorted(reader.name for reader in _every()))
    raise ParameterError("format", name, f"one of: {known}")


def _every() -> Iterator[Reader]:
    """Give one reader after the other: most files are known before the last is."""
    for module, name in _BUILT_IN:
        yield _built_in(module, name)
    yield from _added()


@cache
def _built_in(module: str, name: str) -> Reader:
    reader: Reader = getattr(import_module(module), name)
    return reader


@cache
def _added() -> tuple[Reader, ...]:
    return tuple(_loaded())


def _loaded() -> Iterator[Reader]:
    """Load the readers of other packages; one that is broken must not stop ours."""
    for point in sorted(entry_points(group=GROUP), key=_order):
        try:
            reader = point.load()
            if isinstance(reader, type):
                reader = reader()
        except Exception as error:  # noqa: BLE001 -- a package of any origin
            _warn_of(point, f"{type(error).__name__}: {error}")
            continue
        if isinstance(reader, Reader):
            yield Guarded(reader)
        else:
            _warn_of(point, "it has no name, suffixes, recognises and read")


def _warn_of(point: EntryPoint, reason: str) -> None:
    warnings.warn(
        f"the reader {point.name!r} ({point.value}) cannot be used: {reason}",
        PartnerlibWarning,
        stacklevel=2,
    )


class Guarded:
    """A reader of another package, whose errors are told as ours.

    Parameters
    ----------
    reader : Reader
        What the package offers.
    """

    def __init__(self, reader: Reader) -> None:
        self.name = reader.name
        self.suffixes = tuple(reader.suffixes)
        self._reader = reader

    def recognises(self, path: Path, head: bytes) -> bool:
        """Ask it; one that fails does not know the file."""
        try:
            return bool(self._reader.recognises(path, head))
        except Exception:  # noqa: BLE001 -- a package of any origin
            return False

    def read(self, path: Path) -> Reading:
        """Let it read.

        Raises
        ------
        DocumentError
            If it cannot, whatever it raises itself.
        """
        try:
            reading = self._reader.read(path)
        except (DocumentError, MissingExtraError):
            raise
        except Exception as error:
            reason = f"the reader {self.name!r} failed: {type(error).__name__}: {error}"
            raise unreadable(shown(path), reason) from error
        if not isinstance(reading, Reading):
            reason = f"the reader {self.name!r} gave no Reading"
            raise unreadable(shown(path), reason)
        return reading


def _order(point: EntryPoint) -> tuple[str, str]:
    return point.name, point.value


__all__ = ["GROUP", "HEAD", "Reader", "reader_named", "reader_of"]
