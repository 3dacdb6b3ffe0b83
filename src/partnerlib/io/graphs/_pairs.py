"""Plain pairs: two columns that say who is tied to whom.

A line states two ids, separated by a tab, a semicolon, a comma or blanks; further
columns count where headings name them. Lines that begin with ``%`` or ``#`` are
comments. So KONECT's ``out.*`` files are read, and the edge lists of most programs.
"""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from partnerlib.errors import Problem
from partnerlib.io._csv import unreadable
from partnerlib.io._folder import read_bytes, shown
from partnerlib.io._limits import check_row, current_limits, long_cells
from partnerlib.io._readers import HEAD
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._meaning import reading_of
from partnerlib.io.graphs._raw import RawGraph, RawNode, RawTie
from partnerlib.model import spelling

_COMMENTS: Final = ("%", "#")
_DELIMITERS: Final = "\t;,"
_ENDS: Final = 2
_KONECT: Final = "out."
_BIPARTITE: Final = "bip"
# Headings of the two ends, as networks and statements name them.
_HEADINGS: Final = (
    ("source", "target"),
    ("from", "to"),
    ("subject", "object"),
    ("node1", "node2"),
    ("id1", "id2"),
    ("i", "j"),
    ("de", "vers"),
    ("sujet", "objet"),
)


@attrs.frozen
class _Row:
    number: int
    cells: Sequence[str]


class PairsReader:
    """Reads plain pairs; see :class:`partnerlib.io.Reader`."""

    name = "pairs"
    suffixes = ("*",)

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell by the name, or by two columns that name the same things."""
        suffix = path.suffix.lower()
        if suffix in (".edges", ".edgelist", ".pairs"):
            return True
        text, _ = decoded(head)
        if path.name.startswith(_KONECT) and text.startswith("%"):
            return True
        is_cut = len(head) == HEAD
        return suffix in (".csv", ".tsv", ".ssv") and _are_pairs(text, is_cut=is_cut)

    def read(self, path: Path) -> Reading:
        """Read a file.

        Raises
        ------
        DocumentError
            If it cannot be read, or ties things of two kinds.
        """
        return reading_of(pairs_in(path))


def pairs_in(path: Path) -> RawGraph:
    """Read the pairs of a file as a graph.

    Raises
    ------
    DocumentError
        If it cannot be read, or ties things of two kinds.
    """
    file = shown(path)
    text, is_utf8 = decoded(read_bytes(path, current_limits().bytes))
    problems = [] if is_utf8 else [Problem.of("cp1252-text", file=file)]
    first = text.partition("\n")[0].split()
    if first[:1] == ["%"] and _BIPARTITE in first:
        raise unreadable(file, "its pairs tie things of two kinds (bipartite)", 1)
    nodes: dict[str, RawNode] = {}
    ties: list[RawTie] = []
    rows = _rows(text)
    headings = next(rows, _Row(1, ()))
    at = _columns(headings.cells)
    if at is None:
        at = (0, 1)
        rows = _rows(text)
        headings = _Row(1, ())
    check_row(headings.cells, 1, file)
    for count, row in enumerate(rows, 1 + bool(headings.cells)):
        check_row(row.cells, count, file)
        spot = Spot(file, row.number)
        ends = tuple(_cell(row.cells, column) for column in at)
        if "" in ends:
            problem = Problem.of("missing-value", column="pair", value="")
            problems.append(spot.locate(problem))
            continue
        for end in ends:
            nodes.setdefault(end, RawNode(end, {}, spot))
        others = zip(headings.cells, row.cells, strict=False)
        stated = {
            name: cell for column, (name, cell) in enumerate(others) if column not in at
        }
        ties.append(RawTie(ends, stated, spot))
    return RawGraph(file=file, nodes=list(nodes.values()), ties=ties, problems=problems)


def decoded(data: bytes) -> tuple[str, bool]:
    """Decode a text, and tell whether it was Unicode."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), True
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8-sig"), True
        return data.decode("cp1252", "replace"), False


def _are_pairs(text: str, *, is_cut: bool) -> bool:
    """Whether every line has two cells, and both columns name the same things."""
    rows = [row.cells for row in _rows(text)]
    if rows and _columns(rows[0]) is not None:
        return True
    if is_cut:
        del rows[-1]
    if not rows or any(len(cells) != _ENDS for cells in rows):
        return False
    first, second = ({cells[at] for cells in rows} for at in (0, 1))
    return not first.isdisjoint(second)


def _rows(text: str) -> Iterator[_Row]:
    """Yield the rows, each with the number of its line."""
    delimiter: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith(_COMMENTS):
            continue
        if delimiter is None:
            delimiter = next((mark for mark in _DELIMITERS if mark in line), " ")
        yield _Row(number, _cells(line, delimiter))


def _cells(line: str, delimiter: str) -> list[str]:
    if '"' not in line:
        cells = line.split() if delimiter == " " else line.split(delimiter)
    else:
        blanks = delimiter == " "
        try:
            reader = csv.reader([line], delimiter=delimiter, skipinitialspace=blanks)
            with long_cells():
                cells = next(reader)
        except csv.Error:
            cells = line.split(delimiter)
    return [cell.strip() for cell in cells]


def _columns(cells: Sequence[str]) -> tuple[int, int] | None:
    """Find the columns of the two ends by their headings."""
    names = [spelling(cell) for cell in cells]
    for one, other in _HEADINGS:
        if one in names and other in names:
            return names.index(one), names.index(other)
    return None


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


READER: Final = PairsReader()

__all__ = ["READER", "PairsReader", "decoded", "pairs_in"]
