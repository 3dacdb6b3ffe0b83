"""The file at hand: what it named so far, and what is wrong with it."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element

import attrs

from partnerlib.errors import Problem
from partnerlib.io.iati._draft import Draft, Said, Several
from partnerlib.io.iati._lane import NotPlain
from partnerlib.io.iati._languages import language
from partnerlib.io.iati._organisations import Organisations
from partnerlib.io.iati._places import Places
from partnerlib.io.iati._sectors import Sectors
from partnerlib.io.iati._shapes import (
    SHAPES,
    XML_LANG,
    Narratives,
    Plain,
    lang_of,
    narratives,
    plain,
)
from partnerlib.io.iati._sieve import ORGANISATION, Sifted

_ITEM_OF: Final = {
    "iati-activities": "iati-activity",
    "iati-organisations": ORGANISATION,
}
_WHOLE: Final = Decimal(100)
_MOST_KNOWN: Final = 200_000
_NAMED: Final = ("sector", "recipient-country", "recipient-region")


def _nothing(_: Plain) -> str:
    return ""


class File:
    """What the activities of a file share.

    Parameters
    ----------
    name : str
        As problems and sources name it.
    sifted : Sifted
        Its outermost element.

    Attributes
    ----------
    default : str
        The language of texts of the activity at hand that state none.
    known, together : dict
        What elements, and several together, were found to say, by their signature.
    """

    def __init__(self, name: str, sifted: Sifted) -> None:
        self.name = name
        self.default = ""
        self.organisations = Organisations()
        self.places = Places()
        self.sectors = Sectors()
        self.problems: list[Problem] = []
        self.drafts: list[Draft] = []
        self.known: dict[tuple[object, ...], Said] = {}
        self.together: dict[tuple[object, ...], Several] = {}
        self._sifted = sifted
        self._index = 0

    def begin(self, element: Element) -> Draft:
        """Begin with the next activity or organisation."""
        self._index += 1
        outer = self._sifted.attributes
        stated = lang_of(element) or outer.get(XML_LANG, "")
        self.default = language(stated) or ""
        if self._sifted.forbidden:
            character = repr(self._sifted.forbidden)
            problem = Problem.of(
                "bad-text",
                file=self.name,
                path=self.path(self._index),
                column=element.tag,
                character=character,
            )
            self.problems.append(problem)
            self._sifted.forbidden = ""
        return Draft(self._index)

    def pass_over(self, tag: str) -> None:
        """Count an element that is not read.

        Raises
        ------
        NotPlain
            If its name is not to be seen as it is written.
        """
        if tag.startswith("{"):
            raise NotPlain
        self._sifted.passed[tag] += 1

    def path(self, index: int, tag: str = "", number: int = 0) -> str:
        """Give the place of an activity in the file, or of an element in it."""
        root = self._sifted.root
        item = _ITEM_OF.get(root)
        place = f"/{root}" if item is None else f"/{root}/{item}[{index}]"
        return f"{place}/{tag}[{number}]" if tag else place

    def tell(
        self,
        code: str,
        tag: str,
        number: int = 1,
        *,
        column: str | None = None,
        value: str | None = None,
        start: str | None = None,
    ) -> None:
        """Tell a problem of the activity at hand."""
        problem = Problem.of(
            code,
            file=self.name,
            path=self.path(self._index, tag, number),
            column=column or tag,
            value=value,
        )
        if start is not None:
            problem = attrs.evolve(problem, facts=(("start", start),))
        self.problems.append(problem)

    def read(self, element: Element, number: int, *needed: str) -> Plain | None:
        """Give an element as a plain value; None, told, without what it needs.

        That is what the schema asks for, unless something else is.
        """
        stated = plain(element, self.default)
        tag = element.tag
        missing = [
            name for name in needed or SHAPES[tag].required if name not in stated
        ]
        for name in missing:
            self.tell("missing-value", tag, number, column=f"{tag}/@{name}")
        if missing:
            return None
        written = element.attrib.get("percentage", "").strip()
        if written and "percentage" not in stated:
            column = f"{element.tag}/@percentage"
            self.tell("bad-number", element.tag, number, column=column, value=written)
        return stated

    def said(
        self,
        element: Element,
        number: int,
        find: Callable[[Plain], str] = _nothing,
        within: str = "",
    ) -> Said | None:
        """Give what an element says, found once for the same words.

        Parameters
        ----------
        element : Element
            It has no children but texts.
        number : int
            The how many-th of its name it is.
        find : callable
            Finds what it speaks of; it may add to the plain value.
        within : str
            What else that depends on.
        """
        signature = self.signature(element, within)
        found = self.known.get(signature)
        if found is None:
            before = len(self.problems)
            stated = self.read(element, number)
            if stated is None:
                return None
            found = Said(find(stated), stated)
            self.know(signature, found, before)
        return found

    def several(
        self,
        elements: Sequence[Element],
        make: Callable[[], Several],
        within: str = "",
    ) -> Several:
        """Give what several elements say, found once for the same words.

        What is called by names in them is found every time: names are counted.
        """
        parts: list[object] = [elements[0].tag, within, self.default]
        for element in elements:
            stated = element.attrib
            parts += (element.text, len(stated), *stated, *stated.values())
            for child in element:
                inner = child.attrib
                parts += (child.tag, child.text, len(inner), *inner, *inner.values())
        signature = tuple(parts)
        found = self.together.get(signature)
        if found is None:
            before = len(self.problems)
            found = make()
            is_named = elements[0].tag in _NAMED and any(
                "narrative" in each.stated for each in found.said
            )
            if len(self.problems) == before and not is_named:
                if len(self.together) >= _MOST_KNOWN:
                    self.together.clear()
                self.together[signature] = found
        return found

    def signature(self, element: Element, within: str = "") -> tuple[object, ...]:
        """Give what makes two elements say the same, if they hold only texts."""
        stated = element.attrib
        own = (element.tag, within, self.default, element.text)
        count = len(element)
        if not count:
            return (*own, *stated, *stated.values())
        if count == 1:  # as most that have a name
            child = element[0]
            inner = child.attrib
            ends = (len(stated), child.tag, child.text)
            return (*own, *ends, *stated, *stated.values(), *inner, *inner.values())
        parts: list[object] = [*own, count, len(stated), *stated, *stated.values()]
        for child in element:
            stated = child.attrib
            parts += (child.tag, child.text, len(stated), *stated, *stated.values())
        return tuple(parts)

    def know(self, signature: tuple[object, ...], said: Said, before: int) -> None:
        """Keep what an element says, if nothing was wrong with it."""
        if len(self.problems) == before:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            self.known[signature] = said

    def narratives(self, elements: Iterable[Element]) -> Narratives:
        """Give the texts of several elements."""
        default = self.default
        return tuple(text for each in elements for text in narratives(each, default))

    def check_sum(self, tag: str, *several: list[str | None]) -> None:
        """Tell if percentages add up to 100 in no way of counting them.

        One that is undeclared is unknown, and so is the sum.
        """
        if any(None in shares for shares in several):
            return
        sums = [_sum(tuple(shares)) for shares in several if shares]
        if sums and _WHOLE not in sums:
            self.tell("percentage-sum", tag, value=str(sums[0]))


@lru_cache(maxsize=4096)
def _sum(shares: tuple[str | None, ...]) -> Decimal:
    return sum((Decimal(share or 0) for share in shares), Decimal())


__all__ = ["File"]
