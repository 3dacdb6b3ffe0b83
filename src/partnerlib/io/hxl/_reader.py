"""The reader of HXL: from a file to actions, needs, actors and places."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from partnerlib.errors import Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.hxl._actions import Made
from partnerlib.io.hxl._activities import Activities
from partnerlib.io.hxl._needs import NEED_TAGS, Needs
from partnerlib.io.hxl._orgs import Orgs
from partnerlib.io.hxl._place_columns import PlaceColumns
from partnerlib.io.hxl._places import Places
from partnerlib.io.hxl._private import is_private_heading
from partnerlib.io.hxl._table import TaggedTable, tagged_table
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.raw import RawTable, open_raw
from partnerlib.model import Need

_LISTS: Final = ("adm1", "adm2", "adm3", "adm4", "adm5")
_VOCABULARIES: Final = ("themes", "audiences", "statuses")


class HxlReader:
    """Reads tables with a row of hashtags.

    Attributes
    ----------
    name : str
        ``"hxl"``.
    suffixes : tuple of str
        Any: such tables are known by what is in them.
    """

    name = "hxl"
    suffixes = ("*",)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file has a row of hashtags."""
        from partnerlib.io.hxl._recognise import has_hashtags

        return has_hashtags(path, head)

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If nothing of it can be read, or no table of it has hashtags.
        MissingExtraError
            If it is a workbook and the extra ``excel`` is not installed.
        """
        tables, problems = open_raw(path)
        return read_tables(tables, problems)


def read_tables(tables: Sequence[RawTable], problems: Sequence[Problem]) -> Reading:
    """Read the tables of a file that have hashtags.

    Raises
    ------
    DocumentError
        If none has.
    """
    reading = Reading(problems=list(problems))
    chosen, lists = _chosen(tables, reading)
    orgs, places = Orgs(), Places()
    terms = {name: Terms(name) for name in _VOCABULARIES}
    activities: list[Activities] = []
    needs: list[Needs] = []
    for table in chosen:
        _tell_untagged(table, reading)
        if _is_activities(table):
            activities.append(Activities(table, orgs, places, terms))
        else:
            needs.append(Needs(table, places, terms))
    _note_lists(lists, places)
    for activity in activities:
        activity.note()
    for need in needs:
        need.note()
    orgs.settle()
    places.settle()
    _add_made(activities, needs, reading)
    spot = Spot(chosen[0].raw.label)
    for record in (*orgs.actors(), *places.territories()):
        reading.add(record, spot)
    for name, each in (*terms.items(), ("actor-kinds", orgs.kinds)):
        if own := each.own():
            reading.terms[name] = own
    return reading


def _note_lists(lists: Iterable[TaggedTable], places: Places) -> None:
    for table in lists:
        columns = PlaceColumns(table)
        width = max(columns.indices) + 1
        for _, row in table.rows():
            places.note_list(columns.chain([*row, *[""] * (width - len(row))])[0])


def _add_made(
    activities: Iterable[Activities], needs: Iterable[Needs], reading: Reading
) -> None:
    actions = Made()
    for activity in activities:
        reading.problems.extend(activity.make(actions))
    actions.hand_over(reading)
    made: dict[str, tuple[Need, Spot]] = {}
    for table in needs:
        reading.problems.extend(table.make(made))
    for need, spot in made.values():
        reading.add(need, spot)


def _chosen(
    tables: Sequence[RawTable], reading: Reading
) -> tuple[list[TaggedTable], list[TaggedTable]]:
    """Choose the tables to read: visible ones if there are any, and lists of places."""
    tagged = [(raw, tagged_table(raw)) for raw in tables]
    data = [
        table
        for _, table in tagged
        if table is not None and (_is_activities(table) or table.has(*NEED_TAGS))
    ]
    visible = [table for table in data if not table.raw.is_hidden]
    chosen = visible or data
    lists = [
        table
        for _, table in tagged
        if table is not None and table not in data and table.has(*_LISTS)
    ]
    if not chosen:
        raise unreadable(
            tables[0].label if len(tables) == 1 else _file_of(tables),
            "no table of it has hashtags of organisations or needs",
        )
    for raw, table in tagged:
        if table not in chosen and table not in lists:
            code = "no-hashtags" if table is None else "hidden-sheet"
            reading.problems.append(Problem.of(code, file=raw.label))
    return chosen, lists


def _file_of(tables: Sequence[RawTable]) -> str:
    return tables[0].label.partition(" [")[0] if tables else ""


def _is_activities(table: TaggedTable) -> bool:
    return table.has("org")


def _tell_untagged(table: TaggedTable, reading: Reading) -> None:
    spot = Spot(table.raw.label, table.tag_row + 1)
    others: list[str] = []
    for index, heading in table.untagged:
        if not is_private_heading(heading):
            others.append(heading)
            continue
        count = sum(index < len(row) and bool(row[index]) for _, row in table.rows())
        problem = Problem.of("personal-data", value=heading, count=str(count))
        reading.problems.append(spot.locate(problem))
    if others:
        problem = Problem.of("untagged-column", value=", ".join(others))
        reading.problems.append(spot.locate(problem))


READER: Final = HxlReader()

__all__ = ["READER", "HxlReader", "read_tables"]
