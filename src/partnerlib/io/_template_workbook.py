"""The template as a workbook, in formats that a person likes to edit."""

import io
from typing import Any, Final

from partnerlib.errors import MissingExtraError
from partnerlib.io._columns import Column
from partnerlib.io._template import (
    TERMS_SHEET,
    heading,
    tables,
    terms,
    used_vocabularies,
)
from partnerlib.io._write_workbook import EPOCH, without_times
from partnerlib.typing import Lang
from partnerlib.vocabularies import builtin
from partnerlib.wording.templates import HINTS, TITLE

_ROWS: Final = 2000
"""So many rows are dressed; more may be filled in."""

_NARROW, _WIDE = 14, 26
_REQUIRED: Final = "FFE2EFDA"
_OTHER: Final = "FFF2F2F2"
_WIDE_KINDS: Final = ("text", "parties", "references", "terms", "texts", "pairs")
_LONGEST_PROMPT: Final = 255
_TEXT: Final = "@"
_FORMATS: Final = {"integer": "0", "number": "General"}


def template_bytes(lang: Lang) -> bytes:
    """Write the workbook; always the same bytes.

    Raises
    ------
    MissingExtraError
        If openpyxl is not installed (extra ``excel``).
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtraError("excel", "openpyxl") from error
    book: Any = Workbook()
    book.remove(book.active)
    book.properties.creator = "partnerlib"
    book.properties.title = TITLE.say(lang)
    book.properties.created = EPOCH
    ranges = _ranges(lang)
    for name, _, columns in tables(lang):
        _add_table(book.create_sheet(name), columns, ranges, lang)
    _add_terms(book.create_sheet(TERMS_SHEET[lang]), lang)
    raw = io.BytesIO()
    book.save(raw)
    return without_times(raw)


def _ranges(lang: Lang) -> dict[str, str]:
    """Give where the terms of each vocabulary stand in their sheet."""
    from openpyxl.utils import get_column_letter

    ranges: dict[str, str] = {}
    for number, name in enumerate(used_vocabularies(), 1):
        column = get_column_letter(number)
        last = len(terms(name, lang)) + 1
        ranges[name] = f"'{TERMS_SHEET[lang]}'!${column}$2:${column}${last}"
    return ranges


def _add_table(
    sheet: Any, columns: tuple[Column, ...], ranges: dict[str, str], lang: Lang
) -> None:
    from openpyxl.utils import get_column_letter

    sheet.append([heading(column, lang) for column in columns])
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        _dress_heading(sheet.cell(1, number), is_required=column.required)
        wide = column.kind in _WIDE_KINDS
        sheet.column_dimensions[letter].width = _WIDE if wide else _NARROW
        # As texts, ids keep their zeros, and 2004-06 does not become a day.
        style = _FORMATS.get(column.kind, _TEXT)
        sheet.column_dimensions[letter].number_format = style
        for row in range(2, _DRESSED):
            sheet.cell(row, number).number_format = style
        _add_list(sheet, f"{letter}2:{letter}{_ROWS}", column, ranges, lang)


_DRESSED: Final = 102
"""Rows whose cells have a format of their own: some spreadsheets ask for it."""


def _add_list(
    sheet: Any, where: str, column: Column, ranges: dict[str, str], lang: Lang
) -> None:
    """Offer the allowed terms, and say what a cell holds.

    Vocabularies are open: another term is asked about, and not refused. Where a cell
    may hold several terms, a list can only help with the first.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ranges.get(column.vocabulary)
    several = column.kind == "terms"
    rule: Any = DataValidation(
        type="list" if listed else None,
        formula1=listed,
        allow_blank=True,
        showErrorMessage=bool(listed) and not several,
        errorStyle="warning",
    )
    hint = HINTS.get(column.kind)
    if column.required or hint is not None:
        said = [HINTS["required"].say(lang)] if column.required else []
        if hint is not None:
            said.append(hint.say(lang))
        rule.promptTitle = heading(column, lang)
        rule.prompt = " ".join(said)[:_LONGEST_PROMPT]
        rule.showInputMessage = True
    rule.add(where)
    sheet.add_data_validation(rule)


def _add_terms(sheet: Any, lang: Lang) -> None:
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(used_vocabularies(), 1):
        vocabulary = builtin()[name]
        label = vocabulary.label_fr if lang == "fr" else vocabulary.label_en
        _dress_heading(sheet.cell(1, number, label), is_required=False)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE
        for row, term in enumerate(terms(name, lang), 2):
            sheet.cell(row, number, term)
    sheet.freeze_panes = "A2"


def _dress_heading(cell: Any, *, is_required: bool) -> None:
    from openpyxl.styles import Font, PatternFill

    cell.font = Font(bold=True)
    colour = _REQUIRED if is_required else _OTHER
    cell.fill = PatternFill("solid", start_color=colour)


__all__ = ["template_bytes"]
