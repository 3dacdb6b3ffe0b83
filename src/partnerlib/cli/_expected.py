"""The table of what should be provided for: ``--expect FILE``."""

from collections.abc import Iterator
from itertools import product
from math import prod
from pathlib import Path
from typing import Final

import attrs

from partnerlib.errors import DocumentError, Problem
from partnerlib.io._column import Column, Table, reduced
from partnerlib.io._csv import read_csv
from partnerlib.io._folder import read_bytes, shown
from partnerlib.io._grid import Sheet
from partnerlib.io._lists import split
from partnerlib.model._scope import LARGEST_SCOPE
from partnerlib.registry import Registry
from partnerlib.report import Names
from partnerlib.sparse import VOCABULARY_OF
from partnerlib.typing import FACETS, Facet
from partnerlib.wording.labels import FACET_WORDS
from partnerlib.wording.labels import FACETS as FACET_LABELS

Cell = dict[str, str]

_NAME: Final = "expected"
_FRENCH: Final = "attentes"


def read_expected(
    file: str,
    registry: Registry,
    *,
    by: tuple[str, ...] | None,
    level: str | None,
) -> tuple[list[Cell], list[Problem]]:
    """Read the cells that a table expects to be provided for.

    Parameters
    ----------
    file : str
        A CSV table whose headings are facets, in English or French; a row is a
        cell, or several where a value of it has several parts separated by ``;``.
    registry : Registry
        Whose terms and territories it names, by id, label or name.
    by : tuple of str or None
        The facets that each row has to state; None takes those it states.
    level : str or None
        The level at which its places have to lie, or inside it.

    Returns
    -------
    cells : list of dict
        Facet and id.
    problems : list of Problem
        All that is wrong with it, with its row and column.
    """
    path = Path(file)
    try:
        grid, problems = read_csv(_table(by), read_bytes(path), shown(path))
    except DocumentError as error:
        return [], list(error.problems)
    sheet = Sheet(grid, has_parties=False)
    problems += [_unasked(problem, by) for problem in sheet.problems]
    if not sheet.layout.columns and not problems:
        missing = Problem.of("missing-column", value=FACETS[0], column=FACETS[0])
        problems.append(attrs.evolve(missing, file=grid.file, row=grid.heading_row))
    reader = _Reader(sheet, registry, by or (), level)
    cells: list[Cell] = []
    for row in range(len(sheet)):
        cells.extend(reader.cells(row))
    problems += reader.problems
    return cells, sorted(problems, key=lambda problem: problem.row or 0)


def _table(by: tuple[str, ...] | None) -> Table:
    columns = tuple(
        Column(
            facet,
            FACET_LABELS[facet].fr,
            required=by is not None,
            also=FACET_WORDS[facet],
        )
        for facet in FACETS
        if by is None or facet in by
    )
    return Table(_NAME, _FRENCH, "", None, columns)


def _unasked(problem: Problem, by: tuple[str, ...] | None) -> Problem:
    """Tell the heading of a facet that is not asked for from one that means nothing."""
    heading = reduced(problem.value or "")
    if problem.code != "unknown-field" or heading not in _table(None).by_heading:
        return problem
    facets = (("by", ", ".join(by or ())),)
    return attrs.evolve(problem, code="unasked-facet", facts=facets)


class _Reader:
    """Rows as cells, with everything that is wrong in them."""

    def __init__(
        self, sheet: Sheet, registry: Registry, by: tuple[str, ...], level: str | None
    ) -> None:
        self.problems: list[Problem] = []
        self._sheet = sheet
        self._registry = registry
        self._names = Names(registry)
        self._by = by
        self._level = level

    def cells(self, row: int) -> Iterator[Cell]:
        """Give the cells of a row; none where anything is wrong with it."""
        before = len(self.problems)
        stated: dict[Facet, list[str]] = {}
        for facet in FACETS:
            if found := self._values(row, facet):
                stated[facet] = found
        if prod(len(values) for values in stated.values()) > LARGEST_SCOPE:
            most = str(LARGEST_SCOPE)
            self._refuse(row, "", "too-large", "the row", most=most, unit="cells")
        if stated and len(self.problems) == before:
            for values in product(*stated.values()):
                yield dict(zip(stated, values, strict=True))

    def _values(self, row: int, facet: Facet) -> list[str]:
        index = self._sheet.layout.columns.get(facet)
        if index is None:
            return []
        texts = split(self._sheet.text(row, index))
        if not texts and facet in self._by:
            self._refuse(row, facet, "missing-value", None)
        return [found for text in texts if (found := self._find(row, facet, text))]

    def _find(self, row: int, facet: Facet, text: str) -> str | None:
        found = self._names.find(facet, text)
        if facet == "place":
            return self._place(row, text, found)
        if found is None:
            hint = ", ".join(self._names.hints(facet, text))
            vocabulary = VOCABULARY_OF[facet]
            self._refuse(
                row, facet, "unknown-term", text, vocabulary=vocabulary, hint=hint
            )
        return found

    def _place(self, row: int, text: str, found: str | None) -> str | None:
        target, hint = "territory", ""
        if found is None:
            hint = ", ".join(self._names.hints("place", text))
        elif self._level and self._registry.roll_up(found, self._level) is None:
            target, found = self._level, None
        if found is None:
            self._refuse(row, "place", "unknown-id", text, target=target, hint=hint)
        return found

    def _refuse(
        self, row: int, facet: str, code: str, value: str | None, **facts: str
    ) -> None:
        heading = self._sheet.layout.heading(facet) if facet else None
        self.problems.append(
            Problem.of(
                code,
                severity="error",
                file=self._sheet.grid.file,
                row=self._sheet.grid.numbers[row],
                column=heading,
                value=value,
                **facts,
            )
        )


__all__ = ["read_expected"]
