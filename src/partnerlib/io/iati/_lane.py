"""The fast lane: plain files, cut into activities by their end tags.

Most of a feed is money, results and documents, which are not read, and most feeds
are plain: no comments among the elements, no activity within an activity. What is
not read is then cut out, and an empty element is put in its place, which must turn up
among the elements of the activity: so that nothing is cut out of an attribute or from
within what is read. What is cut out only has to be well-formed; the rest is parsed in
the parser's own data structure. Whatever is not plain is left to `sift`: an activity
of its own, or the whole file, from its beginning, as soon as anything is wrong. So
both ways give the same activities and the same errors.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from partnerlib.io.iati._sieve import (
    FACETS,
    Refused,
    Sifted,
    TooLarge,
    XmlLimits,
    clean,
    is_suspect,
    root_of,
    sift,
    tells_all,
)

_END: Final = b"</iati-activity>"
_CLOSING: Final = b"</iati-activities>"
_BATCH: Final = 1 << 18
_LONGEST: Final = 1 << 22  # of an activity that is cut out
_CUT: Final = (
    b"transaction",
    b"result",
    b"budget",
    b"planned-disbursement",
    b"document-link",
    b"contact-info",
    b"country-budget-items",
    b"conditions",
    b"legacy-data",
)
_TRANSACTION: Final = b"transaction"
_NAMES: Final = {name: name.decode() for name in _CUT}
_CLOSINGS: Final = {name: b"</" + name + b">" for name in _CUT}
_CUTS: Final = re.compile(rb"<(" + b"|".join(_CUT) + rb")(?=[\s/>])")
# What must not be in an activity that is plain.
_HARD: Final = (b"<!", b"<?", b"xmlns", b"<cut-out")
_FACETS: Final = tuple(f"<{each}".encode() for each in FACETS)
_ACTIVITY: Final = b"<iati-activity"
_BLANKS: Final = b" \t\r\n"
_DEFAULT: Final = re.compile(rb"xmlns\s*=")
# What stands where something was cut out; the second if transactions were.
_MARK: Final = "cut-out"
_MONEY_MARK: Final = "cut-out-money"
_MARKS: Final = {name: f"<{name}/>".encode() for name in (_MARK, _MONEY_MARK)}


class NotPlain(Exception):  # noqa: N818 -- a private signal: take the other way
    """The file is not plain, or something is wrong with it."""


def sift_plain(
    chunks: Iterable[bytes],
    sifted: Sifted,
    take: Callable[[Element], None],
    limits: XmlLimits,
) -> None:
    """Do what `sift` does, faster.

    Raises
    ------
    NotPlain
        If `sift` has to do it, from the beginning.
    """
    source = iter(chunks)
    opening, rest = _opened(source, sifted)
    lane = _Lane(opening, sifted, take, limits)
    rest = lane.pass_on(rest)
    for chunk in source:
        rest = lane.pass_on(rest + chunk)
    lane.finish(rest)


def _opened(source: Iterator[bytes], sifted: Sifted) -> tuple[bytes, bytes]:
    """Give the start tag of the outermost element, and what comes after it."""
    head = next(source, b"")
    try:
        found = root_of(head)
    except Refused as error:
        raise NotPlain from error
    if found is None or found.tag != "iati-activities":
        raise NotPlain
    end = head.find(b">", found.at) + 1
    opening = head[found.at : end]
    if not end or opening.endswith(b"/>") or _DEFAULT.search(opening):
        raise NotPlain
    sifted.root, sifted.attributes = found.tag, found.attributes
    return opening, head[end:]


_Span = tuple[bytes, int, int]


def _spans(segment: bytes) -> list[_Span] | None:
    """Find what is not read: name, begin and end; None if the activity is not plain."""
    if segment.count(_ACTIVITY) != 1:
        return None
    for sign in _HARD:
        if sign in segment:
            return None
    spans: list[_Span] = []
    at = 0
    while found := _CUTS.search(segment, at):
        name = found[1]
        begin, after = found.span()
        at = segment.find(b">", after) + 1
        if not _is_tag(segment[after:at]):
            return None
        if segment[at - 2 : at - 1] != b"/":
            closing = _CLOSINGS[name]
            at = segment.find(closing, after) + len(closing)
            if at < after:
                raise NotPlain
        spans.append((name, begin, at))
    return spans


def _is_tag(stated: bytes) -> bool:
    """Whether a start tag ends where a sign of its end stands, not in an attribute."""
    quotes = stated.count(b'"')
    if b"'" in stated:
        return not quotes and not stated.count(b"'") % 2
    return not quotes % 2


def _without(segment: bytes, spans: list[_Span]) -> tuple[bytes, list[bytes], int]:
    """Give what is left, with a mark for all that stood together; that; the marks."""
    parts: list[bytes] = []
    cut: list[bytes] = []
    marks = 0
    at = 0
    mark = ""
    for name, begin, end in spans:
        if not mark or segment[at:begin].strip(_BLANKS):
            if mark:
                parts.append(_MARKS[mark])
            parts.append(segment[at:begin])
            mark = _MARK
            marks += 1
        if name == _TRANSACTION:
            mark = _MONEY_MARK
        cut.append(segment[begin:end])
        at = end
    if mark:
        parts.append(_MARKS[mark])
    parts.append(segment[at:])
    return b"".join(parts), cut, marks


class _Lane:
    """Cuts out activities and hands them on in batches."""

    def __init__(
        self,
        opening: bytes,
        sifted: Sifted,
        take: Callable[[Element], None],
        limits: XmlLimits,
    ) -> None:
        self._opening = opening
        self._sifted = sifted
        self._take = take
        self._limits = limits
        self._most = min(limits.depth, limits.elements)  # tags that need no counting
        self._longest = min(_LONGEST, limits.token, limits.activity)
        self._batch: list[bytes] = []
        self._cut: list[bytes] = []
        self._passed: list[str] = []
        self._size = 0
        self._marks = 0

    def pass_on(self, data: bytes) -> bytes:
        """Hand on the whole activities; give what is left."""
        at = 0
        while (end := data.find(_END, at)) >= 0:
            end += len(_END)
            if end - at > self._longest:
                raise NotPlain
            self._add(data[at:end])
            at = end
        if len(data) - at > self._longest:
            raise NotPlain
        return data[at:]

    def finish(self, rest: bytes) -> None:
        """Hand on what is left, the end of the file with it."""
        if rest.count(b"<") > self._most:
            raise NotPlain
        self._parse(rest)

    def _add(self, segment: bytes) -> None:
        spans = _spans(segment)
        if spans is not None:
            short, cut, marks = self._shortened(segment, spans)
            if short.count(b"<") <= self._most:
                self._passed += [_NAMES[name] for name, _, _ in spans]
                self._batch.append(short)
                self._cut += cut
                self._marks += marks
                self._size += len(short)
                if self._size > _BATCH:
                    self._parse()
                return
        self._parse()
        self._sift(segment)

    def _shortened(
        self, segment: bytes, spans: list[_Span]
    ) -> tuple[bytes, list[bytes], int]:
        """Cut out what is not read; no transactions that say what the rest leaves."""
        if not spans:
            return segment, [], 0
        found = _without(segment, spans)
        if _tells_all(found[0]):
            return found
        return _without(segment, [each for each in spans if each[0] != _TRANSACTION])

    def _parse(self, rest: bytes | None = None) -> None:
        batch, self._batch, self._size = self._batch, [], 0
        cut, self._cut = self._cut, []
        if not batch and rest is None:
            return
        closing = _CLOSING if rest is None else rest
        inside = b"".join((*batch, closing))
        # No document type can begin inside the outermost element.
        parser = XMLParser(encoding="utf-8")  # noqa: S314
        try:
            _check(cut)
            parser.feed(self._opening)
            parser.feed(inside)
            root: Element = parser.close()
        except (ParseError, expat.ExpatError) as error:
            raise NotPlain from error
        is_dirty = is_suspect(inside)
        passed, take = self._sifted.passed, self._take
        passed.update(self._passed)
        self._passed.clear()
        marks, self._marks = self._marks, 0
        for activity in root:
            if activity.tag != "iati-activity":
                if activity.tag.startswith("{"):
                    raise NotPlain
                passed[activity.tag] += 1
                continue
            marks -= _unmarked(activity)
            if is_dirty:
                self._sifted.forbidden = clean(activity)
            take(activity)
        if marks:
            raise NotPlain

    def _sift(self, segment: bytes) -> None:
        try:
            pieces = (self._opening, segment, _CLOSING)
            sift(pieces, self._sifted, self._take, self._limits)
        except (Refused, TooLarge) as error:
            raise NotPlain from error


def _unmarked(activity: Element) -> int:
    """Take the marks out of an activity, and count them."""
    money = activity.findall(_MONEY_MARK)
    if money and not tells_all(activity):
        raise NotPlain
    several = [*activity.findall(_MARK), *money]
    for each in several:
        activity.remove(each)
    return len(several)


def _check(cut: list[bytes]) -> None:
    """See that what was cut out is well-formed, each piece of it."""
    if cut:
        parser = expat.ParserCreate("utf-8")
        several = b"".join((b"<cut>", *cut, b"</cut>"))
        parser.Parse(several, True)  # noqa: FBT003 -- positional in C


def _tells_all(segment: bytes) -> bool:
    sector, country, region = (each in segment for each in _FACETS)
    return sector and (country or region)


__all__ = ["NotPlain", "sift_plain"]
