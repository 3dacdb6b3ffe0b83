"""Empty tables to be filled in: headings, and the terms that are allowed."""

import os
from collections.abc import Iterator, Mapping
from typing import Final

from partnerlib.errors import ParameterError, check_lang
from partnerlib.io._atomic import telling, write_file, write_folder
from partnerlib.io._column import Column, Table
from partnerlib.io._columns import RECORD_TABLES
from partnerlib.io._paths import is_folder, path_of
from partnerlib.typing import Lang
from partnerlib.vocabularies import builtin

TERMS_SHEET: Final[Mapping[str, str]] = {"en": "allowed terms", "fr": "termes admis"}
"""The sheet, or the file, that lists the allowed terms; it is no table."""

_BOM: Final = "\ufeff"


def write_template(target: str | os.PathLike[str], lang: Lang = "en") -> None:
    """Write empty tables: a workbook, or a folder of CSV.

    Parameters
    ----------
    target : str or os.PathLike
        ``.xlsx``, or a folder that is new or empty.
    lang : {"en", "fr"}
        Of the headings and the terms.

    Raises
    ------
    ParameterError
        If the name has another suffix, if there is something already, or if nothing
        can be written there.
    MissingExtraError
        If a workbook is asked for and openpyxl is not installed.
    """
    check_lang(lang)
    path = path_of("target", target)
    suffix = path.suffix.lower()
    if suffix == ".xlsx" and not is_folder(path):
        if path.exists():
            raise _taken(str(path))
        from partnerlib.io._template_workbook import template_bytes

        write_file(path, [template_bytes(lang)])
    elif suffix and not is_folder(path):
        rule = "the name ends in .xlsx, or in nothing for a folder"
        raise ParameterError("target", str(path), rule)
    else:
        with telling(path):
            is_taken = is_folder(path) and any(path.iterdir())
        if is_taken:
            raise _taken(str(path))
        write_folder(path, dict(_files(lang)), [])


def tables(lang: Lang) -> Iterator[tuple[str, Table, tuple[Column, ...]]]:
    """Give the tables of a template with the columns that people fill in."""
    for table in RECORD_TABLES:
        name = table.french if lang == "fr" else table.name
        columns = tuple(each for each in table.columns if each.key != "extra")
        yield name, table, columns


def heading(column: Column, lang: Lang) -> str:
    """Give the heading of a column."""
    return column.french if lang == "fr" else column.key


def terms(vocabulary: str, lang: Lang) -> list[str]:
    """Give the terms of a vocabulary as people read them."""
    return [concept.label(lang) for concept in builtin()[vocabulary].concepts]


def used_vocabularies() -> list[str]:
    """Name the vocabularies that columns draw on, in their own order."""
    used = {
        column.vocabulary
        for table in RECORD_TABLES
        for column in table.columns
        if column.vocabulary
    } | {"roles"}
    return [name for name in builtin() if name in used]


def _files(lang: Lang) -> Iterator[tuple[str, Iterator[bytes]]]:
    for name, _, columns in tables(lang):
        headings = ",".join(heading(column, lang) for column in columns)
        # With the mark a spreadsheet takes the file for UTF-8, and keeps accents.
        yield f"{name}.csv", iter([f"{_BOM}{headings}\n".encode()])
    lines = [
        f"{builtin()[name].label_fr if lang == 'fr' else builtin()[name].label_en}\n"
        + "".join(f"  {term}\n" for term in terms(name, lang))
        for name in used_vocabularies()
    ]
    yield f"{TERMS_SHEET[lang]}.txt", iter(["\n".join(lines).encode()])


def _taken(path: str) -> ParameterError:
    rule = (
        "there is something already, and a template is written beside it, not over it"
    )
    return ParameterError("target", path, rule)


__all__ = [
    "TERMS_SHEET",
    "heading",
    "tables",
    "terms",
    "used_vocabularies",
    "write_template",
]
