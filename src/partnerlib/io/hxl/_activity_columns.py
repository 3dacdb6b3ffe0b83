"""What each column of a 3W table is."""

from typing import Final

import attrs

from partnerlib.io.hxl._org_columns import OrgColumns, org_columns
from partnerlib.io.hxl._place_columns import PlaceColumns
from partnerlib.io.hxl._private import is_private
from partnerlib.io.hxl._table import OWN_ID, Column, TaggedTable

FIGURES: Final = frozenset(
    ["affected", "inneed", "targeted", "reached", "population", "value", "capacity"]
)
"""What is counted: the same activity has other numbers next month."""


@attrs.define
class ActivityColumns:
    """The columns of a 3W table by what they hold."""

    orgs: list[OrgColumns]
    places: PlaceColumns
    sectors: list[Column] = attrs.field(factory=list[Column])
    sector_codes: list[Column] = attrs.field(factory=list[Column])
    audiences: list[Column] = attrs.field(factory=list[Column])
    titles: list[Column] = attrs.field(factory=list[Column])
    starts: list[Column] = attrs.field(factory=list[Column])
    ends: list[Column] = attrs.field(factory=list[Column])
    statuses: list[Column] = attrs.field(factory=list[Column])
    reported: list[Column] = attrs.field(factory=list[Column])
    figures: list[Column] = attrs.field(factory=list[Column])
    own_ids: list[Column] = attrs.field(factory=list[Column])
    private: list[Column] = attrs.field(factory=list[Column])
    others: list[Column] = attrs.field(factory=list[Column])

    @property
    def kept(self) -> tuple[int, ...]:
        """The columns that tell one activity from another."""
        columns = (
            *self.sectors,
            *self.sector_codes,
            *self.audiences,
            *self.titles,
            *self.starts,
            *self.ends,
            *self.statuses,
            *self.own_ids,
            *self.others,
        )
        return tuple(
            sorted(
                {
                    *self.places.indices,
                    *(index for group in self.orgs for index in group.indices),
                    *(column.index for column in columns),
                }
            )
        )


def activity_columns(table: TaggedTable) -> ActivityColumns:
    places = PlaceColumns(table)
    columns = ActivityColumns(org_columns(table), places)
    taken = {*places.indices, *(i for group in columns.orgs for i in group.indices)}
    for column in table.columns:
        if is_private(column):
            columns.private.append(column)
        elif column.index not in taken:
            list_for(column, columns).append(column)
    if not columns.sectors:
        columns.sectors, columns.sector_codes = columns.sector_codes, []
    return columns


def list_for(column: Column, columns: ActivityColumns) -> list[Column]:
    """Give the list that a column belongs to."""
    tag = column.tag
    if tag.name == "date":
        return _dates_for(column, columns)
    if tag.name == "sector" and not tag.has("type"):
        return columns.sector_codes if tag.has("code", "id") else columns.sectors
    if tag.name == "status" or (tag.name == "activity" and tag.has("status")):
        return columns.statuses
    if tag.name == "activity" and not tag.has("code", "id", "type", "num"):
        return columns.titles
    if tag.name == "beneficiary" and not tag.has("num", "ind", "total", "code"):
        return columns.audiences
    rest = columns.figures if tag.name in FIGURES else columns.others
    return columns.own_ids if tag.text == OWN_ID else rest


def _dates_for(column: Column, columns: ActivityColumns) -> list[Column]:
    if column.tag.has("start"):
        return columns.starts
    return columns.ends if column.tag.has("end") else columns.reported


__all__ = ["FIGURES", "ActivityColumns", "activity_columns", "list_for"]
