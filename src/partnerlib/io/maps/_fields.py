"""Which fields a record of each kind may have in a map, and what they hold."""

from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from partnerlib.io._columns import TABLE_BY_KIND

# Read as one field each, whatever columns they stand in.
_BY_TABLE: Final = ("codes", "extra", "parties", "source")
_LANGUAGE_FIELDS: Final = ("name_", "title_")
_SEVERAL: Final = frozenset({"texts", "terms", "references", "languages"})


@attrs.frozen
class Field:
    """A field in a map.

    Attributes
    ----------
    key : str
        Its name.
    kind : str
        What it holds, as `partnerlib.io._column.Column` has it; besides
        ``"period"``, ``"point"`` and ``"name"``.
    vocabulary : str
        Of terms.
    target : str
        The kind of the record that it refers to.
    """

    key: str
    kind: str
    vocabulary: str = ""
    target: str = ""

    @property
    def is_several(self) -> bool:
        """Whether it may hold several values."""
        return self.kind in _SEVERAL


# Of the row as a source, not of the record.
SOURCE_FIELDS: Final[Mapping[str, Field]] = {
    "stated_by": Field("stated_by", "reference", target="actor"),
    "source_title": Field("source_title", "text"),
    "source_url": Field("source_url", "text"),
    "reported": Field("reported", "date"),
}


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """Give the fields of a kind of record by their keys."""
    found = {
        column.key: Field(column.key, column.kind, column.vocabulary, column.target)
        for column in TABLE_BY_KIND[kind].columns
        if column.key not in _BY_TABLE
    }
    if "start" in found:
        found["period"] = Field("period", "period")
    if kind == "territory":
        found["point"] = Field("point", "point")
        found["valid"] = Field("valid", "period")
    return {**found, **SOURCE_FIELDS}


def field_of(kind: str, key: str) -> Field | None:
    """Give a field by its key; names in other languages are fields too."""
    prefix = next((each for each in _LANGUAGE_FIELDS if key.startswith(each)), "")
    if prefix and len(key) > len(prefix):
        named = "name" if kind in ("territory", "actor") else "title"
        return Field(key, "name") if prefix == f"{named}_" else None
    return fields_of(kind).get(key)


__all__ = ["SOURCE_FIELDS", "Field", "field_of", "fields_of"]
