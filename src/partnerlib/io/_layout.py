"""Which columns a table has, judged by its headings."""

import difflib
import re
from collections.abc import Sequence
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._column import Table, reduced
from partnerlib.io._columns import (
    COLUMN_OF_FIELD,
    EXTRA,
    NAME_PREFIXES,
    OWNERS,
    PARTIES,
    UNKNOWN_COLUMN,
)

_NAME: Final = re.compile(
    rf"({'|'.join(NAME_PREFIXES)})[\s_-]+([a-z]{{2,3}})((?:-[a-z0-9]{{1,8}})*)",
    re.IGNORECASE,
)
_MOST_HINTED: Final = 50  # unknown headings for which similar ones are looked up
_EXTRA: Final = re.compile(rf"{EXTRA}\s*:(.+)", re.IGNORECASE | re.DOTALL)


@attrs.define
class Layout:
    """Where the columns of one table stand.

    Attributes
    ----------
    headings : list of str
        As written in the file.
    columns : dict
        Index by key of the column.
    names : dict
        Index by language, of the names in other languages.
    extras : dict
        Index by key, of what goes to ``extra``.
    problems : list of Problem
        Of the headings; without file and row.
    """

    table: Table
    headings: list[str]
    columns: dict[str, int] = attrs.field(factory=dict[str, int])
    names: dict[str, int] = attrs.field(factory=dict[str, int])
    extras: dict[str, int] = attrs.field(factory=dict[str, int])
    problems: list[Problem] = attrs.field(factory=list[Problem])

    def heading(self, field: str) -> str:
        """Give the heading under which a field stands in the file."""
        key = COLUMN_OF_FIELD.get(field, field)
        index = self.columns.get(key)
        return key if index is None else self.headings[index]

    @property
    def is_french(self) -> bool:
        """Whether more headings are French than English."""
        french = english = 0
        for key, index in self.columns.items():
            heading = reduced(self.headings[index])
            english += heading == reduced(key)
            french += heading == reduced(self.table.by_key[key].french)
        return french > english


def lay_out(table: Table, headings: Sequence[str], *, has_parties: bool) -> Layout:
    """Find the columns of a table.

    Parameters
    ----------
    table : Table
        Which table it is.
    headings : sequence of str
        The first row.
    has_parties : bool
        Whether a table ``parties`` is there, that may name the parties instead.
    """
    layout = Layout(table, [heading.strip() for heading in headings])
    taken: set[tuple[str, str]] = set()
    unknown: list[str] = []
    for index, heading in enumerate(layout.headings):
        if not heading:
            continue
        role = _place(layout, heading, index)
        if role in taken:
            layout.problems.append(
                Problem.of("repeated-column", column=heading, value=heading)
            )
        elif role[0] == "unknown":
            unknown.append(heading)
        taken.add(role)
    known = _known_headings(layout)
    for number, heading in enumerate(unknown):
        hint = _similar(heading, known) if number < _MOST_HINTED else ""
        layout.problems.append(
            Problem.of(
                # Only records have an `extra` in which to keep the cells.
                "unknown-column" if table.cls else "unknown-field",
                column=heading,
                value=heading,
                table=table.name,
                hint=hint,
            )
        )
    for key in missing(layout, has_parties=has_parties):
        column = table.by_key[key]
        heading = column.french if layout.is_french else column.key
        layout.problems.append(
            Problem.of(
                "missing-column",
                column=heading,
                value=heading,
                hint=_similar(heading, unknown[:_MOST_HINTED]),
            )
        )
    return layout


def missing(layout: Layout, *, has_parties: bool) -> list[str]:
    """List the required columns that are not there."""
    keys = [
        column.key
        for column in layout.table.columns
        if column.required and column.key not in layout.columns
    ]
    if has_parties and PARTIES.name in keys:
        keys.remove(PARTIES.name)
    if layout.table.kind == "need" and layout.columns.keys().isdisjoint(OWNERS):
        keys.append(OWNERS[0])
    return keys


def _place(layout: Layout, heading: str, index: int) -> tuple[str, str]:
    """Note what a heading means, unless an earlier one meant the same."""
    is_record = layout.table.cls is not None
    # Before all else: the key may be any text.
    if is_record and (found := _EXTRA.fullmatch(heading)):
        key = found[1].strip()
        layout.extras.setdefault(key, index)
        return "extra", key
    column = layout.table.by_heading.get(reduced(heading))
    if column is not None:
        layout.columns.setdefault(column.key, index)
        return "column", column.key
    if is_record and (found := _NAME.fullmatch(heading)):
        language = found[2].lower() + found[3]
        layout.names.setdefault(language, index)
        return "name", language
    key = UNKNOWN_COLUMN + heading
    layout.extras.setdefault(key, index)
    return "unknown", heading


def _known_headings(layout: Layout) -> list[str]:
    french = layout.is_french
    return [
        column.french if french else column.key
        for column in layout.table.columns
        if column.key not in layout.columns
    ]


def _similar(heading: str, candidates: Sequence[str]) -> str:
    by_spelling = {reduced(each): each for each in candidates}
    close = difflib.get_close_matches(reduced(heading), by_spelling, n=1, cutoff=0.6)
    return ", ".join(by_spelling[each] for each in close)


__all__ = ["Layout", "lay_out", "missing"]
