"""A column map as a value: which column is what."""

from collections.abc import Mapping

import attrs

Heading = str | int
"""The heading of a column, or its number counted from 1."""


@attrs.frozen(kw_only=True)
class Value:
    """Where the value of a field comes from: columns, a constant or other records.

    Attributes
    ----------
    columns : tuple of str or int
        Headings, the first that has something; a list takes all of them.
    constants : tuple of str
        What it is in every row.
    refs : tuple of str
        Names of records of the same row: the first that the row has.
    split : tuple of str
        What separates several values in a cell.
    values : mapping of str to str
        Translations; ``"*"`` is for what is not among them.
    default : str
        What an empty cell means.
    pattern : str
        A regular expression: the first group, else what it matches, is the value.
    unknown : tuple of str
        What means that it is not known, besides what always does.
    prefix : str
        Put before the value.
    slug : bool
        Whether the value is reduced to what can stand in an id.
    join : str or None
        What several columns are joined with.
    dates : str
        ``"dmy"``, ``"mdy"`` or ``"ymd"``.
    decimal : str
        ``","`` or ``"."``; empty: found out.
    scheme : str
        The scheme of codes that are terms: ``"dac"``, ``"sdg"``, ``"ocha-cluster"``.
    """

    columns: tuple[Heading, ...] = ()
    constants: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    values: Mapping[str, str] = attrs.field(factory=dict[str, str])
    default: str = ""
    pattern: str = ""
    unknown: tuple[str, ...] = ()
    prefix: str = ""
    slug: bool = False
    join: str | None = None
    dates: str = "dmy"
    decimal: str = ""
    scheme: str = ""


@attrs.frozen
class PartySpec:
    """Who takes part, and as what."""

    who: Value
    role: Value | None = None


@attrs.frozen
class Condition:
    """When a row makes a record: by the text of a column."""

    columns: tuple[Heading, ...]
    among: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RecordMap:
    """What one record of a row is made of.

    Attributes
    ----------
    name : str
        By which other records of the map refer to it.
    kind : str
        ``"territory"``, ``"actor"``, ...
    fields : mapping of str to tuple of Value
        By the key of the field.
    parties : tuple of PartySpec
        Of agreements and actions.
    is_shared : bool
        Whether an action has the parties of its agreement.
    codes, extra : mapping of str to Value
        By scheme, and by key.
    when : Condition or None
        Otherwise the row makes no such record.
    """

    name: str
    kind: str
    fields: Mapping[str, tuple[Value, ...]] = attrs.field(
        factory=dict[str, tuple[Value, ...]]
    )
    parties: tuple[PartySpec, ...] = ()
    is_shared: bool = False
    codes: Mapping[str, Value] = attrs.field(factory=dict[str, Value])
    extra: Mapping[str, Value] = attrs.field(factory=dict[str, Value])
    when: Condition | None = None

    def wanted(self) -> list[tuple[Heading, ...]]:
        """Give the headings that would do for each field."""
        parties = (
            value for each in self.parties for value in (each.who, each.role) if value
        )
        groups = [
            *self.fields.values(),
            *((value,) for value in (*parties, *self.codes.values())),
            *((value,) for value in self.extra.values()),
        ]
        found = (
            tuple(heading for value in values for heading in value.columns)
            for values in groups
        )
        return [headings for headings in found if headings]

    def values(self) -> tuple[Value, ...]:
        """Give every value that a record is made of."""
        several = [value for values in self.fields.values() for value in values]
        for party in self.parties:
            several.append(party.who)
            if party.role is not None:
                several.append(party.role)
        return (*several, *self.codes.values(), *self.extra.values())


@attrs.frozen(kw_only=True)
class TableMap:
    """How the rows of one table are read.

    Attributes
    ----------
    sheets : tuple of str
        Names of sheets; empty: every sheet in which its headings are found.
    header : int or None
        The row of the headings; 0: there are none; None: it is looked for.
    rows_from : int or None
        The first row of data; None: the one below the headings.
    drop : tuple of str
        Headings of columns with personal data.
    keep : str
        The record in whose ``extra`` columns go that the map does not name.
    records : tuple of RecordMap
        In an order in which each stands after those that it refers to.
    """

    sheets: tuple[str, ...] = ()
    header: int | None = None
    rows_from: int | None = None
    drop: tuple[str, ...] = ()
    keep: str = ""
    records: tuple[RecordMap, ...] = ()


@attrs.frozen(kw_only=True)
class ColumnMap:
    """A whole map.

    Attributes
    ----------
    name : str
        The file it was read from, or the name of a ready one.
    title, licence, date : str
        About the data that it is for.
    language : str
        In which the cells are written: own terms get their label in it.
    provisional : str
        Why it is not sure; empty: it is.
    files : tuple of str
        Patterns of the names of the files that it is for; empty: any.
    tables : tuple of TableMap
        The first that fits a table reads it.
    """

    name: str
    title: str = ""
    licence: str = ""
    date: str = ""
    language: str = "en"
    provisional: str = ""
    files: tuple[str, ...] = ()
    tables: tuple[TableMap, ...] = ()


__all__ = [
    "ColumnMap",
    "Condition",
    "Heading",
    "PartySpec",
    "RecordMap",
    "TableMap",
    "Value",
]
