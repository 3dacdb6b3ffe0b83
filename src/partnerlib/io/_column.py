"""What a column and a table of ours are: headings, kinds of cell, what they mean."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import attrs

from partnerlib.model import Record, spelling

CellKind = Literal[
    "id",  # the id of the record itself
    "text",  # free text
    "texts",  # several free texts
    "term",  # a term of a vocabulary, by id or label
    "terms",
    "reference",  # the id of another record
    "references",
    "integer",
    "number",
    "date",
    "country",
    "languages",
    "answer",  # yes, no or unknown
    "pairs",  # key=value; key=value
    "parties",  # actor:role; actor:role
    "source",  # who stated it, or a title
    "record",  # kind/id
]


@attrs.frozen
class Column:
    """One column: how it is headed and what its cells hold.

    Attributes
    ----------
    key : str
        The English heading; the name of the field where they are the same.
    french : str
        The French heading.
    kind : CellKind
        What a cell holds.
    required : bool
        Whether every row states it.
    vocabulary : str
        For terms: the vocabulary that holds them.
    target : str
        For references: the kind of the record meant.
    also : tuple of str
        Other headings under which the column is recognised.
    """

    key: str
    french: str
    kind: CellKind = "text"
    required: bool = attrs.field(default=False, kw_only=True)
    vocabulary: str = attrs.field(default="", kw_only=True)
    target: str = attrs.field(default="", kw_only=True)
    also: tuple[str, ...] = attrs.field(default=(), kw_only=True)


@attrs.frozen(slots=False)
class Table:
    """One table: its names and its columns.

    Attributes
    ----------
    name, french : str
        How the file or sheet is called.
    kind : str
        The kind of its records as references name it; empty for a table that is
        not one of records.
    cls : type of Record or None
        The class of its records.
    columns : tuple of Column
        In the order in which they are written.
    """

    name: str
    french: str
    kind: str
    cls: type[Record] | None
    columns: tuple[Column, ...]
    also: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their English heading."""
        return {column.key: column for column in self.columns}

    @cached_property
    def by_heading(self) -> Mapping[str, Column]:
        """The columns by every heading that means them, reduced by `reduced`."""
        return {
            reduced(heading): column
            for column in self.columns
            for heading in (column.key, column.french, *column.also)
        }


def reduced(heading: str) -> str:
    """Reduce a heading or table name to what counts: neither case nor blanks.

    Examples
    --------
    >>> reduced("Dernière activité") == reduced("derniere_activite")
    True
    """
    return spelling(heading).replace(" ", "")
