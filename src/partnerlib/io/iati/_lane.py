"""The fast lane: plain files, cut into activities by their end tags.

Most of a feed is money, results and documents, which are not read, and most feeds
are plain: no comments among the elements, no activity within an activity. What is
not read is then cut out before anything is parsed, and the rest is parsed in the
parser's own data structure. Whatever is not plain is left to `sift`: an activity of
its own, or the whole file, from its beginning, as soon as anything is wrong. So both
ways give the same activities and the same errors.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

from partnerlib.io.iati._sieve import (
    FACETS,
    KEPT,
    SUSPECT,
    Refused,
    Sifted,
    TooLarge,
    XmlLimits,
    clean,
    root_of,
    sift,
)

_END: Final = b"</iati-activity>"
_CLOSING: Final = b"</iati-activities>"
_BATCH: Final = 1 << 18
_LONGEST: Final = 1 << 22  # of an activity that is cut out
_PREFIXED: Final = re.compile(rb"<[\w.-]+:")
_MARKUP: Final = re.compile(rb"<[!?]")
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
_AFTER_NAME: Final = b" >\n\r\t/"
_FACETS: Final = tuple(f"<{each}".encode() for each in FACETS)


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
    if not end or opening.endswith(b"/>") or b"xmlns=" in opening:
        raise NotPlain
    sifted.root, sifted.attributes = found.tag, found.attributes
    return opening, head[end:]


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
        self._size = 0

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
        if _MARKUP.search(segment):
            self._parse()
            self._sift(segment)
            return
        short = self._without_what_is_not_read(segment)
        if short.count(b"<") > self._most:
            self._parse()
            self._sift(segment)
            return
        self._batch.append(short)
        self._size += len(short)
        if self._size > _BATCH:
            self._parse()

    def _without_what_is_not_read(self, segment: bytes) -> bytes:
        passed = self._sifted.passed
        for name in _CUT:
            begin = segment.find(b"<" + name)
            if begin < 0:
                continue
            parts: list[bytes] = []
            count = at = 0
            opened, closing = b"<" + name, b"</" + name + b">"
            while begin >= 0:
                after = begin + len(opened)
                if segment[after : after + 1] in _AFTER_NAME:
                    end = segment.find(b">", after) + 1
                    if segment[end - 2 : end - 1] != b"/":
                        end = segment.find(closing, after) + len(closing)
                    if end < after:
                        raise NotPlain
                    parts.append(segment[at:begin])
                    count += 1
                    at = after = end
                begin = segment.find(opened, after)
            if not count:
                continue
            parts.append(segment[at:])
            shorter = b"".join(parts)
            passed[name.decode()] += count
            if name != b"transaction" or _tells_all(shorter):
                segment = shorter
        return segment

    def _parse(self, rest: bytes | None = None) -> None:
        batch, self._batch, self._size = self._batch, [], 0
        if not batch and rest is None:
            return
        closing = _CLOSING if rest is None else rest
        inside = b"".join((*batch, closing))
        if _PREFIXED.search(inside):
            raise NotPlain
        # No document type can begin inside the outermost element.
        parser = XMLParser(encoding="utf-8")  # noqa: S314
        try:
            parser.feed(self._opening)
            parser.feed(inside)
            root: Element = parser.close()
        except ParseError as error:
            raise NotPlain from error
        is_suspect = SUSPECT.search(inside) is not None
        passed, take = self._sifted.passed, self._take
        for activity in root:
            if activity.tag != "iati-activity":
                passed[activity.tag] += 1
                continue
            for child in activity:
                tag = child.tag
                if KEPT.get(tag, _OTHER) is not None and tag != "transaction":
                    passed[tag] += 1
            if is_suspect:
                self._sifted.forbidden = clean(activity)
            take(activity)

    def _sift(self, segment: bytes) -> None:
        try:
            pieces = (self._opening, segment, _CLOSING)
            sift(pieces, self._sifted, self._take, self._limits)
        except (Refused, TooLarge) as error:
            raise NotPlain from error


_OTHER: Final[frozenset[str]] = frozenset()


def _tells_all(segment: bytes) -> bool:
    sector, country, region = (each in segment for each in _FACETS)
    return sector and (country or region)


__all__ = ["NotPlain", "sift_plain"]
