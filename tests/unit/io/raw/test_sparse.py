"""Workbooks of a few rows and millions of empty cells, and those that are attacks."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from partnerlib.errors import DocumentError
from partnerlib.io._limits import DEFAULT_LIMITS
from partnerlib.io.raw import CellError, Limits, RawTable, open_raw
from partnerlib.io.raw._sparse import read_sparse
from partnerlib.io.raw._text import _as_windows

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'
)
BOOK = (
    f'<workbook {NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships">{}<sheets><sheet name="s" r:id="r1"{}/></sheets></workbook>'
)


def parts(
    sheet: str, book: str = "", state: str = "", **others: str
) -> zipfile.ZipFile:
    """Make the archive of a workbook of one sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK.format(book, state))
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        data = f"<worksheet {NS}><sheetData>{sheet}</sheetData></worksheet>"
        archive.writestr("xl/worksheets/s.xml", data)
        for name, text in others.items():
            archive.writestr(f"xl/{name}.xml", text)
    return zipfile.ZipFile(stream)


def sparse(archive: zipfile.ZipFile, limits: Limits = DEFAULT_LIMITS) -> RawTable:
    """Read the one sheet."""
    (table,) = read_sparse(archive, "x", "x.xlsx", limits)
    return table


def saved(folder: Path, fill: Callable[[openpyxl.Workbook], None]) -> Path:
    """Save a workbook."""
    book = openpyxl.Workbook()
    fill(book)
    path = folder / "x.xlsx"
    book.save(path)
    return path


def test_a_workbook_with_a_format_in_a_far_corner_is_read(tmp_path: Path) -> None:
    """In memory that grows with what is filled."""

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.append(["a", 1, 2.5, True, dt.date(2022, 2, 1)])
        sheet.append([None, "b"])
        sheet.cell(1_000_000, 16_000).font = Font(bold=True)
        sheet.cell(5, 2).value = "c"
        book.create_sheet("hidden").sheet_state = "hidden"

    tables, _ = open_raw(saved(tmp_path, fill))
    table, hidden = tables
    day = dt.datetime(2022, 2, 1)  # noqa: DTZ001 -- as a sheet has it
    assert [
        ["a", 1.0, 2.5, True, day],
        ["", "b"],
        (),
        (),
        ["", "c"],
    ] == list(table.rows)
    assert (False, True) == (table.is_hidden, hidden.is_hidden)
    assert 0 == len(hidden.rows)


def test_cells_of_all_kinds_are_read() -> None:
    """Shared texts with formats, inline ones, truth, errors, and what is broken."""
    strings = (
        f"<sst {NS}><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r>"
        "<rPh><t>no</t></rPh></si></sst>"
    )
    sheet = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c>'
        '<c t="s"><v>x</v></c><c t="inlineStr"><is><t>in</t></is></c></row>'
        '<row r="3"><c r="B3" t="b"><v>1</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="str"><v>made</v></c><c><v>many</v></c><c><f>1+1</f></c><x/>'
        '<c r="??"><v>7</v></c></row><row/>'
    )
    table = sparse(parts(sheet, sharedStrings=strings))
    assert [
        ["plain", "rich", "", "", "in"],
        (),
        ["", True, "#REF!", "made", "many", "", 7.0],
    ] == list(table.rows)
    assert isinstance(table.rows[2][2], CellError)


def test_days_are_told_by_their_format() -> None:
    """Built-in ones and own ones; some workbooks count from 1904."""
    styles = (
        f'<styleSheet {NS}><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yy"/>'
        '<numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/>'
        '<xf numFmtId="171"/><xf/></cellXfs></styleSheet>'
    )
    cells = "".join(f'<c s="{style}"><v>44562</v></c>' for style in (0, 1, 2, 3, 4, 9))
    row = f'<row>{cells}<c s="1"><v>1e300</v></c><c s="x"><v>1</v></c></row>'
    day = dt.datetime(2022, 1, 1)  # noqa: DTZ001 -- as a sheet has it
    plain = 44562.0
    table = sparse(parts(row, styles=styles))
    assert [plain, day, day, plain, plain, plain, 1e300, 1.0] == table.rows[0]
    later = sparse(parts(row, '<workbookPr date1904="1"/>', styles=styles))
    assert dt.datetime(2026, 1, 2) == later.rows[0][1]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("sheet", "limits"),
    [
        ('<row r="9"><c><v>1</v></c></row>', Limits(rows=8)),
        ('<row><c r="AMG1"><v>1</v></c></row>', Limits(columns=1000)),
        ('<row><c r="J1"><v>1</v></c></row>' * 2, Limits(cells=19)),
    ],
)
def test_what_goes_beyond_a_limit_is_refused(sheet: str, limits: Limits) -> None:
    """By rows, columns and cells that have to be laid out."""
    with pytest.raises(DocumentError, match="limit"):
        sparse(parts(sheet), limits)


def test_texts_beyond_a_limit_are_refused() -> None:
    """However many cells share them."""
    strings = f"<sst {NS}><si><t>{'x' * 99}</t></si></sst>"
    with pytest.raises(DocumentError, match="limit"):
        sparse(parts("", sharedStrings=strings), Limits(tree_bytes=98))


def test_rows_out_of_order_are_refused() -> None:
    """One cannot be put above another any more."""
    row = '<row r="2"><c><v>1</v></c></row>'
    with pytest.raises(DocumentError, match="out of order"):
        sparse(parts(row + row))


def test_entities_are_refused() -> None:
    """They expand without end, or lead to other files."""
    strings = f'<!DOCTYPE sst [<!ENTITY a "b">]><sst {NS}/>'
    with pytest.raises(DocumentError, match="entities"):
        sparse(parts("", sharedStrings=strings))


def test_a_sheet_that_is_not_there_is_passed_over() -> None:
    """Nothing lies where the workbook says."""
    archive = parts("")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as copy:
        for name in archive.namelist():
            if "worksheets" not in name:
                copy.writestr(name, archive.read(name))
    assert [] == read_sparse(zipfile.ZipFile(stream), "x", "x", DEFAULT_LIMITS)


def ods(rows: str) -> bytes:
    """Make a workbook of LibreOffice, as far as it is read."""
    stream = io.BytesIO()
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
        'office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="t">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return stream.getvalue()


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:'
    '1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/'
    'vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
CELL = (
    '<table:table-cell office:value-type="string"{}><text:p>x</text:p>'
    "</table:table-cell>"
)
REPEATED = ' table:number-columns-repeated="{}"'


def test_a_workbook_of_libreoffice_is_read(tmp_path: Path) -> None:
    """The blanks that it repeats to its far corner are none."""
    row = f"<table:table-row>{CELL.format('')}<table:table-cell{REPEATED.format(9)}/>"
    end = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
    end += f"{REPEATED.format(16384)}/></table:table-row>"
    path = tmp_path / "x.ods"
    path.write_bytes(ods(f"{row}</table:table-row>{end}"))
    tables, _ = open_raw(path)
    assert [["x"]] == [list(row) for row in tables[0].rows]


def test_cells_that_repeat_without_end_are_refused(tmp_path: Path) -> None:
    """A few bytes would fill all memory."""
    row = '<table:table-row table:number-rows-repeated="1048576">'
    row += f"{CELL.format(REPEATED.format(16384))}</table:table-row>"
    path = tmp_path / "x.ods"
    path.write_bytes(ods(row))
    with pytest.raises(DocumentError, match="limit"):
        open_raw(path)


def test_a_sheet_among_the_data_of_other_programs_is_refused(tmp_path: Path) -> None:
    """It was not measured."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK.format("", ""))
        where = RELATIONS.replace("worksheets/s.xml", "/customXml/item1.xml")
        archive.writestr("xl/_rels/workbook.xml.rels", where)
        archive.writestr("customXml/item1.xml", "\0")
    path = tmp_path / "x.xlsx"
    path.write_bytes(stream.getvalue())
    with pytest.raises(DocumentError, match="none can lie"):
        open_raw(path)


def test_what_other_programs_keep_in_a_workbook_is_no_matter(tmp_path: Path) -> None:
    """Excel writes it in another encoding."""
    path = saved(tmp_path, lambda book: book.active.append(["a"]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("customXml/item1.xml", "<x/>".encode("utf-16"))
    tables, _ = open_raw(path)
    assert [["a"]] == [list(row) for row in tables[0].rows]


def test_an_archive_that_cannot_be_measured_is_refused(tmp_path: Path) -> None:
    """An ODS beyond the limits has no other reader."""
    path = tmp_path / "x.ods"
    path.write_bytes(ods("x" * 50_000_000))
    with pytest.raises(DocumentError, match="limit"):
        open_raw(path)


def test_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    """How large it is cannot be told."""
    path = tmp_path / "x.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    with pytest.raises(DocumentError, match="binary"):
        open_raw(path)


def test_only_bytes_are_mended() -> None:
    """What cannot be written is another matter."""
    error = UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogate")
    with pytest.raises(UnicodeEncodeError):
        _as_windows(error)
