"""Answers in CSV and TSV, as the service and its web page write them."""

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from partnerlib.io._csv import unreadable
from partnerlib.io._folder import shown
from partnerlib.io._limits import check_row, current_limits, long_cells, too_large
from partnerlib.io._reading import Spot
from partnerlib.io.wikidata._answer import Answer
from partnerlib.io.wikidata._values import Tagged, item_of

_LITERAL: Final = re.compile(
    r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^\S+)?', re.DOTALL
)
_ESCAPE: Final = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_ESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
# Variables of answers that have no headings, as lists of pairs are kept.
_PAIR: Final = ("subject", "object")
_NAMED: Final = ("item", "itemLabel")


def open_delimited(path: Path) -> Iterator[str]:
    """Yield the lines of a file.

    Raises
    ------
    DocumentError
        If it is no text in UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from file
        except UnicodeDecodeError as error:
            reason = f"byte {error.start + 1} is not UTF-8"
            raise unreadable(shown(path), reason) from error


def read_delimited(lines: Iterator[str], file: str, *, is_tsv: bool) -> Answer:
    """Read an answer whose cells are separated by tabs or by commas."""
    several = _tab_separated(lines) if is_tsv else _comma_separated(lines, file)
    records = _bounded(several, file)
    first = next(records, list[str]())
    row = 1
    if any(map(item_of, first)):
        variables: Sequence[str] = _headings(first)
        rest = _chained(first, records)
    else:
        variables = [variable.strip() for variable in first]
        rest, row = records, 2
    return Answer(variables, _rows(rest, len(variables), file, row))


def _bounded(records: Iterator[list[str]], file: str) -> Iterator[list[str]]:
    for count, cells in enumerate(records, 1):
        check_row(cells, count, file)
        yield cells


def _headings(first: Sequence[str]) -> list[str]:
    """Name the columns of a list that has no headings."""
    names = _PAIR if sum(1 for cell in first if item_of(cell)) > 1 else _NAMED
    return [*names, *(f"column{at + 1}" for at in range(len(names), len(first)))][
        : len(first)
    ]


def _chained(first: list[str], records: Iterator[list[str]]) -> Iterator[list[str]]:
    yield first
    yield from records


def _rows(
    records: Iterator[list[str]], width: int, file: str, start: int
) -> Iterator[tuple[Spot, list[str]]]:
    for row, cells in enumerate(records, start):
        if not any(cells):
            continue
        stripped = [
            cell if isinstance(cell, Tagged) else cell.strip() for cell in cells[:width]
        ]
        stripped.extend([""] * (width - len(stripped)))
        yield Spot(file, row), stripped


def _comma_separated(lines: Iterator[str], file: str) -> Iterator[list[str]]:
    reader = csv.reader(lines)
    while True:
        try:
            with long_cells():
                cells = next(reader, None)
        except csv.Error as error:
            # Nothing else is an error to a reader that is not strict.
            most = current_limits().cell
            raise too_large(file, "a cell", most, "characters") from error
        if cells is None:
            return
        yield cells


def _tab_separated(lines: Iterator[str]) -> Iterator[list[str]]:
    for line in lines:
        yield [_value(cell) for cell in line.rstrip("\r\n").split("\t")]


def _value(cell: str) -> str:
    """Read a term in Turtle; what is none stands as it is."""
    if cell.startswith("<") and cell.endswith(">"):
        return cell[1:-1]
    if not cell.startswith('"'):
        return cell
    found = _LITERAL.fullmatch(cell)
    if found is None:
        return cell.strip('"')
    text = _ESCAPE.sub(_unescaped, found[1]).strip()
    return Tagged(text, found[2].lower()) if found[2] else text


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] in "uU" and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= sys.maxunicode else ""
    return _ESCAPED.get(code, code)


__all__ = ["open_delimited", "read_delimited"]
