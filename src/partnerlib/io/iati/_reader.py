"""What the library asks of a reader, for files of IATI."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._limits import current_limits
from partnerlib.io._paths import shown
from partnerlib.io._reading import Reading
from partnerlib.io.iati._activity import read_item
from partnerlib.io.iati._days import day
from partnerlib.io.iati._file import File
from partnerlib.io.iati._lane import NotPlain, sift_plain
from partnerlib.io.iati._records import Records
from partnerlib.io.iati._sieve import Refused, Sifted, TooLarge, XmlLimits, sift
from partnerlib.io.iati._text import FALLBACK, encoding_of, pieces
from partnerlib.model import PartialDate

_NAMES: Final = re.compile(rb"<iati-(activit(y|ies)|organisations?)[\s>/]")
_HEAD: Final = 4096
_PERSONAL: Final = "contact-info"


class IatiReader:
    """Reads activities and organisations, of versions 1.0x and 2.0x.

    Parameters
    ----------
    limits : XmlLimits, optional
        What a file may not go beyond.
    """

    name = "iati"
    suffixes = (".xml",)

    def __init__(self, limits: XmlLimits | None = None) -> None:
        self._limits = limits

    def recognises(self, path: Path, head: bytes) -> bool:  # noqa: ARG002 -- by content
        """Tell whether a file is of IATI."""
        # Wide encodings write the same letters with null bytes between them.
        return _NAMES.search(head.replace(b"\0", b"")) is not None

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If it is no XML, or not of IATI, or goes beyond a limit.
        """
        try:
            encoding = _encoding_of(path)
            try:
                return self._read(path, encoding)
            except UnicodeDecodeError:
                if encoding != "utf-8":
                    raise
            reading = self._read(path, FALLBACK)
        except OSError as error:
            raise unreadable(shown(path), error.strerror or str(error)) from error
        except UnicodeError as error:
            reason = f"it is not in the encoding that it claims: {error}"
            raise unreadable(shown(path), reason) from error
        reading.problems.insert(0, Problem.of("cp1252-text", file=shown(path)))
        return reading

    def _read(self, path: Path, encoding: str) -> Reading:
        return read_chunks(partial(pieces, path, encoding), shown(path), self._limits)


def _encoding_of(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    try:
        return encoding_of(head)
    except (LookupError, UnicodeError) as error:
        raise unreadable(shown(path), str(error)) from error


def read_chunks(
    chunks: Callable[[], Iterable[bytes]], file: str, limits: XmlLimits | None = None
) -> Reading:
    """Read a file that is in UTF-8, piece by piece, once or twice.

    Raises
    ------
    DocumentError
        If it is no XML, or not of IATI, or goes beyond a limit.
    """
    limits = limits or _current()
    try:
        sifted = Sifted()
        found = File(file, sifted)
        sift_plain(chunks(), sifted, partial(read_item, found), limits)
    except NotPlain:
        sifted = Sifted()
        found = File(file, sifted)
        _sift(chunks(), sifted, found, limits)
    generated = day(sifted.attributes.get("generated-datetime", ""))
    reading = Records(found).reading()
    reading.date = PartialDate.parse(generated) if generated else None
    reading.problems.extend(_passed_over(sifted.passed, file))
    return reading


def _current() -> XmlLimits:
    limits = current_limits()
    return XmlLimits(limits.depth, limits.elements, limits.item, limits.tag)


def _sift(
    chunks: Iterable[bytes], sifted: Sifted, found: File, limits: XmlLimits
) -> None:
    file = found.name
    try:
        sift(chunks, sifted, partial(read_item, found), limits)
    except Refused as error:
        wrong = unreadable(file, error.reason)
        raise DocumentError([*found.problems, *wrong.problems]) from error
    except TooLarge as error:
        problem = Problem.of(
            "too-large",
            file=file,
            value=error.value,
            most=str(error.most),
            unit=error.unit,
        )
        raise DocumentError([*found.problems, problem]) from error


def _passed_over(passed: Counter[str], file: str) -> Iterable[Problem]:
    """Tell what was not read, and how often it stands there."""
    for tag, count in sorted(passed.items()):
        code = "personal-data" if tag == _PERSONAL else "not-read"
        yield Problem.of(code, file=file, value=tag, count=str(count))


READER: Final = IatiReader()

__all__ = ["READER", "IatiReader", "read_chunks"]
