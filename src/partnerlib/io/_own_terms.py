"""The table `terms`: what a registry adds to the vocabularies."""

from typing import Any

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.io._cell_values import violation
from partnerlib.io._cells import CellReader
from partnerlib.io._drafts import DraftTerm, draft_of
from partnerlib.io._grid import Sheet
from partnerlib.io._layout import missing
from partnerlib.io._rows import Rows
from partnerlib.model import Concept, Vocabulary
from partnerlib.vocabularies import builtin


@attrs.frozen
class TermPlace:
    """The row that a term came from."""

    sheet: Sheet
    row: int

    def locate(self, problem: Problem) -> Problem:
        """Give a problem of the term its file, row and heading."""
        return self.sheet.locate(self.row, problem)


@attrs.define
class OwnTerms:
    """The own terms of a source.

    Attributes
    ----------
    terms : dict
        By vocabulary.
    places : dict
        By ``vocabulary/id``.
    stated : set of (str, Concept)
        The terms, each with its vocabulary.
    drafts : list of DraftTerm
        Those with a fault.
    problems : list of Problem
        In the order of rows and columns.
    """

    terms: dict[str, list[Concept]] = attrs.field(factory=dict[str, list[Concept]])
    places: dict[str, TermPlace] = attrs.field(factory=dict[str, TermPlace])
    stated: set[tuple[str, Concept]] = attrs.field(factory=set[tuple[str, Concept]])
    drafts: list[DraftTerm] = attrs.field(factory=list[DraftTerm])
    problems: list[Problem] = attrs.field(factory=list[Problem])


def read_terms(sheet: Sheet | None) -> OwnTerms:
    """Read the table; without one there are no own terms."""
    own = OwnTerms()
    if sheet is None:
        return own
    own.problems.extend(sheet.problems)
    if missing(sheet.layout, has_parties=False):
        return own
    rows = Rows(sheet, CellReader({}, builtin()))
    columns = {
        column.key: values
        for column in sheet.table.columns
        if (values := rows.values(column.key)) is not None
    }
    names: list[str | None] = []
    for row in range(len(sheet)):
        cells = {key: values[row] for key, values in columns.items()}
        vocabulary: str = cells.pop("vocabulary", "")
        concept = _concept(rows, row, vocabulary, cells)
        name = f"{vocabulary}/{cells.get('id', '')}"
        names.append(f"term/{name}")
        if concept is not None:
            _add(own, rows, row, vocabulary, concept)
        elif row in rows.faults:
            own.drafts.append(_draft(rows, row, vocabulary, cells))
    own.problems.extend(rows.problems(names.__getitem__))
    return own


def _concept(
    rows: Rows, row: int, vocabulary: str, cells: dict[str, Any]
) -> Concept | None:
    try:
        Vocabulary(vocabulary, "-", "-")
    except ModelError as error:
        faults = [attrs.evolve(each, field="vocabulary") for each in error.violations]
        rows.blame_field(row, faults)
    try:
        cells.setdefault("id", "")
        concept = Concept(**cells)
    except ModelError as error:
        rows.blame_field(row, error.violations)
        if rows.is_blank(row):
            rows.faults.pop(row)
        return None
    return None if row in rows.faults else concept


def _draft(rows: Rows, row: int, vocabulary: str, cells: dict[str, Any]) -> DraftTerm:
    if rows.is_faulty(row, "vocabulary"):
        vocabulary = ""
    id_: str = cells["id"]
    is_lost = rows.is_faulty(row, "id")
    if is_lost:
        cells.pop("id")
    concept = draft_of(Concept, cells)
    place = TermPlace(rows.sheet, row)
    return DraftTerm(vocabulary, concept, place, id_, is_lost)


def _add(
    own: OwnTerms, rows: Rows, row: int, vocabulary: str, concept: Concept
) -> None:
    concepts = own.terms.setdefault(vocabulary, [])
    place = f"{vocabulary}/{concept.id}"
    if place not in own.places:
        own.places[place] = TermPlace(rows.sheet, row)
        concepts.append(concept)
        own.stated.add((vocabulary, concept))
    elif (vocabulary, concept) not in own.stated:
        rows.blame(row, "id", [violation("duplicate-id", concept.id)])


__all__ = ["OwnTerms", "TermPlace", "read_terms"]
