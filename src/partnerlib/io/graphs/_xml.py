"""XML of strangers, read as a stream and without anything that XML can be abused for.

The parser is expat, which the standard library brings. A document that declares
entities, or anything else of its own, is refused before any of it is used: without
declarations nothing can be blown up and nothing fetched.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Protocol
from xml.parsers import expat

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._folder import shown
from partnerlib.io._limits import check_time, current_limits

_AT_A_TIME: Final = 1000  # elements between two looks at the clock


class Handler(Protocol):
    """What takes the elements as they come; names are without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str], row: int) -> None:
        """Take an opening tag and its line."""
        ...

    def end(self, name: str, text: str) -> None:
        """Take a closing tag, and the text that stands directly inside."""
        ...


def parse_xml(path: Path, handler: Handler) -> None:
    """Read a document and hand its elements over.

    Raises
    ------
    DocumentError
        If it is no XML, or XML that declares entities, or beyond the limits.
    """
    stream = _Stream(shown(path), handler)
    try:
        with path.open("rb") as file:
            stream.parser.ParseFile(file)
    except OSError as error:
        raise unreadable(stream.file, error.strerror or str(error)) from error
    except expat.ExpatError as error:
        reason = f"it is no XML: {expat.ErrorString(error.code)}"
        raise unreadable(stream.file, reason, error.lineno) from error
    except DocumentError:
        raise
    except (LookupError, ValueError) as error:
        raise unreadable(stream.file, "its encoding is unknown") from error


class _Stream:
    def __init__(self, file: str, handler: Handler) -> None:
        self.file = file
        self._handler = handler
        self._limits = current_limits()
        self._texts: list[list[str]] = []
        self._length = 0
        self._elements = 0
        # The namespace stands before the name, with a blank between them.
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._texts) >= self._limits.depth:
            raise self._too_large("the nesting", self._limits.depth, "elements")
        self._elements += 1
        if not self._elements % _AT_A_TIME:
            check_time(self.file)
        self._texts.append([])
        self._length = 0
        for value in attributes.values():
            self._check_length(len(value))
        plain = {_local(key): value for key, value in attributes.items()}
        self._handler.start(_local(name), plain, self.parser.CurrentLineNumber)

    def _end(self, name: str) -> None:
        self._length = 0
        self._handler.end(_local(name), "".join(self._texts.pop()))

    def _text(self, text: str) -> None:
        self._length += len(text)
        self._check_length(self._length)
        self._texts[-1].append(text)

    def _check_length(self, length: int) -> None:
        most = self._limits.cell
        if length > most:
            raise self._too_large("a text", most, "characters")

    def _doctype(
        self,
        name: str,  # noqa: ARG002
        system: str | None,  # noqa: ARG002 -- never fetched
        public: str | None,  # noqa: ARG002
        has_declarations: bool,  # noqa: FBT001 -- expat calls it so
    ) -> None:
        if has_declarations:
            self._entity()

    def _entity(self, *_: Any) -> None:
        reason = "it declares or uses entities, which are refused"
        raise unreadable(self.file, reason, self.parser.CurrentLineNumber)

    def _too_large(self, what: str, most: int, unit: str) -> DocumentError:
        row = self.parser.CurrentLineNumber
        return DocumentError(
            [
                Problem.of(
                    "too-large",
                    file=self.file,
                    row=row,
                    value=what,
                    most=str(most),
                    unit=unit,
                )
            ]
        )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def in_text(text: str) -> str:
    """Write a text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_quotes(text: str) -> str:
    """Write a text as the value of an attribute: its line ends are kept."""
    plain = in_text(text).replace('"', "&quot;")
    return plain.replace("\t", "&#9;").replace("\n", "&#10;")


__all__ = ["Handler", "in_quotes", "in_text", "parse_xml"]
