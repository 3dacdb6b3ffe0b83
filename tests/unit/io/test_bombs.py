"""A small file that unpacks to more than memory holds is refused in time."""

import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from partnerlib.io import Limits, _xlsx_parts, check
from partnerlib.io._limits import under

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="territories" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/%s" Target="%s"/></Relationships>'
)
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HEADINGS = ("id", "name", "level")
MEGABYTE = 2**20


def cell(text: str, place: str = "") -> str:
    """Write a cell that holds its text."""
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = "".join(cell(each) for each in HEADINGS)
TOWN = "".join(cell(each) for each in ("evry", "Évry", "commune"))


def workbook(path: Path, rows: Iterable[str], shared: Iterable[str] = ()) -> Path:
    """Write a workbook as a program would that means harm."""
    parts = {
        "[Content_Types].xml": ["<Types/>"],
        "_rels/.rels": [RELATIONS % ("officeDocument", "xl/workbook.xml")],
        "xl/workbook.xml": [WORKBOOK],
        "xl/_rels/workbook.xml.rels": [
            RELATIONS % ("worksheet", "worksheets/sheet1.xml")
        ],
        STRINGS: [f'<sst xmlns="{MAIN}">', *shared, "</sst>"],
        SHEET: [
            f'<worksheet xmlns="{MAIN}"><sheetData>',
            *rows,
            "</sheetData></worksheet>",
        ],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, texts in parts.items():
            archive.writestr(name, "".join(texts))
    return path


def told(path: Path) -> list[tuple[str, str]]:
    """Give code and value, or reason, of each problem of a file."""
    return [
        (each.code, each.value or dict(each.facts).get("reason", ""))
        for each in check(path).problems
    ]


def test_rows_and_cells_need_not_say_where_they_stand(tmp_path: Path) -> None:
    """One beside the other, as some programs write them."""
    path = workbook(
        tmp_path / "world.xlsx",
        [f"<row>{HEAD}</row>", '<row spans="1:3" r="3">', TOWN, "</row>"],
    )
    result = check(path)

    assert () == result.problems
    assert result.registry is not None
    assert ["evry"] == list(result.registry.territories)


@pytest.mark.parametrize(
    "rows",
    [
        ["<row>", "<c><v>1</v></c>" * 400, "</row>", "<row><c/></row>" * 400],
        ['<row r="400">', '<c r="OJ1"/>', "</row>"],
        ['<row r="400">', '<c r="OI1"/><c/>', "</row>"],
        ['<x:row r="400">', '<a-b:c s="1" r="OJ1"/>', "</x:row>"],
        ['<row r="99999999999999999999">', "<c/>", "</row>"],
        ['<row r="2">', '<c r="AAAAAAAAAAAAAAAAAAAAAAA2"/>', "</row>"],
        ["<row>", "<c/>" * 99_999, "</row>"],
    ],
)
def test_a_rectangle_that_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[str]
) -> None:
    """However rows and cells say where they stand, before they are laid out."""
    limits = Limits(cells=40_000)
    monkeypatch.setattr(_xlsx_parts, "_SMALL", 10)
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>", *rows])

    with under(limits):
        assert [("too-large", "the sheet")] == told(path)
        assert "cells: 40000" in check(path).problems[0].text("en")


def test_cells_are_counted_across_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that is read in many pieces is as large as in one."""
    monkeypatch.setattr(_xlsx_parts, "_CHUNK", 100)
    monkeypatch.setattr(_xlsx_parts, "_OVERLAP", 50)
    rows = [f"<row>{HEAD}</row>", *[f"<row>{TOWN}</row>"] * 50]
    path = workbook(tmp_path / "world.xlsx", rows)
    with zipfile.ZipFile(path) as archive:
        facts = _xlsx_parts.sheet_facts(archive, SHEET)

    assert (3, 51) == (facts.width, facts.height)
    assert 153 <= facts.cells


def test_the_sheets_of_a_workbook_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that is named as many sheets is laid out as many times."""
    names = ("actors", "agreements", "offers")
    sheets = "".join(f'<sheet name="{name}" r:id="rId1"/>' for name in names)
    book = WORKBOOK.replace("<sheets>", f"<sheets>{sheets}")
    monkeypatch.setattr(f"{__name__}.WORKBOOK", book)
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>"] * 40)

    with under(Limits(cells=200)):
        assert [("too-large", "the workbook")] == told(path)


def test_a_text_that_very_many_cells_share_is_told(tmp_path: Path) -> None:
    """Each of the cells would hold it for itself."""
    shared = ["<si><t>", "x" * 1000, "</t></si>", "<si><t>y</t></si>"]
    path = tmp_path / "world.xlsx"

    def rows(at: int) -> list[str]:
        return [f"<row>{HEAD}</row>", f'<row><c t="s"><v>{at}</v></c></row>' * 200]

    with under(Limits(tree_bytes=100_000)):
        assert [("too-large", "the sheet")] == told(workbook(path, rows(0), shared))
        assert "too-large" not in dict(told(workbook(path, rows(1), shared)))
        assert "too-large" not in dict(told(workbook(path, rows(5), shared)))


@pytest.mark.parametrize("where", [STRINGS, SHEET])
def test_a_text_beyond_all_measure_is_told_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """It takes no more memory than a few pieces of it."""
    monkeypatch.setattr(_xlsx_parts, "_CHUNK", MEGABYTE)
    text = "x" * MEGABYTE
    long = ["<si><t>", *[text] * 50, "</t></si>"]
    path = workbook(
        tmp_path / "world.xlsx",
        [f"<row>{HEAD}</row>", *(long if where == SHEET else ())],
        long if where == STRINGS else (),
    )
    tracemalloc.start()
    with under(Limits(cell=MEGABYTE)):
        problems = told(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [("too-large", "a cell")] == problems
    assert peak < 20 * MEGABYTE


def patched(path: Path, part: str, offset: int, code: str, value: int) -> None:
    """Let the archive say something else of a part, in both of its headers."""
    data = bytearray(path.read_bytes())
    local = data.rindex(b"PK\x03\x04", 0, data.index(part.encode()))
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(part.encode()))
    struct.pack_into(code, data, local + offset, value)
    struct.pack_into(code, data, central + offset + 2, value)
    path.write_bytes(data)


@pytest.mark.parametrize("change", [-100, 100])
def test_a_part_of_another_size_than_stated_is_told(
    tmp_path: Path, change: int
) -> None:
    """A reader that goes on to its end would not see what was looked at."""
    rows = [f"<row>{HEAD}</row>", *[f"<row>{TOWN}</row>"] * 50]
    path = workbook(tmp_path / "world.xlsx", rows)
    with zipfile.ZipFile(path) as archive:
        whole = archive.read(SHEET)
    patched(path, SHEET, 22, "<I", len(whole) + change)
    patched(path, SHEET, 14, "<I", zlib.crc32(whole[:change]))
    [(code, reason)] = told(path)

    assert "unreadable-source" == code
    assert "as large as the archive says" in reason


@pytest.mark.parametrize(("offset", "value"), [(6, 1), (8, 12)])
def test_a_part_that_is_packed_in_an_unusual_way_is_told(
    tmp_path: Path, offset: int, value: int
) -> None:
    """With a password, or by another method, no workbook is."""
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>"])
    patched(path, SHEET, offset, "<H", value)
    [(code, reason)] = told(path)

    assert "unreadable-source" == code
    assert "unusual" in reason


def test_a_part_that_stands_twice_is_told(tmp_path: Path) -> None:
    """Two readers may not take the same one."""
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET.upper(), "<worksheet/>")
    [(code, reason)] = told(path)

    assert "unreadable-source" == code
    assert "twice" in reason


def test_a_sheet_in_another_encoding_is_told(tmp_path: Path) -> None:
    """What cannot be looked at is not read."""
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>", "\0"])

    assert ["unreadable-source"] == [code for code, _ in told(path)]


def test_an_endless_list_of_sheets_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not unpacked to its end to see what the workbook is."""
    monkeypatch.setattr(_xlsx_parts, "_LARGEST_INDEX", 100)
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>"])

    assert [("too-large", "the list of sheets")] == told(path)


def test_a_picture_in_a_workbook_is_passed_over(tmp_path: Path) -> None:
    """It is as large as it says, and nothing more is asked of it."""
    path = workbook(tmp_path / "world.xlsx", [f"<row>{HEAD}</row>"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG\0" * 100)

    assert [] == told(path)
