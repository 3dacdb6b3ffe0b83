"""What rows are about: themes, places and audiences."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from partnerlib.io.hxl._activity_columns import ActivityColumns
from partnerlib.io.hxl._cells import stated
from partnerlib.io.hxl._coded import Coded, paired
from partnerlib.io.hxl._contents import Contents
from partnerlib.io.hxl._terms import Terms
from partnerlib.model import Scope
from partnerlib.model._trusted import trusted

# Terms and places make ids of their own, or keep those that can be ids.
_scope: Final = trusted(Scope, ("themes", "places", "audiences"))

Subjects: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Themes and audiences."""


class About:
    """Reads what the rows of a table are about.

    Parameters
    ----------
    columns : ActivityColumns
        Which column is what.
    themes, audiences : Terms
        The terms that cells mean.
    """

    def __init__(
        self, columns: ActivityColumns, themes: Terms, audiences: Terms
    ) -> None:
        self._columns = columns
        self._themes = themes
        self._audiences = audiences
        self._made: dict[tuple[str, Subjects], tuple[Scope, str]] = {}

    def scopes(
        self, contents: Contents, places: Coded[str]
    ) -> Coded[tuple[Scope, str]]:
        """Give the scopes of contents, each with the text of what it says.

        Parameters
        ----------
        contents : Contents
            What is read.
        places : Coded of str
            Where they are, by id; empty where that is not known.
        """
        columns = self._columns
        each = (*columns.sectors, *columns.sector_codes, *columns.audiences)
        indices = [column.index for column in each]
        subjects = contents.said(indices, self._subjects)
        return paired(places, subjects).map(self._scope)

    def stand_ins(self, contents: Contents) -> Coded[str]:
        """Give the sectors as they are written: titles where there are no others."""
        columns = (*self._columns.sectors, *self._columns.sector_codes)

        def first(cells: Sequence[object]) -> str:
            texts = (stated(cells[column.index]) for column in columns)
            return next(filter(None, texts), "")

        return contents.said([column.index for column in columns], first)

    def _scope(self, key: tuple[str, Subjects]) -> tuple[Scope, str]:
        if key not in self._made:
            place, (themes, audiences) = key
            places = (place,) if place else ()
            text = f"{place!r}, {themes!r}, {audiences!r}"
            self._made[key] = (_scope(themes, places, audiences), text)
        return self._made[key]

    def _subjects(self, cells: Sequence[object]) -> Subjects:
        audiences = {
            term
            for column in self._columns.audiences
            for term in self._audiences.of(stated(cells[column.index]), column.tag.lang)
        }
        return self._themes_of(cells), tuple(sorted(audiences))

    def _themes_of(self, cells: Sequence[object]) -> tuple[str, ...]:
        """Read what is done: by name, else by code; in the language that is known."""
        terms = self._themes
        for columns in (self._columns.sectors, self._columns.sector_codes):
            texts = [
                (text, column.tag.lang)
                for column in columns
                if (text := stated(cells[column.index]))
            ]
            is_known = any(terms.known(text) for text, _ in texts)
            found = {
                term
                for text, lang in texts
                if not (is_known and lang) or terms.known(text)
                for term in terms.of(text, lang)
            }
            if found:
                return tuple(sorted(found))
        return ()


__all__ = ["About"]
