"""The template as a workbook, in formats that a person likes to edit."""

import io
from functools import partial
from typing import Any, Final

from partnerlib.errors import MissingExtraError
from partnerlib.io._column import Column
from partnerlib.io._sheet_dress import (
    dress_columns,
    dress_heading,
    place_of,
    style_of,
    widen,
)
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
from partnerlib.wording.templates import TITLE


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
    offered = _offered(lang)
    for name, _, columns in tables(lang):
        _add_table(book.create_sheet(name), columns, offered, lang)
    _add_terms(book.create_sheet(TERMS_SHEET[lang]), lang)
    raw = io.BytesIO()
    book.save(raw)
    return without_times(raw)


def _offered(lang: Lang) -> dict[str, str]:
    """Give where the terms of each vocabulary stand in their sheet."""
    return {
        name: place_of(TERMS_SHEET[lang], number, len(terms(name, lang)))
        for number, name in enumerate(used_vocabularies(), 1)
    }


def _add_table(
    sheet: Any, columns: tuple[Column, ...], offered: dict[str, str], lang: Lang
) -> None:
    sheet.append([heading(column, lang) for column in columns])
    dress_columns(sheet, columns, partial(heading, lang=lang), offered, lang=lang)
    for number, column in enumerate(columns, 1):
        dress_heading(sheet.cell(1, number), is_required=column.required)
        for row in range(2, _DRESSED):
            sheet.cell(row, number).number_format = style_of(column)


_DRESSED: Final = 102
"""Rows whose cells have a format of their own: some spreadsheets ask for it."""


def _add_terms(sheet: Any, lang: Lang) -> None:
    names = used_vocabularies()
    for number, name in enumerate(names, 1):
        vocabulary = builtin()[name]
        label = vocabulary.label_fr if lang == "fr" else vocabulary.label_en
        dress_heading(sheet.cell(1, number, label), is_required=False)
        for row, term in enumerate(terms(name, lang), 2):
            sheet.cell(row, number, term)
    widen(sheet, len(names))


__all__ = ["template_bytes"]
