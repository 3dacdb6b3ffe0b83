"""Streaming: one activity after the other, of each only what is read.

The parser is expat, driven by its events: what is not read (budgets, results) is
never built, and an activity is let go before the next begins, so that memory is
bounded by the largest activity and not by the file. A document type declaration is
refused where it begins: without it there are neither entities nor references to
other files. No limit of an honest file is near the limits here.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import (
    Element,
    SubElement,
)
from xml.parsers import expat

import attrs

from partnerlib.io._limits import DEFAULT_LIMITS

FACETS: Final = ("sector", "recipient-country", "recipient-region")
_SOME: Final = frozenset({*FACETS, "narrative"})
_ALL: Final = None
_NOTHING: Final[frozenset[str]] = frozenset()

_FORBIDDEN: Final = re.compile("[\r\x7f-\x9f\u2028\u2029]")
_FORBIDDEN_BYTES: Final = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")

# What is read of an activity or organisation: whole elements, or some of their own.
KEPT: Final[Mapping[str, frozenset[str] | None]] = {
    **dict.fromkeys(
        (
            "iati-identifier",
            "organisation-identifier",
            "reporting-org",
            "name",
            "title",
            "description",
            "participating-org",
            "other-identifier",
            "activity-status",
            "activity-date",
            "activity-scope",
            "activity-website",
            "recipient-country",
            "recipient-region",
            "location",
            "sector",
            "tag",
            "humanitarian-scope",
            "policy-marker",
            "collaboration-type",
            "default-flow-type",
            "default-finance-type",
            "default-aid-type",
            "default-tied-status",
            "related-activity",
        ),
        _ALL,
    ),
    "transaction": _SOME,
}
ORGANISATION: Final = "iati-organisation"
ITEMS: Final = ("iati-activity", ORGANISATION)
ROOTS: Final = ("iati-activities", "iati-organisations", *ITEMS)


@attrs.frozen
class XmlLimits:
    """What a file may not go beyond; far above what any publisher writes."""

    depth: int = DEFAULT_LIMITS.depth
    elements: int = DEFAULT_LIMITS.elements  # that are read of one activity
    activity: int = DEFAULT_LIMITS.item  # bytes
    token: int = DEFAULT_LIMITS.tag  # bytes of one tag or comment


class Refused(Exception):  # noqa: N818 -- a private signal, turned into a problem
    """What is no XML, or none that is read here, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooLarge(Exception):  # noqa: N818 -- a private signal, turned into a problem
    """What goes beyond a limit."""

    def __init__(self, value: str, most: int, unit: str) -> None:
        super().__init__(value, most, unit)
        self.value = value
        self.most = most
        self.unit = unit


@attrs.define
class Sifted:
    """What is known of a file besides its activities.

    Attributes
    ----------
    root : str
        The name of the outermost element.
    attributes : dict of str to str
        Those of the outermost element.
    passed : Counter of str
        How often which element was passed over.
    forbidden : str
        A character of the activity at hand that no record may hold; blanks stand
        for such now. Empty if there is none.
    """

    root: str = ""
    attributes: dict[str, str] = attrs.field(factory=dict[str, str])
    passed: Counter[str] = attrs.field(factory=Counter[str])
    forbidden: str = ""


def sift(
    chunks: Iterable[bytes],
    sifted: Sifted,
    take: Callable[[Element], None],
    limits: XmlLimits,
) -> None:
    """Hand on the activities and organisations of a file, one by one.

    Parameters
    ----------
    chunks : iterable of bytes
        The file in UTF-8.
    sifted : Sifted
        Filled on the way.
    take : callable
        Called with each; it may keep what it is given, but need not.
    limits : XmlLimits
        What stops the reading.

    Raises
    ------
    Refused
        If the file is no XML, holds a document type declaration, or is not IATI.
    TooLarge
        If it goes beyond a limit.
    """
    parser = expat.ParserCreate("utf-8")
    sieve = _Sieve(parser, sifted, take, limits)
    fed = 0
    try:
        for chunk in chunks:
            fed += len(chunk)
            if is_suspect(chunk):
                sieve.clean_before = fed
            parser.Parse(chunk)
            # An unfinished tag is read again from its beginning with every chunk.
            if fed - parser.CurrentByteIndex > limits.token:
                raise TooLarge("a tag or comment", limits.token, "bytes")
            if fed - sieve.began > limits.activity:
                raise TooLarge("an activity", limits.activity, "bytes")
        parser.Parse(b"", True)  # noqa: FBT003 -- positional in C
    except expat.ExpatError as error:
        raise Refused(str(error)) from error
    finally:
        # Parser and handlers are a circle, which counting would not free.
        parser.StartDoctypeDeclHandler = None
        parser.StartElementHandler = None
        parser.EndElementHandler = None
        parser.CharacterDataHandler = None


class _Sieve:
    """Sets the handlers of the parser; they are closures, for they run at every tag.

    Attributes
    ----------
    began : int
        The byte at which the activity at hand begins.
    clean_before : int
        What begins before this byte may hold characters that no record may.
    """

    def __init__(
        self,
        parser: expat.XMLParserType,
        sifted: Sifted,
        take: Callable[[Element], None],
        limits: XmlLimits,
    ) -> None:
        self.began = 0
        self.clean_before = 0
        self._parser = parser
        self._sifted = sifted
        self._take = take
        self._limits = limits
        parser.buffer_text = True
        parser.buffer_size = 1 << 18
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._outermost

    def _outermost(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in ROOTS:
            raise Refused(f"the outermost element is <{tag[:40]}>, not one of IATI")
        self._sifted.root = tag
        self._sifted.attributes = attributes
        if tag in ITEMS:
            self._handle(1)(tag, attributes)
        else:
            self._handle(2)

    # One long function, because calls at every tag would cost more than the parser.
    def _handle(  # noqa: C901, PLR0915
        self, item: int
    ) -> Callable[[str, dict[str, str]], None]:
        """Set the handlers for items that stand at a depth."""
        parser, take, passed = self._parser, self._take, self._sifted.passed
        deepest, most = self._limits.depth, self._limits.elements
        depth = item - 1
        elements = 0
        skipped = 0  # the depth of the outermost element that is passed over
        some: frozenset[str] | None = None  # what is read of the child at hand
        is_told: bool | None = None  # whether the activity itself tells what and where
        open_: list[Element] = []

        def start(tag: str, attributes: dict[str, str]) -> None:  # noqa: C901
            nonlocal depth, elements, is_told, skipped, some
            depth += 1
            if depth > deepest:
                raise TooLarge("the nesting", deepest, "levels")
            if skipped:
                return
            if depth > item:
                if depth == item + 1:
                    some = KEPT.get(tag, _NOTHING)
                    if some is not None:
                        passed[tag] += 1
                        if is_told is None and some:
                            is_told = tells_all(open_[-1])
                        if is_told or not some:
                            skipped = depth
                            parser.CharacterDataHandler = None
                            return
                elements += 1
                if elements > most:
                    raise TooLarge("an activity", most, "elements")
                if depth > item + 1 and (
                    ":" in tag or not (some is None or tag in some)
                ):
                    SubElement(open_[-1], tag)  # it stands there, and says nothing
                    skipped = depth
                    parser.CharacterDataHandler = None
                    return
                open_.append(SubElement(open_[-1], tag, attributes))
            elif tag in ITEMS:
                elements = 0
                is_told = None
                self.began = parser.CurrentByteIndex
                open_.append(Element(tag, attributes))
                parser.CharacterDataHandler = data
            else:
                passed[tag] += 1
                skipped = depth

        def end(_: str) -> None:
            nonlocal depth, skipped
            if skipped:
                if skipped == depth:
                    skipped = 0
                    if open_:
                        parser.CharacterDataHandler = data
            elif open_:
                done = open_.pop()
                if not open_:
                    parser.CharacterDataHandler = None
                    if self.began < self.clean_before:
                        self._sifted.forbidden = clean(done)
                    self.began = parser.CurrentByteIndex
                    take(done)
            depth -= 1

        def data(text: str) -> None:
            element = open_[-1]
            if not len(element):  # what comes after a child is no text of its own
                element.text = text if element.text is None else element.text + text

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        return start


def tells_all(activity: Element) -> bool:
    """Whether an activity says what and where itself, not in its transactions."""
    sector, country, region = map(activity.find, FACETS)
    return sector is not None and (country is not None or region is not None)


def is_suspect(chunk: bytes) -> bool:
    """Whether there may be a character that no record may hold, or half of one."""
    if b"&#" in chunk or b"\x7f" in chunk or chunk.endswith(b"&"):
        return True
    return not chunk.isascii() and _FORBIDDEN_BYTES.search(chunk) is not None


def clean(activity: Element) -> str:
    """Write blanks for characters that XML allows and no record may hold."""
    last = ""
    for element in activity.iter():
        if element.text and (found := _FORBIDDEN.search(element.text)):
            last = found[0]
            element.text = _FORBIDDEN.sub(" ", element.text)
        for name, value in element.attrib.items():
            if found := _FORBIDDEN.search(value):
                last = found[0]
                element.attrib[name] = _FORBIDDEN.sub(" ", value)
    return last


class Root(NamedTuple):
    """The start tag of the outermost element, and the byte at which it begins."""

    tag: str
    attributes: dict[str, str]
    at: int


def root_of(head: bytes) -> Root | None:
    """Find the outermost element in the beginning of a file, if it is there.

    Raises
    ------
    Refused
        If the beginning is no XML, or holds a document type declaration.
    """
    parser = expat.ParserCreate("utf-8")
    found: list[Root] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None
        found.append(Root(tag, attributes, parser.CurrentByteIndex))

    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    try:
        parser.Parse(head)
    except expat.ExpatError as error:
        raise Refused(str(error)) from error
    return found[0] if found else None


def _refuse_doctype(*_: object) -> None:
    raise Refused("it holds a document type declaration, which is never read")


__all__ = [
    "FACETS",
    "ITEMS",
    "KEPT",
    "ORGANISATION",
    "ROOTS",
    "Refused",
    "Root",
    "Sifted",
    "TooLarge",
    "XmlLimits",
    "clean",
    "is_suspect",
    "root_of",
    "sift",
    "tells_all",
]
