"""How a sheet looks that a person edits: widths, formats, and the terms to choose from.

The template and a workbook that is written look the same.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from partnerlib.io._column import Column
from partnerlib.typing import Lang
from partnerlib.wording.templates import HINTS

ROWS: Final = 2000
"""Rows of a template in which terms are offered; more may be filled in."""

_NARROW, _WIDE = 14, 26
_REQUIRED: Final = "FFE2EFDA"
_OTHER: Final = "FFF2F2F2"
_WIDE_KINDS: Final = ("text", "parties", "references", "terms", "texts", "pairs")
_LONGEST_PROMPT: Final = 255
_TEXT: Final = "@"
_FORMATS: Final = {"integer": "0", "number": "General"}


def style_of(column: Column) -> str:
    """Give the number format of a column.

    As texts, ids keep their zeros, and 2004-06 does not become a day.
    """
    return _FORMATS.get(column.kind, _TEXT)


def dress_columns(
    sheet: Any,
    columns: Sequence[Column],
    heading: Callable[[Column], str],
    offered: Mapping[str, str],
    rows: int = ROWS,
    *,
    lang: Lang = "en",
) -> None:
    """Give the columns of a sheet their widths, formats, terms and hints.

    One rule for each column, however many rows there are.

    Parameters
    ----------
    sheet : Worksheet
        Of openpyxl; nothing has been written to it yet, if it only writes.
    columns : sequence of Column
        From left to right.
    heading : callable
        Gives the heading of a column.
    offered : mapping of str to str
        Where the terms of each vocabulary stand.
    rows : int
        As far as terms are offered.
    lang : {"en", "fr"}
        Of the hints.
    """
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        wide = column.kind in _WIDE_KINDS
        sheet.column_dimensions[letter].width = _WIDE if wide else _NARROW
        sheet.column_dimensions[letter].number_format = style_of(column)
        listed = offered.get(column.vocabulary)
        rule = _rule(column, heading(column), listed, lang)
        rule.add(f"{letter}2:{letter}{rows}")
        sheet.data_validations.append(rule)


def _rule(column: Column, headed: str, listed: str | None, lang: Lang) -> Any:
    """Offer the allowed terms, and say what a cell holds.

    Vocabularies are open: another term is asked about, and not refused. Where a cell
    may hold several terms, a list can only help with the first.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

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
        rule.promptTitle = headed[:_LONGEST_TITLE]
        rule.prompt = " ".join(said)[:_LONGEST_PROMPT]
        rule.showInputMessage = True
    return rule


_LONGEST_TITLE: Final = 32


def dress_heading(cell: Any, *, is_required: bool) -> None:
    """Give a heading its look."""
    from openpyxl.styles import Font, PatternFill

    cell.font = Font(bold=True)
    colour = _REQUIRED if is_required else _OTHER
    cell.fill = PatternFill("solid", start_color=colour)


def widen(sheet: Any, columns: int) -> None:
    """Give all columns of a sheet room for a term."""
    from openpyxl.utils import get_column_letter

    for number in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE
    sheet.freeze_panes = "A2"


def place_of(sheet: str, number: int, terms: int) -> str:
    """Give where the terms stand that a column of a sheet lists below its heading."""
    from openpyxl.utils import get_column_letter

    column = get_column_letter(number)
    return f"'{sheet}'!${column}$2:${column}${terms + 1}"


__all__ = ["ROWS", "dress_columns", "dress_heading", "place_of", "style_of", "widen"]
